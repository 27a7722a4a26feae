"""Sections of a brief on the issues: where each side stands now in its latest words, common ground and clashes, what changed."""

from collections import Counter

from communique.record import ContactView, IssueReport, PositionRow
from communique.report.brief_material import Material
from communique.report.brief_sides import Side
from communique.report.brief_wording import join_words, same_side, say_position, when
from communique.report.changes import find_changes
from communique.report.changes_page import say_change
from communique.report.changes_words import Matter, find_matter
from communique.report.sourced import Line, Section
from communique.report.wording import BASES


def agenda(material: Material, wanted: tuple[str, ...]) -> dict[str, str]:
    """Return the labels of the issues that matter most in the last contacts, or of those wanted, by id.

    An issue weighs more the more stands the sides take on it and where they agree or clash; in the last contact twice as much.
    """
    if wanted:
        rows = [row for issue in wanted for side in material.sides for row in material.positions(side, issue)]
        return {row.issue: row.issue_label or row.issue for row in rows if row.issue}
    labels: dict[str, str] = {}
    weights: Counter[str] = Counter()
    for place, view in enumerate(material.held):
        taken = [row for row in view.positions if row.issue and any(same_side(row, side) for side in material.sides)]
        related = [row for row in view.issues if row.relation != "discussed"]
        labels |= {row.issue: row.label for row in view.issues} | {
            row.issue or "": row.issue_label or "" for row in taken
        }
        for issue in [*(row.issue or "" for row in taken), *(row.issue for row in related for _ in range(2))]:
            weights[issue] += 1 if place else 2
    heaviest = sorted(weights, key=lambda issue: (-weights[issue], issue))
    return {issue: labels[issue] for issue in heaviest[: material.extent.issues]}


def stands(material: Material, issues: dict[str, str]) -> Section:
    """Tell for each issue where each side stands now: its latest words, with day and account; joint stands once."""
    lines: list[Line] = []
    for issue, label in issues.items():
        groups: list[list[PositionRow]] = []
        for side in material.sides:
            _join(groups, _latest(material, side, issue))
        told = [_line(group, material) for group in groups]
        lines += [Line(label, heading=True), *told] if told else []
    return Section("Where each side stands now (undertakings are told above)", tuple(lines))


def _line(group: list[PositionRow], material: Material) -> Line:
    notes = tuple(material.notes.cite(row.document, row.start, row.end) for row in group)
    return Line(say_position(*group), tuple(dict.fromkeys(notes)))


def _latest(material: Material, side: Side, issue: str) -> list[list[PositionRow]]:
    """Return a side's stands of the last day on which it took any on an issue, those that say one thing together.

    A stand on whose matter the side spoke later under another issue is left out: that is where it stands now. So are undertakings, which
    have a section of their own.
    """
    undertaken = {(each.document, each.start) for view in material.held for each in view.commitments}
    rows = [row for row in material.positions(side, issue) if (row.document, row.start) not in undertaken]
    last = [row for row in rows if row.day == rows[0].day and not _is_superseded(row, material.positions(side))]
    groups: list[list[PositionRow]] = []
    _join(groups, [[row] for row in sorted(last, key=lambda row: (not side.gives(row.account_of), row.id))])
    return groups[: material.extent.words]


def _is_superseded(row: PositionRow, every: tuple[PositionRow, ...]) -> bool:
    later = [other for other in every if (other.day or "") > (row.day or "")]
    return any(_matter(row).is_of(_matter(other)) for other in later)


def _matter(row: PositionRow) -> Matter:
    return find_matter(row.proposition, row.condition)


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
    return a.stance == b.stance and a.day == b.day and parties[0] == parties[1] and _matter(a).says_most_of(_matter(b))


def relations(material: Material, issues: dict[str, str]) -> Section:
    """Tell the common ground and the clashes of the last contacts, of each issue as the latest contact left it."""
    lines: list[Line] = []
    told: set[str] = set()
    for view in material.held:
        weighed = [
            row for row in view.issues if row.relation != "discussed" and row.issue in issues and row.issue not in told
        ]
        weighed = [row for row in weighed if row.basis == "stated" or _shown_by(row, view, material)]
        for issue in dict.fromkeys(row.issue for row in weighed):
            rows = [row for row in weighed if row.issue == issue]
            told.add(issue)
            notes = tuple(dict.fromkeys(note for row in rows for note in _cite(row, view, material)))
            lines.append(Line(f"{when(view.row.date)} {_relation(rows)}: {rows[0].label}.", notes))
    return Section("Common ground and clashes", tuple(lines))


def _shown_by(row: IssueReport, view: ContactView, material: Material) -> list[PositionRow]:
    """Return the stands from which a relation can be inferred: those of both sides in one document; else none."""
    stands = [p for p in view.positions if p.document == row.document and p.issue == row.issue]
    return stands if all(any(same_side(p, side) for p in stands) for side in material.sides) else []


def _cite(row: IssueReport, view: ContactView, material: Material) -> list[int]:
    """Return the notes for a relation: the words that state it, or the stands from which it is inferred."""
    if row.basis == "inferred":
        return [material.notes.cite(p.document, p.start, p.end) for p in _shown_by(row, view, material)]
    stated = [issue for issue in material.reading(row.document).issues if row.id.endswith(f":{issue.id}")]
    if stated:
        return [material.notes.cite_spans(row.document, stated[0].evidence)]
    return [material.notes.cite(row.document, row.start, row.end)]


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
    lines = []
    for side in material.sides:
        found = find_changes(material.positions(side), side, at=last)
        lines += [say_change(change, side, material.notes) for change in found]
    return Section(
        "What changed in the last contact (this program's judgement)", tuple(lines[: material.extent.others])
    )
