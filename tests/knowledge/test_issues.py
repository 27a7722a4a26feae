"""Concepts of the thesaurus, found by their phrases."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.knowledge.issues import find_concept, find_concepts, load_concepts


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("the Kashmir dispute", "kashmir"),
        ("KASHMIR", "kashmir"),
        ("Kashmir's future", "kashmir"),
        ("the Falklands", "falklands"),
        ("tariffs", "trade-tariffs"),
        ("a tariff", "trade-tariffs"),
        ("fishing quotas", "fisheries"),
        ("the fishing quota", "fisheries"),
        ("North Korea's nuclear program", "dprk-nuclear-programme"),
        ("North Korea's nuclear programme", "dprk-nuclear-programme"),
        ("the Chagos Archipelago", "chagos"),
        ("mine clearance", "landmines"),
        ("Itaipu", "paraguay-itaipu"),
        ("Itaipú", "paraguay-itaipu"),
        ("migrant workers from Nepal", "labour-migration"),
        ("the Grand Ethiopian Renaissance Dam", "gerd-nile"),
        ("the South China Sea", "south-china-sea"),
        ("trafficking in persons", "human-trafficking"),
        ("nuclear power", "nuclear-energy"),
    ],
)
def test_words_name_a_concept(words, concept):
    found = find_concept(words)
    assert found is not None
    assert found.id == concept


@pytest.mark.parametrize("words", ["", "lighthouse", "a long lunch", "…", "the beekeepers of the valley"])
def test_other_words_name_none(words):
    assert find_concept(words) is None


def test_the_longest_phrase_wins():
    assert find_concept("trade and steel tariffs").id == "steel-aluminium"


def test_all_concepts_of_a_text_are_found_in_order():
    text = "They spoke of Kashmir, the South China Sea and fisheries."
    found = list(find_concepts(text))
    assert [c for _, _, c in found] == ["kashmir", "south-china-sea", "fisheries"]
    assert [text[a:b] for a, b, _ in found] == ["Kashmir", "South China Sea", "fisheries"]


def test_a_concept_goes_by_its_labels():
    concept = load_concepts()["kashmir"]
    assert concept.label.lower() in concept.names
    assert "kashmir dispute" in concept.names


WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "Kashmir",
            "dispute",
            "South",
            "China",
            "Sea",
            "nuclear",
            "power",
            "plant",
            "steel",
            "tariffs",
            "of",
            "and",
            ",",
            ".",
        ]
    ),
    max_size=20,
).map(" ".join)


@given(WORDS | st.text(max_size=60))
@settings(deadline=None, derandomize=True, max_examples=50)
def test_concepts_are_apart_and_in_order(text):
    found = list(find_concepts(text))
    assert all(0 <= a < b <= len(text) and concept in load_concepts() for a, b, concept in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
