"""Events: PLOVER records derived from contacts and positions."""

from collections.abc import Iterator

from communique.knowledge.plover import Code, load_codes
from communique.reading import Contact, Event, Evidence, Position

_TOOK_PLACE = ("held", "under_way")


def find_events(contacts: tuple[Contact, ...], positions: tuple[Position, ...]) -> tuple[Event, ...]:
    """Return the events: all parties of a contact are sources; a stand's addressee is its recipient."""
    return (*_from_contacts(contacts), *_from_positions(positions))


def _from_contacts(contacts: tuple[Contact, ...]) -> Iterator[Event]:
    for contact in contacts:
        kind = contact.mode if contact.status in _TOOK_PLACE else contact.status
        code = load_codes().get(f"contact:{kind}")
        if code:
            yield _event(code, contact.participants, (), contact.date, contact.evidence)


def _from_positions(positions: tuple[Position, ...]) -> Iterator[Event]:
    for position in positions:
        code = load_codes().get(f"act:{position.act}")
        if code and not position.negated:
            recipient = (position.addressee,) if position.addressee else ()
            yield _event(code, position.parties, recipient, None, position.evidence)


def _event(
    code: Code, source: tuple[str, ...], recipient: tuple[str, ...], date: str | None, evidence: Evidence
) -> Event:
    return Event(
        type=code.type,
        mode=code.mode,
        source=source,
        recipient=recipient,
        date=date,
        goldstein=code.score,
        evidence=evidence,
    )
