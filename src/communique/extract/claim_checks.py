"""Check claims about earlier contacts by arithmetic, against each other and the contacts that are known.

Pure: it knows no document and no record. Whoever knows more contacts may check the same claims anew.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.extract.periods import bounds
from communique.reading import Claim
from communique.reading.terms import ContactStatus, Level, Mode, Verdict

_DURATION = re.compile(r"P(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?")
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
_TOOK_PLACE = ("held", "under_way")
_JUST, _SLACK = 0.75, 0.2
"""How far short of a length "nearly" may fall, and how far a plain number may be off."""


@dataclass(frozen=True)
class KnownContact:
    """A contact as claims are checked against it."""

    id: str
    date: str | None
    """EDTF."""
    main: bool
    """Whether it is the contact that the claims are made of."""
    mode: Mode
    status: ContactStatus
    parties: frozenset[str] = frozenset()
    """Every id that a party may go by, a person's and that of the state; empty: the parties of the claims, as is known."""
    level: Level | None = None
    """None: not known; then it contradicts no claim about leaders or ministers."""


def check_claims(
    claims: Sequence[Claim], contacts: Sequence[KnownContact], *, published: date | None
) -> tuple[Claim, ...]:
    """Return the claims of one document with their verdict, and the reason with its arithmetic in words.

    A claim is counted from the date of the main contact, else from the day of publication. A contact speaks against a claim
    only where its channel, its level and its parties are those that the claim names.
    """
    check = _Check(claims, contacts, published)
    verdicts = [check.verdict(claim) for claim in claims]
    return tuple(
        claim.model_copy(update={"verdict": verdict, "reason": reason})
        for claim, (verdict, reason) in zip(claims, verdicts, strict=True)
    )


@dataclass(frozen=True)
class _Check:
    claims: Sequence[Claim]
    contacts: Sequence[KnownContact]
    published: date | None

    def verdict(self, claim: Claim) -> tuple[Verdict, str]:
        if claim.kind == "count":
            return self._of_count(claim)
        contact = self._contact_between(claim) if claim.kind != "gap" else None
        if contact:
            return (
                "contradicted",
                f"contact {contact.id} of {contact.date} lies between {claim.value} and {self._now()}",
            )
        return self._of_gap(claim, self._earlier(claim)) if claim.kind == "gap" else self._of_date(claim)

    def _now(self) -> str | None:
        """Return the date of the main contact, else that of publication."""
        main = next((c.date for c in self.contacts if c.main and c.date and c.status in _TOOK_PLACE), None)
        return main or (self.published.isoformat() if self.published else None)

    def _fitting(self, claim: Claim) -> list[KnownContact]:
        """Return the dated contacts that are of the kind which the claim speaks of."""
        return [c for c in self.contacts if c.status in _TOOK_PLACE and c.date and _fits(c, claim)]

    def _contact_between(self, claim: Claim) -> KnownContact | None:
        since, now = bounds(str(claim.value))[1], bounds(self._now() or "")[0]
        for contact in self._fitting(claim):
            first, last = bounds(contact.date or "")
            if not contact.main and since and now and first and last and since < first and last < now:
                return contact
        return None

    def _earlier(self, claim: Claim) -> str | None:
        """Return the date of the contact before: as the document claims it, else the latest dated one."""
        for kind in ("last_contact", "first_since"):
            for other in self.claims:
                if other.kind == kind:
                    return str(other.value)
        now = bounds(self._now() or "")[0]
        ends = [(bounds(c.date or "")[1], c.date) for c in self._fitting(claim) if not c.main]
        past = [(end, when) for end, when in ends if end and now and end < now]
        return max(past)[1] if past else None

    def _of_gap(self, claim: Claim, earlier: str | None) -> tuple[Verdict, str]:
        elapsed = _elapsed(earlier, self._now())
        if earlier is None or elapsed is None:
            return "unverified", "no earlier contact is dated here"
        holds = _holds(claim, *elapsed)
        result = "holds" if holds else "does not hold"
        told = f"{self._now()} is {_in_words(earlier, self._now() or '')} after {earlier}; '{claim.said}' {result}"
        return ("consistent" if holds else "contradicted"), told

    def _of_date(self, claim: Claim) -> tuple[Verdict, str]:
        value, now = str(claim.value), self._now()
        elapsed = _elapsed(value, now)
        if elapsed and elapsed[1] < 0:
            return "contradicted", f"{value} lies after {now}"
        gaps = [other for other in self.claims if other.kind == "gap"] if elapsed else []
        is_last = claim.kind == "last_contact" or not any(o.kind == "last_contact" for o in self.claims)
        if elapsed and gaps and is_last:
            results = [f"'{gap.said}' {'holds' if _holds(gap, *elapsed) else 'does not hold'}" for gap in gaps]
            hold = all(_holds(gap, *elapsed) for gap in gaps)
            told = f"{now} is {_in_words(value, now or '')} after {value}; {', '.join(dict.fromkeys(results))}"
            return ("consistent" if hold else "contradicted"), told
        same = next((c for c in self._fitting(claim) if not c.main and _overlap(c.date or "", value)), None)
        if same:
            return "consistent", f"contact {same.id} of {same.date} is dated there, none between it and {now}"
        return "unverified", f"nothing else here dates a contact in or after {value}"

    def _of_count(self, claim: Claim) -> tuple[Verdict, str]:
        """More contacts in the time named than were counted contradict a count; fewer may only not be known."""
        now = bounds(self._now() or "")[1]
        known = [c for c in self._fitting(claim) if c.main or _lies_before(c, now)]
        if claim.period:
            known = [c for c in known if _lies_within(c.date or "", claim.period)]
        over = f" in {claim.period}" if claim.period else ""
        if len(known) == claim.value:
            return "consistent", f"{len(known)} such contacts are dated{over}"
        days = {c.date: c for c in known}
        if claim.period and len(days) > int(claim.value):
            named = ", ".join(f"{c.id} of {when}" for when, c in sorted(days.items(), key=lambda one: str(one[0])))
            return "contradicted", f"{len(days)} such contacts are dated{over}, not {claim.value}: {named}"
        return "unverified", f"{len(known)} of {claim.value} such contacts are dated{over}"


def _fits(contact: KnownContact, claim: Claim) -> bool:
    """Whether a contact is of the channel, level and parties that a claim names; the main one is, whatever it is."""
    if contact.main:
        return True
    if claim.modes and contact.mode not in claim.modes:
        return False
    if claim.level and contact.level != claim.level:
        return False
    return not contact.parties or contact.parties.issuperset(claim.parties)


def _lies_before(contact: KnownContact, now: date | None) -> bool:
    last = bounds(contact.date or "")[1]
    return now is None or (last is not None and last <= now)


def _lies_within(when: str, period: str) -> bool:
    """Whether a date lies wholly in a period, which may be open at one end."""
    (first, last), (start, end) = bounds(when), bounds(period)
    return first is not None and last is not None and (not start or start <= first) and (not end or last <= end)


def _holds(gap: Claim, least: int, most: int) -> bool:
    """Whether a length, as the words compare it, fits the days elapsed (at least, at most)."""
    length = _days(str(gap.value))
    if gap.comparison == "more":
        return most > length * (1 - 0.02)
    if gap.comparison == "less":
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
