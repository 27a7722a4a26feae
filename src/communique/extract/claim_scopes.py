"""Find what contacts a claim speaks of: through which channels, at which level, over which time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast, get_args

from communique.extract.claim_cues import Cue
from communique.extract.dates import TimeExpression
from communique.extract.durations import back_from
from communique.knowledge.scopes import load_scopes
from communique.reading.terms import Level, Mode

_ANY = re.compile(r"\b(?:talks|contacts?|exchanges?)\b", re.I)
"""Words for contacts of every kind: no channel beside them narrows the claim."""

_LEADS_TO_PERIOD = re.compile(r"(?:\b(?:in|within|over|during|since|of|for|between)\s+(?:the\s+)?|\s)$", re.I)
_REACH = 60
"""Characters from a count to the time that it counts over."""

_AROUND = 60
"""Characters before a claim in which its level may be named: "the first visit by a French president"."""


_LEVELS: dict[Level, frozenset[str]] = {
    "leaders": frozenset({"head_of_state", "head_of_government", "supreme_leader", "monarch"}),
    "ministers": frozenset(
        {"foreign_minister", "defence_minister", "interior_minister", "finance_minister", "trade_minister"}
    ),
}


@dataclass(frozen=True)
class Scope:
    """What contacts a claim speaks of; empty or None: all."""

    modes: tuple[Mode, ...] = ()
    level: Level | None = None
    period: str | None = None


def scope_of(cue: Cue, text: str, times: Sequence[TimeExpression], now: date | None) -> Scope:
    """Return the scope that a claim's words give it; `now` is the day a length of time is counted back from."""
    words = text[cue.start : cue.end]
    return Scope(_modes(words), _level(words), _period(cue, text, times, now) if cue.kind == "count" else None)


def _modes(words: str) -> tuple[Mode, ...]:
    """Return the channels named; the first line of the table that fits decides."""
    if _ANY.search(words):
        return ()
    named = (scope.modes for scope in load_scopes() if scope.modes and scope.words.search(words))
    return tuple(cast(Mode, mode) for mode in next(named, ()) if mode in get_args(Mode))


def _level(words: str) -> Level | None:
    named = (scope.level for scope in load_scopes() if scope.level and scope.words.search(words))
    return cast(Level, found) if (found := next(named, None)) else None


def _period(cue: Cue, text: str, times: Sequence[TimeExpression], now: date | None) -> str | None:
    """Return the time that a count is over: "this year", "since March", "in a month"."""
    for time in times:
        if cue.start <= time.span.start <= cue.end + _REACH and time.value:
            between = text[cue.end : time.span.start] if time.span.start > cue.end else " "
            if re.search(r"[.;]", between) or not _LEADS_TO_PERIOD.search(between):
                continue
            if time.kind == "date":
                return time.value
            if time.kind == "duration" and "T" not in time.value and now is not None:
                return f"{back_from(now, time.value)}/{now}"
    return None


def level_of(offices: Iterable[frozenset[str]]) -> Level | None:
    """Return the level of a contact between holders of offices (codes of the knowledge base); None where they differ."""
    held = list(offices)
    for level, codes in _LEVELS.items():
        if held and all(codes & mine for mine in held):
            return level
    return None
