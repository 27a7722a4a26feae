"""Find durations: "two-hour", "nearly 90 minutes", "an hour and a half", as ISO 8601 with comparison kept."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from communique.extract.numerals import CARDINAL, number_of
from communique.extract.periods import Mod, add_months

UNIT = r"(?:second|minute|min|hour|hr|day|night|week|fortnight|month|year|decade|century|centurie)s?"
_SIZES = {
    "second": (1, "S"), "minute": (1, "M"), "min": (1, "M"), "hour": (1, "H"), "hr": (1, "H"), "day": (1, "D"),
    "night": (1, "D"), "week": (1, "W"), "fortnight": (2, "W"), "month": (1, "M"), "year": (1, "Y"),
    "decade": (10, "Y"), "century": (100, "Y"), "centurie": (100, "Y"),
}  # fmt: skip
_CLOCK = ("second", "minute", "min", "hour", "hr")
_SMALLER = {
    "minute": (60, "PT{}S"), "hour": (60, "PT{}M"), "hr": (60, "PT{}M"), "day": (24, "PT{}H"), "week": (7, "P{}D"),
    "month": (30, "P{}D"), "year": (12, "P{}M"), "decade": (10, "P{}Y"), "century": (100, "P{}Y"),
}  # fmt: skip
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "three quarters": 0.75, "three-quarters": 0.75}

_LESS = (
    "less|fewer|under|nearly|almost|close|not quite|up to|at most|no more|just under|a little under|not more|just short"
    "|a little less|just less|barely"
)
_MORE = (
    "over|more|just over|a little over|well over|at least|upwards|longer|exceeding|no less|not less|a little more"
    "|slightly over|slightly more|well beyond|no fewer|much more"
)
_ABOUT = "about|around|some|roughly|approximately|nearer|an estimated|perhaps|something like|circa"
COMPARISONS: dict[str, Mod] = {
    **dict.fromkeys(_LESS.split("|"), "less"), **dict.fromkeys(_MORE.split("|"), "more"),
    **dict.fromkeys(_ABOUT.split("|"), "approx"),
}  # fmt: skip
_COMPARISON = "|".join(sorted(COMPARISONS, key=len, reverse=True))

_DURATION = re.compile(
    rf"(?:(?P<cmp>{_COMPARISON})\s+(?:than\s+|of\s+|to\s+)?)?"
    rf"(?:(?P<fraction>half|three[- ]quarters|(?:a\s+)?quarter)(?:\s+of)?[\s-]+(?:an?[\s-]+)?(?P<whole>hour|day|year"
    rf"|decade|century)(?!s)"
    rf"|(?P<n>{CARDINAL})(?:\s?(?:to|or|–|—|-)\s?(?:{CARDINAL}))??(?:\s+and\s+an?\s+(?P<and>half|quarter))?"
    rf"(?:[\s-]+|(?<=\d))(?:(?P<vague>full|whole|good|long|consecutive|straight|successive|more|or so|solid)\s+)?"
    rf"(?P<unit>{UNIT})(?:\s+and\s+an?\s+(?P<after>half|quarter))?"
    rf"(?:,?\s+(?:and\s+)?(?P<rest>{CARDINAL})[\s-]+(?P<small>minute|month|day|week|second)s?)?(?:[\s-]long)?"
    rf"|(?:an?\s+)?(?P<single>hour|day|night|week|month|year|decade|century)[- ]?long"
    rf")\b(?:\s+or\s+so\b)?",
    re.I,
)
_UNCOUNTED = re.compile(
    r"(?:several|many|a\s+few|a\s+number\s+of|some|numerous|countless)\s+"
    r"(?:more\s+)?(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)\b", re.I
)  # fmt: skip
_BEFORE_SINGLE = re.compile(
    r"\b(?:for|in|within|after|than|over|nearly|almost|about|around|under|lasted|lasting|lasts|of|spent|took|takes"
    r"|take|whole|"
    r"full|some|roughly|approximately|next|extended|by|just|to|least|barely)\s+$", re.I
)  # fmt: skip
_NO_DURATION_AFTER = re.compile(
    r"[\s-]+(?:old|of\s+age|ago|earlier|from\s+now|from\s+today|hence)\b|['’]s?\s+(?:war|time)\b"
    r"|\s+(?:prior|previously|beforehand)\b", re.I
)  # fmt: skip
_ALWAYS_SINGLE = ("hour", "decade", "fortnight", "century")


@dataclass(frozen=True)
class Duration:
    """A length of time: where it ends in the text, its ISO 8601 value, how the words compare."""

    end: int
    value: str | None
    mod: Mod | None


def duration_at(text: str, at: int, names_may_be_capitals: bool) -> Duration | None:
    """Read the duration that begins here, if one does; in running text a capital unit is part of a name."""
    match = _DURATION.match(text, at)
    if match is None:
        uncounted = _UNCOUNTED.match(text, at)
        return Duration(uncounted.end(), None, None) if uncounted else None
    if not _is_duration(match, text, names_may_be_capitals):
        return None
    return Duration(match.end(), _iso(match), _comparison(match))


def _is_duration(match: re.Match[str], text: str, names_may_be_capitals: bool) -> bool:
    unit = match["unit"] or match["whole"] or match["single"]
    if _NO_DURATION_AFTER.match(text, match.end()) or (unit[0].isupper() and not names_may_be_capitals):
        return False
    if _unit(unit) == "second" and (match["n"] or "").lower() in ("a", "an"):
        return False  # "no date for a second round"
    single = (match["n"] or "").lower() in ("a", "an", "one") and not match["and"] and not match["cmp"]
    if single and match["n"].lower() == "one" and unit == "day" and "-" not in match.group():
        return False
    if single and not match["after"] and _unit(unit) not in _ALWAYS_SINGLE and "-" not in match.group():
        return _BEFORE_SINGLE.search(text, max(0, match.start() - 14), match.start()) is not None
    return True


def _comparison(match: re.Match[str]) -> Mod | None:
    words = " ".join((match["cmp"] or "").lower().split())
    if words:
        return COMPARISONS[words]
    said = match.group().lower()
    between = re.search(r"\d\s?(?:to|or|–|—|-)\s?\d|\w\s(?:to|or)\s\w", said)
    return "approx" if between or said.startswith(("couple", "a couple")) else None


def _iso(match: re.Match[str]) -> str:
    if match["fraction"]:
        words = " ".join(match["fraction"].lower().split()).removeprefix("a ")
        count, form = _SMALLER[_unit(match["whole"])]
        return form.format(round(_FRACTIONS[words] * count))
    if match["single"]:
        return _amount(1, match["single"].lower())
    half = _FRACTIONS.get((match["and"] or match["after"] or "").lower(), 0.0)
    number = number_of(match["n"]) + half
    value = _amount(number, _unit(match["unit"]))
    if match["rest"]:
        value = _joined(value, _amount(number_of(match["rest"]), match["small"].lower()))
    return value


def _amount(number: float, unit: str) -> str:
    size, letter = _SIZES[unit]
    if letter == "Y" and unit != "year":
        number, unit = number * size, "year"
    whole, part = int(number), number - int(number)
    prefix = "PT" if unit in _CLOCK else "P"
    if not part:
        return f"{prefix}{whole * _SIZES[unit][0]}{letter}"
    count, form = _SMALLER.get(unit, (0, ""))
    rest = form.format(round(part * count)) if form else ""
    if unit in ("week", "fortnight"):
        return f"P{round(number * size * 7)}D"
    return _joined(f"{prefix}{whole}{letter}", rest) if whole else rest


def _joined(value: str, rest: str) -> str:
    """Put a smaller amount behind a larger: P2Y and P6M are P2Y6M, P1D and PT12H are P1DT12H."""
    return value + (rest.removeprefix("PT") if "T" in value else rest.removeprefix("P"))


def _unit(word: str) -> str:
    low = word.lower()
    return low if low in _SIZES else low.removesuffix("s")


def back_from(when: date, value: str) -> date:
    """Return the day that lies an ISO 8601 length of days or more before another."""
    amounts = {letter: int(number) for number, letter in re.findall(r"(\d+)([YMWD])", value.partition("T")[0])}
    start = add_months(when, -12 * amounts.get("Y", 0) - amounts.get("M", 0))
    return start - timedelta(7 * amounts.get("W", 0) + amounts.get("D", 0))
