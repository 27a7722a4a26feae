"""Which person a name means: by full name, title, country, what the document says elsewhere, and the day."""

from collections.abc import Iterable
from datetime import date

from communique.knowledge.people import Person, load_people, precedence, serves

RECENT = 2
"""Years; someone this long out of office may still be meant by a bare family name."""


def choose_person(
    names: Iterable[str],
    day: date,
    *,
    offices: frozenset[str] = frozenset(),
    body: str | None = None,
    states: frozenset[str] = frozenset(),
    in_full: bool = False,
    past: bool = False,
) -> str | None:
    """Return the likeliest of several people of one name, or None where none is likely or two are equally so.

    `states` are those that the document mentions; `in_full`: the name is a full one, which needs no office to be believed;
    `past`: the text says that the office is no longer held.
    """
    people = [load_people()[name] for name in dict.fromkeys(names)]
    if body:
        fitting = [p for p in people if serves(p, body)]
        if not fitting and not in_full:
            return None
        people = fitting or people
    ranked = sorted((_rank(p, day, offices, states), p.name) for p in people)
    if not ranked:
        return None
    best = ranked[0]
    if not in_full and not past and best[0][0] > (RECENT if offices or body else 1):
        return None
    if len(ranked) > 1 and ranked[1][0] == best[0]:
        return None
    return best[1]


def _rank(person: Person, day: date, offices: frozenset[str], states: frozenset[str]) -> tuple[int, int, int, int]:
    """Smaller is likelier: years away from office, title that does not fit, country not mentioned, lower office."""
    if not person.terms:
        return (RECENT, 1, int(person.country not in states), 99)
    term = min(person.terms, key=lambda t: (t.distance(day), precedence(t.office)))
    held = {t.office for t in person.terms if t.distance(day) <= RECENT}
    misfit = int(bool(offices) and not offices & held)
    here = int(not ({person.country, term.body} & states))
    return (term.distance(day), misfit, here, precedence(term.office))
