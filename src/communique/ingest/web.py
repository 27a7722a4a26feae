"""Addresses → documents: a page, a PDF, or a feed whose entries' pages are read in turn."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from communique.errors import InputError
from communique.ingest.fetching import Answer, fetch
from communique.ingest.kinds import FileKind, kind_of
from communique.ingest.loaded import Loaded, Refused
from communique.ingest.loading import document_of, load, read_documents
from communique.ingest.naming import show_path
from communique.ingest.robots import Robots
from communique.ingest.rows import SetAside
from communique.reading import Document
from communique.settings import Settings


def read_address(url: str, settings: Settings, *, published: date | None = None) -> Iterator[Document | SetAside]:
    """Yield the document behind an address, or those that a feed there links to."""
    place = show_path(url)
    try:
        answer = fetch(url, allow_private=settings.allow_private_addresses)
    except InputError as error:
        yield SetAside(place, str(error))
        return
    kind = _kind(answer)
    if kind == "feed":
        yield from _read_feed(answer, place, settings)
    elif kind in ("warc", "jsonl"):
        yield SetAside(place, "is a collection, not a page: save it and give the file")
    else:
        yield from read_documents(kind, answer.data, place, name=place, url=answer.url, published=published)


def _read_feed(feed: Answer, place: str, settings: Settings) -> Iterator[Document | SetAside]:
    robots = Robots(allow_private=settings.allow_private_addresses)
    try:
        robots.check(feed.url)
        for _, item in read_entries(feed, settings, robots):
            yield item
    except InputError as error:
        yield SetAside(place, str(error))


def read_entries(
    feed: Answer, settings: Settings, robots: Robots, *, seen: frozenset[str] = frozenset()
) -> Iterator[tuple[str | None, Document | SetAside]]:
    """Yield (address, document) of each entry of a fetched feed whose address is not among those seen already.

    An entry without an address is read from the feed itself. Raises InputError where the feed cannot be read.
    """
    place = show_path(feed.url)
    for entry in load("feed", feed.data, feed.url):
        if isinstance(entry, Refused) or not entry.url:
            yield None, document_of(entry, place, name=place)
        elif entry.url not in seen:
            yield entry.url, _read_entry(entry, entry.url, settings, robots)


def _read_entry(entry: Loaded, url: str, settings: Settings, robots: Robots) -> Document | SetAside:
    """Return the page that an entry links to, or set it aside."""
    place = show_path(url)
    try:
        robots.check(url)
        page = _load_one(fetch(url, allow_private=settings.allow_private_addresses))
    except InputError as error:
        return SetAside(place, str(error), origin=url)
    return document_of(_filled(page, entry), place, name=place)


def _load_one(answer: Answer) -> Loaded:
    kind = _kind(answer)
    if kind not in ("html", "pdf", "text"):
        raise InputError("is neither a page nor a PDF: save what it holds and give the file")
    found = next(load(kind, answer.data, answer.url))
    if isinstance(found, Refused):
        raise InputError(found.reason)
    return found


def _filled(page: Loaded, entry: Loaded) -> Loaded:
    """Return a page with what it does not say itself taken from the feed's entry."""
    return replace(
        page,
        title=page.title or entry.title,
        published=page.published or entry.published,
        publisher=page.publisher or entry.publisher,
        language=page.language or entry.language,
    )


def _kind(answer: Answer) -> FileKind:
    path = answer.url.partition("?")[0].partition("#")[0]
    return kind_of(answer.data, path, answer.headers.get("content-type"))
