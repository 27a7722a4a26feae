"""Look contacts, positions and issues up, each by an index however large the record."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Select
from sqlalchemy.engine import Connection, Row

from communique.errors import InputError
from communique.extract.periods import bounds
from communique.record import schema
from communique.record.names import Who, label_issues, name_actors
from communique.record.views import CommitmentRow, ContactRow, DocumentRow, IssueRow, Name, PositionRow

Rows = Sequence[Row[Any]]
"""Rows of one table."""


def first_day(edtf: str) -> str:
    """Return the first day of a date such as 2022, 2022-09 or 2022-09-11. Raises InputError where it is none."""
    return _day(edtf, 0)


def last_day(edtf: str) -> str:
    """Return the last day of a date such as 2022, 2022-09 or 2022-09-11. Raises InputError where it is none."""
    return _day(edtf, 1)


def select_contacts(
    connection: Connection,
    *,
    between: Sequence[Who] = (),
    since: str | None = None,
    until: str | None = None,
    mode: str | None = None,
    status: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> tuple[ContactRow, ...]:
    """Return the contacts in which all of some parties took part, the latest first; undated ones last."""
    query, index = _with_parties(sa.select(schema.contacts), between)
    query = query.where(index.c.mode == mode) if mode else query
    query = query.where(index.c.status == status) if status else query
    query = query.where(index.c.last_day >= first_day(since)) if since else query
    query = query.where(index.c.day <= last_day(until), index.c.day > "") if until else query
    key = index.c.id if index is schema.contacts else index.c.contact_id
    rows = connection.execute(query.order_by(index.c.day.desc(), key).limit(limit).offset(offset)).all()
    return contact_rows(connection, rows)


def contact_rows(connection: Connection, rows: Rows) -> tuple[ContactRow, ...]:
    """Return rows of contacts with the names of those who took part."""
    taking_part = {row.id: json.loads(row.participants) for row in rows}
    names = name_actors(
        connection, [*(row.initiator for row in rows), *(k for ids in taking_part.values() for k in ids)]
    )
    parties = schema.contact_parties
    found = connection.execute(sa.select(parties).where(parties.c.contact_id.in_(list(taking_part))))
    sides = {(row.contact_id, row.actor_id): row.party for row in found}
    return tuple(
        ContactRow(
            row.id, row.date, row.mode, row.status,
            tuple(Name(key, _name(names, key), sides.get((row.id, key))) for key in taking_part[row.id]),
            names.get(row.initiator, Name(row.initiator, row.initiator)) if row.initiator else None,
            row.duration, bool(row.duration_approximate), row.location, row.accounts,
            tuple(field for field in row.contested.split(",") if field),
        )
        for row in rows
    )  # fmt: skip


def select_positions(
    connection: Connection,
    *,
    of: Who | None = None,
    issue: str | None = None,
    act: str | None = None,
    at: str | None = None,
    since: str | None = None,
    until: str | None = None,
    rejected: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> tuple[PositionRow, ...]:
    """Return positions, the latest first. `at`: of each party and issue only the last stand taken up to that day."""
    positions, holders = schema.positions, schema.position_holders
    day: ColumnElement[str] = holders.c.day if of else positions.c.day
    query: Select[Any]
    if at:
        query, day = _last_stands(of, issue, last_day(at), rejected=rejected)
    elif of:
        query = sa.select(holders.c.position_id, day).where(_holder(of, rejected=rejected)).distinct()
        query = query.where(holders.c.issue == issue) if issue else query
    else:
        query = sa.select(positions.c.id.label("position_id"), day)
        query = query.where(positions.c.issue == issue) if issue else query
        query = query if rejected else query.where(positions.c.rejected_by.is_(None))
    if act and (of or at):
        query = query.join(positions, positions.c.id == holders.c.position_id)
    query = query.where(positions.c.act == act) if act else query
    query = query.where(day >= first_day(since)) if since else query
    query = query.where(day <= last_day(until), day > "") if until else query
    return _positions_in_order(
        connection, query.order_by(day.desc(), sa.literal_column("1")).limit(limit).offset(offset)
    )


def _last_stands(
    of: Who | None, issue: str | None, end: str, *, rejected: bool
) -> tuple[Select[Any], ColumnElement[str]]:
    """Return a query of what each holder said last on each issue, up to a day."""
    if not of and not issue:
        raise InputError("the stands at a day are many: say of whom, or on which issue")
    holders = schema.position_holders
    whose = holders.c.actor_id if of and of.actor else holders.c.party
    asked = [_holder(of, rejected=rejected)] if of else [_accepted(rejected)]
    asked += [holders.c.issue == issue] if issue else []
    latest = (
        sa.select(whose.label("whose"), holders.c.issue, sa.func.max(holders.c.day).label("day"))
        .where(*asked, holders.c.day <= end, holders.c.day > "")
        .group_by(whose, holders.c.issue)
        .subquery()
    )
    same = sa.and_(whose == latest.c.whose, holders.c.issue == latest.c.issue, holders.c.day == latest.c.day)
    query = sa.select(holders.c.position_id, holders.c.day).select_from(latest.join(holders, same))
    return query.where(_accepted(rejected)).distinct(), holders.c.day


def _positions_in_order(connection: Connection, query: Select[Any]) -> tuple[PositionRow, ...]:
    """Return the positions whose ids a query gives, in its order."""
    positions = schema.positions
    ids = [row.position_id for row in connection.execute(query)]
    found: dict[str, Row[Any]] = {}
    for some in _some(ids):
        found.update((row.id, row) for row in connection.execute(sa.select(positions).where(positions.c.id.in_(some))))
    return position_rows(connection, [found[key] for key in ids])


def position_rows(connection: Connection, rows: Rows) -> tuple[PositionRow, ...]:
    """Return rows of positions with their holders, names, labels and contacts."""
    holders = _holders(connection, schema.position_holders, "position_id", [row.id for row in rows])
    names = name_actors(
        connection, [*(row.addressee for row in rows), *(k for who in holders.values() for k, _ in who)]
    )
    labels = label_issues(connection, (row.issue for row in rows))
    contacts = contacts_of_reports(connection, (row.report_id for row in rows))
    return tuple(
        PositionRow(
            row.id, row.document_id, contacts.get(row.report_id), row.day or None,
            tuple(Name(key, _name(names, key), party) for key, party in holders.get(row.id, ())),
            row.issue, labels.get(row.issue or ""), row.act, row.stance, row.modality, bool(row.negated),
            row.proposition, row.condition, names.get(row.addressee or ""), row.account_of, row.start, row.end,
            row.rejected_by,
        )
        for row in rows
    )  # fmt: skip


def commitment_rows(connection: Connection, rows: Rows) -> tuple[CommitmentRow, ...]:
    """Return rows of commitments with names and contacts."""
    holders = _holders(connection, schema.commitment_parties, "commitment_id", [row.id for row in rows])
    names = name_actors(
        connection, [*(row.addressee for row in rows), *(k for who in holders.values() for k, _ in who)]
    )
    contacts = contacts_of_reports(connection, (row.report_id for row in rows))
    return tuple(
        CommitmentRow(
            row.id, row.document_id, contacts.get(row.report_id), row.day or None,
            tuple(Name(key, _name(names, key), party) for key, party in holders.get(row.id, ())),
            row.action, row.due, names.get(row.addressee or ""), row.start, row.end,
        )
        for row in rows
    )  # fmt: skip


def select_commitments(
    connection: Connection, *, of: Who | None = None, until: str | None = None, limit: int = 100
) -> tuple[CommitmentRow, ...]:
    """Return undertakings, the latest first."""
    commitments, parties = schema.commitments, schema.commitment_parties
    day = parties.c.day if of else commitments.c.day
    query: Select[Any] = sa.select(commitments.c.id, day)
    if of:
        named = parties.c.party == of.party if of.party else parties.c.actor_id == of.actor
        query = query.join(parties, parties.c.commitment_id == commitments.c.id).where(named).distinct()
    query = query.where(day <= last_day(until)) if until else query
    ids = [row.id for row in connection.execute(query.order_by(day.desc(), commitments.c.id).limit(limit))]
    rows = connection.execute(sa.select(commitments).where(commitments.c.id.in_(ids))).all()
    return commitment_rows(connection, sorted(rows, key=lambda row: ids.index(row.id)))


def select_issues(connection: Connection, *, of: Who | None = None, limit: int = 100) -> tuple[IssueRow, ...]:
    """Return issues, those that most documents raise first; of a party, those on which it takes most stands."""
    if of:
        holders = schema.position_holders
        # The first sixteen digits of a position's id are its document's.
        count: ColumnElement[int] = sa.func.count(sa.func.substr(holders.c.position_id, 1, 16).distinct())
        query = sa.select(holders.c.issue, count.label("documents")).where(_holder(of), holders.c.issue > "")
        query = query.group_by(holders.c.issue)
    else:
        issues = schema.issues
        count = sa.func.sum(issues.c.documents)
        query = sa.select(issues.c.id.label("issue"), count.label("documents")).group_by(issues.c.id)
    rows = connection.execute(query.order_by(count.desc(), sa.text("1")).limit(limit)).all()
    labels = label_issues(connection, (row.issue for row in rows))
    return tuple(IssueRow(row.issue, labels.get(row.issue, row.issue), row.documents) for row in rows)


def select_documents(connection: Connection, *, limit: int = 100, offset: int = 0) -> tuple[DocumentRow, ...]:
    """Return documents as they are cited, those added last first."""
    d = schema.documents
    ordered = sa.select(d.c.id).order_by(d.c.added_at.desc(), d.c.id).limit(limit).offset(offset)
    ids = list(connection.execute(ordered).scalars())
    found = document_rows(connection, ids)
    return tuple(found[key] for key in ids)


def document_rows(connection: Connection, ids: Sequence[str]) -> dict[str, DocumentRow]:
    """Return documents as they are cited, by id."""
    d = schema.documents
    query = sa.select(d.c.id, d.c.name, d.c.title, d.c.published, d.c.publisher, d.c.url).where(d.c.id.in_(ids))
    return {row.id: DocumentRow(*row) for row in connection.execute(query)}


def contacts_of_reports(connection: Connection, reports: Iterable[str | None]) -> dict[str, str]:
    """Return the contact of each report."""
    table = schema.reports
    found: dict[str, str] = {}
    for some in _some(sorted({key for key in reports if key})):
        rows = connection.execute(sa.select(table.c.id, table.c.contact_id).where(table.c.id.in_(some)))
        found.update((row.id, row.contact_id) for row in rows if row.contact_id)
    return found


def _with_parties(query: Select[Any], between: Sequence[Who]) -> tuple[Select[Any], sa.Table]:
    """Narrow a query of contacts to those of some parties; return it with the table by which it is filtered and sorted.

    A person has few contacts, so these are looked up first; else the index of pairs has all that is asked.
    """
    contacts, pairs, taking_part = schema.contacts, schema.contact_pairs, schema.contact_parties
    parties = sorted({who.party for who in between if who.party})
    actors = sorted({who.actor for who in between if who.actor})
    for actor in actors:
        mine = sa.select(taking_part.c.contact_id).where(taking_part.c.actor_id == actor)
        query = query.where(contacts.c.id.in_(mine))
    if not actors:
        a, b = [*parties, "", ""][:2]
        query = query.join(pairs, pairs.c.contact_id == contacts.c.id).where(pairs.c.a == a, pairs.c.b == b)
        parties = parties[2:]
    for party in parties:
        other = pairs.alias()
        there = sa.select(other.c.a).where(other.c.contact_id == contacts.c.id, other.c.a == party, other.c.b == "")
        query = query.where(there.exists())
    return query, contacts if actors else pairs


def _holder(who: Who, *, rejected: bool = False) -> ColumnElement[bool]:
    holders = schema.position_holders
    whose = holders.c.party == who.party if who.party else holders.c.actor_id == who.actor
    return sa.and_(whose, _accepted(rejected))


def _accepted(rejected: bool) -> ColumnElement[bool]:
    return schema.position_holders.c.rejected.in_((False, True) if rejected else (False,))


def _holders(
    connection: Connection, table: sa.Table, column: str, ids: Sequence[str]
) -> Mapping[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for some in _some(ids):
        for row in connection.execute(sa.select(table).where(table.c[column].in_(some)).order_by(table.c.actor_id)):
            found.setdefault(row._mapping[column], []).append((row.actor_id, row.party))
    return found


def _some(ids: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _name(names: Mapping[str, Name], key: str) -> str:
    return names[key].name if key in names else key


def _day(edtf: str, end: int) -> str:
    found = bounds(edtf)[end]
    if found is None:
        raise InputError(f"{edtf[:40]!r} is not a date: write it as 2022, 2022-09 or 2022-09-11")
    return found.isoformat()
