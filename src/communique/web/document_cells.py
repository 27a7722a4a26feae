"""The cells of one document as they are shown beside its text: each in words, with whose account it is and its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass

from communique.reading import Evidence, Reading
from communique.report.wording import ACTS, BASES, CLAIMS, MODES, RELATIONS, STATUSES, say_date, say_duration

KINDS = {
    "contact": "contact", "issue": "issue", "position": "position", "commitment": "commitment", "claim": "claim",
    "assessment": "assessment of observers",
}  # fmt: skip


@dataclass(frozen=True)
class DocumentCell:
    """One statement of a Reading, in words, with the words that it rests on."""

    id: str
    kind: str
    heading: str
    words: str
    account: str
    """Whose account it is, in words."""
    evidence: Evidence
    details: tuple[str, ...] = ()


def cells_of(reading: Reading) -> list[DocumentCell]:
    """Return everything that a Reading states, in its order, in words."""
    names = {actor.id: actor.name for actor in reading.actors}
    own = f"{names.get(reading.document.issuer or '', reading.document.issuer)} (own account)"
    voice = own if reading.document.issuer else "the document itself"
    return [
        *_contacts(reading, names, voice),
        *_issues(reading, voice),
        *_positions(reading, names, voice),
        *_commitments(reading, names, voice),
        *_claims(reading, voice),
        *_assessments(reading, names),
    ]


def _contacts(reading: Reading, names: dict[str, str], voice: str) -> Iterable[DocumentCell]:
    for contact in reading.contacts:
        details = [
            f"date: {say_date(contact.date) if contact.date else 'not given'}",
            f"channel: {MODES[contact.mode]}",
            f"status: {STATUSES[contact.status]}",
            f"begun by: {names.get(contact.initiator, contact.initiator) if contact.initiator else 'not given'}",
            f"length: {'about ' * contact.duration_approximate + say_duration(contact.duration) if contact.duration else 'not given'}",
        ]
        details += [f"place: {contact.location}"] if contact.location else []
        yield DocumentCell(
            contact.id, "contact", "main contact" if contact.main else "contact", _names(contact.participants, names),
            voice, contact.evidence, tuple(details),
        )  # fmt: skip


def _issues(reading: Reading, voice: str) -> Iterable[DocumentCell]:
    for number, issue in enumerate(reading.issues, 1):
        details = (BASES[issue.basis],)
        yield DocumentCell(
            f"i{number}", "issue", RELATIONS[issue.relation], issue.label, voice, issue.evidence, details
        )


def _positions(reading: Reading, names: dict[str, str], voice: str) -> Iterable[DocumentCell]:
    labels = {issue.id: issue.label for issue in reading.issues}
    for position in reading.positions:
        details = [f"stance: {position.stance}"]
        details += [f"on: {labels.get(position.issue, position.issue)}"] if position.issue else []
        details += [f"to: {names.get(position.addressee, position.addressee)}"] if position.addressee else []
        details += [f"if: {position.condition}"] if position.condition else []
        details += [position.modality] if position.modality != "asserted" else []
        teller = position.attributed_to
        yield DocumentCell(
            position.id, "position", f"{_names(position.parties, names)} {'does not: ' * position.negated}{ACTS[position.act]}",
            position.proposition, names.get(teller, teller) if teller else voice, position.evidence, tuple(details),
        )  # fmt: skip


def _commitments(reading: Reading, names: dict[str, str], voice: str) -> Iterable[DocumentCell]:
    for number, found in enumerate(reading.commitments, 1):
        details = (f"due: {say_date(found.due)}",) if found.due else ()
        teller = found.attributed_to
        yield DocumentCell(
            f"u{number}", "commitment", _names(found.parties, names), found.action,
            names.get(teller, teller) if teller else voice, found.evidence, details,
        )  # fmt: skip


def _claims(reading: Reading, voice: str) -> Iterable[DocumentCell]:
    for number, claim in enumerate(reading.claims, 1):
        heading = f"{CLAIMS[claim.kind]} {claim.said or claim.value}"
        yield DocumentCell(f"k{number}", "claim", heading, claim.verdict, voice, claim.evidence, (claim.reason,))


def _assessments(reading: Reading, names: dict[str, str]) -> Iterable[DocumentCell]:
    for number, found in enumerate(reading.assessments, 1):
        by = names.get(found.by, found.by) if found.by else "observers, not named"
        yield DocumentCell(f"a{number}", "assessment", "judgement, not fact", found.text, by, found.evidence)


def _names(keys: Iterable[str], names: dict[str, str]) -> str:
    return ", ".join(names.get(key, key) for key in keys) or "nobody named"
