"""The command line as users meet it: a real process each, on files of its own."""

import json
import os
import re
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from communique.cli.main import app
from communique.reading import Reading

CALL = (
    "President Boric of Chile telephoned President Petro of Colombia on Monday. The two presidents discussed trade "
    "and the situation in Venezuela. Boric called for free elections. The call lasted one hour.\n"
)
HOSTILE = (
    "Boric \x1b[31mtelephoned\x1b[0m Petro on Monday\x07. \x9b2J He said [/bold] \u202e\u200f and [red]\x00 that \u2066they \x08 \x7f "
    'agreed "[/bold]\x1b]0;owned\x07" <script>alert(1)</script> | `code` **strong**. They will meet in Lima.'
)
NEVER_RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069]")
OTHERS = {
    "fr": "Le président chilien a téléphoné lundi à son homologue colombien. Ils ont parlé du commerce et des élections.",
    "zh": "智利总统周一与哥伦比亚总统通了电话，双方讨论了贸易问题和委内瑞拉局势。",
    "ru": "Президент Чили поговорил в понедельник по телефону с президентом Колумбии о торговле и выборах.",
}


def write_lines(path, rows):
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def readings_of(output):
    return [Reading.model_validate_json(line) for line in output.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("inputs")


@pytest.fixture(scope="module")
def call(folder):
    path = folder / "call.txt"
    path.write_text(CALL, "utf-8")
    return path


# Help


def test_help_loads_neither_parser_nor_network():
    program = (
        "import sys\nfrom communique.cli.main import main\nsys.argv = ['communique', '--help']\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code\n"
        "heavy = {'spacy', 'onnxruntime', 'numpy', 'pydantic', 'rich', 'charset_normalizer', 'py3langid'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "Usage:" in done.stdout
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_each_command_has_help_with_an_example(communique):
    for command in ("read", "schema"):
        done = communique(command, "--help")
        assert done.returncode == 0
        assert "Example" in done.stdout


def test_version(communique):
    assert re.fullmatch(r"communique \d+\.\d+\.\d+\n", communique("--version").stdout)


def test_the_example_of_the_help_works(communique, root):
    example = "communique read examples/news-report.txt --date 2025-07-02"
    assert example in " ".join(communique("read", "--help").stdout.split())
    done = communique(*example.split()[1:])
    assert (done.returncode, done.stderr) == (0, "")
    assert "CONTACT" in done.stdout
    assert "EVIDENCE" in done.stdout


# Formats and schema


def test_the_published_schema_is_current(communique, root):
    published = (root / "docs/reading.schema.json").read_text("utf-8")
    assert published == communique("schema").stdout, "run: communique schema > docs/reading.schema.json"
    Draft202012Validator.check_schema(json.loads(published))


def test_json_is_one_reading(communique, call, assert_evidence):
    done = communique("read", call, "--date", "2025-01-08", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    reading = Reading.model_validate_json(done.stdout)
    assert reading.document.text == CALL.strip()
    assert str(reading.document.published) == "2025-01-08"
    assert reading.document.name == "call.txt"
    assert_evidence(reading)


def test_two_runs_give_the_same_bytes_and_nothing_on_a_piped_stderr(communique, call, root):
    inputs = ("read", call, root / "examples/elysee-readout.txt", "--format", "jsonl", "--date", "2025-07-02")
    first, second = (communique(*inputs, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.stdout == second.stdout
    assert len(first.stdout.splitlines()) == 2
    assert first.stderr == second.stderr == ""


def test_an_output_that_cannot_write_all_letters(communique, folder):
    path = folder / "letters.txt"
    path.write_text("Erdoğan met 習 and Müller at the Élysée on Monday. They agreed 🕊.", "utf-8")
    done = communique("read", path, "-f", "jsonl", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert readings_of(done.stdout)[0].document.text == path.read_text("utf-8")
    assert communique("read", path, PYTHONIOENCODING="ascii").returncode == 0


def test_a_reader_that_stops_early_is_no_fault(call):
    command = f'"{sys.executable}" -m communique read "{call}" "{call}" "{call}" -f json | head -c 1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stdout == "{"
    assert "Traceback" not in done.stderr


# Batches


@pytest.fixture(scope="module")
def batch(communique, folder, call):
    """One run over good and bad inputs, with the rows set aside kept."""
    (folder / "report.pdf").write_bytes(b"%PDF-1.7 ...")
    (folder / "latin.txt").write_bytes(CALL.replace("Boric", "Gómez").encode("cp1252"))
    (folder / "russian.txt").write_bytes(OTHERS["ru"].encode("koi8-r"))
    rows = write_lines(
        folder / "rows.jsonl",
        [
            *({"name": code, "text": text} for code, text in OTHERS.items()),
            {"text": CALL, "published": "soon"},
            "[1]",
            "",
            "{broken",
            {"name": "last", "text": CALL, "title": "Call", "published": "2025-01-08"},
        ],
    )
    odd_name = folder / "no\nfile\x1b.txt"
    return communique(
        "read", folder / "none.txt", folder / "report.pdf", folder, odd_name, folder / "latin.txt", rows,
        folder / "russian.txt", call, "--format", "jsonl", "--set-aside", folder / "kept.jsonl",
    )  # fmt: skip


def test_the_rest_of_a_batch_goes_on(batch):
    names = [reading.document.name for reading in readings_of(batch.stdout)]
    assert names == ["latin.txt", "fr", "zh", "ru", "last", "russian.txt", "call.txt"]
    assert batch.returncode == 1


def test_what_is_set_aside_is_named_with_place_and_remedy(batch, folder):
    lines = batch.stderr.splitlines()
    expected = [
        "none.txt: no such file: check the name",
        "report.pdf: is not a text file: save it as plain text first",
        f"{folder.name}: is a directory: name the files in it, as in DIRECTORY/*.txt",
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


def test_a_language_that_is_not_read_is_said_and_nothing_is_made_up(batch):
    others = [r for r in readings_of(batch.stdout) if r.document.name in {*OTHERS, "russian.txt"}]
    assert [r.document.language for r in others] == ["fr", "zh", "ru", "ru"]
    for reading in others:
        assert reading.warnings == (f"language {reading.document.language} is not read: only en is",)
        content = (reading.actors, reading.contacts, reading.issues, reading.positions, reading.commitments, reading.events)
        assert not any(content)


def test_rows_set_aside_can_be_read_after_mending(batch, folder, communique):
    kept = folder / "kept.jsonl"
    assert kept.read_text("utf-8").splitlines() == [json.dumps({"text": CALL, "published": "soon"}), "[1]", "{broken"]
    first = json.loads(kept.read_text("utf-8").splitlines()[0])
    mended = write_lines(folder / "mended.jsonl", [first | {"published": "2025-01-08"}])
    done = communique("read", mended, "-f", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    assert readings_of(done.stdout)[0].document.text == CALL.strip()


def test_a_row_on_standard_input(communique):
    done = communique("read", "-", "-f", "jsonl", stdin=json.dumps({"name": "row", "text": CALL}) + "\n[]\n")
    assert [reading.document.name for reading in readings_of(done.stdout)] == ["row"]
    assert done.stderr.startswith("communique: standard input: line 2: is not a JSON object")
    assert done.returncode == 1


def test_a_text_on_standard_input(communique):
    done = communique("read", "-", "--format", "markdown", "--date", "2025-01-08", stdin=CALL)
    assert done.returncode == 0
    assert done.stdout.startswith("# standard input\n\nWednesday 8 January 2025")


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
    assert not NEVER_RAW.search(done.stderr)


@pytest.mark.parametrize("arguments", [["read"], ["read", "a.txt", "--format", "xml"], ["rea"], ["read", "--nothing"]])
def test_wrong_use(communique, arguments):
    done = communique(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage:" in done.stderr


def test_rows_are_never_set_aside_into_a_file_that_is_read(communique, folder):
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


# What a document may contain


@pytest.mark.parametrize("form", ["picture", "markdown", "json", "jsonl"])
def test_nothing_in_a_document_acts_on_the_terminal(communique, folder, form):
    rows = write_lines(
        folder / "hostile.jsonl",
        [{"text": HOSTILE, "title": HOSTILE, "name": HOSTILE, "publisher": HOSTILE, "url": HOSTILE, "language": "en"},
         {"text": HOSTILE * 20, "language": "x\x1b[31m\u202e"}],
    )  # fmt: skip
    done = communique("read", rows, "--format", form, "--date", "2025-01-08", FORCE_COLOR="")
    assert (done.returncode, done.stderr) == (0, "")
    assert not NEVER_RAW.search(done.stdout)
    assert "[/bold" in done.stdout.replace("\\", "")
    if form == "jsonl":
        assert readings_of(done.stdout)[0].document.text == f"{HOSTILE}\n\n{HOSTILE}"


# Progress


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_shows_on_a_terminal_and_results_still_go_into_the_pipe(call):
    import pty

    master, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "communique", "read", call, call, "-f", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm"},
        check=True,
    )
    os.close(terminal)
    shown = os.read(master, 100_000).decode()
    os.close(master)
    assert len(readings_of(done.stdout.decode())) == 2
    assert "reading" in shown
    assert "communique-reading/1" not in shown
