"""The page of a side's changes: each with both stands, their days, and why it is thought to be a change."""

from communique.record import PositionRow, Record
from communique.report.brief_sides import Side, find_side
from communique.report.brief_wording import say_day, say_position
from communique.report.changes import Change, find_changes
from communique.report.sourced import Line, Notes, Page, Section, make_page, plain

_MOST = 2_000
"""So many of a side's stands are looked at, the latest."""

_SAID = {
    "stance": "changed its stance", "new demand": "made a new demand", "dropped demand": "did not repeat a demand",
    "new condition": "set a new condition", "dropped condition": "no longer named a condition",
    "changed condition": "changed a condition", "changed words": "changed the terms of the same thing",
}  # fmt: skip


def changes_page(record: Record, words: str, *, issue: str | None, since: str | None) -> Page:
    """Return what a side changed, the latest first. Raises InputError for a name, issue or date that fits nothing."""
    side, notes = find_side(record, words), Notes(record)
    found = find_changes(record.positions(of=words, limit=_MOST), side)
    recent = {row.id for row in record.positions(of=words, since=since, limit=_MOST)} if since else None
    wanted = _wanted(record, words, issue)
    kept = [change for change in found if _is_asked(change, recent, wanted)]
    lines = [line for change in kept for line in _tell(change, side, notes)]
    subtitle = f"{len(kept)} change{'s' * (len(kept) != 1)} found by comparing stands from one contact to the next."
    about = f" on {issue}" if issue else ""
    section = Section("Changes, the latest first (this program's judgement)", tuple(lines))
    return make_page(f"What {side.name} changed{about}", subtitle, (section,), notes.sources)


def _wanted(record: Record, words: str, issue: str | None) -> set[str] | None:
    return {row.id for row in record.positions(of=words, on=issue, limit=_MOST)} if issue else None


def _is_asked(change: Change, recent: set[str] | None, wanted: set[str] | None) -> bool:
    rows = [row for row in (change.after, change.before) if row]
    on_issue = wanted is None or any(row.id in wanted for row in rows)
    return on_issue and (recent is None or (change.after or rows[0]).id in recent)


def _tell(change: Change, side: Side, notes: Notes) -> list[Line]:
    """Return a change as a heading, both stands and the reason."""
    rows = [row for row in (change.before, change.after) if row]
    issue = next((row.issue_label for row in reversed(rows) if row.issue_label), None)
    heading = f"{say_day(change.day)}: {side.name} {_SAID[change.kind]}{f' ({issue})' if issue else ''}"
    cited = [(row, _cite(row, notes)) for row in rows]
    lines = [Line(say_position(row), note) for row, note in cited]
    every = tuple(note for _, found in cited for note in found)
    sure = "Clear" if change.certainty == "clear" else "Possible"
    return [Line(heading, heading=True), *lines, Line(f"{sure}: {change.why}.", every, "judgement")]


def say_change(change: Change, side: Side, notes: Notes) -> Line:
    """Return a change as one sentence with both quotations and their days."""
    rows = [row for row in (change.before, change.after) if row]
    cited = tuple(note for row in rows for note in _cite(row, notes))
    quoted = " and ".join(f"“{plain(row.proposition)}” ({say_day(row.day or '')})" for row in rows)
    perhaps = "perhaps " if change.certainty == "possible" else ""
    return Line(f"{side.name} {perhaps}{_SAID[change.kind]}: {quoted}; {change.why}.", cited, "judgement")


def _cite(row: PositionRow, notes: Notes) -> tuple[int, ...]:
    return (notes.cite(row.document, row.start, row.end),)
