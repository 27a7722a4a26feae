"""How cells are said in English: dates, durations, modes, acts; and text made safe for a terminal."""

import calendar
import re
from datetime import date

KINDS = {
    "readout": "readout", "joint_statement": "joint statement", "statement": "statement", "transcript": "transcript",
    "news": "news report", "analysis": "analysis", "other": "other document",
}  # fmt: skip
MODES = {
    "telephone": "by telephone", "video": "by video", "meeting": "meeting in person", "visit": "visit",
    "summit": "summit", "correspondence": "correspondence", "unspecified": "channel not given",
}  # fmt: skip
STATUSES = {
    "held": "held", "under_way": "under way", "planned": "planned", "proposed": "proposed", "cancelled": "cancelled",
    "denied": "denied",
}  # fmt: skip
RELATIONS = {
    "common_ground": "common ground", "clash": "clash", "mixed": "common ground and clash", "discussed": "discussed",
}  # fmt: skip
CLAIMS = {
    "first_since": "first since", "last_contact": "last contact", "count": "number of contacts", "gap": "first in",
}  # fmt: skip
BASES = {"stated": "stated in the text", "inferred": "inferred from the wording"}
ACTS = {
    "state": "states", "support": "supports", "oppose": "opposes", "request": "requests", "reject": "rejects",
    "accuse": "accuses", "warn": "warns", "offer": "offers", "promise": "promises", "agree": "agrees", "deny": "denies",
    "praise": "praises",
}  # fmt: skip

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "m": "minute", "S": "second"}
_MONTHS = {f"{number:02}": name for number, name in enumerate(calendar.month_name) if name}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def safe(text: str) -> str:
    """Return text in one line that a terminal may be sent: control characters and direction marks become "\ufffd"."""
    return _UNSAFE.sub("\ufffd", " ".join(text.split()))


def shorten(text: str, limit: int = 280) -> str:
    """Return words in one line, cut at a word where they are many."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"


def say_date(value: str) -> str:
    """Return an EDTF date in words: "Tuesday 1 July 2025", "September 2022", "11 to 13 September 2022"."""
    if value == "..":
        return "open"
    start, slash, end = value.partition("/")
    if slash:
        if start in ("", ".."):
            return f"until {say_date(end)}"
        if end in ("", ".."):
            return f"since {say_date(start)}"
        return f"{say_date(start)} to {say_date(end)}"
    exact = start.rstrip("~?%")
    about = "about " if exact != start else ""
    parts = exact.split("-")
    try:
        if len(parts) == 3:
            day = date.fromisoformat(exact)
            return f"{about}{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]} {day.year}"
        if len(parts) == 2:
            return about + f"{_SEASONS.get(parts[1]) or _MONTHS[parts[1]]} {parts[0]}"
    except (ValueError, KeyError):
        return value
    return about + (f"the {exact[:3]}0s" if re.fullmatch(r"\d{3}X", exact) else exact)


def say_duration(value: str | None) -> str:
    """Return an ISO 8601 duration in words: "2 hours 30 minutes"."""
    days, _, hours = (value or "").removeprefix("P").partition("T")
    found = re.findall(r"(\d+(?:\.\d+)?)([YMWDHS])", days) + [
        (n, "m" if unit == "M" else unit) for n, unit in re.findall(r"(\d+(?:\.\d+)?)([HMS])", hours)
    ]
    return " ".join(f"{n} {_UNITS[unit]}{'' if n == '1' else 's'}" for n, unit in found) or (value or "")
