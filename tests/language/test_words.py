from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.words import sentence_numbers, sentence_spans, word_spans

TEXTS = st.text(st.characters()) | st.text("aB .,!?\n\"”'’) Mr.\t")


def words(text):
    return [text[start:end] for start, end in word_spans(text)]


def sentences(text):
    return [text[start:end].strip() for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met, twice.", ["They", "met", ",", "twice", "."]),
        ("Egypt's and Jordan’s envoys", ["Egypt's", "and", "Jordan’s", "envoys"]),
        ("a two-hour call", ["a", "two", "-", "hour", "call"]),
        ("«Ça va»", ["«", "Ça", "va", "»"]),
        (" \n\t", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They left.", ["They met.", "They left."]),
        ('He said "no." She left.', ['He said "no."', "She left."]),
        ("Mr. Sato met Gen. Ndiaye.", ["Mr. Sato met Gen. Ndiaye."]),
        ("J. Marape spoke in the U.S. Senate.", ["J. Marape spoke in the U.S. Senate."]),
        ("John Doe, Jr. spoke to Gov. Roe. All was well.", ["John Doe, Jr. spoke to Gov. Roe.", "All was well."]),
        ("On Sept. 3 they met. No more.", ["On Sept. 3 they met.", "No more."]),
        ("A headline\n\nThe body.", ["A headline", "The body."]),
        ("Growth of 3.5 per cent", ["Growth of 3.5 per cent"]),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


@given(TEXTS)
def test_words_are_all_that_is_not_space(text):
    spans = word_spans(text)
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert "".join(words(text)) == "".join(text.split())


@given(TEXTS)
def test_sentences_cover_the_text(text):
    spans = sentence_spans(text)
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(a < b for a, b in spans)


@given(TEXTS)
def test_each_word_has_the_sentence_that_it_starts_in(text):
    spans = sentence_spans(text)
    found = word_spans(text)
    numbers = sentence_numbers(found, spans)
    assert len(numbers) == len(found)
    for (start, _), number in zip(found, numbers, strict=True):
        assert spans[number][0] <= start < spans[number][1]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("word " * 200_000, 200_000),
        ("No. " * 100_000, 200_000),
        ('."' * 100_000, 200_000),
        ("." + '"' * 100_000, 100_001),
        ("a\n" * 100_000, 100_000),
    ],
    ids=["one-sentence", "short-sentences", "stops-and-marks", "closing-marks", "lines"],
)
def test_long_texts_are_cut_in_one_pass(text, count):
    found = word_spans(text)
    assert len(sentence_numbers(found, sentence_spans(text))) == count
