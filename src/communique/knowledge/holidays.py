"""Holidays whose day moves from year to year, with the days they fell on."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from communique.knowledge.tables import DATA, items, read_table


@dataclass(frozen=True)
class Holiday:
    """A holiday under all its names, with the first and last day of each time it came round."""

    names: tuple[str, ...]
    approximate: bool
    """Whether countries keep it a day apart, as the moon is seen."""
    runs: tuple[tuple[date, date], ...]


@cache
def load_holidays() -> tuple[Holiday, ...]:
    """Return the table of moving holidays."""
    return tuple(
        Holiday(items(row["names"]), row["approximate"] == "yes", tuple(_run(days) for days in items(row["days"])))
        for row in read_table(DATA / "holidays.csv")
    )


def _run(days: str) -> tuple[date, date]:
    first, _, last = days.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)
