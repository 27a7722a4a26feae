"""Whether the dates that two stretches of text name can be the same."""

import calendar
import re
from collections.abc import Iterable

from communique.extract.dates import TimeExpression
from communique.reading import Span

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_SEASONS = ("spring", "summer", "autumn", "winter")
_WORD = re.compile(r"[a-z]+|\d+", re.I)

Parts = set[tuple[str, int]]


def dates_clash(first: Iterable[TimeExpression], second: Iterable[TimeExpression]) -> tuple[Span, Span] | None:
    """Return the dates that cannot be the same, or None: days, months, years, weekdays or seasons differ."""
    a, b = _named(first), _named(second)
    for part in ("year", "month", "day", "weekday", "season"):
        x, y = (_values(found, part) for found in (a, b))
        if x and y and not x & y:
            return _first_with(a, part), _first_with(b, part)
    return None


def _named(times: Iterable[TimeExpression]) -> list[tuple[Span, Parts]]:
    return [(time.span, parts) for time in times if time.kind == "date" and (parts := date_parts(time.span.text))]


def _values(found: list[tuple[Span, Parts]], part: str) -> set[int]:
    return {value for _, parts in found for name, value in parts if name == part}


def _first_with(found: list[tuple[Span, Parts]], part: str) -> Span:
    return next(span for span, parts in found if any(name == part for name, _ in parts))


def date_parts(words: str) -> Parts:
    """Return what a date names: its day, month, year, weekday, season, as far as the words say."""
    found: Parts = set()
    tokens = [token.lower() for token in _WORD.findall(words)]
    for token in tokens:
        if token in _MONTHS:
            found.add(("month", _MONTHS[token]))
        elif token in _WEEKDAYS:
            found.add(("weekday", _WEEKDAYS[token]))
        elif token in _SEASONS:
            found.add(("season", _SEASONS.index(token)))
        elif token.isdecimal() and len(token) == 4:
            found.add(("year", int(token)))
    if any(name == "month" for name, _ in found):
        found.update(("day", int(token)) for token in tokens if token.isdecimal() and len(token) < 3)
    return found
