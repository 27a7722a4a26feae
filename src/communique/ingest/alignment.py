"""Tell where in the text that was given each character of a document's text stood."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from communique.ingest.normalise import normalise
from communique.reading import Document

_COMPOSES_FROM = "\u0300"
"""No character before this one joins with the one before it when text is composed."""

_Place = tuple[int, int]


@dataclass(frozen=True)
class Alignment:
    """The places of a document's characters in the text it was made from; None for white space and a title given apart."""

    places: tuple[_Place | None, ...]

    def span(self, start: int, end: int) -> _Place | None:
        """Return where words of the document stood, which begin and end with a character that is no space."""
        first, last = self.places[start], self.places[end - 1]
        return (first[0], last[1]) if first and last else None


def align(document: Document, given: str, *, titled: bool) -> Alignment:
    """Align a document with the text that was given for it; `titled` where its title was given apart."""
    start = document.body_start if titled else 0
    places = (place for character, place in _normalised(given) if not character.isspace())
    found = [None if character.isspace() else next(places, None) for character in document.text[start:]]
    return Alignment((*[None] * start, *found))


def _normalised(given: str) -> Iterator[tuple[str, _Place]]:
    """Yield each character of the normalised text with the place of what it was made from."""
    start, whole = 0, ""
    for place, character in enumerate(given):
        if whole and _stands_alone(whole, character):
            for made in normalise(whole):
                yield made, (start, place)
            start, whole = place, ""
        whole += character
    for made in normalise(whole):
        yield made, (start, len(given))


def _stands_alone(before: str, character: str) -> bool:
    """Whether a character is not joined to those before it: no part of a line end, no accent."""
    if character < _COMPOSES_FROM:
        return not (character == "\n" and before == "\r")
    joined = unicodedata.normalize("NFC", before + character)
    return joined == unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", character)
