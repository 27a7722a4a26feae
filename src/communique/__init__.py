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

    from communique.extract.who import Identity
    from communique.reading import Reading
    from communique.record import Record
    from communique.report.comparison import Comparison

__version__ = "0.1.0"
__all__ = ["Reading", "Record", "__version__", "compare", "read", "who"]


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

    `source` is the document's text, or the path of a file with one document (plain text, Markdown, HTML, PDF, e-mail):
    a Path, or a string that names an existing file. What is passed wins over what the file says of itself.
    `published` is a date or an ISO string; offices, weekdays and "earlier this month" are taken as of that day.
    Raises `communique.errors.InputError` for a file or text that cannot be read.
    """
    from communique.ingest.documents import make_document
    from communique.ingest.loaded import Loaded
    from communique.ingest.naming import show_path
    from communique.ingest.sources import as_path, load_only, naming

    path = as_path(source)
    with naming(path):
        found = load_only(path) if path else Loaded(str(source))
        document = make_document(
            found.text, name=name or (show_path(path.name) if path else None), title=title or found.title,
            published=published or found.day, publisher=publisher or found.publisher, url=url or found.url,
            language=language or found.language,
        )  # fmt: skip
    from communique.reader import read_document  # after the checks: it loads the models' libraries

    return read_document(document)


def who(mention: str, *, day: date | str, text: str | None = None) -> Identity:
    """Say who is meant by some words on a day, and why.

    `text` is the sentence in which the words stand; its titles, countries and names help to decide. Raises
    `communique.errors.InputError` for a mention without words and for a date that is none.

    >>> communique.who("the Turkish president", day="2006-01-01").name
    'Ahmet Necdet Sezer'
    """
    from communique.ingest.questions import make_question
    from communique.ingest.sources import naming

    with naming(None):
        question = make_question(mention, day, text)
    from communique.extract.who import identify  # after the checks: it loads the parser's libraries

    return identify(question.mention, question.document, question.day)


def compare(a: Reading, b: Reading) -> Comparison:
    """Compare two documents: what both say, what only one says, what they say differently."""
    from communique.report.compare import compare_readings
    from communique.tagger.word_vectors import load_word_vectors

    return compare_readings(a, b, load_word_vectors())


def __getattr__(name: str) -> object:
    """Load the classes only when they are asked for: importing the package stays fast."""
    if name == "Reading":
        from communique.reading import Reading

        return Reading
    if name == "Record":
        from communique.record import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
