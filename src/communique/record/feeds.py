"""Feeds that are watched: what was seen of each is kept in the record, so that a later watch goes on from there."""

import json
import threading
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import asdict

from communique.ingest.watching import FeedState, watch
from communique.record.adding import Outcome, add_inputs
from communique.record.record import Record
from communique.settings import Settings


def add_feeds(
    record: Record, feeds: Sequence[str], settings: Settings, *, interval: float, stop: threading.Event
) -> Iterator[Outcome]:
    """Read the entries of feeds into the record as they come, until `stop` is set; `interval` is in seconds."""
    found = watch(feeds, settings, interval=interval, stop=stop, states=_States(record, feeds))
    yield from add_inputs(record, found)


class _States(MutableMapping[str, FeedState]):
    """The states of some feeds, each in the record under the feed's address."""

    def __init__(self, record: Record, feeds: Sequence[str]) -> None:
        self._record, self._feeds = record, feeds

    def __getitem__(self, feed: str) -> FeedState:
        kept = self._record.noted(f"feed {feed}")
        if kept is None:
            raise KeyError(feed)
        values = json.loads(kept)
        return FeedState(values["etag"], values["modified"], tuple(values["seen"]))

    def __setitem__(self, feed: str, state: FeedState) -> None:
        self._record.note(f"feed {feed}", json.dumps(asdict(state)))

    def __delitem__(self, feed: str) -> None:
        self[feed] = FeedState()

    def __iter__(self) -> Iterator[str]:
        return iter(self._feeds)

    def __len__(self) -> int:
        return len(self._feeds)
