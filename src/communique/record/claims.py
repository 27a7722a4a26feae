"""Claims about the record ("their first call since 2022"), with the verdict that their document alone allows."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.record import schema
from communique.record.views import ClaimRow


def claim_rows(connection: Connection, reports: Sequence[str]) -> tuple[ClaimRow, ...]:
    """Return the claims that documents make in telling of a contact, by its reports."""
    table = schema.claims
    rows = connection.execute(sa.select(table).where(table.c.report_id.in_(reports)).order_by(table.c.id))
    return tuple(
        ClaimRow(row.id, row.document_id, row.kind, row.value, row.verdict, row.reason, row.start, row.end)
        for row in rows
    )
