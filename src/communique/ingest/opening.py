"""Open regular files only, of a size that is looked at before they are read."""

import stat
from pathlib import Path

from communique.errors import InputError
from communique.ingest.kinds import HEAD, FileKind, kind_of
from communique.ingest.loading import largest

ANY_SIZE = ("jsonl", "warc")
"""Kinds of files that are read a piece at a time."""


def tell_kind(path: Path) -> FileKind:
    """Return the kind of a regular file. Raises InputError where it is none, is empty or too large to be opened whole."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError("is a directory: name one of the files in it")
        if not stat.S_ISREG(found.st_mode):
            raise InputError("is not a regular file: copy its content into one, or pass it on standard input as -")
        with path.open("rb") as file:
            kind = kind_of(file.read(HEAD), path.name)
    except FileNotFoundError:
        raise InputError("no such file: check the name") from None
    except ValueError:
        raise InputError("is not a name that a file can have: check the name") from None
    except OSError as error:
        raise cannot_open(error) from None
    if found.st_size == 0 and kind != "jsonl":
        raise InputError("is empty: give a document with words in it")
    if found.st_size > largest(kind) and kind not in ANY_SIZE:
        raise InputError(f"has {found.st_size:,} bytes, {too_large(kind)}")
    return kind


def load_bytes(path: Path, kind: FileKind) -> bytes:
    """Return the bytes of a file whose kind was told. Raises InputError where it cannot be opened or has grown."""
    try:
        with path.open("rb") as file:
            data = file.read(largest(kind) + 1)
    except OSError as error:
        raise cannot_open(error) from None
    if len(data) > largest(kind):
        raise InputError(f"has {too_large(kind)}")
    return data


def too_large(kind: FileKind) -> str:
    """Return the words that say how large a file of a kind may be."""
    return f"more than the {largest(kind):,} bytes that such a file may have: split it"


def cannot_open(error: OSError) -> InputError:
    """Return the error that says why a file cannot be opened."""
    return InputError(f"cannot be opened ({error.strerror or error}): check its name and permissions")
