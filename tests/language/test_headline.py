import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.headline import is_title_case, split_headline, undo_title_case

BODY = "The foreign ministers of Peru and Chile met in Lima on Friday. They discussed trade."
LINES = st.text("ABCabc .,:'’İß\n-1", max_size=60) | st.text(st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("head", "gap"),
    [
        ("Peru And Chile Ministers Discuss Trade In Lima", "\n"),
        ("PERU AND CHILE MINISTERS DISCUSS TRADE", "\n"),
        ("Peru and Chile talk trade", "\n\n"),
        ("Readout of the talks between the ministers of Peru and Chile", "\n\n\n"),
    ],
    ids=["title-case", "capitals", "stands-alone", "readout"],
)
def test_headlines(head, gap):
    assert split_headline(f"{head}{gap}{BODY}") == (head, BODY)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"The ministers met on Friday.\n\n{BODY}",
        f"Peru and Chile talk trade\n{BODY}",
        f"LIMA: the ministers met\n\n{BODY}",
        f"{'Very ' * 60}Long Line\n\n{BODY}",
        f"Note\n\n{BODY}",
        "Peru And Chile Ministers Discuss Trade In Lima\n\n",
        "",
    ],
    ids=["running-text", "sentence", "no-gap", "dateline", "too-long", "too-short", "no-body", "empty"],
)
def test_no_headline(text):
    assert split_headline(text) == (None, text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Peru And Chile Ministers Discuss Trade", True),
        ("PERU AND CHILE MINISTERS TALK", True),
        ("The ministers of Peru and Chile discussed trade", False),
        ("Peru, Chile Talk", False),
        ("秘鲁和智利外长在利马讨论贸易", False),
        ("", False),
    ],
)
def test_title_case(line, expected):
    assert is_title_case(line) is expected


def test_title_case_is_undone_but_for_the_names_of_the_body():
    title = "Peru And Chile Ministers Discuss Trade In Lima"
    assert undo_title_case(title, BODY) == "Peru and Chile ministers discuss trade in Lima"


def test_capitals_are_undone_too():
    assert undo_title_case("PERU AND CHILE DISCUSS TRADE", BODY) == "Peru and Chile discuss trade"


def test_a_sentence_is_left_as_it_is():
    assert undo_title_case("Ministers of Peru talk about Trade", BODY) == "Ministers of Peru talk about Trade"


@given(LINES, LINES)
def test_undoing_keeps_every_offset(title, body):
    assert len(undo_title_case(title, body)) == len(title)


@given(LINES, st.sampled_from(["\n", "\n\n", " "]), LINES)
def test_headline_and_body_are_parts_of_the_text(head, gap, body):
    text = head + gap + body
    headline, rest = split_headline(text)
    assert text.endswith(rest)
    if headline is None:
        assert rest == text
    else:
        assert text.lstrip().startswith(headline)
        assert len(headline) + len(rest) < len(text)
