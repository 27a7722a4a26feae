import io
import json
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest import rows
from communique.ingest.files import read_inputs
from communique.reading import Document

NOISE = random.Random(7).randbytes(4000).translate(None, b"\0\r\n")


def read_all(path, published=None):
    return list(read_inputs([str(path)], published=published))


GOOD = '{"name": "a", "text": "The ministers met in Oslo.", "published": "2025-01-05"}'
BAD_ROWS = [
    ('["text"]', 'is not a JSON object: write {"text": "..."}'),
    ("17", 'is not a JSON object: write {"text": "..."}'),
    ("{text: 1}", "is not JSON (Expecting property name enclosed in double quotes at column 2): write"),
    ('{"title": "x"}', 'has no "text": give the document\'s words there'),
    ('{"text": "  "}', 'has no "text"'),
    ('{"text": null}', 'has no "text"'),
    ('{"text": "?!"}', "has no words: give a document with words in it"),
    ('{"text": ["a"]}', '"text" is not a string: write "text": "..."'),
    ('{"text": "They met.", "published": "soon"}', "'soon' is not a date: write it as 2025-07-02"),
    ('{"text": "They met.", "published": 20250702}', '"published" is not a string'),
    ('{"text": "They met.", "title": {}}', '"title" is not a string'),
    ("[" * 100_000, "is JSON with its brackets too deep: write"),
    ('{"text": ' + "9" * 5000 + "}", "is JSON with a number of too many digits: write"),
]


def write_rows(tmp_path, *lines):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines) + b"\n")
    return path


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS, ids=range(len(BAD_ROWS)))
def test_a_bad_row_is_set_aside_with_its_place_and_the_rest_goes_on(tmp_path, row, reason):
    path = write_rows(tmp_path, GOOD, "", row, GOOD)
    first, problem, last = read_all(path)
    assert first == last == Document(name="a", text="The ministers met in Oslo.", published=date(2025, 1, 5))
    assert problem.place == f"{path}: line 3"
    assert problem.reason.startswith(reason)
    assert problem.row == row


@pytest.mark.parametrize("row", [NOISE, b'{"text": "a\0b"}'], ids=["noise", "nul"])
def test_a_row_that_is_no_text_is_kept_byte_for_byte(tmp_path, row):
    problem, document = read_all(write_rows(tmp_path, row, GOOD))
    assert problem.place.endswith("rows.jsonl: line 1")
    assert problem.row.encode("utf-8", "surrogateescape") == row
    assert isinstance(document, Document)


def test_rows_with_byte_order_mark_windows_ends_and_no_last_line_end(tmp_path):
    path = tmp_path / "rows.ndjson"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n\r\n" + GOOD.encode())
    assert [item.name for item in read_all(path)] == ["a", "a"]


def test_a_very_long_row_is_passed_over_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "LARGEST_ROW", 1000)
    path = write_rows(tmp_path, json.dumps({"text": "word " * 2000}), GOOD)
    problem, document = read_all(path)
    assert str(problem) == f"{path}: line 1: has more than the 1,000 bytes that a row may have: split it"
    assert document.name == "a"


def test_a_row_longer_than_a_document_may_be(tmp_path):
    problem, _ = read_all(write_rows(tmp_path, json.dumps({"text": "word " * 300_000}), GOOD))
    assert "1,499,999 characters, more than the 400,000" in problem.reason


def test_rows_take_the_date_of_the_command_where_they_have_none(tmp_path):
    path = write_rows(tmp_path, GOOD, '{"text": "They met."}', '{"text": "They met.", "published": ""}')
    days = [item.published for item in read_all(path, published=date(2024, 1, 1))]
    assert days == [date(2025, 1, 5), date(2024, 1, 1), date(2024, 1, 1)]


def test_rows_are_read_one_at_a_time(tmp_path):
    items = read_inputs([str(write_rows(tmp_path, GOOD, "{"))])
    assert next(items).name == "a"


def test_half_characters_in_a_row(tmp_path):
    [document] = read_all(write_rows(tmp_path, r'{"text": "Talks \ud800 in Oslo \ud83d\udd4a."}'))
    assert document.text == "Talks \ufffd in Oslo \U0001f54a."


def test_a_json_file_is_one_document(tmp_path):
    path = tmp_path / "one.JSON"
    path.write_text(json.dumps({"title": "Call", "text": "They spoke.", "extra": 1}, indent=2))
    [document] = read_all(path)
    assert document.text == "Call\n\nThey spoke."


@given(st.lists(st.binary(max_size=40) | st.text().map(lambda t: json.dumps({"text": t}).encode()), max_size=5))
def test_any_rows_give_documents_or_reasons(lines):
    for item in rows.read_rows(io.BytesIO(b"\n".join(lines)), "rows", None):
        assert isinstance(item, Document) or str(item).isprintable()
