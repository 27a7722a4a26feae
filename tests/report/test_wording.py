import unicodedata
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reading import terms
from communique.report import wording
from communique.report.wording import safe, say_date, say_duration, shorten


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-07-01", "Tuesday 1 July 2025"),
        ("2022-09", "September 2022"),
        ("2022", "2022"),
        ("2022-23", "autumn 2022"),
        ("202X", "the 2020s"),
        ("20XX", "20XX"),
        ("2022-09~", "about September 2022"),
        ("2025-07-01?", "about Tuesday 1 July 2025"),
        ("2022-09-11/2022-09-13", "Sunday 11 September 2022 to Tuesday 13 September 2022"),
        ("2022/..", "since 2022"),
        ("2022/", "since 2022"),
        ("../2022-09", "until September 2022"),
        ("/2022", "until 2022"),
        ("..", "open"),
        ("2022-13", "2022-13"),
        ("2022-00", "2022-00"),
        ("2025-02-30", "2025-02-30"),
        ("2025-XX", "2025-XX"),
        ("2025-07-XX", "2025-07-XX"),
        ("", ""),
    ],
)
def test_dates_in_words(edtf, words):
    assert say_date(edtf) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("PT2H", "2 hours"),
        ("PT1H", "1 hour"),
        ("PT2H30M", "2 hours 30 minutes"),
        ("P2Y10M", "2 years 10 months"),
        ("P3D", "3 days"),
        ("P1W", "1 week"),
        ("PT1.5H", "1.5 hours"),
        ("PT40S", "40 seconds"),
        ("long", "long"),
        ("", ""),
        (None, ""),
    ],
)
def test_durations_in_words(iso, words):
    assert say_duration(iso) == words


@given(st.text(st.characters()) | st.text("0123456789-/.X~?%PTHMDY"))
def test_any_string_is_said_somehow(value):
    assert isinstance(say_date(value), str)
    assert isinstance(say_duration(value), str)


@pytest.mark.parametrize(
    ("names", "closed_set"),
    [
        (wording.KINDS, terms.Kind),
        (wording.MODES, terms.Mode),
        (wording.STATUSES, terms.ContactStatus),
        (wording.RELATIONS, terms.Relation),
        (wording.BASES, terms.Basis),
        (wording.ACTS, terms.Act),
        (wording.CLAIMS, terms.ClaimKind),
    ],
)
def test_every_value_of_a_closed_set_has_its_words(names, closed_set):
    assert set(names) == set(get_args(closed_set))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\x9b2J", "a\ufffd2J"),
        ("a\u202eb\u2066c\u200fd", "a\ufffdb\ufffdc\ufffdd"),
        (" two\n  lines\t", "two lines"),
        ("Ürümqi — 習近平 [/bold]", "Ürümqi — 習近平 [/bold]"),
    ],
)
def test_safe(text, expected):
    assert safe(text) == expected


@given(st.text(st.characters()))
def test_nothing_that_acts_on_a_terminal_passes(text):
    for character in safe(text):
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }


def test_shortened_words_end_at_a_word():
    assert shorten("one two three", 9) == "one two …"
    assert shorten("one\n two", 9) == "one two"


@given(st.text(), st.integers(1, 50))
def test_shortened_words_are_the_beginning_in_one_line(text, limit):
    line = " ".join(text.split())
    short = shorten(text, limit)
    assert len(short) <= max(len(line), limit + 2)
    assert short == line or line.startswith(short.removesuffix(" …"))
