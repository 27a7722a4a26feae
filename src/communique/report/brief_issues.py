"""Sections of a brief on the issues: where each side stands now in its latest words, common ground and clashes, what changed."""

from communique.record import IssueReport, PositionRow
from communique.report.brief_material import Material
from communique.report.brief_sides import Side
from communique.report.brief_wording import join_words, same_side, say_position, when
from communique.report.changes import find_changes
from communique.report.changes_page import say_change
from communique.report.changes_words import find_matter
from communique.report.sourced import Line, Section
from communique.report.wording import BASES

_MEMORY = 400
"""So many of a side's latest stands are looked at for changes."""


def agenda(material: Material, wanted: tuple[str, ...]) -> dict[str, str]:
    """Return the labels of the issues that the last contacts took up, or of those wanted, by id; the latest first.

    An issue on which a side takes a stand comes before one that is only named.
    """
    found: dict[str, str] = {}
    for view in material.held:
        raised = [row for side in material.sides for row in view.positions if row.issue and same_side(row, side)]
        found.update(
            {row.issue: row.issue_label or row.issue for row in raised if row.issue and row.issue not in found}
        )
        found.update({row.issue: row.label for row in view.issues if row.issue not in found})
    if wanted:
        asked = {
            row.issue: row.issue_label or "" for issue in wanted for row in _stands(material, None, issue) if row.issue
        }
        return {**{key: label for key, label in found.items() if key in wanted or label in wanted}, **asked}
    return dict(list(found.items())[: material.extent.issues])


def stands(material: Material, issues: dict[str, str]) -> Section:
    """Tell for each issue where each side stands now: its latest words, with day and account; joint stands once."""
    lines: list[Line] = []
    for issue, label in issues.items():
        groups: list[list[PositionRow]] = []
        for side in material.sides:
            _join(groups, _latest(material, side, issue))
        told = [_line(group, material) for group in groups]
        lines += [Line(label, heading=True), *told] if told else []
    return Section("Where each side stands now", tuple(lines))


def _line(group: list[PositionRow], material: Material) -> Line:
    notes = tuple(material.notes.cite(row.document, row.start, row.end) for row in group)
    return Line(say_position(*group), tuple(dict.fromkeys(notes)))


def _latest(material: Material, side: Side, issue: str) -> list[list[PositionRow]]:
    """Return a side's stands of the last day on which it took any on an issue, those that say one thing together."""
    rows = _stands(material, side, issue)
    last = [row for row in rows if row.day == rows[0].day]
    groups: list[list[PositionRow]] = []
    _join(groups, [[row] for row in sorted(last, key=lambda row: (not side.gives(row.account_of), row.id))])
    return groups[: material.extent.words]


def _join(groups: list[list[PositionRow]], more: list[list[PositionRow]]) -> None:
    """Add groups of stands to others: stands of one holder, day and matter go together."""
    for group in more:
        same = next((other for other in groups if _is_one(other[0], group[0])), None)
        if same is None:
            groups.append(list(group))
        else:
            same.extend(row for row in group if row not in same)


def _is_one(a: PositionRow, b: PositionRow) -> bool:
    parties = [{who.party or who.id for who in row.holders} for row in (a, b)]
    matters = [find_matter(row.proposition, row.condition) for row in (a, b)]
    return a.stance == b.stance and a.day == b.day and parties[0] == parties[1] and matters[0].is_of(matters[1])


def _stands(material: Material, side: Side | None, issue: str) -> list[PositionRow]:
    """Return the dated stands on an issue, of a side or of both, the latest first."""
    until = material.until.isoformat() if material.until else None
    sides = [side] if side else list(material.sides)
    rows = [row for one in sides for row in material.record.positions(of=one.words, on=issue, until=until, limit=20)]
    return [row for row in rows if row.day]


def relations(material: Material, issues: dict[str, str]) -> Section:
    """Tell the common ground and the clashes of the last contacts, of each issue as the latest contact left it."""
    lines: list[Line] = []
    told: set[str] = set()
    for view in material.held:
        day = when(view.row.date)
        weighed = [
            row for row in view.issues if row.relation != "discussed" and row.issue in issues and row.issue not in told
        ]
        for issue in dict.fromkeys(row.issue for row in weighed):
            rows = [row for row in weighed if row.issue == issue]
            told.add(issue)
            notes = tuple(material.notes.cite(row.document, row.start, row.end) for row in rows)
            lines.append(Line(f"{day} {_relation(rows)}: {rows[0].label}.", notes))
    return Section("Common ground and clashes", tuple(lines))


def _relation(rows: list[IssueReport]) -> str:
    words = {
        "common_ground": "the sides found common ground",
        "clash": "the sides clashed",
        "mixed": "the sides agreed in part and clashed in part",
    }
    said = list(dict.fromkeys(f"{words[row.relation]} ({BASES[row.basis]})" for row in rows))
    return join_words(said) if len(said) == 1 else f"documents differ: {join_words(said)}"


def changed(material: Material) -> Section:
    """Tell what each side changed in the last contact against what it held before."""
    if not material.held:
        return Section("What changed in the last contact", ())
    last = material.held[0].row.id
    until = material.until.isoformat() if material.until else None
    lines = []
    for side in material.sides:
        rows = material.record.positions(of=side.words, until=until, limit=_MEMORY)
        found = [change for change in find_changes(rows, side) if change.at == last]
        lines += [say_change(change, side, material.notes) for change in found]
    return Section(
        "What changed in the last contact (this program's judgement)", tuple(lines[: material.extent.others])
    )
