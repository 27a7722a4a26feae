"""Give periods of the calendar their EDTF value, with first and last day for arithmetic."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Mod = Literal["start", "mid", "end", "approx", "before", "more", "less", "each"]

UNSPECIFIED_DAY = "-XX-XX"
"""Ends a day of which only the year is known; EDTF has none in a run of days or with a mark."""

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
_SEASON_MONTHS = {SPRING: 3, SUMMER: 6, AUTUMN: 9, WINTER: 12}
_PART = re.compile(r"(?P<year>\d{2}(?:\d\d|\dX|XX))(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?[~?%]?")


@dataclass(frozen=True)
class Period:
    """A stretch of whole days; `edtf` is None where the words give none."""

    edtf: str | None
    first: date | None = None
    last: date | None = None
    mod: Mod | None = None
    relative: bool = False
    """Whether it was counted from an anchor."""
    base: date | None = None
    """The day named in the text that it was counted from; None: the document's anchor."""

    def counted(self) -> "Period":
        """Return it as counted from an anchor."""
        return replace(self, relative=True)

    def shaded(self, mod: Mod | None) -> "Period":
        """Return it with a part of it named: its start, its middle, its end."""
        approximate = mod in ("mid", "approx") and self.edtf is not None and "/" not in self.edtf
        return replace(self, mod=mod, edtf=f"{_head(self.edtf or '')}~" if approximate else self.edtf)


UNKNOWN = Period(None, relative=True)


def day(when: date) -> Period:
    """One day."""
    return Period(when.isoformat(), when, when)


def days(first: date, last: date) -> Period:
    """A run of days, both ends in it."""
    return day(first) if first == last else Period(f"{first}/{last}", first, last)


def week(when: date) -> Period:
    """The week that holds a day, Monday to Sunday."""
    monday = when - timedelta(when.weekday())
    return days(monday, monday + timedelta(6))


def weekend(when: date) -> Period:
    """The Saturday and Sunday of the week that holds a day."""
    saturday = when - timedelta(when.weekday()) + timedelta(5)
    return days(saturday, saturday + timedelta(1))


def month(year_number: int, number: int) -> Period:
    """One month; numbers past twelve or below one run into other years."""
    year_number, number = year_number + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year_number, number, 1)
    return Period(first.isoformat()[:7], first, date(year_number, number, _length(first)))


def months(year_number: int, number: int, count: int) -> Period:
    """A run of months, such as a quarter."""
    return span_of(month(year_number, number), month(year_number, number + count - 1))


def year(number: int) -> Period:
    """One year."""
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def decade(number: int) -> Period:
    """The ten years that hold a year."""
    start = number // 10 * 10
    return Period(f"{start // 10:03}X", date(start, 1, 1), date(start + 9, 12, 31))


def century(number: int) -> Period:
    """The hundred years that hold a year."""
    start = number // 100 * 100
    return Period(f"{start // 100:02}XX", date(max(start, 1), 1, 1), date(start + 99, 12, 31))


def season(year_number: int, code: int) -> Period:
    """A season of the north; winter bears the year it begins in."""
    run = months(year_number, _SEASON_MONTHS[code], 3)
    return replace(run, edtf=f"{year_number:04}-{code}")


def span_of(start: Period, end: Period) -> Period:
    """The period from the start of one to the end of another."""
    if start.edtf is None or end.edtf is None:
        return UNKNOWN
    return Period(
        f"{_head(start.edtf)}/{_tail(end.edtf)}", start.first, end.last, relative=start.relative or end.relative
    )


def open_after(start: Period) -> Period:
    """All time from a period on."""
    return replace(start, edtf=f"{_head(start.edtf)}/.." if start.edtf else None, last=None)


def open_before(end: Period) -> Period:
    """All time up to and with a period; up to the last day where its end is named."""
    if end.edtf is None or end.last is None:
        return UNKNOWN
    value = end.last.isoformat() if end.mod == "end" else _tail(end.edtf)
    return replace(end, edtf=f"../{value}", first=None, mod=None if end.mod == "end" else end.mod)


def calendar_day(year_number: int, month_number: int, number: int) -> date | None:
    """Return the day, or None where the calendar has none such."""
    if not (1 <= month_number <= 12 and 1 <= year_number <= 9999):
        return None
    first = date(year_number, month_number, 1)
    return first.replace(day=number) if 1 <= number <= _length(first) else None


def add_months(when: date, count: int) -> date:
    """Return the same day of the month so many months on, or that month's last."""
    years, number = divmod(when.month - 1 + count, 12)
    first = date(when.year + years, number + 1, 1)
    return first.replace(day=min(when.day, _length(first)))


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and last day of an EDTF value; None for an open or unreadable end."""
    start, _, end = edtf.partition("/")
    return _part_bounds(start)[0], _part_bounds(end or start)[1]


def _part_bounds(part: str) -> tuple[date | None, date | None]:
    match = _PART.fullmatch(part.removesuffix(UNSPECIFIED_DAY))
    if match is None:
        return None, None
    period = _part_period(match)
    return (period.first, period.last) if period else (None, None)


def _part_period(match: re.Match[str]) -> Period | None:
    if "X" in match["year"]:
        return (century if match["year"].endswith("XX") else decade)(int(match["year"].replace("X", "0")))
    number = int(match["year"])
    if match["day"]:
        when = calendar_day(number, int(match["month"]), int(match["day"]))
        return day(when) if when else None
    if match["month"]:
        code = int(match["month"])
        return season(number, code) if code in _SEASON_MONTHS else month(number, code) if 1 <= code <= 12 else None
    return year(number) if number else None


def _head(edtf: str) -> str:
    return edtf.partition("/")[0].removesuffix(UNSPECIFIED_DAY)


def _tail(edtf: str) -> str:
    return edtf.rpartition("/")[2].removesuffix(UNSPECIFIED_DAY)


def _length(first: date) -> int:
    return calendar.monthrange(first.year, first.month)[1]
