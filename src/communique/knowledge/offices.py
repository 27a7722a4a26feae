"""Words for offices: "premier" is a head of government, "chief diplomat" a foreign minister."""

from collections import defaultdict
from functools import cache

from communique.knowledge.folding import folded_words
from communique.knowledge.tables import DATA, items, read_table


@cache
def load_offices() -> dict[tuple[str, ...], frozenset[str]]:
    """Return the offices that each phrase may name, the phrase in folded words."""
    table: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in read_table(DATA / "offices.csv"):
        for phrase in items(row["phrases"]):
            table[folded_words(phrase)].add(row["office"])
    return {phrase: frozenset(offices) for phrase, offices in table.items()}
