"""The demonstration: the three examples and twenty invented documents that follow them, read into a record."""

import csv
from collections.abc import Iterator
from pathlib import Path

from communique.ingest.documents import make_document
from communique.reader import read_document
from communique.reading import Document
from communique.record import Record

FOLDER = Path(__file__).parent / "demo"
"""Where the documents lie, with `index.csv`: when each was published, and by which house."""


def demo_documents() -> Iterator[Document]:
    """Yield the documents of the demonstration, oldest first."""
    with (FOLDER / "index.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield make_document(
                (FOLDER / row["file"]).read_text(encoding="utf-8"),
                name=row["file"],
                published=row["published"],
                publisher=row["publisher"] or None,
            )


def make_demo(record: Record) -> Iterator[str]:
    """Read the documents into a record, and yield the name of each when it is kept; those known already are not read."""
    for document in demo_documents():
        if not record.knows(document.id):
            record.keep(read_document(document), origin="demo")
        yield document.name or document.id
