"""Check a claim about earlier contacts by arithmetic, against the document's other claims and its dated contacts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.extract.claim_cues import Cue
from communique.extract.periods import bounds
from communique.reading.terms import Verdict

_DURATION = re.compile(r"P(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?")
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
_SPOKEN = ("telephone", "video")
_IN_PERSON = ("meeting", "visit", "summit")
_TOOK_PLACE = ("held", "under_way")
_OF_CALLS = re.compile(r"\b(?:calls?|telephon\w*|phon\w*|rang|rung)\b", re.I)
_OF_MEETINGS = re.compile(
    r"\b(?:met|meet(?:ings?)?|visit\w*|summits?|trips?|face[- ]to[- ]face|in\s+person|saw|seen"
    r"|hosted|received|came|travel\w*)\b",
    re.I,
)
_OF_ANY = re.compile(r"\b(?:talks|contacts?|exchanges?)\b", re.I)
_JUST, _SLACK = 0.75, 0.2
"""How far short of a length "nearly" may fall, and how far a plain number may be off."""


@dataclass(frozen=True)
class DatedContact:
    """A contact as claims are checked against it."""

    id: str
    date: str | None
    main: bool
    mode: str
    status: str


@dataclass(frozen=True)
class Check:
    """What a claim is checked against."""

    text: str
    cues: Sequence[Cue]
    contacts: Sequence[DatedContact]
    published: date | None

    def verdict(self, cue: Cue) -> tuple[Verdict, str]:
        """Return the verdict on one claim, and the reason with its arithmetic in words."""
        if cue.kind == "count":
            return self._of_count(cue)
        contact = self._contact_between(cue) if cue.kind != "gap" else None
        if contact:
            return "contradicted", f"contact {contact.id} of {contact.date} lies between {cue.value} and {self._now()}"
        return self._of_gap(cue, self._earlier(cue)) if cue.kind == "gap" else self._of_date(cue)

    def _now(self) -> str | None:
        """Return the date of the main contact, else that of publication."""
        main = next((c.date for c in self.contacts if c.main and c.date and c.status in _TOOK_PLACE), None)
        return main or (self.published.isoformat() if self.published else None)

    def _fitting(self, cue: Cue) -> list[DatedContact]:
        """Return the contacts of the channel that the claim's words name; of any, where they name none."""
        words = self.text[cue.start : cue.end]
        modes = None
        if not _OF_ANY.search(words):
            modes = _SPOKEN if _OF_CALLS.search(words) else _IN_PERSON if _OF_MEETINGS.search(words) else None
        return [c for c in self.contacts if c.status in _TOOK_PLACE and c.date and (modes is None or c.mode in modes)]

    def _contact_between(self, cue: Cue) -> DatedContact | None:
        since, now = bounds(str(cue.value))[1], bounds(self._now() or "")[0]
        for contact in self._fitting(cue):
            first, last = bounds(contact.date or "")
            if not contact.main and since and now and first and last and since < first and last < now:
                return contact
        return None

    def _earlier(self, cue: Cue) -> str | None:
        """Return the date of the contact before: as the document claims it, else the latest dated one."""
        for kind in ("last_contact", "first_since"):
            for other in self.cues:
                if other.kind == kind:
                    return str(other.value)
        now = bounds(self._now() or "")[0]
        ends = [(bounds(c.date or "")[1], c.date) for c in self._fitting(cue) if not c.main]
        past = [(end, when) for end, when in ends if end and now and end < now]
        return max(past)[1] if past else None

    def _of_gap(self, cue: Cue, earlier: str | None) -> tuple[Verdict, str]:
        elapsed = _elapsed(earlier, self._now())
        if earlier is None or elapsed is None:
            return "unverified", "no earlier contact is dated here"
        holds = _holds(cue, *elapsed)
        result = "holds" if holds else "does not hold"
        told = f"{self._now()} is {_in_words(earlier, self._now() or '')} after {earlier}; '{cue.said}' {result}"
        return ("consistent" if holds else "contradicted"), told

    def _of_date(self, cue: Cue) -> tuple[Verdict, str]:
        value, now = str(cue.value), self._now()
        elapsed = _elapsed(value, now)
        if elapsed and elapsed[1] < 0:
            return "contradicted", f"{value} lies after {now}"
        gaps = [other for other in self.cues if other.kind == "gap"] if elapsed else []
        if elapsed and gaps and (cue.kind == "last_contact" or not any(o.kind == "last_contact" for o in self.cues)):
            results = [f"'{gap.said}' {'holds' if _holds(gap, *elapsed) else 'does not hold'}" for gap in gaps]
            hold = all(_holds(gap, *elapsed) for gap in gaps)
            told = f"{now} is {_in_words(value, now or '')} after {value}; {', '.join(dict.fromkeys(results))}"
            return ("consistent" if hold else "contradicted"), told
        same = next((c for c in self._fitting(cue) if not c.main and _overlap(c.date or "", value)), None)
        if same:
            return "consistent", f"contact {same.id} of {same.date} is dated there, none between it and {now}"
        return "unverified", f"nothing else here dates a contact in or after {value}"

    def _of_count(self, cue: Cue) -> tuple[Verdict, str]:
        known = len(self._fitting(cue))
        if known == cue.value:
            return "consistent", f"{known} such contacts are dated here"
        return "unverified", f"{known} of {cue.value} such contacts are dated here"


def _holds(gap: Cue, least: int, most: int) -> bool:
    """Whether a length, as the words compare it, fits the days elapsed (at least, at most)."""
    length = _days(str(gap.value))
    if gap.mod == "more":
        return most > length * (1 - 0.02)
    if gap.mod == "less":
        return least <= length and most >= _JUST * length
    return least <= length * (1 + _SLACK) + _slack(str(gap.value)) and most >= length * (1 - _SLACK)


def _slack(value: str) -> float:
    """A plain "three years" is said of anything short of four."""
    match = _DURATION.match(value)
    smallest = next((unit for unit in "DWMY" if match and match[unit]), "D")
    return 0.6 * _DAYS[smallest]


def _days(value: str) -> float:
    match = _DURATION.match(value)
    return sum(int(match[unit] or 0) * size for unit, size in _DAYS.items()) if match else 0.0


def _elapsed(earlier: str | None, now: str | None) -> tuple[int, int] | None:
    """Return the fewest and the most days between two EDTF dates."""
    before, after = bounds(earlier or ""), bounds(now or "")
    if not (before[0] and before[1] and after[0] and after[1]):
        return None
    return (after[0] - before[1]).days, (after[1] - before[0]).days


def _overlap(a: str, b: str) -> bool:
    first, second = bounds(a), bounds(b)
    if not (first[0] and first[1] and second[0] and second[1]):
        return False
    return first[0] <= second[1] and second[0] <= first[1]


def _in_words(earlier: str, now: str) -> str:
    """Say the time between two dates: "2 years 9 to 10 months", "12 to 14 days"."""
    elapsed = _elapsed(earlier, now)
    before, after = bounds(earlier), bounds(now)
    if elapsed is None or not (before[0] and before[1] and after[0] and after[1]):
        return "some time"
    if elapsed[1] < 62:
        return _span(max(elapsed[0], 0), elapsed[1], "day")
    least, most = _months(before[1], after[0]), _months(before[0], after[1])
    years = f"{least // 12} year{'s' * (least // 12 != 1)}"
    if least >= 12 and least // 12 == most // 12:
        return years if most % 12 == 0 else f"{years} {_span(least % 12, most % 12, 'month')}"
    if least >= 24 and least % 12 == most % 12 == 0:
        return _span(least // 12, most // 12, "year")
    return f"{_length(least)} to {_length(most)}" if least != most else _length(least)


def _length(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [_span(years, years, "year")] * bool(years) + [_span(rest, rest, "month")] * bool(rest or not years)
    return " ".join(parts)


def _span(least: int, most: int, unit: str) -> str:
    number = f"{least}" if least == most else f"{least} to {most}"
    return f"{number} {unit}{'' if most == 1 else 's'}"


def _months(before: date, after: date) -> int:
    whole = (after.year - before.year) * 12 + after.month - before.month
    return max(0, whole - (after.day < before.day))
