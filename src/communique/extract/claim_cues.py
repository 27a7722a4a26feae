"""Find the words that make a claim about earlier contacts: "first since", "last met", "third call"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.extract.claim_words import (
    AHEAD,
    CLAUSE_END,
    CONTACT,
    COUNTED,
    DONE_TIMES,
    FIRST,
    HIATUS,
    LAST_DONE,
    LAST_OF,
    LONGEST,
    MAY_COUNT,
    MOST_RECENTLY,
    NEGATED,
    NEXT_CLAUSE,
    NEXT_COMMA,
    NO_CONTACT,
    NOT_A_GAP,
    NTH,
    NTH_BARE,
    NTH_TIME,
    RANKED,
    REACH,
    SCOPE,
    SINCE,
    SINCE_CONTACT,
    TIME_NOT_LAST,
    TIMES_FIRST,
    TRAILING_LAST,
)
from communique.extract.dates import TimeExpression
from communique.extract.numerals import TIMES, number_of
from communique.extract.periods import Mod
from communique.language.parse import Parse
from communique.reading.terms import ClaimKind


@dataclass(frozen=True)
class Cue:
    """Words that claim something of earlier contacts: what kind, what value, where they stand."""

    kind: ClaimKind
    value: str | int
    start: int
    end: int
    said: str = ""
    """The words that give the value: "nearly three years"."""
    mod: Mod | None = None


@dataclass
class Clause:
    """One sentence with the times in it."""

    text: str
    start: int
    end: int
    times: tuple[TimeExpression, ...]
    before: str = ""
    words: str = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.text[self.start : self.end]

    def date_in(self, start: int, end: int) -> TimeExpression | None:
        """Return the first resolved date between two places."""
        return next((t for t in self.times if t.kind == "date" and t.value and start <= t.span.start < end), None)

    def length_in(self, start: int, end: int) -> TimeExpression | None:
        """Return the first duration between two places that "in" or "for" leads to."""
        return next((t for t in self.times if _is_gap(t) and start <= t.span.start < end and self._is_led(t)), None)

    def _is_led(self, time: TimeExpression) -> bool:
        return NOT_A_GAP.search(self.text, max(0, time.span.start - 12), time.span.start) is not None

    def speaks_of_contact(self, start: int, end: int) -> bool:
        """Whether a contact is named between two places, and nothing of sport or trade."""
        words = self.text[max(self.start, start) : min(self.end, end)]
        return CONTACT.search(words) is not None and NO_CONTACT.search(words) is None


def _is_gap(time: TimeExpression) -> bool:
    """Whether a duration is one of days or more."""
    return time.kind == "duration" and time.value is not None and "T" not in time.value


def find_cues(parse: Parse, times: tuple[TimeExpression, ...]) -> Iterator[Cue]:
    """Yield the claims of each sentence."""
    starts, text = [t.span.start for t in times], parse.document.text
    before = ""
    for start, end in _pieces(parse):
        here = times[bisect_left(starts, start) : bisect_left(starts, end)]
        clause = Clause(text, start, end, here, before)
        yield from _cues_of(clause)
        before = clause.words


def _pieces(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the sentences; one of no sensible length in pieces, so that the work grows with the text alone."""
    for start, end in parse.sentences:
        for place in range(start, end, LONGEST):
            yield place, min(end, place + LONGEST)


def _cues_of(clause: Clause) -> Iterator[Cue]:
    low = clause.words.lower()
    if clause.times:
        if "first" in low:
            yield from _firsts(clause)
        if "last" in low or "recent" in low or "previous" in low or "since" in low:
            yield from _lasts(clause)
        yield from _silences(clause)
    if MAY_COUNT.search(low):
        yield from _counts(clause)


def _firsts(clause: Clause) -> Iterator[Cue]:
    for match in FIRST.finditer(clause.text, clause.start, clause.end):
        reach = min(clause.end, match.end() + REACH)
        since = SINCE.search(clause.text, match.end(), reach)
        length = clause.length_in(match.end(), since.start() if since else reach)
        if length and clause.speaks_of_contact(match.start() - 120, clause.end):
            yield Cue("gap", length.value or "", match.start(), length.span.end, length.span.text, length.mod)
        apart = length is not None and since is not None and since.start() - length.span.end > 3
        if since and not apart and clause.speaks_of_contact(match.start() - 120, reach):
            yield from _dated("first_since", match.start(), since.start(), since.end(), clause)


def _dated(kind: ClaimKind, start: int, clause_start: int, after: int, clause: Clause) -> Iterator[Cue]:
    stop = CLAUSE_END.search(clause.text, after, clause.end)
    time = clause.date_in(clause_start, stop.start() if stop else clause.end)
    if time:
        yield Cue(kind, _closed(time), start, time.span.end, time.span.text, time.mod)


def _closed(time: TimeExpression) -> str:
    """Return a date without its open end: "since 2011" names 2011."""
    return (time.value or "").removesuffix("/..").removeprefix("../")


def _lasts(clause: Clause) -> Iterator[Cue]:
    taken: set[int] = set()
    for pattern in (LAST_DONE, LAST_OF, TRAILING_LAST, MOST_RECENTLY):
        for match in pattern.finditer(clause.text, clause.start, clause.end):
            if match.start("cue") in taken or TIME_NOT_LAST.match(clause.text, match.start("cue")):
                continue
            if pattern is MOST_RECENTLY and not clause.speaks_of_contact(clause.start, match.start()):
                continue
            time = _time_of_last(match, clause)
            if time:
                taken.add(match.start("cue"))
                yield Cue("last_contact", _closed(time), match.start("cue"), time.span.end, time.span.text, time.mod)
    for match in SINCE_CONTACT.finditer(clause.text, clause.start, clause.end):
        if not RANKED.search(clause.text, max(clause.start, match.start() - 60), match.start()):
            yield from _dated("last_contact", match.start(), match.start(), match.end(), clause)


def _time_of_last(match: re.Match[str], clause: Clause) -> TimeExpression | None:
    """Return the date that follows in the clause; commas do not end it, another verb does."""
    border = NEXT_COMMA if match.re is MOST_RECENTLY else NEXT_CLAUSE
    stop = border.search(clause.text, match.end(), clause.end)
    time = clause.date_in(match.end() - 1, min(stop.start() if stop else clause.end, match.end() + 130))
    return None if time is None or (time.value or "").endswith("/..") or (time.value or "").startswith("../") else time


def _silences(clause: Clause) -> Iterator[Cue]:
    for match in NEGATED.finditer(clause.text, clause.start, clause.end):
        reach = min(clause.end, match.end() + REACH)
        since = SINCE.search(clause.text, match.end(), min(reach, match.end() + 90))
        if since:
            yield from _dated("last_contact", match.start(), since.start(), since.end(), clause)
        elif length := clause.length_in(match.end(), min(reach, match.end() + 60)):
            yield Cue("gap", length.value or "", match.start(), length.span.end, length.span.text, length.mod)
    for match in HIATUS.finditer(clause.text, clause.start, clause.end):
        yield from _hiatus(match, clause)


def _hiatus(match: re.Match[str], clause: Clause) -> Iterator[Cue]:
    for time in clause.times:
        if not _is_gap(time) or not time.value:
            continue
        before = 0 <= match.start() - time.span.end <= 14
        after = 0 <= time.span.start - match.end() <= 6 and clause.text[match.end() : time.span.start].strip() == "of"
        if (before or after) and clause.speaks_of_contact(clause.start, clause.end):
            start, end = min(match.start(), time.span.start), max(match.end(), time.span.end)
            yield Cue("gap", time.value, start, end, time.span.text, time.mod)


def _counts(clause: Clause) -> Iterator[Cue]:
    taken: list[tuple[int, int]] = []
    for cue in _all_counts(clause):
        if not any(start < cue.end and cue.start < end for start, end in taken):
            taken.append((cue.start, cue.end))
            yield cue


def _all_counts(clause: Clause) -> Iterator[Cue]:
    text, start, end = clause.text, clause.start, clause.end
    for match in NTH.finditer(text, start, end):
        if _is_series(match, clause):
            yield _count(match, "n", match.end("noun"))
    for match in NTH_BARE.finditer(text, start, end):
        if int(number_of(match["n"])) > 1 and (clause.speaks_of_contact(start, end) or CONTACT.search(clause.before)):
            yield _count(match, "n", match.end())
    for match in NTH_TIME.finditer(text, start, end):
        if int(number_of(match["n"])) > 1 and clause.speaks_of_contact(start, end):
            yield _count(match, "n", match.end())
    for pattern in (DONE_TIMES, TIMES_FIRST, COUNTED):
        for match in pattern.finditer(text, start, end):
            if NO_CONTACT.search(clause.words) is None and CONTACT.search(clause.before + clause.words):
                yield _count(match, "n", match.end())


def _count(match: re.Match[str], group: str, end: int) -> Cue:
    words = match[group].lower().removesuffix(" times").strip()
    number = TIMES[words] if words in TIMES else int(number_of(words))
    return Cue("count", number, match.start(group), end, match[group])


def _is_series(match: re.Match[str], clause: Clause) -> bool:
    """An ordinal counts contacts where a series is told: whose they are, or since when, and not what is yet to come."""
    if int(number_of(match["n"])) < 2 or NO_CONTACT.search(clause.words):
        return False
    owner = match["owner"].strip().lower()
    owned = owner not in ("", "the", "this", "a", "only the", "for the", "was", "is", "be", "only")
    scoped = re.match(SCOPE, match["rest"], re.I) or re.search(
        rf"\b(?:with|between|of|by"
        rf"|to)\b[^,;]{{1,60}}?{SCOPE}",
        match["rest"],
        re.I,
    )
    if match["noun"][0].isupper():
        return False
    if AHEAD.search(clause.text, max(clause.start, match.start() - 40), match.start()) and not scoped:
        return False
    return bool(owned or scoped or match["such"])
