from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.ingest.sources import as_path, load_only, naming


def test_a_string_that_names_a_file_is_a_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("my note").write_text("They met.")
    assert as_path("my note") == Path("my note")
    assert as_path(Path("nowhere")) == Path("nowhere")
    assert as_path("nowhere.txt") == Path("nowhere.txt")
    assert as_path("report.pdf") == Path("report.pdf")


@pytest.mark.parametrize("text", ["", "They met.", "a\0b", "The file is notes.txt", "x" * 999, ".", "one\ntwo.txt"])
def test_any_other_string_is_a_text(text):
    assert as_path(text) is None


@given(st.text(st.characters()))
def test_any_string_is_a_path_or_a_text(text):
    as_path(text)


def test_messages_of_the_api_name_the_file(tmp_path):
    path = tmp_path / "two\nlines.txt"
    with pytest.raises(InputError, match=r"two\\nlines.txt: no such file: check the name"), naming(path):
        load_only(path)
    with pytest.raises(InputError, match="the text: is odd"), naming(None):
        raise InputError("is odd")


def test_the_one_text_of_a_file_with_what_it_says_of_itself(tmp_path):
    path = tmp_path / "note.md"
    path.write_text("---\ntitle: On fish\ndate: 2019-05-06\n---\nThe *two* ministers met.\n")
    found = load_only(path)
    assert (found.text, found.title, str(found.day)) == ("The two ministers met.", "On fish", "2019-05-06")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("rows.jsonl", '{"text": "They met."}', "is a collection: read it with"),
        ("news.rss", "<rss><channel><item><title>A</title><description>They met.</description></item>"
         "<item><title>B</title><description>They left.</description></item></channel></rss>", "holds 2 documents"),
    ],
)  # fmt: skip
def test_a_file_with_many_documents_is_not_one(tmp_path, name, text, reason):
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(InputError, match=reason):
        load_only(path)
