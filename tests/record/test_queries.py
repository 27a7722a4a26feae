"""Look-ups: by party, person, period, channel and issue; and that each uses an index."""

import re

import pytest
import sqlalchemy as sa

from communique.errors import InputError
from communique.record import Record

HARMLESS = re.compile(r"INDEX|VIRTUAL TABLE|CONSTANT ROW|subquery|SCAN corrections|SCAN anon_")


def ids(rows):
    return [row.id for row in rows]


def test_contacts_are_found_by_parties_persons_and_period(filled):
    assert [row.date for row in filled.contacts()] == ["2031-03-11", "2031-03-04", "2031-03-04"]
    assert [row.date for row in filled.contacts("Chile", "Colombia")] == ["2031-03-11", "2031-03-04"]
    assert ids(filled.contacts("Boric", "KEN")) == ids(filled.contacts("KEN"))
    assert ids(filled.contacts("Gustavo Petro")) == ids(filled.contacts("COL"))
    assert [row.date for row in filled.contacts("CHL", since="2031-03-05")] == ["2031-03-11"]
    assert [row.date for row in filled.contacts("COL", until="2031-03-10")] == ["2031-03-04"]
    assert [row.mode for row in filled.contacts("CHL", "COL", mode="visit")] == ["visit"]
    assert filled.contacts("CHL", "COL", status="planned") == ()
    assert ids(filled.contacts(limit=1, offset=1)) == ids(filled.contacts())[1:2]


def test_documents_are_listed(filled, accounts):
    rows = filled.documents()
    assert {row.id: row.name for row in rows} == {reading.document.id: reading.document.name for reading in accounts}
    assert filled.documents(limit=2, offset=1) == rows[1:3]


def test_positions_are_found_by_holder_issue_and_day(filled):
    assert [p.proposition for p in filled.positions(of="COL")] == ["warned of deforestation in the Amazon"]
    assert [p.holders[0].name for p in filled.positions(on="climate-change")] == ["Gustavo Petro"]
    assert filled.positions(of="CHL", at="2031-03-03") == ()
    (position,) = filled.positions(of="Gabriel Boric", at="2031-03-04")
    assert (position.act, position.account_of, position.own_words) == ("request", "CHL", True)
    assert position.contact == filled.contacts("CHL", "COL", until="2031-03-05")[0].id
    assert filled.positions(act="reject") == ()


def test_only_the_last_stand_up_to_a_day_is_shown(record, reading_of):
    for day, words in (("2031-01-05", "urged tariffs"), ("2031-02-05", "urged quotas"), ("2031-03-05", "urged peace")):
        record.keep(
            reading_of(
                f"They spoke. Boric {words}.",
                published=day,
                contacts=[{"participants": ("CHL", "COL"), "date": day}],
                positions=[("gabriel-boric", "free-trade", "request", words)],
            )
        )
    assert [p.proposition for p in record.positions(of="CHL", on="free-trade", at="2031-02")] == ["urged quotas"]
    assert [p.proposition for p in record.positions(of="CHL")] == ["urged peace", "urged quotas", "urged tariffs"]


def test_issues_are_counted_by_documents(filled):
    assert {row.id: row.documents for row in filled.issues()} == {"free-trade": 1, "climate-change": 1}
    assert [row.id for row in filled.issues(of="COL")] == ["climate-change"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda record: record.contacts("Atlantis"), "nobody in the record"),
        (lambda record: record.contacts(since="soon"), "is not a date"),
        (lambda record: record.positions(on="no such thing"), "is no issue"),
        (lambda record: record.contact("XXX"), "is no contact"),
        (lambda record: record.reading("0000"), "no document"),
        (lambda record: record.search(" - "), "no word to look for"),
    ],
)
def test_a_name_that_is_none_is_said(filled, call, message):
    with pytest.raises(InputError, match=message):
        call(filled)


def test_every_lookup_uses_an_index(tmp_path, accounts):
    """No statement of a look-up reads a table from end to end, whatever its size."""
    with Record.open(tmp_path / "plans.sqlite", create=True) as record:
        for reading in accounts:
            record.keep(reading)
        statements = []
        engine = record._store._engine
        sa.event.listen(engine, "before_cursor_execute", lambda *a: statements.append((a[2], a[3])))
        record.contacts("CHL", "COL", since="2031", mode="telephone")
        record.contacts("CHL")
        record.contacts("Gustavo Petro")
        record.contacts()
        record.documents()
        record.contact("CHL-COL-2031-03-04")
        record.positions(of="CHL", on="free-trade", at="2031-03-04")
        record.positions(on="free-trade")
        record.positions()
        record.search("copper", party="CHL", since="2031")
        record.commitments(of="CHL")
        looked_up = [(text, values) for text, values in statements if text.lstrip().upper().startswith("SELECT")]
        with record._store.reading() as connection:
            for text, values in looked_up:
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values).all()
                scanned = [row[3] for row in plan if row[3].startswith("SCAN") and not HARMLESS.search(row[3])]
                assert scanned == [], text
        assert len(looked_up) > 20
