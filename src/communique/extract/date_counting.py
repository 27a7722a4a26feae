"""State the grammar of dates counted off in units: "two months ago", "in ten days", "within the year"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from communique.extract.date_frame import Frame, Production, rule
from communique.extract.date_words import MONTH
from communique.extract.numerals import CARDINAL, CARDINALS, number_of
from communique.extract.periods import (
    UNKNOWN,
    Period,
    add_months,
    century,
    day,
    days,
    decade,
    month,
    months,
    open_before,
    week,
    weekend,
    year,
)  # fmt: skip

_PART = r"(?:morning|forenoon|afternoon|evening|night|noon|lunchtime|midday)"
_UNIT = r"(?P<unit>day|night|week|fortnight|month|year|quarter|decade|century|hour|minute)"
_ABOUT = r"about|around|some|roughly|nearly|almost|over|more\s+than|less\s+than|just\s+over|exactly|barely|only|just"
_COUNT = rf"(?:(?P<about>{_ABOUT})\s+)?(?P<n>{CARDINAL})"
_HOURS = ("hour", "minute")
_TELLS_LENGTH = re.compile(
    r"\b(?:first|second|third|\w+th|time|times|only|once|twice|not|most|largest|highest|worst)\b[^.;]{0,60}$", re.I
)  # fmt: skip


def unit_around(when: date, unit: str, step: int) -> Period:
    """Return the period of a unit's size that holds a day, so many units on."""
    makers: dict[str, Callable[[], Period]] = {
        "day": lambda: day(when + timedelta(step)),
        "week": lambda: week(when + timedelta(7 * step)),
        "fortnight": lambda: week(when + timedelta(14 * step)),
        "weekend": lambda: weekend(when + timedelta(7 * step)),
        "month": lambda: month(when.year, when.month + step),
        "quarter": lambda: months(when.year, (when.month - 1) // 3 * 3 + 1 + 3 * step, 3),
        "year": lambda: year(when.year + step),
        "decade": lambda: decade(when.year + 10 * step),
        "century": lambda: century(when.year + 100 * step),
    }
    makers["night"] = makers["day"]
    return makers[unit]().counted()


def _ago(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "two months ago" from the anchor; "two days earlier" from the day named before."""
    how = " ".join(match["how"].lower().split())
    base = frame.anchor if how in ("ago", "back", "from now", "hence", "from today") else frame.previous_day()
    if base is None or (match["n"] is None):
        return UNKNOWN
    unit, number = match["unit"].lower(), number_of(match["n"])
    later = how in ("later", "afterwards", "after", "from now", "hence", "from today", "on")
    half = 0.5 if match["half"] or match["and"] else 0.0
    return _counted_off(base, unit, number + half, 1 if later else -1)


def _beside_event(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "(on Friday,) a day after the ministers met" as the day of what follows: Thursday.

    At the head of a sentence nothing stands before it to count from.
    """
    base = frame.previous_day()
    sentence = frame.parse.sentences[frame.parse.sentence_at(match.start())][0]
    if base is None or match.start() - sentence < 4 or match["unit"].lower() in _HOURS:
        return None
    sign = -1 if match["how"].lower() == "after" else 1
    found = _counted_off(base, match["unit"].lower(), number_of(match["n"]), sign)
    return Period(found.edtf.rstrip("~"), found.first, found.last, relative=True) if found.edtf else found


def _counted_off(base: date, unit: str, number: float, sign: int) -> Period:
    """Count off whole units; a half is counted in the next smaller unit and keeps that size."""
    if unit in _HOURS:
        return day(base).counted()
    if unit in ("week", "fortnight"):
        size = 14 if unit == "fortnight" else 7
        return day(base + timedelta(sign * round(number * size))).counted().shaded("approx")
    if number != int(number) and unit in ("year", "decade"):
        smaller, factor = {"year": ("month", 12), "decade": ("year", 10)}[unit]
        return unit_around(base, smaller, sign * round(number * factor))
    return unit_around(base, unit, sign * int(number))


def beside(match: re.Match[str], base: date, relative: bool) -> Period:
    """Count off from a day: so many units before or after it."""
    sign = -1 if match["how"].lower() == "before" else 1
    found = _counted_off(base, match["unit"].lower(), number_of(match["n"]), sign)
    return Period((found.edtf or "").rstrip("~"), found.first, found.last, relative=relative)


def _next_to_day(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "the day before" from the day named before."""
    base = frame.previous_day()
    return _counted_off(base, "day", 1, -1 if match["how"].lower() == "before" else 1) if base else UNKNOWN


def _in_units(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "in two weeks" as a date only where the clause looks ahead; else it is a length of time."""
    unit, ahead = match["unit"].lower(), match["time"] or match["later"]
    if frame.anchor is None:
        return UNKNOWN if ahead else None
    if not ahead:
        before = frame.text[max(0, match.start() - 70) : match.start()]
        if frame.tense(match.start()) != "future" or _TELLS_LENGTH.search(before):
            return None
    number = number_of(match["n"]) * (2 if unit == "fortnight" else 1)
    if unit in ("week", "fortnight"):
        return day(frame.anchor + timedelta(7 * int(number))).counted()
    return _counted_off(frame.anchor, unit, number, 1)


def _within(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "within two weeks" as a deadline counted from the anchor, "within the year" as the year's end."""
    if frame.anchor is None:
        return UNKNOWN
    if match["whole"]:
        found = unit_around(frame.anchor, match["whole"].lower(), 0)
        return open_before(found.shaded("end")).counted()
    if _is_length(match, frame):
        return None
    number, unit = int(number_of(match["n"])), match["unit"].lower()
    if unit in _HOURS:
        last = frame.anchor + timedelta(number // 24 if unit == "hour" else 0)
    elif unit in ("day", "night", "week", "fortnight"):
        last = frame.anchor + timedelta(number * {"week": 7, "fortnight": 14}.get(unit, 1))
    else:
        size = {"quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 1)
        last = add_months(frame.anchor, number * size)
    return open_before(day(last)).counted()


def _is_length(match: re.Match[str], frame: Frame) -> bool:
    """Whether "within" tells how long something took: the clause looks back."""
    short = match["unit"].lower() in _HOURS and int(number_of(match["n"])) < 24
    return short or frame.tense(match.start()) == "past"


def _past_units(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "over the past three days" as the run of units up to the anchor."""
    if frame.anchor is None or match["n"] is None:
        return UNKNOWN
    unit, number = match["unit"].lower(), int(number_of(match["n"]))
    if unit in _HOURS:
        return days(frame.anchor - timedelta(number // 24 if unit == "hour" else 0), frame.anchor).counted()
    if unit in ("week", "fortnight", "day", "night"):
        length = number * {"week": 7, "fortnight": 14}.get(unit, 1)
        return days(frame.anchor - timedelta(length if length > 6 else length - 1), frame.anchor).counted()
    start = unit_around(frame.anchor, unit, -number)
    return Period(f"{start.edtf}/{unit_around(frame.anchor, unit, 0).edtf}", start.first, frame.anchor, relative=True)


def _unresolved(_match: re.Match[str], _frame: Frame) -> Period | None:
    return UNKNOWN


def _over(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "before the month is out" and "by year's end" as deadlines."""
    if frame.anchor is None:
        return UNKNOWN
    return unit_around(frame.anchor, match["unit"].lower(), 0).shaded("end")


def _deadline_over(match: re.Match[str], frame: Frame) -> Period | None:
    found = _over(match, frame)
    return open_before(found).counted() if found and found.last else found


def _bare_unit(match: re.Match[str], frame: Frame) -> Period | None:
    return unit_around(frame.anchor, match["unit"].lower(), 0) if frame.anchor else UNKNOWN


_COMPARING = (
    "about", "around", "some", "roughly", "nearly", "almost", "over", "more", "less", "just", "exactly", "barely",
    "only",
)  # fmt: skip
NUMBERS = {"0", "half", *_COMPARING, *(word.split("-")[0].split()[0] for word in CARDINALS)}

_BESIDE_NAMED = (
    rf"(?:on\s+)?the\s+(?:eve|(?:\S+\s+)?anniversary)\s+of\b"
    rf"(?:\s+(?:the|an?|this|that|his|her|its|their)\s+(?!{MONTH})[^\W\d][\w’'-]*)?"
)
"""With the first word of what is named, so that a reader sees of what."""

COUNTED: tuple[Production, ...] = (
    rule(
        NUMBERS,
        rf"{_COUNT}(?P<half>\s+and\s+a\s+half)?[\s-]+{_UNIT}s?(?P<and>\s+and\s+a\s+half)?\s+(?:early\s+)?"
        r"(?P<how>ago|earlier|previously|later|afterwards|back|from\s+now|hence|from\s+today|(?:before|after)(?=\s*"
        r"(?:[,.;:)]|$)))(?!\w)",
        _ago,
    ),
    rule(NUMBERS, rf"{_COUNT}[\s-]+{_UNIT}s?\s+(?P<how>before|after)\b(?!\s*[,.;:)])", _beside_event),
    rule(
        {"several", "many", "a", "some", "days", "weeks", "months", "years", "hours", "decades", "centuries"},
        r"(?:(?:several|many|a\s+few|some|a\s+number\s+of)\s+)?(?:hours|days|weeks|months|years|decades|centuries"
        r"|moments|minutes)\s+"
        r"(?:ago|earlier|later|afterwards)\b",
        _unresolved,
    ),
    rule(
        {"the"},
        rf"the\s+(?:day|{_PART})\s+(?P<how>before|after)(?P<half>)(?P<and>)(?=\s*[,.;:)]|\s+(?:in|at|by|with|to|when"
        rf"|and|on)\b|$)",
        _next_to_day,
    ),
    rule(
        {"in"},
        rf"in\s+{_COUNT}\s+{_UNIT}(?:s?['’]s?\s+(?P<time>time)|s?(?P<later>\s+from\s+now)?)\b",
        _in_units,
    ),
    rule(
        {"within"},
        rf"within\s+(?:(?:the\s+next\s+|a\s+period\s+of\s+)?{_COUNT}[\s-]+{_UNIT}s?|(?:the|this)\s+(?P<whole>week"
        rf"|month|year|quarter|decade))\b",
        _within,
    ),
    rule(
        {"the", "these", "past", "last"},
        rf"(?:(?:the|these)\s+)?(?:past|last|previous|preceding)\s+(?:(?P<n>{CARDINAL})|few|several"
        rf"|couple\s+of)\s+{_UNIT}s?\b",
        _past_units,
    ),
    rule(
        {"the", "recent", "coming", "this"},
        r"(?:the\s+)?(?:very\s+)?(?:coming|next|following|recent|near)\s+"
        rf"(?:(?:few|several|couple\s+of|{CARDINAL})\s+)?(?:hours|days|weeks|months|years|decades|future)\b",
        _unresolved,
    ),
    rule({"the", "on"}, _BESIDE_NAMED, _unresolved),
    rule({"before"}, r"before\s+the\s+(?P<unit>week|month|year|decade)\s+(?:is|was)\s+(?:out|over)\b", _deadline_over),
    rule({"year", "month", "the", "week"}, r"(?:the\s+)?(?P<unit>year|month|week)(?:['’]s[\s-]|-)end\b", _over),
)  # fmt: skip

COUNT_BESIDE = re.compile(rf"{_COUNT}[\s-]+{_UNIT}s?\s+(?P<how>before|after)\s+(?:the\s+)?", re.I)
"""Read with the date that follows."""

UNIT_IN_PHRASE = rule({"the"}, r"the\s+(?P<unit>week|month|year|decade)\b(?!\s+\d)", _bare_unit)
"""Read only after "the end of", "before" and their like."""
