"""Which of several people of one name is meant: by office on the day, title, country and what stands around the name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communique.knowledge.people import Person, Term, load_people, precedence, serves

HEADS = frozenset("supreme_leader head_of_state head_of_government monarch".split())
_MINISTERS = frozenset("foreign_minister vice_president deputy_head_of_government national_security_adviser defence_minister "
                       "crown_prince head finance_minister".split())  # fmt: skip
RECENT = 1
"""Years; someone this long out of office, or this short before it, may still be meant by a bare family name."""


@dataclass(frozen=True)
class Choice:
    """The person meant, or None and those among whom nothing decides."""

    person: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What the words around a name say about its bearer."""

    offices: frozenset[str] = frozenset()
    title: str = ""
    body: str | None = None
    """The state or organisation that stands right beside the name."""
    states: frozenset[str] = frozenset()
    """The states that the sentence speaks of."""
    past: bool = False
    in_full: bool = False


def choose(names: Iterable[str], day: date, evidence: Evidence) -> Choice:
    """Return who is meant; of two equally likely people neither."""
    people = [load_people()[name] for name in dict.fromkeys(names)]
    if evidence.body:
        people = [p for p in people if serves(p, evidence.body)] or (people if evidence.in_full else [])
    ranked = sorted((_rank(p, day, evidence), p.name) for p in people)
    if not ranked:
        return Choice(None)
    best = ranked[0][0]
    tied = tuple(name for rank, name in ranked if rank == best)
    if len(tied) > 1 and len({load_people()[name].country for name in tied}) == 1:
        tied = _of_the_higher_office(tied, day)
    if len(tied) == 1 and _is_likely(load_people()[tied[0]], day, evidence, alone=len(ranked) == 1):
        return Choice(tied[0])
    return Choice(None, tied if len(tied) > 1 else ())


def _rank(person: Person, day: date, evidence: Evidence) -> tuple[int, ...]:
    """Smaller is likelier: title that does not fit, long out of office, no leading one, country not spoken of, lower one."""
    terms = [t for t in person.terms if not evidence.offices or t.office in evidence.offices]
    called = bool(evidence.title) and any(
        evidence.title.lower() in t.title.lower() and _years(t, day) <= RECENT for t in person.terms
    )
    misfit = 0 if called else 2 if evidence.offices and not terms else int(bool(evidence.title))
    terms = terms or list(person.terms)
    if evidence.past:
        away = 0 if any(t.end and t.end < day.isoformat() for t in terms) else 1
    else:
        away = min((_years(t, day) for t in terms), default=RECENT + 1)
    elsewhere = int(not ({person.country, *(t.body for t in terms)} & evidence.states))
    tier = min((_tier(t) for t in terms if evidence.past or _years(t, day) == away), default=3)
    return misfit, int(away > RECENT), int(tier > 1), elsewhere, away, tier


def _of_the_higher_office(names: tuple[str, ...], day: date) -> tuple[str, ...]:
    """Return who of one state holds the highest office among them on a day, if that is one that print names bare; else all."""
    ranks = {n: min((precedence(t.office) for t in load_people()[n].offices_on(day)), default=None) for n in names}
    highest = min((rank for rank in ranks.values() if rank is not None), default=None)
    if highest is None or highest > precedence("foreign_minister"):
        return names
    return tuple(name for name in names if ranks[name] == highest)


def _years(term: Term, day: date) -> int:
    """Count the years between a day and a term; all that is long ago or far ahead is one."""
    return min(term.distance(day), RECENT + 1)


def _tier(term: Term) -> int:
    return 0 if term.office in HEADS else 1 if term.office in _MINISTERS else 2


def _is_likely(person: Person, day: date, evidence: Evidence, *, alone: bool) -> bool:
    """Whether a name by itself means this person: someone long out of office only by the full name, or the only one of it."""
    if evidence.in_full or evidence.past:
        return True
    if any(term.distance(day) <= RECENT for term in person.terms):
        return True
    before = [t for t in person.terms if t.end and t.end < day.isoformat()]
    return bool(before) and (alone or bool(evidence.offices)) and any(_tier(t) == 0 for t in before)
