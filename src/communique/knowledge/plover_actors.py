"""Generic actors ("rebels", "riot police") with their PLOVER sector, and places and peoples with the state they are of."""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.folding import folded_words
from communique.knowledge.plover_forms import singulars
from communique.knowledge.tables import DATA, items, read_table


@dataclass(frozen=True)
class Generic:
    """What a common noun says of an actor: its sector, and its code where that needs no country (IGO, NGO)."""

    sector: str | None
    code: str | None


@cache
def load_generics() -> dict[tuple[str, ...], Generic]:
    """Return the generic actors by their words in the singular."""
    return {
        tuple(phrase.split()): Generic(row["sector"] or None, row["code"] or None)
        for row in read_table(DATA / "plover_agents.csv")
        for phrase in items(row["words"])
    }


@cache
def load_places() -> dict[tuple[str, ...], str]:
    """Return the state (or IGO, NGO, IMG) of regions, cities, peoples and groups, by folded words."""
    return {
        folded_words(name): row["iso3"]
        for row in read_table(DATA / "plover_places.csv")
        for name in items(row["words"])
    }


def generic_of(words: tuple[str, ...]) -> Generic | None:
    """Return the generic actor that a row of lower-case words ends in, the longest first; None where there is none."""
    for length in range(min(3, len(words)), 0, -1):
        *before, last = words[-length:]
        for form in singulars(last):
            found = load_generics().get((*before, form))
            if found:
                return found
    return None
