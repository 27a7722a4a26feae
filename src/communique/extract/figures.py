"""Read dates of figures alone, "2025-07-01" and "01/07/2025", and tell which of day and month comes first."""

import re
from datetime import date
from functools import lru_cache

from communique.extract.date_frame import Frame, Production, rule
from communique.extract.periods import UNSPECIFIED_DAY, Period, calendar_day, day
from communique.knowledge.date_orders import Order, order_of
from communique.reading import Document

_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")


def _iso(match: re.Match[str], _frame: Frame) -> Period | None:
    when = calendar_day(*(int(match[part]) for part in ("y", "m", "d")))
    return day(when) if when else None


def _figures(match: re.Match[str], frame: Frame) -> Period | None:
    """Read "01/07/2025"; where nothing tells which comes first, only its year is known: "2025-XX-XX"."""
    first, second = int(match["d"]), int(match["m"])
    number = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    by_day, by_month = calendar_day(number, second, first), calendar_day(number, first, second)
    if match["sep"] == "." or by_month is None or by_day == by_month:
        return day(by_day) if by_day else day(by_month) if by_month and match["sep"] == "/" else None
    if by_day is None:
        return day(by_month)
    document = frame.parse.document
    order = shown_order(document.text)
    if order:
        return day(by_day if order == "day_first" else by_month)
    return _by_writer(document, by_day, by_month)


def _by_writer(document: Document, by_day: date, by_month: date) -> Period:
    """Read it as its writer would, marked as unsure."""
    order = (
        order_of("publisher", document.publisher)
        or order_of("issuer", document.issuer)
        or order_of("language", document.language)
        or ("day_first" if document.issuer else None)
    )
    if order is None:
        return Period(f"{by_day.year:04}{UNSPECIFIED_DAY}", min(by_day, by_month), max(by_day, by_month))
    when = by_day if order == "day_first" else by_month
    return Period(f"{when}?", when, when)


@lru_cache(maxsize=4)
def shown_order(text: str) -> Order | None:
    """Return the order that a text's own dates show, those whose day is past the twelfth; None where they disagree."""
    shown: set[Order] = set()
    for match in _SLASHED.finditer(text):
        first, second = int(match[1]), int(match[2])
        if 12 < first <= 31 and second <= 12:
            shown.add("day_first")
        elif 12 < second <= 31 and first <= 12:
            shown.add("month_first")
    return shown.pop() if len(shown) == 1 else None


FIGURES: tuple[Production, ...] = (
    rule({"0"}, r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
                r"(?!\d)", _iso),
    rule({"0"}, r"(?P<d>\d{1,2})(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/]|\.\d)", _figures),
)  # fmt: skip
