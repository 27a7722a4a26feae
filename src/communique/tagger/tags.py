"""What the tagger marks in a document: spans and choices, each with its probability; it never writes a word."""

from dataclasses import dataclass

from communique.reading.terms import Act, ContactStatus, Kind, Modality, Mode, Relation, Stance


@dataclass(frozen=True)
class Pointer:
    """The word that a stand points at for one role, by the offset of its first character."""

    start: int
    probability: float


@dataclass(frozen=True)
class StandTag:
    """Words that hold a stand; `source`, `addressee` and `reporter` are None where nobody is mentioned."""

    start: int
    end: int
    act: Act
    stance: Stance
    modality: Modality
    negated: bool
    commitment: float
    """Probability that a definite future act is undertaken."""
    issue: int | None
    """Offset of the issue span it is about, where that stands in the same window."""
    source: Pointer | None
    addressee: Pointer | None
    reporter: Pointer | None
    probability: float
    act_probability: float
    act_next: tuple[Act, float] | None = None
    """The act that comes second, with its probability."""
    stance_probability: float | None = None
    stance_next: tuple[Stance, float] | None = None


@dataclass(frozen=True)
class AssessmentTag:
    """Words that hold an observer's judgement, and who judges."""

    start: int
    end: int
    by: Pointer | None
    probability: float


@dataclass(frozen=True)
class ContactTag:
    """The word that makes a contact: "spoke", "call", "met"."""

    start: int
    end: int
    mode: Mode
    status: ContactStatus
    main: float
    probability: float


@dataclass(frozen=True)
class IssueTag:
    """Words that name a subject, and how the sides stand on it."""

    start: int
    end: int
    relation: Relation
    relation_probability: float
    probability: float


@dataclass(frozen=True)
class Tags:
    """All that was marked in one document, each list in text order."""

    stands: tuple[StandTag, ...]
    assessments: tuple[AssessmentTag, ...]
    contacts: tuple[ContactTag, ...]
    issues: tuple[IssueTag, ...]
    kind: Kind | None
