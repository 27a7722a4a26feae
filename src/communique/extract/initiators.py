"""Who began a contact: "at the initiative of ...", "initiated by ...", who rang whom."""

import re
from typing import TYPE_CHECKING

from communique.extract.resolution import Cast
from communique.language.parse import Parse
from communique.reading import Span
from communique.tagger.tags import ContactTag

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY = re.compile(
    r"\b(?:(?:initiated|requested|proposed|placed|arranged|convened|sought)\s+by|(?:at|on|upon)\s+the\s+(?:initiative|request|invitation|proposal|suggestion)\s+of|"
    r"(?:received|took|taken|accepted)\s+(?:a|the)\s+(?:\w+\s+){0,2}(?:call|letter|message)\s+from|invited\s+by)\s+(?:the\s+)?",
    re.I,
)
_WHOSE = re.compile(r"\b(?:at|on|upon)\s+(?P<whose>[^.;,\n]{2,60}?)\s*(?:['’]s?)?\s+(?:own\s+)?(?:initiative|request|invitation|proposal|suggestion)\b", re.I)
_RINGS = frozenset("called telephoned phoned rang calls phones telephones calling telephoning phoning".split())


def find_initiator(tag: ContactTag, participants: tuple[str, ...], parse: Parse, cast: Cast) -> tuple[str, Span] | None:
    """Return the participant who began a contact, with the words that say so; a third party is no initiator here."""
    text = parse.document.text
    start, end = parse.sentences[parse.sentence_at(tag.start)]
    for match in _BY.finditer(text, start, end):
        found = _participant_at(match.end(), participants, cast)
        if found:
            return found[0], Span.cut(text, match.start(), found[1])
    for match in _WHOSE.finditer(text, start, end):
        found = _participant_at(match.start("whose"), participants, cast)
        if found:
            return found[0], Span.cut(text, *match.span())
    token = parse.token_at(tag.start)
    if token is not None and token.lower_ in _RINGS and token.tag_.startswith("VB"):
        return _caller(token, participants, parse, cast)
    return None


def _caller(token: "Token", participants: tuple[str, ...], parse: Parse, cast: Cast) -> tuple[str, Span] | None:
    if any(child.dep_ == "auxpass" for child in token.children):
        return None
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return None
    start = parse.start_of(subject)
    found = _participant_at(start, participants, cast)
    end = parse.start_of(token) + len(token)
    return (found[0], Span.cut(parse.document.text, min(start, end), max(start, end))) if found else None


def _participant_at(place: int, participants: tuple[str, ...], cast: Cast) -> tuple[str, int] | None:
    for r in cast.near(place, place + 30):
        if len(r.parties) != 1 or r.mention.start > place + 12:
            continue
        body = cast.registry[r.parties[0]].body
        for key in participants:
            if key == r.parties[0] or (body and cast.registry[key].body == body):
                return key, r.mention.end
    return None
