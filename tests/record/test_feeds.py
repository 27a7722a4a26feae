"""Feeds are read into the record as they grow; a later watch goes on where an earlier one stopped."""

import threading

import pytest

import communique.reader
from communique.record import Record
from communique.record.feeds import add_feeds
from communique.settings import Settings
from tests.ingest.making import make_feed, make_page
from tests.ingest.serving import serve

SETTINGS = Settings(record="unused", allow_private_addresses=True)


@pytest.fixture
def site():
    with serve() as site:
        yield site


def put_feed(site, *names):
    entries = []
    for name in names:
        page = make_page(
            [f"The leaders spoke by telephone about the {name} on Monday, at some length."] * 2, title=f"The {name}"
        )
        entries.append((name, site.put(f"/{name}", page, Content_Type="text/html"), ""))
    return site.put("/feed", make_feed(entries))


def test_a_later_watch_goes_on_where_the_earlier_one_stopped(site, tmp_path, monkeypatch, reading_of):
    monkeypatch.setattr(communique.reader, "read_document", lambda document: reading_of(document.text))
    feed = put_feed(site, "harbour", "railway")
    with Record.open(tmp_path / "r.sqlite", create=True) as record:
        for _ in range(2):
            stop = threading.Event()
            for outcome in add_feeds(record, [feed], SETTINGS, interval=60, stop=stop):
                assert outcome.what == "added"
                if record.info().documents % 2 == 0:
                    stop.set()
            put_feed(site, "harbour", "railway", "border", "ferry")
        assert record.info().documents == 4
        assert site.paths.count("/harbour") == 1
        assert "border" in (record.noted(f"feed {feed}") or "")
