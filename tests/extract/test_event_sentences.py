"""Events told by single sentences: the table tests/cases/events.csv, and sentences that tell of none."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.event_sentences import find_sentence_events
from communique.extract.registry import plover_code
from communique.extract.resolution import day_of, resolve
from communique.ingest.documents import make_document
from communique.knowledge.plover import load_scales
from communique.language.parse import parse

with (Path(__file__).parent.parent / "cases" / "events.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))
READ_RIGHT = [case for case in CASES if not case["known_failure"]]


def codes(scene, actors):
    return {plover_code(scene.cast.registry[actor.key]) for actor in actors} - {None}


def split(cell):
    return set(filter(None, cell.split("+")))


def test_the_table_holds_every_type():
    assert {case["type"] for case in CASES} == {code.type for code in load_scales()}
    assert len(CASES) >= 300


@pytest.mark.parametrize("case", READ_RIGHT, ids=[case["text"][:50] for case in READ_RIGHT])
def test_a_sentence_tells_who_does_what_to_whom(case, read):
    scene = read(case["text"], published=None)
    events = find_sentence_events(scene.parse, scene.cast)
    assert {event.code.type for event in events} == {case["type"]}
    source, recipient = split(case["source"]), split(case["recipient"])
    sides = [(codes(scene, e.sources), codes(scene, e.recipients)) for e in events]
    if len(source) > 1 and not recipient:  # both are sources; which of them the sentence names first does not matter
        assert source in [doers | others for doers, others in sides]
    else:
        assert (source, recipient) in sides


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the harvest in Togo was good.",
        "If Uganda attacks Rwanda, the region will suffer.",
        "Kenya could close the camps.",
        "Chad did not attack Libya.",
        "Peru has never threatened Ecuador.",
        "The government of Norway is fighting poverty.",
        "Portugal beat Ghana by two goals.",
        "Jamaica is an island.",
        "Fiji struck a balance between Tonga and Samoa.",
    ],
)
def test_what_did_not_happen_is_no_event(text, read):
    scene = read(text, published=None)
    assert find_sentence_events(scene.parse, scene.cast) == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The president of Latvia telephoned the president of Poland.", "phone"),
        ("Rebels in Mali killed six soldiers in a suicide bombing.", "suicide-attack"),
        ("Prisoners in Fiji staged a hunger strike.", "hunger"),
        ("Zambia's police arrested a bishop.", "arrest"),
        ("Oman withdrew its troops from Yemen.", "withdraw"),
        ("Ghana asked Togo for loans.", "assist"),
        ("Laos refused to free the monks.", "yield"),
        ("Iceland recalled its ambassador from Denmark.", "withdraw"),
        ("The Malian army shelled a village in Niger.", "heavy-weapons"),
    ],
)
def test_the_mode_is_read(text, mode, read):
    scene = read(text, published=None)
    assert [event.code.mode for event in find_sentence_events(scene.parse, scene.cast)] == [mode]


@pytest.mark.parametrize(
    ("text", "code", "sector"),
    [
        ("Gabonese police detained a student.", "GAB", "COP"),
        ("Rebels in Chad attacked Libyan soldiers.", "TCD", "REB"),
        ("Farmers in Bolivia blocked a road.", "BOL", "AGR"),
        ("The Nigerian senate condemned Niger.", "NGA", "LEG"),
        ("Thousands of students demonstrated in Lusaka.", "ZMB", "EDU"),
        ("Aid workers criticized Sudan.", "NGO", "NGO"),
        ("NATO threatened Serbia.", "IGO", "IGO"),
    ],
)
def test_an_actor_without_a_name_has_code_and_sector(text, code, sector, read):
    scene = read(text, published=None)
    (event, *_) = find_sentence_events(scene.parse, scene.cast)
    party = scene.cast.registry[event.sources[0].key]
    assert (plover_code(party), party.sector) == (code, sector)


WORDS = st.sampled_from(
    "Chad Libya rebels police the of and to attacked threatened accused that will not , . said its troops talks agreed "
    "sanctions by against from withdrew ' - his leaders if".split()
)


@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join))
def test_any_words_give_events_with_their_words(text):
    document = make_document(f"Chad {text}")
    parsed = parse(document)
    cast = resolve(parsed, day=day_of(document), issuer=None)
    for event in find_sentence_events(parsed, cast):
        assert event.code in load_scales()
        assert event.sources or event.recipients
        assert not {a.key for a in event.sources} & {a.key for a in event.recipients}
        for start, end in (event.trigger, *((a.start, a.end) for a in (*event.sources, *event.recipients))):
            assert 0 <= start < end <= len(document.text)
