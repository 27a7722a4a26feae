"""Read times of day and what recurs: "9:30 a.m." as ISO 8601, "every Monday" as the length of its round."""

import re

from communique.extract.date_words import MONTH, WEEKDAY, WEEKDAY_NAMES
from communique.extract.durations import UNIT
from communique.extract.numerals import CARDINAL, CARDINALS, number_of

_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])(?:(?P<sep>[:.h])(?P<minute>[0-5]\d)(?::[0-5]\d)?)?(?!\d|[.,:]\d)"
    r"(?:\s?(?P<half>a\.m\.|p\.m\.|am\b|pm\b)|\s?(?P<zone>hrs?\b|hours\b|GMT\b|UTC\b|CES?T\b|E[SD]T\b|BST\b"
    r"|local\s+time\b|o['’]clock\b))?",
    re.I,
)
_NAMED = re.compile(r"(?P<word>noon|midday|midnight)\b", re.I)
_FOUR_FIGURES = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?P<zone>hrs\b|hours\b|GMT\b|UTC\b|Z\b)")
_SET = re.compile(
    rf"(?:every|each)\s+(?:(?P<n>{CARDINAL}|other|second)\s+)?(?:(?P<unit>{UNIT})|(?P<name>{WEEKDAY}|{MONTH})|morning"
    rf"|evening)(?![\w-])"
    rf"|(?:once|twice|thrice|(?:{CARDINAL})\s+times)\s+(?:a|an|per|each|every)\s+(?P<round>{UNIT})\b"
    r"|(?P<adverb>(?-i:daily|weekly|fortnightly|monthly|quarterly|annually|yearly|biannually))\b"
    r"(?!-|\s+(?:news|paper|reported|said|wrote|quoted|(?-i:[A-Z])))"
    r"|(?:on\s+)?(?:Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays)\b", re.I
)  # fmt: skip
_ADVERBS = {"daily": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P3M",
            "annually": "P1Y", "yearly": "P1Y", "biannually": "P6M"}  # fmt: skip
_SET_STARTS = {
    *"every each once twice thrice on".split(), *_ADVERBS, *(f"{name.lower()}s" for name in WEEKDAY_NAMES),
    *(words.split("-")[0].split()[0] for words in CARDINALS),
}  # fmt: skip
_WORD = re.compile(r"\d+|[^\W\d_]+")
_LETTERS = {"second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W",
            "fortnight": "2W", "month": "{}M", "year": "{}Y", "decade": "10Y", "century": "100Y"}  # fmt: skip


def clock_at(text: str, at: int) -> tuple[int, str] | None:
    """Read the time of day that begins here: (where it ends, ISO 8601)."""
    if not text[at].isdecimal():
        named = _NAMED.match(text, at)
        return (named.end(), "T00:00" if named["word"].lower() == "midnight" else "T12:00") if named else None
    if figures := _FOUR_FIGURES.match(text, at):
        return figures.end(), f"T{figures['hour']}:{figures['minute']}{_zulu(figures['zone'])}"
    match = _CLOCK.match(text, at)
    if match is None or not (match["half"] or match["zone"] or (match["sep"] == ":")):
        return None
    if match["zone"] and match["zone"].lower().startswith(("hr", "hours")) and not match["minute"]:
        return None
    return match.end(), _iso(match)


def _iso(match: re.Match[str]) -> str:
    hour = int(match["hour"]) % 24
    half = (match["half"] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{match['minute'] or '00'}{_zulu(match['zone'])}"


def _zulu(zone: str | None) -> str:
    """Return the mark of universal time; other zones shift with the season and are left to the words."""
    return "Z" if (zone or "").upper() in ("GMT", "UTC", "Z") else ""


def set_at(text: str, at: int) -> tuple[int, str] | None:
    """Read what recurs: (where it ends, the length of one round)."""
    word = _WORD.match(text, at)
    match = _SET.match(text, at) if word and (word[0].isdecimal() or word[0].lower() in _SET_STARTS) else None
    if match is None:
        return None
    if adverb := match["adverb"]:
        return match.end(), _ADVERBS[adverb.lower()]
    unit = (match["unit"] or match["round"] or "").lower().removesuffix("s").replace("centurie", "century")
    unit = unit or ("day" if match.group().lower().endswith(("morning", "evening")) else "week")
    if match["name"] and re.fullmatch(MONTH, match["name"], re.I) and match["name"][0].isupper():
        unit = "year"
    words = (match["n"] or "").lower()
    number = 2 if words in ("other", "second") else int(number_of(words)) if words else 1
    return match.end(), "P" + _LETTERS.get(unit, "{}D").format(number)
