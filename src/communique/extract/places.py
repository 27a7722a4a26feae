"""Whom the words at an offset of a document stand for, as name, kind and country."""

from dataclasses import dataclass

from communique.extract.cast import Cast
from communique.extract.pointing import group_at, pointed_at
from communique.language.parse import Parse
from communique.reading.terms import ActorKind

_MOVED = 200
"""Characters by which normalising a text may have moved words."""


@dataclass(frozen=True)
class ActorNamed:
    """A party as its name, kind and country."""

    name: str
    kind: ActorKind
    country: str | None


def parties_at(grammar: Parse, cast: Cast, start: int, words: str) -> list[ActorNamed]:
    """Return the parties that words at an offset stand for; normalising may have moved them a little."""
    text = grammar.document.text
    if not text.startswith(words, start):
        start = max(0, text.find(words, max(0, start - _MOVED)))
    keys = pointed_at(grammar, cast, start).parties or group_at(grammar, cast, start).parties
    parties = [cast.registry[key] for key in keys]
    return [ActorNamed(party.name, party.kind, party.country) for party in parties]
