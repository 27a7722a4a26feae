"""`communique dates` as users meet it: a real process each."""

import json

import pytest


@pytest.fixture(scope="module")
def listed(communique, folder, write_lines):
    """Rows of many kinds, and the lines that come out."""
    rows = [
        {"name": "a", "published": "2025-07-02", "text": "\r\nThey met on Tues\u00adday,\r\n3\u00a0June, for an hour at 15:00 GMT."},
        "{not json",
        {"name": "b", "title": "Talks on Monday", "published": "2025-07-02T10:00:00Z", "text": "They met on Monday."},
        {"name": "c", "text": "PARIS, July 1, 2025 (Agency) - They spoke on Sunday, as on every Sunday."},
        {"name": "d", "published": "2024-02-03", "text": "She left on the eve of the summit. Nothing else came of it."},
        {"text": "Nothing happened."},
    ]  # fmt: skip
    done = communique("dates", "--jsonl", write_lines(folder / "rows.jsonl", rows))
    return rows, done, [json.loads(line) for line in done.stdout.splitlines()]


def test_rows_come_back_in_order_and_a_broken_one_is_named(listed):
    _, done, lines = listed
    assert [line["name"] for line in lines] == ["a", "b", "c", "d", None]
    assert done.returncode == 1
    assert "line 2: is not JSON" in done.stderr


def test_offsets_are_those_of_the_text_given(listed):
    rows, _, lines = listed
    texts = {row.get("name"): row["text"] for row in rows if isinstance(row, dict)}
    for line in lines:
        for found in line["expressions"]:
            assert texts[line["name"]][found["start"] : found["end"]] == found["text"]
    first = lines[0]["expressions"]
    assert [(found["text"], found["kind"], found["value"]) for found in first] == [
        ("Tues\u00adday,\r\n3\u00a0June", "date", "2025-06-03"),
        ("an hour", "duration", "PT1H"),
        ("15:00 GMT", "time", "T15:00Z"),
    ]


def test_expressions_of_a_title_given_apart_are_none_of_the_text(listed):
    assert [found["text"] for found in listed[2][1]["expressions"]] == ["Monday"]


def test_a_dateline_is_the_anchor_where_no_date_is_given(listed):
    _, spoke, every = listed[2][2]["expressions"]
    assert (spoke["value"], spoke["anchor"]) == ("2025-06-29", "2025-07-01")
    assert (every["kind"], every["value"], every["mod"]) == ("set", "P1W", "each")


def test_what_cannot_be_resolved_keeps_its_words(listed):
    (eve,) = listed[2][3]["expressions"]
    assert (eve["text"], eve["value"]) == ("on the eve of the summit", None)


def test_a_table_of_a_plain_file(communique, call):
    done = communique("dates", call, "--date", "2026-01-07")
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("Monday", "2026-01-05", "one hour", "PT1H", "2026-01-07"):
        assert words in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [((), "give files"), (("x.txt", "--jsonl", "-"), "give files")],
)  # fmt: skip
def test_wrong_use(communique, arguments, said):
    done = communique("dates", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_of_rows_is_named(communique):
    done = communique("dates", "--jsonl", "no-such.jsonl")
    assert done.returncode == 1
    assert "no-such.jsonl: no such file" in done.stderr
