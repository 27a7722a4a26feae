"""Whom the words at an offset of a document stand for, as name, kind and country."""

from dataclasses import dataclass

from communique.extract.cast import Cast
from communique.extract.pointing import addressee_at, group_at, pointed_at, reporter_at
from communique.language.parse import Parse
from communique.reading.terms import ActorKind

_POINTING = {"source": pointed_at, "to": addressee_at, "via": reporter_at}
"""How a word is read as who holds something, toward whom, and on whose account."""
_MOVED = 200
"""Characters by which normalising a text may have moved words."""


@dataclass(frozen=True)
class ActorNamed:
    """A party as its name, kind and country."""

    name: str
    kind: ActorKind
    country: str | None


def parties_at(grammar: Parse, cast: Cast, start: int, words: str, *, role: str = "source") -> list[ActorNamed]:
    """Return the parties that words at an offset stand for; normalising may have moved them a little.

    `role` is what the words are there: "source", "to" or "via". An addressee or reporter is one party, as in a Reading.
    """
    text = grammar.document.text
    if not text.startswith(words, start):
        start = max(0, text.find(words, max(0, start - _MOVED)))
    keys = _POINTING[role](grammar, cast, start).parties or group_at(grammar, cast, start).parties
    parties = [cast.registry[key] for key in (keys if role == "source" else keys[:1])]
    return [ActorNamed(party.name, party.kind, party.country) for party in parties]
