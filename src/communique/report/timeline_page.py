"""The timeline as a page of text and tables, and as rows for other programs."""

from collections.abc import Iterator
from itertools import pairwise

from communique.record import Record
from communique.report.brief_wording import say_day, say_days, say_mode
from communique.report.sourced import Line, Notes, Page, Section, Source, Table, make_page
from communique.report.timeline import Point, StanceCell, Timeline, make_timeline
from communique.report.wording import RELATIONS, STATUSES

_SILENCE = 60
"""Days from which the time between two contacts is shown as a gap."""

_COLUMNS = 10
"""So many periods are shown in the matrix, the last."""


def timeline_page(
    record: Record, a: str, b: str, *, since: str | None = None, until: str | None = None
) -> tuple[Timeline, Page]:
    """Return the timeline of two sides and its page."""
    notes = Notes(record)
    timeline = make_timeline(record, a, b, notes, since=since, until=until)
    return timeline, lay_out(timeline, notes.sources)


def lay_out(timeline: Timeline, sources: list[Source]) -> Page:
    """Return the page of a timeline: contacts with the gaps between them, stances as a table and as a matrix."""
    a, b = timeline.sides
    points = timeline.points
    rows = list(_rows(timeline))
    contacts = Table(
        "Each contact, oldest first; a gap of 60 days or more is a row of its own",
        ("date", "channel", "status", "begun by", "issues (how the sides stood)"),
        tuple(cells for cells, _ in rows), tuple(notes for _, notes in rows),
    )  # fmt: skip
    span = f"{say_day(points[0].date)} to {say_day(points[-1].date)}" if points else "no dated contact"
    undated = f"; {len(timeline.undated)} more without a date" if timeline.undated else ""
    subtitle = f"{len(points)} contact{'s' * (len(points) != 1)}, {span}{undated}."
    unknown = () if points else (Line("No contact of the two sides has a known day.", sort="unknown"),)
    sections = (
        Section("Contacts", unknown, (contacts,) if rows else ()),
        Section("Stances by period", tables=tuple(_matrix(timeline, side.name) for side in timeline.sides if _of(timeline, side.name))),
        Section("Latest words of each stance", tables=(_words(timeline),) if timeline.stances else ()),
    )  # fmt: skip
    return make_page(f"{a.name} and {b.name}: contacts over time", subtitle, sections, sources)


def _rows(timeline: Timeline) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Yield a row for each contact, and one for each gap before it."""
    for before, point in pairwise((None, *timeline.points)):
        if point is None:
            continue
        gap = (point.first - before.last).days if before else 0
        if before and gap >= _SILENCE:
            least = "" if before.exact and point.exact else "at least "
            yield (f"… {least}{say_days(gap)} without a contact", "", "", "", ""), ()
        yield (
            (say_day(point.date), say_mode(point.mode), STATUSES[point.status], _began(point), _issues(point)),
            point.notes,
        )


def _began(point: Point) -> str:
    return f"{point.began} (told differently)" if "initiator" in point.contested else point.began


def _issues(point: Point) -> str:
    return "; ".join(f"{label} ({RELATIONS[relation]})" for label, relation in point.issues)


def _of(timeline: Timeline, side: str) -> list[StanceCell]:
    return [cell for cell in timeline.stances if cell.side == side]


def _matrix(timeline: Timeline, side: str) -> Table:
    """Return a side's stances: a row for each issue, a column for each period; "-" where nothing is told."""
    periods = timeline.periods[-_COLUMNS:]
    cells = {(cell.issue, cell.period): cell for cell in _of(timeline, side) if cell.period in periods}
    issues = sorted({issue for issue, _ in cells})
    rows = tuple(
        (issue, *(_say(cells[issue, period]) if (issue, period) in cells else "-" for period in periods))
        for issue in issues
    )
    notes = tuple(tuple(cells[issue, p].note for p in periods if (issue, p) in cells) for issue in issues)
    return Table(f"{side}: how often for (+), against (−) or neutral (0)", ("issue", *periods), rows, notes)


def _say(cell: StanceCell) -> str:
    marks = {"for": "+", "against": "−", "neutral": "0"}
    return " ".join(f"{marks.get(stance, stance)}{count}" for stance, count in cell.stances)


def _words(timeline: Timeline) -> Table:
    rows = tuple(
        (cell.period, cell.side, cell.issue, cell.latest.stance, f"“{cell.latest.proposition}”")
        for cell in timeline.stances
    )
    headings = ("period", "side", "issue", "stance", "in the words")
    return Table(
        "The latest stand of each side, issue and period",
        headings,
        rows,
        tuple((cell.note,) for cell in timeline.stances),
    )


def timeline_rows(timeline: Timeline) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return headings and rows of the contacts for a table of another program."""
    headings = ("contact", "date", "first_day", "last_day", "mode", "status", "begun_by", "issues", "contested")
    rows: list[tuple[str, ...]] = [
        (p.contact, p.date, p.first.isoformat(), p.last.isoformat(), p.mode, p.status, p.began,
         "; ".join(f"{label}: {relation}" for label, relation in p.issues), " ".join(p.contested))
        for p in timeline.points
    ]  # fmt: skip
    return headings, rows
