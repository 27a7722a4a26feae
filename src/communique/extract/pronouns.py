"""Resolve pronouns: he, she, it, they, we, I."""

import re

from communique.extract.antecedents import Antecedents
from communique.extract.cast import Cast
from communique.extract.mentions import Mention
from communique.extract.plurals import Plurals
from communique.extract.speakers import Speakers
from communique.language.parse import Parse

_WE_THE = re.compile(r"(?:\d+\.\s+)?We, (?:the )?[A-Z]\w+s")
"""How a statement of several begins."""


class Pronouns:
    """The pronouns of one document; they lean on the mentions resolved before them."""

    def __init__(self, parse: Parse, cast: Cast, plurals: Plurals) -> None:
        self._parse, self._cast, self._registry = parse, cast, cast.registry
        self._plurals, self._speakers = plurals, Speakers(parse, cast)
        body = parse.document.text[parse.document.body_start :]
        self._is_joint = len(cast.sides) > 1 and bool(_WE_THE.match(body))
        self._antecedents = Antecedents(parse, cast)

    def resolve(self, m: Mention) -> tuple[str, ...]:
        """Return the parties that a pronoun stands for."""
        sentence = self._parse.sentence_at(m.start)
        if m.sex in ("m", "f"):
            return self._antecedents.likeliest(m, self._speakers.of(m))
        if m.sex == "plural":
            return self._plurals.resolve(m)
        if m.sex == "thing":
            return self._thing_before(sentence)
        if m.sex == "you":
            return self._addressed(m)
        return self._first_person(m)

    def _first_person(self, m: Mention) -> tuple[str, ...]:
        """ "I" and "we": the speaker of the turn or of the quotation, else whoever issues the document."""
        quotation = self._parse.quotation_at(m.start)
        speaker = self._speakers.of(m)
        if speaker:
            return speaker
        if self._parse.document.kind == "joint_statement" or (m.sex == "we" and self._is_joint):
            return self._cast.sides
        if not self._cast.issuer or quotation:
            return ()
        people = self._registry.people_of(self._cast.issuer)
        own = [k for k in people if self._is_in_title(k)]
        own = own or [k for k in people if k in self._cast.sides] or people
        return (own[0],) if own and m.sex == "i" else (self._registry.body(self._cast.issuer),)

    def _is_in_title(self, key: str) -> bool:
        return any(start < self._parse.document.body_start for start, _ in self._registry[key].spans)

    def _thing_before(self, sentence: int) -> tuple[str, ...]:
        """The first subject of the nearest sentence that has one, else what was named last."""
        things = [r for r in self._cast.recent() if r.sentence >= sentence - 2 and len(r.parties) == 1
                  and self._registry[r.parties[0]].kind != "person"]  # fmt: skip
        subjects = [r for r in things if r.is_subject]
        found = [r for r in subjects if r.sentence == subjects[-1].sentence] or things[-1:]
        return found[0].parties if found else ()

    def _addressed(self, m: Mention) -> tuple[str, ...]:
        """ "You": the other side of a speaker, or of a question the one who answers."""
        speaker = self._speakers.of_turn(m)
        if not speaker or self._parse.quotation_at(m.start):
            return ()
        bodies = {self._registry[k].body for k in speaker}
        others = tuple(s for s in self._cast.sides if self._registry[s].body not in bodies)
        return others if len(others) == 1 else ()
