"""The course of two sides' contacts: each with its first and last possible day, and their stances issue by issue and period by period."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from communique.record import ContactRow, ContactView, PositionRow, Record
from communique.report.brief_sides import Side, find_sides
from communique.report.brief_wording import first_day, last_day, same_side
from communique.report.sourced import Notes

MOST = 200
"""So many contacts are shown, the latest."""

_STANCES = 2_000
_LONG = 550
"""Days from which periods are years; below, quarters."""

Period = Literal["quarter", "year"]


@dataclass(frozen=True)
class Point:
    """One contact on the timeline; where its day is not known, `last` is later than `first`."""

    contact: str
    first: date
    last: date
    date: str
    mode: str
    status: str
    began: str
    """The side that began it, or "not told"."""
    contested: tuple[str, ...]
    """What accounts tell differently."""
    issues: tuple[tuple[str, str], ...]
    """Labels with the relation of the sides, those with common ground or a clash first."""
    notes: tuple[int, ...]

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last


@dataclass(frozen=True)
class StanceCell:
    """How often a side spoke for, against or neutrally on an issue in a period, with the latest words."""

    side: str
    issue: str
    period: str
    stances: tuple[tuple[str, int], ...]
    latest: PositionRow
    note: int


@dataclass(frozen=True)
class Timeline:
    """Contacts, oldest first; those without any day apart; stances by side, issue and period."""

    sides: tuple[Side, Side]
    points: tuple[Point, ...]
    undated: tuple[ContactRow, ...]
    periods: tuple[str, ...]
    stances: tuple[StanceCell, ...]


def make_timeline(
    record: Record, a: str, b: str, notes: Notes, *, since: str | None = None, until: str | None = None
) -> Timeline:
    """Return the timeline of two sides. Raises InputError for a name or date that fits nothing."""
    sides = find_sides(record, a, b)
    rows = record.contacts(a, b, since=since, until=until, limit=MOST)
    points = [_point(record.contact(row.id), sides, notes) for row in rows if first_day(row.date)]
    points.sort(key=lambda point: (point.first, point.contact))
    kind: Period = "year" if points and (points[-1].last - points[0].first).days > _LONG else "quarter"
    stances = [cell for side in sides for cell in _stances(record, side, rows, kind, notes)]
    periods = _periods(points, kind)
    undated = tuple(row for row in rows if not first_day(row.date))
    return Timeline(sides, tuple(points), undated, periods, tuple(stances))


def _point(view: ContactView, sides: Sequence[Side], notes: Notes) -> Point:
    row = view.row
    first = first_day(row.date) or date.min
    return Point(
        row.id,
        first,
        last_day(row.date) or first,
        row.date or "",
        row.mode,
        row.status,
        _began(row, sides),
        row.contested,
        _issues(view),
        tuple(dict.fromkeys(notes.cite_spans(account.document.id, account.evidence) for account in view.accounts)),
    )


def _began(row: ContactRow, sides: Sequence[Side]) -> str:
    if row.initiator is None:
        return "not told"
    same = next((who for who in row.participants if row.initiator and who.id == row.initiator.id), row.initiator)
    return next((side.name for side in sides if side.has(same)), same.name)


def _issues(view: ContactView) -> tuple[tuple[str, str], ...]:
    """Return each issue with what most tellingly is said of it: a clash or common ground before "discussed"."""
    order = ("clash", "common_ground", "mixed", "discussed")
    found: dict[str, str] = {}
    for report in view.issues:
        said = {found.get(report.label, "discussed"), report.relation} - {"discussed"}
        found[report.label] = "mixed" if len(said) > 1 else next(iter(said), "discussed")
    return tuple(sorted(found.items(), key=lambda item: (order.index(item[1]), item[0])))


def _periods(points: Sequence[Point], kind: Period) -> tuple[str, ...]:
    """Return all periods from the first contact to the last, those without any contact too."""
    if not points:
        return ()
    first, last = points[0].first, max(point.last for point in points)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(dict.fromkeys(name_period(date(month // 12, month % 12 + 1, 1), kind) for month in months))


def _stances(record: Record, side: Side, rows: Iterable[ContactRow], kind: Period, notes: Notes) -> list[StanceCell]:
    """Return a side's stances in the contacts shown, by issue and period."""
    shown = {row.id for row in rows}
    found: dict[tuple[str, str], list[PositionRow]] = {}
    for row in record.positions(of=side.words, limit=_STANCES):
        day = first_day(row.day)
        if row.contact in shown and row.issue_label and day and same_side(row, side):
            found.setdefault((row.issue_label, name_period(day, kind)), []).append(row)
    return [
        StanceCell(side.name, issue, period, _count(stands), stands[0],
                   notes.cite(stands[0].document, stands[0].start, stands[0].end))
        for (issue, period), stands in sorted(found.items())
    ]  # fmt: skip


def _count(rows: Iterable[PositionRow]) -> tuple[tuple[str, int], ...]:
    counted = Counter("not " * row.negated + row.stance for row in rows)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def name_period(day: date, kind: Period) -> str:
    """Return the period of a day: "2025" or "2025 Q3"."""
    return f"{day.year} Q{(day.month - 1) // 3 + 1}" if kind == "quarter" else str(day.year)
