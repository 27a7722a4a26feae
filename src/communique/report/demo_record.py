"""The demonstration: the three examples and twenty invented documents that follow them."""

import csv
from collections.abc import Iterator
from pathlib import Path

from communique.ingest.documents import make_document
from communique.reading import Document

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
