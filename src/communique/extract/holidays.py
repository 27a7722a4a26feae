"""Name the few holidays that diplomatic texts set dates by: Christmas, New Year, Easter."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from communique.extract.date_frame import Frame, Production, nearest, rule
from communique.extract.periods import UNKNOWN, Period, day, days
from communique.knowledge.holidays import Holiday, load_holidays

_HOLIDAY = (
    r"(?P<name>Christmas\s+Eve|Christmas(?:\s+Day)?|New\s+Year['’]?s\s+Eve|New\s+Year['’]?s\s+Day|"
    r"(?:the\s+)?New\s+Year(?!['’]s)"
    r"|Easter\s+Monday|Easter(?:\s+Sunday)?|Good\s+Friday|May\s+Day)\b(?!\s+(?:Agreement|Accord|Rising|Island))"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_FIXED = {"christmas eve": (12, 24), "christmas": (12, 25), "new years eve": (12, 31), "new years day": (1, 1),
          "new year": (1, 1), "may day": (5, 1)}  # fmt: skip
_AFTER_EASTER = {"good friday": -2, "easter": 0, "easter monday": 1}
_YEAR = 366
_BEGINS = re.compile(r"(?:the\s+)?(?:Christmas|New\s+Year|Easter)\b")


def is_holiday(text: str, at: int) -> bool:
    """Whether the name of a holiday stands at a place."""
    return _BEGINS.match(text, at) is not None or holidays()[1].pattern.match(text, at) is not None


def easter(year_number: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Butcher's algorithm)."""
    century, rest = divmod(year_number, 100)
    golden = year_number % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    number, in_month = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return date(year_number, number, in_month + 1)


def _holiday(match: re.Match[str], frame: Frame) -> Period | None:
    name = " ".join(match["name"].lower().replace("'", "").replace("’", "").split()).removeprefix("the ")
    name = name.removesuffix(" sunday") if name.startswith("easter") else name.replace("christmas day", "christmas")
    if not match["name"].replace("the ", "")[0].isupper():
        return None
    if match["year"]:
        return day(_in_year(name, int(match["year"])))
    if frame.anchor is None:
        return UNKNOWN
    options = [day(_in_year(name, frame.anchor.year + shift)) for shift in (-1, 0, 1)]
    return nearest(options, frame.tense(match.start()), frame.anchor)


def _in_year(name: str, year_number: int) -> date:
    if name in _FIXED:
        return date(year_number, *_FIXED[name])
    return easter(year_number) + timedelta(_AFTER_EASTER[name])


def _moving(match: re.Match[str], frame: Frame) -> Period | None:
    """Read a holiday that moves: that of the year given, or that which the tense picks; None where it came round twice."""
    holiday = _by_name()[" ".join(match["name"].lower().split())]
    if not match["name"].removeprefix("the ")[0].isupper():
        return None
    if match["year"]:
        runs = [run for run in holiday.runs if run[0].year == int(match["year"])]
        return _as_kept(days(*runs[0]), holiday) if len(runs) == 1 else UNKNOWN
    if frame.anchor is None or not holiday.runs[0][0] <= frame.anchor <= holiday.runs[-1][1]:
        return UNKNOWN
    around = [days(*run) for run in holiday.runs if abs((run[0] - frame.anchor).days) < _YEAR]
    return _as_kept(nearest(around, frame.tense(match.start()), frame.anchor), holiday)


def _as_kept(period: Period, holiday: Holiday) -> Period:
    """Mark the days as near ones where countries differ."""
    if not holiday.approximate or period.edtf is None:
        return period
    near = "/".join(f"{day}~" for day in period.edtf.split("/"))
    return replace(period, edtf=near, mod="approx")


@cache
def _by_name() -> dict[str, Holiday]:
    return {name.lower(): holiday for holiday in load_holidays() for name in holiday.names}


@cache
def moving_names() -> frozenset[str]:
    """Return the first words of the names of moving holidays, in small letters."""
    return frozenset(re.split(r"[\s-]", name, maxsplit=1)[0] for name in _by_name())


@cache
def holidays() -> tuple[Production, ...]:
    """Return the grammar of holidays, those that the table gives among them."""
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(_by_name(), key=len, reverse=True))
    table = rf"(?P<name>{names})\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?(?!\s+(?-i:[A-Z]))"
    return (
        rule({"christmas", "new", "easter", "good", "may", "the"}, _HOLIDAY, _holiday),
        rule(moving_names(), table, _moving),
    )
