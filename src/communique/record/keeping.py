"""Keep documents, Readings and what was set aside: these rows are written once and never changed."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from communique.errors import InputError
from communique.reading import Document, Reading
from communique.record import schema
from communique.record.deriving import derive_document
from communique.record.rows import restore

_BROKEN = re.compile("[\ud800-\udfff\0]")

Kept = Literal["added", "read anew", "known"]


@dataclass(frozen=True)
class Aside:
    """An input that could not be read: where it stands, why, and what to try again."""

    id: int
    place: str
    reason: str
    source: str | None
    row: str | None
    at: str


def now() -> str:
    """Return the time as it is kept: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def has_reading(connection: Connection, document: str, *, version: str, model: str) -> bool:
    """Whether a document has been read by just this version and model."""
    readings = schema.readings
    query = sa.select(readings.c.id).where(
        readings.c.document_id == document, readings.c.version == version, readings.c.model == model
    )
    return connection.execute(query).first() is not None


def keep(connection: Connection, reading: Reading, *, origin: str | None = None) -> Kept:
    """Keep a Reading and its document, where they are not kept yet, with all that follows from them.

    Raises InputError for a text that no database can hold.
    """
    document = reading.document
    if any("\0" in (words or "") for words in (document.text, document.name, document.publisher, document.url)):
        raise InputError("has a NUL character: take it out")
    earlier = latest_reading(connection, document.id)
    if earlier is None:
        _keep_document(connection, document, origin)
    elif has_reading(connection, document.id, version=reading.program.version, model=reading.program.model):
        return "known"
    connection.execute(
        sa.insert(schema.readings).values(
            document_id=document.id,
            version=reading.program.version,
            model=reading.program.model,
            made_at=now(),
            content=reading.model_dump_json(exclude={"document": {"text"}}),
        )
    )
    derive_document(connection, reading, replaces=earlier)
    return "read anew" if earlier else "added"


def latest_reading(connection: Connection, document: str) -> Reading | None:
    """Return the last Reading of a document; None where it is not kept."""
    readings = schema.readings
    row = connection.execute(
        sa.select(readings.c.content, schema.documents.c.text)
        .join(schema.documents, schema.documents.c.id == readings.c.document_id)
        .where(readings.c.document_id == document)
        .order_by(readings.c.id.desc())
        .limit(1)
    ).first()
    return restore(row.content, row.text) if row else None


def find_documents(connection: Connection, prefix: str) -> list[str]:
    """Return the ids of documents that begin with some digits, two at most."""
    ids = schema.documents.c.id
    found = connection.execute(sa.select(ids).where(ids >= prefix, ids < prefix + "g").order_by(ids).limit(2))
    return list(found.scalars())


def find_reading(connection: Connection, key: str) -> Reading:
    """Return the latest Reading of the one document whose id begins with some digits. Raises InputError for none or many."""
    found = find_documents(connection, key)
    reading = latest_reading(connection, found[0]) if len(found) == 1 else None
    if reading is None:
        raise InputError(
            f"{key[:64]!r} is {'more than one' if found else 'no'} document: give its id, or the first digits"
        )
    return reading


def stale_documents(connection: Connection, *, version: str, model: str) -> tuple[str, ...]:
    """Return the documents that have no Reading by a program, by id."""
    documents, readings = schema.documents, schema.readings
    fresh = sa.select(readings.c.document_id).where(readings.c.version == version, readings.c.model == model)
    return tuple(
        connection.execute(
            sa.select(documents.c.id).where(documents.c.id.not_in(fresh)).order_by(documents.c.id)
        ).scalars()
    )


def load_document(connection: Connection, key: str) -> Document:
    """Return a document as it was given, by its full id."""
    row = connection.execute(sa.select(schema.documents).where(schema.documents.c.id == key)).one()
    return Document(name=row.name, title=row.title, text=row.text, published=row.published, publisher=row.publisher,
                    url=row.url, language=row.language)  # fmt: skip


def note(connection: Connection, key: str, value: str) -> None:
    """Keep a value under a key, in place of an earlier one: what goes on from one run to the next."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    kept = dialect.insert(schema.state).values(key=key, value=value)
    connection.execute(kept.on_conflict_do_update(index_elements=["key"], set_={"value": kept.excluded.value}))


def noted(connection: Connection, key: str) -> str | None:
    """Return the value kept under a key; None where there is none."""
    return connection.execute(sa.select(schema.state.c.value).where(schema.state.c.key == key)).scalar()


def put_aside(connection: Connection, *, place: str, reason: str, source: str | None, row: str | None) -> None:
    """Note an input that could not be read; met again at the same place it is one note, with the latest reason."""
    if row is not None and _BROKEN.search(row):
        row = None  # bytes that are no text stay in their file
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    note = dialect.insert(schema.set_aside).values(place=place, reason=reason, source=source, row=row, at=now())
    again = {name: note.excluded[name] for name in ("reason", "source", "row", "at", "solved_at")}
    connection.execute(note.on_conflict_do_update(index_elements=["place"], set_=again))


def list_aside(connection: Connection) -> tuple[Aside, ...]:
    """Return what is set aside and not solved, oldest first."""
    table = schema.set_aside
    rows = connection.execute(sa.select(table).where(table.c.solved_at.is_(None)).order_by(table.c.id))
    return tuple(Aside(row.id, row.place, row.reason, row.source, row.row, row.at) for row in rows)


def solve_aside(connection: Connection, ids: list[int]) -> None:
    """Note that inputs set aside have been read after all."""
    connection.execute(sa.update(schema.set_aside).where(schema.set_aside.c.id.in_(ids)).values(solved_at=now()))


def _keep_document(connection: Connection, document: Document, origin: str | None) -> None:
    connection.execute(
        sa.insert(schema.documents).values(
            id=document.id,
            name=document.name,
            title=document.title,
            text=document.text,
            published=document.published.isoformat() if document.published else None,
            publisher=document.publisher,
            url=document.url,
            language=document.language,
            origin=origin,
            added_at=now(),
        )
    )
