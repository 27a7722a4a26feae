"""How many a year, as bars drawn on the server: no script, and the same numbers stand in a table beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

_WIDE, _HIGH = 28, 80
"""Of one bar with its gap, and of the highest, in units of the drawing."""
_MOST = 40
"""Years that are drawn, the last ones."""


@dataclass(frozen=True)
class Bar:
    """One year: how many, where its bar stands, and where they are listed."""

    year: str
    number: int
    x: int
    y: float
    height: float
    link: str


def bars(years: Mapping[str, int], link: str) -> list[Bar]:
    """Return a bar for each year from the first to the last; years without any have none of height."""
    if not years:
        return []
    first, last = int(min(years)), int(max(years))
    highest = max(years.values())
    shown = range(max(first, last - _MOST + 1), last + 1)
    return [
        Bar(
            f"{year:04}", years.get(f"{year:04}", 0), place * _WIDE,
            _HIGH - (height := _HIGH * years.get(f"{year:04}", 0) / highest), height,
            f"{link}&since={year:04}&until={year:04}",
        )
        for place, year in enumerate(shown)
    ]  # fmt: skip
