"""Agreement that the text itself states: common ground, a clash, both, or nothing."""

import pytest

from communique.extract.agreement import stated_relation
from communique.reading import Span

# The subject in square brackets, each place that names it; the relation, and the words that say so.
CASES = [
    ("The two ministers agreed on [fishing quotas].", "common_ground", "agreed on"),
    ("The two ministers agreed that [fishing quotas] were too high.", "common_ground", "agreed that"),
    ("Both found common ground on [fishing quotas].", "common_ground", "common ground"),
    ("They share the same view of [fishing quotas].", "common_ground", "same view"),
    ("There was consensus on [fishing quotas].", "common_ground", "consensus"),
    ("Their views of [fishing quotas] converged.", "common_ground", "converged"),
    ("They were of one mind about [fishing quotas].", "common_ground", "of one mind"),
    ("The sides hold identical positions on [fishing quotas].", "common_ground", "identical positions"),
    ("They reached an agreement on [fishing quotas].", "common_ground", "agreement on"),
    ("The two ministers disagreed on [fishing quotas].", "clash", "disagreed"),
    ("The two clashed over [fishing quotas].", "clash", "clashed"),
    ("Norway and Iceland remain at odds over [fishing quotas].", "clash", "at odds"),
    ("Differences over [fishing quotas] persist.", "clash", "Differences"),
    ("On [fishing quotas] the sides remained far apart.", "clash", "remained far apart"),
    ("The talks on [fishing quotas] ended in deadlock.", "clash", "deadlock"),
    ("They failed to agree on [fishing quotas].", "clash", "failed to agree"),
    ("There was no agreement on [fishing quotas].", "clash", "no agreement"),
    ("There was no breakthrough on [fishing quotas].", "clash", "no breakthrough"),
    ("The rift over [fishing quotas] has widened.", "clash", "rift"),
    ("They agreed on trade, but clashed over [fishing quotas].", "clash", "clashed"),
    ("They clashed over [fishing quotas] but agreed on trade.", "clash", "clashed"),
    ("They agreed on [fishing quotas]; on trade they differed.", "common_ground", "agreed on"),
    ("They did not clash over [fishing quotas].", None, None),
    ("The minister spoke of ways of overcoming differences over [fishing quotas].", None, None),
    ("They resolved their differences over [fishing quotas].", None, None),
    ("They discussed [fishing quotas].", None, None),
    ("They agreed on trade. They discussed [fishing quotas].", None, None),
    ("They agreed on trade, while Norway defended [fishing quotas].", None, None),
]


def stated(scene):
    mentions = [Span.cut(scene.text, *mark) for mark in scene.marks]
    return stated_relation(scene.parse, mentions)


@pytest.mark.parametrize(("text", "relation", "words"), CASES, ids=[text[:50] for text, _, _ in CASES])
def test_a_relation_is_stated_by_words_in_the_clause_of_its_subject(read, text, relation, words):
    found = stated(read(text))
    if relation is None:
        assert found is None
        return
    assert found is not None
    assert (found[0], [span.text for span in found[1]]) == (relation, [words])


def test_common_ground_here_and_a_clash_there_are_mixed(read):
    scene = read(
        "The two ministers agreed on [fishing quotas] for cod. They clashed over [fishing quotas] for herring."
    )
    found = stated(scene)
    assert found is not None
    assert (found[0], {span.text for span in found[1]}) == ("mixed", {"agreed on", "clashed"})
    assert all(scene.text[span.start : span.end] == span.text for span in found[1])


@pytest.mark.parametrize(
    ("title", "subject", "relation"),
    [
        ("Norway and Iceland Agree on Cod But Clash Over Herring", "Cod", "common_ground"),
        ("Norway and Iceland Agree on Cod But Clash Over Herring", "Herring", "clash"),
        ("Ministers At Odds Over Herring", "Herring", "clash"),
    ],
    ids=["before-but", "behind-but", "one"],
)
def test_a_headline_states_a_relation_too(read, title, subject, relation):
    scene = read("The talks were long.", title=title)
    found = stated_relation(scene.parse, [Span.cut(scene.text, *scene.span(subject))])
    assert found is not None
    assert found[0] == relation


def test_no_mention_states_nothing(read):
    assert stated(read("They agreed on fish.")) is None
