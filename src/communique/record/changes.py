"""What changed from one Reading of a document to the next, in words."""

from collections import Counter
from collections.abc import Iterable

from communique.reading import Reading


def changes_between(before: Reading, now: Reading) -> tuple[str, ...]:
    """Return a line for each cell that one Reading has and the other has not; nothing where they say the same."""
    old, new = Counter(_cells(before)), Counter(_cells(now))
    lost = [f"no longer {cell}" for cell in (old - new).elements()]
    found = [f"now {cell}" for cell in (new - old).elements()]
    return (*lost, *found)


def _cells(reading: Reading) -> Iterable[str]:
    for contact in reading.contacts:
        yield (
            f"contact {' – '.join(contact.participants)}, {contact.date or 'no date'}, {contact.mode}, {contact.status}, "
            f"{contact.duration or 'no length'}, initiator {contact.initiator or 'unknown'}"
        )
    for issue in reading.issues:
        yield f"issue {issue.id}: {issue.relation} ({issue.basis})"
    for position in reading.positions:
        holders = ", ".join(position.parties) or "nobody"
        yield f"position of {holders} on {position.issue}: {position.act}, {position.stance}: {position.proposition!r}"
    for commitment in reading.commitments:
        yield f"commitment of {', '.join(commitment.parties)}: {commitment.action!r}, due {commitment.due or 'no date'}"
    for claim in reading.claims:
        yield f"claim {claim.kind} {claim.value}: {claim.verdict}"
