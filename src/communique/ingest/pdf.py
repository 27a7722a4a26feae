"""PDF → text in reading order, without running heads and page numbers, its lines joined to paragraphs."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communique.errors import InputError
from communique.ingest.lines import SENTENCE_END, unwrap
from communique.ingest.loaded import Loaded

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 400
"""Pages of the longest document that is read."""

_PAGE_NUMBER = re.compile(r"^[-–— ]*(?:page )?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–— ]*$", re.I)
_EDGE = 2
"""Lines at the top and the bottom of a page among which running heads are looked for."""


def load_pdf(data: bytes, url: str | None = None) -> Iterator[Loaded]:
    """Yield the text of a PDF. Raises InputError where it is broken, locked, too long or holds pictures only."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("is locked with a password: save it without one")
        pages = _read_pages(reader)
        heading = _title(reader, pages)
    except PyPdfError as error:
        raise InputError(f"is a broken PDF ({str(error)[:80]}): fetch it again, or save its text") from None
    if not any(line.strip() for page in pages for line in page):
        raise InputError("is a PDF without text, perhaps scanned: run text recognition over it first")
    paragraphs = unwrap(_joined(_without_running_lines(pages))).split("\n\n")
    if heading in paragraphs[:3]:
        paragraphs.remove(heading)
    yield Loaded(text="\n\n".join(paragraphs), title=heading, url=url)


def _read_pages(reader: "PdfReader") -> list[list[str]]:
    """Return the lines of each page."""
    if (count := len(reader.pages)) > MOST_PAGES:
        raise InputError(f"has {count:,} pages, more than the {MOST_PAGES} that one document may have: split it")
    return [page.extract_text().splitlines() for page in reader.pages]


def _title(reader: "PdfReader", pages: list[list[str]]) -> str | None:
    """Return the title that the file gives itself, where its first page shows it: many are names of old files."""
    title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    shown = " ".join(" ".join(pages[0][:15]).split()) if pages else ""
    return title if len(title) >= 8 and title.casefold() in shown.casefold() else None


def _without_running_lines(pages: list[list[str]]) -> Iterator[list[str]]:
    """Yield each page's lines without page numbers, and without heads and feet that most pages repeat after the first."""
    counts = Counter(shape for page in pages for shape in {_shape(page[place]) for place in _edges(page)})
    running = {shape for shape, count in counts.items() if len(pages) >= 3 and count > len(pages) / 2}
    shown: set[str] = set()
    for page in pages:
        gone = {
            place for place in _edges(page) if _PAGE_NUMBER.match(page[place].strip()) or _shape(page[place]) in shown
        }
        yield [line for place, line in enumerate(page) if place not in gone]
        shown |= {_shape(page[place]) for place in _edges(page)} & running


def _joined(pages: Iterable[list[str]]) -> str:
    """Return the lines of all pages; a paragraph goes on over the page where a sentence does."""
    text = ""
    for page in pages:
        text = text.rstrip()
        text += ("\n\n" if SENTENCE_END.search(text) else "\n") + "\n".join(page)
    return text


def _edges(page: list[str]) -> set[int]:
    """Return the places of the first and the last lines with words on a page."""
    places = [place for place, line in enumerate(page) if line.strip()]
    return {*places[:_EDGE], *places[-_EDGE:]}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
