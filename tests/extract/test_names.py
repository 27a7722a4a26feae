"""Which words are names, and whose: cases in tests/cases/names.csv, one class of difficulty a line."""

import csv
import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.resolution import find_mentions, resolve
from communique.ingest.documents import make_document
from communique.language.parse import Parse, parse
from communique.language.words import sentence_spans

with (Path(__file__).parent.parent / "cases" / "names.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))

NAMES = st.sampled_from(
    [
        "Angela Merkel",
        "Merkel",
        "the Thai foreign minister",
        "President Lee",
        "Mr. Ban",
        "Kim",
        "Kenya",
        "the Kenyan side",
        "Seoul",
        "the Blue House",
        "NATO",
        "his Kenyan counterpart",
        "they",
        "both leaders",
        "former President Jimmy Carter",
        "a Norwegian diplomat",
        "Ondrej Hanzelka",
        "Rice",
        "the bloc",
    ]
)
SENTENCES = st.lists(
    st.one_of(NAMES, st.sampled_from([" met ", ", ", ". ", " and ", "'s ", "\n\n", ' said: "', '" '])), max_size=14
)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['class']}: {c['text'][:40]}" for c in CASES])
def test_a_name_stands_for_whom_it_names(read, case):
    scene = read(case["text"], published=case["published"], kind=case["kind"], issuer=case["issuer"] or None)
    expected = [tuple(cell.split("+")) if cell != "-" else () for cell in case["expected"].split(";")]
    assert [scene.pointed(mark).parties for mark in range(len(expected))] == expected


@pytest.mark.parametrize(
    ("text", "name", "kind", "country", "office"),
    [
        ("Michelle Bachelet opened the fair.", "Michelle Bachelet", "person", "CHL", "President of Chile"),
        ("Officer Ondrej Hanzelka opened the fair.", "Ondrej Hanzelka", "person", None, None),
        (
            "The Peruvian foreign minister, Lesego Tawana, opened it.",
            "Lesego Tawana",
            "person",
            "PER",
            "foreign minister",
        ),
        ("Kenya opened the fair.", "Kenya", "state", "KEN", None),
        ("The Blue House opened the fair.", "Presidency of South Korea", "government", "KOR", None),
        ("The African Union opened the fair.", "AU", "organization", None, None),
    ],
    ids=["known", "unknown", "unknown-with-title", "state", "house", "organisation"],
)
def test_an_actor_says_what_is_known_of_it(read, text, name, kind, country, office):
    (actor, *_) = read(text, published="2007-03-01").cast.registry.actors(set())
    assert (actor.name, actor.kind, actor.country, actor.office) == (name, kind, country, office)


def test_a_state_its_government_and_its_minister_are_three_actors_of_one_country(read):
    scene = read("Kenya regretted it. Nairobi sent a note. Raila Odinga, the Kenyan prime minister, signed the note.")
    actors = scene.cast.registry.actors(set())
    assert [a.kind for a in actors] == ["state", "government", "person"]
    assert {a.country for a in actors} == {"KEN"}


def test_all_mentions_of_a_party_are_kept(read):
    scene = read("Michelle Bachelet spoke. Later Bachelet ate. President Bachelet slept.", published="2007-03-01")
    (actor,) = scene.cast.registry.actors(set())
    assert [m.text for m in actor.mentions] == ["Michelle Bachelet", "Bachelet", "President Bachelet"]


def test_a_possessive_is_no_part_of_the_name(read):
    scene = read("Helen Clark's letter reached Kenya's capital.", published="2007-03-01")
    assert [m.text for a in scene.cast.registry.actors(set()) for m in a.mentions] == ["Helen Clark", "Kenya"]


@given(SENTENCES)
@settings(deadline=None, derandomize=True, max_examples=40)
def test_mentions_are_in_order_and_apart(pieces):
    text = "It rained. " + " ".join(pieces)
    mentions = find_mentions(parse(make_document(text, published="2012-01-01")))
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))


def test_twenty_thousand_names_come_to_an_end():
    """The grammar is left out: its time is the parser's."""
    plain = [
        "Angela Merkel",
        "Kenya",
        "the Thai foreign minister",
        "NATO",
        "Seoul",
        "Kim",
        "the Blue House",
        "Brenne",
        "Mr. Lee",
    ]
    names = [*plain, "they", *plain, "his counterpart"] * 1000
    text = " ".join(f"{name} met." if number % 4 == 3 else f"{name}," for number, name in enumerate(names))
    document = make_document(text, published="2012-01-01")
    parsed = Parse(document, docs=(), sentences=tuple(sentence_spans(text)), quotations=(), turns=())
    assert len(resolve(parsed, day=document.published, issuer=None).resolved) >= 15_000
