"""The tables of PLOVER: every line of the lexicon has a known code, class and role; words and their forms."""

import pytest

from communique.extract.event_clauses import ROLES
from communique.knowledge.plover import Code, actor_code, load_codes, load_scales
from communique.knowledge.plover_actors import generic_of, load_places
from communique.knowledge.plover_contexts import contexts_of
from communique.knowledge.plover_forms import singulars, verb_forms
from communique.knowledge.plover_words import load_event_lexicon
from communique.knowledge.states import load_states


def entries():
    lexicon = load_event_lexicon()
    return [entry for table in (lexicon.verbs, lexicon.nouns) for found in table.values() for entry in found]


def test_all_sixteen_types_have_a_scale_and_a_verb():
    types = {code.type for code in load_scales()}
    assert len(types) == 16
    assert types == {entry.code.type for entry in entries() if entry.code}


def test_every_code_of_the_tables_is_on_the_scale():
    lexicon = load_event_lexicon()
    used = [*load_codes().values(), *lexicon.compositions.values(), *(e.code for e in entries() if e.code)]
    assert set(used) <= set(load_scales())


def test_every_role_and_class_of_the_lexicon_is_known():
    lexicon = load_event_lexicon()
    assert {entry.role for entry in entries()} <= {*ROLES, "none"}
    assert {entry.object_class for entry in entries()} - {""} <= set(lexicon.objects)
    assert {role for role, _ in lexicon.compositions} <= {*ROLES, "negation"}


def test_scores_are_within_the_scale():
    scored = [scale.score for scale in load_scales().values() if scale.score is not None]
    assert min(scored) == -10
    assert max(scored) == 10


def test_every_place_is_of_a_state_or_has_a_code():
    assert set(load_places().values()) - set(load_states()) <= {"IGO", "NGO", "IMG", "ISM"}


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("strike", "struck"), ("deny", "denied"), ("ban", "banning"), ("agree", "agreeing"), ("seize", "seizing"),
        ("attack", "attacks"), ("clash", "clashes"), ("withdraw", "withdrawn"), ("free", "freed"), ("lie", "lying"),
    ],
)  # fmt: skip
def test_verbs_have_their_forms(lemma, form):
    assert form in set(verb_forms(lemma))


@pytest.mark.parametrize(
    ("plural", "noun"),
    [("men", "man"), ("armies", "army"), ("clashes", "clash"), ("troops", "troop"), ("press", "press")],
)
def test_plurals_lead_to_their_nouns(plural, noun):
    assert noun in set(singulars(plural))


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("riot police", "COP"),
        ("opposition leaders", "OPP"),
        ("rebels", "REB"),
        ("bus drivers", "LAB"),
        ("teachers", "EDU"),
    ],
)
def test_generic_actors_have_their_sector(words, sector):
    assert generic_of(tuple(words.split())).sector == sector


def test_the_longer_name_of_a_generic_actor_wins():
    assert generic_of(("aid", "group")).code == "NGO"
    assert generic_of(("weather",)) is None


@pytest.mark.parametrize(
    ("country", "sector", "code"),
    [("XKX", "GOV", "KOS"), ("FRA", "MIL", "FRA"), (None, "IGO", "IGO"), (None, "REB", "IMG"), (None, "CVL", None)],
)
def test_actors_have_plover_codes(country, sector, code):
    assert actor_code(country=country, sector=sector) == code


def test_contexts_are_read_off_the_words_in_their_order():
    assert contexts_of("they took refugees across the border".split()) == ("migration", "territory")
    assert contexts_of("human rights".split())[0] == "human_rights"
    assert contexts_of(["nothing"]) == ()


def test_a_mode_is_scored_apart_from_its_type():
    assert load_scales()[Code("CONSULT", "phone")].score == 1.5
    assert load_scales()[Code("PROTEST", "vandalize")].score is None
