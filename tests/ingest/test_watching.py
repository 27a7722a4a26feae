"""The polling of feeds, against a server on the loopback address."""

import itertools
import threading

import pytest

from communique.ingest import watching
from communique.ingest.rows import SetAside
from communique.ingest.watching import FeedState, watch
from communique.settings import Settings
from tests.ingest.making import make_feed, make_page
from tests.ingest.serving import serve

SETTINGS = Settings(record="unused", allow_private_addresses=True)
WORDS = ["The Prime Minister of Fiji spoke by telephone with the Prime Minister of Samoa on Monday."] * 2


@pytest.fixture
def site():
    with serve() as site:
        yield site


def put_feed(site, *names, etag):
    entries = []
    for name in names:
        entries.append(
            (name, site.put(f"/{name}", make_page(WORDS, title=f"The {name} call"), Content_Type="text/html"), "")
        )
    return site.put("/feed", make_feed(entries), ETag=etag)


def count(site, path):
    return site.paths.count(path)


def test_only_new_entries_are_read_and_an_unchanged_feed_is_not_sent_again(site):
    feed = put_feed(site, "first", etag='"1"')
    stop, states, titles = threading.Event(), {}, []
    for document in watch([feed], SETTINGS, interval=0.01, stop=stop, states=states):
        titles.append(document.title)
        if len(titles) == 1:
            put_feed(site, "first", "second", etag='"2"')
        else:
            stop.set()
    assert titles == ["The first call", "The second call"]
    assert count(site, "/first") == count(site, "/second") == count(site, "/robots.txt") == 1
    assert states[feed].seen == (f"{site.origin}/first", f"{site.origin}/second")
    assert [headers.get("if-none-match") for path, headers in site.asked if path == "/feed"][:2] == [None, '"1"']


def test_a_later_watch_goes_on_from_what_was_kept(site):
    feed = put_feed(site, "first", "second", etag='"1"')
    states = {feed: FeedState(seen=(f"{site.origin}/first",))}
    stop = threading.Event()
    for document in watch([feed], SETTINGS, interval=60, stop=stop, states=states):
        assert document.title == "The second call"
        stop.set()
    assert states[feed].etag == '"1"'
    threading.Timer(0.3, stop.set).start()
    stop.clear()
    assert list(watch([feed], SETTINGS, interval=60, stop=stop, states=states)) == []


def test_what_was_not_taken_is_found_again(site):
    feed = put_feed(site, "first", "second", etag='"1"')
    states = {}
    found = watch([feed], SETTINGS, interval=60, stop=threading.Event(), states=states)
    next(found)
    found.close()
    assert states == {}


def test_a_feed_that_fails_is_asked_less_and_less(site, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(watching, "monotonic", lambda: now[0])
    asked = []

    class Clock(threading.Event):
        def wait(self, seconds):
            now[0] += seconds
            return self.is_set()

    stop = Clock()
    for problem in watch([f"{site.origin}/none"], SETTINGS, interval=60, stop=stop, states={}):
        assert isinstance(problem, SetAside)
        assert problem.reason == "the server answers 404: it is asked again later"
        asked.append(now[0])
        if len(asked) == 14:
            stop.set()
    pauses = [after - before for before, after in itertools.pairwise(asked)]
    assert pauses[:3] == [120, 240, 480]
    assert max(pauses) == pauses[-1] == watching.LONGEST_PAUSE


def test_one_feed_that_is_none_does_not_keep_another_from_being_read(site):
    bad = site.put("/page", make_page(WORDS))
    feed = put_feed(site, "first", etag='"1"')
    stop, found = threading.Event(), []
    threading.Timer(2, stop.set).start()
    for item in watch([bad, feed], SETTINGS, interval=60, stop=stop, states={}):
        found.append(item)
        if len(found) == 2:
            stop.set()
    assert {type(item).__name__ for item in found} == {"SetAside", "Document"}


def test_a_stopped_watch_ends_at_once(site):
    feed = put_feed(site, "first", etag='"1"')
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    assert len(list(watch([feed], SETTINGS, interval=3600, stop=stop, states={}))) == 1
