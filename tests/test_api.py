import importlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import communique
from communique.errors import CommuniqueError, InputError
from communique.reading import Reading

TEXT = (
    "Prime Minister Anwar of Malaysia met President Marcos of the Philippines in Manila on Tuesday. "
    "They agreed to expand trade. Marcos thanked Malaysia for its support."
)


def test_what_the_package_offers_is_what_it_names():
    fresh = importlib.import_module("communique")
    assert fresh.__all__ == ["Reading", "Record", "__version__", "compare", "read", "who"]
    assert all(hasattr(fresh, name) for name in fresh.__all__)
    assert fresh.Reading is Reading
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        _ = fresh.Nothing


def test_importing_the_package_loads_nothing_heavy():
    program = "import communique, sys; print(sorted({'spacy', 'onnxruntime', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_text(assert_evidence):
    reading = communique.read(
        TEXT, published="2025-03-05", publisher="A paper", url="https://example.org/1", name="note", language="en"
    )
    document = reading.document
    assert (document.text, document.title, document.published) == (TEXT, None, date(2025, 3, 5))
    assert (document.publisher, document.url, document.name) == ("A paper", "https://example.org/1", "note")
    assert_evidence(reading)


def test_a_path_and_the_name_of_a_file_give_the_same(tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, "utf-8")
    reading = communique.read(path)
    assert reading == communique.read(str(path))
    assert reading.document.name == "talks.txt"


def test_a_title(assert_evidence):
    reading = communique.read(TEXT, title="Malaysia And Philippines Leaders Expand Trade", published=date(2025, 3, 5))
    assert reading.document.title == "Malaysia And Philippines Leaders Expand Trade"
    assert reading.document.text == f"Malaysia And Philippines Leaders Expand Trade\n\n{TEXT}"
    assert_evidence(reading)


def test_a_reading_round_trips():
    reading = communique.read(TEXT, published="2025-03-05")
    assert Reading.model_validate_json(reading.model_dump_json()) == reading


def test_a_reading_with_words_that_are_not_there_is_refused():
    data = communique.read(TEXT).model_dump()
    data["contacts"] = [
        {
            "id": "c1",
            "mode": "meeting",
            "status": "held",
            "participants": [],
            "evidence": [{"start": 0, "end": 4, "text": "They"}],
        }
    ]
    with pytest.raises(ValueError, match="is not the document's words there"):
        Reading.model_validate(data)


def test_a_language_that_is_not_read():
    reading = communique.read("El presidente recibió ayer a la primera ministra para hablar del comercio.")
    assert (reading.document.language, reading.contacts, reading.actors) == ("es", (), ())
    assert len(reading.warnings) == 1


@pytest.mark.parametrize(
    "source", [Path("nowhere.txt"), Path("no such file"), "nowhere.txt", Path("a\0b"), Path("a\nb")]
)
def test_a_missing_file_is_named(source):
    with pytest.raises(InputError, match=r"^(nowhere\.txt|no such file|a\\x00b|a\\nb): .*: check the name$"):
        communique.read(source)


def test_a_directory_and_an_empty_file_are_named(tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text("  \n")
    for path, reason in (("", "is a directory"), ("empty.txt", "is empty"), ("blank.txt", "has no words")):
        with pytest.raises(CommuniqueError) as caught:
            communique.read(tmp_path / path)
        assert str(caught.value).startswith(f"{tmp_path / path}: {reason}")


@pytest.mark.parametrize("text", ["", "  ", "?!", "\x00"])
def test_a_text_without_words(text):
    with pytest.raises(InputError, match="the text: has no words"):
        communique.read(text)


def test_a_wrong_date():
    with pytest.raises(InputError, match="'soon' is not a date: write it as 2025-07-02"):
        communique.read(TEXT, published="soon")


@settings(max_examples=30)
@given(st.text(st.characters()) | st.text('Macron Putin"”“ said. \n', max_size=300))
def test_any_text_gives_a_reading_or_an_input_error(assert_evidence, text):
    try:
        reading = communique.read(text, language="en")
    except InputError:
        return
    assert_evidence(reading)
    assert Reading.model_validate_json(reading.model_dump_json()) == reading


def test_a_text_may_end_with_a_place(assert_evidence):
    reading = communique.read("Rebels attacked the garrison of Goma", published="2012-11-20", language="en")
    assert_evidence(reading)
    assert reading.events[0].type == "ASSAULT"
