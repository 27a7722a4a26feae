"""Positions from stands marked by hand: parties (tests/cases/stands.csv), account, condition, quotations."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.attributions import find_attributions
from communique.extract.positions import find_positions
from communique.extract.stand_attributions import tell_stands
from communique.extract.stands import find_stands
from communique.extract.subjects import Subjects
from communique.reading import spans_of
from communique.tagger.tags import Pointer, StandTag


def read_stands(scene, *tags, issues=()):
    stands = find_stands(tags, scene.parse, scene.cast)
    told, attributions, _ = tell_stands(stands, find_attributions(scene.parse, scene.cast), scene.parse, scene.cast)
    return find_positions(told, scene.parse, Subjects(issues, scene.parse)), attributions


def only(scene, *tags, issues=()):
    positions, _ = read_stands(scene, *tags, issues=issues)
    (position,) = positions
    return position


with (Path(__file__).parent.parent / "cases" / "stands.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))
"""`source`, `to` and `via` are words that the stand points at; a party without a name goes by its words."""


@pytest.mark.parametrize("case", CASES, ids=[case["class"] for case in CASES])
def test_a_stand_has_its_parties(read, case):
    scene = read(case["text"], published="2003-06-18")
    pointers = {role: case[role] or None for role in ("source", "to", "via")}
    position = only(scene, scene.stand(case["words"], case["act"], **pointers))
    names = {key: party.name for key, party in scene.cast.registry.parties.items() if party.kind == "group"}
    assert "+".join(names.get(key, key) for key in position.parties) == case["holders"]
    assert (position.addressee or "") == case["addressee"]
    assert names.get(position.attributed_to, position.attributed_to or "") == case["attributed_to"]
    assert (position.act, position.proposition) == (case["act"], case["words"])


def test_one_holder_stands_alone_and_several_together(read):
    scene = read("Norway rejected the plan. Iceland and Denmark agreed to wait.")
    alone, joint = read_stands(
        scene, scene.stand("rejected the plan", "reject", "Norway"), scene.stand("agreed to wait", "agree", "Iceland")
    )[0]
    assert (alone.holder, alone.holders) == ("NOR", ())
    assert (joint.holder, joint.holders) == (None, ("ISL", "DNK"))


@pytest.mark.parametrize(
    "text",
    [
        "Ari Fleischer, the White House spokesman, rejected the plan.",
        "White House spokesman Ari Fleischer rejected the plan.",
    ],
)
def test_a_spokesperson_speaks_for_the_state(read, text):
    scene = read(text, published="2003-02-18")
    position = only(scene, scene.stand("rejected the plan", "reject", "Ari"))
    assert (position.holder, position.attributed_to) == ("USA", "ari-fleischer")


def test_a_minister_speaks_for_himself(read):
    scene = read("Norwegian Foreign Minister Jan Petersen rejected the plan.", published="2003-02-18")
    position = only(scene, scene.stand("rejected the plan", "reject", "Norwegian"))
    assert (position.holder, position.attributed_to) == ("jan-petersen", None)


@pytest.mark.parametrize("source", [None, "It"], ids=["nobody-mentioned", "nobody-known"])
def test_a_stand_that_nobody_holds_is_dropped(read, source):
    scene = read("It was cold. The plan was rejected.")
    assert read_stands(scene, scene.stand("was rejected", "reject", source)) == ((), ())


@pytest.mark.parametrize(
    ("kind", "act", "holders"),
    [
        ("readout", "agree", {"helen-clark", "goh-chok-tong"}),
        ("readout", "oppose", {"helen-clark"}),
        ("joint_statement", "oppose", {"helen-clark", "goh-chok-tong"}),
        ("news", "oppose", set()),
    ],
)
def test_a_passive_is_the_stand_of_whose_account_it_is(read, kind, act, holders):
    scene = read(
        "Prime Minister Helen Clark spoke today with the Prime Minister of Singapore, Goh Chok Tong. "
        "The plan was rejected.",
        kind=kind,
        issuer=None if kind == "joint_statement" or kind == "news" else "NZL",
        published="2003-06-18",
    )
    positions, _ = read_stands(scene, scene.stand("was rejected", act))
    assert {key for p in positions for key in p.parties} == holders


def test_a_stand_told_twice_is_one_position_with_both_places(read):
    scene = read("Norway urged Fiji to hold a free vote. Later Norway again urged Fiji to hold the free vote.")
    position = only(
        scene,
        scene.stand("urged Fiji to hold a free vote", "request", "Norway urged"),
        scene.stand("urged Fiji to hold the free vote", "request", "Norway again"),
    )
    assert [span.text for span in position.evidence] == [
        "urged Fiji to hold a free vote",
        "urged Fiji to hold the free vote",
    ]


@pytest.mark.parametrize(
    ("second", "act", "source"),
    [("asked for ships and money", "request", "Norway then"), ("ruled out a free vote", "oppose", "Norway then")],
    ids=["other-words", "other-act"],
)
def test_different_stands_stay_apart(read, second, act, source):
    scene = read(f"Norway urged a free vote. Norway then {second}.")
    positions, _ = read_stands(
        scene, scene.stand("urged a free vote", "request", "Norway urged"), scene.stand(second, act, source)
    )
    assert [p.id for p in positions] == ["p1", "p2"]


def test_the_same_words_of_two_holders_are_two_positions(read):
    scene = read("Norway urged a vote. Iceland, too, urged a vote!")
    first = scene.span("urged a vote.")[0]
    tags = [scene.stand("urged a vote.", "request", "Norway"), scene.stand("urged a vote!", "request", "Iceland")]
    positions, _ = read_stands(scene, *tags)
    assert [p.holder for p in positions] == ["NOR", "ISL"]
    assert positions[0].evidence[0].start == first


@pytest.mark.parametrize(
    ("text", "words", "quotes"),
    [
        ('Norway called the plan "a bad joke" on Monday.', 'called the plan "a bad joke"', ["a bad joke"]),
        ("Norway called it “bad” and “late”.", "called it “bad” and “late”", ["bad", "late"]),
        ("Norway called it bad.", "called it bad", []),
        ('"Never," said Norway, which opposed it.', "opposed it", []),
    ],
    ids=["one", "two", "none", "outside"],
)
def test_verbatim_words_are_quotes(read, text, words, quotes):
    scene = read(text)
    position = only(scene, scene.stand(words, "oppose", "Norway"))
    assert [span.text for span in position.quotes] == quotes


@pytest.mark.parametrize(
    ("words", "modality", "expected", "condition"),
    [
        ("will sign if Iceland signs", "asserted", "conditional", "if Iceland signs"),
        ("will sign if Iceland signs", "hedged", "hedged", "if Iceland signs"),
        ("will sign soon", "asserted", "asserted", None),
        ("will sign soon", "conditional", "conditional", None),
    ],
)
def test_a_stand_under_a_condition_is_conditional(read, words, modality, expected, condition):
    scene = read(f"Norway {words}.")
    position = only(scene, scene.stand(words, "promise", "Norway", modality=modality))
    assert (position.modality, position.condition) == (expected, condition)


def test_what_the_tagger_says_of_a_stand_is_kept(read):
    scene = read("Norway did not rule out a ban.")
    position = only(scene, scene.stand("did not rule out a ban", "reject", "Norway", negated=True, stance="neutral"))
    assert (position.act, position.negated, position.stance) == ("reject", True, "neutral")


def test_a_position_names_its_issue_and_the_attribution_it_was_read_from(read):
    scene = read("Norway opposes the lighthouse.")
    tag = scene.stand("opposes the lighthouse", "oppose", "Norway")
    positions, attributions = read_stands(scene, tag, issues=(scene.issue("lighthouse"),))
    assert positions[0].issue == "open:lighthouse"
    assert [positions[0].attribution] == [a.id for a in attributions]


def test_a_headline_holds_no_position(read):
    scene = read("The talks were long.", title="Norway rejects the plan")
    positions, (attribution,) = read_stands(scene, scene.stand("rejects the plan", "reject", "Norway"))
    assert positions == ()
    assert attribution.actor == "NOR"


TEXT = (
    'Norway urged Fiji to vote, "once and for all". '
    "A senior official said they would if Goh Chok Tong and Helen Clark agreed; it may."
)
PLACES = st.none() | st.integers(0, len(TEXT) - 1)


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 40), st.integers(1, 40), PLACES, PLACES, PLACES), max_size=4))
@settings(deadline=None, derandomize=True, max_examples=50)
def test_any_marks_make_positions_of_the_texts_own_words(read, drawn):
    scene = read(TEXT, published="2003-06-18")
    tags = [
        StandTag(
            a,
            a + n,
            "request",
            "for",
            "asserted",
            False,
            0.0,
            None,
            *(Pointer(p, 0.5) if p is not None else None for p in places),
            0.5,
            0.5,
        )
        for a, n, *places in sorted(drawn, key=lambda d: d[:2])
    ]
    positions, attributions = read_stands(scene, *tags)
    for span in spans_of((positions, attributions)):
        assert TEXT[span.start : span.end] == span.text
    for position in positions:
        assert position.parties
        assert position.addressee not in position.parties
        assert position.attributed_to not in position.parties
        assert {position.attribution} <= {a.id for a in attributions}
