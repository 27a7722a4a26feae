"""The picture of one Reading: sections of lines, each with its evidence, before it is laid out for a medium."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from communique.reading import Claim, Contact, Evidence, Position, Reading, Span
from communique.report.wording import (
    ACTS,
    BASES,
    CLAIMS,
    KINDS,
    MODES,
    RELATIONS,
    STATUSES,
    say_date,
    say_duration,
    shorten,
)  # fmt: skip

Key = TypeVar("Key")


@dataclass(frozen=True)
class Line:
    """One statement: its words, the numbers of its notes, how deep it stands, and what it is marked with."""

    words: str
    notes: tuple[int, ...] = ()
    depth: int = 0
    heading: bool = False


@dataclass
class Section:
    """A heading and its lines."""

    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Picture:
    """What is shown of a Reading; `notes` are the words that say it, numbered from 1."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    notes: tuple[Span, ...]
    warnings: tuple[str, ...]


def draw(reading: Reading) -> Picture:
    """Draw the picture of a Reading; a section that has nothing to say is left out."""
    artist = _Artist(reading)
    sections = [s for s in artist.sections() if s.lines]
    document = reading.document
    about = [
        say_date(document.published.isoformat()) if document.published else None,
        KINDS[document.kind],
        f"issued by {document.issuer}" if document.issuer else None,
        document.publisher,
    ]
    return Picture(
        title=document.title or document.name or "Document",
        subtitle=" · ".join(part for part in about if part),
        sections=tuple(sections),
        notes=tuple(artist.notes),
        warnings=reading.warnings,
    )


class _Artist:
    """Numbers the notes while the sections are drawn."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = {a.id: a.name for a in reading.actors}
        self.offices = {a.id: a.office for a in reading.actors}
        self.notes: dict[Span, int] = {}
        self.introduced: set[str] = set()

    def note(self, evidence: Evidence) -> tuple[int, ...]:
        """Return the numbers of evidence, new ones for words not noted yet."""
        return tuple(dict.fromkeys(self.notes.setdefault(span, len(self.notes) + 1) for span in evidence))

    def sections(self) -> Iterator[Section]:
        yield self._contacts("Contact", [c for c in self.reading.contacts if c.main])
        yield self._contacts("Other contacts", [c for c in self.reading.contacts if not c.main])
        yield self._issues()
        yield self._positions_without_issue()
        yield self._commitments()
        yield self._claims()
        yield self._assessments()
        yield self._events()

    def _who(self, keys: tuple[str, ...], *, introduce: bool = False) -> str:
        if not keys:
            return "party not named"
        names = []
        for key in keys:
            name = self.names.get(key, key)
            if introduce and self.offices.get(key) and key not in self.introduced:
                name = f"{name} ({self.offices[key]})"
                self.introduced.add(key)
            names.append(name)
        return " and ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + " and " + names[-1]

    def _contacts(self, title: str, contacts: list[Contact]) -> Section:
        section = Section(title)
        for contact in contacts:
            section.lines.append(Line(self._who(contact.participants, introduce=True), heading=True))
            about = "about " if contact.duration_approximate else ""
            facts = [
                MODES[contact.mode],
                STATUSES[contact.status],
                say_date(contact.date) if contact.date else "date not given",
                about + say_duration(contact.duration) if contact.duration else None,
                f"in {contact.location}" if contact.location else None,
                f"begun by {self._who((contact.initiator,))}" if contact.initiator else None,
            ]
            section.lines.append(Line(" · ".join(f for f in facts if f), self.note(contact.evidence), depth=1))
            for tone in contact.tone:
                by = f", in the words of {self._who(tone.by)}" if tone.by else ", in the document's own words"
                section.lines.append(Line(f"tone: “{tone.words}”{by}", self.note(tone.evidence), depth=1))
        return section

    def _issues(self) -> Section:
        section = Section("Issues")
        positions = _grouped(self.reading.positions, lambda p: p.issue)
        for issue in self.reading.issues:
            words = f"{issue.label} — {RELATIONS[issue.relation]}"
            if issue.relation != "discussed":
                words += f" ({BASES[issue.basis]})"
            section.lines.append(Line(words, self.note(issue.evidence), heading=True))
            section.lines += self._stands(positions.get(issue.id, []))
        return section

    def _positions_without_issue(self) -> Section:
        known = {issue.id for issue in self.reading.issues}
        rest = [p for p in self.reading.positions if p.issue not in known]
        return Section("Positions on other subjects", list(self._stands(rest)))

    def _stands(self, positions: list[Position]) -> Iterator[Line]:
        for parties, stands in _grouped(positions, lambda p: p.parties).items():
            yield Line(self._who(parties, introduce=True), depth=1, heading=True)
            for position in stands:
                yield Line(self._stand(position), self.note(position.evidence), depth=2)

    def _stand(self, p: Position) -> str:
        words = f"does not {p.act}" if p.negated else ACTS[p.act]
        if p.addressee:
            words += f" → {self._who((p.addressee,))}"
        words += f": “{shorten(p.proposition)}”"
        if p.stance == "against":
            words += " · against"
        if p.condition and p.condition not in p.proposition:
            words += f" · condition: “{shorten(p.condition)}”"
        elif p.condition:
            words += " · conditional"
        if p.modality == "hedged":
            words += " · hedged"
        if p.attributed_to:
            words += f" · on the account of {self._who((p.attributed_to,))}"
        return words

    def _commitments(self) -> Section:
        section = Section("Commitments")
        for c in self.reading.commitments:
            words = f"{self._who(c.parties)}: “{shorten(c.action)}”"
            words += f" · toward {self._who((c.addressee,))}" if c.addressee else ""
            words += f" · due {say_date(c.due)}" if c.due else ""
            words += f" · on the account of {self._who((c.attributed_to,))}" if c.attributed_to else ""
            section.lines.append(Line(words, self.note(c.evidence)))
        return section

    def _claims(self) -> Section:
        section = Section("Claims about the record")
        for c in self.reading.claims:
            said = f"{CLAIMS[c.kind]} {_value(c)}"
            section.lines.append(Line(f"{said} — {c.verdict}: {c.reason}", self.note(c.evidence)))
        return section

    def _assessments(self) -> Section:
        lines = [
            Line(f"{a.by or 'Observers'}: “{shorten(a.text)}”", self.note(a.evidence)) for a in self.reading.assessments
        ]
        return Section("What observers judge (not facts)", lines)

    def _events(self) -> Section:
        section = Section("Events (PLOVER)")
        for e in self.reading.events:
            kind = f"{e.type} ({e.mode})" if e.mode else e.type
            words = f"{kind}: {self._who(e.source)}" + (f" → {self._who(e.recipient)}" if e.recipient else "")
            words += f" · {say_date(e.date)}" if e.date else ""
            section.lines.append(Line(words, self.note(e.evidence)))
        return section


def _grouped(positions: Iterable[Position], key: Callable[[Position], Key]) -> dict[Key, list[Position]]:
    groups: dict[Key, list[Position]] = {}
    for position in positions:
        groups.setdefault(key(position), []).append(position)
    return groups


def _value(claim: Claim) -> str:
    value = str(claim.value)
    if value.startswith("P"):
        return say_duration(value)
    return say_date(value) if claim.kind in ("first_since", "last_contact") else value
