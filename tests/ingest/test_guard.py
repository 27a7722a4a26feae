"""The process that reads foreign formats: its limits, and that the program outlives it."""

import os
import subprocess
import sys
import threading

import pytest

from communique.errors import InputError
from communique.ingest.guard import Guard
from tests.ingest.hostile import HOSTILE
from tests.ingest.making import make_page

PAGE = make_page(["The ministers of Fiji and Samoa met in Apia on Monday to speak about fish."] * 2, title="A meeting")


@pytest.fixture
def guard():
    guard = Guard(wait=60)
    yield guard
    guard.close()


def titles(guard):
    return [found.title for found in guard.load("html", PAGE)]


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_read():
    guard = Guard(wait=1)
    make, _ = HOSTILE["attributes.html"]
    with pytest.raises(InputError, match="takes more than 1 seconds to read: split it"):
        list(guard.load("html", make()))
    guard.close()
    patient = Guard(wait=60)
    assert titles(patient) == ["A meeting"]
    patient.close()


def test_a_reading_process_that_was_ended_is_started_again(guard):
    assert titles(guard) == ["A meeting"]
    guard._process.kill()
    guard._process.wait()
    assert titles(guard) == ["A meeting"]


def test_threads_share_one_process(guard):
    found = []
    threads = [threading.Thread(target=lambda: found.extend(titles(guard))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["A meeting"] * 4


def test_what_lies_in_the_current_folder_is_not_imported(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('not this one')")
    (tmp_path / "trafilatura.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)
    guard = Guard(wait=60)
    assert titles(guard) == ["A meeting"]
    guard.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_program_has_a_reading_process_of_its_own():
    program = (
        "import os\nfrom communique.ingest.guard import GUARD\nfrom tests.ingest.test_guard import titles\n"
        "assert titles(GUARD)\nfirst = GUARD._process.pid\nchild = os.fork()\n"
        "assert titles(GUARD)\nassert (GUARD._process.pid == first) == bool(child)\n"
        "GUARD.close()\n"
        "os._exit(0) if not child else None\nassert os.waitpid(child, 0)[1] == 0\nassert titles(GUARD)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
