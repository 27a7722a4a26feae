"""Claims about the record ("their first call since 2022"), checked whenever they are looked at against all contacts that it knows."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from communique.extract.claim_checks import KnownContact, check_claims
from communique.extract.claim_scopes import level_of
from communique.extract.periods import bounds
from communique.knowledge.people import load_people
from communique.reading import Claim
from communique.record import schema
from communique.record.keeping import latest_reading
from communique.record.names import name_actors
from communique.record.views import ClaimRow


def claim_rows(connection: Connection, contact: str, reports: Sequence[str]) -> tuple[ClaimRow, ...]:
    """Return the claims that documents make in telling of a contact, with both verdicts."""
    table = schema.claims
    rows = connection.execute(sa.select(table).where(table.c.report_id.in_(reports)).order_by(table.c.id)).all()
    known = _known_contacts(connection, contact) if rows else []
    checked = {key: _check(connection, key, known) for key in {row.document_id for row in rows}}
    return tuple(
        ClaimRow(row.id, row.document_id, row.kind, row.value, row.verdict, row.reason, again.verdict, again.reason,
                 row.start, row.end)
        for row in rows
        for again in (checked[row.document_id][row.id.rpartition(":")[2]],)
    )  # fmt: skip


def _check(connection: Connection, document: str, known: Sequence[KnownContact]) -> dict[str, Claim]:
    """Return a document's claims by their number, with the verdict that the record gives."""
    reading = latest_reading(connection, document)
    claims = check_claims(reading.claims, known, published=reading.document.published) if reading else ()
    return {f"k{number}": claim for number, claim in enumerate(claims, 1)}


def _known_contacts(connection: Connection, contact: str) -> list[KnownContact]:
    """Return the contacts between the parties of one, itself as the main one."""
    contacts, pairs, parties = schema.contacts, schema.contact_pairs, schema.contact_parties
    sides = connection.execute(sa.select(parties.c.party).where(parties.c.contact_id == contact).distinct()).scalars()
    a, b = [*sorted(sides), "", ""][:2]
    between = sa.select(pairs.c.contact_id).where(pairs.c.a == a, pairs.c.b == b)
    rows = connection.execute(sa.select(contacts).where(contacts.c.id.in_(between)).order_by(contacts.c.id)).all()
    people = {row.id: json.loads(row.participants) for row in rows}
    names = name_actors(connection, (key for ids in people.values() for key in ids))
    named = {key: name.name for key, name in names.items()}
    return [_known(row, people[row.id], named, frozenset((a, b)), main=row.id == contact) for row in rows]


def _known(
    row: Row[Any], people: Sequence[str], names: dict[str, str], sides: frozenset[str], *, main: bool
) -> KnownContact:
    day = bounds(row.date)[0] if row.date else None
    offices = [_offices(names.get(key, key), day) for key in people]
    return KnownContact(
        row.id, row.date, main, row.mode, row.status, frozenset(people) | sides, level_of(offices) if day else None
    )


def _offices(name: str, day: date | None) -> frozenset[str]:
    person = load_people().get(name)
    return frozenset(term.office for term in person.offices_on(day)) if person and day else frozenset()
