"""`communique attributions` and `read --explain` as users meet them: a real process each."""

import json

import pytest

TEXT = (
    "The Chilean government said President Boric had told President Petro that the border would open. "
    '"It is time," said a senior official. Petro called for elections in Venezuela.\n'
)


@pytest.fixture(scope="module")
def lines(communique, folder, write_lines):
    """One process for a good row, a row without words and a document in French."""
    french = "Le ministre a dit non à tout le monde hier soir."
    rows = [{"name": "a", "text": TEXT, "published": "2023-05-02"}, {"text": " "}, {"text": french}]
    return communique("attributions", write_lines(folder / "rows.jsonl", rows), "--format", "jsonl")


def test_each_document_is_a_line_with_its_attributions(lines):
    rows = [json.loads(line) for line in lines.stdout.splitlines()]
    assert [sorted(row) for row in rows] == [["attributions", "name", "text"]] * 2
    told = rows[0]["attributions"]
    text = rows[0]["text"]
    for attribution in told:
        for span in (*attribution["source"], *attribution["cue"], *attribution["content"]):
            assert text[span["start"] : span["end"]] == span["text"]
    nested = next(a for a in told if [s["text"] for s in a["cue"]] == ["had told"])
    host = next(a for a in told if a["id"] == nested["within"])
    assert (nested["actor"], [s["text"] for s in host["source"]]) == ("gabriel-boric", ["The Chilean government"])
    unnamed = next(a for a in told if a["kind"] == "direct")
    assert ([s["text"] for s in unnamed["source"]], unnamed["actor"]) == (["a senior official"], None)


def test_what_is_set_aside_is_named_and_the_rest_read(lines):
    assert lines.returncode == 1
    assert "row 2" in lines.stderr or "line 2" in lines.stderr
    assert "Traceback" not in lines.stderr


def test_a_table_is_for_people(communique, folder):
    path = folder / "talks.txt"
    path.write_text(TEXT + "He said \x1b[31mno\x1b[0m and [/bold].\n", "utf-8")
    done = communique("attributions", path, "--date", "2023-05-02")
    assert (done.returncode, done.stderr) == (0, "")
    assert "by which words" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_example_of_the_help_is_a_command(communique):
    done = communique("attributions", "--help")
    assert "Example: communique attributions examples/news-report.txt" in " ".join(done.stdout.split())


def test_a_cell_is_explained_in_words(communique):
    done = communique("read", "examples/news-report.txt", "--date", "2025-07-02", "--explain", "p3")
    assert (done.returncode, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert first.startswith("p3: ")
    parts = {line.strip().partition(":")[0] for line in rest}
    assert {"words", "marked", "act", "stance", "holder", "addressee", "on whose account", "read from"} <= parts
    assert "next " in next(line for line in rest if line.strip().startswith("act:"))


def test_a_cell_that_is_not_there_is_named_with_those_that_are(communique):
    done = communique("read", "examples/news-report.txt", "--date", "2025-07-02", "--explain", "p99")
    assert (done.returncode, done.stdout) == (2, "")
    assert "p99" in done.stderr
    assert "c1" in done.stderr
