"""WARC → the HTML pages in a web archive, a record at a time; archives may have any size."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import InputError
from communique.ingest.loading import LARGEST_PAGE, document_of, load
from communique.ingest.rows import SetAside
from communique.reading import Document

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_HTML = ("text/html", "application/xhtml+xml")
_CUT = "is cut off or broken here; what comes before is read: fetch the archive again"


def read_archive(path: Path, place: str, *, published: date | None = None) -> Iterator[Document | SetAside]:
    """Yield the document of each HTML page that a server answered with; other records are passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, auto_decode="all"):
                number += 1
                if record.record_type == WarcRecordType.response and _is_page(record):
                    yield _read_page(record, f"{place}: record {number}", published)
        except (OSError, ValueError, EOFError) as error:
            del error
            yield SetAside(f"{place}: after record {number}" if number else place, _CUT)
            return
    if not number:
        yield SetAside(place, "holds no WARC record: check that it is a web archive")


def _is_page(record: "WarcRecord") -> bool:
    status = record.http_headers.status_code if record.http_headers is not None else None
    return status == 200 and (record.http_content_type or "").partition(";")[0].strip().lower() in _HTML


def _read_page(record: "WarcRecord", where: str, published: date | None) -> Document | SetAside:
    url = record.headers.get("WARC-Target-URI")
    try:
        data = record.reader.read(LARGEST_PAGE + 1)
        found = list(load("html", data, url))
    except InputError as error:
        return SetAside(where, str(error))
    return document_of(found[0], where, name=url, published=published)
