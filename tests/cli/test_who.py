"""`communique who`: one mention, rows of them, the mentions of documents; wrong use."""

import json

import pytest
from typer.testing import CliRunner

from communique.cli.main import app
from communique.extract.who import identify

ROWS = [
    {"id": 7, "mention": "the Chilean president", "date": "2004-11-20", "text": "The Chilean president gave a dinner."},
    {"id": "b", "mention": "Lima", "date": "2004-11-20", "text": "They flew to Lima."},
    {"id": "c", "mention": "Lee", "date": "2011-02-02"},
    {"id": "d", "mention": "Lee", "date": "yesterday"},
    "{broken",
    {"mention": "Ban", "date": "2011-02-02", "text": "Mr. \x1bBan spoke."},
]
DOCUMENT = {
    "name": "one",
    "title": None,
    "text": "President Boric of Chile telephoned President Petro of Colombia. He called for elections, a Chilean diplomat said.",
    "published": "2024-07-30",
    "mentions": [
        {"start": 0, "end": 24, "text": "President Boric of Chile", "role": "source"},
        {"start": 65, "end": 67, "text": "He", "role": "source"},
        {"start": 10, "end": 15, "text": "Boric", "role": "via"},
        {"start": 90, "end": 108, "text": "a Chilean diplomat"},
        {"start": 90, "end": 108, "text": "a Chilean diplomat", "role": "via"},
    ],
}


@pytest.fixture(scope="module")
def answers(communique, folder, write_lines):
    """One run over good and bad rows."""
    return communique("who", "--jsonl", write_lines(folder / "questions.jsonl", ROWS))


def test_rows_are_answered_in_order_one_a_line(answers):
    rows = [json.loads(line) for line in answers.stdout.splitlines()]
    assert [row["id"] for row in rows] == [7, "b", "c", None]
    assert [list(row) for row in rows] == ["id mention name kind country office from to reason".split()] * 4
    assert rows[0] | {"reason": ""} == {
        "id": 7, "mention": "the Chilean president", "name": "Ricardo Lagos", "kind": "person", "country": "CHL",
        "office": "President of Chile", "from": "2000-03-11", "to": "2006-03-11", "reason": "",
    }  # fmt: skip
    assert [(row["name"], row["kind"]) for row in rows[1:]] == [
        (None, "none"),
        (None, "person"),
        ("Ban Ki-moon", "person"),
    ]


def test_bad_rows_are_named_and_the_rest_goes_on(answers):
    assert answers.returncode == 1
    lines = [line.partition("questions.jsonl: ")[2] for line in answers.stderr.splitlines()]
    assert lines[0] == "line 4: 'yesterday' is not a date: write it as 2025-07-02"
    assert lines[1].startswith("line 5: is not JSON")
    assert answers.stderr.splitlines()[-1] == "communique: 4 read, 2 set aside"


def test_one_mention_is_answered_for_people(communique):
    answer = communique("who", "the Chilean president", "--date", "2004-11-20")
    assert answer.returncode == 0
    assert answer.stdout.splitlines() == [
        "Ricardo Lagos (person, CHL)",
        "President of Chile, 2000-03-11 to 2006-03-11",
        "Ricardo Lagos held the office of President of Chile from 2000-03-11 to 2006-03-11, and 2004-11-20 lies within.",
    ]


def test_the_mentions_of_a_document_are_resolved_as_in_reading_it(communique, folder, write_lines):
    odd = DOCUMENT | {"mentions": [{"start": 0, "text": "President", "role": "speaker"}]}
    run = communique("who", "--mentions", write_lines(folder / "cases.jsonl", [DOCUMENT, {"text": "x"}, odd]))
    (line,) = run.stdout.splitlines()
    boric = {"name": "Gabriel Boric", "kind": "person", "country": "CHL"}
    assert json.loads(line)["name"] == "one"
    assert json.loads(line)["resolved"][0] == json.loads(line)["resolved"][2] == [boric]
    assert [[a["name"] for a in actors] for actors in json.loads(line)["resolved"][3:]] == [
        ["Chile"],
        ["chilean diplomat"],
    ]
    assert run.returncode == 1
    assert 'line 2: has no list "mentions"' in run.stderr
    assert 'line 3: has a "role" that is none of source, to, via' in run.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name one thing to answer"),
        (["Lee", "--jsonl", "x.jsonl"], "name one thing to answer"),
        (["--jsonl", "x.jsonl", "--date", "2010-01-01"], "--date and --text go with a mention"),
        (["Lee", "--date", "soon"], "'soon' is not a date"),
        (["..", "--date", "2010-01-01"], 'has no "mention"'),
    ],
)
def test_wrong_use_names_the_remedy(arguments, message):
    result = CliRunner().invoke(app, ["who", *arguments])
    assert message in str(result.exception)


def test_a_failure_of_the_program_on_a_row_is_named_and_the_rest_goes_on(monkeypatch, tmp_path, write_lines):
    def fail_on_lima(mention, document, day):
        if mention == "Lima":
            raise ZeroDivisionError("never")
        return identify(mention, document, day)

    monkeypatch.setattr("communique.extract.who.identify", fail_on_lima)
    result = CliRunner().invoke(app, ["who", "--jsonl", str(write_lines(tmp_path / "rows.jsonl", ROWS[:3]))])
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [7, "c"]
    assert "row 2: the program failed on it (ZeroDivisionError: never): please report this" in result.stderr


@pytest.mark.parametrize("option", ["--jsonl", "--mentions"])
def test_a_file_that_is_none_is_named(option, tmp_path):
    result = CliRunner().invoke(app, ["who", option, str(tmp_path / "none.jsonl")])
    assert result.exit_code == 1
    assert "none.jsonl: no such file: check the name" in result.output


def test_help_ends_with_an_example():
    help_ = " ".join(CliRunner().invoke(app, ["who", "--help"]).stdout.split())
    assert "communique who --jsonl questions.jsonl > answers.jsonl" in help_
