"""Join dates to phrases: ranges, open ends, deadlines, parts: "from 11 to 13 September", "by the end of June"."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from functools import cache

from communique.extract.anchoring import Tense
from communique.extract.date_counting import COUNT_BESIDE, COUNTED, NUMBERS, UNIT_IN_PHRASE, beside
from communique.extract.date_deixis import DEIXIS
from communique.extract.date_frame import Frame, Production
from communique.extract.date_grammar import CALENDAR
from communique.extract.figures import FIGURES
from communique.extract.holidays import holidays, is_holiday
from communique.extract.periods import UNKNOWN, Mod, Period, day, open_after, open_before, span_of
from communique.extract.year_grammar import YEARS

Found = tuple[int, Period]
"""Where the words end, and what they mean."""


_WORD = re.compile(r"\d|[^\W\d_]+")
_PART = re.compile(
    r"(?:the\s+)?(?:very\s+)?(?:(?P<start>beginning|start|opening|outset|first\s+(?:days|day|weeks|week|half|months"
    r"|part)|early\s+part)"
    r"|(?P<mid>middle)|(?P<end>end|close|last\s+(?:days|day|weeks|week)|(?:second|latter)\s+half|final\s+(?:days"
    r"|weeks)))\s+of\s+", re.I
)  # fmt: skip
_SHADE = re.compile(
    r"(?:(?P<start>early|earlier)|(?P<mid>mid(?:dle)?)|(?P<end>late|later|end(?!\s+in\b)))"
    r"(?:[\s-]+(?:in\s+|on\s+|of\s+)?)(?:the\s+)?", re.I
)  # fmt: skip
_SINCE = re.compile(
    r"(?:ever\s+)?since\s+(?:as\s+long\s+ago\s+as\s+|(?:the|its|their|his|her)\s+(?=\d|[A-Z][a-z]{2,8}\.?\s\d))?", re.I
)  # fmt: skip
_UNTIL = re.compile(r"(?:until|till|up\s+to|up\s+until)\s+(?:(?:at\s+least|about|around)\s+)?", re.I)
_BY = re.compile(r"(?:by|no\s+later\s+than|not\s+later\s+than)\s+(?:(?:no\s+later\s+than|about|around)\s+)?", re.I)
_BEFORE = re.compile(r"(?:before|prior\s+to)\s+", re.I)
_FROM = re.compile(r"(?:from|between)\s+", re.I)
_ABOUT = re.compile(r"(?:about|around|circa|roughly)\s+", re.I)
_TO = re.compile(r"\s?[–—-]\s?|\s+(?:to|through|until|till|up\s+to)\s+", re.I)
_AND = re.compile(r"\s+and\s+", re.I)
_JOINS = re.compile(r"\s(?:to|and|until|till|through)\s|[–—-]", re.I)
_PAIR = re.compile(r"\s+(?:and|or)\s+", re.I)
_ONWARDS = re.compile(r"\s+(?:onwards?|on)\b", re.I)

_SHADED = frozenset("early earlier mid middle late later end".split())
_PARTED = frozenset(
    "the very beginning start opening outset first early middle end close last second latter final".split()
)


@cache
def _productions() -> dict[str, tuple[Production, ...]]:
    table: dict[str, list[Production]] = {}
    for production in (*CALENDAR, *FIGURES, *YEARS, *DEIXIS, *COUNTED, *holidays()):
        for word in production.starts:
            table.setdefault(word, []).append(production)
    return {word: tuple(rules) for word, rules in table.items()}


def may_begin(word: str) -> bool:
    """Whether an expression may begin with a word (given in small letters)."""
    return word[0].isdecimal() or word in _productions() or word in _READERS or word in _SHADED or word in _PARTED


def date_at(at: int, frame: Frame) -> Found | None:
    """Read the longest date that begins at a place."""
    key = _key(at, frame)
    return _longest((_READERS.get(key, _beside)(at, frame), _ranged(at, frame)))


def _key(at: int, frame: Frame) -> str:
    """Return the word at a place in small letters, "0" for figures, "" for none."""
    word = _WORD.match(frame.text, at)
    if word is None:
        return ""
    return "0" if word.group()[0].isdecimal() else word.group().lower()


def _longest(found: Iterable[Found | None]) -> Found | None:
    return max((one for one in found if one), key=lambda one: one[0], default=None)


def _core(at: int, frame: Frame, extra: tuple[Production, ...] = ()) -> Found | None:
    rules, text = _productions().get(_key(at, frame), ()), frame.text
    matches = ((production, production.pattern.match(text, at)) for production in (*rules, *extra))
    return _longest(_build(production, match, frame) for production, match in matches if match)


def _build(production: Production, match: re.Match[str], frame: Frame) -> Found | None:
    leaned_before = len(frame.leaned_on)
    try:
        period = production.build(match, frame)
    except (ValueError, OverflowError):  # outside the calendar: "9,000 years ago"
        period = UNKNOWN
    if period and len(frame.leaned_on) > leaned_before:
        period = replace(period, base=frame.leaned_on[-1])
    return (match.end(), period) if period else None


def _simple(at: int, frame: Frame) -> Found | None:
    """Read a date, or a part of one: "the end of June", "early 2019"."""
    key = _key(at, frame)
    part = _part_of(_PART, at, frame) if key in _PARTED else None
    shade = _part_of(_SHADE, at, frame) if key in _SHADED else None
    return _longest((_core(at, frame), part, shade))


def _part_of(pattern: re.Pattern[str], at: int, frame: Frame) -> Found | None:
    match = pattern.match(frame.text, at)
    if match is None:
        return None
    inner = _core(match.end(), frame, (UNIT_IN_PHRASE,))
    if inner is None and match.group().lower().rstrip().endswith("the"):
        inner = _core(match.end() - 4, frame, (UNIT_IN_PHRASE,))
    if inner is None:
        return None
    end, period = inner
    return end, period.shaded(_mod(match)) if period.first != period.last and period.edtf else period


def _mod(match: re.Match[str]) -> Mod:
    return "start" if match["start"] else "mid" if match["mid"] else "end"


def _ranged(at: int, frame: Frame) -> Found | None:
    """Read a date, and with it the other end of a range that it begins."""
    start = _simple(at, frame)
    if start is None:
        return None
    return _range_from(at, start, _TO, frame) or _neighbours(at, start, frame) or start


def _range_from(at: int, start: Found, joint: re.Pattern[str], frame: Frame) -> Found | None:
    match = joint.match(frame.text, start[0])
    if match is None or start[1].edtf is None or "/" in start[1].edtf:
        return None
    end = _simple(match.end(), _with_year_of(start[1], frame))
    if end is None or end[1].edtf is None or "/" in end[1].edtf:
        return None
    first = _sharing_year(at, start[1], end[1], frame)
    if first.first is None or end[1].last is None or first.first > end[1].last:
        return None
    return end[0], span_of(first, end[1])


def _neighbours(at: int, start: Found, frame: Frame) -> Found | None:
    """Read "on Monday and Tuesday" as one run of days; of other pairs only share the year."""
    match = _PAIR.match(frame.text, start[0])
    end = _simple(match.end(), _with_year_of(start[1], frame)) if match else None
    if end is None or start[1].first is None or end[1].first is None:
        return None
    first = _sharing_year(at, start[1], end[1], frame)
    alike = len(first.edtf or "") == len(end[1].edtf or "") <= 10
    if alike and first.last and end[1].first - first.last == timedelta(1):
        return end[0], span_of(first, end[1])
    return start[0], first


def _with_year_of(start: Period, frame: Frame) -> Frame:
    return replace(frame, year=start.first.year) if start.first and not start.relative else frame


def _sharing_year(at: int, start: Period, end: Period, frame: Frame) -> Period:
    """Read the first of two dates again with the year that only the second one says."""
    if not start.relative or end.relative or end.first is None:
        return start
    again = _simple(at, replace(frame, year=end.first.year))
    if again and again[1].first and again[1].first > end.first:
        again = _simple(at, replace(frame, year=end.first.year - 1))
    return again[1] if again and not again[1].relative else start


def _from_to(at: int, frame: Frame) -> Found | None:
    match = _FROM.match(frame.text, at)
    start = _simple(match.end(), frame) if match else None
    if match is None or start is None:
        return None
    if "/" in (start[1].edtf or "") and _JOINS.search(frame.text, match.end(), start[0]):
        return start
    joint = _TO if match.group()[0] in "fF" else _AND
    found = _range_from(match.end(), start, joint, frame)
    if found or joint is _AND:
        return found
    onwards = _ONWARDS.match(frame.text, start[0])
    return (onwards.end(), open_after(start[1])) if onwards else None


def _since(at: int, frame: Frame) -> Found | None:
    match = _SINCE.match(frame.text, at)
    if match is None:
        return None
    found = _simple(match.end(), replace(frame, direction="past"))
    return (found[0], open_after(found[1])) if found else None


def _until(at: int, frame: Frame) -> Found | None:
    match = _UNTIL.match(frame.text, at)
    if match is None:
        return None
    direction: Tense = "past" if frame.runs_on(match.start()) else "future"
    found = _simple(match.end(), replace(frame, direction=direction))
    return (found[0], open_before(found[1])) if found else None


def _by(at: int, frame: Frame) -> Found | None:
    match = _BY.match(frame.text, at)
    if match is None:
        return None
    found = _simple(match.end(), replace(frame, direction=_ahead(match, frame)))
    return (found[0], open_before(found[1])) if found else None


def _before(at: int, frame: Frame) -> Found | None:
    match = _BEFORE.match(frame.text, at)
    if match is None:
        return None
    found = _simple(match.end(), replace(frame, direction=_ahead(match, frame)))
    if found is None:
        return None
    end, period = found
    if period.first is None:
        return found
    if period.mod == "end":
        return end, open_before(period)
    if (period.first == period.last and not is_holiday(frame.text, match.end())) or _is_season(period):
        return end, replace(open_before(period), mod="before")
    return end, replace(open_before(day(period.first - timedelta(1))), mod="before", relative=period.relative)


def _is_season(period: Period) -> bool:
    return len(period.edtf or "") == 7 and (period.edtf or "")[5:] > "12"


def _ahead(match: re.Match[str], frame: Frame) -> Tense:
    """A deadline lies ahead unless the clause looks back."""
    return "past" if frame.tense(match.start()) == "past" else "future"


def _beside(at: int, frame: Frame) -> Found | None:
    """Read "five days before Christmas", "a week after 1 May"."""
    if _key(at, frame) not in NUMBERS:
        return None
    match = COUNT_BESIDE.match(frame.text, at)
    found = _core(match.end(), frame) if match else None
    if match is None or found is None or found[1].first is None or found[1].first != found[1].last:
        return None
    return found[0], beside(match, found[1].first, found[1].relative)


def _approximate(at: int, frame: Frame) -> Found | None:
    match = _ABOUT.match(frame.text, at)
    found = _core(match.end(), frame) if match else None
    if found is None or found[1].edtf is None or "/" in found[1].edtf or frame.text.startswith(("'", "’"), found[0]):
        return None
    return found[0], found[1].shaded("approx")


_READERS: dict[str, Callable[[int, Frame], Found | None]] = {
    **dict.fromkeys(("since", "ever"), _since),
    **dict.fromkeys(("until", "till", "up"), _until),
    **dict.fromkeys(("by", "no", "not"), _by),
    **dict.fromkeys(("before", "prior"), _before),
    **dict.fromkeys(("from", "between"), _from_to),
    **dict.fromkeys(("about", "around", "circa", "roughly"), _approximate),
}
