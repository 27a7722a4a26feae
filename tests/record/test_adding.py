"""Documents are read into the record; what the program fails on is set aside and tried again; older Readings are replaced."""

import json

import pytest

import communique.reader
from communique.ingest.documents import make_document
from communique.ingest.rows import SetAside
from communique.record import Record
from communique.record.adding import add_inputs, reread, retry
from communique.record.changes import changes_between

TEXT = "President Boric of Chile telephoned President Petro of Colombia on Monday. Boric called for free elections."


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "r.sqlite", create=True) as opened:
        yield opened


def test_a_document_that_the_program_fails_on_is_set_aside_and_tried_again(record, monkeypatch, reading_of):
    document = make_document(TEXT, name="call", title="Call", published="2031-03-05", publisher="Paper")

    def fail(_):
        raise RuntimeError("out of\nluck")

    monkeypatch.setattr(communique.reader, "read_document", fail)
    (outcome,) = add_inputs(record, [document], source="/in/call.txt")
    assert outcome.what == "set aside"
    assert r"RuntimeError: out of\nluck" in outcome.reason
    (aside,) = record.set_aside()
    assert json.loads(aside.row)["title"] == "Call"
    monkeypatch.setattr(communique.reader, "read_document", lambda d: reading_of(d.text, contacts=[]))
    assert [outcome.what for outcome in retry(record)] == ["added"]
    assert record.set_aside() == ()
    assert record.knows(document.id)


def test_what_came_on_standard_input_cannot_be_tried_again(record):
    list(add_inputs(record, [SetAside("standard input", "is empty")]))
    assert [(outcome.what, outcome.reason) for outcome in retry(record)] == [
        ("set aside", "came on standard input and is not kept: pass it again")
    ]
    assert len(record.set_aside()) == 1


def test_rereading_replaces_older_readings_and_says_what_changed(record, reading_of, assert_evidence):
    old = reading_of(f"{TEXT} They spoke.", contacts=[{"participants": ("CHL", "COL"), "date": "2031"}])
    record.keep(old)
    ((before, now),) = reread(record)
    assert before == old
    assert_evidence(now)
    changes = changes_between(before, now)
    assert any(line.startswith("no longer contact CHL – COL, 2031, telephone") for line in changes)
    assert any(line.startswith("now position of gabriel-boric") for line in changes)
    assert changes_between(now, now) == ()
    assert list(reread(record)) == []
    assert record.reading(old.document.id) == now
