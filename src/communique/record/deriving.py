"""Fill the derived tables from what is kept: for one document as it comes, or for all anew, with the same result."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from communique.reading import Reading
from communique.record import schema
from communique.record.cells import FIELDS
from communique.record.contact_rows import contact_rows
from communique.record.corrections import Anchor, Correction, active_corrections
from communique.record.fulltext import index_all, index_document, unindex_document
from communique.record.linking import LINKS, corrected_values, link
from communique.record.merging import Group, group
from communique.record.reports import Report
from communique.record.rows import Row, Rows, restore, unpack_report
from communique.record.store import make_derived

_AT_ONCE = 500
"""Documents or rows that are worked on at a time: what bounds the memory of a rebuild."""

_SCOPES_AT_ONCE = 50

Item = TypeVar("Item")
Key = TypeVar("Key", bound=tuple[str, ...])
Corrected = Mapping[str, tuple[str | None, int]]


def derive_document(connection: Connection, reading: Reading, *, replaces: Reading | None = None) -> None:
    """Put one document into the derived tables, in place of what an earlier Reading of it put there."""
    scopes = _forget(connection, replaces) if replaces else set()
    rows = Rows()
    scopes |= rows.add(reading)
    _insert(connection, rows.tables)
    _count(connection, schema.actors, rows.actors)
    _count(connection, schema.issues, rows.issues)
    index_document(connection, reading.document.id)
    apply_rejections(connection, [reading.document.id])
    regroup(connection, scopes)


def rebuild(connection: Connection) -> None:
    """Make all derived tables anew."""
    make_derived(connection)
    actors: Counter[tuple[str, str, str, str]] = Counter()
    issues: Counter[tuple[str, str]] = Counter()
    for some in batches(current_readings(connection), _AT_ONCE):
        rows = Rows(actors=actors, issues=issues)
        for reading in some:
            rows.add(reading)
        _insert(connection, rows.tables)
    _count(connection, schema.actors, actors)
    _count(connection, schema.issues, issues)
    index_all(connection)
    apply_rejections(connection, None)
    scopes = connection.execute(sa.select(schema.reports.c.scope).distinct().order_by(schema.reports.c.scope)).scalars()
    for some_scopes in batches(scopes.all(), _SCOPES_AT_ONCE):
        regroup(connection, set(some_scopes))


def current_readings(connection: Connection) -> Iterator[Reading]:
    """Yield the latest Reading of each document, by document."""
    readings, documents = schema.readings, schema.documents
    latest = sa.select(sa.func.max(readings.c.id)).group_by(readings.c.document_id)
    query = (
        sa.select(readings.c.content, documents.c.text)
        .join(documents, documents.c.id == readings.c.document_id)
        .where(readings.c.id.in_(latest))
        .order_by(documents.c.id)
        .execution_options(yield_per=_AT_ONCE)
    )
    for row in connection.execute(query):
        yield restore(row.content, row.text)


def regroup(connection: Connection, scopes: set[str]) -> None:
    """Group the reports of some parties into contacts anew, and write what is not as it was."""
    corrections = active_corrections(connection, (*LINKS, *FIELDS))
    scopes = _with_linked(connection, scopes, corrections)
    reports, contacts = schema.reports, schema.contacts
    rows = connection.execute(sa.select(reports.c.contact_id, reports.c.content).where(reports.c.scope.in_(scopes)))
    before = {unpack_report(row.content): row.contact_id for row in rows}
    groups = _grouped(before, corrections)
    kept = connection.execute(sa.select(contacts).where(contacts.c.scope.in_(scopes)))
    _replace_contacts(connection, {row.id: dict(row._mapping) for row in kept}, groups)
    moved = [{"key": r.id, "contact": g.id} for g, _ in groups for r in g.reports if before[r] != g.id]
    if moved:
        update = sa.update(reports).where(reports.c.id == sa.bindparam("key"))
        connection.execute(update.values(contact_id=sa.bindparam("contact")), moved)


def apply_rejections(connection: Connection, documents: Sequence[str] | None) -> None:
    """Mark the positions of some documents, or of all (None), that people rejected, and no others."""
    positions = schema.positions
    some = positions.c.document_id.in_(documents) if documents is not None else sa.true()
    connection.execute(sa.update(positions).where(some, positions.c.rejected_by.is_not(None)).values(rejected_by=None))
    for correction in active_corrections(connection, ("rejected",)):
        for anchor in correction.anchors:
            if documents is None or anchor.document in documents:
                found = _position_at(connection, anchor)
                rejected_by = correction.id if correction.value == "yes" else None
                connection.execute(sa.update(positions).where(positions.c.id == found).values(rejected_by=rejected_by))


def _position_at(connection: Connection, anchor: Anchor) -> str | None:
    """Return the position whose words are most nearly those of an anchor."""
    p = schema.positions
    rows = connection.execute(sa.select(p.c.id, p.c.start, p.c.end).where(p.c.document_id == anchor.document))
    shares = sorted(
        (-anchor.overlap([(row.start, row.end)]), not row.id.endswith(f":{anchor.part}"), row.id) for row in rows
    )
    return shares[0][2] if shares and shares[0][0] else None


def _with_linked(connection: Connection, scopes: set[str], corrections: Iterable[Correction]) -> set[str]:
    """Return the scopes with those that people's merges tie to them."""
    found, reports = set(scopes), schema.reports
    ties = []
    for correction in corrections:
        if correction.field == "merge":
            named = {anchor.document for anchor in (*correction.anchors, *correction.others)}
            tied = connection.execute(sa.select(reports.c.scope).where(reports.c.document_id.in_(named))).scalars()
            ties.append(set(tied))
    while grown := [tie for tie in ties if tie & found and not tie <= found]:
        found.update(*grown)
    return found


def _grouped(reports: Iterable[Report], corrections: Sequence[Correction]) -> list[tuple[Group, Corrected]]:
    """Return the groups, people's merges and splits among them, each with what people set."""
    reports = list(reports)
    here = {report.document for report in reports}
    touching = [c for c in corrections if any(a.document in here for a in (*c.anchors, *c.others))]
    groups = link(group(reports), touching)
    values = corrected_values(groups, touching)
    return [(found, values.get(found.id, {})) for found in groups]


def _replace_contacts(
    connection: Connection, before: Mapping[str, Row], groups: Iterable[tuple[Group, Corrected]]
) -> None:
    wanted = {found.id: contact_rows(found, corrected) for found, corrected in groups}
    same = {key for key, row in before.items() if key in wanted and wanted[key][schema.contacts][0] == row}
    _remove_contacts(connection, [key for key in before if key not in same])
    fresh = [rows for key, rows in wanted.items() if key not in same]
    for table in (schema.contacts, *schema.OF_CONTACT):
        rows = [row for found in fresh for row in found[table]]
        if rows:
            connection.execute(sa.insert(table), rows)


def _remove_contacts(connection: Connection, ids: Sequence[str]) -> None:
    for some in batches(ids, _AT_ONCE):
        for table in schema.OF_CONTACT:
            connection.execute(sa.delete(table).where(table.c.contact_id.in_(some)))
        connection.execute(sa.delete(schema.contacts).where(schema.contacts.c.id.in_(some)))


def _forget(connection: Connection, earlier: Reading) -> set[str]:
    """Take out what a Reading put into the derived tables; return the scopes of its reports."""
    document, rows = earlier.document.id, Rows()
    scopes = rows.add(earlier)
    _count(connection, schema.actors, rows.actors, sign=-1)
    _count(connection, schema.issues, rows.issues, sign=-1)
    unindex_document(connection, document)
    for table, column, part in schema.HOLDERS:
        ids = sa.select(part.c.id).where(part.c.document_id == document)
        connection.execute(sa.delete(table).where(table.c[column].in_(ids)))
    for table in (*schema.OF_DOCUMENT, schema.passages):
        connection.execute(sa.delete(table).where(table.c.document_id == document))
    return scopes


def _insert(connection: Connection, tables: Mapping[Table, Sequence[Row]]) -> None:
    for table in schema.derived.sorted_tables:
        rows = tables.get(table)
        if rows:
            connection.execute(sa.insert(table), list(rows))


def _count(connection: Connection, table: Table, counts: Mapping[Key, int], *, sign: int = 1) -> None:
    """Add to, or take from, the number of documents that name something in just this form."""
    if not counts:
        return
    keys = [column.name for column in table.primary_key]
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(table)
    count = insert.on_conflict_do_update(
        index_elements=keys, set_={"documents": table.c.documents + insert.excluded.documents}
    )
    rows = [{**dict(zip(keys, key, strict=True)), "documents": sign * number} for key, number in sorted(counts.items())]
    connection.execute(count, rows)
    if sign < 0:
        connection.execute(sa.delete(table).where(table.c.documents <= 0))


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items some at a time."""
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some
