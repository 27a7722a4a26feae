"""`communique events` as a real process."""

import json

import pytest

STRIKE = "Rebels in Chad attacked a Libyan convoy on 3 May 2010."
PROTEST = "Thousands of students demonstrated in Lusaka against the government of Zambia."


@pytest.fixture(scope="module")
def listed(communique):
    rows = [json.dumps({"name": "a", "text": STRIKE}), "not json", json.dumps({"name": "b", "text": PROTEST})]
    return communique("events", "-", "--format", "jsonl", stdin="\n".join(rows))


def test_each_document_is_a_line_and_a_bad_row_is_set_aside(listed):
    assert listed.returncode == 1
    assert "standard input" in listed.stderr
    assert [json.loads(line)["name"] for line in listed.stdout.splitlines()] == ["a", "b"]


def test_an_event_says_who_did_what_to_whom(listed):
    attack = next(e for e in json.loads(listed.stdout.splitlines()[0])["events"] if e["type"] == "ASSAULT")
    assert attack["source"] == [{"code": "TCD", "sector": "REB", "text": "Rebels"}]
    assert [actor["code"] for actor in attack["recipient"]] == ["LBY"]
    assert (attack["date"], attack["cameo_root"], attack["goldstein"]) == ("2010-05-03", "19", -9)
    assert "military" in attack["context"]


def test_evidence_is_the_words_at_their_offsets(listed):
    for line, text in zip(listed.stdout.splitlines(), (STRIKE, PROTEST), strict=True):
        spans = [span for event in json.loads(line)["events"] for span in event["evidence"]]
        assert spans
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_the_table_is_for_people(communique, tmp_path):
    path = tmp_path / "news.txt"
    path.write_text(f"{PROTEST}\n[/bold] Peru\x1b[31m warned Chile.\n")
    done = communique("events", path, COLUMNS="150")
    assert done.returncode == 0
    assert "PROTEST" in done.stdout
    assert "ZMB EDU" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_missing_file_is_named(communique):
    done = communique("events", "no-such-file.txt")
    assert done.returncode == 1
    assert "no-such-file.txt" in done.stderr
    assert "Traceback" not in done.stderr
