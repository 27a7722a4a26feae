"""Which reports are of the same contact: a function of the set of reports, whatever the order in which they came.

Reports that say the same of parties, their first persons, date and channel form a class. From the most precise class to the vaguest,
each joins the one group that it fits in every respect; where it fits none, or more than one, it begins a group of its own. Reports more
than two days apart that no vaguer report spans never bear on each other.
"""

import hashlib
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from communique.record.reports import Report

_CHANNELS = {"meeting": "in person", "visit": "in person", "summit": "in person", "unspecified": ""}
_UNBOUNDED = 10**6


@dataclass(frozen=True)
class Group:
    """The reports of one contact; `id` follows from what its most precise reports say."""

    id: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, eq=False)
class _Class:
    """Reports that cannot be told apart."""

    parties: tuple[str, ...]
    principals: tuple[str | None, ...]
    date: str
    channel: str
    ordinal: int
    own: str
    """The document behind reports that none from another document may join; else empty."""
    reports: tuple[Report, ...]

    @cached_property
    def key(self) -> tuple[str, ...]:
        principals = tuple(name or "" for name in self.principals)
        return (*self.parties, "|", *principals, self.date, self.channel, str(self.ordinal), self.own)

    @cached_property
    def days(self) -> tuple[int, int] | None:
        first, last = self.reports[0].first, self.reports[0].last
        return (_ordinal(first), _ordinal(last)) if first and last else None

    @cached_property
    def width(self) -> int:
        return self.days[1] - self.days[0] if self.days else _UNBOUNDED

    @cached_property
    def documents(self) -> frozenset[str]:
        return frozenset(report.document for report in self.reports)

    @property
    def precision(self) -> tuple[object, ...]:
        """Sort the most precise first; ties by what is said, so that the order never depends on arrival."""
        return self.width, not self.date, self.principals.count(None), not self.channel, self.key


def group(reports: Iterable[Report]) -> tuple[Group, ...]:
    """Return the groups of reports that are each of one contact, by id."""
    by_parties: dict[tuple[str, ...], dict[str, Report]] = defaultdict(dict)
    for report in reports:
        by_parties[report.parties][report.id] = report
    groups = [found for same in by_parties.values() for found in _group_pair(list(same.values()))]
    return tuple(sorted(groups, key=lambda found: found.id))


def _group_pair(reports: list[Report]) -> Iterator[Group]:
    classes = sorted(_classes(reports), key=lambda found: found.precision)
    twins = _twins(classes)
    groups: list[list[_Class]] = []
    starts: list[tuple[int, int]] = []  # first day of each group's first class, with the group's place
    place_of: dict[_Class, int] = {}
    for candidate in classes:
        twin = place_of.get(twins.get(candidate, candidate))
        near = _near(candidate, starts) if twin is None else [twin]
        fitting = [n for n in near if twin is not None or _fits_all(candidate, groups[n])]
        place = fitting[0] if len(fitting) == 1 else len(groups)
        if place == len(groups):
            groups.append([])
            if candidate.days and not candidate.own:
                insort(starts, (candidate.days[0], place))
        groups[place].append(candidate)
        place_of[candidate] = place
    for found in groups:
        told = [report for part in found for report in part.reports]
        yield Group(name_contact(found[0].key, told[0]), tuple(sorted(told, key=lambda report: report.id)))


def _twins(classes: list[_Class]) -> dict[_Class, _Class]:
    """Return the classes that tell one exchange under two days: each the only such neighbour of the other."""
    by_day: dict[int, list[_Class]] = defaultdict(list)
    for found in classes:
        if found.days and not found.width and not found.own:
            by_day[found.days[0]].append(found)
    neighbours = {
        found: [
            other
            for beside in (day - 1, day + 1)
            for other in by_day.get(beside, ())
            if _told_a_day_apart(found, other)
        ]
        for day, same_day in by_day.items()
        for found in same_day
    }
    return {found: near[0] for found, near in neighbours.items() if len(near) == 1 and neighbours[near[0]] == [found]}


def name_contact(key: Sequence[str], report: Report) -> str:
    """Return a readable id: parties, first date and some digits of what tells the contact from others."""
    parties = "-".join("".join(c if c.isalnum() else "_" for c in party) for party in report.parties[:3])
    day = (report.date or "undated").partition("/")[0].strip("~?%.")
    digest = hashlib.sha256("\x1f".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{parties}-{day}-{digest}"


def _classes(reports: list[Report]) -> list[_Class]:
    table: dict[tuple[object, ...], list[Report]] = defaultdict(list)
    seen: dict[tuple[object, ...], int] = defaultdict(int)
    for report in sorted(reports, key=lambda r: (r.document, not r.main, r.spans, r.id)):
        channel = _CHANNELS.get(report.mode, report.mode)
        date_told = report.date or (f"week to {report.last}" if report.joinable else "")
        said = (report.parties, report.principals, date_told, channel)
        seen[report.document, said] += 1
        # A document that tells of two such contacts knows them to be two.
        ordinal = seen[report.document, said]
        table[(*said, ordinal, "" if report.joinable else report.origin)].append(report)
    return [
        _Class(parties, principals, when, channel, ordinal, own, tuple(found))  # type: ignore[arg-type]
        for (parties, principals, when, channel, ordinal, own), found in table.items()
    ]


def _near(candidate: _Class, starts: list[tuple[int, int]]) -> list[int]:
    """Return the groups that begin within the candidate's days, or a day beside them."""
    if candidate.days is None or candidate.own:
        return []
    low = bisect_left(starts, (candidate.days[0] - 1, -1))
    high = bisect_right(starts, (candidate.days[1] + 1, _UNBOUNDED))
    return [place for _, place in starts[low:high]]


def _fits_all(candidate: _Class, classes: list[_Class]) -> bool:
    """Whether a class may be of a group's contact: its days fit, and it is against nothing that any of them says."""
    return any(_same_days(candidate, other) for other in classes) and not any(
        _excludes(candidate, other) for other in classes
    )


def _excludes(a: _Class, b: _Class) -> bool:
    """Whether two classes cannot be of one contact: one document tells them apart, or persons or channels differ."""
    return (
        bool(a.documents & b.documents)
        or not _same_persons(a, b)
        or bool(a.channel and b.channel and a.channel != b.channel)
    )


def _same_persons(a: _Class, b: _Class) -> bool:
    return all(x == y or x is None or y is None for x, y in zip(a.principals, b.principals, strict=True))


def _same_days(a: _Class, b: _Class) -> bool:
    """Whether the days of one lie within those of the other."""
    if a.days is None or b.days is None:
        return False
    inner, outer = (a.days, b.days) if a.width <= b.width else (b.days, a.days)
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _told_a_day_apart(a: _Class, b: _Class) -> bool:
    """Whether one exchange is told under two days, as time zones and late readouts do it.

    Only where the rest agrees in particulars: the same persons on all sides, the same channel, the same length, one initiator.
    """
    if a.documents & b.documents:
        return False
    if None in a.principals or a.principals != b.principals or not a.channel or a.channel != b.channel:
        return False
    lengths = [{r.duration for r in found.reports if r.duration} for found in (a, b)]
    initiators = {r.initiator_party for found in (a, b) for r in found.reports if r.initiator_party}
    return bool(lengths[0] & lengths[1]) and len(initiators) < 2


def _ordinal(day: str) -> int:
    return (date.fromisoformat(day) - date(1, 1, 1)) // timedelta(days=1)
