"""Commitments: which stands undertake something, and by when."""

import pytest

from communique.extract.commitments import find_commitments
from communique.extract.stands import find_stands


def commitments_of(scene, *tags):
    return find_commitments(find_stands(tags, scene.parse, scene.cast), scene.parse, scene.times)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("will send two ships by 1 July 2010", "2010-07-01"),
        ("will send two ships by the end of the year", "2010-12-31"),
        ("will send two ships on 3 August", "2010-08-03"),
        ("will send two ships in September 2011", "2011-09"),
        ("will send two ships by 2030", "2030"),
        ("will send two ships tomorrow", "2010-06-16"),
        ("will send two ships", None),
        ("will send two ships for three weeks", None),
    ],
)
def test_a_commitment_is_due_when_its_own_words_say(read, words, due):
    scene = read(f"Norway {words}. The talks end on 30 June.", published="2010-06-15")
    (commitment,) = commitments_of(scene, scene.stand(words, "promise", "Norway", commitment=0.9))
    assert (commitment.parties, commitment.action, commitment.due) == (("NOR",), words, due)
    assert [span.text for span in commitment.evidence] == [words]


@pytest.mark.parametrize(("probability", "number"), [(0.9, 1), (0.5, 1), (0.4, 0), (0.0, 0)])
def test_only_what_is_probably_undertaken_is_a_commitment(read, probability, number):
    scene = read("Norway will send two ships.")
    assert (
        len(commitments_of(scene, scene.stand("will send two ships", "promise", "Norway", commitment=probability)))
        == number
    )


def test_a_commitment_has_all_who_undertake_it_and_toward_whom(read):
    scene = read("Norway and Iceland promised Fiji two ships, Helen Clark said.", published="2003-06-18")
    tag = scene.stand("promised Fiji two ships", "promise", "Norway", to="Fiji", via="Helen", commitment=0.9)
    (commitment,) = commitments_of(scene, tag)
    assert (commitment.parties, commitment.addressee, commitment.attributed_to) == (
        ("NOR", "ISL"),
        "FJI",
        "helen-clark",
    )


def test_what_nobody_undertakes_is_no_commitment(read):
    scene = read("It was cold. Two ships will be sent.")
    assert commitments_of(scene, scene.stand("will be sent", "promise", None, commitment=0.9)) == ()


def test_commitments_stand_in_text_order(read):
    scene = read("Norway will send ships. Iceland will send fish.")
    tags = [
        scene.stand("will send ships", "promise", "Norway", commitment=0.9),
        scene.stand("will send fish", "promise", "Iceland", commitment=0.9),
    ]
    assert [c.parties for c in commitments_of(scene, *tags)] == [("NOR",), ("ISL",)]
