"""Of the marked spans of a document's windows: which stay."""

import numpy as np
import pytest

from communique.tagger.decoding import WindowTags, settle
from communique.tagger.labels import KINDS
from communique.tagger.tags import IssueTag, StandTag

STAND = StandTag(100, 200, "request", "for", "asserted", False, 0.1, None, None, None, None, 0.9, 0.8)


def issue(start, probability):
    return IssueTag(start, start + 20, "discussed", 0.7, probability)


@pytest.mark.parametrize(
    ("issues", "kept"),
    [
        ([issue(10, 0.8)], [10]),
        ([issue(10, 0.3)], []),
        ([issue(120, 0.3)], [120]),
        ([issue(120, 0.3), issue(160, 0.35)], [160]),
        ([issue(120, 0.3), issue(160, 0.6)], [160]),
        ([issue(190, 0.3)], []),
    ],
    ids=["likely", "unlikely", "unlikely, of a stand", "the likelier of a stand", "likely in a stand", "half outside"],
)
def test_unlikely_issues_stay_only_for_a_stand_that_has_no_other(issues, kept):
    window = WindowTags(stands=[STAND], issues=issues, kind=np.ones(len(KINDS)))
    assert [tag.start for tag in settle([window]).issues] == kept
