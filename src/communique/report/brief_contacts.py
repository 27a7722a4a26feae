"""Sections of a brief on the contacts themselves: the last ones, their rhythm, what accounts tell differently, who else was told."""

from collections.abc import Iterator

from communique.reading import Contact, Reading
from communique.record import Cell, ContactView, Name, Told
from communique.record.parties import party_of
from communique.report.brief_material import Material
from communique.report.brief_sides import name_party
from communique.report.brief_wording import join_words, say_contact, say_day, say_days, say_mode, say_when
from communique.report.rhythm import Rhythm, count_rhythm
from communique.report.sourced import Line, Section, plain
from communique.report.wording import say_duration

_CELLS = {
    "date": "the day", "mode": "the channel", "status": "whether it took place", "initiator": "who began it",
    "duration": "how long it lasted", "location": "where it was",
}  # fmt: skip


def last_contacts(material: Material) -> Section:
    """Tell the last contacts that were held, and those that are planned."""
    lines = [Line(say_contact(view.row), material.cite_contact(view.row)) for view in material.held]
    lines += [Line(say_contact(view.row), material.cite_contact(view.row)) for view in material.ahead]
    return Section("Last contacts", tuple(lines))


def rhythm(material: Material) -> Section:
    """Tell how often the two sides are in contact, their longest silence, the channels and who begins."""
    found = count_rhythm(material.rows, material.sides)
    return Section("Rhythm", tuple(_rhythm(found, material)) if found.contacts else ())


def _rhythm(found: Rhythm, material: Material) -> Iterator[Line]:
    first, last = found.contacts[0], found.contacts[-1]
    ends = tuple(dict.fromkeys((*material.cite_contact(first)[:1], *material.cite_contact(last)[:1])))
    number = len(found.contacts)
    usual = f"; usually {say_days(found.usual_gap)} lie between two of them" if found.usual_gap is not None else ""
    period = f"from {say_day(first.date or '')} to {say_day(last.date or '')}"
    yield Line(f"The record has {number} dated contact{'s' * (number != 1)}, {period}{usual}.", ends)
    if found.longest:
        silence = found.longest
        length = say_days(silence.least) if silence.least == silence.most else f"{silence.least} to {silence.most} days"
        cited = material.cite_contact(silence.before)[:1] + material.cite_contact(silence.after)[:1]
        dates = f"{say_day(silence.before.date or '')} and {say_day(silence.after.date or '')}"
        yield Line(f"The longest silence lay between {dates}: {length}.", cited)
    age = material.age(last.date)
    if age is not None and age >= 0:
        yield Line(f"The last contact was {say_days(age)} before {say_day(material.today.isoformat())}.", ends[-1:])
    cited = tuple(dict.fromkeys(note for row in found.contacts[-12:] for note in material.cite_contact(row)[:1]))
    modes = join_words([f"{count} {'was' if count == 1 else 'were'} {say_mode(mode)}" for mode, count in found.modes])
    yield Line(f"Of the contacts held, {modes}.", cited)
    began = join_words([f"{name} began {count}" for name, count in found.began])
    differ = f"; on {found.began_contested} the accounts differ" if found.began_contested else ""
    unknown = f"; of {found.began_unknown} it is not told who began" if found.began_unknown else ""
    yield Line(f"{began}{unknown}{differ}.", cited)


def contested(material: Material) -> Section:
    """Tell what the accounts of the last contacts tell differently, with all who tell each value."""
    return Section("Told differently", tuple(
        line for view in material.held for cell in view.cells if cell.contested for line in _contested(view, cell, material)
    ))  # fmt: skip


def _contested(view: ContactView, cell: Cell, material: Material) -> Iterator[Line]:
    said = [told for told in cell.told if told.agreement != "vaguer"]
    values = "; ".join(f"{_value(view, cell, told)} in {_accounts(view, told)}" for told in said)
    reports = {report for told in said for report in told.reports}
    notes = tuple(material.cite(account) for account in view.accounts if account.report in reports)
    day = say_when(view.row.date)
    yield Line(f"Of the contact {day}, {_CELLS[cell.field]} is told differently: {values}.", notes)


def _value(view: ContactView, cell: Cell, told: Told) -> str:
    about = "about " if told.approximate else ""
    if cell.field == "duration":
        return about + say_duration(told.value)
    if cell.field == "date":
        return say_day(told.value)
    if cell.field == "mode":
        return say_mode(told.value)
    names = {who.id: who.name for who in view.row.participants}
    return names.get(told.value, name_party(told.value))


def _accounts(view: ContactView, told: Told) -> str:
    of = {account.report: account.of_side for account in view.accounts}
    sides = sorted({f"the account of {name_party(side)}" for r in told.reports if (side := of[r])})
    others = sum(of[report] is None for report in told.reports)
    sides += [f"{others} other report{'s' * (others != 1)}"] if others else []
    return join_words(sides)


def third_parties(material: Material) -> Section:
    """Tell with whom else the sides were in contact by the documents that tell of their last contacts."""
    lines: dict[tuple[str, ...], Line] = {}
    for view in material.held:
        for account in material.main_accounts(view):
            reading = material.reading(account.document.id)
            for contact in reading.contacts:
                who = _third(contact, reading, material)
                if who and not contact.main:
                    told = material.notes.cite_spans(account.document.id, contact.evidence)
                    key = (view.row.id, *sorted(who))
                    earlier = lines[key].notes if key in lines else ()
                    words = lines[key].words if key in lines else _told(who, view, contact)
                    lines[key] = Line(words, tuple(dict.fromkeys((*earlier, told))))
    return Section("What third parties were told", tuple(list(lines.values())[: material.extent.others]))


def _third(contact: Contact, reading: Reading, material: Material) -> list[str]:
    """Return the names of those in a contact, where just one of the two sides took part in it, that side first; else nobody."""
    actors = {actor.id: actor for actor in reading.actors}
    day = reading.document.published
    present = [
        Name(actors[key].id, actors[key].name, party_of(actors[key], day))
        for key in contact.participants
        if key in actors
    ]
    there = [side for side in material.sides if any(side.has(who) for who in present)]
    if len(there) != 1 or all(there[0].has(who) for who in present):
        return []
    return [who.name for who in sorted(present, key=lambda who: not there[0].has(who))]


def _told(who: list[str], view: ContactView, contact: Contact) -> str:
    day = say_when(view.row.date)
    words = plain(max((span.text for span in contact.evidence), key=len))
    return f"Of {who[0]} and {join_words(who[1:])}, accounts of the contact {day} say: “{words}”."


def observers(material: Material) -> Section:
    """Tell what observers judge in the documents about the last contacts; none of it is a fact of the record."""
    lines = []
    for view in material.held:
        for account in material.main_accounts(view):
            for found in material.reading(account.document.id).assessments:
                by = found.by or "Observers who are not named"
                note = material.notes.cite_spans(account.document.id, found.evidence)
                published = account.document.published
                lines += [
                    Line(
                        f"{by} {'on ' + say_day(published) if published else ''}: “{found.text}”.".replace(" :", ":"),
                        (note,),
                        "judgement",
                    )
                ]
    return Section("What observers say (judgements, not facts)", tuple(lines[: material.extent.others]))
