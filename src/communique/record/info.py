"""What a record holds in numbers, and whether it is sound."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record import schema
from communique.record.corrections import load_corrections
from communique.record.views import Info


def count(connection: Connection, location: str) -> Info:
    """Return how many of each thing there are."""
    readings = schema.readings
    programs = connection.execute(
        sa.select(readings.c.version, readings.c.model, sa.func.count())
        .group_by(readings.c.version, readings.c.model)
        .order_by(sa.func.min(readings.c.id))
    )
    return Info(
        location,
        documents=_number(connection, schema.documents),
        readings=_number(connection, readings),
        contacts=_number(connection, schema.contacts),
        positions=_number(connection, schema.positions),
        corrections=_number(connection, schema.corrections),
        set_aside=connection.execute(
            sa.select(sa.func.count()).select_from(schema.set_aside).where(schema.set_aside.c.solved_at.is_(None))
        ).scalar_one(),
        programs=tuple((version, model, number) for version, model, number in programs),
    )  # fmt: skip


def check(connection: Connection) -> Iterator[str]:
    """Yield what is wrong with a record, a line each."""
    if connection.dialect.name == "sqlite":
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
            if line != "ok":
                yield f"the file is damaged: {line}"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"a row of {row[0]} names a document that is not there"
    documents, readings, passages, reports = schema.documents, schema.readings, schema.passages, schema.reports
    unread = documents.c.id.not_in(sa.select(readings.c.document_id))
    yield from _each(connection, sa.select(documents.c.id).where(unread), "document {} has no Reading")
    unfilled = documents.c.id.not_in(sa.select(passages.c.document_id))
    yield from _each(connection, sa.select(documents.c.id).where(unfilled), "document {} is not derived: rebuild")
    loose = reports.c.contact_id.is_(None) | reports.c.contact_id.not_in(sa.select(schema.contacts.c.id))
    yield from _each(connection, sa.select(reports.c.id).where(loose), "report {} is of no contact: rebuild")
    yield from _adrift(connection)


def _adrift(connection: Connection) -> Iterator[str]:
    """Yield the corrections whose words no Reading speaks of any more: they are kept, and hold nothing."""
    reports, positions = schema.reports, schema.positions
    for correction in load_corrections(connection):
        documents = {anchor.document for anchor in correction.anchors}
        if not correction.active or not documents:
            continue
        table = positions if correction.field == "rejected" else reports
        held = sa.select(table.c.id).where(table.c.document_id.in_(documents)).limit(1)
        if connection.execute(held).first() is None:
            yield f"correction {correction.id} ({correction.target} {correction.field}) holds nothing any more"


def _each(connection: Connection, query: "sa.Select[tuple[str]]", words: str) -> Iterator[str]:
    for (key,) in connection.execute(query.limit(20)):
        yield words.format(key)


def _number(connection: Connection, table: sa.Table) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
