"""Fields in which states "meet" that are no diplomacy: a match of two teams."""

import re
from functools import cache

from communique.knowledge.tables import DATA, items, read_table
from communique.language.parse import Parse

_ENOUGH = 3
"""Different words of a field that make a document one of it."""


def is_of_another_field(parse: Parse, start: int, end: int) -> bool:
    """Whether a stretch of a document uses words of another field, or the document itself is of one."""
    text = parse.document.text
    return any(
        pattern.search(text, start, end) or len({m.group().lower() for m in pattern.finditer(text)}) >= _ENOUGH
        for pattern in _patterns()
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rows = (items(row["words"]) for row in read_table(DATA / "other_fields.csv"))
    return tuple(re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.I) for words in rows)
