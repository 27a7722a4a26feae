"""Subjects: concepts and open issues, their labels, their relation, and which one a stand is about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.subject_names import SubjectNames
from communique.extract.subjects import Subjects
from communique.reading import spans_of
from communique.tagger.tags import IssueTag


def issues_of(scene, *tags, contact=None):
    return Subjects(tags, scene.parse).issues(contact)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("They spoke about [Kashmir].", "kashmir"),
        ("They spoke about [the Kashmir dispute].", "kashmir"),
        ("They spoke about [the situation in Myanmar].", "myanmar"),
        ("They spoke about [the grain deal].", "black-sea-grain"),
        ("They spoke about [the Chagos Islands].", "chagos"),
        ("They spoke about [pulp mills].", "argentina-uruguay-pulp-mills"),
        ("They spoke about [recognition of Kosovo].", "kosovo-serbia"),
        ("They spoke about [the Falkland Islands].", "falklands"),
        ("They spoke about [KASHMIR].", "kashmir"),
        ("They spoke about [the coup in Honduras].", "honduras-coup"),
    ],
)
def test_a_subject_that_the_thesaurus_has_is_its_concept(read, text, concept):
    scene = read(text)
    assert SubjectNames(scene.parse).name(*scene.marks[0])[0] == concept


@pytest.mark.parametrize(
    ("text", "key", "label"),
    [
        (
            "They spoke about [the lighthouse on Bear Island].",
            "open:lighthouse-on-bear-island",
            "lighthouse on Bear Island",
        ),
        ("They spoke about [the question of chess clubs].", "open:chess-clubs", "chess clubs"),
        ("They spoke about [their beekeepers].", "open:beekeepers", "beekeepers"),
        ("They spoke about [young beekeepers, who were angry].", "open:young-beekeepers", "young beekeepers"),
        ("They spoke about [Beekeepers’ Hats].", "open:beekeepers-hats", "Beekeepers’ Hats"),
    ],
)
def test_any_other_subject_is_open_and_has_its_own_words(read, text, key, label):
    scene = read(text)
    assert SubjectNames(scene.parse).name(*scene.marks[0]) == (key, label)


@pytest.mark.parametrize("text", ["They spoke about [it].", "They spoke about [them].", "They spoke about [this]."])
def test_a_mere_pronoun_names_no_subject(read, text):
    scene = read(text)
    start, end = scene.marks[0]
    assert SubjectNames(scene.parse).name(start, end)[0] is None
    assert issues_of(scene, IssueTag(start, end, "discussed", 0.9, 0.9)) == ()


def test_words_that_say_more_than_the_concept_stand_in_its_label(read):
    scene = read("They spoke about [postmen in Kashmir].")
    concept, label = SubjectNames(scene.parse).name(*scene.marks[0])
    assert concept == "kashmir"
    assert label.startswith("Kashmir and India-Pakistan relations")
    assert "postmen" in label


def test_one_subject_named_twice_is_one_issue_with_both_places(read):
    scene = read("They spoke about Kashmir at dawn. Later the Kashmir dispute came up again.")
    (issue,) = issues_of(scene, scene.issue("Kashmir at"), scene.issue("Kashmir dispute"), contact="c1")
    assert (issue.id, issue.contact, issue.relation, issue.basis) == ("kashmir", "c1", "discussed", "inferred")
    assert len(issue.evidence) == 2


def test_issues_stand_in_the_order_in_which_they_are_raised(read):
    scene = read("They spoke about beekeepers, Kashmir and lighthouses.")
    found = issues_of(scene, *map(scene.issue, ("beekeepers", "Kashmir", "lighthouses")))
    assert [i.id for i in found] == ["open:beekeepers", "kashmir", "open:lighthouses"]


def test_the_likeliest_of_the_learned_relations_stands(read):
    scene = read("They spoke about Kashmir at dawn. Later the Kashmir dispute came up again.")
    tags = scene.issue("Kashmir at", "common_ground", 0.6), scene.issue("Kashmir dispute", "clash", 0.9)
    (issue,) = issues_of(scene, *tags)
    assert (issue.relation, issue.basis) == ("clash", "inferred")


def test_what_the_text_states_outweighs_what_was_learned(read):
    scene = read("The two agreed on lighthouses.")
    (issue,) = issues_of(scene, scene.issue("lighthouses", "clash", 0.9))
    assert (issue.relation, issue.basis) == ("common_ground", "stated")
    assert {span.text for span in issue.evidence} == {"agreed on", "lighthouses"}


def test_a_relation_may_be_stated_where_the_subject_is_named_again(read):
    scene = read("They spoke about Kashmir. It was late. The two disagreed over the Kashmir dispute.")
    (issue,) = issues_of(scene, scene.issue("Kashmir."))
    assert (issue.relation, issue.basis) == ("clash", "stated")


def test_a_headline_raises_no_issue(read):
    scene = read("They spoke for an hour.", title="Talks on Kashmir")
    assert issues_of(scene, scene.issue("Kashmir")) == ()


TWO = "They spoke about Kashmir at dawn. Norway asked for a lighthouse, and Sweden wanted to wait."


@pytest.mark.parametrize(
    ("words", "pointed", "issue"),
    [
        ("asked for a lighthouse", None, "open:lighthouse"),
        ("asked for a lighthouse", "lighthouse", "open:lighthouse"),
        ("wanted to wait", None, "open:lighthouse"),
        ("wanted to wait", "Kashmir", "kashmir"),
    ],
    ids=["named-inside", "named-and-pointed-at", "named-before", "pointed-at"],
)
def test_a_stand_is_about_what_it_names_or_points_at(read, words, pointed, issue):
    scene = read(TWO)
    subjects = Subjects((scene.issue("Kashmir"), scene.issue("lighthouse")), scene.parse)
    assert subjects.of_stand(scene.stand(words, "request", "Norway", issue=pointed)) == issue


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("They spoke about lighthouses. On Kashmir, Norway asked for talks.", "kashmir"),
        ("They spoke about lighthouses. With regard to Kashmir, Sweden sighed. Norway asked for talks.", "kashmir"),
        ("They spoke about lighthouses. On Monday, Norway asked for talks.", "open:lighthouses"),
        ("On Kashmir, Sweden sighed.\n\nThey spoke about lighthouses. Norway asked for talks.", "open:lighthouses"),
    ],
    ids=["opened", "and still open", "a day", "closed with its paragraph"],
)
def test_a_stand_is_about_the_topic_that_its_sentence_opens(read, text, issue):
    scene = read(text)
    subjects = Subjects((scene.issue("lighthouses"),), scene.parse)
    assert subjects.of_stand(scene.stand("asked for talks", "request", "Norway", issue="lighthouses")) == issue


def test_a_stand_that_names_another_subject_is_not_about_the_topic_opened_before(read):
    scene = read("On Kashmir, Sweden sighed. Norway asked for talks on lighthouses.")
    subjects = Subjects((scene.issue("lighthouses"),), scene.parse)
    assert subjects.of_stand(scene.stand("asked for talks on lighthouses", "request", "Norway")) == "open:lighthouses"


def test_a_topic_that_is_opened_is_an_issue_and_not_what_is_agreed_under_it(read):
    scene = read("On Kashmir, the two agreed on the reopening of a lighthouse.")
    assert [(issue.id, issue.relation) for issue in issues_of(scene)] == [("kashmir", "discussed")]


def test_a_stand_without_a_subject_has_none(read):
    scene = read("Norway wanted to wait. They spoke about Kashmir.")
    subjects = Subjects((scene.issue("Kashmir"),), scene.parse)
    assert subjects.of_stand(scene.stand("wanted to wait", "request", "Norway")) is None
    assert Subjects((), scene.parse).of_stand(scene.stand("wanted to wait", "request", "Norway")) is None


TEXT = (
    "They spoke about the Kashmir dispute, on which they differed; about it; "
    "about “cheap” bees and the Panama Canal’s locks."
)


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 30), st.integers(1, 29)), max_size=5))
@settings(deadline=None, derandomize=True, max_examples=50)
def test_any_marks_make_issues_of_the_texts_own_words(read, drawn):
    scene = read(TEXT)
    issues = issues_of(scene, *[IssueTag(a, a + n, "mixed", 0.5, 0.5) for a, n in sorted(drawn)])
    for span in spans_of(issues):
        assert TEXT[span.start : span.end] == span.text != ""
    assert len({i.id for i in issues}) == len(issues)
    assert all(i.label for i in issues)
