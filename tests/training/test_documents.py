"""Annotated documents become labels that stand where the annotation says."""

from pathlib import Path

import pytest

from communique.tagger.labels import ACTS, ASSESSMENT
from training.documents import ABSENT, IGNORED, OUTSIDE, examples, full_text, is_dev, load_documents

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
SPECIAL = (101, 102, 100)


def one_piece(word):
    return [1000 + sum(map(ord, word)) % 5000]


@pytest.fixture(scope="module")
def documents():
    return load_documents(CORPUS)


def test_each_firm_position_starts_a_stand(documents):
    for doc in documents[::25]:
        wanted = sum(not p.get("optional") for p in doc["positions"])
        starts = [label for e in examples(doc, one_piece, SPECIAL) for label in e.starts if 0 < label < ASSESSMENT]
        assert wanted * 0.9 <= len(starts) <= wanted


def test_ends_and_pointers_stay_inside_the_window(documents):
    for doc in documents[::25]:
        for example in examples(doc, one_piece, SPECIAL):
            size = len(example.first)
            for stand in example.stands:
                assert 0 <= stand.start <= stand.end < size
                assert all(p in (ABSENT, OUTSIDE) or 0 <= p < size for p in stand.pointers)


def test_optional_stands_are_neither_rewarded_nor_punished():
    text = "Ann urged Bob to leave. Bob thanked Ann."
    stand = {"holders": ["Bob"], "act": "praise", "stance": "for", "quote": "thanked Ann", "optional": True}
    doc = {"title": "", "text": text, "kind": "news", "contacts": [], "issues": [], "positions": [stand]}
    (example,) = examples(doc, one_piece, SPECIAL)
    assert IGNORED in example.starts
    assert not [label for label in example.starts if label > 0]
    assert example.stands[0].acts == [ACTS.index("praise")]


def test_the_title_stands_before_the_body():
    assert full_text({"title": " Call ", "text": "They spoke."}) == "Call\n\nThey spoke."
    assert full_text({"title": None, "text": "They spoke."}) == "They spoke."


def test_about_an_eighth_is_held_out(documents):
    share = sum(is_dev(doc["name"]) for doc in documents) / len(documents)
    assert 0.08 < share < 0.17
