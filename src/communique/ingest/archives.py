"""WARC → the HTML pages in a web archive, a record at a time; archives may have any size."""

import re
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

_HTML = re.compile(
    rb"\AHTTP/[\d.]+ 200\b(?:(?!\r?\n\r?\n)[\s\S])*?^Content-Type:[ \t]*(?:text/html|application/xhtml\+xml)",
    re.I | re.M,
)
_HEAD = 64 * 1024
_CUT = "is cut off or broken here; what comes before is read: fetch the archive again"
_TOO_LARGE = f"holds a page of more than the {LARGEST_PAGE:,} bytes that one may have: save its text"


def read_archive(path: Path, place: str, *, published: date | None = None) -> Iterator[Document | SetAside]:
    """Yield the document of each HTML page that a server answered with; other records are passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file, parse_http=False):
                number += 1
                where = f"{place}: record {number}"
                if record.headers.get("Content-Length") is None:
                    raise ValueError("no length")
                if record.record_type == WarcRecordType.response:
                    yield from _read_response(record, where, published)
        except (OSError, ValueError, EOFError):
            yield SetAside(f"{place}: record {number or 1}", _CUT)
            return
    if not number:
        yield SetAside(place, "holds no WARC record: check that it is a web archive")


def _read_response(record: "WarcRecord", where: str, published: date | None) -> Iterator[Document | SetAside]:
    """Yield the document of a response that is a page. Raises ValueError where the record is cut off."""
    length = record.content_length
    block = record.reader.read(min(length, LARGEST_PAGE))
    if len(block) < min(length, LARGEST_PAGE):
        raise ValueError("cut off")
    if not _HTML.match(block[:_HEAD]):
        return
    if length > LARGEST_PAGE:
        yield SetAside(where, _TOO_LARGE)
        return
    url = record.headers.get("WARC-Target-URI")
    try:
        found = list(load("html", _body(record, block), url))
    except (InputError, OSError) as error:
        yield SetAside(where, str(error) if isinstance(error, InputError) else "cannot be unpacked: fetch it again")
        return
    yield document_of(found[0], where, name=url, published=published)


def _body(record: "WarcRecord", block: bytes) -> bytes:
    """Return the page itself, unpacked as its headers say; of what unpacks to too much, enough to be refused."""
    record.set_bytes_content(block)
    record.parse_http(auto_decode="all")
    return record.reader.read(LARGEST_PAGE + 1)
