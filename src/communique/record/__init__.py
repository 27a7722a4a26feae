"""The record: all documents, their Readings and people's corrections, and what follows from them."""

from communique.record.cells import Cell, Told
from communique.record.corrections import Correction
from communique.record.keeping import Aside
from communique.record.record import Record
from communique.record.views import (
    Account,
    ClaimRow,
    CommitmentRow,
    ContactRow,
    ContactView,
    DocumentRow,
    Hit,
    Info,
    IssueReport,
    IssueRow,
    Name,
    PositionRow,
)

__all__ = [
    "Account", "Aside", "Cell", "ClaimRow", "CommitmentRow", "ContactRow", "ContactView", "Correction", "DocumentRow", "Hit",
    "Info", "IssueReport", "IssueRow", "Name", "PositionRow", "Record", "Told",
]  # fmt: skip
