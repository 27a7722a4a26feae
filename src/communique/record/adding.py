"""Read documents into a record, one at a time: the one place where the reader and the record meet."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from communique.errors import InputError
from communique.ingest.files import read_inputs, show_path
from communique.ingest.rows import SetAside, read_object
from communique.reading import Document, Reading
from communique.record.keeping import Aside
from communique.record.record import Record

What = Literal["added", "known", "read anew", "set aside"]


@dataclass(frozen=True)
class Outcome:
    """What became of one input. "added" is said only when it is on the disk."""

    what: What
    name: str
    document: str | None = None
    reason: str | None = None
    contacts: int = 0


def add_inputs(
    record: Record, inputs: Iterable[Document | SetAside], *, source: str | None = None
) -> Iterator[Outcome]:
    """Read inputs and keep them; what cannot be read is noted in the record and the rest goes on.

    A document that the record has is not read again, so a run that was cut off goes on where it was. `source` is the file that the
    inputs come from, to try again what is set aside.
    """
    for item in inputs:
        outcome = item if isinstance(item, SetAside) else add_document(record, item, source=source)
        if isinstance(outcome, SetAside):
            record.put_aside(outcome.place, outcome.reason, source=outcome.origin or source, row=outcome.row)
            outcome = Outcome("set aside", outcome.place, reason=outcome.reason)
        yield outcome


def add_document(record: Record, document: Document, *, source: str | None = None) -> Outcome | SetAside:
    """Read one document and keep it, or say why it is set aside."""
    name = show_path(document.name or document.title or document.id[:16])
    if record.knows(document.id):
        return Outcome("known", name, document.id)
    reading = read_or_set_aside(document, name)
    if isinstance(reading, SetAside):
        return reading
    try:
        kept = record.keep(reading, origin=document.url or source)
    except InputError as error:
        return SetAside(name, str(error), _row(document))
    return Outcome(kept, name, document.id, contacts=len(reading.contacts))


def reread(record: Record) -> Iterator[tuple[Reading, Reading]]:
    """Read every document anew that this program has not read; yield its Reading before and now, when the new one is kept."""
    from communique.reader import program

    now = program()
    for key in record.stale(version=now.version, model=now.model):
        before = record.reading(key)
        reading = read_or_set_aside(record.document(key), key[:16])
        if isinstance(reading, Reading):
            record.keep(reading)
            yield before, reading


def retry(record: Record) -> Iterator[Outcome]:
    """Try again what was set aside: rows as they were, files as they are now."""
    for aside in record.set_aside():
        solved = True
        for outcome in add_inputs(record, _again(aside), source=aside.source):
            solved = solved and outcome.what != "set aside"
            yield outcome
        if solved:
            record.solve_aside([aside.id])


def _again(aside: Aside) -> Iterable[Document | SetAside]:
    """Return what an input that was set aside gives now."""
    if aside.row is None:
        gone = SetAside(aside.place, "came on standard input and is not kept: pass it again")
        return read_inputs([aside.source]) if aside.source else [gone]
    try:
        return [read_object(aside.row, published=None)]
    except InputError as error:
        return [SetAside(aside.place, str(error), aside.row)]


def read_or_set_aside(document: Document, place: str) -> Reading | SetAside:
    """Read a document; where the program itself fails on it, the rest still goes on."""
    from communique.reader import read_document

    try:
        return read_document(document)
    except Exception as error:
        what = show_path(f"{type(error).__name__}: {error}"[:200])
        reason = f"the program failed on it ({what}): please report this, with the document"
        return SetAside(place, reason, _row(document))


def _row(document: Document) -> str:
    """Return a document as a row of JSON Lines, to be read again."""
    fields = document.model_dump(mode="json", include={"name", "title", "published", "publisher", "url", "language"})
    given = {key: value for key, value in fields.items() if value}
    return json.dumps({**given, "text": document.text[document.body_start :]}, ensure_ascii=False)
