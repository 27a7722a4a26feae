"""State the grammar of years and their parts: "in 2011", "the 1990s", "autumn 2022", "the third quarter of 2024"."""

import re

from communique.extract.date_frame import Frame, Production, nearest, rule
from communique.extract.date_words import SEASONS, TAIL, WHICH, YEAR
from communique.extract.numerals import ORDINALS, alternatives, number_of
from communique.extract.periods import (
    UNKNOWN,
    Period,
    century,
    decade,
    months,
    season,
    span_of,
    year,
)  # fmt: skip

_DETERMINERS = {"this", "last", "next", "the", "that", "past", "previous", "following"}
_ORDINAL_STARTS = {word.partition("-")[0] for word in ORDINALS}
_YEARS_ON = {"last": -1, "next": 1, "previous": -1, "preceding": -1, "following": 1}
_HEADS_LINE = re.compile(r"\s*(?:[:.–—-]|\n|$)")
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_LEADS_TO_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|from|of|during|through|throughout|around|about|circa|early|late|mid"
    r"|end|for|to|between|than)"
    r"[\s-]+|\b(?:since|after|before|until|following|from)\s+(?:the|its|their|his|her|\S{1,20}['’]s?)\s+|\()$", re.I
)  # fmt: skip
_LEADS_TO_SEASON = re.compile(
    r"\b(?:in|by|before|until|since|after|during|early|late|mid|of|from|over|through|for|end|and|or)[\s-]+"
    r"(?:the\s+)?$", re.I
)  # fmt: skip


def absolute_year(match: re.Match[str], frame: Frame) -> int | None:
    """Return the year that the words give: by its figures, by "last year", or by a date that follows."""
    if match["year"]:
        return int(match["year"])
    words = (match["yref"] or "").lower()
    if not words:
        return None if match.re.groupindex.get("which") and match["which"] else frame.year
    base = frame.previous_time() if re.match(r"that|the\s", words) and "current" not in words else frame.anchor
    if base is None:
        return None
    return base.year + _YEARS_ON.get(words.split()[-2], 0)


def _year_alone(match: re.Match[str], frame: Frame) -> Period | None:
    start = match.start()
    heads_line = (start == 0 or frame.text[start - 1] == "\n") and _HEADS_LINE.match(frame.text, match.end())
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
    named = _DECADES.index(match["words"].lower()) + 2
    return decade(1900 + named * 10)


def _century(match: re.Match[str], _frame: Frame) -> Period | None:
    number = int(number_of(match["nth"]))
    return century((number - 1) * 100) if 10 <= number <= 22 else None


def _season(match: re.Match[str], frame: Frame) -> Period | None:
    word, start = match["season"], match.start("season")
    which = " ".join((match["which"] or "").lower().split())
    stated = absolute_year(match, frame)
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
    stated = absolute_year(match, frame)
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


_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"

YEARS: tuple[Production, ...] = (
    rule({"0"}, rf"(?P<year>{YEAR})", _year_alone),
    rule({"0"}, r"(?P<year>(?:1[89]|20)\d\d)\s?[-–/]\s?(?P<end>(?:1[89]|20)\d\d|\d\d)(?![\d-])\b", _year_range),
    rule({"0", "the"}, r"(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)['’]?s(?P<words>)\b", _decade),
    rule({"the"}, r"the(?P<year>)\s+(?P<words>twenties|thirties|forties|fifties|sixties|seventies|eighties"
                  r"|nineties)\b", _decade),
    rule({"the", "0", *_ORDINAL_STARTS}, rf"(?:the\s+)?(?P<nth>\d\d(?:st|nd|rd|th)"
                                         rf"|{alternatives(ORDINALS)})[\s-]+century\b", _century),
    rule({*SEASONS, *_DETERMINERS}, rf"(?:(?:{WHICH}|the)\s+)?{_SEASON}(?!\s+of\s+(?!1|20|last|this|next|that|the\s+"
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
    rule({"q", "h"}, rf"(?:Q|(?P<half>H))(?P<figure>[1-4])(?P<nth>)\b{TAIL}", _part_of_year),
)  # fmt: skip
