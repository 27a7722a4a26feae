"""Hold what a date is resolved against: the anchor, the clause's tense, and the dates named just before."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from communique.extract.anchoring import Tense, tense_at
from communique.extract.periods import UNKNOWN, Period, day
from communique.language.parse import Parse

_LOOKS_AHEAD = re.compile(
    r"\b(?:ahead\s+of|(?<!was\s)(?<!were\s)(?<!been\s)(?:scheduled|planned|set|due|slated|expected)|upcoming|forthcoming|coming)\s+"
    r"(?:(?:for|on|to|in|the)\s+){0,3}$"
    r"|\b(?:possibly|probably|perhaps|likely|provisionally|tentatively|maybe)\s+(?:(?:in|on|at|for|the)\s+){1,2}$"
    r"|\b(?:next\s+(?:round|meeting|session|summit|talks|call|visit)|preparations\s+for|look(?:s|ed|ing)?\s+forward"
    r"|expected\s+(?:meeting|visit|call|talks|summit)|(?:has|have|had)\s+invited|invitation\s+to)\b[^.;:]{0,70}$"
    r"|(?<!blame\s)(?<!blamed\s)\bfor\s+(?:the\s+)?$", re.I
)  # fmt: skip
_MOST_OF_A_YEAR, _CLOSE_BY = timedelta(300), timedelta(60)
_RAN_ON = re.compile(
    r"\b(?:lasted|continued|ran|went\s+on|stayed|remained|dragged|talked|waited|worked|sat|negotiated|served)\b"
    r"[^.;]{0,60}$", re.I
)  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """What the words around a date give for its resolution."""

    parse: Parse
    anchor: date | None
    previous: Period | None = None
    """The day named last in this sentence or one of those just before."""
    is_near: bool = True
    """Whether that was in this sentence or the one before."""
    named: Period | None = None
    """The date of any size named last there."""
    year: int | None = None
    """A year said further on that this date shares."""
    direction: Tense | None = None
    """Set where a preposition decides it: "since" looks back, "by" looks ahead."""
    leaned_on: list[date] = field(default_factory=list)
    """The days of the text that were counted from so far, so that a rule's builder need not tell."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.parse.document.text

    def tense(self, place: int) -> Tense | None:
        """Return where the words at a place look: back, ahead, or (present, None) nowhere in particular."""
        if self.direction:
            return self.direction
        owns = self.text.startswith(("'", "’"), self._word_end(place))
        if not owns and _LOOKS_AHEAD.search(self.text, max(0, place - 100), place):
            return "future"
        return tense_at(self.parse, place)

    def _word_end(self, place: int) -> int:
        while place < len(self.text) and self.text[place].isalnum():
            place += 1
        return place

    def runs_on(self, place: int) -> bool:
        """Whether "until" ends what went on in the past."""
        return _RAN_ON.search(self.text, max(0, place - 90), place) is not None

    def in_title(self, place: int) -> bool:
        """Whether a place lies in the headline, where any word may have a capital."""
        return place < self.parse.document.body_start

    def previous_day(self) -> date | None:
        """Return the day named just before, else the anchor."""
        return self.leaning(self.previous)

    def previous_time(self) -> date | None:
        """Return the first day of the date named just before, of whatever size, else the anchor."""
        return self.leaning(self.named)

    def leaning(self, period: Period | None) -> date | None:
        """Return the first day of a date named before, else the anchor, and note what was leaned on."""
        if period is None or period.first is None:
            return self.anchor
        self.leaned_on.append(period.first)
        return period.first


Builder = Callable[[re.Match[str], Frame], Period | None]


@dataclass(frozen=True)
class Production:
    """One rule of the grammar: the words that may begin it, its pattern, and what it means (None: no date)."""

    starts: frozenset[str]
    pattern: re.Pattern[str]
    build: Builder


def rule(starts: Iterable[str], pattern: str, build: Builder) -> Production:
    """Make a rule; the start "0" stands for any word that begins with a figure."""
    return Production(frozenset(starts), re.compile(pattern, re.I), build)


def nearest_day(choices: Iterable[Period | None], place: int, frame: Frame) -> Period:
    """Return the day that the tense picks; not one most of a year ago where the same day comes soon."""
    known, tense = [choice for choice in choices if choice], frame.tense(place)
    chosen, closest = nearest(known, tense, frame.anchor), nearest(known, None, frame.anchor)
    if frame.direction or frame.anchor is None or not known or tense != "past":
        return chosen
    far = _distance(chosen, frame.anchor) > _MOST_OF_A_YEAR and _distance(closest, frame.anchor) < _CLOSE_BY
    return closest if far else chosen


def nearest(choices: Iterable[Period | None], tense: Tense | None, anchor: date | None) -> Period:
    """Return what the tense picks: the last begun by the anchor, the first to end after it, or else the nearest."""
    known = [choice for choice in choices if choice and choice.first and choice.last]
    if anchor is None or not known:
        return UNKNOWN
    past = [choice for choice in known if choice.first and choice.first <= anchor]
    future = [choice for choice in known if choice.last and choice.last >= anchor]
    if tense == "past" and past:
        return past[-1].counted()
    if tense == "future" and future:
        return future[0].counted()
    return min(known, key=lambda choice: _distance(choice, anchor)).counted()


def _distance(choice: Period, anchor: date) -> timedelta:
    if choice.first is None or choice.last is None:
        return timedelta.max
    return max(choice.first - anchor, anchor - choice.last, timedelta(0))


def weekday_near(number: int, tense: Tense | None, anchor: date | None) -> Period:
    """Return the weekday: nearest not after the anchor for the past, nearest after it for the future."""
    if anchor is None:
        return UNKNOWN
    if tense == "future":
        return day(anchor + timedelta((number - anchor.weekday() - 1) % 7 + 1)).counted()
    return day(anchor - timedelta((anchor.weekday() - number) % 7)).counted()
