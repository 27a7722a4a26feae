"""RSS and Atom → the entries of a feed, each as a text with its title, date and address."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from communique.errors import InputError
from communique.ingest.loaded import Loaded
from communique.ingest.pages import load_page

MOST_ENTRIES = 500
"""Entries of one feed that are read, from its head."""

_NO_FEED = "is no RSS or Atom feed that can be read: check the address in a browser"


def load_feed(data: bytes, url: str | None = None) -> Iterator[Loaded]:
    """Yield the entries of a feed in its order, with what text the feed itself gives, perhaps none. Raises InputError for no feed."""
    import feedparser

    try:
        # A file with response headers, so that nothing in the data can be taken for an address to open.
        feed = feedparser.parse(io.BytesIO(data), response_headers={"content-location": url} if url else None)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError):
        raise InputError(_NO_FEED) from None
    if not feed.get("version") and not feed.entries:
        raise InputError(_NO_FEED)
    if not feed.entries:
        raise InputError("is a feed without entries: nothing to read in it yet")
    publisher = _text(feed.feed.get("title"))
    language = _text(feed.feed.get("language"))
    for number, entry in enumerate(feed.entries[:MOST_ENTRIES], start=1):
        title = _text(entry.get("title"))
        part = f"entry {number}"
        text = _own_text(entry)
        link = _text(entry.get("link"))
        yield Loaded(text, title, _day(entry), publisher, link, language, part)


def _own_text(entry: Any) -> str:
    """Return the longest text that the feed gives for an entry, its markup undone; empty without one."""
    given = [*(c.get("value") for c in entry.get("content", ())), entry.get("summary")]
    longest = max((text for text in given if isinstance(text, str)), key=len, default="")
    if "<" not in longest:
        return longest.strip()
    return _without_markup(longest)


def _without_markup(html: str) -> str:
    try:
        return next(load_page(f"<html><body><article>{html}</article></body></html>".encode())).text
    except InputError:
        pass
    import lxml.html
    from lxml.etree import LxmlError

    try:
        return " ".join(lxml.html.fromstring(html).text_content().split())
    except (LxmlError, ValueError):
        return ""


def _day(entry: Any) -> str | None:
    """Return the day an entry came out as ISO; None where the feed gives none that is a date."""
    # Not entry.get("updated_parsed"): feedparser gives the other date for it, with a warning.
    stamp = entry.get("published_parsed") or dict.get(entry, "updated_parsed")
    try:
        return date(*stamp[:3]).isoformat() if stamp else None
    except (TypeError, ValueError, OverflowError):
        return None


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
