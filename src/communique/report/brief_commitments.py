"""Sections of a brief on what was promised, with age and due date, and on what the record does not know."""

from collections.abc import Iterator

from communique.record import CommitmentRow, ContactRow, ContactView
from communique.report.brief_material import Material
from communique.report.brief_sides import name_party
from communique.report.brief_wording import first_day, join_words, last_day, say_day, say_days, say_when, when
from communique.report.changes_words import find_matter
from communique.report.sourced import Line, Section, plain

_MISSING = {"initiator": "who began it", "duration": "how long it lasted", "location": "where it took place"}


def commitments(material: Material) -> Section:
    """Tell what the sides undertook in their contacts; what two accounts tell of one contact is one commitment."""
    lines = [_commitment(group, material) for view in material.held for group in _groups(view.commitments)]
    return Section("Commitments not known to be kept", tuple(lines[: material.extent.others]))


def _groups(rows: tuple[CommitmentRow, ...]) -> list[list[CommitmentRow]]:
    """Put together what is one commitment by its words, the one with the most exact due date first."""
    groups: list[list[CommitmentRow]] = []
    for row in sorted(rows, key=lambda row: (row.due is None, -len(row.due or ""), row.id)):
        matter = find_matter(row.action)
        same = next((group for group in groups if matter.says_most_of(find_matter(group[0].action))), None)
        if same:
            same.append(row)
        else:
            groups.append([row])
    return groups


def _commitment(group: list[CommitmentRow], material: Material) -> Line:
    row = group[0]
    people = join_words([who.name for who in row.parties]) or "A party that is not named"
    notes = tuple(material.notes.cite(each.document, each.start, each.end) for each in group)
    age = material.age(row.day)
    old = f", {say_days(age)} ago" if age is not None and age >= 0 else ""
    following = _following(row, material)
    next_contact = f" The next contact followed {say_when(following.date)}." if following else ""
    notes += material.cite_contact(following)[:1] if next_contact and following else ()
    return Line(f"{when(row.day)}{old}, {people} “{plain(row.action)}”{_due(row, material)}.{next_contact}", notes)


def _following(row: CommitmentRow, material: Material) -> ContactRow | None:
    """Return the first contact of the sides that was held after a commitment was made."""
    dates = {each.id: first_day(each.date) for each in material.rows if each.status == "held"}
    made = dates.get(row.contact or "")
    later = [each for each in material.rows if made and (day := dates.get(each.id)) and day > made]
    return later[-1] if later else None


def _due(row: CommitmentRow, material: Material) -> str:
    last = last_day(row.due)
    if not row.due or last is None:
        return "; no day is set"
    late = (material.today - last).days
    if late > 0:
        return f"; it was due by {say_day(row.due)}, {say_days(late)} ago"
    return f"; it is due by {say_day(row.due)}, in {say_days(-late)}"


def unknown(material: Material, issues: dict[str, str]) -> Section:
    """Tell what the record does not know of the last contact and of the issues."""
    lines = [Line("The record has no contact of the two sides with a known day.", sort="unknown")]
    if material.held:
        last = material.held[0]
        lines = [*_cells(last, material), *_accounts(last, material), *_silent(material, issues)]
        if any(view.commitments for view in material.held):
            lines.append(
                Line("Whether a commitment was kept is not known: the record does not follow that.", sort="unknown")
            )
    if not material.ahead:
        lines.append(Line("No contact ahead is known.", sort="unknown"))
    return Section("What the record does not know", tuple(lines))


def _cells(view: ContactView, material: Material) -> Iterator[Line]:
    missing = [_MISSING[cell.field] for cell in view.cells if cell.field in _MISSING and cell.shown is None]
    if view.row.mode in ("telephone", "video", "correspondence"):
        missing = [words for words in missing if words != _MISSING["location"]]
    if missing:
        yield Line(
            f"Of the last contact, no account tells {join_words(missing)}.", material.cite_contact(view.row), "unknown"
        )


def _accounts(view: ContactView, material: Material) -> Iterator[Line]:
    told = {account.of_side for account in view.accounts}
    for side in material.sides:
        if side.party and side.party not in told:
            yield Line(
                f"The record has no account of the last contact by {name_party(side.party)} itself.", sort="unknown"
            )


def _silent(material: Material, issues: dict[str, str]) -> Iterator[Line]:
    """Yield for each side the issues of the last contacts on which no stand of it is known."""
    for side in material.sides:
        known = {issue for issue in issues if material.positions(side, issue)}
        # An issue without a concept of the thesaurus is one document's wording: no stand on it says little.
        silent = [label for issue, label in issues.items() if issue not in known and not issue.startswith("open:")]
        if silent:
            yield Line(f"No stand of {side.name} is known on: {'; '.join(silent)}.", sort="unknown")
