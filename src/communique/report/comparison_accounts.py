"""What is compared: an account as statements, with its words, its times and its grammar."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from communique.extract.dates import TimeExpression
from communique.knowledge.forces import DISCUSS, SAY, Force
from communique.language.parse import Parse
from communique.reading import Actor, Contact, Position, Reading, Span
from communique.report.comparison_words import Word

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Statement:
    """Words that say one thing."""

    span: Span
    words: tuple[Word, ...]
    holders: frozenset[str] | None
    """Whose stand it is: states, organisations or people; None where it is nobody's or the text leaves it open."""
    issue: str | None
    forces: tuple[Force, ...]
    times: tuple[TimeExpression, ...]
    position: Position | None
    sentence: int
    is_contact: bool
    """Whether it only reports the contact itself, which is compared cell by cell."""

    @property
    def is_mention(self) -> bool:
        """Whether it says only that something came up."""
        return any(f.family == DISCUSS for f in self.forces) and not any(
            f.level for f in self.forces if f.family not in (DISCUSS, SAY)
        )


@dataclass(frozen=True)
class Account:
    """One document with what is needed to compare it."""

    reading: Reading
    parse: Parse
    times: tuple[TimeExpression, ...]
    words: tuple[Word, ...]
    statements: tuple[Statement, ...]
    assumed: Mapping[str, str] = field(default_factory=dict)
    """What a participant speaks for where only the other account tells."""

    @property
    def main(self) -> Contact | None:
        """Return the contact that the document is about."""
        return next((c for c in self.reading.contacts if c.main), None)

    @cached_property
    def sides(self) -> frozenset[str]:
        """Return the states and organisations that took part in the contact."""
        return frozenset(b for key in (self.main.participants if self.main else ()) if (b := self.body_of(key)))

    @property
    def states(self) -> frozenset[str]:
        """Return every state that the document names an actor of."""
        return frozenset(actor.country for actor in self.reading.actors if actor.country)

    def body_at(self, place: int) -> str | None:
        """Return what the actor named at a place speaks for, if one is."""
        for actor in self.reading.actors:
            if any(mention.start <= place < mention.end for mention in actor.mentions):
                return self._body(actor)
        return None

    def tokens_within(self, start: int, end: int) -> Iterator["Token"]:
        """Yield the tokens that begin in a stretch of text, in order."""
        places = self._places
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            yield self.parse.tokens[place]

    @cached_property
    def _places(self) -> list[int]:
        return sorted(self.parse.tokens)

    def names_a_side(self, word: Word) -> bool:
        """Whether a word names one of those who took part in the contact."""
        if any(key.startswith("person:") for key in word.keys):
            return False
        return any(f"party:{body}" in word.keys for body in self.sides)

    def body_of(self, actor: str | None) -> str | None:
        """Return the state or organisation that an actor belongs to; None where that is not known."""
        found = next((a for a in self.reading.actors if a.id == actor), None)
        return self._body(found) if found else None

    def _body(self, actor: Actor) -> str | None:
        return body(actor) or self.assumed.get(actor.id)


def body(actor: Actor) -> str | None:
    """Return what an actor speaks for: its state, or organisation; None where that is not known."""
    if actor.kind == "organization":
        return actor.id
    if actor.sector == "IGO" and actor.office:
        return actor.office.rpartition(" of ")[2]
    return actor.country


def assume_sides(reading: Reading, other: Reading) -> dict[str, str]:
    """Tell by elimination what a participant of whom it is not known speaks for: two accounts are of one contact."""
    own, others = _participants(reading), _participants(other)
    unknown = [actor for actor in own if body(actor) is None]
    left = {b for a in others if (b := body(a))} - {b for a in own if (b := body(a))}
    return {unknown[0].id: left.pop()} if len(unknown) == len(left) == 1 else {}


def _participants(reading: Reading) -> list[Actor]:
    keys = {key for contact in reading.contacts if contact.main for key in contact.participants}
    return [actor for actor in reading.actors if actor.id in keys]
