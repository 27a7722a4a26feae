"""Opening: what is no record, damaged, newer or out of reach is refused in plain words, and nothing of it is changed."""

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from communique.errors import RecordError
from communique.record import Record, schema
from communique.record.store import _configuration, open_store


def refused(place, message, **options):
    with pytest.raises(RecordError, match=message):
        Record.open(place, **options)


def test_there_is_nothing_to_open(tmp_path):
    refused(tmp_path / "none.sqlite", "there is no record at .*communique add")
    assert not (tmp_path / "none.sqlite").exists()
    refused(tmp_path, "is a directory", create=True)
    refused(tmp_path / "file" / "x", "cannot be made|cannot be opened") if (tmp_path / "file").touch() else None


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("These are notes.\n" * 200)
    refused(path, "is not a record, nor any database", create=True)
    assert path.read_text() == "These are notes.\n" * 200


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    refused(path, "is a database of another program", create=True)
    assert path.read_bytes() == before


def change(path, statement):
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_record_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "r.sqlite"
    Record.open(path, create=True).close()
    change(path, "UPDATE communique_version SET version_num = '9999'")
    refused(path, "newer version of Communiqué .*update the program")


def test_derived_tables_of_another_version_are_rebuilt_on_demand(tmp_path, accounts):
    path = tmp_path / "r.sqlite"
    with Record.open(path, create=True) as record:
        record.keep(accounts[0])
    change(path, "UPDATE state SET value = '0' WHERE key = 'derivation'")
    refused(path, "communique record rebuild")
    with Record.open(path, any_derivation=True) as record:
        record.rebuild()
    with Record.open(path) as record:
        assert len(record.contacts()) == 1


def test_a_damaged_record_is_said_to_be(tmp_path, accounts):
    path = tmp_path / "r.sqlite"
    with Record.open(path, create=True) as record:
        for reading in accounts:
            record.keep(reading)
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 2000] = b"\xff" * 2000
    path.write_bytes(data)
    with pytest.raises(RecordError, match="is damaged: put a good copy back"), Record.open(path) as record:
        record.rebuild()


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("mysql://localhost/x", "is no kind of record"),
        ("postgresql://nobody@127.0.0.1:1/none", "cannot be reached"),
        ("postgresql://%%%:x:y@/", "cannot be read|cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere_is_said(place, message):
    pytest.importorskip("psycopg")
    refused(place, message)


def test_migrations_make_just_the_kept_tables(place):
    store = open_store(place, create=True)
    with store.reading() as connection:
        context = MigrationContext.configure(connection)
        kept = set(schema.kept.tables)
        differences = [d for d in compare_metadata(context, schema.kept) if _concerns(d, kept)]
    store.close()
    assert differences == []


def _concerns(difference, kept):
    """Whether a difference is about a kept table; derived ones are not the migrations' business."""
    thing = difference[1] if isinstance(difference, tuple) else difference[0][2]
    table = getattr(getattr(thing, "table", thing), "name", thing)
    return table in kept


def test_the_version_that_the_program_expects_is_the_last_migration():
    from alembic.script import ScriptDirectory

    assert ScriptDirectory.from_config(_configuration()).get_current_head() == schema.HEAD


def test_two_may_make_one_record_at_once(tmp_path):
    path = tmp_path / "new" / "r.sqlite"
    with Record.open(path, create=True) as first, Record.open(path, create=True) as second:
        assert first.info().documents == second.info().documents == 0
