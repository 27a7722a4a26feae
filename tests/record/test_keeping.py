"""What is kept, and that all the rest follows from it: in any order, rebuilt, read anew."""

import itertools
import random

import pytest

from communique.errors import InputError
from communique.reading import Program
from communique.record import Record


def test_a_reading_comes_back_as_it_was(record, accounts, assert_evidence):
    for reading in accounts:
        assert record.keep(reading) == "added"
        assert record.knows(reading.document.id)
        kept = record.reading(reading.document.id[:12])
        assert kept == reading
        assert_evidence(kept)


def test_keeping_twice_changes_nothing(filled, accounts, derived_rows):
    before = derived_rows(filled)
    assert {filled.keep(reading) for reading in accounts} == {"known"}
    assert derived_rows(filled) == before
    assert filled.info().readings == len(accounts)


def test_three_accounts_of_one_call_make_one_contact(filled):
    call = filled.contacts("CHL", "COL", until="2031-03-05")
    assert [(row.date, row.accounts, row.contested) for row in call] == [("2031-03-04", 4, ("initiator", "duration"))]
    view = filled.contact(call[0].id)
    duration = next(cell for cell in view.cells if cell.field == "duration")
    assert {told.value for told in duration.told} == {"PT1H", "PT45M"}
    assert [account.of_side for account in view.accounts].count(None) == 2
    assert {position.holders[0].party for position in view.positions} == {"CHL", "COL"}


def test_the_order_of_documents_does_not_matter(place, accounts, derived_rows, tmp_path):
    results = []
    for number, order in enumerate(random.Random(5).sample(list(itertools.permutations(accounts)), 5)):
        with Record.open(tmp_path / f"{number}.sqlite", create=True) as record:
            for reading in order:
                record.keep(reading)
            results.append(derived_rows(record))
            record.rebuild()
            results.append(derived_rows(record))
            assert record.check() == ()
    with Record.open(place, create=True) as record:
        for reading in accounts:
            record.keep(reading)
        results.append(derived_rows(record))
    assert all(result == results[0] for result in results)


def test_a_rebuild_gives_what_was_there(filled, derived_rows):
    before = derived_rows(filled)
    found = filled.search("copper")
    filled.rebuild()
    assert derived_rows(filled) == before
    assert filled.search("copper") == found
    assert filled.check() == ()


def test_a_newer_program_replaces_what_the_older_read(filled, accounts, derived_rows, place, tmp_path):
    newer = Program(version="1.0", model="test")
    first = accounts[0]
    moved = first.contacts[0].model_copy(update={"date": "2031-03-11", "mode": "video"})
    reading = first.model_copy(update={"program": newer, "contacts": (moved,), "positions": ()})
    assert filled.stale(version="1.0", model="test") == tuple(sorted(r.document.id for r in accounts))
    assert filled.keep(reading) == "read anew"
    assert first.document.id not in filled.stale(version="1.0", model="test")
    assert filled.info().readings == len(accounts) + 1
    assert filled.positions(of="CHL") == ()
    assert filled.search("copper", act="request") == ()
    now = derived_rows(filled)
    filled.rebuild()
    assert derived_rows(filled) == now
    with Record.open(tmp_path / "fresh.sqlite", create=True) as fresh:
        for other in (reading, *accounts[1:]):
            fresh.keep(other)
        assert derived_rows(fresh) == now


def test_a_text_that_no_database_holds_is_refused(record, reading_of):
    with pytest.raises(InputError, match="NUL"):
        record.keep(reading_of("They spoke.\0"))
    assert record.info().documents == 0


def test_what_is_set_aside_is_one_note_a_place_until_it_is_solved(record):
    record.put_aside("rows.jsonl: line 4", "is not JSON", source="/in/rows.jsonl", row="{broken")
    record.put_aside("rows.jsonl: line 4", "has no text", source="/in/rows.jsonl", row="{}")
    record.put_aside("old.bin", "is no text", row="\udcff")
    notes = record.set_aside()
    assert [(note.place, note.reason, note.row) for note in notes] == [
        ("rows.jsonl: line 4", "has no text", "{}"),
        ("old.bin", "is no text", None),
    ]
    record.solve_aside([notes[0].id])
    assert [note.place for note in record.set_aside()] == ["old.bin"]
