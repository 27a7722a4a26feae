"""Where the words of a document stood in the text that was given for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import InputError
from communique.ingest.alignment import align
from communique.ingest.documents import make_document
from communique.ingest.normalise import normalise

PIECES = (
    "May ",
    "\r\n",
    "\r",
    "\n\n",
    "\u00ad",
    "\u00a0",
    "e\u0301",
    "\u2028",
    "\u1100\u1161\u11a8",
    "x",
    "\ufeff",
    "\ud800",
)


@pytest.mark.parametrize(
    ("text", "title", "words", "given_words"),
    [
        ("on Tuesday, 3\u00a0May", None, "Tuesday, 3 May", "Tuesday, 3\u00a0May"),
        ("\r\n\r\n on Tues\u00adday\r\nin May", None, "Tuesday\nin May", "Tues\u00adday\r\nin May"),
        ("Cafe\u0301 talks in mai\u0302 2024", None, "mai\u0302"[:2] + "î", "mai\u0302"),
        ("  on Monday", "Talks on Monday", "Monday", "Monday"),
        ("Chiefs  Meet In\tParis On Friday\n\nThey met.", None, "In Paris On Friday", "In\tParis On Friday"),
        ("\ufeffon 3 May", None, "3 May", "3 May"),
    ],
    ids=["space", "soft hyphen and line ends", "composed", "title apart", "headline", "byte order mark"],
)
def test_words_are_found_again_in_the_text_given(text: str, title: str | None, words: str, given_words: str) -> None:
    document = make_document(text, title=title)
    start = document.text.index(words, document.body_start if title else 0)
    place = align(document, text, titled=title is not None).span(start, start + len(words))
    assert place is not None
    assert text[slice(*place)] == given_words


def test_words_of_a_title_given_apart_have_no_place() -> None:
    document = make_document("They spoke.", title="Talks on Monday")
    assert align(document, "They spoke.", titled=True).span(9, 15) is None


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.characters(), min_size=1, max_size=30).map("".join))
def test_each_character_comes_from_its_place(text: str) -> None:
    try:
        document = make_document(text)
    except InputError:
        return
    places = align(document, text, titled=False).places
    assert len(places) == len(document.text)
    for character, place in zip(document.text, places, strict=True):
        assert (place is None) == character.isspace()
        if place:
            assert character in normalise(text[slice(*place)])
