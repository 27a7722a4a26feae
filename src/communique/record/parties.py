"""Whom a person, a house or a government stands for: the party under which contacts of several documents are compared."""

from collections.abc import Iterable
from datetime import date

from communique.knowledge.people import load_people, precedence
from communique.reading import Actor

LAST = 1_000
"""The rank of a person without a known office."""


def party_of(actor: Actor, day: date | None) -> str:
    """Return the state or organisation that an actor stands for on a day; its own id where it stands for none.

    A person stands for the body of the highest office held, else, or where the day is unknown, for the own country.
    """
    if actor.kind == "person":
        person = load_people().get(actor.name)
        terms = person.offices_on(day) if person and day else []
        return terms[0].body if terms else actor.country or actor.id
    if actor.kind == "organization":
        return actor.id
    return actor.country or actor.id


def rank_of(actor: Actor, day: date | None) -> int:
    """Return the precedence of a person's highest office on a day, 0 the highest."""
    person = load_people().get(actor.name)
    terms = person.offices_on(day) if person and day else []
    return precedence(terms[0].office) if terms else LAST


def principal(actors: Iterable[Actor], day: date | None) -> str | None:
    """Return the id of the highest of a party's persons, of equals the first named; None where no person is named."""
    persons = [actor for actor in actors if actor.kind == "person"]
    return min(persons, key=lambda actor: rank_of(actor, day)).id if persons else None


def is_nameless(actor: Actor) -> bool:
    """Whether an actor is known by words of one document only ("a senior official"), so that no other can mean it."""
    return actor.kind == "group" and actor.country is None
