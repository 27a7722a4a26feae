"""What kind of document it is: as the tagger sees it, unless the document itself says otherwise."""

import re

from communique.reading import Document
from communique.reading.terms import Kind

_OFFICIAL = ("readout", "joint_statement", "statement")
_JOINT_TITLE = re.compile(
    r"\bjoint\s+(?:\w+\s+){0,2}(?:statement|declaration|communiqu[eé])\b|"
    r"\b(?:statement|declaration|communiqu[eé])\s+(?:by|of|from)\s+the\s+(?:governments|(?:foreign\s+)?ministers|leaders|heads)\b",
    re.I,
)


def settle_kind(seen: Kind | None, document: Document, *, cites_observers: bool, has_contact: bool) -> Kind:
    """Return the kind: the known house's, else the tagger's; a title that says so makes a joint statement.

    What a known house issues is never news: an account of a contact told like news is its readout. Of other documents
    those that cite observers are no official account:
    in the corpus none of 164 readouts and statements cites an observer, and 89 of 284 news reports do.
    """
    kind = document.kind if document.kind != "other" else seen or "other"
    if document.issuer and kind == "news":
        kind = "readout" if has_contact else "statement"
    if kind in ("readout", "statement") and _JOINT_TITLE.search(document.title or ""):
        return "joint_statement"
    return "news" if cites_observers and not document.issuer and kind in _OFFICIAL else kind
