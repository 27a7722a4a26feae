"""Who is meant on a day: cases in tests/cases/who.csv, in sentences of our own, over all regions and the years 1999 to 2025.

The first 386 were written before any code that answers them, the `second` ones before they were tried. A line that fails
stands there with its reason in `known`.
"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import communique
from communique.errors import InputError
from communique.extract.who import identify
from communique.ingest.documents import make_document
from communique.knowledge.folding import fold
from communique.knowledge.people import load_people

with (Path(__file__).parent.parent / "cases" / "who.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def answer(case):
    day = date.fromisoformat(case["date"])
    return identify(case["mention"], make_document(case["text"] or case["mention"], published=day), day)


def is_right(case, identity):
    if case["kind"] != identity.kind or (case["country"] and case["country"] != identity.country):
        return False
    if case["kind"] == "none" or case["class"] == "undecided":
        return identity.name is None
    if not case["name"]:
        return True
    names = {identity.name, *(load_people()[identity.name].aliases if identity.name in load_people() else ())}
    return fold(case["name"]) in {fold(name) for name in names if name}


@pytest.mark.parametrize("case", CASES, ids=[f"{c['id']}-{c['mention'][:30]}" for c in CASES])
def test_who_is_meant(case, request):
    if case["known"]:
        request.node.add_marker(pytest.mark.xfail(reason=case["known"], strict=True))
    identity = answer(case)
    assert is_right(case, identity), identity


def test_the_table_asks_of_all_sorts_and_fails_seldom():
    assert len({c["id"] for c in CASES}) == len(CASES) >= 250
    assert Counter(c["kind"] for c in CASES)["none"] >= 60
    assert {c["date"][:4] for c in CASES} >= {str(year) for year in range(1999, 2026)}
    assert sum(bool(c["known"]) for c in CASES) <= 0.03 * len(CASES)


@pytest.mark.parametrize(
    ("mention", "day", "text", "reason"),
    [
        (
            "the Turkish president",
            "2006-01-01",
            None,
            "Ahmet Necdet Sezer held the office of President of Turkey from 2000-05-16 to 2007-08-28, "
            "and 2006-01-01 lies within.",
        ),
        (
            "Helen Clark",
            "2020-02-02",
            None,
            "Helen Clark held the office of Administrator of UNDP from 2009-04-17 to 2017-04-19, before 2020-02-02.",
        ),
        (
            "the incoming German chancellor",
            "2021-12-01",
            None,
            "Olaf Scholz took the office of Chancellor of Germany on 2021-12-08, after 2021-12-01.",
        ),
        ("Nairobi", "2011-11-11", "They met in Nairobi.", "Here Nairobi is a place, not a party."),
        (
            "the French president",
            "2015-02-02",
            "In 2004 the French president was a sceptic.",
            "The text speaks of 2004. Jacques Chirac held the office of President of France from 1995-05-17 to 2007-05-16, "
            "and 2004-01-01 lies within.",
        ),
    ],
    ids=["within", "before", "after", "place", "earlier-year"],
)
def test_an_answer_says_why(mention, day, text, reason):
    assert communique.who(mention, day=day, text=text).reason == reason


def test_an_undecided_answer_names_the_candidates():
    identity = communique.who("Kim", day="2001-03-03")
    assert (identity.name, identity.kind) == (None, "person")
    assert {"Kim Dae-jung", "Kim Jong-il"} <= set(identity.candidates)
    assert all(name in identity.reason for name in identity.candidates)


@pytest.mark.parametrize(
    ("mention", "day", "message"),
    [(" ", "2001-03-03", 'has no "mention"'), ("Kim", "soon", "'soon' is not a date"), ("Kim", "", 'has no "date"')],
)
def test_a_question_that_is_none_is_refused(mention, day, message):
    with pytest.raises(InputError, match=message):
        communique.who(mention, day=day)


@given(
    st.sampled_from(["Merkel", "the Kenyan president", "Moscow", "they", "May", "Xx"]),
    st.dates(date(1999, 1, 1), date(2025, 12, 31)),
    st.sampled_from(["{} met Obama.", "In 2003 {} left.", "“{}”", "He flew to {}.", "{}", "the {} Agreement, {}"]),
)
@settings(deadline=None, derandomize=True, max_examples=40)
def test_an_answer_is_whole(mention, day, frame):
    identity = communique.who(mention, day=day, text=frame.format(mention, mention))
    assert identity.mention == mention
    assert identity.reason.endswith(".")
    assert (identity.kind == "none") <= (identity.name is None)
    assert (identity.start is None) <= (identity.end is None)
