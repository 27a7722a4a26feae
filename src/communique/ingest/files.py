"""Files and standard input → documents, one at a time; what cannot be read is set aside with its reason."""

import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from communique.errors import InputError
from communique.ingest.decoding import decode
from communique.ingest.documents import make_document
from communique.ingest.rows import SetAside, read_object, read_rows
from communique.reading import Document

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes of the largest file that is opened whole; JSON Lines files may have any size."""

JSON_LINES = (".jsonl", ".ndjson")

_STANDARD_INPUT = "standard input"
_TOO_LARGE = f"more than the {LARGEST_FILE:,} bytes that a text may have: split it"
_FILE_NAME = re.compile(r"\S+\.(?:txt|jsonl?|ndjson)", re.I)


def read_inputs(paths: list[str], *, published: date | None = None) -> Iterator[Document | SetAside]:
    """Yield each document of files in turn; "-" is standard input.

    `published` is the date of plain files; rows of JSON Lines bring their own, and take this one where they have none.
    """
    for path in paths:
        place = _STANDARD_INPUT if path == "-" else show_path(path)
        try:
            yield from _read_standard_input(published) if path == "-" else _read_file(Path(path), place, published)
        except InputError as error:
            yield SetAside(place, str(error))
        except OSError as error:
            yield SetAside(place, f"cannot be opened ({error.strerror or error}): check its name and permissions")


def load_text(path: Path) -> str:
    """Return the text of a plain text file. Raises InputError where it is none."""
    return decode(load_bytes(path))


def as_path(source: str | Path) -> Path | None:
    """Return the file that a source names, or None where the source is a text itself.

    A single word that ends as a file's name does is one, so that a mistyped name is not read as a text.
    """
    if isinstance(source, Path):
        return source
    if len(source) > 1000 or "\n" in source:
        return None
    try:
        return Path(source) if _FILE_NAME.fullmatch(source) or Path(source).is_file() else None
    except (OSError, ValueError):
        return None


def show_path(path: str) -> str:
    """Return a path as it may be printed: line ends, control characters and broken bytes escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in path)


@contextmanager
def naming(path: Path | None) -> Iterator[None]:
    """Put the place before the message of an InputError: the file's name, or "the text" without one."""
    try:
        yield
    except InputError as error:
        place = show_path(str(path)) if path else "the text"
        raise InputError(f"{place}: {error}") from None


def load_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of a size that is read. Raises InputError where it is none."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError("is a directory: name the files in it, as in DIRECTORY/*.txt")
        if not stat.S_ISREG(found.st_mode):
            raise InputError("is not a regular file: copy its content into one, or pass it on standard input as -")
        if found.st_size == 0:
            raise InputError("is empty: give a document with words in it")
        if found.st_size > LARGEST_FILE:
            raise InputError(f"has {found.st_size:,} bytes, {_TOO_LARGE}")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file: check the name") from None
    except ValueError:
        raise InputError("is not a name that a file can have: check the name") from None
    except OSError as error:
        raise InputError(f"cannot be opened ({error.strerror or error}): check its name and permissions") from None


def _read_file(path: Path, place: str, published: date | None) -> Iterator[Document | SetAside]:
    suffix = path.suffix.lower()
    if suffix in JSON_LINES and path.is_file():
        with path.open("rb") as lines:
            yield from read_rows(lines, place, published)
    elif suffix == ".json":
        yield read_object(load_text(path), published=published)
    else:
        yield make_document(load_text(path), name=show_path(path.name), published=published)


def _read_standard_input(published: date | None) -> Iterator[Document | SetAside]:
    if sys.stdin is None:
        raise InputError("is closed: pass a document to it, as in communique read - < FILE")
    stream = sys.stdin.buffer
    head = stream.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] if hasattr(stream, "peek") else b""
    if head == b"{":
        yield from read_rows(stream, _STANDARD_INPUT, published)
        return
    data = stream.read(LARGEST_FILE + 1)
    if not data:
        raise InputError("is empty: give a document with words in it")
    if len(data) > LARGEST_FILE:
        raise InputError(f"has {_TOO_LARGE}")
    yield make_document(decode(data), name=_STANDARD_INPUT, published=published)
