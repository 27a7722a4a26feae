"""Briefings: a third party was told of the contact before or after it."""

import re

from communique.extract.cast import Cast
from communique.language.parse import Parse
from communique.reading import Contact, Span
from communique.tagger.tags import ContactTag, StandTag

_TELL = re.compile(r"\b(?:informed|briefed|notified|debriefed|updated)\b", re.I)
_OF_CONTACT = re.compile(
    r"\b(?:of|about|on)\s+(?:the|his|her|their|this|that)\s+(?:\w+\s+){0,2}(?:call|conversation|talks?|meeting|discussions?|visit|exchange|contacts?)\b",
    re.I,
)


def tells_of_contact(tag: StandTag, text: str) -> bool:
    """Whether a stand is only that somebody was told of the contact: that is a contact, and no stand."""
    return bool(_TELL.match(text, tag.start) and _OF_CONTACT.search(text, tag.start, tag.end))


def is_briefing(tag: ContactTag, parse: Parse) -> bool:
    """Whether a contact is that somebody was told of another: by what channel is not said by the other's."""
    text = parse.document.text
    end = parse.sentences[parse.sentence_at(tag.start)][1]
    return bool(_TELL.match(text, tag.start) and _OF_CONTACT.search(text, tag.end, end))


def find_briefings(parse: Parse, cast: Cast, contacts: list[Contact]) -> list[Contact]:
    """Return "X informed Z of the call" as contacts of X and Z, by a channel that the text leaves open."""
    text = parse.document.text
    found: list[Contact] = []
    for match in _TELL.finditer(text, parse.document.body_start):
        start, end = parse.sentences[parse.sentence_at(match.start())]
        about = _OF_CONTACT.search(text, match.end(), end)
        token = parse.token_at(match.start())
        if about is None or token is None:
            continue
        teller = [
            k
            for c in token.children
            if c.dep_ == "nsubj"
            for r in cast.near(parse.start_of(c), parse.start_of(c) + 1)
            for k in r.parties
        ]
        told = [k for r in cast.near(match.end(), about.start()) for k in r.parties]
        parties = tuple(dict.fromkeys([*teller[:1], *told]))
        bodies = {cast.registry[k].body for k in parties}
        # One party told several: a contact each would need a date each; here they are told by one act.
        if (
            len(teller) != 1
            or len(bodies) < 2
            or None in bodies
            or any(set(parties) == set(c.participants) for c in contacts)
        ):
            continue
        found.append(
            Contact(
                id=f"c{len(contacts) + len(found) + 1}", mode="unspecified", status="held", participants=parties,
                initiator=teller[0], main=False,
                evidence=(Span.cut(text, start, len(text[:end].rstrip())),),
            )
        )  # fmt: skip
    return found
