"""`communique compare` as users meet it: a real process each."""

import json

import pytest

from communique.report.comparison import Comparison

EXAMPLES = ("examples/elysee-readout.txt", "examples/kremlin-readout.txt", "--date", "2025-07-02")


@pytest.mark.parametrize(("form", "name"), [("markdown", "comparison.md"), ("html", "comparison.html")])
def test_the_comparison_of_the_examples_is_as_it_was_reviewed(communique, root, form, name):
    done = communique("compare", *EXAMPLES, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    renew = f"read the difference, then: communique compare {' '.join(EXAMPLES)} --format {form} > examples/{name}"
    assert done.stdout == (root / "examples" / name).read_text("utf-8"), renew


def test_json_has_the_documents_the_differences_and_what_is_the_same(communique):
    done = communique("compare", *EXAMPLES, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["a"]["name"] == "elysee-readout.txt"
    assert found["b"]["name"] == "kremlin-readout.txt"
    assert {"kind", "issue", "a", "b", "note"} <= set(found["differences"][0])
    assert found["same"][0]["a"]["evidence"][0]["text"] in found["a"]["text"]
    assert Comparison.model_validate_json(done.stdout).format == "communique-comparison/1"


def test_a_page_on_standard_output_from_standard_input(communique, call, folder):
    other = folder / "other.txt"
    other.write_text(call.read_text("utf-8").replace("one hour", "two hours"), "utf-8")
    done = communique("compare", "-", other, stdin=call.read_bytes())
    assert (done.returncode, done.stderr) == (0, "")
    assert "THE CONTACT ITSELF" in done.stdout
    assert "A says 1 hour, B 2 hours." in " ".join(done.stdout.split())


def test_an_account_that_cannot_be_read_is_named(communique, call, folder):
    done = communique("compare", call, folder / "none.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("none.txt: no such file: check the name\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-", "-"), "only one of the accounts can be standard input"),
        (("a.txt", "b.txt", "--date", "soon"), "is not a date"),
    ],
)
def test_wrong_use_is_one_line(communique, arguments, message):
    done = communique("compare", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_of_several_documents_is_refused(communique, folder, write_lines, call):
    rows = write_lines(folder / "two.jsonl", [{"text": "One text."}, {"text": "Another text."}])
    done = communique("compare", rows, call)
    assert done.returncode == 2
    assert done.stderr.endswith("two.jsonl: holds 2 documents: give a file with one\n")
