"""Killed, full, crowded: processes of their own; nothing accepted is lost, and nobody sees an error that is not theirs."""

import random
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from communique.record import Record

DOCUMENTS = 30
KEEP = str(Path(__file__).with_name("keeping_process.py"))


@pytest.fixture(scope="module")
def many(reading_of, tmp_path_factory):
    """Readings of some documents about a few contacts, as a file."""
    path = tmp_path_factory.mktemp("many") / "readings.jsonl"
    readings = [
        reading_of(
            f"The presidents spoke, says paper {number}. Boric urged free trade in copper.",
            published=f"2031-03-{number % 9 + 10}",
            contacts=[
                {"participants": ("gabriel-boric", "gustavo-petro"), "date": f"2031-03-{number % 4 + 1:02}"},
                {"participants": ("CHL", "COL"), "date": "2031-03", "main": False},
            ],
            positions=[("gabriel-boric", "free-trade", "request", "urged free trade in copper")],
        )
        for number in range(DOCUMENTS)
    ]
    path.write_text("".join(f"{reading.model_dump_json()}\n" for reading in readings), "utf-8")
    return path


def start(place, path, **options):
    return subprocess.Popen(
        [sys.executable, KEEP, place, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )


def sound(place, accepted, derived_rows):
    """Assert that every accepted document is there, the file sound, and a rebuild gives what is there."""
    with Record.open(place) as record:
        assert record.check() == ()
        assert all(record.knows(document) for document in accepted)
        before = derived_rows(record)
        record.rebuild()
        assert derived_rows(record) == before


def test_killed_at_any_moment_nothing_accepted_is_lost(place, many, derived_rows):
    chance, accepted = random.Random(3), []
    for _ in range(5):
        process = start(place, many)
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.25))
        process.kill()
        accepted += [first.strip(), *process.communicate()[0].split("\n")[:-1]]
        accepted = [key for key in accepted if len(key) == 64]
        if accepted:
            with Record.open(place) as record:
                assert all(record.knows(document) for document in accepted)
                assert record.check() == ()
    output, errors = start(place, many).communicate()
    assert errors == ""
    sound(place, output.split(), derived_rows)
    with Record.open(place) as record:
        assert record.info().documents == DOCUMENTS


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path, many, derived_rows):
    place = str(tmp_path / "r.sqlite")
    Record.open(place, create=True).close()
    limit = 500_000

    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    process = start(place, many, preexec_fn=full)
    output, errors = process.communicate()
    assert process.returncode == 1
    assert "nothing accepted is lost" in errors
    assert "Traceback" not in errors
    assert 0 < len(output.split()) < DOCUMENTS
    sound(place, output.split(), derived_rows)
    assert start(place, many).communicate()[1] == ""
    with Record.open(place) as record:
        assert record.info().documents == DOCUMENTS


def test_two_write_and_three_read_at_once(place, many, derived_rows):
    Record.open(place, create=True).close()
    done, problems, looked = threading.Event(), [], []

    def look():
        with Record.open(place) as record:
            while not done.is_set():
                try:
                    rows = record.contacts("CHL", "COL")
                    assert all(record.contact(row.id).accounts for row in rows[:2])
                    record.search("copper")
                    looked.append(len(rows))
                except Exception as error:
                    problems.append(error)

    readers = [threading.Thread(target=look) for _ in range(3)]
    writers = [start(place, many), start(place, many)]
    for reader in readers:
        reader.start()
    outputs = [writer.communicate() for writer in writers]
    done.set()
    for reader in readers:
        reader.join()
    assert problems == []
    assert [errors for _, errors in outputs] == ["", ""]
    assert looked
    sound(place, [key for output, _ in outputs for key in output.split()], derived_rows)
    with Record.open(place) as record:
        assert record.info().documents == record.info().readings == DOCUMENTS
