"""Dates, durations, sets and times of day, as the table says them and as properties hold."""

import csv
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.dates import TimeExpression, find_times
from communique.extract.holidays import easter
from communique.extract.periods import bounds
from communique.language.parse import Parse, parse
from communique.language.words import sentence_spans
from communique.reading import Document

TABLE = Path(__file__).parents[1] / "cases" / "dates.csv"
CASES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PUBLISHED = date(2025, 7, 2)
FORMATS = (
    "{d:%Y-%m-%d}", "{n} {d:%B} {d:%Y}", "{d:%B} {n}, {d:%Y}", "{n} {d:%b}. {d:%Y}", "{d:%b} {n}, {d:%Y}",
    "{d:%A}, {n} {d:%B} {d:%Y}", "{d:%A}, {d:%B} {n}, {d:%Y}", "the {nth} of {d:%B} {d:%Y}", "{d:%B} {nth}, {d:%Y}",
    "{n}.{d:%m}.{d:%Y}",
)  # fmt: skip
PIECES = [
    *("since", "until", "by", "from", "to", "between", "and", "the", "of", "last", "next", "May", "1", "2019", "31"),
    *("Ramadan", "early", "Nowruz", "about", "04/05/2024", "spring", "the 1990s", "Q3"),
    *("week", "two", "years", "ago", "in", "first", "Monday", ",", ".", "-", "/"),
]


def times_of(text: str, published: date | None = PUBLISHED, title: str | None = None) -> list[TimeExpression]:
    """Read a text as the reader does, with the grammar of its sentences."""
    whole = f"{title}\n\n{text}" if title else text
    return list(find_times(parse(Document(text=whole, title=title, published=published)), published))


def unparsed(text: str) -> Parse:
    """A parse without grammar, for texts that no parser should be asked to read."""
    return Parse(Document(text=text), (), tuple(sentence_spans(text)), (), ())


def ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in (11, 12, 13) else 0, "th")
    return f"{number}{ending}"


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{case['expression'] or 'none'}" for n, case in enumerate(CASES)])
def test_table(case: dict[str, str]) -> None:
    found = times_of(case["text"], date.fromisoformat(case["published"]))
    if case["kind"] == "none":
        assert found == []
    else:
        wanted = (case["expression"], case["kind"], case["value"] or None, case["mod"] or None)
        assert wanted in [(one.span.text, one.kind, one.value, one.mod) for one in found]


def test_table_holds_enough_cases_and_only_edtf() -> None:
    assert len(CASES) >= 250
    for case in CASES:
        if case["kind"] == "date" and case["value"]:
            parse_edtf(case["value"])


@pytest.mark.parametrize("weekday", range(7))
def test_weekdays_go_by_tense(weekday: int) -> None:
    for published in (PUBLISHED + timedelta(shift) for shift in range(7)):
        (said,) = times_of(f"The minister called his colleague on {WEEKDAYS[weekday]}.", published)
        (ahead,) = times_of(f"The minister will call his colleague on {WEEKDAYS[weekday]}.", published)
        past, future = date.fromisoformat(said.value or ""), date.fromisoformat(ahead.value or "")
        assert past.weekday() == future.weekday() == weekday
        assert 0 <= (published - past).days <= 6
        assert 1 <= (future - published).days <= 7
        assert said.anchor == ahead.anchor == published


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMATS))
def test_a_date_in_ten_formats_is_read_back(day: date, form: str) -> None:
    words = form.format(d=day, n=day.day, nth=ordinal(day.day))
    found = find_times(unparsed(f"The note of {words} was filed."), PUBLISHED)
    assert [one.value for one in found] == [day.isoformat()]


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join),
    st.none() | st.dates(date(1, 1, 2), date(9999, 12, 30)),
)
def test_any_text_is_read_and_spans_are_its_words(text: str, published: date | None) -> None:
    found = find_times(unparsed(text), published)
    for one in found:
        assert text[one.span.start : one.span.end] == one.span.text
        if one.kind == "date" and one.value:
            parse_edtf(one.value)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))


@pytest.mark.parametrize("piece", ["1234567890 ", "May June 31 ", "“”\"'", "the last first ", "from 5 May to 6 June "])
def test_long_nonsense_takes_linear_time(piece: str) -> None:
    whole = unparsed((piece * (200_000 // len(piece) + 1))[:200_000])
    part = unparsed(whole.document.text[:50_000])
    start = time.process_time()
    find_times(part, PUBLISHED)
    middle = time.process_time()
    find_times(whole, PUBLISHED)
    assert time.process_time() - middle < 10 * (middle - start) + 0.5


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PARIS, July 1, 2025 (Agency) - The two presidents spoke on Sunday.", "2025-06-29"),
        ("July 1, 2025  17:40\n\nThe two presidents spoke on Sunday.", "2025-06-29"),
        ("1 July 2025\nThe two presidents will speak on Sunday.", "2025-07-06"),
        ("The two presidents spoke on Sunday.", None),
    ],
    ids=["dateline", "header", "line", "none"],
)
def test_anchor_without_publication(text: str, value: str | None) -> None:
    assert times_of(text, published=None)[-1].value == value


def test_publication_outranks_dateline() -> None:
    assert times_of("PARIS, July 1, 2024 (Agency) - They spoke on Sunday.")[-1].value == "2025-06-29"


@pytest.mark.parametrize(
    ("known", "value"),
    [
        ({"issuer": "USA"}, "2024-04-05?"), ({"issuer": "FRA"}, "2024-05-04?"), ({"language": "en-US"}, "2024-04-05?"),
        ({"publisher": "BBC News"}, "2024-05-04?"), ({"publisher": "BBC News", "issuer": "USA"}, "2024-05-04?"),
        ({}, "2024-XX-XX"),
    ],
)  # fmt: skip
def test_figures_go_by_who_writes_them(known: dict[str, str], value: str) -> None:
    document = Document(text="The letter of 04/05/2024 is lost.", **known)
    assert [one.value for one in find_times(parse(document), PUBLISHED)] == [value]


def test_the_anchor_is_the_day_that_was_counted_from() -> None:
    found = times_of("They met on 3 May 2024. Two days later she left. He left last week.")
    assert [one.anchor for one in found] == [None, date(2024, 5, 3), PUBLISHED]


def test_headline_in_title_case() -> None:
    found = times_of("They spoke.", title="Ministers Hold First Talks In Nearly Three Years")
    assert [(one.span.text, one.value, one.mod) for one in found] == [("Nearly Three Years", "P3Y", "less")]


def test_chronicle_entries_count_from_their_heading() -> None:
    text = (
        "The main dates.\n\n3 March 2014. The president crosses the strait. Two days later he is home.\n\n"
        "October 2016. The envoy returns. He sees the premier on the 14th.\n"
    )
    assert [one.value for one in times_of(text)] == ["2014-03-03", "2014-03-05", "2016-10", "2016-10-14"]


def test_easter() -> None:
    assert [easter(number) for number in (2000, 2024, 2025, 2038)] == [
        date(2000, 4, 23), date(2024, 3, 31), date(2025, 4, 20), date(2038, 4, 25),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-07-01", date(2025, 7, 1), date(2025, 7, 1)),
        ("2022-09", date(2022, 9, 1), date(2022, 9, 30)),
        ("2022-24", date(2022, 12, 1), date(2023, 2, 28)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2011/..", date(2011, 1, 1), None),
        ("../2020-02", None, date(2020, 2, 29)),
        ("2025-07~", date(2025, 7, 1), date(2025, 7, 31)),
        ("nonsense", None, None),
    ],
)
def test_bounds_of_edtf(value: str, first: date | None, last: date | None) -> None:
    assert bounds(value) == (first, last)
