"""Read feeds again and again: only what changed is asked for, and a feed that fails is asked less often."""

import threading
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from communique.errors import InputError
from communique.ingest.fetching import Answer, ask
from communique.ingest.naming import show_path
from communique.ingest.robots import Robots
from communique.ingest.rows import SetAside
from communique.ingest.web import read_entries
from communique.reading import Document
from communique.settings import Settings

LONGEST_PAUSE = 24 * 3600.0
"""Seconds between two tries of a feed that goes on failing."""
MOST_SEEN = 5_000
"""Entries of a feed that are remembered, the latest."""


@dataclass(frozen=True)
class FeedState:
    """What is kept of a feed from one poll to the next: the marks of its last version, and the entries read."""

    etag: str | None = None
    modified: str | None = None
    seen: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Turn:
    """When a feed is asked next, in seconds of the monotonic clock, and how often it failed in a row."""

    due: float = 0.0
    failures: int = 0


def watch(
    feeds: Sequence[str],
    settings: Settings,
    *,
    interval: float,
    stop: threading.Event,
    states: MutableMapping[str, FeedState],
) -> Iterator[Document | SetAside]:
    """Yield the documents of new entries until `stop` is set; each feed is asked every `interval` seconds.

    `states` is read before and written after each poll, by the feed's address: keep it, and a later watch goes on from there.
    It is written only when what was found has been taken, so that what a stopped program did not keep is found again.
    """
    robots = Robots(allow_private=settings.allow_private_addresses)
    turns = dict.fromkeys(feeds, _Turn())
    while turns and not stop.is_set():
        feed = min(turns, key=lambda url: turns[url].due)
        if stop.wait(max(0.0, turns[feed].due - monotonic())):
            return
        try:
            answer = _poll(feed, settings, robots, states.get(feed, FeedState()))
            yield from _read_new(feed, answer, settings, robots, states)
            turns[feed] = _Turn(monotonic() + interval)
        except InputError as error:
            yield SetAside(show_path(feed), str(error), origin=feed)
            turns[feed] = _later(turns[feed], interval)


def _poll(feed: str, settings: Settings, robots: Robots, state: FeedState) -> Answer:
    """Ask for a feed, unless it is as it was."""
    robots.check(feed)
    marks = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    answer = ask(
        feed, allow_private=settings.allow_private_addresses, headers={name: m for name, m in marks.items() if m}
    )
    if answer.status not in (200, 304):
        raise InputError(f"the server answers {answer.status}: it is asked again later")
    return answer


def _read_new(
    feed: str, answer: Answer, settings: Settings, robots: Robots, states: MutableMapping[str, FeedState]
) -> Iterator[Document | SetAside]:
    if answer.status == 304:
        return
    state = states.get(feed, FeedState())
    for address, item in read_entries(answer, settings, robots, seen=frozenset(state.seen)):
        yield item
        if address:
            state = states[feed] = replace(state, seen=(*state.seen, address)[-MOST_SEEN:])
    states[feed] = replace(state, etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified"))


def _later(turn: _Turn, interval: float) -> _Turn:
    """Return the next turn after a failure: the pause doubles each time."""
    pause = min(LONGEST_PAUSE, interval * 2.0 ** min(turn.failures + 1, 30))
    return _Turn(monotonic() + max(pause, interval), turn.failures + 1)
