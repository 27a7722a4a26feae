"""Assessments: the judgement's words and the observer's, from marks made by hand."""

import pytest

from communique.extract.assessments import find_assessments


@pytest.mark.parametrize(
    ("text", "words", "mark", "by"),
    [
        ("Some analysts see the ferry as a lever.", "see the ferry as a lever", "Some", "Some analysts"),
        ("The ferry is a lever, a retired diplomat wrote.", "The ferry is a lever", "a retired", "a retired diplomat"),
        ("Observers in Bergen call it a lever.", "call it a lever", "Observers", "Observers in Bergen"),
        ("It may be a lever.", "It may be a lever", None, None),
    ],
    ids=["determiner", "behind", "one-word", "nobody"],
)
def test_a_judgement_has_its_words_and_whoever_judges(read, text, words, mark, by):
    scene = read(text)
    (assessment,) = find_assessments((scene.assessment(words, mark),), (), scene.parse)
    assert (assessment.text, assessment.by) == (words, by)
    assert all(scene.text[span.start : span.end] == span.text for span in assessment.evidence)
    assert {span.text for span in assessment.evidence} == {words, by} - {None}


def test_a_headline_judges_nothing(read):
    scene = read("The ferry sailed.", title="A lever for Bergen")
    assert find_assessments((scene.assessment("A lever", None),), (), scene.parse) == ()


def test_assessments_stand_in_text_order(read):
    scene = read("Some call it a lever. Others call it a bridge.")
    tags = (scene.assessment("call it a lever", "Some"), scene.assessment("call it a bridge", "Others"))
    assert [a.by for a in find_assessments(tags, (), scene.parse)] == ["Some", "Others"]


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        ("The ferry was seen by some analysts as a lever.", "a lever", "some analysts"),
        (
            "The ferry, viewed by most observers as a lever, sailed at noon.",
            "a lever, sailed at noon",
            "most observers",
        ),
        ("The port is regarded by experts to be a prize.", "a prize", "experts"),
    ],
)
def test_observers_hide_in_the_passive(read, text, words, by):
    (assessment,) = find_assessments((), (), read(text).parse)
    assert (assessment.text, assessment.by) == (words, by)


@pytest.mark.parametrize(
    "text", ["The ferry was seen by the minister as a lever.", "The text was read by the observers."]
)
def test_who_is_no_observer_judges_nothing(read, text):
    assert find_assessments((), (), read(text).parse) == ()
