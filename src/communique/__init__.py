"""Communiqué reads accounts of diplomatic contacts into sourced records.

>>> import communique
>>> reading = communique.read("President Macron spoke by telephone with President Putin.", published="2025-07-01")
>>> reading.contacts[0].mode
'telephone'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from communique.reading import Reading

__version__ = "0.1.0"
__all__ = ["Reading", "__version__", "read"]


def read(
    source: str | Path,
    *,
    published: date | str | None = None,
    title: str | None = None,
    name: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Reading:
    """Read one document into a Reading.

    `source` is the document's text, or the path of a plain text file: a Path, or a string that names an existing file.
    `published` is a date or an ISO string; offices, weekdays and "earlier this month" are taken as of that day.
    Raises `communique.errors.InputError` for a file or text that cannot be read.
    """
    from communique.ingest.documents import make_document
    from communique.ingest.files import as_path, load_text, naming, show_path

    path = as_path(source)
    with naming(path):
        document = make_document(
            load_text(path) if path else str(source),
            name=name or (show_path(path.name) if path else None), title=title, published=published,
            publisher=publisher, url=url, language=language,
        )  # fmt: skip
    from communique.reader import read_document  # after the checks: it loads the models' libraries

    return read_document(document)


def __getattr__(name: str) -> object:
    """Load the Reading's class only when it is asked for: importing the package stays fast."""
    if name == "Reading":
        from communique.reading import Reading

        return Reading
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
