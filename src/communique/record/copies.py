"""Reprints: documents of which one is the other printed again are one origin, and count once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record import schema
from communique.record.batches import batches

if TYPE_CHECKING:
    from communique.ingest.duplicates import Signature

_AT_ONCE = 500


def link_copies(connection: Connection, document: str, text: str) -> set[str]:
    """Look up what a document reprints, or what reprints it; return the documents whose origin is another one now."""
    from communique.ingest.duplicates import are_copies, band_keys, signature  # loads numpy, which look-ups do not need

    found = signature(text)
    known = sa.select(schema.signatures.c.document_id).where(schema.signatures.c.document_id == document)
    if found is None or connection.execute(known).first():
        return set()
    keys = band_keys(found)
    pairs = [
        {"document_id": first, "copy_id": second}
        for other in _similar(connection, found, keys)
        for first, second in (sorted((document, other)),)
        if are_copies(*(text if key == document else _text(connection, key) for key in (first, second)))
    ]
    connection.execute(sa.insert(schema.signatures).values(document_id=document, content=found.to_bytes()))
    connection.execute(sa.insert(schema.signature_keys), [{"key": key, "document_id": document} for key in set(keys)])
    if not pairs:
        return set()
    connection.execute(sa.insert(schema.copies), pairs)
    return _set_origins(connection, _linked(connection, document))


def link_all_copies(connection: Connection) -> None:
    """Link all documents of a record whose derived tables are empty."""
    documents = schema.documents
    ids = connection.execute(sa.select(documents.c.id).order_by(documents.c.id)).scalars().all()
    for some in batches(ids, _AT_ONCE):
        for row in connection.execute(
            sa.select(documents.c.id, documents.c.text).where(documents.c.id.in_(some))
        ).all():
            link_copies(connection, row.id, row.text)


def origins_of(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    """Return the origin of each document that has copies: the one published first."""
    origins, found = schema.origins, dict[str, str]()
    for some in batches(sorted(documents), _AT_ONCE):
        rows = connection.execute(sa.select(origins).where(origins.c.document_id.in_(some)))
        found.update((row.document_id, row.origin) for row in rows)
    return found


def copies_of(connection: Connection, origin: str) -> set[str]:
    """Return the documents of one origin, itself among them."""
    origins = schema.origins
    rows = connection.execute(sa.select(origins.c.document_id).where(origins.c.origin == origin))
    return {origin, *rows.scalars()}


def _similar(connection: Connection, found: "Signature", keys: Iterable[int]) -> list[str]:
    from communique.ingest.duplicates import Signature, may_be_copies

    table, signatures = schema.signature_keys, schema.signatures
    sharing = sa.select(table.c.document_id).where(table.c.key.in_(keys)).distinct()
    rows = connection.execute(sa.select(signatures).where(signatures.c.document_id.in_(sharing)))
    return sorted(r.document_id for r in rows if may_be_copies(found, Signature.from_bytes(r.content)))


def _text(connection: Connection, document: str) -> str:
    documents = schema.documents
    return str(connection.execute(sa.select(documents.c.text).where(documents.c.id == document)).scalar_one())


def _linked(connection: Connection, document: str) -> set[str]:
    """Return all documents that copies tie to one, over any number of steps."""
    copies, found, ahead = schema.copies, {document}, [document]
    while ahead:
        key = ahead.pop()
        here = sa.select(copies).where((copies.c.document_id == key) | (copies.c.copy_id == key))
        for row in connection.execute(here).all():
            new = {row.document_id, row.copy_id} - found
            found |= new
            ahead += new
    return found


def _set_origins(connection: Connection, linked: set[str]) -> set[str]:
    """Give linked documents one origin; return those that had another one."""
    documents, origins = schema.documents, schema.origins
    rows = connection.execute(sa.select(documents.c.id, documents.c.published).where(documents.c.id.in_(linked)))
    origin = min((row.published or "9999", row.id) for row in rows)[1]
    before = origins_of(connection, linked)
    connection.execute(sa.delete(origins).where(origins.c.document_id.in_(linked)))
    connection.execute(sa.insert(origins), [{"document_id": key, "origin": origin} for key in sorted(linked)])
    return {key for key in linked if before.get(key, key) != origin}
