"""A Reading's contacts as reports: what one document says of one contact, in terms that documents share."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from communique.extract.periods import bounds
from communique.reading import Actor, Contact, Reading
from communique.record.parties import is_nameless, party_of, principal

RECENT = timedelta(days=7)
"""How long before publication a document's main contact is looked for where no date is told."""


@dataclass(frozen=True)
class Report:
    """What one document says of one contact. Days are ISO dates; None is unknown."""

    id: str
    """Document and contact: "27e657de9b345ff0:c1"; it may change when the document is read anew, the spans hardly."""
    document: str
    origin: str
    """The document that this one repeats, or itself: reprints count once."""
    spans: tuple[tuple[int, int], ...]
    """Where the document speaks of the contact; by these a correction finds it again."""
    parties: tuple[str, ...]
    principals: tuple[str | None, ...]
    """For each party the highest person named."""
    named: bool
    """Whether all who took part can be told again in another document."""
    participants: tuple[str, ...]
    sides: tuple[str, ...]
    """For each who took part the party it stands for."""
    date: str | None
    """EDTF."""
    first: str | None
    last: str | None
    """First and last day on which it may have been; of an undated main contact the week up to publication."""
    mode: str
    status: str
    initiator: str | None
    initiator_party: str | None
    duration: str | None
    duration_approximate: bool
    location: str | None
    main: bool
    published: str | None
    issuer: str | None

    @property
    def part(self) -> str:
        """Return what its Reading calls the contact: "c1"."""
        return self.id.rpartition(":")[2]

    @property
    def scope(self) -> str:
        """Return the parties as one key: reports of other parties are never of the same contact."""
        return "|".join(self.parties)

    @property
    def joinable(self) -> bool:
        """Whether another document's report can be of the same contact: all are named, and a time is told."""
        return bool(self.named and self.first and self.last)

    @property
    def of_side(self) -> str | None:
        """Return the party whose own account this is; None for third parties and news."""
        return self.issuer if self.issuer in self.parties else None


def report_id(document: str, local: str) -> str:
    """Return the id of a part of a Reading in the record."""
    return f"{document[:16]}:{local}"


def reports_of(reading: Reading, *, origin: str | None = None) -> Iterator[Report]:
    """Yield a report for each contact of a Reading; `origin` is the document that it reprints."""
    actors = {actor.id: actor for actor in reading.actors}
    for contact in reading.contacts:
        present = [actors[key] for key in contact.participants if key in actors]
        if len(present) > 1:
            yield _report(reading, contact, present, origin or reading.document.id)


def day_of(contact: Contact | None, published: date | None) -> date | None:
    """Return the day as of which a contact's persons hold their offices; None where nothing is dated."""
    first = bounds(contact.date)[0] if contact and contact.date else None
    return first or published


def _report(reading: Reading, contact: Contact, present: list[Actor], origin: str) -> Report:
    document = reading.document
    day = day_of(contact, document.published)
    sides = _sides(present, day)
    first, last = _days(contact, document.published)
    initiator = next((actor for actor in present if actor.id == contact.initiator), None)
    return Report(
        id=report_id(document.id, contact.id),
        document=document.id,
        origin=origin,
        spans=tuple((span.start, span.end) for span in contact.evidence),
        parties=tuple(sorted(sides)),
        principals=tuple(principal(sides[party], day) for party in sorted(sides)),
        named=not any(is_nameless(actor) for actor in present),
        participants=tuple(actor.id for actor in present),
        sides=tuple(party for actor in present for party in sides if actor in sides[party]),
        date=contact.date,
        first=first,
        last=last,
        mode=contact.mode,
        status=contact.status,
        initiator=contact.initiator,
        initiator_party=party_of(initiator, day) if initiator else None,
        duration=contact.duration,
        duration_approximate=contact.duration_approximate,
        location=contact.location,
        main=contact.main,
        published=document.published.isoformat() if document.published else None,
        issuer=document.issuer,
    )


def _sides(present: list[Actor], day: date | None) -> dict[str, list[Actor]]:
    """Return who took part by party; where all are of one party, each is a party of its own."""
    sides: dict[str, list[Actor]] = defaultdict(list)
    for actor in present:
        sides[party_of(actor, day)].append(actor)
    return sides if len(sides) > 1 else {actor.id: [actor] for actor in present}


def _days(contact: Contact, published: date | None) -> tuple[str | None, str | None]:
    if contact.date:
        first, last = bounds(contact.date)
        return (first.isoformat() if first else None), (last.isoformat() if last else None)
    if contact.main and published and contact.status in ("held", "under_way"):
        return (published - RECENT).isoformat(), published.isoformat()
    return None, None
