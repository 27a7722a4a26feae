"""The tables of a record: what is kept for ever, and what is derived from it and can be made anew at any time.

Kept tables change by migrations only. Derived ones are dropped and made anew from this page when DERIVATION is another number.

Days and times are ISO 8601 text, which sorts as time does; an unknown day in an index is "".
"""

import sqlalchemy as sa
from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

HEAD = "0001"
"""The migration that brings the kept tables to what this page says."""

DERIVATION = "1"
"""Counts up whenever a derived table, or the rule that fills it, changes."""

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
kept = MetaData(naming_convention=_NAMES)
derived = MetaData(naming_convention=_NAMES)

documents = Table(
    "documents",
    kept,
    Column("id", String(64), primary_key=True),
    Column("name", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("published", String(10)),
    Column("publisher", Text),
    Column("url", Text),
    Column("language", Text),
    Column("origin", Text),
    Column("added_at", String(32), nullable=False),
    Index(None, "added_at"),
)
readings = Table(
    "readings",
    kept,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("version", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("document_id", "version", "model"),
)
corrections = Table(
    "corrections",
    kept,
    Column("id", Integer, primary_key=True),
    Column("made_at", String(32), nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text),
    Column("anchors", Text, nullable=False),
    Column("undoes", ForeignKey("corrections.id")),
)
set_aside = Table(
    "set_aside",
    kept,
    Column("id", Integer, primary_key=True),
    Column("place", Text, nullable=False, unique=True),
    Column("reason", Text, nullable=False),
    Column("source", Text),
    Column("row", Text),
    Column("at", String(32), nullable=False),
    Column("solved_at", String(32)),
)
state = Table("state", kept, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

actors = Table(
    "actors",
    derived,
    Column("id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("country", Text, primary_key=True),
    Column("documents", Integer, nullable=False),
)
contacts = Table(
    "contacts",
    derived,
    Column("id", Text, primary_key=True),
    Column("scope", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
    Column("date", Text),
    Column("mode", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("initiator", Text),
    Column("duration", Text),
    Column("duration_approximate", Boolean, nullable=False),
    Column("location", Text),
    Column("accounts", Integer, nullable=False),
    Column("contested", Text, nullable=False),
    Column("participants", Text, nullable=False),
    Column("members", Text, nullable=False),
)
contact_parties = Table(
    "contact_parties",
    derived,
    Column("contact_id", Text, primary_key=True),
    Column("actor_id", Text, primary_key=True),
    Column("party", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Index(None, "actor_id", "day", "contact_id"),
)
contact_pairs = Table(
    "contact_pairs",
    derived,
    Column("contact_id", Text, primary_key=True),
    Column("a", Text, primary_key=True),  # "": any party
    Column("b", Text, primary_key=True),  # "": of the party a, with whomever
    Column("day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
    Column("mode", Text, nullable=False),
    Column("status", Text, nullable=False),
    Index(None, "a", "b", "day", "contact_id", "last_day", "mode", "status"),
)
reports = Table(
    "reports",
    derived,
    Column("id", Text, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), nullable=False),
    Column("scope", Text, nullable=False),
    Column("first", String(10), nullable=False),  # "": no other document's report can be of the same contact
    Column("last", String(10), nullable=False),
    Column("contact_id", Text),
    Column("main", Boolean, nullable=False),
    Column("content", Text, nullable=False),
    Index(None, "document_id"),
    Index(None, "scope", "first", "last"),
    Index(None, "contact_id"),
)
issues = Table(
    "issues",
    derived,
    Column("id", Text, primary_key=True),
    Column("label", Text, primary_key=True),
    Column("documents", Integer, nullable=False),
)
issue_reports = Table(
    "issue_reports",
    derived,
    Column("id", Text, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), nullable=False),
    Column("report_id", Text),
    Column("issue", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index(None, "document_id"),
    Index(None, "report_id"),
    Index(None, "issue", "day"),
)
positions = Table(
    "positions",
    derived,
    Column("id", Text, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), nullable=False),
    Column("report_id", Text),
    Column("issue", Text),
    Column("act", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("proposition", Text, nullable=False),
    Column("condition", Text),
    Column("addressee", Text),
    Column("attributed_to", Text),
    Column("account_of", Text),
    Column("day", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("rejected_by", Integer),
    Index(None, "document_id"),
    Index(None, "report_id"),
    Index(None, "issue", "day"),
    Index(None, "day"),
)
position_holders = Table(
    "position_holders",
    derived,
    Column("position_id", Text, primary_key=True),
    Column("actor_id", Text, primary_key=True),
    Column("party", Text, nullable=False),
    Column("issue", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Column("rejected", Boolean, nullable=False),
    Index(None, "party", "rejected", "issue", "day", "position_id"),
    Index(None, "party", "rejected", "day", "position_id"),
    Index(None, "actor_id", "rejected", "issue", "day", "position_id"),
    Index(None, "issue", "rejected", "party", "day", "position_id"),
)
commitments = Table(
    "commitments",
    derived,
    Column("id", Text, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), nullable=False),
    Column("report_id", Text),
    Column("action", Text, nullable=False),
    Column("due", Text),
    Column("addressee", Text),
    Column("attributed_to", Text),
    Column("day", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index(None, "document_id"),
    Index(None, "report_id"),
)
commitment_parties = Table(
    "commitment_parties",
    derived,
    Column("commitment_id", Text, primary_key=True),
    Column("actor_id", Text, primary_key=True),
    Column("party", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Index(None, "party", "day"),
)
claims = Table(
    "claims",
    derived,
    Column("id", Text, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), nullable=False),
    Column("report_id", Text),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index(None, "document_id"),
    Index(None, "report_id"),
)
passages = Table(
    "passages",
    derived,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("day", String(10), nullable=False),
    Column("tags", Text, nullable=False),
    Index(None, "document_id"),
)

signatures = Table(
    "signatures",
    derived,
    Column("document_id", ForeignKey(documents.c.id), primary_key=True),
    Column("content", sa.LargeBinary, nullable=False),
)
signature_keys = Table(
    "signature_keys",
    derived,
    Column("key", sa.BigInteger, primary_key=True),
    Column("document_id", ForeignKey(documents.c.id), primary_key=True),
    sqlite_with_rowid=False,
)
copies = Table(
    "copies",
    derived,
    Column("document_id", ForeignKey(documents.c.id), primary_key=True),
    Column("copy_id", ForeignKey(documents.c.id), primary_key=True),
)
origins = Table(
    "origins",
    derived,
    Column("document_id", ForeignKey(documents.c.id), primary_key=True),
    Column("origin", String(64), nullable=False),
    Index(None, "origin"),
)

OF_DOCUMENT = (claims, commitments, positions, issue_reports, reports)
"""Derived tables with a row for each part of a document, which name the document."""

HOLDERS = ((position_holders, "position_id", positions), (commitment_parties, "commitment_id", commitments))
"""Derived tables with the parties of a part, with the column that names it and the part's table."""

OF_CONTACT = (contact_parties, contact_pairs)
"""Derived tables with rows that name a contact."""
