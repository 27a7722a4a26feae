"""Keep contacts what the reports make them: after a change, only what it bears on is grouped anew and written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record import schema
from communique.record.batches import batches
from communique.record.cells import FIELDS
from communique.record.contact_rows import contact_rows
from communique.record.copies import copies_of
from communique.record.corrections import Correction, active_corrections
from communique.record.linking import LINKS, corrected_values, link
from communique.record.merging import Group, group
from communique.record.reports import Report
from communique.record.rows import unpack_report

Corrected = Mapping[str, tuple[str | None, int]]

_BESIDE = timedelta(days=2)
"""How far from each other reports may be that bear on each other: a day apart, with the neighbours of both looked at."""


def regroup(connection: Connection, reports: Iterable[Report], stale: Iterable[str] = ()) -> None:
    """Group anew what some reports, new or gone, bear on; `stale` are the contacts that the gone ones were of."""
    reports = list(reports)
    corrections = active_corrections(connection, (*LINKS, *FIELDS))
    scopes = {report.scope for report in reports}
    corrected = _scopes_of(connection, {a.document for c in corrections for a in (*c.anchors, *c.others)})
    if scopes & corrected:
        regroup_scopes(connection, scopes, stale)
    else:
        _write(connection, _bearing(connection, reports), stale, ())


def regroup_scopes(connection: Connection, scopes: set[str], stale: Iterable[str] = ()) -> None:
    """Group all reports of some parties anew, with those that people's merges tie to them."""
    corrections = active_corrections(connection, (*LINKS, *FIELDS))
    scopes = _with_linked(connection, scopes, corrections)
    table = schema.reports
    rows = connection.execute(
        sa.select(table.c.id, table.c.contact_id, table.c.content).where(table.c.scope.in_(scopes))
    )
    _write(connection, rows.all(), stale, corrections)


def _bearing(connection: Connection, reports: Iterable[Report]) -> list[Any]:
    """Return the rows of all reports that may be grouped otherwise because of some."""
    table = schema.reports
    query = sa.select(table.c.id, table.c.contact_id, table.c.content)
    found: dict[str, Any] = {}
    for report in reports:
        if report.joinable:
            first, last = _window(connection, report)
            near = [table.c.scope == report.scope, table.c.first > "", table.c.first <= last, table.c.last >= first]
        else:
            near = [
                table.c.document_id.in_(copies_of(connection, report.origin) | {report.document}),
                table.c.scope == report.scope,
                table.c.first == "",
            ]
        found.update((row.id, row) for row in connection.execute(query.where(*near)))
    return list(found.values())


def _window(connection: Connection, report: Report) -> tuple[str, str]:
    """Return the days from gap to gap between the reports of some parties, in which a report lies."""
    table = schema.reports
    first, last = str(report.first), str(report.last)
    while True:
        begin, end = _shift(first, -_BESIDE), _shift(last, _BESIDE)
        reach = sa.select(sa.func.min(table.c.first), sa.func.max(table.c.last)).where(
            table.c.scope == report.scope, table.c.first > "", table.c.first <= end, table.c.last >= begin
        )
        low, high = connection.execute(reach).one()
        wider = min(low or first, first), max(high or last, last)
        if wider == (first, last):
            return first, last
        first, last = wider


def _write(
    connection: Connection, rows: Sequence[Any], stale: Iterable[str], corrections: Sequence[Correction]
) -> None:
    """Group the reports in some rows, and write the contacts that are not as they were."""
    before = {unpack_report(row.content): row.contact_id for row in rows}
    groups = _grouped(before, corrections)
    contacts = schema.contacts
    kept: dict[str, dict[str, object]] = {}
    for some in batches(sorted({key for key in (*before.values(), *stale) if key})):
        there = connection.execute(sa.select(contacts).where(contacts.c.id.in_(some)))
        kept.update((row.id, dict(row._mapping)) for row in there)
    _replace_contacts(connection, kept, groups)
    moved = [{"key": r.id, "contact": g.id} for g, _ in groups for r in g.reports if before[r] != g.id]
    if moved:
        update = sa.update(schema.reports).where(schema.reports.c.id == sa.bindparam("key"))
        connection.execute(update.values(contact_id=sa.bindparam("contact")), moved)


def _grouped(reports: Iterable[Report], corrections: Sequence[Correction]) -> list[tuple[Group, Corrected]]:
    """Return the groups, people's merges and splits among them, each with what people set."""
    reports = list(reports)
    here = {report.document for report in reports}
    touching = [c for c in corrections if any(a.document in here for a in (*c.anchors, *c.others))]
    groups = link(group(reports), [correction for correction in touching if correction.field in LINKS])
    values = corrected_values(groups, touching)
    return [(found, values.get(found.id, {})) for found in groups]


def _replace_contacts(
    connection: Connection, before: Mapping[str, Mapping[str, object]], groups: Iterable[tuple[Group, Corrected]]
) -> None:
    wanted = {found.id: contact_rows(found, corrected) for found, corrected in groups}
    same = {key for key, row in before.items() if key in wanted and wanted[key][schema.contacts][0] == row}
    tables = (schema.contacts, *schema.OF_CONTACT)
    for some in batches([key for key in before if key not in same]):
        for table in tables:
            column = table.c.id if table is schema.contacts else table.c.contact_id
            connection.execute(sa.delete(table).where(column.in_(some)))
    fresh = [rows for key, rows in wanted.items() if key not in same]
    for table in tables:
        rows = [row for found in fresh for row in found[table]]
        if rows:
            connection.execute(sa.insert(table), rows)


def _with_linked(connection: Connection, scopes: set[str], corrections: Iterable[Correction]) -> set[str]:
    """Return the scopes with those that people's merges tie to them."""
    merges = [correction for correction in corrections if correction.field == "merge"]
    ties = [_scopes_of(connection, {a.document for a in (*c.anchors, *c.others)}) for c in merges]
    found = set(scopes)
    while grown := [tie for tie in ties if tie & found and not tie <= found]:
        found.update(*grown)
    return found


def _scopes_of(connection: Connection, documents: set[str]) -> set[str]:
    table, found = schema.reports, set[str]()
    for some in batches(sorted(documents)):
        found.update(connection.execute(sa.select(table.c.scope).where(table.c.document_id.in_(some))).scalars())
    return found


def _shift(day: str, by: timedelta) -> str:
    """Return a day moved; the first and last days that there are stay."""
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except OverflowError:
        return day
