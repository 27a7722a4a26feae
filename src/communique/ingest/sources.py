"""What a program passes to `communique.read`: the path of a file with one document, or a text."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.errors import InputError
from communique.ingest.decoding import decode
from communique.ingest.loaded import Loaded, Refused
from communique.ingest.loading import load
from communique.ingest.naming import show_path
from communique.ingest.opening import ANY_SIZE, load_bytes, tell_kind

_FILE_NAME = re.compile(r"\S+\.(?:txt|jsonl?|ndjson|md|markdown|x?html?|shtml|pdf|eml|rss|atom|warc|warc\.gz)", re.I)


def load_only(path: Path) -> Loaded:
    """Return the one text of a file. Raises InputError where it holds none, or several."""
    kind = tell_kind(path)
    if kind in ANY_SIZE:
        raise InputError("is a collection: read it with communique.ingest.files.read_inputs")
    data = load_bytes(path, kind)
    if kind == "json":
        return Loaded(text=decode(data))
    found = list(load(kind, data))
    texts = [item for item in found if isinstance(item, Loaded)]
    if not texts:
        raise InputError(next(item.reason for item in found if isinstance(item, Refused)))
    if len(texts) > 1:
        raise InputError(f"holds {len(texts)} documents: read it with communique.ingest.files.read_inputs")
    return texts[0]


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


@contextmanager
def naming(path: Path | None) -> Iterator[None]:
    """Put the place before the message of an InputError: the file's name, or "the text" without one."""
    try:
        yield
    except InputError as error:
        place = show_path(str(path)) if path else "the text"
        raise InputError(f"{place}: {error}") from None
