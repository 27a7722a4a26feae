"""Names in a row of words: the longest first, case and accents aside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.knowledge.folding import bare, fold, folded_words
from communique.knowledge.gazetteer import load_gazetteer


def names_at(text, place=0):
    words = folded_words(text)
    return [
        (" ".join(words[m.start : m.end]), {(e.kind, e.key) for e in m.entries})
        for m in load_gazetteer().at(words, place)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("Angela Merkel", "person", "Angela Merkel"),
        ("Merkel", "surname", "Angela Merkel"),
        ("ANGELA MERKEL", "person", "Angela Merkel"),
        ("Côte d'Ivoire", "state", "CIV"),
        ("Cote d’Ivoire", "state", "CIV"),
        ("Ivorian", "adjective", "CIV"),
        ("Swedes", "demonym", "SWE"),
        ("Wellington", "capital", "NZL"),
        ("Blue House", "metonym", "KOR:presidency"),
        ("African Union", "organisation", "AU"),
        ("foreign minister", "office", "foreign_minister"),
        ("ministry of defence", "organ", "defence_ministry"),
        ("Kenya's", "state", "KEN"),
    ],
)
def test_a_name_is_found_as_what_it_is(text, kind, key):
    assert any((kind, key) in entries for _, entries in names_at(text))


def test_the_longest_name_comes_first():
    found = [name for name, _ in names_at("the South African president".removeprefix("the "))]
    assert found[0] == "south african"
    assert next(name for name, _ in names_at("Republic of the Congo")) == "republic of the congo"


def test_a_name_that_the_text_ends_within_is_not_found():
    assert "united nations" not in [name for name, _ in names_at("United")]
    assert all(len(name.split()) == 1 for name, _ in names_at("President"))


def test_a_word_that_is_no_name_finds_nothing():
    assert names_at("lighthouse") == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Türkiye", "turkiye"),
        ("CÔTE D’IVOIRE", "cote d'ivoire"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("Straße", "strasse"),
        ("Đặng", "dang"),
        ("Erdoğan", "erdogan"),
        ("al‑Assad", "al-assad"),
    ],
)
def test_folding_sets_case_accents_and_kinds_of_mark_aside(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("word", "plain"), [("Kenya's", "kenya"), ("Kenya’s", "kenya"), ("Seychelles", "seychelles"), ("'s", "'s")]
)
def test_a_possessive_is_taken_off(word, plain):
    assert bare(word) == plain


WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "president",
            "of",
            "south",
            "korea",
            "kenya",
            "united",
            "nations",
            "foreign",
            "minister",
            "kim",
            "white",
            "house",
            "angela",
            "merkel",
        ]
    ),
    min_size=1,
    max_size=8,
)


@given(WORDS, st.data())
@settings(deadline=None, derandomize=True, max_examples=50)
def test_a_match_lies_within_the_words_and_the_longest_leads(words, data):
    place = data.draw(st.integers(0, len(words) - 1))
    matches = list(load_gazetteer().at(words, place))
    assert all(m.start == place and place < m.end <= len(words) and m.entries for m in matches)
    assert [m.end for m in matches] == sorted((m.end for m in matches), reverse=True)


@given(st.text(max_size=40))
@settings(deadline=None, derandomize=True, max_examples=50)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
