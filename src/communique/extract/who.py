"""Say who is meant by some words on a day, and why."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from communique.extract.asked import Asked, ask
from communique.extract.cast import Resolved
from communique.extract.mentions import Mention
from communique.extract.namesakes import Choice, Evidence, choose
from communique.extract.registry import Party
from communique.extract.tenures import explain_term, office_in_words, term_meant
from communique.extract.title_words import Bearers, bearers
from communique.knowledge.folding import bare, folded_words
from communique.knowledge.people import holders, is_state_code, load_people
from communique.knowledge.senses import load_ordinary_words
from communique.knowledge.spelling import alike
from communique.reading import Document
from communique.reading.terms import ActorKind

_ORGANS = frozenset({"foreign_ministry", "defence_ministry", "parliament", "military", "government"})
_TITLES = frozenset("commissioner rapporteur coordinator representative".split())
_GROUPS = frozenset({"REB", "OPP"})


@dataclass(frozen=True)
class Identity:
    """Who is meant: `name` is None where nobody is or nothing decides; `kind` "none" is no political actor at all."""

    mention: str
    name: str | None
    kind: ActorKind | Literal["none"]
    country: str | None = None
    """ISO 3166-1 alpha-3 code of the state that the actor is of."""
    office: str | None = None
    start: str | None = None
    """First day of the term in office, as exact as it is known."""
    end: str | None = None
    """Last day of the term; None where it had not ended."""
    reason: str = ""
    candidates: tuple[str, ...] = ()
    """Those among whom nothing decides."""


def identify(words: str, document: Document, day: date) -> Identity:
    """Say whom words of a document mean on a day; where the text moves to an earlier year, in that year."""
    asked = ask(words, document, day)
    found = asked.resolved()
    year = asked.year_told() if found and found.mention.offices else None
    if year is None:
        return _identify(asked)
    first, last = (_identify(ask(words, document, d, at_the_time=True)) for d in (date(year, 1, 1), date(year, 12, 31)))
    if first.name == last.name:
        return replace(first, reason=f"The text speaks of {year}. {first.reason}")
    return _undecided(asked, tuple(name for name in (first.name, last.name) if name))


def _identify(asked: Asked) -> Identity:
    found = asked.resolved()
    mention = found.mention if found else None
    titled = mention is not None and bool(mention.offices)
    if mention and asked.begins_another_name(mention):
        return _by_sound(asked) or _nobody(asked, "Here the words begin the name of something else.")
    if not titled and (sense := _other_sense(asked, mention)):
        return _nobody(asked, f"Here the words are part of the name of {sense}, or mean one.")
    if mention and asked.hangs_on_another(mention):
        return _nobody(asked, f"The words mean someone else, who is only described by {_text(asked, mention)}.")
    if found is None or (mention and _names_another(asked, mention)):
        return _by_sound(asked) or _nobody(asked, "No party is known by these words.")
    if mention and mention.kind == "person":
        return _person(asked, found)
    if titled and mention and asked.is_of_something_else(mention):
        return _nobody(asked, "The title is of something that is no state or organisation known.")
    if titled and mention and not found.parties:
        return _by_title(asked, mention)
    return _party(asked, found)


def _other_sense(asked: Asked, m: Mention | None) -> str | None:
    of_body = m is None or m.kind not in ("person", "organization")
    start, end = (m.start, m.end) if m else (asked.start, asked.end)
    return asked.senses.find(start, end, of_body=of_body)


def _text(asked: Asked, m: Mention) -> str:
    return asked.parse.document.text[m.start : m.end]


def _names_another(asked: Asked, m: Mention) -> bool:
    """ "Merkel's husband", "Paris Hilton": the words go on behind the name of a party, to someone else."""
    next_ = asked.parse.document.text[m.end : m.end + 1]
    if not asked.behind(m) or m.offices or m.organ in _ORGANS or m.official or next_ == ",":
        return False
    return m.kind in ("state", "government") or next_ in ("'", "’")


def _person(asked: Asked, found: Resolved) -> Identity:
    m, parties = found.mention, found.parties
    evidence = asked.evidence(m)
    if m.surname_only and not evidence.offices and not evidence.body and asked.is_ordinary_word(m):
        return _nobody(asked, f"Here {asked.words} is a word in its ordinary sense, not a name.")
    if not m.names:
        return _by_sound(asked, evidence) or _stranger(asked, parties)
    known = asked.cast.registry[parties[0]].person if parties else None
    if known and (not m.surname_only or _stands_in_full(asked, found)):
        return _known(asked, known.name, evidence)
    choice = choose(m.names, asked.day, evidence)
    if not choice.person and not choice.candidates and m.name:
        choice = choose(alike(m.name), asked.day, evidence)
    return _chosen(asked, choice, evidence)


def _stands_in_full(asked: Asked, found: Resolved) -> bool:
    """Whether the text has the same person by full name too."""
    return any(
        r.parties == found.parties and r.mention.kind == "person" and not r.mention.surname_only
        for r in asked.cast.resolved
    )


def _chosen(asked: Asked, choice: Choice, evidence: Evidence) -> Identity:
    if choice.person:
        return _known(asked, choice.person, evidence)
    if choice.candidates:
        return _undecided(asked, choice.candidates)
    return _nobody(asked, f"Nobody of this name held a known office on or near {asked.day}.")


def _known(asked: Asked, name: str, evidence: Evidence) -> Identity:
    person = load_people()[name]
    term = term_meant(person, asked.day, offices=evidence.offices, title=evidence.title, past=evidence.past)
    office, start, end = (office_in_words(term), term.start, term.end or None) if term else (None, None, None)
    reason = explain_term(person, term, asked.day)
    return Identity(asked.words, person.shown, "person", person.country_on(asked.day), office, start, end, reason)


def _stranger(asked: Asked, parties: tuple[str, ...]) -> Identity:
    """A person whom only the text knows is a political actor where the text gives an office."""
    party = asked.cast.registry[parties[0]] if parties else None
    if party is None or not (party.office or party.country):
        return _nobody(asked, "No person of this name is known to hold an office, and the text names none.")
    reason = (
        f"The text calls {party.name} {party.office or 'a person of ' + str(party.country)}; no table has the name."
    )
    return Identity(asked.words, party.name, "person", party.country, party.office, reason=reason)


def _by_sound(asked: Asked, evidence: Evidence | None = None) -> Identity | None:
    """A name in a spelling that no table has: Zelenskiy, Qadhafi."""
    words = asked.words.split()
    named = words[-1][0].isupper() or words[-1].startswith(("al-", "el-"))
    if not named or bare(words[-1]) in load_ordinary_words():
        return None
    found = asked.resolved()
    name = asked.words
    if found and found.mention.name:
        name = f"{found.mention.name} {asked.behind(found.mention)}".strip()
    evidence = evidence or Evidence(in_full=len(name.split()) > 1)
    choice = choose(alike(name), asked.day, replace(evidence, in_full=len(name.split()) > 1))
    if not choice.person and not choice.candidates:
        return None
    return _chosen(asked, choice, evidence)


def _by_title(asked: Asked, m: Mention) -> Identity:
    """A title that the reader gives to nobody: of a former holder, or of a state that the text does not name."""
    return _held(asked, m, bearers(m, m.body, asked.words, asked.day))


def _held(asked: Asked, m: Mention, held: Bearers) -> Identity:
    if len(held.people) == 1:
        return _known(asked, held.people[0], Evidence(offices=m.offices, title=m.title, past=m.past))
    if held.people:
        return replace(_undecided(asked, held.people), country=m.body if m.body and is_state_code(m.body) else None)
    if m.body:
        reason = f"No holder of this office is known for {asked.day}."
        return Identity(asked.words, None, "person", m.body if is_state_code(m.body) else None, reason=reason)
    return Identity(
        asked.words, None, "person", reason="Many hold such an office, and the text does not say whose it is."
    )


def _party(asked: Asked, found: Resolved) -> Identity:
    m = found.mention
    if not found.parties:
        return _nobody(asked, "The words lean on someone whom the text does not name.")
    if len(found.parties) > 1:
        names = tuple(asked.cast.registry[key].name for key in found.parties)
        return replace(_undecided(asked, names), kind="group", reason=f"The words mean several: {', '.join(names)}.")
    party = asked.cast.registry[found.parties[0]]
    if party.person:
        evidence = Evidence(offices=m.offices, title=m.title, past=m.past)
        if m.body and not m.official and (held := bearers(m, m.body, asked.words, asked.day)).by_words:
            return _held(asked, m, held)
        return _known(asked, party.person.name, evidence)
    if party.kind == "person":
        return _stranger(asked, found.parties)
    if m.offices and m.body and not m.official and (held := bearers(m, m.body, asked.words, asked.day)).by_words:
        return _held(asked, m, held)
    if party.kind == "organization" and (head := _head_by_title(asked, party)):
        return _known(asked, head, Evidence(offices=frozenset({"head"})))
    if party.kind in ("state", "government") and not m.offices and asked.senses.is_place(m.start, m.end):
        return _nobody(asked, f"Here {asked.words} is a place, not a party.")
    return _body(asked, m, party)


def _head_by_title(asked: Asked, party: Party) -> str | None:
    """ "The UN High Commissioner for Refugees": a name of an organisation that is its head's title."""
    said = set(folded_words(asked.words))
    heads = [
        p.name
        for t, p in holders(party.id, "head")
        if t.covers(asked.day) and said & _TITLES & set(folded_words(t.title))
    ]
    return heads[0] if len(heads) == 1 else None


def _body(asked: Asked, m: Mention, party: Party) -> Identity:
    if party.kind == "state" and (m.offices or m.official or m.organ):
        reason = f"The words mean someone who speaks for the government of {party.name}."
        return Identity(asked.words, f"Government of {party.name}", "government", party.country, reason=reason)
    kind: ActorKind = "group" if party.kind == "organization" and party.sector in _GROUPS else party.kind
    reason = {
        "state": f"The words are a name of the state {party.name}.",
        "government": f"The words stand for the {party.name[0].lower()}{party.name[1:]}.",
        "organization": f"The words are a name of the organisation {party.name}.",
        "group": f"The words are a name of the group {party.name}.",
    }[kind]
    return Identity(asked.words, party.name, kind, party.country, reason=reason)


def _undecided(asked: Asked, candidates: tuple[str, ...]) -> Identity:
    people = [load_people()[name] for name in candidates if name in load_people()]
    countries = {person.country_on(asked.day) for person in people}
    reason = f"The words may mean any of {', '.join(candidates)}; nothing in the text decides."
    country = countries.pop() if len(countries) == 1 else None
    return Identity(asked.words, None, "person", country, reason=reason, candidates=candidates)


def _nobody(asked: Asked, reason: str) -> Identity:
    return Identity(asked.words, None, "none", reason=reason)
