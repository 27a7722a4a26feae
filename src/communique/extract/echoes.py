"""Echoes: "the call", "Tuesday's conversation", which speak of a contact that was told before."""

import re
from collections.abc import Iterator

from communique.language.parse import Parse
from communique.tagger.tags import ContactTag

_ECHO = re.compile(
    r"\b(?:the|this|that|their|[A-Z]\w+day['’]s)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<noun>calls?|conversation|discussions?|talks|meeting|exchange|visit|summit|videoconference|teleconference|dialogue)\b"
    r"(?!\s+(?:for|to|on\s+\w+\s+to)\b)",
    re.I,
)


def find_echoes(tags: tuple[ContactTag, ...], parse: Parse) -> Iterator[ContactTag]:
    """Yield the words that speak of a contact again, in sentences where the tagger marks no trigger."""
    told = {parse.sentence_at(tag.start) for tag in tags}
    for match in _ECHO.finditer(parse.document.text, parse.document.body_start):
        if parse.sentence_at(match.start()) not in told:
            yield ContactTag(*match.span("noun"), mode="unspecified", status="held", main=0.0, probability=0.0)
