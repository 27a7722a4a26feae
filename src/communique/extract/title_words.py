"""Who bears a title whose words say more than the office: "the UN envoy for Syria", "the White House press secretary"."""

from dataclasses import dataclass
from datetime import date, timedelta

from communique.extract.mentions import Mention
from communique.extract.titles import fits_organisation
from communique.knowledge.folding import folded_words
from communique.knowledge.people import Person, Term, holders, is_state_code, office_holder
from communique.knowledge.states import load_states

_TOLD_APART = frozenset("spokesperson envoy deputy_head deputy_foreign_minister ambassador other".split())
"""Offices that several people hold at a time, so that the words of the title must tell them apart."""
_COMING = frozenset("elect incoming designate".split())
_SOON = timedelta(days=250)
"""From an election to the day in office."""
_EMPTY = frozenset("the a an of for to and s ' - . , on in at his her its new then former ex".split())


@dataclass(frozen=True)
class Bearers:
    """The people who may be meant; `by_words`: the title's words told them apart, or time is part of the title."""

    people: tuple[str, ...] = ()
    by_words: bool = False


def bearers(m: Mention, body: str | None, words: str, day: date) -> Bearers:
    """Return who bears a title of a state or organisation on a day: the former or coming bearer where the words say so."""
    if body is None:
        return Bearers()
    held = [pair for office in sorted(m.offices) for pair in holders(body, office)]
    said = set(folded_words(words))
    if m.past:
        before = sorted((p for p in held if p[0].end and p[0].end < day.isoformat()), key=lambda p: p[0].end)
        return Bearers(tuple(dict.fromkeys(p.name for _, p in reversed(before))), by_words=True)
    if said & _COMING:
        iso, latest = day.isoformat(), (day + _SOON).isoformat()
        coming = [p for p in held if iso < p[0].start <= latest and _fits(p[0], m)]
        return Bearers(tuple(dict.fromkeys(p.name for _, p in coming)), by_words=True)
    if not m.offices & _TOLD_APART:
        holder = office_holder(m.offices, m.title, body, day)
        fits = holder and (is_state_code(body) or fits_organisation(m.title, holder, body, day))
        return Bearers((holder,) if holder and fits else ())
    now = [p for p in held if p[0].covers(day)]
    exact = {p.name for term, p in now if term.title.lower() == m.title.lower()}
    if len(exact) == 1:
        return Bearers(tuple(exact), by_words=True)
    said -= {*_EMPTY, *_names_of(body), *folded_words(m.title)}
    return _told_apart(now, said, woman=m.title.lower().endswith("woman"))


def _fits(term: Term, m: Mention) -> bool:
    return m.title.lower() in term.title.lower()


def _told_apart(held: list[tuple[Term, Person]], said: set[str], *, woman: bool) -> Bearers:
    """Return whose title has most of the words said, and fewest others; nobody where no title has any of them."""
    scored = []
    for term, person in held:
        title = set(folded_words(term.title)) - _EMPTY
        shared = {word for word in said if any(word[:6] == other[:6] for other in title)}
        if shared and not (woman and person.sex == "m"):
            scored.append((-len(shared), len(title), person.name))
    best = [name for *score, name in sorted(scored) if score == list(min(scored)[:2])] if scored else []
    return Bearers(tuple(dict.fromkeys(best)), by_words=len(set(best)) == 1)


def _names_of(body: str) -> set[str]:
    """Return the words that name a state or organisation, which say nothing about the title."""
    state = load_states().get(body)
    names = (state.name, *state.aliases, *state.adjectives) if state else (body,)
    return {word for name in names for word in folded_words(name)}
