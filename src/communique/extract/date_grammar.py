"""State the grammar of calendar dates: "1 July 2025", "11 to 13 September", "last March", "autumn 2022", "Q3 2024"."""

import re
from datetime import timedelta

from communique.extract.date_frame import Frame, Production, nearest, nearest_day, rule, weekday_near
from communique.extract.date_words import (
    DAY,
    JOINT,
    MONTH,
    MONTH_NAMES,
    MONTH_NUMBERS,
    TAIL,
    WEEKDAY_BEFORE,
    WEEKDAY_NAMES,
    WEEKDAY_NUMBERS,
    WHICH,
)
from communique.extract.numerals import ORDINALS, number_of
from communique.extract.periods import (
    UNKNOWN,
    Period,
    calendar_day,
    day,
    days,
    month,
)  # fmt: skip
from communique.extract.year_grammar import absolute_year

_MONTH_STARTS = {*(name.lower() for name in MONTH_NAMES), *MONTH_NUMBERS, "sept"}
_WEEKDAY_STARTS = {*(name.lower() for name in WEEKDAY_NAMES), *WEEKDAY_NUMBERS, "tues", "weds", "thur", "thurs"}
_DETERMINERS = {"this", "last", "next", "the", "that", "past", "previous", "following"}
_ORDINAL_STARTS = {word.partition("-")[0] for word in ORDINALS}
_UNSURE_MONTHS = ("may", "mar", "apr", "jun", "aug")
_MONTH_OR_DAY = (len("2025-07"), len("2025-07-01"))
_OWNS = re.compile(r"['’]s?\s+[a-z]")
_LEADS_TO_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|before|after|of|from|to|during|throughout|and|early|late|mid|end|between|for|around"
    r"|about|or|"
    r"through|this|next|last)[\s-]+$", re.I
)  # fmt: skip
_NAME_AFTER_DATE = re.compile(
    r"(?:\s+\d{1,2})?\s+(?:attacks\b|terror|hijack|(?:(?:Youth|Popular|National)\s+)?(?:Movement|Alliance|Coalition|Bloc|Camp"
    r"|Brigade|Street|Avenue|Square|Agreement|Revolution|group|alliance|coalition|movement|bloc|camp)\b)"
)


def _month_number(words: str) -> int:
    return MONTH_NUMBERS[words[:3].lower()]


def _is_name(match: re.Match[str], group: str, frame: Frame) -> bool:
    """A month, weekday or season in small letters is a verb or a thing; one that a name follows belongs to the name."""
    return not match[group][0].isupper() or _NAME_AFTER_DATE.match(frame.text, match.end()) is not None


def _on_day(match: re.Match[str], number: str, frame: Frame) -> Period | None:
    """Return the day that a month and a day's number name, in the year given or in that which the tense picks."""
    named, figure = _month_number(match["month"]), int(number_of(number))
    stated = absolute_year(match, frame)
    if stated is not None:
        when = calendar_day(stated, named, figure)
        return (day(when).counted() if match["yref"] else day(when)) if when else None
    if frame.anchor is None:
        return UNKNOWN if calendar_day(2000, named, figure) else None
    options = [calendar_day(frame.anchor.year + shift, named, figure) for shift in (-1, 0, 1)]
    return nearest_day([day(when) for when in options if when], match.start(), frame)


def _month_day(match: re.Match[str], frame: Frame) -> Period | None:
    return None if _is_name(match, "month", frame) else _on_day(match, match["day"], frame)


def _day_range(match: re.Match[str], frame: Frame) -> Period | None:
    if _is_name(match, "month", frame):
        return None
    end, start = _on_day(match, match["last"], frame), int(number_of(match["day"]))
    if end is None or end.first is None:
        return end
    if start >= end.first.day:
        return None
    run = days(end.first.replace(day=start), end.first)
    return run.counted() if end.relative else run


def _month_alone(match: re.Match[str], frame: Frame) -> Period | None:
    number = _month_number(match["month"])
    stated = absolute_year(match, frame)
    if not match["month"][0].isupper():
        return None
    if stated is not None:
        named = month(stated, number)
        return named.counted() if match["yref"] else named
    which = " ".join((match["which"] or "").lower().split())
    if not which and not _may_stand_alone(match, frame):
        return None
    return _month_by(which, number, match.start(), frame)


def _may_stand_alone(match: re.Match[str], frame: Frame) -> bool:
    token = frame.parse.token_at(match.start("month"))
    if _NAME_AFTER_DATE.match(frame.text, match.end()) or (token is not None and token.ent_type_ == "PERSON"):
        return False
    led = _LEADS_TO_MONTH.search(frame.text, max(0, match.start() - 12), match.start())
    if match["month"].lower() in ("may", "march") and _OWNS.match(frame.text, match.end()):
        return bool(led) and token is not None and token.tag_ != "MD"
    return bool(led) or match["month"][:3].lower() not in _UNSURE_MONTHS


def _month_by(which: str, number: int, place: int, frame: Frame) -> Period:
    anchor = frame.anchor
    if anchor is None:
        return UNKNOWN
    current = month(anchor.year, anchor.month)
    options = [month(anchor.year + shift, number) for shift in (-1, 0, 1)]
    if which in ("last", "past", "this past", "the past", "previous", "the previous", "the preceding"):
        return next(option for option in options[::-1] if (option.edtf or "") < (current.edtf or "")).counted()
    if which in ("the following", "following") and (base := frame.previous_time()):
        return month(base.year + (base.month >= number), number).counted()
    if which in ("next", "this coming", "the coming"):
        return next(option for option in options if (option.edtf or "") > (current.edtf or "")).counted()
    if which in ("this", "the current"):
        return options[1].counted()
    if which in ("that", "the same") and (base := frame.previous_time()):
        return month(base.year, number).counted()
    return nearest(options, frame.tense(place), anchor)


def _last_years_month(match: re.Match[str], frame: Frame) -> Period | None:
    if frame.anchor is None or not match["month"][0].isupper():
        return UNKNOWN
    shift = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return month(frame.anchor.year + shift, _month_number(match["month"])).counted()


def _day_of_month(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "the 14th": of the day or month named last, or of now, as the tense has it."""
    leans = frame.named if frame.named and len(frame.named.edtf or "") in _MONTH_OR_DAY else frame.previous
    base, figure = frame.leaning(leans), int(number_of(match["day"]))
    if base is None:
        return UNKNOWN
    options = [month(base.year, base.month + shift).first for shift in (-1, 0, 1)]
    found = [calendar_day(first.year, first.month, figure) for first in options if first]
    if leans is not None and found[1]:
        return day(found[1]).counted()
    return nearest([day(when) for when in found if when], frame.tense(match.start()), base)


def _week_of_month(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "the first week of July" as its days one to seven, "the last week" as its last seven."""
    found = _month_alone(match, frame)
    if found is None or found.first is None or found.last is None:
        return found
    words = match["nth"].lower()
    is_last = words in ("last", "final")
    start = found.last - timedelta(6) if is_last else found.first + timedelta(7 * int(number_of(words)) - 7)
    run = days(start, start + timedelta(6))
    return run.counted() if found.relative else run


def _weekday_of_date(match: re.Match[str], frame: Frame) -> Period | None:
    """Read a weekday's abbreviation only before a comma or at a full stop: "Thurs., ..."."""
    return weekday_near(WEEKDAY_NUMBERS[match["weekday"][:3].lower()], frame.tense(match.start()), frame.anchor)


_D, _M = rf"(?P<day>{DAY})", rf"(?P<month>{MONTH})"
_LAST = rf"(?P<last>{DAY})"
_DATED = {"0", *_WEEKDAY_STARTS, *_ORDINAL_STARTS, "the", "this", "next", "last"}

CALENDAR: tuple[Production, ...] = (
    rule(_DATED, rf"{WEEKDAY_BEFORE}(?:the\s+)?{_D}(?:\s+day)?(?:\s+of)?[\s-]+{_M}{TAIL}", _month_day),
    rule({*_MONTH_STARTS, *_WEEKDAY_STARTS, *_DETERMINERS},
         rf"{WEEKDAY_BEFORE}{_M}[\s-]+(?:the\s+)?{_D}{TAIL}", _month_day),
    rule(_DATED,
         rf"{WEEKDAY_BEFORE}(?:the\s+)?{_D}(?:,\s+{DAY}){{0,4}}{JOINT}{_LAST}(?:\s+of)?\s+{_M}{TAIL}", _day_range),
    rule(_MONTH_STARTS, rf"{_M}\s+{_D}(?:,\s+{DAY}){{0,4}}{JOINT}{_LAST}(?!\s+{MONTH}){TAIL}", _day_range),
    rule(_MONTH_STARTS | _DETERMINERS, rf"(?:{WHICH}\s+)?{_M}{TAIL}", _month_alone),
    rule({"last", "this", "next"}, rf"(?P<which>last|this|next)\s+year['’]s\s+{_M}", _last_years_month),
    rule(
        {"the", "0"},
        r"the\s+(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?=\s*(?:[,.;:)—–]|$)|\s+(?:and|to|in|at|with|by|for"
        r"|when|he|she|they)\b)",
        _day_of_month,
    ),
    rule({"the", "first", "second", "third", "fourth", "last", "final"},
         rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last|final)\s+week\s+(?:of"
         rf"|in)\s+(?P<which>)(?P<month>{MONTH}){TAIL}", _week_of_month),
    rule(_WEEKDAY_STARTS, r"(?P<weekday>(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)\.),?(?=\s)", _weekday_of_date),
)  # fmt: skip
