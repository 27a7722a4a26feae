"""What a party's name may be beside the party: a treaty, a team, an airline, a street, a bird, a place."""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.folding import folded_words
from communique.knowledge.tables import DATA, items, read_table

ANY = "*"


@dataclass(frozen=True)
class Sense:
    """Another sense of a name, and the words that tell it: `where` is behind, before, near or near twice."""

    sense: str
    names: frozenset[tuple[str, ...]]
    """In folded words; empty where it holds of every name."""
    where: str
    words: frozenset[tuple[str, ...]]

    def may_be(self, name: tuple[str, ...]) -> bool:
        """Whether a name in folded words may have this sense."""
        return not self.names or name in self.names


@cache
def load_senses() -> tuple[Sense, ...]:
    """Return all other senses, in the order in which they are tried."""
    return tuple(
        Sense(
            row["sense"],
            frozenset(folded_words(name) for name in items(row["names"]) if name != ANY),
            row["where"],
            frozenset(folded_words(word) for word in items(row["words"])),
        )
        for row in read_table(DATA / "other_senses.csv")
    )


@cache
def load_place_words() -> dict[str, frozenset[str]]:
    """Return by role the words that make a place of a name: "in Moscow", "flew to Moscow", "visited Moscow"."""
    return {row["role"]: frozenset(items(row["words"])) for row in read_table(DATA / "place_words.csv")}


@cache
def load_ordinary_words() -> frozenset[str]:
    """Return the words in use that are family names too: the grammar must say that such a word is a name."""
    return frozenset(row["word"] for row in read_table(DATA / "ordinary_words.csv"))
