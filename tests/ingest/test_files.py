import io
import os
import random
import re
import socket
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest.files import read_inputs
from communique.ingest.loading import LARGEST_PAGE, LARGEST_TEXT
from communique.ingest.naming import show_path
from communique.ingest.rows import SetAside
from communique.reading import Document

WORDS = "The Élysée said on Monday that the presidents “agreed” to keep talking — the Kremlin’s note says the same.\n"
NOISE = random.Random(7).randbytes(4000).replace(b"\0", b"\1")


def read_all(*paths, published=None):
    return list(read_inputs([str(path) for path in paths], published=published))


def only_problem(path):
    [problem] = read_all(path)
    assert isinstance(problem, SetAside)
    assert str(problem).startswith(show_path(str(path)))
    assert str(problem).isprintable()
    return problem


# Plain files


def test_a_plain_file_is_a_document(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(WORDS, "cp1252")
    [document] = read_all(path, published=date(2025, 7, 2))
    assert document == Document(name="note.txt", text=WORDS.strip(), published=date(2025, 7, 2))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "is empty: give a document"),
        ("blank.txt", b" \n\t\n ", "has no words: give a document"),
        ("marks.txt", b"--- *** ---", "has no words: give a document"),
        ("letter.docx", b"PK\x03\x04...", "not of a kind that is read: save it as plain text"),
        ("report.pdf", b"%PDF-1.4 ...", "is a broken PDF .*: fetch it again"),
        ("noise.txt", NOISE, "encoding cannot be told: save it as UTF-8"),
        ("long.txt", b"They met. " * 500_000, "has 4,999,999 characters, more than the 400,000 .*: split it"),
        ("empty.json", b"", "is empty: give a document"),
        ("list.json", b"[1, 2]", r'not a JSON object: write {"text"'),
        ("cut.json", b'{\n"text": \n', r'not JSON \(Expecting value at line 3, column 1\): write {"text"'),
        ("empty.jsonl", b"", "is empty: give one JSON object a line"),
        ("blank.jsonl", b"\n\n \n", "is empty: give one JSON object a line"),
        ("wide.jsonl", '{"text": "They met."}\n'.encode("utf-16"), "is in UTF-16: save it as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(tmp_path, name, data, reason):
    path = tmp_path / name
    path.write_bytes(data)
    problem = only_problem(path)
    assert problem.row is None
    assert re.search(reason, problem.reason)


def test_what_is_set_aside_says_what_to_try_again_with(tmp_path):
    (tmp_path / "a.txt").write_text("...")
    (tmp_path / "b.jsonl").write_text("[]\n")
    empty, row = read_all(tmp_path)
    assert (empty.origin, empty.row) == (str(tmp_path / "a.txt"), None)
    assert (row.origin, row.row) == (None, "[]")


@pytest.mark.parametrize("name", ["none.txt", "none.json", "none.jsonl"])
def test_a_missing_file(tmp_path, name):
    assert only_problem(tmp_path / name).reason == "no such file: check the name"


def test_a_folder_is_read_in_order_with_its_folders_and_without_what_is_hidden(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/y.md", ".hidden.txt", ".git/x.txt", "c_files/style.css", "c_files/flag.PNG"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("They met.")
    (tmp_path / "again").symlink_to(tmp_path)
    assert [document.name for document in read_all(tmp_path)] == ["b.txt", "z.txt", "y.md"]


@pytest.mark.parametrize("name", ["folder", "folder.jsonl", "folder.json"])
def test_an_empty_folder(tmp_path, name):
    (tmp_path / name).mkdir()
    assert only_problem(tmp_path / name).reason.startswith("holds no files to read")


@pytest.mark.parametrize("name", ["pipe", "pipe.jsonl"])
def test_a_pipe_is_not_waited_for(tmp_path, name):
    os.mkfifo(tmp_path / name)
    assert only_problem(tmp_path / name).reason.startswith("is not a regular file: copy its content into one")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_that_never_ends_is_not_opened():
    assert only_problem("/dev/zero").reason.startswith("is not a regular file")


def test_a_socket_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("here")
        assert only_problem("here").reason.startswith("is not a regular file")


def test_a_file_used_as_a_folder(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    assert "check its name" in only_problem(tmp_path / "a.txt" / "b.txt").reason


def test_a_name_too_long_for_any_file():
    assert "check its name" in only_problem("a" * 5000).reason


def test_a_link_to_itself(tmp_path):
    (tmp_path / "ring.txt").symlink_to(tmp_path / "ring.txt")
    assert "check its name" in only_problem(tmp_path / "ring.txt").reason


@pytest.mark.parametrize(("name", "limit"), [("huge.txt", LARGEST_TEXT), ("huge.html", LARGEST_PAGE)])
def test_the_size_is_looked_at_before_reading(tmp_path, name, limit):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(limit + 1)
    assert (
        only_problem(path).reason
        == f"has {limit + 1:,} bytes, more than the {limit:,} bytes that such a file may have: split it"
    )


@pytest.mark.parametrize("name", ["two\nlines.txt", "\x1b[31mred.txt", "right\u202eleft.txt", "[bold].txt"])
def test_names_are_shown_escaped(tmp_path, name):
    assert only_problem(tmp_path / name).reason == "no such file: check the name"
    (tmp_path / name).write_text("They met.")
    [document] = read_all(tmp_path / name)
    assert document.name.isprintable()


def test_a_name_that_is_not_utf8(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    assert only_problem(path).place.endswith("caf\\udce9.txt")
    try:
        Path(path).write_text("They met.")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    [document] = read_all(path)
    assert document.name == "caf\\udce9.txt"
    document.model_dump_json()


@given(st.text(st.characters()))
def test_any_name_can_be_printed(name):
    assert show_path(name).isprintable()


# Standard input


GOOD = '{"name": "a", "text": "The ministers met in Oslo.", "published": "2025-01-05"}'


def pass_in(monkeypatch, data):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    return list(read_inputs(["-"], published=date(2025, 7, 2)))


def test_a_text_on_standard_input(monkeypatch):
    assert pass_in(monkeypatch, WORDS.encode()) == [
        Document(name="standard input", text=WORDS.strip(), published=date(2025, 7, 2))
    ]


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n \n"], ids=["plain", "byte-order-mark", "blank-lines"])
def test_rows_on_standard_input(monkeypatch, before):
    document, problem = pass_in(monkeypatch, before + GOOD.encode() + b"\n[]\n")
    assert document.name == "a"
    assert str(problem).startswith("standard input: line ")


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "is empty"), (b" \n", "has no words"), (NOISE, "its encoding cannot be told")]
)
def test_nothing_to_read_on_standard_input(monkeypatch, data, reason):
    [problem] = pass_in(monkeypatch, data)
    assert str(problem).startswith(f"standard input: {reason}")


def test_too_much_on_standard_input(monkeypatch):
    monkeypatch.setattr("communique.ingest.loading.LARGEST_TEXT", 100)
    [problem] = pass_in(monkeypatch, b"word " * 30)
    assert problem.reason.endswith(": split it")


def test_standard_input_that_is_closed(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    [problem] = read_all("-")
    assert str(problem).startswith("standard input: is closed: pass a document to it")
