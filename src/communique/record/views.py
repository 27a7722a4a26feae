"""What the record answers: frozen values that the command line, reports and the page show."""

from dataclasses import dataclass

from communique.reading import Evidence
from communique.record.cells import Cell
from communique.record.corrections import Correction


@dataclass(frozen=True)
class Name:
    """An actor as it is shown, with the party it stands for where that is known."""

    id: str
    name: str
    party: str | None = None


@dataclass(frozen=True)
class ContactRow:
    """One contact as it is listed; `date` is EDTF, `duration` ISO 8601."""

    id: str
    date: str | None
    mode: str
    status: str
    participants: tuple[Name, ...]
    initiator: Name | None
    duration: str | None
    duration_approximate: bool
    location: str | None
    accounts: int
    """How many independent documents tell of it."""
    contested: tuple[str, ...]
    """The fields in which they differ beyond precision."""


@dataclass(frozen=True)
class DocumentRow:
    """A document as it is cited."""

    id: str
    name: str | None
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True)
class Account:
    """One document's report of a contact, with the words in which it speaks of it."""

    report: str
    document: DocumentRow
    of_side: str | None
    """The party whose own account it is; None for news and third parties."""
    evidence: Evidence


@dataclass(frozen=True)
class PositionRow:
    """One stand, in one document's words."""

    id: str
    document: str
    contact: str | None
    day: str | None
    holders: tuple[Name, ...]
    issue: str | None
    issue_label: str | None
    act: str
    stance: str
    modality: str
    negated: bool
    proposition: str
    condition: str | None
    addressee: Name | None
    account_of: str | None
    """The party whose account it is; None where a third document speaks in its own voice."""
    start: int
    end: int
    rejected_by: int | None = None
    """Number of the correction by which a person rejected it."""

    @property
    def own_words(self) -> bool:
        """Whether a holder's own side gives the account."""
        return any(holder.party == self.account_of for holder in self.holders if self.account_of)


@dataclass(frozen=True)
class IssueRow:
    """One issue with how many documents raise it."""

    id: str
    label: str
    documents: int


@dataclass(frozen=True)
class IssueReport:
    """How one document says that the sides of a contact stand on an issue."""

    id: str
    document: str
    issue: str
    label: str
    relation: str
    basis: str
    start: int
    end: int


@dataclass(frozen=True)
class CommitmentRow:
    """One undertaking, in one document's words."""

    id: str
    document: str
    contact: str | None
    day: str | None
    parties: tuple[Name, ...]
    action: str
    due: str | None
    addressee: Name | None
    start: int
    end: int


@dataclass(frozen=True)
class ClaimRow:
    """A claim about the record, with the verdict on its document alone and on all that the record knows."""

    id: str
    document: str
    kind: str
    value: str
    verdict: str
    reason: str
    record_verdict: str
    record_reason: str
    start: int
    end: int


@dataclass(frozen=True)
class ContactView:
    """Everything that is told of one contact, by whom."""

    row: ContactRow
    cells: tuple[Cell, ...]
    accounts: tuple[Account, ...]
    issues: tuple[IssueReport, ...]
    positions: tuple[PositionRow, ...]
    commitments: tuple[CommitmentRow, ...]
    claims: tuple[ClaimRow, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True)
class Hit:
    """A passage that a search found; offsets into the document's text."""

    document: DocumentRow
    contact: str | None
    """The contact that the document is about."""
    day: str | None
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    """Where in `text` the words found stand."""


@dataclass(frozen=True)
class Info:
    """What a record holds."""

    location: str
    documents: int
    readings: int
    contacts: int
    positions: int
    corrections: int
    set_aside: int
    programs: tuple[tuple[str, str, int], ...]
    """Version, model and number of Readings of each program that made any."""
