"""The kept tables of the first version: documents, Readings, corrections, what was set aside."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Text()) for name in ("name", "title")),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published", sa.String(10)),
        *(sa.Column(name, sa.Text()) for name in ("publisher", "url", "language", "origin")),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_index("ix_documents_added_at", "documents", ["added_at"])
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("version", "model")),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_readings_document_id"),
        sa.UniqueConstraint("document_id", "version", "model", name="uq_readings_document_id_version_model"),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("by", "why", "target", "field")),
        sa.Column("value", sa.Text()),
        sa.Column("anchors", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.ForeignKeyConstraint(["undoes"], ["corrections.id"], name="fk_corrections_undoes"),
    )
    op.create_table(
        "set_aside",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("place", "reason")),
        *(sa.Column(name, sa.Text()) for name in ("source", "row")),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("solved_at", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_set_aside"),
        sa.UniqueConstraint("place", name="uq_set_aside_place"),
    )
    op.create_table(
        "state",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_state"),
    )
