"""What kind of document it is: as the tagger sees it, unless the document itself says otherwise."""

import re

from communique.extract.assessments import find_assessments
from communique.language.parse import Parse
from communique.reading.terms import Kind
from communique.tagger.tags import Tags

_OFFICIAL = ("readout", "joint_statement", "statement")
_JOINT_TITLE = re.compile(
    r"\bjoint\s+(?:\w+\s+){0,2}(?:statement|declaration|communiqu[eé])\b|"
    r"\b(?:statement|declaration|communiqu[eé])\s+(?:by|of|from)\s+the\s+(?:governments|(?:foreign\s+)?ministers|leaders|heads)\b",
    re.I,
)


def settle_kind(tags: Tags, parse: Parse) -> Kind:
    """Return the kind: a title that says so makes a joint statement; who cites observers is no official account.

    In the corpus no readout or statement of 257 cites an observer, and a third of the news reports do.
    """
    kind = tags.kind or parse.document.kind
    if kind in ("readout", "statement") and _JOINT_TITLE.search(parse.document.title or ""):
        return "joint_statement"
    if kind in _OFFICIAL and find_assessments(tags.assessments, tags.stands, parse):
        return "news"
    return kind
