"""Everything that the record has of one contact: its cells, who tells them, issues, positions, commitments and claims."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import InputError
from communique.reading import Span
from communique.record import schema
from communique.record.cells import FIELDS, fill_cells
from communique.record.claims import claim_rows
from communique.record.corrections import Correction, active_corrections
from communique.record.linking import corrected_values
from communique.record.merging import Group
from communique.record.names import label_issues
from communique.record.queries import commitment_rows, contact_rows, document_rows, position_rows
from communique.record.reports import Report
from communique.record.rows import unpack_report
from communique.record.views import Account, ContactView, IssueReport


def find_contact(connection: Connection, key: str) -> str:
    """Return the id of a contact by its id, the beginning of it, or the id of one of its reports.

    Raises InputError where there is none, or several.
    """
    contacts, reports = schema.contacts, schema.reports
    if connection.dialect.name == "sqlite":
        begins = sa.and_(contacts.c.id >= key, contacts.c.id < key + "\uffff")  # by the index, which LIKE does not use
    else:
        begins = contacts.c.id.startswith(key, autoescape=True)  # servers may sort otherwise than by code points
    ids = list(connection.execute(sa.select(contacts.c.id).where(begins).order_by(contacts.c.id).limit(2)).scalars())
    if len(ids) == 1 or key in ids:
        return key if key in ids else ids[0]
    if ids:
        raise InputError(f"{key!r} begins more than one contact: give more of it, as {ids[0]}")
    of_report = connection.execute(sa.select(reports.c.contact_id).where(reports.c.id == key)).scalar()
    if of_report is None:
        raise InputError(f"{key!r} is no contact of the record: see `communique contacts`")
    return str(of_report)


def view_contact(connection: Connection, key: str) -> ContactView:
    """Return one contact whole."""
    contacts = schema.contacts
    row = connection.execute(sa.select(contacts).where(contacts.c.id == key)).one()
    reports = reports_of_contact(connection, key)
    ids = [report.id for report in reports]
    corrections = _corrections_of(connection, reports)
    corrected = corrected_values([Group(key, tuple(reports))], corrections).get(key, {})
    documents = document_rows(connection, sorted({report.document for report in reports}))
    texts = schema.documents
    found = connection.execute(sa.select(texts.c.id, texts.c.text).where(texts.c.id.in_(list(documents))))
    text_of = {row.id: row.text for row in found}
    accounts = tuple(
        Account(r.id, documents[r.document], r.of_side, tuple(Span.cut(text_of[r.document], a, b) for a, b in r.spans))
        for r in reports
    )
    positions, commitments = schema.positions, schema.commitments
    return ContactView(
        contact_rows(connection, [row])[0],
        tuple(fill_cells(reports, corrected).values()),
        accounts,
        _issues(connection, ids),
        position_rows(connection, connection.execute(
            sa.select(positions).where(positions.c.report_id.in_(ids)).order_by(positions.c.document_id, positions.c.start)
        ).all()),
        commitment_rows(connection, connection.execute(
            sa.select(commitments).where(commitments.c.report_id.in_(ids)).order_by(commitments.c.id)
        ).all()),
        claim_rows(connection, key, ids),
        corrections,
    )  # fmt: skip


def reports_of_contact(connection: Connection, key: str) -> list[Report]:
    """Return the reports of a contact, by id."""
    table = schema.reports
    rows = connection.execute(sa.select(table.c.content).where(table.c.contact_id == key).order_by(table.c.id))
    return [unpack_report(content) for content in rows.scalars()]


def _corrections_of(connection: Connection, reports: Sequence[Report]) -> tuple[Correction, ...]:
    here = {report.document: report for report in reports}
    return tuple(
        correction
        for correction in active_corrections(connection, (*FIELDS, "merge", "split"))
        if any(
            a.document in here and a.overlap(here[a.document].spans) for a in (*correction.anchors, *correction.others)
        )
    )


def _issues(connection: Connection, reports: Sequence[str]) -> tuple[IssueReport, ...]:
    table = schema.issue_reports
    rows = connection.execute(
        sa.select(table).where(table.c.report_id.in_(reports)).order_by(table.c.issue, table.c.id)
    ).all()
    labels = label_issues(connection, (row.issue for row in rows))
    return tuple(
        IssueReport(row.id, row.document_id, row.issue, labels.get(row.issue, row.label), row.relation, row.basis,
                    row.start, row.end)
        for row in rows
    )  # fmt: skip
