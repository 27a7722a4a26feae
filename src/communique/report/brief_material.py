"""What a brief is made from: the contacts of two sides up to a day, the latest ones whole with the Readings that tell them."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from communique.errors import InputError
from communique.extract.periods import bounds
from communique.reading import Reading
from communique.record import Account, ContactRow, ContactView, PositionRow, Record
from communique.report.brief_sides import Side, find_sides
from communique.report.brief_wording import first_day, last_day, says_something
from communique.report.sourced import Notes

MOST = 1_000
"""So many contacts of a pair are counted, the latest."""

MEMORY = 400
"""So many of a side's latest stands are looked at for changes."""


@dataclass(frozen=True)
class Extent:
    """How much a brief takes in."""

    contacts: int
    issues: int
    words: int
    """Stands a side and issue."""
    others: int
    """Lines on commitments, third parties, observers and changes, each."""


@dataclass
class Material:
    """Everything that the sections of a brief look at; `until` is the last day taken in, `today` that from which ages count."""

    record: Record
    sides: tuple[Side, Side]
    until: date | None
    today: date
    extent: Extent
    notes: Notes
    rows: tuple[ContactRow, ...]
    """All contacts of the two sides, the latest first."""

    _views: dict[str, ContactView] = field(default_factory=dict)
    _readings: dict[str, Reading] = field(default_factory=dict)
    _positions: dict[tuple[str, str | None], tuple[PositionRow, ...]] = field(default_factory=dict)

    def narrowed(self, extent: Extent) -> "Material":
        """Return the same material for a shorter brief, with notes of its own; what was looked up is kept."""
        return replace(self, extent=extent, notes=self.notes.anew())

    def positions(self, side: Side, issue: str | None = None) -> tuple[PositionRow, ...]:
        """Return a side's latest dated stands, on one issue or on any, the latest first."""
        if (side.words, issue) not in self._positions:
            until = self.until.isoformat() if self.until else None
            rows = self.record.positions(of=side.words, on=issue, until=until, limit=20 if issue else MEMORY)
            self._positions[side.words, issue] = tuple(row for row in rows if row.day and says_something(row))
        return self._positions[side.words, issue]

    @cached_property
    def held(self) -> tuple[ContactView, ...]:
        """The latest contacts that were held, whole, the latest first."""
        rows = [row for row in self.rows if row.status == "held" and row.date][: self.extent.contacts]
        return tuple(self.view(row) for row in rows)

    @cached_property
    def ahead(self) -> tuple[ContactView, ...]:
        """Contacts that are planned or proposed for a time that is not yet over, as they were known on the last day taken in."""
        a, b = self.sides
        rows = self.record.contacts(a.words, b.words, since=self.today.isoformat(), limit=20)
        views = [self.view(row) for row in rows if row.status in ("planned", "proposed")]
        return tuple(view for view in views if self.known(view))

    def known(self, view: ContactView) -> bool:
        """Whether some account of a contact was published by the last day taken in."""
        days = [account.document.published for account in view.accounts]
        return self.until is None or any(day is not None and day <= self.until.isoformat() for day in days)

    def view(self, row: ContactRow) -> ContactView:
        """Return a contact whole."""
        if row.id not in self._views:
            self._views[row.id] = self.record.contact(row.id)
        return self._views[row.id]

    def main_accounts(self, view: ContactView) -> list[Account]:
        """Return the accounts of a contact in documents that are about it, and do not only mention it."""
        main = {
            f"{account.document.id[:16]}:{contact.id}"
            for account in view.accounts
            for contact in self.reading(account.document.id).contacts
            if contact.main
        }
        return [account for account in view.accounts if account.report in main]

    def reading(self, document: str) -> Reading:
        """Return the Reading of a document."""
        if document not in self._readings:
            self._readings[document] = self.record.reading(document)
        return self._readings[document]

    def cite(self, account: Account) -> int:
        """Return the note for an account of a contact; its title, which the note has anyway, only where nothing else tells it."""
        body = [span for span in account.evidence if span.text != account.document.title]
        return self.notes.cite_spans(account.document.id, body or account.evidence)

    def cite_contact(self, row: ContactRow) -> tuple[int, ...]:
        """Return the notes for all accounts of a contact."""
        return tuple(dict.fromkeys(self.cite(account) for account in self.view(row).accounts))

    def age(self, day: str | None) -> int | None:
        """Return how many days ago a date ended; None where it is unknown."""
        last = last_day(day) or first_day(day)
        return (self.today - last).days if last else None


def gather(record: Record, a: str, b: str, *, before: str | None, extent: Extent) -> Material:
    """Return the material of a brief on two sides. Raises InputError for a date or name that fits nothing."""
    day = _before(before)
    sides = find_sides(record, a, b)
    until = day - timedelta(1) if day else None
    rows = record.contacts(a, b, until=until.isoformat() if until else None, limit=MOST)
    return Material(record, sides, until, day or date.today(), extent, Notes(record), rows)


def _before(edtf: str | None) -> date | None:
    first = bounds(edtf)[0] if edtf else None
    if edtf and first is None:
        raise InputError(f"--before {edtf[:40]!r} is not a date: write it as 2026, 2026-03 or 2026-03-01")
    return first
