"""A file's bytes → documents: its kind is told, its loader reads it, each text is normalised into a Document."""

from collections.abc import Iterator
from datetime import date

from communique.errors import InputError
from communique.ingest.decoding import decode
from communique.ingest.documents import make_document
from communique.ingest.kinds import FileKind
from communique.ingest.loaded import Loaded, Refused
from communique.ingest.naming import show_path
from communique.ingest.rows import SetAside, read_object
from communique.reading import Document

LARGEST_TEXT = 16 * 1024 * 1024
"""Bytes of the largest plain text, Markdown, JSON or feed that is opened; JSON Lines and WARC may have any size."""
LARGEST_PAGE = 30 * 1024 * 1024
"""Bytes of the largest HTML page, PDF or e-mail that is opened."""


NO_WORDS = "has no words of its own: read the page it links to"


def largest(kind: FileKind) -> int:
    """Return how many bytes a file of a kind may have."""
    return LARGEST_PAGE if kind in ("html", "pdf", "mail") else LARGEST_TEXT


def load(kind: FileKind, data: bytes, url: str | None = None) -> Iterator[Loaded | Refused]:
    """Yield the texts in a file's bytes. Raises InputError where they cannot be read."""
    if len(data) > largest(kind):
        raise InputError(f"has more than the {largest(kind):,} bytes that such a file may have: split it")
    if kind == "text":
        yield Loaded(text=decode(data), url=url)
        return
    from communique.ingest.guard import GUARD

    yield from GUARD.load(kind, data, url)


def read_documents(
    kind: FileKind,
    data: bytes,
    place: str,
    *,
    name: str | None = None,
    url: str | None = None,
    published: date | None = None,
) -> Iterator[Document | SetAside]:
    """Yield the documents in a file's bytes; `published` is taken where the file gives no date.

    What cannot be read is set aside with its place; this never raises InputError.
    """
    try:
        if kind == "json":
            yield read_object(decode(data), published=published)
            return
        for found in load(kind, data, url):
            yield document_of(found, place, name=name, published=published)
    except InputError as error:
        yield SetAside(place, str(error))


def document_of(
    found: Loaded | Refused, place: str, *, name: str | None = None, published: date | None = None
) -> Document | SetAside:
    """Return one text that a loader found as a Document, or set aside with its place."""
    where = f"{place}: {show_path(found.part)}" if found.part else place
    if isinstance(found, Refused):
        return SetAside(where, found.reason)
    if found.url and not found.text.strip():
        return SetAside(where, NO_WORDS)
    shown = f"{name}: {show_path(found.part)}" if name and found.part else name
    try:
        return make_document(
            found.text, name=shown, title=found.title, published=found.day or published,
            publisher=found.publisher, url=found.url, language=found.language,
        )  # fmt: skip
    except InputError as error:
        return SetAside(where, str(error))
