"""Normalise a text once; all offsets refer to what comes out."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\u00ad\ufeff]")


def normalise(text: str) -> str:
    """Return the text with one kind of line end and space, without soft hyphens, composed (NFC).

    Control characters, escape sequences and direction marks stay: they are the document's, and offsets count them.
    """
    text = _LINE_ENDS.sub("\n", replace_surrogates(text))
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def replace_surrogates(text: str) -> str:
    """Return the text with "\ufffd" for half characters, which JSON can escape but no encoding can write."""
    return _SURROGATES.sub("\ufffd", text)
