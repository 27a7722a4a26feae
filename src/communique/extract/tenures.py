"""The term in office that a mention is about, and the sentence that says why it is this one."""

from datetime import date

from communique.extract.registry import describe
from communique.knowledge.organisations import load_organisations
from communique.knowledge.people import Person, Term, precedence


def term_meant(
    person: Person, day: date, *, offices: frozenset[str] = frozenset(), title: str = "", past: bool = False
) -> Term | None:
    """Return the term that fits a title and a day best: held on the day, else the nearest; of a former holder the last."""
    terms = [t for t in person.terms if t.office in offices] or list(person.terms)
    terms = [t for t in terms if title.lower() in t.title.lower()] or terms
    if not terms:
        return None
    iso = day.isoformat()
    if past and (before := [t for t in terms if t.end and t.end < iso]):
        return max(before, key=lambda t: (t.end, -precedence(t.office)))
    return min(terms, key=lambda t: (t.distance(day), precedence(t.office), iso < t.start))


def explain_term(person: Person, term: Term | None, day: date) -> str:
    """Say in a sentence which office a person held, from when to when, and how the day stands to it."""
    if term is None:
        return f"{person.shown} is known by this name; no term in office is."
    office = office_in_words(term)
    if term.start > day.isoformat():
        return f"{person.shown} took the office of {office} on {term.start}, after {day}."
    if not term.covers(day):
        return f"{person.shown} held the office of {office} from {term.start} to {term.end}, before {day}."
    if not term.end:
        return f"{person.shown} has held the office of {office} since {term.start}, and {day} lies within."
    return f"{person.shown} held the office of {office} from {term.start} to {term.end}, and {day} lies within."


def office_in_words(term: Term) -> str:
    """Name an office with the state or organisation it is of, the organisation in full."""
    organisation = load_organisations().get(term.body)
    if organisation is None:
        return describe(term)
    names = (organisation.id, organisation.name, *organisation.aliases)
    return term.title if any(name in term.title for name in names) else f"{term.title} of the {organisation.name}"
