"""Which person "he", "her" or "him" means: each person named before is judged by a few marks, weighed as the corpus taught."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from communique.extract.cast import Cast, Resolved
from communique.extract.mentions import Mention
from communique.knowledge.tables import DATA, read_table
from communique.language.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

LOOK_BACK = 6
"""Sentences that a pronoun reaches back."""

_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class Candidate:
    """A person whom a pronoun may mean, with the marks that speak for or against it."""

    party: str
    marks: tuple[str, ...]


class Antecedents:
    """The persons whom the pronouns of one document may mean."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self._parse, self._cast, self._registry = parse, cast, cast.registry

    def likeliest(self, m: Mention, speaker: tuple[str, ...]) -> tuple[str, ...]:
        """Return the person whom a pronoun most likely means, or none; `speaker`: whose words it stands in."""
        weights = load_weights()
        scored = [(sum(weights.get(mark, 0.0) for mark in c.marks), c.party) for c in self.candidates(m, speaker)]
        return (max(scored, key=lambda s: s[0])[1],) if scored else ()

    def candidates(self, m: Mention, speaker: tuple[str, ...]) -> list[Candidate]:
        """Return whom a pronoun may mean, the last mentioned first."""
        sentence = self._parse.sentence_at(m.start)
        before: dict[str, Resolved] = {}
        for r in reversed(self._cast.recent()):
            if r.sentence < sentence - LOOK_BACK:
                break
            if len(r.parties) == 1 and self._may_be(r.parties[0], m):
                before.setdefault(r.parties[0], r)
        flow = _Flow(m, sentence, speaker, self._clauses(m), *self._subjects_before(sentence, m))
        return [Candidate(party, tuple(self._marks(party, last, flow))) for party, last in before.items()]

    def _may_be(self, key: str, m: Mention) -> bool:
        party = self._registry[key]
        return party.kind == "person" and party.sex in (m.sex, None)

    def _subjects_before(self, sentence: int, m: Mention) -> tuple[dict[int, str], dict[int, str]]:
        """Return by sentence the last subject before the pronoun, and the subject of the main clause."""
        lasts: dict[int, str] = {}
        mains: dict[int, str] = {}
        for r in self._cast.recent():
            if not r.is_subject or r.sentence < sentence - LOOK_BACK or len(r.parties) != 1:
                continue
            if not self._may_be(r.parties[0], m):
                continue
            lasts[r.sentence] = r.parties[0]
            token = self._parse.token_at(r.mention.anchor)
            if token is not None and token.head.dep_ == "ROOT":
                mains.setdefault(r.sentence, r.parties[0])
        return lasts, mains

    def _clauses(self, m: Mention) -> "_Clauses":
        """Return who is the subject of the pronoun's own clause, of the one above it, and of those below it."""
        token = self._parse.token_at(m.start)
        verb = _verb_over(token) if token is not None else None
        if token is None or verb is None:
            return _Clauses()
        above = _verb_over(verb)
        below = (v for v in verb.children if v.dep_ in ("ccomp", "parataxis") and v.i < token.i)
        return _Clauses(
            self._subjects(verb) if token.dep_ not in _SUBJECTS else set(),
            self._subjects(above) if above is not None else set(),
            {key for v in below for key in self._subjects(v)},
        )

    def _subjects(self, verb: "Token") -> set[str]:
        found: set[str] = set()
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                start = self._parse.start_of(child)
                found.update(k for r in self._cast.near(start, start + 1) for k in r.parties)
        if not found and verb.dep_ == "conj" and verb.head.tag_.startswith("VB"):
            return self._subjects(verb.head)
        return found

    def _marks(self, party: str, last: Resolved, flow: "_Flow") -> Iterator[str]:
        m = flow.mention
        role = "object" if m.head == "him" else "subject"
        clause = "possessive" if m.head in ("his", "her", "hers") else role
        yield f"{role}: {min(flow.sentence - last.sentence, 3)} sentences back"
        if last.is_subject:
            yield f"{role}: last named as subject"
        earlier = max((s for s in flow.lasts if s < flow.sentence), default=-1)
        for name, subjects in (("last", flow.lasts), ("main", flow.mains)):
            if subjects.get(flow.sentence) == party:
                yield f"{role}: {name} subject of the sentence"
            if subjects.get(earlier) == party:
                yield f"{role}: {name} subject of the sentence before"
        if party in flow.clauses.own:
            yield f"{clause}: subject of the same clause"
        if party in flow.clauses.above:
            yield f"{clause}: subject of the clause above"
        if party in flow.clauses.below:
            yield f"{clause}: subject of what is reported"
        yield from self._standing(party)
        yield from self._quoting(party, last, flow)
        if "\n\n" in self._registry.text[last.mention.end : m.start]:
            yield "another paragraph"

    def _standing(self, party: str) -> Iterator[str]:
        """How much the document is about a person."""
        if party in self._cast.sides:
            yield "a side"
        if "spokesperson" in self._registry[party].offices:
            yield "speaks for others"
        if self._registry[party].sex is None:
            yield "he or she unknown"

    def _quoting(self, party: str, last: Resolved, flow: "_Flow") -> Iterator[str]:
        """Whether pronoun and person stand within quotation marks."""
        here = self._parse.quotation_at(flow.mention.start)
        there = self._parse.quotation_at(last.mention.start)
        if party in flow.speaker:
            yield "speaks these words"
        if there and not here:
            yield "named in a quotation before"


@dataclass(frozen=True)
class _Clauses:
    """The subjects of the clauses around a pronoun."""

    own: set[str] = field(default_factory=set)
    above: set[str] = field(default_factory=set)
    below: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Flow:
    """Where a pronoun stands: whose words it is part of, and the subjects before it, by sentence."""

    mention: Mention
    sentence: int
    speaker: tuple[str, ...]
    clauses: _Clauses
    lasts: dict[int, str]
    mains: dict[int, str]


def _verb_over(token: "Token") -> "Token | None":
    """Return the verb that governs a word."""
    above = token.head
    while not above.tag_.startswith("VB") and above.head.i != above.i:
        above = above.head
    return above if above.tag_.startswith("VB") and above.i != token.i else None


@cache
def load_weights() -> dict[str, float]:
    """Return how much each mark says for a person; `training/antecedents.py` writes them."""
    return {row["mark"]: float(row["weight"]) for row in read_table(DATA / "antecedents.csv")}
