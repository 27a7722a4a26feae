import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest.normalise import normalise, replace_surrogates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("10\u00a0000\u202ftroops\u3000left", "10 000 troops left"),
        ("nego\u00adtia\u00adtions", "negotiations"),
        ("\ufeffCairo", "Cairo"),
        ("E\u0301lyse\u0301e", "Élysée"),
        ("half \ud800 a character", "half \ufffd a character"),
    ],
    ids=["line-ends", "unicode-line-ends", "spaces", "soft-hyphens", "byte-order-mark", "composed", "surrogate"],
)
def test_normalised(text, expected):
    assert normalise(text) == expected


def test_what_acts_on_terminals_stays_in_the_text():
    text = "a\x1b[31mred\x1b[0m b\u202e c\x9bd \u200fe \x00"
    assert normalise(text) == text


@given(st.text(st.characters()))
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(st.characters()))
def test_any_text_can_be_written_afterwards(text):
    assert len(replace_surrogates(text)) == len(text)
    normalise(text).encode("utf-8")
