"""Earlier contacts: "last speaking in September 2022" tells of a contact of its own."""

import re

from communique.reading import Claim, Contact
from communique.reading.terms import Mode

_MODES: tuple[tuple[re.Pattern[str], Mode], ...] = (
    (re.compile(r"\b(?:video|virtual)", re.I), "video"),
    (re.compile(r"\b(?:telephon\w+|phone\w*|called|call)\b", re.I), "telephone"),
    (re.compile(r"\b(?:met|meet|meeting|face to face|in person)\b", re.I), "meeting"),
    (re.compile(r"\b(?:visit\w*)\b", re.I), "visit"),
)


def find_earlier_contacts(claims: tuple[Claim, ...], contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Return the contacts that only a claim of the last contact tells of, between the main contact's parties."""
    main = next((c for c in contacts if c.main), None)
    if main is None:
        return ()
    found: list[Contact] = []
    for claim in claims:
        date = str(claim.value)
        if claim.kind != "last_contact" or any(_told(c, date) for c in (*contacts, *found)):
            continue
        words = " ".join(span.text for span in claim.evidence)
        mode: Mode = next((mode for pattern, mode in _MODES if pattern.search(words)), "unspecified")
        found.append(
            Contact(
                id=f"c{len(contacts) + len(found) + 1}",
                mode=mode,
                status="held",
                participants=main.participants,
                date=date,
                main=False,
                evidence=claim.evidence,
            )
        )
    return tuple(found)


def _told(contact: Contact, date: str) -> bool:
    return contact.date is not None and (contact.date.startswith(date) or date.startswith(contact.date))
