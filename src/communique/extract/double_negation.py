"""Double negation: "did not rule out" withholds a rejection, and that is neither for nor against."""

import re
from dataclasses import replace

from communique.tagger.tags import StandTag

_WITHHELD = re.compile(
    r"^\W*(?:\w+\s+){0,4}?(?:not|\w+n['’]t|never|declin\w+\s+to|refus\w+\s+to|stopp?\w*\s+short\s+of)\s+(?:\w+ly\s+)?"
    r"(?:rul\w+\s+out|exclud\w+|preclud\w+|reject\w*|object\w*|oppos\w+|dismiss\w*|say\s+no|veto\w*)\b",
    re.I,
)


def withhold(tag: StandTag, text: str) -> StandTag:
    """Return a rejection or objection that its own words withhold as negated and neutral; any other stand as it is."""
    if tag.act not in ("reject", "oppose") or not _WITHHELD.match(text[tag.start : tag.end]):
        return tag
    return replace(tag, negated=True, stance="neutral")
