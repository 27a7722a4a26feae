"""Organisations that are parties in diplomacy: international bodies, armed groups, news agencies."""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.tables import DATA, items, read_table


@dataclass(frozen=True)
class Organisation:
    """One organisation; `id` is its usual short name, `iso3` only where it belongs to one state."""

    id: str
    name: str
    aliases: tuple[str, ...]
    sector: str
    iso3: str | None


@cache
def load_organisations() -> dict[str, Organisation]:
    """Return all organisations by their id."""
    return {
        row["id"]: Organisation(
            row["id"], row["name"], items(row["aliases"]), row["sector"] or "IGO", row["iso3"] or None
        )
        for row in read_table(DATA / "organisations.csv")
    }
