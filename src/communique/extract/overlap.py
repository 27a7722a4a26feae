"""How much two stretches of words say the same: shared content words."""

import re
from collections import Counter

from communique.knowledge.folding import fold

_EMPTY = frozenset(
    "a an and as at be been but by for from had has have he her his in into is it its of on or our she that the their them "
    "they this to was we were which who will with would".split()
)
_WORD = re.compile(r"[\w']+")


def content_words(text: str) -> Counter[str]:
    """Count the words that carry content, folded."""
    return Counter(word for word in _WORD.findall(fold(text)) if word not in _EMPTY)


def overlap(a: str, b: str) -> float:
    """Return the Dice coefficient of the content words of two texts: 1 the same words, 0 none shared."""
    left, right = content_words(a), content_words(b)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0
