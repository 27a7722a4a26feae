"""Measure how many HTML pages, PDFs and mails a second become documents: `python benchmarks/ingest.py [COUNT]`.

The files are made here: a page of about 4,000 characters with menus, a PDF of two pages, a mail with that PDF attached.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

from communique.ingest.duplicates import signature
from communique.ingest.files import read_inputs
from communique.reading import Document
from tests.ingest.hostile import mail_with
from tests.ingest.making import make_page, make_pdf

PARTIES = "Fiji Samoa Tonga Palau Nauru Tuvalu Kiribati Vanuatu".split()


def paragraphs(number: int) -> list[str]:
    """Return twelve paragraphs that no other number has."""
    one, other = PARTIES[number % 8], PARTIES[(number // 8 + number + 1) % 8]
    return [
        f"In talk {number}.{part} the ministers of {one} and {other} spoke about fish, visas and ports. They agreed to open office "
        f"{number + part} in the spring, and asked their officials to report on how {part + 2} ships may be shared. "
        f"The minister of {other} said that her government would wait for the report before it decides on the matter."
        for part in range(12)
    ]


def page(number: int) -> bytes:
    """Return an HTML page."""
    return make_page(paragraphs(number), title=f"Talk {number}", site="Desk", published="2021-02-03")


def pdf(number: int) -> bytes:
    """Return a PDF with lines of up to 80 characters."""
    lines = [text[i : i + 80] for text in paragraphs(number) for i in range(0, len(text), 80)]
    return make_pdf([lines[:25], lines[25:]])


def mail(number: int) -> bytes:
    """Return a mail with a PDF attached."""
    return mail_with(pdf(number))


def measure(suffix: str, make: Callable[[int], bytes], count: int) -> None:
    """Print how many documents a second are read from files of a kind."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            Path(folder, f"{number:05}{suffix}").write_bytes(make(number))
        start = perf_counter()
        items = list(read_inputs([folder]))
        seconds = perf_counter() - start
    documents = [item for item in items if isinstance(item, Document)]
    print(
        f"{suffix}: {count} files, {len(documents)} documents in {seconds:.2f} s: {len(documents) / seconds:.0f} documents/s"
    )
    start = perf_counter()
    for document in documents:
        signature(document.text)
    print(f"  signatures: {len(documents) / (perf_counter() - start):.0f} documents/s")


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    measure(".html", page, size)
    measure(".pdf", pdf, size)
    measure(".eml", mail, size)
