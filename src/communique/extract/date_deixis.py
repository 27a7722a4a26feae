"""State the grammar of dates counted from another: "yesterday", "last Thursday", "earlier this month"."""

import re
from datetime import date, timedelta

from communique.extract.date_counting import unit_around
from communique.extract.date_frame import Frame, Production, rule, weekday_near
from communique.extract.date_words import WEEKDAY, WEEKDAY_NAMES, WEEKDAY_NUMBERS
from communique.extract.periods import UNKNOWN, Period, day, days, weekend

_PART = r"(?:morning|forenoon|afternoon|evening|night|noon|lunchtime|midday)"

_NAMES_WEEKDAY = re.compile(r"\b(?:Black|Bloody|Good|Ash|Holy|Palm|Maundy|Super|Super-|Cyber|Easter|Whit)\s+$")
_NAME_AFTER_WEEKDAY = re.compile(
    r"\s+(?:Times|Telegraph|Express|Mail|Agreement|Mass|Tribune|Independent|Herald|Club"
    r"|Group|Mirror|Post|Standard)\b"
)

_STEP = dict.fromkeys(("last", "past", "previous", "preceding"), -1) | dict.fromkeys(("next", "coming", "following"), 1)
_STEP |= dict.fromkeys(("this", "current", "present", "that", "same", "ongoing"), 0)
_ANAPHORS = ("that", "same", "previous", "preceding", "following")


def _step(words: str) -> int:
    return _STEP[words.lower().split()[-1]]


def _base(words: str, frame: Frame) -> date | None:
    """Return the day to count from: "that" and "the following" lean on the day named before."""
    return frame.previous_time() if words.lower().split()[-1] in _ANAPHORS else frame.anchor


def _deictic_day(match: re.Match[str], frame: Frame) -> Period | None:
    if frame.anchor is None:
        return UNKNOWN
    word = " ".join(match["word"].lower().split())
    shift = {
        "yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1, "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }.get(word, 0)  # fmt: skip
    return day(frame.anchor + timedelta(shift)).counted()


def _named_part(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "that evening", "the following day", "the next morning", "this Thursday morning"'s like."""
    words = match["which"].lower()
    if words == "the next":
        words = "the following"
    base = frame.previous_day()
    if base is None or (words.split()[-1] in ("that", "same") and frame.previous is None):
        return UNKNOWN
    return day(base + timedelta(_step(words))).counted()


def _same_day(_match: re.Match[str], frame: Frame) -> Period | None:
    """Read "earlier in the day" as the day named in this sentence or the one before; else it stays open."""
    base = frame.previous_day() if frame.previous and frame.is_near else None
    return day(base).counted() if base else UNKNOWN


def _weekday(match: re.Match[str], frame: Frame) -> Period | None:
    name, anchor = match["weekday"], frame.anchor
    if not name[0].isupper() or _NAMES_WEEKDAY.search(frame.text, max(0, match.start() - 12), match.start()):
        return None
    if _NAME_AFTER_WEEKDAY.match(frame.text, match.end()):
        return None
    if anchor is None:
        return UNKNOWN
    number, which = WEEKDAY_NUMBERS[name[:3].lower()], " ".join((match["which"] or "").lower().split())
    if match["week"]:
        monday = _monday(match["week"], frame)
        return day(monday + timedelta(number)).counted() if monday else UNKNOWN
    if match["later"]:
        coming = weekday_near(number, "future", anchor).first
        return day(coming + timedelta(7)).counted() if coming else UNKNOWN
    return _weekday_by(which or (match["post"] or "").lower(), number, match.start("weekday"), frame)


def _weekday_by(which: str, number: int, place: int, frame: Frame) -> Period:
    anchor = frame.anchor
    if anchor is None:
        return UNKNOWN
    last = which.split()[-1] if which else ""
    if last in ("last", "past"):
        return weekday_near(number, "past", anchor - timedelta(1))
    if last in ("next", "coming"):
        return weekday_near(number, "future", anchor)
    if last in ("previous", "preceding", "following") and (base := frame.previous_day()):
        ahead = last == "following"
        return weekday_near(number, "future" if ahead else "past", base if ahead else base - timedelta(1))
    tense = frame.tense(place)
    if tense == "present":
        owns = frame.text.startswith(("'s ", "’s "), place + len(WEEKDAY_NAMES[number]))
        tense = "past" if owns or frame.in_title(place) else "future"
    if last == "this" and tense == "future":
        return weekday_near(number, "future", anchor - timedelta(1))
    return weekday_near(number, tense, anchor)


def _monday(words: str, frame: Frame) -> date | None:
    base = _base(words, frame)
    return base - timedelta(base.weekday()) + timedelta(7 * _step(words)) if base else None


def _whole_unit(match: re.Match[str], frame: Frame) -> Period | None:
    words, unit = match["which"].lower(), match["unit"].lower()
    base = _base(words, frame)
    if base is None:
        return UNKNOWN
    step = _step(words) + (-1 if match["before"] else 0)
    if words.split()[-1] in ("past", "preceding") and unit == "day":
        return None
    found = unit_around(base, unit, step)
    return _shaded_unit(found, (match["shade"] or "").lower(), unit, base, step)


def _shaded_unit(found: Period, shade: str, unit: str, base: date, step: int) -> Period:
    """Cut "earlier this week" at the anchor; of longer units only mark which part is meant."""
    if unit == "week" and step == 0 and found.first and found.last:
        if shade == "earlier":
            return days(found.first, base).counted().shaded("start")
        if shade == "later":
            return days(base, found.last).counted().shaded("end")
    if shade in ("early", "earlier"):
        return found.shaded("start")
    if shade in ("late", "later"):
        return found.shaded("end")
    return found.shaded("mid") if shade.startswith("mid") else found


def _weekend(match: re.Match[str], frame: Frame) -> Period | None:
    if frame.anchor is None:
        return UNKNOWN
    words = (match["which"] or "").lower().split()
    last = words[-1] if words else ""
    weekday = frame.anchor.weekday()
    if last in ("last", "past"):
        return weekend(frame.anchor - timedelta(7 if weekday < 5 else weekday - 4)).counted()
    if last in ("next", "coming"):
        return weekend(frame.anchor + timedelta(7 if last == "next" and weekday >= 5 else 0)).counted()
    back = last != "this" and frame.tense(match.start()) == "past" and weekday < 5
    return weekend(frame.anchor - timedelta(7 if back else 0)).counted()


def _unit_before(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "the week before last", "the month after next"."""
    if frame.anchor is None:
        return UNKNOWN
    return unit_around(frame.anchor, match["unit"].lower(), -2 if match["back"] else 2)


_DETERMINERS = {"last", "next", "this", "the", "previous", "following", "that"}
_SHADES = {"early", "late", "earlier", "later", "mid"}
_WEEKDAY_STARTS = {*(name.lower() for name in WEEKDAY_NAMES), *_DETERMINERS}
_WHICH_DAY = r"(?P<which>this\s+(?:past|coming)|last|next|this|the\s+(?:previous|following|preceding|coming|past)|previous|following)"
_WHICH_WEEK = r"(?P<week>last|next|this|the\s+(?:previous|following|preceding|same|coming)|that)"
_WHICH = (
    r"(?P<which>last|next|this|(?:the|this)\s+(?:past|coming|previous|following|preceding|current|present|ongoing"
    r"|same|next|last)|that|(?:previous|"
    r"following|current|coming))"
)
_SHADE = r"(?:(?P<shade>early|late|earlier|later|mid)[\s-]+(?:in\s+)?)?"
_GREAT = r"(?P<unit>week|fortnight|month|year|quarter|decade|century)"

DEIXIS: tuple[Production, ...] = (
    rule(
        {"today", "tonight", "yesterday", "tomorrow", "overnight", "during", *_SHADES, *_DETERMINERS},
        r"(?:(?:early|late|earlier|later)\s+)?(?P<word>today|tonight|yesterday|tomorrow|the\s+day\s+"
        r"(?:before\s+yesterday|after\s+tomorrow)"
        rf"|this\s+(?:very\s+)?{_PART}|last\s+(?:night|evening)|overnight|during\s+the\s+night)(?:\s+"
        rf"(?:early\s+)?{_PART})?\b",
        _deictic_day,
    ),
    rule(
        {"that", "the"},
        rf"(?P<which>that|the\s+(?:same|previous|following|preceding|next))\s+(?:very\s+)?(?:day|{_PART})"
        rf"(?!\s+of\b)\b(?:['’]s(?=\s))?",
        _named_part,
    ),
    rule({"earlier", "later"}, r"(?:earlier|later)\s+(?P<which>in\s+the\s+same|on\s+the\s+same|in\s+the)\s+day\b", _same_day),
    rule(
        _WEEKDAY_STARTS,
        rf"(?:(?:{_WHICH_DAY}|the)\s+)?(?P<weekday>{WEEKDAY})(?!s\b)\b(?:\s+(?:early\s+)?{_PART}\b)?"
        rf"(?:\s+(?:of\s+)?{_WHICH_WEEK}\s+week\b|\s+(?P<later>week)\b(?!\s*-)|\s+(?P<post>last|next)\b(?!\s+(?:week"
        rf"|month|year)))?",
        _weekday,
    ),
    rule({"a"}, rf"a(?P<which>)\s+(?P<later>week)\s+(?:on"
                rf"|from)\s+(?P<weekday>{WEEKDAY})\b(?P<week>)(?P<post>)", _weekday),
    rule(
        {"next", "last", "this"},
        rf"(?P<week>next|last|this)\s+week\s+on\s+(?P<weekday>{WEEKDAY})\b(?P<which>)(?P<later>)(?P<post>)",
        _weekday,
    ),
    rule(
        {*_DETERMINERS, *_SHADES, "current", "coming"},
        rf"{_SHADE}{_WHICH}\s+{_GREAT}(?P<before>\s+but\s+one)?\b(?!['’]s\s+time)(?!\s+(?:before|after)\s+(?:last"
        rf"|next))",
        _whole_unit,
    ),
    rule(
        {"the", "this", "last", "next", "at", "over"},
        r"(?:the|(?P<which>last|next|this\s+(?:past|coming)|this|the\s+(?:past|coming|previous)))\s+weekend\b",
        _weekend,
    ),
    rule({"the"}, rf"the\s+{_GREAT}\s+(?:(?P<back>before\s+last)|after\s+next)\b", _unit_before),
)  # fmt: skip
