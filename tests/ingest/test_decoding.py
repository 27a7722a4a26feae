import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.ingest.decoding import decode

WORDS = "The Élysée said on Monday that the presidents “agreed” to keep talking — the Kremlin’s note says the same.\n"
RUSSIAN = "Президенты двух стран обсудили по телефону положение в регионе и договорились о встрече.\n"
NOISE = random.Random(7).randbytes(4000).replace(b"\0", b"\1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_western_encodings_are_detected(encoding):
    assert decode(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "utf-16"])
def test_russian_encodings_are_detected(encoding):
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


def test_what_no_encoding_explains_is_refused():
    with pytest.raises(InputError, match="its encoding cannot be told: save it as UTF-8"):
        decode(NOISE)


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n", b"\x1f\x8b\x08", b"\x7fELF"])
def test_binary_files_are_known_by_their_head(head):
    with pytest.raises(InputError, match="not of a kind that is read: save it as plain text"):
        decode(head + b"some words")


def test_a_nul_makes_a_file_binary():
    with pytest.raises(InputError, match="binary file, not text: save it as plain text in UTF-8"):
        decode(b"words\0words")


@given(st.binary())
def test_any_bytes_are_text_or_an_input_error(data):
    try:
        decode(data)
    except InputError as error:
        message = str(error)
    else:
        return
    assert ": save it as" in message
