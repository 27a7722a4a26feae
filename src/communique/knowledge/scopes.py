"""Words by which a claim says what contacts it speaks of: by telephone, between ministers."""

import re
from dataclasses import dataclass
from functools import cache

from communique.knowledge.tables import DATA, items, read_table


@dataclass(frozen=True)
class ScopeWords:
    """Words that narrow a claim to some channels, or to a level; a word that ends in "*" in the table has any ending."""

    modes: tuple[str, ...]
    level: str
    words: re.Pattern[str]


@cache
def load_scopes() -> tuple[ScopeWords, ...]:
    """Return the table of such words, in its order."""
    return tuple(
        ScopeWords(items(row["modes"]), row["level"], _pattern(items(row["words"])))
        for row in read_table(DATA / "claim_scopes.csv")
    )


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = sorted((re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words), key=len)
    return re.compile(rf"\b(?:{'|'.join(reversed(forms))})\b", re.I)
