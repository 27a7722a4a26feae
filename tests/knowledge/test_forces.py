"""How strongly something is said, and which words mean the same or take sides."""

import pytest

from communique.knowledge.forces import find_forces, is_intensifier
from communique.knowledge.wordings import find_wordings, stem


@pytest.mark.parametrize(
    ("text", "family", "level"),
    [
        ("hoped for a truce", "demand", 1),
        ("called for a truce", "demand", 6),
        ("urging both sides", "demand", 7),
        ("demands an apology", "demand", 10),
        ("expressed concern over", "judgement", 3),
        ("condemned the raid", "judgement", 9),
        ("touched upon trade", "discuss", 0),
        ("raised the question of visas", "discuss", 0),
        ("raised the importance of trade", "say", None),
        ("they may send", "commitment", 2),
    ],
)
def test_words_of_force_have_their_level(text, family, level):
    assert (family, level) in {(f.family, f.level) for f in find_forces(text)}


def test_the_words_of_force_stand_where_they_are_said_to():
    text = "The King firmly rejected it and called on all to wait."
    found = {text[f.start : f.end] for f in find_forces(text)}
    assert found == {"firmly", "rejected", "called on"}
    assert [f.intensified for f in find_forces(text) if f.family == "opposition"] == [True]


def test_a_month_is_no_permission():
    assert not [f for f in find_forces("They will meet in May.") if f.family == "commitment" and f.level == 2]


def test_intensifiers():
    assert is_intensifier("Firmly")
    assert not is_intensifier("politely")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("the special military operation", "armed-conflict", "contrast"),
        ("a so-called referendum", "so-called", "marker"),
        ("withdrew", None, None),
        ("resuming talks", "resume", "same"),
        ("agreed to stay in close contact", "stay-in-touch", "same"),
    ],
)
def test_wordings_are_found_in_any_regular_form(text, name, kind):
    found = {(w.id, w.kind) for w in find_wordings(text) if w.kind != "filler"}
    assert ((name, kind) in found) if name else not found


@pytest.mark.parametrize(("word", "other"), [("talks", "talk"), ("resuming", "resume"), ("treaties", "treaty")])
def test_regular_forms_share_a_stem(word, other):
    assert stem(word) == stem(other)
