"""Who is meant by words that lean on a day, an office or on other words: cases in tests/cases/resolution.csv."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import InputError
from communique.extract.pointing import addressee_at, group_at, pointed_at, reporter_at
from communique.extract.resolution import day_of, resolve
from communique.ingest.documents import make_document
from communique.language.parse import parse
from communique.reading import spans_of

with (Path(__file__).parent.parent / "cases" / "resolution.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))

with (Path(__file__).parent.parent / "cases" / "issuers.csv").open(encoding="utf-8", newline="") as file:
    ISSUERS = list(csv.DictReader(file))

KINDS = st.sampled_from(["readout", "joint_statement", "statement", "transcript", "news", "analysis", "other"])
WORDS = st.sampled_from(
    [
        "the",
        "The",
        "President",
        "president",
        "of",
        "Kenya",
        "Kenyan",
        "'s",
        "his",
        "her",
        "its",
        "counterpart",
        "former",
        "Kim",
        "May",
        "and",
        ",",
        ".",
        "\n\n",
        "both",
        "leaders",
        "sides",
        "they",
        "we",
        "I",
        "Q:",
        "MS. HALL:",
        "said",
        "“",
        "”",
        '"',
        "minister",
        "Foreign",
        "ministry",
        "latter",
        "Seoul",
        "Merkel",
        "King",
        "Abdullah",
        "UN",
        "a",
        "senior",
        "official",
        "in",
        "by",
        "rang",
    ]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120) | st.lists(
    WORDS, min_size=1, max_size=40
).map(" ".join)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['class']}: {c['text'][:40]}" for c in CASES])
def test_words_stand_for_whom_they_mean(read, case):
    scene = read(case["text"], published=case["published"], kind=case["kind"], issuer=case["issuer"] or None)
    expected = [tuple(cell.split("+")) if cell != "-" else () for cell in case["expected"].split(";")]
    assert [scene.pointed(mark).parties for mark in range(len(expected))] == expected


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Helen Clark met Goh Chok Tong. Clark praised Goh, and Goh praised Clark. An aide of Vicente Fox listened.",
            {"helen-clark", "goh-chok-tong"},
        ),
        ("Norway and Denmark quarrel over fish. Norway sent a ship, Denmark sent two. Spain watched.", {"NOR", "DNK"}),
        ("The weather was fine.", set()),
    ],
    ids=["persons", "states", "nobody"],
)
def test_the_sides_are_those_the_document_is_about(read, text, sides):
    assert set(read(text, published="2003-05-01").cast.sides) == sides


@pytest.mark.parametrize(("kind", "issuer"), [("readout", "IND"), ("news", None)], ids=["an-account", "news"])
def test_an_account_is_issued_by_the_side_whose_country_it_need_not_name(read, kind, issuer):
    text = (
        "Prime Minister Manmohan Singh spoke today with the Prime Minister of Japan, Yukio Hatoyama. "
        "Prime Minister Singh congratulated the Japanese Prime Minister."
    )
    assert read(text, published="2009-12-01", kind=kind).cast.issuer == issuer


@pytest.mark.parametrize("case", ISSUERS, ids=[c["why"] for c in ISSUERS])
def test_an_account_tells_whose_it_is(read, case):
    scene = read(case["text"], published=case["published"], kind=case["kind"], title=case["title"] or None)
    assert scene.cast.issuer == (case["issuer"] or None)


def test_an_issuer_that_is_known_is_believed(read):
    text = "Prime Minister Manmohan Singh spoke today with the Prime Minister of Japan, Yukio Hatoyama."
    assert read(text, published="2009-12-01", kind="readout", issuer="JPN").cast.issuer == "JPN"


def test_words_without_a_party_are_shown_as_they_stand(read):
    scene = read("A group of [weary farmers] blocked the road.")
    pointed = scene.pointed()
    assert pointed.parties == ()
    assert pointed.span.text == "weary farmers"


def test_a_party_without_a_name_goes_by_its_words(read):
    scene = read("[A tired negotiator] said so.")
    pointed = group_at(scene.parse, scene.cast, scene.marks[0][0])
    actor = next(a for a in scene.cast.registry.actors(set(pointed.parties)) if a.id in pointed.parties)
    assert (actor.kind, actor.name, pointed.span.text) == ("group", "tired negotiator", "A tired negotiator")


@pytest.mark.parametrize(
    ("text", "is_official"),
    [("[A Norwegian diplomat] agreed.", True), ("[Norway] agreed.", False), ("[Jens Stoltenberg] agreed.", False)],
)
def test_someone_unnamed_who_speaks_for_a_state_is_told_apart(read, text, is_official):
    assert read(text).pointed().is_official is is_official


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[A Norwegian diplomat] agreed.", "norwegian diplomat"),
        ("So said [a member of the delegation].", "member of the delegation"),
        ("So said [one of his aides].", "one of his aides"),
        ("[Jens Stoltenberg] agreed.", "Jens Stoltenberg"),
    ],
)
def test_an_unnamed_reporter_goes_by_his_words(read, text, name):
    scene = read(text)
    pointed = reporter_at(scene.parse, scene.cast, scene.marks[0][0])
    keys = pointed.parties or group_at(scene.parse, scene.cast, scene.marks[0][0]).parties
    assert [scene.cast.registry[key].name for key in keys] == [name]


@pytest.mark.parametrize(
    ("text", "parties"),
    [("They thanked [Kenyan farmers].", ("KEN",)), ("They thanked [weary farmers].", ())],
)
def test_an_addressee_without_a_name_stands_for_its_state(read, text, parties):
    scene = read(text)
    assert addressee_at(scene.parse, scene.cast, scene.marks[0][0]).parties == parties


def test_the_words_pointed_at_reach_over_all_that_is_joined(read):
    assert read("[Denmark], Norway and Sweden asked for a map.").pointed().span.text == "Denmark, Norway and Sweden"


def test_without_a_date_the_latest_knowledge_counts():
    assert day_of(make_document("Good day.")) >= date(2025, 1, 1)
    assert day_of(make_document("Good day.", published="2004-05-06")) == date(2004, 5, 6)


@given(TEXTS, KINDS, st.sampled_from([None, "KEN", "UN"]), st.data())
@settings(deadline=None, derandomize=True, max_examples=50)
def test_any_text_resolves_to_words_of_its_own(text, kind, issuer, data):
    try:
        document = make_document(text, published="2012-01-01").model_copy(update={"kind": kind})
    except InputError:
        return
    parsed = parse(document)
    cast = resolve(parsed, day=document.published, issuer=issuer)
    for span in spans_of(cast.registry.actors(set())):
        assert document.text[span.start : span.end] == span.text != ""
    assert all(key in cast.registry.parties for r in cast.resolved for key in r.parties)
    place = data.draw(st.integers(0, len(document.text) - 1))
    span = pointed_at(parsed, cast, place).span
    assert document.text[span.start : span.end] == span.text
