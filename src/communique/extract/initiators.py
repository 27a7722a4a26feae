"""Who began a contact: "at the initiative of ...", "initiated by ...", who rang whom."""

import re
from typing import TYPE_CHECKING

from communique.extract.cast import Cast
from communique.extract.contact_triggers import contact_words
from communique.language.parse import Parse
from communique.reading import Span
from communique.tagger.tags import ContactTag

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY = re.compile(
    r"\b(?:(?:initiated|requested|proposed|placed|telephoned|phoned|called|convened|sought|organi[sz]ed)\s+by|"
    r"(?:at|on|upon)\s+the\s+(?:initiative|request|proposal|suggestion)\s+of|at\s+the\s+invitation\s+of|"
    r"(?:received|took|taken|accepted|answered|had)\s+(?:[\w\s]{1,25}\s)?(?:a|the)\s+(?:\w+\s+){0,2}(?:call|letter|message|invitation)\s+from|invited\s+by)"
    r"\s+(?:the\s+)?",
    re.I,
)
_WHOSE = re.compile(
    r"\b(?:at|on|upon)\s+(?P<whose>(?:Mrs?\.|[^.;,\n]){2,60}?)\s*(?:['’]s?)?\s+(?:own\s+)?(?:initiative|request|invitation|proposal|suggestion)\b",
    re.I,
)
_PLACED = re.compile(
    r"\b(?:placed|initiated|requested|sought|asked\s+for)\s+(?:the|a|this)\s+(?:\w+\s+)?(?:call|conversation|meeting|talks)\b",
    re.I,
)
_BEGINS = frozenset(
    "called telephoned phoned rang calls phones telephones calling telephoning phoning invited inviting invites proposed proposing "
    "suggested wrote written sent writes".split()
)
"""Verbs whose subject begins the contact that they report."""

_CLIMBS = 4
_SENT = frozenset("letter invitation message".split())
"""Nouns whose owner, or whoever they are from, begins the contact."""


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
    for match in _PLACED.finditer(text, start, end):
        verb = parse.token_at(match.start())
        who = _subject_of(verb) if verb is not None else None
        if verb is not None and who is not None:
            return _begun_by(who, verb, participants, parse, cast)
    token = parse.token_at(tag.start)
    begins = _beginner(token) if token is not None else None
    if token is None or begins is None:
        return None
    return _begun_by(begins, token, participants, parse, cast)


def _beginner(token: "Token") -> "Token | None":
    """The word for whoever does what the trigger says: the subject of "rang", the owner of "letter"."""
    if token.lower_ in _SENT:
        senders = [
            c for p in token.children if p.lower_ in ("from", "of", "by") for c in p.children if c.dep_ == "pobj"
        ]
        return next((c for c in token.children if c.dep_ == "poss"), senders[0] if senders else None)
    if wish := _wish(token):
        return _subject_of(wish)
    if (
        token.lower_ not in _BEGINS
        or not token.tag_.startswith("VB")
        or any(c.dep_ == "auxpass" for c in token.children)
    ):
        return None
    return _subject_of(token)


def _wish(token: "Token") -> "Token | None":
    """The verb by which somebody proposes the contact or invites to it."""
    for _ in range(_CLIMBS):
        if token.head == token or token.dep_ not in ("dobj", "xcomp", "ccomp", "pcomp", "pobj", "prep"):
            return None
        token = token.head
        if token.lower_ in contact_words()["wished for"] and token.tag_.startswith("VB"):
            return token
    return None


def _subject_of(verb: "Token") -> "Token | None":
    """Whoever does what a verb says; of "who" the one that it stands for."""
    while verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children) and verb.head.i != verb.i:
        verb = verb.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return subject


def _begun_by(
    who: "Token", trigger: "Token", participants: tuple[str, ...], parse: Parse, cast: Cast
) -> tuple[str, Span] | None:
    start, end = parse.start_of(who), parse.start_of(trigger) + len(trigger)
    found = _participant_at(start, participants, cast)
    if found is None or (who.lower_ in ("i", "we") and found[1] > start + len(who)):
        return None
    return found[0], Span.cut(parse.document.text, min(start, parse.start_of(trigger)), max(found[1], end))


def _participant_at(place: int, participants: tuple[str, ...], cast: Cast) -> tuple[str, int] | None:
    for r in cast.near(place, place + 30):
        if len(r.parties) != 1 or r.mention.start > place + 12:
            continue
        body = cast.registry[r.parties[0]].body
        for key in participants:
            if key == r.parties[0] or (body and cast.registry[key].body == body):
                return key, r.mention.end
    return None
