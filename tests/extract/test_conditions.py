"""Conditions of a stand: where their words begin and end, and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.conditions import find_condition

# The stand in square brackets; the condition's words, or None.
CASES = [
    ("Norway [would lift the duty provided that quotas are kept].", "provided that quotas are kept"),
    ("Norway [would lift the duty only if Iceland signs].", "only if Iceland signs"),
    ("Norway [will keep the duty unless Iceland signs].", "unless Iceland signs"),
    ("Norway [supports the dam as long as fish can pass].", "as long as fish can pass"),
    ("Norway [supports the dam, so long as fish can pass], and Sweden does not.", "so long as fish can pass"),
    ("Norway [offers a loan on condition that mines are closed].", "on condition that mines are closed"),
    ("Norway [offers a loan on the condition that mines are closed].", "on the condition that mines are closed"),
    ("Norway [offers a loan in return for ten ships].", "in return for ten ships"),
    ("Norway [offers a loan in exchange for ten ships].", "in exchange for ten ships"),
    ("Norway [agreed to the sale, subject to a vote in parliament].", "subject to a vote in parliament"),
    ("Norway [promised ships once the harbour is dredged].", "once the harbour is dredged"),
    ("Norway [will sign if Iceland does].", "if Iceland does"),
    ("Norway [said that aid was contingent on elections].", "contingent on elections"),
    ("Norway [said that aid was conditional upon elections].", "conditional upon elections"),
    ("Norway [refused to sign without first seeing the map].", "without first seeing the map"),
    ("Norway [will lift the duty] if Iceland signs the treaty.", "if Iceland signs the treaty"),
    ("Norway [will lift the duty], provided quotas are kept; Iceland doubts it.", "provided quotas are kept"),
    ("Norway [will lift the duty if quotas are kept, but Iceland doubts it].", "if quotas are kept"),
    (
        "Norway [will lift the duty only when the last trawler has left] Tromsø.",
        "only when the last trawler has left Tromsø",
    ),
    ("Norway [asked once again for a map].", None),
    ("Norway [asked for a map at once].", None),
    ("Norway [asked for a map more than once a year].", None),
    ("Norway [asked for a map, if possible a large one].", None),
    ("Norway [asked for a map].", None),
    ("Norway [asked for a map]. If Iceland signs, all is well.", None),
    ("If Iceland signs, all is well. Norway [asked for a map].", None),
    ("Norway [asked for a map] and a compass, which Sweden would lend if asked to do so.", None),
    ("Norway [asked for a map unless].", None),
]


def condition_of(scene, place=0):
    found = find_condition(scene.text, *scene.marks[place], scene.parse)
    if found:
        assert scene.text[found.start : found.end] == found.text
    return found.text if found else None


@pytest.mark.parametrize(("text", "words"), CASES, ids=[text[:50] for text, _ in CASES])
def test_a_condition_is_the_words_of_its_clause(read, text, words):
    assert condition_of(read(text)) == words


def test_a_sentence_in_another_paragraph_is_no_condition(read):
    assert condition_of(read("Norway [asked for a map]\n\nif Iceland signs.", title="On maps")) is None


PIECES = st.lists(
    st.sampled_from(
        [
            "if",
            "once",
            "unless",
            "provided",
            "that",
            "only",
            "when",
            "the",
            "treaty",
            "is",
            "signed",
            ",",
            ".",
            ";",
            "”",
            "again",
        ]
    ),
    min_size=1,
    max_size=30,
)


@given(PIECES, st.data())
@settings(deadline=None, derandomize=True, max_examples=50)
def test_any_condition_is_words_of_the_text(read, pieces, data):
    scene = read("Norway asked " + " ".join(pieces) + " x", title="On maps")
    start = data.draw(st.integers(0, len(scene.text) - 1))
    end = data.draw(st.integers(start + 1, len(scene.text)))
    found = find_condition(scene.text, start, end, scene.parse)
    if found:
        assert scene.text[found.start : found.end] == found.text != ""
        assert found.start >= start
