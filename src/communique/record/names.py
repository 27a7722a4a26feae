"""Names in the record: whom a user means by "RUS", "Russia" or "Putin", and how an actor or an issue is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import InputError
from communique.knowledge.folding import fold
from communique.knowledge.issues import find_concept, load_concepts
from communique.knowledge.organisations import load_organisations
from communique.knowledge.people import load_people
from communique.knowledge.states import load_states
from communique.record import schema
from communique.record.corrections import active_corrections
from communique.record.views import Name


@dataclass(frozen=True)
class Who:
    """A party, or one actor alone: just one of the two is given."""

    party: str | None = None
    actor: str | None = None


def find_who(connection: Connection, words: str) -> Who:
    """Return whom a user means: a state or organisation by code or name, or a person by id, full or family name.

    Raises InputError where the words name nobody in the record, or several persons.
    """
    party = find_party(words)
    if party:
        return Who(party=party)
    actors = schema.actors
    slug = "-".join(fold(words).split())
    known = _people().get(fold(words))
    exact = sa.or_(actors.c.id == slug, actors.c.id == words, actors.c.name == (known or words))
    ids = list(connection.execute(sa.select(actors.c.id).where(exact).distinct()).scalars())
    if not ids:
        family = sa.select(actors.c.id).where(
            actors.c.kind == "person", actors.c.id.endswith(f"-{slug}", autoescape=True)
        )
        ids = list(connection.execute(family.distinct().order_by(actors.c.id).limit(6)).scalars())
    if len(ids) == 1:
        return Who(actor=ids[0])
    if ids:
        raise InputError(f"{words!r} may be {', '.join(ids)}: name one of them")
    raise InputError(
        f"{words!r} is nobody in the record: give a state as FRA or France, an organisation, or a person's name"
    )


def party_for_search(connection: Connection, words: str) -> str:
    """Return the party whose passages are looked for: of a person the party that it last stood for."""
    who = find_who(connection, words)
    if who.party:
        return who.party
    parties = schema.contact_parties
    latest = sa.select(parties.c.party).where(parties.c.actor_id == who.actor).order_by(parties.c.day.desc()).limit(1)
    country = sa.select(schema.actors.c.country).where(schema.actors.c.id == who.actor).limit(1)
    return connection.execute(latest).scalar() or connection.execute(country).scalar() or str(who.actor)


def find_party(words: str) -> str | None:
    """Return the code of the state or organisation that words name; None where they name none."""
    code = words.strip().upper()
    return code if code in load_states() else _parties().get(fold(words.strip()))


@cache
def _parties() -> dict[str, str]:
    """Return states and organisations by every folded name; a state's name comes before an organisation's."""
    found: dict[str, str] = {}
    for state in load_states().values():
        for name in (state.name, *state.aliases):
            found.setdefault(fold(name), state.iso3)
    for body in load_organisations().values():
        for name in (body.id, body.name, *body.aliases):
            found.setdefault(fold(name), body.id)
    return found


@cache
def _people() -> dict[str, str]:
    """Return the people of the knowledge base by every folded name."""
    found: dict[str, str] = {}
    for person in load_people().values():
        for name in (person.name, *person.aliases):
            found.setdefault(fold(name), person.name)
    return found


def find_issue(connection: Connection, words: str) -> str:
    """Return the id of the issue that words mean: an id, a label, or words that name a concept of the thesaurus.

    Raises InputError where the record has no such issue.
    """
    issues = schema.issues
    known = connection.execute(sa.select(issues.c.id).where(issues.c.id == words).limit(1)).scalar()
    if known:
        return words
    renamed = {label.casefold(): issue for issue, label in renamed_issues(connection).items()}
    if words.casefold() in renamed:
        return renamed[words.casefold()]
    labelled = connection.execute(
        sa.select(issues.c.id).where(sa.func.lower(issues.c.label) == words.lower()).limit(1)
    ).scalar()
    concept = find_concept(words.replace("-", " "))
    if labelled or concept:
        return labelled or (concept.id if concept else words)
    raise InputError(f"{words!r} is no issue of the record: see `communique issues`")


def renamed_issues(connection: Connection) -> dict[str, str]:
    """Return the labels that people gave to issues."""
    return {c.target: c.value for c in active_corrections(connection, ("label",)) if c.value}


def label_issues(connection: Connection, ids: Iterable[str | None]) -> dict[str, str]:
    """Return the label of each issue: a person's, the thesaurus's, or the one that most documents give."""
    wanted = {key for key in ids if key}
    found = {key: concept.label for key, concept in load_concepts().items() if key in wanted}
    issues = schema.issues
    for some in _some(wanted - found.keys()):
        rows = connection.execute(
            sa.select(issues)
            .where(issues.c.id.in_(some))
            .order_by(issues.c.id, issues.c.documents, issues.c.label.desc())
        )
        found.update((row.id, row.label) for row in rows)
    found.update((key, label) for key, label in renamed_issues(connection).items() if key in wanted)
    return found


def name_actors(connection: Connection, ids: Iterable[str | None]) -> dict[str, Name]:
    """Return each actor as most documents name it."""
    actors = schema.actors
    found: dict[str, Name] = {}
    for some in _some({key for key in ids if key}):
        rows = connection.execute(
            sa.select(actors.c.id, actors.c.name, actors.c.country)
            .where(actors.c.id.in_(some))
            .order_by(actors.c.id, actors.c.documents, actors.c.name.desc())
        )
        found.update((row.id, Name(row.id, row.name, row.country or None)) for row in rows)
    return found


def _some(ids: Iterable[str], size: int = 500) -> Iterable[list[str]]:
    ordered = sorted(ids)
    return (ordered[start : start + size] for start in range(0, len(ordered), size))
