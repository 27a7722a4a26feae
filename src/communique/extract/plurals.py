"""Resolve the words for several parties: "they", "both sides", "the two ministers", "all three"."""

import re

from communique.extract.cast import Cast, Resolved
from communique.extract.mentions import Mention
from communique.language.parse import Parse

LOOK_BACK = 2
"""Sentences before its own that a plural reaches back to for a group of its own; beyond, the document's sides are meant."""

_NUMBERS = {"two": 2, "both": 2, "pair": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6}
_STATES = frozenset("countries nations states governments capitals neighbours neighbors armies".split())
_OFFICES = {
    "presidents": frozenset({"head_of_state"}), "premiers": frozenset({"head_of_government"}),
    "chancellors": frozenset({"head_of_government"}), "prime": frozenset({"head_of_government"}),
    "foreign": frozenset({"foreign_minister"}), "ministers": frozenset({"foreign_minister", "defence_minister", "minister", "other"}),
    "defence": frozenset({"defence_minister"}), "defense": frozenset({"defence_minister"}),
}  # fmt: skip
"""Offices that all members of a group hold that is called by them."""


class Plurals:
    """The plurals of one document; they lean on the mentions resolved before them."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self._parse, self._cast, self._registry = parse, cast, cast.registry

    def resolve(self, m: Mention) -> tuple[str, ...]:
        """Return the parties that a plural stands for, none where nobody fits its number and kind."""
        words = re.findall(r"[a-z]+", self._registry.text[m.start : m.end].lower())
        number = next((_NUMBERS[w] for w in words if w in _NUMBERS), None)
        offices = next((_OFFICES[w] for w in words if w in _OFFICES), None)
        found = self._group_before(m, number, offices) or self._of_sides(number, offices, self._agents(m))
        return self._bodies(found) if m.head in _STATES else found

    def _group_before(self, m: Mention, number: int | None, offices: frozenset[str] | None) -> tuple[str, ...]:
        """The group last named, or the persons of several bodies in one sentence."""
        sentence, agents = self._parse.sentence_at(m.start), self._agents(m)
        for back in range(LOOK_BACK + 1):
            here = [r for r in self._cast.recent() if r.sentence == sentence - back and r.mention.start < m.start]
            for group in (*self._named_groups(here), *self._persons(here)):
                if not agents & set(group) and self._fits(group, number, offices):
                    return group
        return ()

    def _agents(self, m: Mention) -> set[str]:
        """Who does something to the group ("Carl Bildt commended the pair"): none of its members."""
        token = self._parse.token_at(m.anchor)
        if token is None or token.dep_ not in ("dobj", "pobj", "dative", "iobj"):
            return set()
        verb = token.head.head if token.dep_ == "pobj" else token.head
        starts = [self._parse.start_of(c) for c in verb.children if c.dep_ == "nsubj"]
        return {key for at in starts for r in self._cast.near(at, at + 1) for key in r.parties}

    def _named_groups(self, here: list[Resolved]) -> list[tuple[str, ...]]:
        plural = [r for r in here if len(r.parties) > 1]
        return [r.parties for r in (*(r for r in plural if r.is_subject), *reversed(plural))]

    def _persons(self, here: list[Resolved]) -> list[tuple[str, ...]]:
        """The persons of a sentence, one of each body: no other than these."""
        people = list(
            dict.fromkeys(
                r.parties[0]
                for r in here
                if len(r.parties) == 1
                and r.mention.kind != "pronoun"
                and self._registry[r.parties[0]].kind == "person"
                and "spokesperson" not in self._registry[r.parties[0]].offices
            )
        )
        bodies = {self._registry[k].body for k in people}
        return [tuple(people)] if len(people) > 1 and len(bodies) == len(people) and None not in bodies else []

    def _fits(self, group: tuple[str, ...], number: int | None, offices: frozenset[str] | None) -> bool:
        if number is not None and len(group) != number:
            return False
        if number is None and len(group) > 2 and not set(group) <= set(self._cast.sides):
            return len(self._cast.sides) != 2
        if offices is None:
            return True
        parties = [self._registry[k] for k in group]
        return all(p.kind == "person" and (not p.offices or p.offices & offices or p.office) for p in parties) and any(
            p.offices & offices for p in parties
        )

    def _of_sides(self, number: int | None, offices: frozenset[str] | None, agents: set[str]) -> tuple[str, ...]:
        others = tuple(s for s in self._cast.sides if s not in agents)
        sides = others if len(others) > 1 else self._cast.sides
        if offices is not None and not self._fits(sides, None, offices):
            holders = self._holders(offices)
            if len(holders) > 1 and number in (None, len(holders)):
                return holders
        if number is not None and len(sides) > number:
            return sides[:number]
        return sides if number in (None, len(sides)) else ()

    def _holders(self, offices: frozenset[str]) -> tuple[str, ...]:
        """Who holds an office in the document, one of each body, the sides' bodies first."""
        chosen: dict[str, str] = {}
        own = {self._registry[s].body for s in self._cast.sides}
        for key in self._cast.people():
            party = self._registry[key]
            if party.offices & offices and party.body in own:
                chosen.setdefault(str(party.body), key)
        return tuple(reversed(chosen.values()))

    def _bodies(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        bodies = dict.fromkeys(b for k in parties if (b := self._registry[k].body))
        return tuple(self._registry.body(b) for b in bodies)
