"""Many inputs, good and bad, in one run; wrong use of the command."""

import json
import re

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from communique.cli.main import app
from communique.reading import Reading


@pytest.fixture(scope="module")
def batch(communique, folder, call, others, write_lines):
    """One run over good and bad inputs, with the rows set aside kept."""
    (folder / "report.pdf").write_bytes(b"%PDF-1.7 ...")
    (folder / "latin.txt").write_bytes(call.read_text().replace("Boric", "Gómez").encode("cp1252"))
    (folder / "russian.txt").write_bytes(others["ru"].encode("koi8-r"))
    rows = write_lines(
        folder / "rows.jsonl",
        [
            *({"name": code, "text": text} for code, text in others.items()),
            {"text": call.read_text(), "published": "soon"},
            "[1]",
            "",
            "{broken",
            {"name": "last", "text": call.read_text(), "title": "Call", "published": "2025-01-08"},
        ],
    )
    (folder / "empty").mkdir()
    odd_name = folder / "no\nfile\x1b.txt"
    return communique(
        "read", folder / "none.txt", folder / "report.pdf", folder / "empty", odd_name, folder / "latin.txt", rows,
        folder / "russian.txt", call, "--format", "jsonl", "--set-aside", folder / "kept.jsonl",
    )  # fmt: skip


def test_the_rest_of_a_batch_goes_on(batch, readings_of):
    names = [reading.document.name for reading in readings_of(batch.stdout)]
    assert names == ["latin.txt", "fr", "zh", "ru", "last", "russian.txt", "call.txt"]
    assert batch.returncode == 1


def test_what_is_set_aside_is_named_with_place_and_remedy(batch, folder):
    lines = batch.stderr.splitlines()
    expected = [
        "none.txt: no such file: check the name",
        "report.pdf: is a broken PDF (Stream has ended unexpectedly): fetch it again, or save its text",
        "empty: holds no files to read: check the name",
        r"no\nfile\x1b.txt: no such file: check the name",
        "rows.jsonl: line 4: 'soon' is not a date: write it as 2025-07-02",
        'rows.jsonl: line 5: is not a JSON object: write {"text": "..."}',
        "rows.jsonl: line 7: is not JSON (Expecting property name enclosed in double quotes at column 2): "
        'write {"text": "..."}',
    ]
    assert [line.rpartition(f"{folder.parent}/")[2].removeprefix(f"{folder.name}/") for line in lines[:-1]] == expected
    assert lines[-1] == "communique: 7 read, 7 set aside"


def test_every_reading_fits_the_published_schema(batch, root, assert_evidence):
    schema = Draft202012Validator(json.loads((root / "docs/reading.schema.json").read_text("utf-8")))
    for line in batch.stdout.splitlines():
        schema.validate(json.loads(line))
        assert_evidence(Reading.model_validate_json(line))


def test_a_language_that_is_not_read_is_said_and_nothing_is_made_up(batch, others, readings_of):
    found = [r for r in readings_of(batch.stdout) if r.document.name in {*others, "russian.txt"}]
    assert [r.document.language for r in found] == ["fr", "zh", "ru", "ru"]
    for reading in found:
        assert reading.warnings == (f"language {reading.document.language} is not read: only en is",)
        cells = reading.model_dump(exclude={"format", "document", "warnings", "program"})
        assert not any(cells.values())


def test_rows_set_aside_can_be_read_after_mending(batch, folder, communique, readings_of, write_lines, call):
    kept = folder / "kept.jsonl"
    assert kept.read_text("utf-8").splitlines() == [
        json.dumps({"text": call.read_text(), "published": "soon"}),
        "[1]",
        "{broken",
    ]
    first = json.loads(kept.read_text("utf-8").splitlines()[0])
    mended = write_lines(folder / "mended.jsonl", [first | {"published": "2025-01-08", "language": "es"}])
    done = communique("read", mended, "-f", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    assert readings_of(done.stdout)[0].document.text == call.read_text().strip()


def test_a_row_on_standard_input(communique, others, readings_of):
    done = communique("read", "-", "-f", "jsonl", stdin=json.dumps({"name": "row", "text": others["fr"]}) + "\n[]\n")
    assert [reading.document.name for reading in readings_of(done.stdout)] == ["row"]
    assert done.stderr.startswith("communique: standard input: line 2: is not a JSON object")
    assert done.returncode == 1


def test_a_text_on_standard_input(communique, others):
    done = communique("read", "-", "--format", "markdown", "--date", "2025-01-08", stdin=others["fr"])
    assert done.returncode == 0
    assert done.stdout.startswith("# standard input\n\nWednesday 8 January 2025")
    assert "\n> language fr is not read: only en is\n" in done.stdout


def test_nothing_on_standard_input(communique):
    done = communique("read", "-")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("communique: standard input: is empty: give a document")


def test_a_document_on_which_the_program_fails_does_not_end_the_batch(monkeypatch, call):
    def fail(document):
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr("communique.reader.read_document", fail)
    done = CliRunner().invoke(app, ["read", str(call), str(call)])
    assert done.exit_code == 1
    line = r"communique: call.txt: the program failed on it (ZeroDivisionError: two\nlines): please report this"
    assert done.stderr.count(line) == 2


# Wrong use


@pytest.mark.parametrize("value", ["yesterday", "2025-13-01", "\x1b[31m"])
def test_a_wrong_date_is_one_line(communique, call, value):
    done = communique("read", call, "--date", value)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"communique: '.*' is not a date: write it as 2025-07-02\n", done.stderr)
    assert done.stderr.rstrip("\n").isprintable()


@pytest.mark.parametrize("arguments", [["read"], ["read", "a.txt", "--format", "xml"], ["rea"], ["read", "--nothing"]])
def test_wrong_use(communique, arguments):
    done = communique(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage:" in done.stderr


def test_rows_are_never_set_aside_into_a_file_that_is_read(communique, folder, write_lines):
    rows = write_lines(folder / "precious.jsonl", ["[]"])
    done = communique("read", rows, "--set-aside", rows)
    assert done.returncode == 2
    assert done.stderr.endswith("precious.jsonl: is one of the files to read: name another one\n")
    assert rows.read_text() == "[]\n"


def test_rows_set_aside_need_a_file_that_can_be_written(communique, folder, call):
    for place, reason in ((folder, "is not a regular file"), (folder / "no" / "folder", "cannot be written")):
        done = communique("read", call, "--set-aside", place)
        assert (done.returncode, done.stdout) == (2, "")
        assert reason in done.stderr
        assert len(done.stderr.splitlines()) == 1
