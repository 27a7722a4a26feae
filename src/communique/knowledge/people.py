"""People in public office and their terms: who held which office on a day."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from communique.knowledge.states import load_states
from communique.knowledge.tables import DATA, items, read_table

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


@cache
def load_people() -> dict[str, Person]:
    """Return all people by name; a name stands in one file only."""
    terms: dict[str, list[Term]] = defaultdict(list)
    for path in sorted((DATA / "people").glob("*-terms.csv")):
        for row in read_table(path):
            terms[row["person"]].append(Term(row["body"], row["office"], row["title"], row["from"], row["to"]))
    return {
        row["person"]: Person(
            row["person"],
            row["country"] if is_state_code(row["country"]) else None,
            items(row["surnames"]),
            items(row["aliases"]),
            "f" if row["sex"] == "f" else "m" if row["sex"] == "m" else None,
            row["wikidata"] or None,
            tuple(terms[row["person"]]),
        )
        for path in sorted((DATA / "people").glob("*-people.csv"))
        for row in read_table(path)
    }


@cache
def holders() -> dict[tuple[str, str], tuple[tuple[Term, Person], ...]]:
    """Return by (body, office) every term with its holder."""
    table: dict[tuple[str, str], list[tuple[Term, Person]]] = defaultdict(list)
    for person in load_people().values():
        for term in person.terms:
            table[term.body, term.office].append((term, person))
    return {key: tuple(sorted(value, key=lambda pair: pair[0].start)) for key, value in table.items()}


@cache
def _by_title() -> dict[str, tuple[tuple[Term, str], ...]]:
    table: dict[str, list[tuple[Term, str]]] = defaultdict(list)
    for person in load_people().values():
        for term in person.terms:
            table[term.title.lower()].append((term, person.name))
    return {title: tuple(found) for title, found in table.items()}


def title_bearers(title: str, day: date) -> list[str]:
    """Return who bears just this title on a day, in any state: one person for "Taoiseach", many for "President"."""
    return sorted({name for term, name in _by_title().get(title.lower(), ()) if term.covers(day)})


def office_holder(offices: frozenset[str], title: str, body: str, day: date) -> str | None:
    """Return who held one of several offices of a state or organisation on a day, the best fitting title first."""
    found: list[tuple[int, int, str, str]] = []
    for office in offices:
        for term, person in holders().get((body, office), ()):
            if term.covers(day):
                same_title = title.lower() in term.title.lower() or term.title.lower() in title.lower()
                found.append((0 if same_title else 1, precedence(office), term.start, person.name))
    if not found:
        return None
    best = min(found, key=lambda f: (f[0], f[1]))
    # Of two on the day of a change the new one.
    return max((f for f in found if f[:2] == best[:2]), key=lambda f: f[2])[3]
