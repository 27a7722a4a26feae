"""The grammatical subject of a stand's cue: its holder where the tagger points at a party inside the content."""

from typing import TYPE_CHECKING

from communique.language.parse import Parse
from communique.tagger.tags import StandTag

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLIMB = 3
"""Verbs that a subject may be away: "spoke and, turning to fish, asked"."""


def cue_subject(tag: StandTag, parse: Parse) -> int | None:
    """Return where the subject of the verb that opens a stand stands, before it.

    None where the stand opens with another word, in the passive, where it is told on another's account, and where the tagger
    points outside the stand.
    """
    if tag.source is None or tag.reporter is not None or not tag.start < tag.source.start < tag.end:
        return None
    verb = _opening_verb(tag, parse)
    for _ in range(_CLIMB):
        if verb is None or any(c.dep_ == "nsubjpass" for c in verb.children):
            return None
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None:
            start = parse.start_of(subject)
            return start if start < tag.start else None
        verb = verb.head if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.tag_.startswith("VB") else None
    return None


def _opening_verb(tag: StandTag, parse: Parse) -> "Token | None":
    for place in range(tag.start, tag.end):
        token = parse.tokens.get(place)
        if token is None or token.tag_.startswith(("RB", "MD")) or token.dep_ in ("aux", "auxpass"):
            continue
        return token if token.tag_.startswith("VB") and token.dep_ != "amod" else None
    return None
