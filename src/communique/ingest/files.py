"""Files, folders, addresses and standard input → documents, one at a time; what cannot be read is set aside."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from communique.errors import InputError
from communique.ingest.folders import walk
from communique.ingest.kinds import kind_of, kind_of_name
from communique.ingest.loading import LARGEST_PAGE, read_documents
from communique.ingest.naming import show_path as show_path
from communique.ingest.opening import cannot_open, load_bytes, tell_kind
from communique.ingest.rows import SetAside, read_rows
from communique.reading import Document
from communique.settings import Settings, load_settings

_STANDARD_INPUT = "standard input"


def read_inputs(
    paths: list[str], *, published: date | None = None, settings: Settings | None = None
) -> Iterator[Document | SetAside]:
    """Yield each document of files, folders and addresses in turn; "-" is standard input.

    `published` is the date of documents that bring none. `settings` say what may be fetched; those of the environment
    do where none are given.
    """
    for path in paths:
        for item in _read_input(path, published, settings):
            if isinstance(item, SetAside) and item.row is None and item.origin is None and path != "-":
                yield replace(item, origin=path)
            else:
                yield item


def may_hold_many(path: str) -> bool:
    """Whether an input may hold more than one document."""
    kind = kind_of_name(path)
    return path == "-" or is_address(path) or kind in ("jsonl", "warc", "mail", "feed") or Path(path).is_dir()


def is_address(path: str) -> bool:
    """Whether an input is an address to fetch, not a file."""
    return path.lower().startswith(("http://", "https://"))


def _read_input(path: str, published: date | None, settings: Settings | None) -> Iterator[Document | SetAside]:
    place = _STANDARD_INPUT if path == "-" else show_path(path)
    try:
        if path == "-":
            yield from _read_standard_input(published)
        elif is_address(path):
            from communique.ingest.web import read_address

            yield from read_address(path, settings or load_settings(), published=published)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), published)
        else:
            yield from _read_file(Path(path), place, published)
    except InputError as error:
        yield SetAside(place, str(error))
    except OSError as error:
        yield SetAside(place, str(cannot_open(error)))


def _read_folder(folder: Path, published: date | None) -> Iterator[Document | SetAside]:
    for item in walk(folder):
        if isinstance(item, SetAside):
            yield item
        else:
            yield from read_inputs([str(item)], published=published)


def _read_file(path: Path, place: str, published: date | None) -> Iterator[Document | SetAside]:
    kind = tell_kind(path)
    if kind == "jsonl":
        with path.open("rb") as lines:
            yield from read_rows(lines, place, published)
    elif kind == "warc":
        from communique.ingest.archives import read_archive

        yield from read_archive(path, place, published=published)
    else:
        data = load_bytes(path, kind)
        yield from read_documents(kind, data, place, name=show_path(path.name), published=published)


def _read_standard_input(published: date | None) -> Iterator[Document | SetAside]:
    if sys.stdin is None:
        raise InputError("is closed: pass a document to it, as in communique read - < FILE")
    stream = sys.stdin.buffer
    head = stream.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] if hasattr(stream, "peek") else b""
    if head == b"{":
        yield from read_rows(stream, _STANDARD_INPUT, published)
        return
    data = stream.read(LARGEST_PAGE + 1)
    if not data:
        raise InputError("is empty: give a document with words in it")
    yield from read_documents(kind_of(data), data, _STANDARD_INPUT, name=_STANDARD_INPUT, published=published)
