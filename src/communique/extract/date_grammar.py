"""State the grammar of calendar dates: "1 July 2025", "11 to 13 September", "last March", "autumn 2022", "Q3 2024"."""

import re
from datetime import timedelta

from communique.extract.date_frame import Frame, Production, nearest, rule, weekday_near
from communique.extract.numerals import ORDINALS, alternatives, number_of
from communique.extract.periods import (
    AUTUMN, SPRING, SUMMER, UNKNOWN, WINTER, Period, calendar_day, century, day, days, decade, month, months, season,
    span_of, year,
)  # fmt: skip

MONTH_NAMES = "January February March April May June July August September October November December".split()
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
WEEKDAY_NUMBERS = {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
SEASONS = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "fall": AUTUMN, "winter": WINTER}

_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
MONTH = rf"(?:(?:{'|'.join(MONTH_NAMES)})\b|{_SHORT_MONTH})"
WEEKDAY = rf"(?:{'|'.join(WEEKDAY_NAMES)}|(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)\.)"
YEAR = (
    r"(?:1[0-9]\d\d|20\d\d)(?!\d|[.,]\d|\s?%|\s+(?:people|troops|soldiers|men|women|tonnes|tons|dollars|euros"
    r"|megawatts|MW|km|kilomet|"
    r"miles|metres|families|refugees|prisoners|vessels|tourists|students|square|million|billion|other|more|hours)\b)\b"
)
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d|\s?%)|"
      rf"(?:{alternatives({k: v for k, v in ORDINALS.items() if v < 32})})\b)"
_WHICH = (
    r"(?P<which>this\s+(?:past|coming)|last|next|this|the\s+(?:coming|past|previous|following|preceding|same|current)"
    r"|that|past|previous|following)"
)
TAIL = (
    rf"(?:(?:,\s*|\s+)(?:of\s+)?(?P<year>{YEAR})"
    r"|\s+(?:of\s+)?(?P<yref>(?:last|this|next|that|the\s+(?:same|previous|following|preceding|current))\s+year))?"
)
_BEFORE = rf"(?:(?:(?:this|next|last|the)\s+)?{WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?,?\s+(?:the\s+)?)?"
_AND = r"(?:\s?[-–—/]\s?|\s+(?:to|and|until|till|through|&)\s+(?:the\s+)?)"

_MONTH_STARTS = {*(name.lower() for name in MONTH_NAMES), *MONTH_NUMBERS, "sept"}
_WEEKDAY_STARTS = {*(name.lower() for name in WEEKDAY_NAMES), *WEEKDAY_NUMBERS, "tues", "weds", "thur", "thurs"}
_DETERMINERS = {"this", "last", "next", "the", "that", "past", "previous", "following"}
_ORDINAL_STARTS = {word.partition("-")[0] for word in ORDINALS}
_UNSURE_MONTHS = ("may", "mar", "apr", "jun", "aug")
_LEADS_TO_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|before|after|of|from|to|during|throughout|and|early|late|mid|end|between|for|around"
    r"|about|or|"
    r"through|this|next|last)[\s-]+$", re.I
)  # fmt: skip
_LEADS_TO_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|from|of|during|through|throughout|around|about|circa|early|late|mid"
    r"|end|for|to|between|than)"
    r"[\s-]+|\b(?:since|after|before|until|following|from)\s+(?:the|its|their|his|her|\S{1,20}['’]s?)\s+|\()$", re.I
)  # fmt: skip
_LEADS_TO_SEASON = re.compile(
    r"\b(?:in|by|before|until|since|after|during|early|late|mid|of|from|over|through|for|end|and|or)[\s-]+"
    r"(?:the\s+)?$", re.I
)  # fmt: skip
_NAME_AFTER_DATE = re.compile(
    r"\s+(?:attacks\b|terror|hijack|hostage\s+rescue|(?:(?:Youth|Popular|National)\s+)?(?:Movement|Alliance|Coalition"
    r"|Bloc|Camp|Brigade|Street|Avenue|"
    r"Square|Agreement|Revolution|group|alliance|coalition|movement|bloc|camp)\b)"
)  # fmt: skip


def _absolute_year(match: re.Match[str], frame: Frame) -> int | None:
    """Return the year that the words give: by its figures, by "last year", or by a date that follows."""
    if match["year"]:
        return int(match["year"])
    words = (match["yref"] or "").lower()
    if not words:
        return None if match.re.groupindex.get("which") and match["which"] else frame.year
    base = frame.previous_time() if re.match(r"that|the\s", words) and "current" not in words else frame.anchor
    if base is None:
        return None
    return base.year + {"last": -1, "next": 1, "previous": -1, "preceding": -1, "following": 1}.get(words.split()[-2], 0)


def _month_number(words: str) -> int:
    return MONTH_NUMBERS[words[:3].lower()]


def _is_name(match: re.Match[str], group: str, frame: Frame) -> bool:
    """A month, weekday or season in small letters is a verb or a thing; one that a name follows belongs to the name."""
    return not match[group][0].isupper() or _NAME_AFTER_DATE.match(frame.text, match.end()) is not None


def _on_day(match: re.Match[str], number: str, frame: Frame) -> Period | None:
    """Return the day that a month and a day's number name, in the year given or in that which the tense picks."""
    named, figure = _month_number(match["month"]), int(number_of(number))
    stated = _absolute_year(match, frame)
    if stated is not None:
        when = calendar_day(stated, named, figure)
        return (day(when).counted() if match["yref"] else day(when)) if when else None
    if frame.anchor is None:
        return UNKNOWN if calendar_day(2000, named, figure) else None
    options = [calendar_day(frame.anchor.year + shift, named, figure) for shift in (-1, 0, 1)]
    return nearest([day(when) for when in options if when], frame.tense(match.start()), frame.anchor)


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


def _iso(match: re.Match[str], _frame: Frame) -> Period | None:
    when = calendar_day(*(int(match[part]) for part in ("y", "m", "d")))
    return day(when) if when else None


def _figures(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "01/07/2025": day first unless an American account; "?" where both readings are days."""
    first, second = int(match["d"]), int(match["m"])
    number = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    document = frame.parse.document
    american = match["sep"] == "/" and (document.issuer == "USA" or document.language == "en-US")
    readings = [calendar_day(number, second, first), calendar_day(number, first, second)]
    when = next((reading for reading in (readings[::-1] if american else readings) if reading), None)
    if when is None:
        return None
    unsure = match["sep"] == "/" and all(readings) and readings[0] != readings[1]
    return Period(f"{when}?" if unsure else f"{when}", when, when)


def _month_alone(match: re.Match[str], frame: Frame) -> Period | None:
    number = _month_number(match["month"])
    stated = _absolute_year(match, frame)
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
    if match["month"].lower().startswith(("may", "march")) and re.match(r"['’]s?\s+[a-z]", frame.text[match.end() : match.end() + 4]):
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
    """Read "the 14th": of the month named before or now, as the tense has it."""
    base, figure = frame.previous_day(), int(number_of(match["day"]))
    if base is None:
        return UNKNOWN
    options = [month(base.year, base.month + shift).first for shift in (-1, 0, 1)]
    found = [calendar_day(first.year, first.month, figure) for first in options if first]
    if frame.previous is not None and found[1]:
        return day(found[1]).counted()
    return nearest([day(when) for when in found if when], frame.tense(match.start()), base)


def _year_alone(match: re.Match[str], frame: Frame) -> Period | None:
    start = match.start()
    heads_line = (start == 0 or frame.text[start - 1] == "\n") and re.match(r"\s*(?:[:.–—-]|\n|$)", frame.text[match.end() :][:4])
    if not heads_line and not _LEADS_TO_YEAR.search(frame.text, max(0, start - 34), start):
        return None
    return year(int(match["year"]))


def _year_range(match: re.Match[str], _frame: Frame) -> Period | None:
    start, end = int(match["year"]), match["end"]
    last = int(end) if len(end) == 4 else start // 100 * 100 + int(end)
    return span_of(year(start), year(last)) if start < last <= start + 100 else None


def _decade(match: re.Match[str], _frame: Frame) -> Period | None:
    if match["year"]:
        return decade(int(match["year"]))
    named = "twenties thirties forties fifties sixties seventies eighties "
            "nineties".split().index(match["words"].lower()) + 2
    return decade(1900 + named * 10)


def _century(match: re.Match[str], _frame: Frame) -> Period | None:
    number = int(number_of(match["nth"]))
    return century((number - 1) * 100) if 10 <= number <= 22 else None


def _season(match: re.Match[str], frame: Frame) -> Period | None:
    word, start = match["season"], match.start("season")
    which = " ".join((match["which"] or "").lower().split())
    stated = _absolute_year(match, frame)
    code = SEASONS[word.lower()]
    if word[0].isupper() and stated is None and not which and not frame.in_title(start):
        return None
    if stated is not None:
        return season(stated, code)
    led = _LEADS_TO_SEASON.search(frame.text, max(0, match.start() - 20), match.start())
    if word.lower() == "fall" and which not in ("last", "next", "this"):
        return None
    if (not which and not led) or (which == "that" and not frame.named):
        return None
    return _season_by(which, code, match.start(), frame)


def _season_by(which: str, code: int, place: int, frame: Frame) -> Period:
    anchor = frame.anchor
    if anchor is None:
        return UNKNOWN
    options = [season(anchor.year + shift, code) for shift in (-2, -1, 0, 1)]
    if which in ("last", "this past", "the past", "past", "the previous", "previous"):
        return next(option for option in options[::-1] if option.last and option.last < anchor).counted()
    if which in ("the following", "following") and (base := frame.previous_time()):
        return nearest([season(base.year + shift, code) for shift in (0, 1)], "future", base)
    if which in ("next", "this coming", "the coming"):
        return next(option for option in options if option.first and option.first > anchor).counted()
    if which == "this":
        return nearest(options[1:], "future" if options[2].first and options[2].first > anchor else "past", anchor)
    return nearest(options, frame.tense(place), anchor)


def _part_of_year(match: re.Match[str], frame: Frame) -> Period | None:
    base = frame.anchor
    stated = _absolute_year(match, frame)
    if stated is None and base is None:
        return UNKNOWN
    number = stated if stated is not None else base.year if base else 0
    size = 6 if match["half"] else 3
    words = (match["nth"] or match["figure"]).lower()
    which = 12 // size if words in ("last", "final") else int(number_of(words))
    if not 1 <= which <= 12 // size:
        return None
    part = months(number, (which - 1) * size + 1, size)
    return part if match["year"] else part.counted()


def _week_of_month(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "the first week of July" as its days one to seven, "the last week" as its last seven."""
    found = _month_alone(match, frame)
    if found is None or found.first is None or found.last is None:
        return found
    words = match["nth"].lower()
    start = found.last - timedelta(6) if words in ("last", "final") else found.first + timedelta(7 * int(number_of(words)) - 7)
    run = days(start, start + timedelta(6))
    return run.counted() if found.relative else run


def _weekday_of_date(match: re.Match[str], frame: Frame) -> Period | None:
    """Read a weekday's abbreviation only before a comma or at a full stop: "Thurs., ..."."""
    return weekday_near(WEEKDAY_NUMBERS[match["weekday"][:3].lower()], frame.tense(match.start()), frame.anchor)


_D, _M = rf"(?P<day>{DAY})", rf"(?P<month>{MONTH})"
_LAST = rf"(?P<last>{DAY})"
_DATED = {"0", *_WEEKDAY_STARTS, *_ORDINAL_STARTS, "the", "this", "next", "last"}
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"

CALENDAR: tuple[Production, ...] = (
    rule({"0"}, r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
                r"(?!\d)", _iso),
    rule({"0"}, r"(?P<d>\d{1,2})(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/]|\.\d)", _figures),
    rule(_DATED, rf"{_BEFORE}(?:the\s+)?{_D}(?:\s+day)?(?:\s+of)?[\s-]+{_M}{TAIL}", _month_day),
    rule(_MONTH_STARTS | _WEEKDAY_STARTS | _DETERMINERS, rf"{_BEFORE}{_M}[\s-]+(?:the\s+)?{_D}{TAIL}", _month_day),
    rule(_DATED, rf"{_BEFORE}(?:the\s+)?{_D}(?:,\s+{DAY}){{0,4}}{_AND}{_LAST}(?:\s+of)?\s+{_M}{TAIL}", _day_range),
    rule(_MONTH_STARTS, rf"{_M}\s+{_D}(?:,\s+{DAY}){{0,4}}{_AND}{_LAST}(?!\s+{MONTH}){TAIL}", _day_range),
    rule(_MONTH_STARTS | _DETERMINERS, rf"(?:{_WHICH}\s+)?{_M}{TAIL}", _month_alone),
    rule({"last", "this", "next"}, rf"(?P<which>last|this|next)\s+year['’]s\s+{_M}", _last_years_month),
    rule(
        {"the", "0"},
        r"the\s+(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?=\s*(?:[,.;:)—–]|$)|\s+(?:and|to|in|at|with|by|for"
        r"|when|he|she|they)\b)",
        _day_of_month,
    ),
    rule({"0"}, rf"(?P<year>{YEAR})", _year_alone),
    rule({"0"}, r"(?P<year>(?:1[89]|20)\d\d)\s?[-–/]\s?(?P<end>(?:1[89]|20)\d\d|\d\d)(?![\d-])\b", _year_range),
    rule({"0", "the"}, r"(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)['’]?s(?P<words>)\b", _decade),
    rule({"the"}, r"the(?P<year>)\s+(?P<words>twenties|thirties|forties|fifties|sixties|seventies|eighties"
                  r"|nineties)\b", _decade),
    rule({"the", "0", *_ORDINAL_STARTS}, rf"(?:the\s+)?(?P<nth>\d\d(?:st|nd|rd|th)"
                                         rf"|{alternatives(ORDINALS)})[\s-]+century\b", _century),
    rule({*SEASONS, *_DETERMINERS}, rf"(?:(?:{_WHICH}|the)\s+)?{_SEASON}(?!\s+of\s+(?!1|20|last|this|next|that|the\s+"
                                    rf"(?:same|previous|following)))"
         rf"(?:\s+of(?=\s+(?:1|20)))?{TAIL}", _season),
    rule(
        {"the", *_ORDINAL_STARTS, "last", "0"},
        rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last|final|[1-4](?:st|nd|rd|th))[\s-]+(?:(?P<half>half)"
        rf"|quarter|trimester)(?P<figure>)"
        rf"\s+of(?:\s+(?:(?P<year>{YEAR})|(?P<yref>(?:last|this|next|that|the\s+(?:same|following|current))\s+year)"
        rf"|the\s+year))",
        _part_of_year,
    ),
    rule({"q1", "q2", "q3", "q4", "h1", "h2"}, rf"(?:Q|(?P<half>H))(?P<figure>[1-4])(?P<nth>)\b{TAIL}", _part_of_year),
    rule({"the", "first", "second", "third", "fourth", "last", "final"},
         rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last|final)\s+week\s+(?:of"
         rf"|in)\s+(?P<which>)(?P<month>{MONTH}){TAIL}", _week_of_month),
    rule(_WEEKDAY_STARTS, r"(?P<weekday>(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)\.),?(?=\s)", _weekday_of_date),
)  # fmt: skip
