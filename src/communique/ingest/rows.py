"""JSON Lines → documents, a row at a time; a row that cannot be read is set aside and the rest goes on."""

import codecs
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, TypeVar

from communique.errors import InputError
from communique.ingest.decoding import decode
from communique.ingest.documents import make_document
from communique.reading import Document

LARGEST_ROW = 16 * 1024 * 1024
"""Bytes of the longest JSON Lines row that is parsed."""


_FIELDS = ("name", "title", "text", "published", "publisher", "url", "language")
_REMEDY = 'write {"text": "..."}'

Item = TypeVar("Item")


@dataclass(frozen=True)
class SetAside:
    """An input that could not be read: where it stands and why, and what to try again with.

    That is its row, where it was one of JSON Lines, else its origin: the path or address that it came from.
    """

    place: str
    reason: str
    row: str | None = None
    origin: str | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def read_rows(lines: BinaryIO, place: str, published: date | None) -> Iterator[Document | SetAside]:
    """Yield the document of each row; blank lines are passed over."""
    return make_of_rows(lines, place, published, make_document)


def make_of_rows(
    lines: BinaryIO, place: str, published: date | None, make: Callable[..., Item]
) -> Iterator[Item | SetAside]:
    """Yield what is made of each row's fields, given by name as to `make_document`."""
    return each_row(lines, place, lambda row: _make(row, published, make))


def each_row(lines: BinaryIO, place: str, read: Callable[[str], Item]) -> Iterator[Item | SetAside]:
    """Yield what `read` makes of each row; where it raises InputError the row is set aside. Blank lines are passed over."""
    number = rows = 0
    while line := lines.readline(LARGEST_ROW + 1):
        number += 1
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield SetAside(place, "is in UTF-16: save it as UTF-8")
            return
        if not line.strip():
            continue
        rows += 1
        where = f"{place}: line {number}"
        if len(line) > LARGEST_ROW:
            while line and not line.endswith(b"\n"):
                line = lines.readline(LARGEST_ROW)
            yield SetAside(where, f"has more than the {LARGEST_ROW:,} bytes that a row may have: split it")
        else:
            yield _read_line(line, where, read)
    if not rows:
        yield SetAside(place, "is empty: give one JSON object a line")


def read_object(text: str, *, published: date | None) -> Document:
    """Return the document of one JSON object. Raises InputError where it is none."""
    return _make(text, published, make_document)


def _make(text: str, published: date | None, make: Callable[..., Item]) -> Item:
    row = load_object(text)
    fields = {key: row[key] for key in _FIELDS if row.get(key) not in (None, "")}
    for key, value in fields.items():
        if not isinstance(value, str):
            raise InputError(f'"{key}" is not a string: write "{key}": "..."')
    if not fields.get("text", "").strip():
        raise InputError('has no "text": give the document\'s words there')
    return make(**{"published": published, **fields})


def _read_line(line: bytes, where: str, read: Callable[[str], Item]) -> Item | SetAside:
    row = line.decode("utf-8", "surrogateescape").removeprefix("\ufeff").rstrip("\r\n")
    try:
        row = decode(line).rstrip("\r\n")
        return read(row)
    except InputError as error:
        return SetAside(where, str(error), row)


def load_object(text: str, *, remedy: str = _REMEDY) -> dict[str, Any]:
    """Return the JSON object that a row is. Raises InputError, with the remedy, where it is none."""
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise InputError(f"is not JSON ({error.msg} at {at}): {remedy}") from None
    except RecursionError:
        raise InputError(f"is JSON with its brackets too deep: {remedy}") from None
    except ValueError:
        raise InputError(f"is JSON with a number of too many digits: {remedy}") from None
    if not isinstance(row, dict):
        raise InputError(f"is not a JSON object: {remedy}")
    return row
