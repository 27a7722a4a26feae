"""Fold words for comparison: case, accents and kinds of apostrophe and hyphen do not count."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from communique.language.words import WORD

_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe",
                       "–": "-", "‐": "-", "‑": "-"})  # fmt: skip

_FIRST = re.compile(rf"^(?:{WORD.pattern})", re.M)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return the text in lower case, without accents, apostrophes and hyphens made one kind."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_SAME))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def first_words(names: Iterable[str]) -> Iterator[str]:
    """Yield the first folded word of each name; names hold no line end and do not begin with white space."""
    firsts = _FIRST.findall("\n".join(names))
    folded = {word: bare(word) for word in set(firsts)}
    return map(folded.__getitem__, firsts)


def folded_words(text: str) -> tuple[str, ...]:
    """Return the folded words and punctuation marks of a name, as the tagger cuts them, without a possessive's "'s"."""
    return tuple(bare(match.group()) for match in WORD.finditer(text))


def bare(word: str) -> str:
    """Fold a word and take a possessive's "'s" off."""
    folded = fold(word)
    return folded[:-2] if folded.endswith("'s") and len(folded) > 2 else folded
