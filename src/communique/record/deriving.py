"""Fill the derived tables from what is kept: for one document as it comes, or for all anew, with the same result."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from communique.reading import Reading
from communique.record import schema
from communique.record.batches import batches
from communique.record.copies import link_all_copies, link_copies, origins_of
from communique.record.corrections import Anchor, load_corrections
from communique.record.fulltext import index_all, index_document, unindex_document
from communique.record.regrouping import regroup, regroup_scopes
from communique.record.reports import Report
from communique.record.rows import Row, Rows, pack_report, restore, unpack_report
from communique.record.store import make_derived

_AT_ONCE = 500
"""Documents that are worked on at a time: what bounds the memory of a rebuild."""

_SCOPES_AT_ONCE = 50

Key = TypeVar("Key", bound=tuple[str, ...])


def derive_document(connection: Connection, reading: Reading, *, replaces: Reading | None = None) -> None:
    """Put one document into the derived tables, in place of what an earlier Reading of it put there."""
    key, reports = reading.document.id, schema.reports
    renamed = link_copies(connection, key, reading.document.text) - {key}
    of_document = sa.select(reports.c.contact_id).where(reports.c.document_id.in_({key, *renamed}))
    stale = set(connection.execute(of_document).scalars())
    gone = _forget(connection, replaces) if replaces else []
    rows = Rows()
    new = rows.add(reading, origin=origins_of(connection, [key]).get(key))
    _insert(connection, rows.tables)
    _count(connection, schema.actors, rows.actors)
    _count(connection, schema.issues, rows.issues)
    index_document(connection, key)
    apply_rejections(connection, [key])
    regroup(connection, [*gone, *new, *_reports_renamed(connection, renamed)], stale)


def _reports_renamed(connection: Connection, documents: set[str]) -> list[Report]:
    """Give the reports of documents that turn out to be reprints their origin; return them."""
    reports, origins = schema.reports, origins_of(connection, documents)
    rows = connection.execute(sa.select(reports.c.content).where(reports.c.document_id.in_(documents))).scalars().all()
    renamed = [replace(report, origin=origins[report.document]) for report in map(unpack_report, rows)]
    for report in renamed:
        connection.execute(sa.update(reports).where(reports.c.id == report.id).values(content=pack_report(report)))
    return renamed


def rebuild(connection: Connection) -> None:
    """Make all derived tables anew."""
    make_derived(connection)
    link_all_copies(connection)
    derive_all(connection, current_readings(connection))


def derive_all(connection: Connection, readings: Iterable[Reading]) -> None:
    """Fill derived tables that are empty from Readings, one of each document."""
    actors: Counter[tuple[str, str, str, str]] = Counter()
    issues: Counter[tuple[str, str]] = Counter()
    for some in batches(readings, _AT_ONCE):
        rows = Rows(actors=actors, issues=issues)
        origins = origins_of(connection, [reading.document.id for reading in some])
        for reading in some:
            rows.add(reading, origin=origins.get(reading.document.id))
        _insert(connection, rows.tables)
    _count(connection, schema.actors, actors)
    _count(connection, schema.issues, issues)
    index_all(connection)
    apply_rejections(connection, None)
    scopes = connection.execute(sa.select(schema.reports.c.scope).distinct().order_by(schema.reports.c.scope)).scalars()
    for some_scopes in batches(scopes.all(), _SCOPES_AT_ONCE):
        regroup_scopes(connection, set(some_scopes))


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


def apply_rejections(connection: Connection, documents: Sequence[str] | None) -> None:
    """Mark the positions of some documents, or of all (None), that people rejected, and no others."""
    for correction in load_corrections(connection):
        for anchor in correction.anchors if correction.field == "rejected" else ():
            if documents is None or anchor.document in documents:
                rejecting = correction.active and correction.value == "yes"
                _reject(connection, _position_at(connection, anchor), correction.id if rejecting else None)


def _reject(connection: Connection, position: str | None, correction: int | None) -> None:
    positions, holders = schema.positions, schema.position_holders
    connection.execute(sa.update(positions).where(positions.c.id == position).values(rejected_by=correction))
    connection.execute(
        sa.update(holders).where(holders.c.position_id == position).values(rejected=correction is not None)
    )


def _position_at(connection: Connection, anchor: Anchor) -> str | None:
    """Return the position whose words are most nearly those of an anchor."""
    p = schema.positions
    rows = connection.execute(sa.select(p.c.id, p.c.start, p.c.end).where(p.c.document_id == anchor.document))
    shares = sorted(
        (-anchor.overlap([(row.start, row.end)]), not row.id.endswith(f":{anchor.part}"), row.id) for row in rows
    )
    return shares[0][2] if shares and shares[0][0] else None


def _forget(connection: Connection, earlier: Reading) -> list[Report]:
    """Take out what a Reading put into the derived tables; return its reports."""
    document, rows = earlier.document.id, Rows()
    reports = rows.add(earlier)
    _count(connection, schema.actors, rows.actors, sign=-1)
    _count(connection, schema.issues, rows.issues, sign=-1)
    unindex_document(connection, document)
    for table, column, part in schema.HOLDERS:
        ids = sa.select(part.c.id).where(part.c.document_id == document)
        connection.execute(sa.delete(table).where(table.c[column].in_(ids)))
    for table in (*schema.OF_DOCUMENT, schema.passages):
        connection.execute(sa.delete(table).where(table.c.document_id == document))
    return reports


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
