from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.quotations import find_quotations


def quoted(text):
    return [span.text for span in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He called it "a good start" and left.', ["a good start"]),
        ("She said “not yet” and “perhaps”.", ["not yet", "perhaps"]),
        ("«Pas encore», he said.", ["Pas encore"]),
        ("„Noch nicht“, he said.", ["Noch nicht"]),
        ("“First.\n\n“Second.”", ["First.\n\n“Second."]),
        ("“First.\n   “Second.”", ["First.\n   “Second."]),
        ("“Lost. He said “found” then.", ["found"]),
        ('A 6" pipe and "words"', ["words"]),
        ('"" and “”', []),
        ("“never closed", []),
        ('one " alone', []),
        ("“" + "a" * 7000 + "”", []),
    ],
    ids=[
        "straight", "curly", "guillemets", "low", "paragraphs", "indented-paragraphs", "reopened", "inches", "empty",
        "unclosed", "alone", "too-far",
    ],
)  # fmt: skip
def test_quotations(text, expected):
    assert quoted(text) == expected


@given(st.text('"“”«»„ a\n1.') | st.text(st.characters()))
def test_quotations_are_cut_from_the_text_and_do_not_overlap(text):
    spans = list(find_quotations(text))
    for span in spans:
        assert text[span.start : span.end] == span.text
        assert text[span.start - 1] in '"“«„'
        assert text[span.end] in '"”»“'
    assert all(left.end < right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('"' * 100_000, 0),
        ("“" * 100_000, 0),
        ("„" * 100_000, 0),
        ("“\n" * 50_000, 0),
        (("“\n" * 2990 + "x“ ”") * 16, 16),
        ("“a” " * 100_000, 100_000),
    ],
    ids=["straight", "opening", "low", "paragraphs", "paragraphs-interrupted", "closed"],
)
def test_very_many_marks(text, count):
    assert sum(1 for _ in find_quotations(text)) == count
