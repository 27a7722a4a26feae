"""How much two stretches of words say the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.overlap import overlap

TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(["the", "ferry", "to", "Tromsø", "will", "sail,", "FERRY", "sails", "Tromso", "and", "cod"])
).map(" ".join)


@pytest.mark.parametrize(
    ("a", "b", "value"),
    [
        ("a ban on herring", "a ban on herring", 1),
        ("a ban on herring", "the BAN of herring", 1),
        ("a ferry to Tromsø", "the ferry to Tromso", 1),
        ("a ban on herring", "ferries to Oslo", 0),
        ("herring ban", "cod ban", 0.5),
        ("", "", 0),
        ("the of and", "the of and", 0),
        ("ban ban ban", "ban", 0.5),
    ],
    ids=["same", "small-words-and-case", "accents", "nothing-shared", "half", "empty", "no-content", "counted"],
)
def test_overlap_counts_shared_content_words(a, b, value):
    assert overlap(a, b) == pytest.approx(value)


@given(TEXTS, TEXTS)
@settings(deadline=None, derandomize=True, max_examples=50)
def test_overlap_is_symmetric_and_a_share(a, b):
    assert overlap(a, b) == overlap(b, a)
    assert 0 <= overlap(a, b) <= 1


@given(TEXTS)
@settings(deadline=None, derandomize=True, max_examples=50)
def test_a_text_overlaps_itself_wholly_or_says_nothing(text):
    assert overlap(text, text) in (0, 1)
