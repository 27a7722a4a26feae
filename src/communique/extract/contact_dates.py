"""Choose which of the dates that a document names is the day of a contact."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from communique.extract.clauses import clauses_apart, is_past_perfect, is_simple_past, stands_aside
from communique.extract.dates import TimeExpression
from communique.extract.numerals import ORDINAL
from communique.extract.periods import bounds
from communique.language.parse import Parse
from communique.reading import Span
from communique.tagger.tags import ContactTag

if TYPE_CHECKING:
    from spacy.tokens import Token

TOOK_PLACE = ("held", "under_way")

_TO_COME = ("planned", "proposed")
_ACCOUNTS = ("readout", "joint_statement", "transcript")
"""Kinds of document that tell of the day they are issued, where they name no other."""

_ACCOUNT_TITLE = re.compile(
    r"(?:readout|remarks|(?:[\w-]+\s){0,2}(?:conversation|call|meeting|talks|visit))\s+(?:with|of|by|between)\b", re.I
)
_FINITE = ("VBD", "VBZ", "VBP", "MD")

_CLAUSE = re.compile(r"[;:–—]|,\s+(?:who|which|where|when|while|but|and|after|as)\b|\b(?:since|of)\s")
_COUNTING = re.compile(rf"\b(?:{ORDINAL}|times|twice|time)\b[^,;.]{{0,40}}$", re.I)
_GREETING = re.compile(r"\b(?:congratulat|greeting|wish|felicitat|on\s+the\s+occasion\s+of|best\s+of)[^.;]*$", re.I)
_EVE = re.compile(r"\b(?:eve|(?:the\s+day|night|evening|morning)\s+(?:before|after)|ago|before)\b", re.I)
_OTHER_DAY = re.compile(r"\b(?:eve|(?:in\s+the|that|same|next|following|previous)\s+day|(?:before|after)$)", re.I)
_DATELINE = re.compile(r"[A-Z(][^\n]{0,60}?(?:\s|\)|\.)[–—-]{1,2}\s")
_ENTRY_START = re.compile(r"[-–—•*\s]{0,3}(?:[^\W\d]+,\s)?")
_ENTRY_GOES_ON = re.compile(r"\s?[.:–—]|\s-\s|\n")
_CLAUSE_BORDER, _BARE_YEAR, _HEADING, _UNSURE = 60, 120, 60, 200
"""What counts as so many characters of distance."""

_SENTENCES_BACK = 3


@dataclass(frozen=True)
class Dated:
    """A date that a report's words give."""

    time: TimeExpression
    doubt: float
    """How far it stands from the trigger, in characters, and how unsure the trigger is: the less, the surer."""


@dataclass(frozen=True)
class ContactDates:
    """The dates of one document, to choose from."""

    parse: Parse
    times: tuple[TimeExpression, ...]
    """In text order."""

    def of(self, tag: ContactTag) -> Dated | None:
        """Return the date that the trigger's sentence gives it, or that heads its entry in a chronicle."""
        here = self._between(*self.parse.sentences[self.parse.sentence_at(tag.start)])
        unsure = _UNSURE * (1 - tag.probability)
        fitting = [Dated(time, self._distance(time, tag) + unsure) for time in here if self._may_date(time, tag)]
        line = self.parse.document.text.rfind("\n", 0, tag.start) + 1
        if heading := self._headings.get(line):
            fitting.append(Dated(heading, _HEADING + unsure))
        nearest = min(fitting, key=lambda dated: dated.doubt, default=None)
        return nearest if nearest and nearest.time.value else None

    def implied(self, tags: Sequence[ContactTag], *, is_main: bool) -> tuple[str, Span | None] | None:
        """Return the day of a contact none of whose reports names one, with the words that do; None where none do.

        An account tells of the day of its publication. News goes on from the day told of just before, or in its lead.
        """
        document = self.parse.document
        of_publication = (document.published.isoformat(), None) if document.published else None
        told_by_a_side = is_account(self.parse)
        if told_by_a_side and is_main:
            return of_publication
        if any(self._is_left_open(tag) for tag in tags):
            return None
        told = next((time for tag in tags if (time := self._told_before(tag))), None)
        if told is None and told_by_a_side:
            return of_publication if any(is_simple_past(self._trigger(tag)) for tag in tags) else None
        if told is None and (is_main or not any(is_past_perfect(self._trigger(tag)) for tag in tags)):
            lead = self.parse.sentences[self.parse.sentence_at(document.body_start)]
            told = next(self._told_days(*lead), None)
        return (told.value or "", told.span) if told else None

    def _is_left_open(self, tag: ContactTag) -> bool:
        """Whether its sentence names another day by words that give none: "on the eve of the summit"."""
        here = self._between(*self.parse.sentences[self.parse.sentence_at(tag.start)])
        return any(time.value is None and _EVE.search(time.span.text) for time in here)

    @cached_property
    def _dates(self) -> tuple[TimeExpression, ...]:
        """Dates, and words that name another day without giving it, so that no other date is taken for theirs."""
        return tuple(t for t in self.times if t.kind == "date" and (t.value or _OTHER_DAY.search(t.span.text)))

    @cached_property
    def _starts(self) -> list[int]:
        return [time.span.start for time in self._dates]

    def _between(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _may_date(self, time: TimeExpression, tag: ContactTag) -> bool:
        """What took place did so by the day of publication; what is to come lies ahead, if only by a deadline."""
        value = time.value or ""
        if value.endswith("/..") or self._belongs_elsewhere(time, tag) or self._is_greeted(time):
            return False
        if tag.status in TOOK_PLACE:
            return not value.startswith("../") and not self._is_ahead(value)
        return tag.status not in _TO_COME or not self._is_past(value)

    def _belongs_elsewhere(self, time: TimeExpression, tag: ContactTag) -> bool:
        """Whether the date is told of something else ("who took office in March"), or of a count ("third this year")."""
        if time.span.start < self._dateline_end or stands_aside(self._root_of(time), self._trigger(tag)):
            return True
        is_day = (time.value or "").count("-") > 1
        start = time.span.start
        return not is_day and _COUNTING.search(self.parse.document.text, max(0, start - 60), start) is not None

    def _is_greeted(self, time: TimeExpression) -> bool:
        """Whether a holiday is what good wishes are for."""
        start = time.span.start
        return _GREETING.search(self.parse.document.text, max(0, start - 90), start) is not None

    def _is_ahead(self, value: str) -> bool:
        published, first = self.parse.document.published, bounds(value)[0]
        return published is not None and first is not None and first > published

    def _is_past(self, value: str) -> bool:
        published, last = self.parse.document.published, bounds(value)[1]
        return published is not None and last is not None and last < published

    def _distance(self, time: TimeExpression, tag: ContactTag) -> int:
        low, high = min(time.span.end, tag.end), max(time.span.start, tag.start)
        between = self.parse.document.text[low:high]
        borders = _CLAUSE_BORDER * len(_CLAUSE.findall(between)) + (_BARE_YEAR if len(time.value or "") == 4 else 0)
        return len(between) + borders + clauses_apart(self._root_of(time), self._trigger(tag))

    def _trigger(self, tag: ContactTag) -> "Token | None":
        return self.parse.token_at(tag.start)

    def _root_of(self, time: TimeExpression) -> "Token | None":
        """Return the word of a date that the others hang on."""
        token = self.parse.token_at(time.span.start)
        while token is not None and token.head != token:
            if not time.span.start <= self.parse.start_of(token.head) < time.span.end:
                break
            token = token.head
        return token

    @cached_property
    def _headings(self) -> dict[int, TimeExpression]:
        """The dates that head paragraphs, by the paragraph's start; none where only one paragraph has such a date."""
        text, found = self.parse.document.text, dict[int, TimeExpression]()
        for time in self._dates:
            line = text.rfind("\n", 0, time.span.start) + 1
            leads = _ENTRY_START.fullmatch(text, line, time.span.start) and _ENTRY_GOES_ON.match(text, time.span.end)
            if leads and line >= self.parse.document.body_start:
                found[line] = time
        return found if len(found) > 1 else {}

    @cached_property
    def _dateline_end(self) -> int:
        document = self.parse.document
        found = _DATELINE.match(document.text, document.body_start)
        return found.end() if found else 0

    def _told_before(self, tag: ContactTag) -> TimeExpression | None:
        """Return the day that the sentences just before in the paragraph tell of."""
        paragraph = max(self.parse.document.body_start, self.parse.document.text.rfind("\n", 0, tag.start) + 1)
        index = self.parse.sentence_at(tag.start)
        for start, end in reversed(self.parse.sentences[max(0, index - _SENTENCES_BACK) : index]):
            days = list(self._told_days(start, end)) if start >= paragraph else []
            if days:
                return days[-1]
        return None

    def _told_days(self, start: int, end: int) -> Iterator[TimeExpression]:
        """Yield the single days between two places on which something was done."""
        for time in self._between(start, end):
            value, is_dateline = time.value or "", time.span.start < self._dateline_end
            is_day = len(value) == len("2025-07-01") and "/" not in value
            if is_day and not is_dateline and not self._is_ahead(value) and not stands_aside(self._root_of(time), None):
                yield time


def is_account(parse: Parse) -> bool:
    """Whether a document is an account of a contact by those who took part, or a record of their words."""
    return parse.document.kind in _ACCOUNTS or bool(parse.turns) or _is_conventional(parse)


def _is_conventional(parse: Parse) -> bool:
    """Whether the title is an account's: "Meeting with President Mkapa", without a verb."""
    title = parse.document.title or ""
    words = (token for place, token in parse.tokens.items() if place < len(title))
    return _ACCOUNT_TITLE.match(title) is not None and not any(token.tag_ in _FINITE for token in words)


def dates_agree(a: str | None, b: str | None) -> bool:
    """Whether two EDTF dates can be the same day: one within the other, as far as each is exact."""
    if a is None or b is None:
        return True
    first, second = _edges(a), _edges(b)
    return first[0] <= second[1] and second[0] <= first[1]


def _edges(value: str) -> tuple[str, str]:
    start, _, end = value.rstrip("~?%").partition("/")
    end = end or start
    return start.rstrip("~?%").strip("."), end.rstrip("~?%").strip(".") + "~"
