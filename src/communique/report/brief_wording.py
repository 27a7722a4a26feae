"""Sentences of a brief: when, how and how long sides were in contact, and what a side said in whose account."""

import re
from collections.abc import Sequence
from datetime import date

from communique.extract.periods import bounds
from communique.record import ContactRow, PositionRow
from communique.report.brief_sides import Side, name_party
from communique.report.sourced import plain
from communique.report.wording import MODES, say_date, say_duration

VERBS = {
    "telephone": "spoke by telephone", "video": "spoke by video", "meeting": "met in person", "visit": "met during a visit",
    "summit": "met at a summit", "correspondence": "exchanged messages", "unspecified": "were in contact, by what channel is not told",
}  # fmt: skip
_AHEAD = {
    "planned": "is planned",
    "proposed": "was proposed",
    "cancelled": "was cancelled",
    "denied": "was denied",
    "under_way": "was under way",
}
_NOUNS = {
    "telephone": "A telephone call", "video": "A video call", "meeting": "A meeting in person", "visit": "A visit",
    "summit": "A summit", "correspondence": "An exchange of messages", "unspecified": "A contact",
}  # fmt: skip
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day ")
_LOOSE = ("to", "that", "which", "any", "provided", "on", "if", "it", "the", "this", "there", "no", "not", "as", "of")
"""First words of a passage that does not go on from its speaker's name."""


def first_day(edtf: str | None) -> date | None:
    """Return the first day of a date that may be vague."""
    return bounds(edtf)[0] if edtf else None


def last_day(edtf: str | None) -> date | None:
    """Return the last day of a date that may be vague."""
    return bounds(edtf)[1] if edtf else None


def when(edtf: str | None) -> str:
    """Return a date as a sentence begins with it: "On Tuesday 1 July 2025", "In September 2022"."""
    if not edtf:
        return "On a day that is not told"
    words = say_day(edtf)
    if words.startswith(("until", "since", "about")):
        return words[0].upper() + words[1:]
    if "/" in edtf:
        return f"Between {words.replace(' to ', ' and ', 1)}"
    return f"{'On' if len(edtf.rstrip('~?%').split('-')) == 3 else 'In'} {words}"


def say_when(edtf: str | None) -> str:
    """Return a date as it stands within a sentence: "on 1 July 2025"."""
    words = when(edtf)
    return words[0].lower() + words[1:]


def say_contact(row: ContactRow) -> str:
    """Return one contact as a sentence: who, when, how, how long, who began it."""
    people = join_words([who.name for who in row.participants])
    if row.status != "held":
        return f"{_NOUNS[row.mode]} of {people} {_AHEAD[row.status]}, {say_when(row.date)}."
    words = f"{when(row.date)} {people} {VERBS[row.mode]}"
    words += f" in {row.location}" if row.location else ""
    about = "about " if row.duration_approximate else ""
    words += f" for {about}{say_duration(row.duration)}" if row.duration else ""
    words += f", on the initiative of {row.initiator.name}" if row.initiator else ""
    return words + "."


def say_position(row: PositionRow, *others: PositionRow) -> str:
    """Return a stand in its document's words, with holder, day and whose account it is; `others` tell the same elsewhere."""
    holders = join_words([who.name for who in row.holders]) or "A party that is not named"
    quoted = f"“{plain(row.proposition)}”"
    first = row.proposition.split()[0] if row.proposition.split() else ""
    runs_on = first.islower() and first not in _LOOSE
    words = f"{holders} {quoted}" if runs_on else f"the stand of {holders} was {quoted}"
    words = f"{when(row.day)} {words}"
    if row.condition and plain(row.condition) not in plain(row.proposition):
        words += f", “{plain(row.condition)}”"
    words += {"hedged": ", as is reported with reserve", "conditional": "", "asserted": ""}[row.modality]
    words += ", which is denied or withheld in the text" if row.negated else ""
    return f"{words} ({say_accounts((row, *others))})."


def say_accounts(rows: Sequence[PositionRow]) -> str:
    """Return whose accounts tell a stand: "as France and Russia tell it", "as others report"."""
    parties = [name_party(party) for party in dict.fromkeys(row.account_of for row in rows) if party]
    told = [f"as {join_words(parties)} tell{'s' * (len(parties) == 1)} it"] if parties else []
    told += ["as others report"] if any(row.account_of is None for row in rows) else []
    return join_words(told)


def say_day(edtf: str) -> str:
    """Return a date in words without the day of the week: "1 July 2025"."""
    return _WEEKDAY.sub("", say_date(edtf))


def say_mode(mode: str) -> str:
    """Return a channel as it is counted: "by telephone"."""
    return {"meeting": "in person", "unspecified": "by a channel not told"}.get(mode, MODES[mode])


def say_days(days: int) -> str:
    """Return a number of days as a length of time that is easy to grasp."""
    if days < 60:
        return f"{days} day{'s' * (days != 1)}"
    if days < 730:
        return f"{days} days (about {round(days / 30.44)} months)"
    return f"{days} days (about {days / 365.25:.1f} years)"


def join_words(words: list[str]) -> str:
    """Return a list as English has it: "A, B and C"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def says_something(row: PositionRow) -> bool:
    """Whether a stand is more than the condition of another one."""
    return row.condition is None or plain(row.condition) != plain(row.proposition)


def same_side(row: PositionRow, side: Side) -> bool:
    """Whether a side holds a stand, alone or with others."""
    return any(side.has(who) for who in row.holders)
