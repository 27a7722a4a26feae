"""Write a person's correction into the log, checked, and lay it over what is derived."""

import re
from collections.abc import Iterable
from typing import get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import InputError
from communique.extract.periods import bounds
from communique.reading.terms import ContactStatus, Mode
from communique.record import schema
from communique.record.cells import FIELDS
from communique.record.contact_view import find_contact, reports_of_contact
from communique.record.corrections import Anchor, Change, Signature, load_corrections, log_correction
from communique.record.deriving import apply_rejections
from communique.record.keeping import find_documents, now
from communique.record.linking import anchors_of
from communique.record.names import find_who
from communique.record.regrouping import regroup_scopes

_DURATION = re.compile(r"P(?=\d|T\d)(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?")
_UNKNOWN = ("date", "initiator", "duration", "location")
"""Fields that a person may empty."""


def correct(connection: Connection, target: str, field: str, value: str | None, *, why: str, by: str) -> int:
    """Correct a contact, a position or an issue; return the number of the entry in the log.

    A contact's date, mode, status, initiator, duration or location takes a value, None where it is unknown; `merge` takes another
    contact, `split` the document whose report is of another contact. A position is `rejected` yes or no. An issue takes a `label`.
    Raises InputError for what there is not, or a value that does not fit.
    """
    signed = _sign(why, by)
    change = _change(connection, target, field, value)
    number = log_correction(connection, change, signed)
    _lay_over(connection, field, (*change.anchors, *change.others))
    return number


def undo(connection: Connection, number: int, *, why: str, by: str) -> int:
    """Undo a correction, or an undo; return the number of the new entry. The old one stays in the log."""
    entries = {correction.id: correction for correction in load_corrections(connection)}
    if number not in entries:
        raise InputError(f"there is no correction {number}: see `communique corrections`")
    undone = entries[number]
    if not undone.active:
        raise InputError(f"correction {number} is undone already: see `communique corrections`")
    entry = log_correction(connection, Change(undone.target, "undo"), _sign(why, by), undoes=number)
    root = undone
    while root.undoes is not None:
        root = entries[root.undoes]
    _lay_over(connection, root.field, (*root.anchors, *root.others))
    return entry


def _sign(why: str, by: str) -> Signature:
    if not why.strip() or not by.strip():
        raise InputError("a correction needs who makes it and why: give --by and --why")
    return Signature(now(), by.strip(), why.strip())


def _change(connection: Connection, target: str, field: str, value: str | None) -> Change:
    if field == "label":
        return Change(_issue(connection, target), field, _label(value))
    if field == "rejected":
        return Change(target, field, _yes_or_no(value), (_position(connection, target),))
    contact = find_contact(connection, target)
    reports = reports_of_contact(connection, contact)
    if field == "merge":
        other = find_contact(connection, value or "")
        if other == contact:
            raise InputError(f"{contact} cannot be merged with itself: name another contact")
        return Change(contact, field, other, anchors_of(reports), anchors_of(reports_of_contact(connection, other)))
    if field == "split":
        document = _document(connection, value)
        taken = tuple(anchor for anchor in anchors_of(reports) if anchor.document == document)
        if not taken or len({report.document for report in reports}) < 2:
            raise InputError(f"{contact} has not that document's report beside others: there is nothing to split")
        return Change(contact, field, document, taken)
    if field in FIELDS:
        return Change(contact, field, _value(connection, field, value), anchors_of(reports))
    fields = ", ".join((*FIELDS, "merge", "split", "rejected", "label"))
    raise InputError(f"{field!r} cannot be corrected: what can is {fields}")


def _lay_over(connection: Connection, field: str, anchors: Iterable[Anchor]) -> None:
    """Bring what is derived from the anchors' documents to what the log now says."""
    documents = sorted({anchor.document for anchor in anchors})
    if field == "rejected":
        apply_rejections(connection, documents)
    elif documents:
        reports = schema.reports
        scopes = connection.execute(sa.select(reports.c.scope).where(reports.c.document_id.in_(documents))).scalars()
        regroup_scopes(connection, set(scopes))


def _document(connection: Connection, value: str | None) -> str:
    found = find_documents(connection, value or "") if value else []
    if len(found) != 1:
        raise InputError(
            f"{value!r} is {'more than one' if found else 'no'} document: give its id, or the first digits of it"
        )
    return found[0]


def _position(connection: Connection, key: str) -> Anchor:
    positions = schema.positions
    row = connection.execute(sa.select(positions).where(positions.c.id == key)).first()
    if row is None:
        raise InputError(f"{key!r} is no position of the record: see `communique positions --format json`")
    return Anchor(row.document_id, row.start, row.end, key.rpartition(":")[2])


def _issue(connection: Connection, key: str) -> str:
    issues = schema.issues
    if connection.execute(sa.select(issues.c.id).where(issues.c.id == key).limit(1)).first() is None:
        raise InputError(f"{key!r} is no issue of the record: see `communique issues`")
    return key


def _label(value: str | None) -> str:
    label = " ".join((value or "").split())
    if not label:
        raise InputError("a label needs words: write label=WORDS")
    return label


def _yes_or_no(value: str | None) -> str:
    if value not in ("yes", "no"):
        raise InputError("a position is rejected yes or no: write rejected=yes")
    return value


def _value(connection: Connection, field: str, value: str | None) -> str | None:
    """Return a value of a contact's field as the record writes it."""
    if not value:
        if field not in _UNKNOWN:
            raise InputError(f"{field} cannot be empty: give a value")
        return None
    if field == "date" and None in bounds(value):
        raise InputError(f"{value!r} is not a date: write it as 2025-07-01, 2025-07 or 2025-07-01/2025-07-03")
    if field == "duration" and not _DURATION.fullmatch(value):
        raise InputError(f"{value!r} is not a length: write it as PT2H, PT1H30M or PT45M")
    sets = {"mode": get_args(Mode), "status": get_args(ContactStatus)}
    if field in sets and value not in sets[field]:
        raise InputError(f"{value!r} is no {field}: what there is is {', '.join(sets[field])}")
    if field == "initiator":
        who = find_who(connection, value)
        return who.actor or who.party
    return value
