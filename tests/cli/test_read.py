"""`communique read` as users meet it: a real process each."""

import json
import os
import re
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

from communique.reading import Reading

HOSTILE = (
    "Boric \x1b[31mtelephoned\x1b[0m Petro on Monday\x07. \x9b2J He said [/bold] \u202e\u200f and [red]\x00 that "
    '\u2066they \x08 \x7f agreed "[/bold]\x1b]0;owned\x07" <script>alert(1)</script> | `code` **strong**. They met.'
)
NEVER_RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069]")


# Help


def test_help_loads_neither_parser_nor_network():
    program = (
        "import sys\nfrom communique.cli.main import main\nsys.argv = ['communique', '--help']\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code\n"
        "heavy = {'spacy', 'onnxruntime', 'numpy', 'pydantic', 'rich', 'charset_normalizer', 'py3langid', 'fastapi'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "Usage:" in done.stdout
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_each_command_has_help_with_an_example(communique):
    for command in ("read", "compare", "dates", "schema"):
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
    assert reading.document.text == call.read_text().strip()
    assert str(reading.document.published) == "2025-01-08"
    assert reading.document.name == "call.txt"
    assert_evidence(reading)


def test_two_runs_give_the_same_bytes_and_nothing_on_a_piped_stderr(communique, call, root):
    inputs = ("read", call, root / "examples/elysee-readout.txt", "--format", "jsonl", "--date", "2025-07-02")
    first, second = (communique(*inputs, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.stdout == second.stdout
    assert len(first.stdout.splitlines()) == 2
    assert first.stderr == second.stderr == ""


def test_an_output_that_cannot_write_all_letters(communique, folder, others, readings_of):
    path = folder / "letters.txt"
    path.write_text(f"{others['fr']} 習 Erdoğan 🕊.", "utf-8")
    done = communique("read", path, "-f", "jsonl", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert readings_of(done.stdout)[0].document.text == path.read_text("utf-8")
    assert communique("read", path, PYTHONIOENCODING="ascii").returncode == 0


def test_a_reader_that_stops_early_is_no_fault(french):
    command = f'"{sys.executable}" -m communique read "{french}" "{french}" "{french}" -f json | head -c 1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stdout == "{"
    assert "Traceback" not in done.stderr


# What a document may contain


@pytest.mark.parametrize("form", ["picture", "markdown", "jsonl"])
def test_nothing_in_a_document_acts_on_the_terminal(communique, folder, form, readings_of, write_lines):
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
def test_progress_shows_on_a_terminal_and_results_still_go_into_the_pipe(french, readings_of):
    import pty

    master, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "communique", "read", french, french, "-f", "jsonl"],
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
