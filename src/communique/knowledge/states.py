"""States and entities that diplomacy treats as parties, and the houses that stand for their governments."""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.tables import DATA, items, read_table


@dataclass(frozen=True)
class State:
    """One state: its code and every name that English print has for it."""

    iso3: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True)
class Metonym:
    """A house or seat that stands for an organ of a government, between two dates where it changed."""

    name: str
    iso3: str
    organ: str
    start: str
    end: str


@cache
def load_states() -> dict[str, State]:
    """Return all states by their ISO 3166-1 alpha-3 code."""
    return {
        row["iso3"]: State(
            row["iso3"], row["name"], items(row["aliases"]), items(row["adjectives"]), items(row["demonyms"]),
            (*items(row["capital"]), *items(row["capital_aliases"])),
        )
        for row in read_table(DATA / "states.csv")
    }  # fmt: skip


@cache
def load_metonyms() -> tuple[Metonym, ...]:
    """Return all houses and seats."""
    return tuple(
        Metonym(row["name"], row["iso3"], row["organ"], row["from"], row["to"])
        for row in read_table(DATA / "metonyms.csv")
    )


@cache
def load_organs() -> dict[str, tuple[str, ...]]:
    """Return the phrases for each organ of a government ("foreign ministry")."""
    return {row["organ"]: items(row["phrases"]) for row in read_table(DATA / "organs.csv")}


@cache
def load_short_names() -> dict[str, tuple[str, ...]]:
    """Return the words that behind "the" stand for a party named elsewhere ("the Kingdom"), with whom each may mean."""
    return {row["word"]: items(row["parties"]) for row in read_table(DATA / "short_names.csv")}
