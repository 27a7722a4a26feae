"""People in public office and their terms: who held which office on a day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from communique.knowledge.states import load_states
from communique.knowledge.tables import DATA, items, read_lines

PRECEDENCE = (
    "supreme_leader", "head_of_state", "head_of_government", "foreign_minister", "head", "vice_president",
    "deputy_head_of_government", "national_security_adviser", "defence_minister", "crown_prince", "monarch",
    "deputy_foreign_minister", "chief_of_staff", "envoy", "spokesperson",
)  # fmt: skip
"""Offices from the one that print means first when it gives a bare family name; the rest come after these."""


@dataclass(frozen=True)
class Term:
    """A term in office. Dates are as exact as known: a day, a month or a year; an empty end has not come."""

    body: str
    """ISO 3166-1 alpha-3 code, or the id of an organisation."""
    office: str
    title: str
    start: str
    end: str

    def covers(self, day: date) -> bool:
        """Whether the term holds on a day, as far as its dates tell."""
        iso = day.isoformat()
        return self.start <= iso and (not self.end or self.end + "~" > iso)

    def distance(self, day: date) -> int:
        """Return the years between a day and the term: 0 within it."""
        if self.covers(day):
            return 0
        if self.start > day.isoformat():
            return int(self.start[:4]) - day.year + 1
        return day.year - int(self.end[:4]) + 1


@dataclass(frozen=True)
class Person:
    """One person; `country` is an ISO 3166-1 alpha-3 code, or None for people known only through an organisation."""

    name: str
    country: str | None
    surnames: tuple[str, ...]
    aliases: tuple[str, ...]
    sex: Literal["m", "f"] | None
    wikidata: str | None
    terms: tuple[Term, ...] = field(default=(), compare=False)

    @property
    def shown(self) -> str:
        """The name as it is shown: what tells namesakes apart in the tables, "(diplomat)", is no part of it."""
        return self.name.partition(" (")[0]

    def offices_on(self, day: date) -> list[Term]:
        """Return the terms held on a day, the highest office first."""
        return sorted((t for t in self.terms if t.covers(day)), key=lambda t: precedence(t.office))

    def country_on(self, day: date) -> str | None:
        """Return whom the person stands for on a day: the state of the office held, or else the own country."""
        return next((t.body for t in self.offices_on(day) if is_state_code(t.body)), self.country)


def serves(person: Person, body: str) -> bool:
    """Whether a person is of a state or has ever held an office of a state or organisation."""
    return body == person.country or any(term.body == body for term in person.terms)


def precedence(office: str) -> int:
    """Return the rank of an office, 0 the highest."""
    return PRECEDENCE.index(office) if office in PRECEDENCE else len(PRECEDENCE)


def is_state_code(body: str) -> bool:
    """Whether a body is a state by its three-letter code and not an organisation."""
    return body in load_states()


class People(Mapping[str, Person]):
    """All people by name; a Person is made when first asked for."""

    def __init__(self) -> None:
        self._lines = {line[0]: line for line in people_lines()}
        self._people: dict[str, Person] = {}

    def __getitem__(self, name: str) -> Person:
        if name not in self._people:
            self._people[name] = _person(self._lines[name])
        return self._people[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _person(line: list[str]) -> Person:
    name, country, surnames, aliases, sex, wikidata = line
    return Person(
        name,
        country if is_state_code(country) else None,
        items(surnames),
        items(aliases),
        "f" if sex == "f" else "m" if sex == "m" else None,
        wikidata or None,
        tuple(Term(*term[1:]) for term in _terms_of_person().get(name, ())),
    )


@cache
def load_people() -> People:
    """Return all people by name; a name stands in one file only."""
    return People()


@cache
def people_lines() -> list[list[str]]:
    """Return the lines of all tables of people: person, country, surnames, aliases, sex, wikidata."""
    return [line for path in sorted((DATA / "people").glob("*-people.csv")) for line in read_lines(path)]


@cache
def _term_lines() -> list[list[str]]:
    return [line for path in sorted((DATA / "people").glob("*-terms.csv")) for line in read_lines(path)]


@cache
def _terms_of_person() -> dict[str, list[list[str]]]:
    table: dict[str, list[list[str]]] = defaultdict(list)
    for line in _term_lines():
        table[line[0]].append(line)
    return table


@cache
def _terms_of_office() -> dict[tuple[str, str], list[list[str]]]:
    table: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for line in _term_lines():
        table[line[1], line[2]].append(line)
    return table


@cache
def _terms_of_title() -> dict[str, list[list[str]]]:
    table: dict[str, list[list[str]]] = defaultdict(list)
    for line in _term_lines():
        table[line[3].lower()].append(line)
    return table


@cache
def holders(body: str, office: str) -> tuple[tuple[Term, Person], ...]:
    """Return every term in an office of a state or organisation with its holder, in the order of their starts."""
    found = [(Term(*line[1:]), load_people()[line[0]]) for line in _terms_of_office().get((body, office), ())]
    return tuple(sorted(found, key=lambda pair: pair[0].start))


def title_bearers(title: str, day: date) -> list[str]:
    """Return who bears just this title on a day, in any state: one person for "Taoiseach", many for "President"."""
    found = _terms_of_title().get(title.lower(), ())
    return sorted({line[0] for line in found if Term(*line[1:]).covers(day)})


def office_holder(offices: frozenset[str], title: str, body: str, day: date) -> str | None:
    """Return who held one of several offices of a state or organisation on a day, the best fitting title first."""
    found: list[tuple[int, int, str, str]] = []
    for office in offices:
        for term, person in holders(body, office):
            if term.covers(day):
                found.append((_misfit(title.lower(), term.title.lower()), precedence(office), term.start, person.name))
    if not found:
        return None
    best = min(found, key=lambda f: (f[0], f[1]))
    # Of two on the day of a change the new one.
    return max((f for f in found if f[:2] == best[:2]), key=lambda f: f[2])[3]


def _misfit(said: str, title: str) -> int:
    """Return how ill a title fits what is said, 0 best: the same words, its words among others, others, a deputy's."""
    if said == title:
        return 0
    if any(word in title and word not in said for word in ("deputy", "assistant", "vice ")):
        return 3
    words, others = set(said.split()), set(title.split())
    return 1 if said in title or title in said or words <= others else 2
