"""The commands over a record, on the examples: added by real processes, then looked up, corrected and looked after."""

import csv
import io
import json
import re

import pytest
from typer.testing import CliRunner

from communique.cli.main import app
from communique.errors import CommuniqueError

ACCOUNTS = ("kremlin-readout.txt", "news-report.txt", "elysee-readout.txt")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("record") / "deep" / "record.sqlite"


@pytest.fixture(scope="module")
def added(communique, root, place, folder, write_lines):
    """The three examples and two inputs that cannot be read, added at once and then once more."""
    rows = write_lines(
        folder / "rows.jsonl", ["{broken", {"text": "Le président a parlé.", "language": "fr", "name": "fr"}]
    )
    inputs = [*(root / "examples" / name for name in ACCOUNTS), folder / "none.txt", rows]
    first = communique("add", *inputs, "--date", "2025-07-02", COMMUNIQUE_RECORD=str(place))
    again = communique("add", *inputs[:3], "--record", place, "--date", "2025-07-02")
    return first, again


@pytest.fixture
def ask(added, place):
    """Run a command on the record, in this process; return what it prints."""

    def run(*arguments, expect=0):
        done = CliRunner().invoke(app, [*map(str, arguments), "--record", str(place)])
        if isinstance(done.exception, CommuniqueError):
            return f"refused: {done.exception}"
        assert done.exit_code == expect, (done.output, done.exception)
        return done.stdout

    return run


def test_documents_are_added_once(added, folder):
    first, again = added
    assert first.returncode == 1
    assert [line.split()[0] for line in first.stdout.splitlines()] == ["added"] * 4
    assert f"communique: {folder}/none.txt: no such file: check the name" in first.stderr
    assert first.stderr.splitlines()[-1] == "communique: 4 added, 2 set aside"
    assert again.returncode == 0
    assert [line.split()[0] for line in again.stdout.splitlines()] == ["known"] * 3
    assert again.stderr.splitlines()[-1] == "communique: 0 added, 3 known already, 0 set aside"


def test_the_three_accounts_are_one_contact_with_the_differing_cells_side_by_side(ask):
    (call,) = json.loads(ask("contacts", "--between", "FRA", "RUS", "--since", "2025", "--format", "json"))
    assert call["accounts"] == 3
    assert call["contested"] == ["date"]
    view = json.loads(ask("contact", call["id"], "--format", "json"))
    cells = {cell["field"]: cell for cell in view["cells"]}
    assert cells["date"]["basis"] == "both sides"
    assert [(told["value"], told["agreement"], len(told["reports"])) for told in cells["date"]["told"]] == [
        ("2025-07-02", "shown", 2), ("2025-07-01", "different", 1),
    ]  # fmt: skip
    assert [told["approximate"] for told in cells["duration"]["told"]] == [False, True]
    assert all(account["evidence"] for account in view["accounts"])
    table = ask("contact", call["id"][:12])
    assert "told differently" in table
    assert "less precise" in table


def test_tables_and_csv(ask):
    table = ask("contacts", "--of", "Putin", "--mode", "telephone")
    assert re.search(r"2025-07-02 +Emmanuel Macron – Vladimir Putin", table)
    rows = list(csv.DictReader(io.StringIO(ask("positions", "--of", "RUS", "--at", "2025-07-02", "--format", "csv"))))
    assert {row["holder"] for row in rows} >= {"Vladimir Putin"}
    assert "document" in ask("issues", "--of", "FRA")
    assert ask("positions", "--of", "RUS", "--act", "praise") == ""


def test_search_marks_the_words(ask):
    found = ask("search", "settlement", "--party", "RUS")
    assert "**settlement**" in found
    (first, *_) = json.loads(ask("search", "territorial", "realities", "--format", "json"))
    start, end = first["marks"][0]
    assert first["text"][start:end].lower() in ("territorial", "realities")


def test_corrections_are_made_listed_and_undone(ask):
    contact = json.loads(ask("contacts", "--between", "France", "Russia", "--until", "2023", "--format", "json"))[0][
        "id"
    ]
    assert ask("correct", contact, "mode=video", "date=2022-09-11", "--why", "seen on film", "--by", "Ana") == (
        f"correction 1: {contact} mode is now video\ncorrection 2: {contact} date is now 2022-09-11\n"
    )
    assert "by video" in ask("contacts", "--between", "FRA", "RUS")
    assert ask("correct", "--undo", "1", "--why", "no film", "--by", "Bo") == "correction 3: 1 undone\n"
    rows = list(csv.DictReader(io.StringIO(ask("corrections", "--format", "csv"))))
    assert [(row["by"], row["change"], row["holds"]) for row in rows] == [
        ("Ana", "mode=video", "undone"), ("Ana", "date=2022-09-11", "yes"), ("Bo", "undo 1", "yes"),
    ]  # fmt: skip


def test_what_was_set_aside_is_listed_and_tried_again(ask, folder):
    places = [row["place"] for row in csv.DictReader(io.StringIO(ask("set-aside", "--format", "csv")))]
    assert places == [f"{folder}/none.txt", f"{folder}/rows.jsonl: line 1"]
    (folder / "none.txt").write_text("Le président a parlé hier soir de la paix et du commerce avec son homologue.")
    assert "added" in ask("retry", expect=1)
    assert "none.txt" not in ask("set-aside")


def test_the_record_is_looked_after(ask):
    assert json.loads(ask("record", "info", "--format", "json"))["documents"] >= 4
    assert ask("record", "check") == ""
    before = ask("contacts", "--format", "json")
    ask("record", "rebuild")
    assert ask("contacts", "--format", "json") == before
    assert ask("reread") == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("contacts", "--between", "FRA", "Atlantis"), "'Atlantis' is nobody in the record"),
        (("contacts", "--since", "soon"), "'soon' is not a date"),
        (("contact", "XXX"), "is no contact of the record"),
        (("positions", "--at", "2025"), "say of whom, or on which issue"),
        (("correct", "x", "y=z"), "needs a reason"),
        (("correct", "--why", "x"), "say what is corrected and how"),
        (("correct", "FRA-RUS", "date", "--why", "x"), "is no change: write FIELD=VALUE"),
        (("correct", "--undo", "99", "--why", "x"), "there is no correction 99"),
    ],
)
def test_wrong_use_is_said_in_one_line(ask, arguments, message):
    assert message in ask(*arguments)


def test_a_record_that_is_none_ends_with_a_line_and_code_2(communique, tmp_path):
    (tmp_path / "notes.txt").write_text("notes\n" * 100)
    done = communique("contacts", "--record", tmp_path / "notes.txt")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "is not a record" in done.stderr
