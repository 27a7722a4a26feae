"""Find the times that a document names: dates as EDTF, durations as ISO 8601, sets and times of day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from communique.extract.anchoring import find_anchor
from communique.extract.clock import clock_at, set_at
from communique.extract.date_frame import Frame
from communique.extract.date_phrases import date_at
from communique.extract.date_words import MONTH
from communique.extract.durations import duration_at
from communique.extract.periods import Mod, Period
from communique.extract.time_words import likely_starts
from communique.language.parse import Parse
from communique.reading import Span

__all__ = ["TimeExpression", "find_times"]

Kind = Literal["date", "duration", "set", "time"]

_ENTRY = re.compile(
    rf"(?m)^[-–—•*\s]{{0,3}}(?:[^\W\d]+,\s)?(?:\d{{1,2}}\s)?{MONTH}(?:\s\d{{1,2}},?)?\s(?:19"
    rf"|20)\d\d[.:,]"
)
_ENTRY_START = re.compile(r"[-–—•*\s]{0,3}(?:[^\W\d]+,\s)?")
_ENTRIES = 2
"""Paragraphs that a dated heading opens; so many make a chronicle."""

_REACH = 6
"""Sentences that "the same day" may reach back."""


@dataclass(frozen=True)
class TimeExpression:
    """Words that name a time, and the time they name."""

    span: Span
    kind: Kind
    value: str | None
    """EDTF level 1 of a date, ISO 8601 of a duration; None where the words leave it open."""
    mod: Mod | None = None
    anchor: date | None = None
    """The day it was counted from."""


@dataclass
class _Reader:
    """Reads one document from front to back, and keeps the day named last."""

    parse: Parse
    anchor: date | None
    is_chronicle: bool
    last_day: tuple[int, Period] | None = None
    last_named: tuple[int, Period] | None = None
    heading: Period | None = None

    def read(self) -> Iterator[TimeExpression]:
        at = 0
        for start in likely_starts(self.parse.document.text):
            time = self._time_at(start) if start >= at else None
            if time:
                at = time.span.end
                yield time

    def _time_at(self, at: int) -> TimeExpression | None:
        text = self.parse.document.text
        if at and (text[at - 1].isalnum() or text[at - 1] in "_$€£"):
            return None
        choices = [choice for choice in (self._date_at(at), *self._others_at(at)) if choice]
        return max(choices, key=lambda time: time.span.end, default=None)

    def _date_at(self, at: int) -> TimeExpression | None:
        sentence = self.parse.sentence_at(at)
        heads = self.is_chronicle and self._heads_paragraph(at)
        found = date_at(at, self._frame(sentence, heads))
        if found is None:
            return None
        end, period = found
        if heads and period.first:
            self.heading, self.last_day = period, None
        self._remember(sentence, period)
        counted_from = (period.base or self._counted_from()) if period.relative and period.edtf else None
        return TimeExpression(self._cut(at, end), "date", period.edtf, period.mod, counted_from)

    def _frame(self, sentence: int, heads: bool) -> Frame:
        """Give what the date is resolved against; in a chronicle, the date that heads the entry."""
        day = self.last_day[1] if self.last_day and self.last_day[0] >= sentence - _REACH else self.heading
        named = self.last_named[1] if self.last_named and self.last_named[0] >= sentence - _REACH else self.heading
        year = self.heading.first.year if self.heading and self.heading.first else None
        is_near = self.last_day is not None and self.last_day[0] >= sentence - 1
        return Frame(self.parse, self._counted_from(), None if heads else day, is_near, None if heads else named, year)

    def _counted_from(self) -> date | None:
        return self.heading.first if self.heading else self.anchor

    def _remember(self, sentence: int, period: Period) -> None:
        if period.first is not None and period.last is not None:
            self.last_named = sentence, period
            if period.first == period.last:
                self.last_day = sentence, period

    def _heads_paragraph(self, at: int) -> bool:
        text = self.parse.document.text
        return _ENTRY_START.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None

    def _others_at(self, at: int) -> Iterator[TimeExpression]:
        text = self.parse.document.text
        if duration := duration_at(text, at, at < self.parse.document.body_start):
            yield TimeExpression(self._cut(at, duration.end), "duration", duration.value, duration.mod)
        if repeated := set_at(text, at):
            yield TimeExpression(self._cut(at, repeated[0]), "set", repeated[1], "each")
        if clock := clock_at(text, at):
            yield TimeExpression(self._cut(at, clock[0]), "time", clock[1])

    def _cut(self, start: int, end: int) -> Span:
        return Span.cut(self.parse.document.text, start, end)


def find_times(parse: Parse, published: date | None) -> tuple[TimeExpression, ...]:
    """Return the times a document names, in text order, none inside another.

    Dates are counted from the day of publication; without one, from the date that a header or dateline gives.
    """
    document = parse.document
    anchor = find_anchor(document.text, document.body_start, published)
    chronicle = len(_ENTRY.findall(document.text, document.body_start)) >= _ENTRIES
    return tuple(_Reader(parse, anchor, chronicle).read())
