"""Cut a document into windows that fit the encoder: whole sentences to tag, words before them as context."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

TAGGED_PIECES = 200
CONTEXT_PIECES = 110
LONGEST_SENTENCE = 380
"""Pieces. A longer sentence (a list without full stops) is cut, or it would not fit the encoder's 512."""


@dataclass(frozen=True)
class Window:
    """Words of one window as indices into the document's words; those before `live` are context only."""

    words: tuple[int, ...]
    live: int
    """Position in `words` of the first word to tag."""


def cut_windows(pieces: Sequence[int], sentence_of: Sequence[int]) -> list[Window]:
    """Return windows that together tag each word once.

    `pieces` has the number of word pieces of each word, `sentence_of` its sentence.
    """
    windows: list[Window] = []
    current: list[int] = []
    for _, group in groupby(range(len(pieces)), key=lambda word: sentence_of[word]):
        for part in _cut_sentence(pieces, list(group)):
            if current and _size(pieces, current) + _size(pieces, part) > TAGGED_PIECES:
                windows.append(_with_context(pieces, current))
                current = []
            current = current + part
    if current:
        windows.append(_with_context(pieces, current))
    return windows


def encode_words(
    words: Sequence[str], encode: Callable[[str], list[int]], unknown: int, limit: int = 12
) -> list[list[int]]:
    """Return the word piece ids of each word: at least one, at most `limit` (the rest of a monster is cut off)."""
    return [encode(word)[:limit] or [unknown] for word in words]


def _cut_sentence(pieces: Sequence[int], words: list[int]) -> Iterator[list[int]]:
    part: list[int] = []
    size = 0
    for word in words:
        if size + pieces[word] > LONGEST_SENTENCE:
            yield part
            part, size = [], 0
        part.append(word)
        size += pieces[word]
    yield part


def _size(pieces: Sequence[int], words: Sequence[int]) -> int:
    return sum(pieces[word] for word in words)


def _with_context(pieces: Sequence[int], words: list[int]) -> Window:
    first, room = words[0], CONTEXT_PIECES
    while first > 0 and pieces[first - 1] <= room:
        first -= 1
        room -= pieces[first]
    return Window(words=(*range(first, words[0]), *words), live=words[0] - first)
