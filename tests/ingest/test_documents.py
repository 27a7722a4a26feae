from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.ingest.documents import LONGEST, make_document, parse_date

BODY = "The two ministers met in Nairobi on Monday. They agreed to meet again."


def test_title_blank_line_body():
    document = make_document(BODY, title="Ministers meet\n in  Nairobi ")
    assert document.title == "Ministers meet in Nairobi"
    assert document.text == f"Ministers meet in Nairobi\n\n{BODY}"
    assert document.text[document.body_start :] == BODY


def test_without_title_the_body_starts_at_once():
    document = make_document(f"\n\n{BODY}\n")
    assert (document.title, document.text, document.body_start) == (None, BODY, 0)


def test_headline_becomes_the_title():
    document = make_document(f"Kenya And Ghana Ministers Agree To Meet Again\n{BODY}")
    assert document.title == "Kenya And Ghana Ministers Agree To Meet Again"
    assert document.text[document.body_start :] == BODY


def test_a_given_title_leaves_the_first_line_alone():
    document = make_document(f"Kenya And Ghana Ministers Agree To Meet Again\n{BODY}", title="News")
    assert document.text.startswith("News\n\nKenya And Ghana")


@pytest.mark.parametrize("text", ["", "  \n\t ", "\ufeff\u00ad", "... !!! — ???", "\x00\x1b\u202e", "\n"])
def test_a_text_without_words_says_so(text):
    with pytest.raises(InputError, match=r"has no words: give a document with words in it"):
        make_document(text)


def test_too_long_a_text_names_the_limit():
    with pytest.raises(InputError, match=r"400,001 characters.*400,000.*split it"):
        make_document("a" * (LONGEST + 1))


def test_half_characters_can_be_written():
    document = make_document("Talks \ud800 in Oslo.", name="\udcff.txt", publisher="\ud800", url="\udfff")
    document.model_dump_json()
    assert document.name == "\ufffd.txt"


@pytest.mark.parametrize(
    ("given_code", "code"), [("EN", "en"), ("en_US", "en-US"), (" fr ", "fr"), ("", None), (None, None), ("\x1b", None)]
)
def test_language_codes_are_written_one_way(given_code, code):
    assert make_document(BODY, language=given_code).language == code


@pytest.mark.parametrize(
    "value", ["2025-07-02", "2025-07-02T23:30:00", "2025-07-02T10:00:00Z", date(2025, 7, 2), datetime(2025, 7, 2, 9)]
)
def test_dates(value):
    assert parse_date(value) == date(2025, 7, 2)


@pytest.mark.parametrize("value", [None, ""])
def test_no_date(value):
    assert parse_date(value) is None


@pytest.mark.parametrize("value", ["yesterday", "2025-02-30", "02/07/2025", "2025", "\x1b[31m", "9" * 500, "²"])
def test_a_wrong_date_says_how_to_write_it(value):
    with pytest.raises(InputError, match="is not a date: write it as 2025-07-02") as caught:
        parse_date(value)
    assert len(str(caught.value)) < 200
    assert str(caught.value).isprintable()


def test_a_number_is_no_date():
    with pytest.raises(InputError, match="is not a date"):
        parse_date(20250702)


@given(st.text(st.characters()), st.none() | st.text(st.characters()))
def test_any_text_makes_a_document_or_an_input_error(text, title):
    try:
        document = make_document(text, title=title)
    except InputError:
        return
    document.model_dump_json()
    if document.title:
        assert document.text.startswith(f"{document.title}\n\n")


@given(st.text())
def test_any_string_is_a_date_or_an_input_error(value):
    try:
        parse_date(value)
    except InputError as error:
        message = str(error)
    else:
        return
    assert message.isprintable()
