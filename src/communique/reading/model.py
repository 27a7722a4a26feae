"""What a Reading is: everything that one document says, each cell with the words that say it."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from communique.reading.document import Document
from communique.reading.span import Evidence, Span
from communique.reading.terms import (
    Act,
    ActorKind,
    AttributionKind,
    Basis,
    ClaimKind,
    Comparison,
    ContactStatus,
    Level,
    Modality,
    Mode,
    Relation,
    Stance,
    Verdict,
)  # fmt: skip

ActorId = str
Probability = Annotated[float, Field(ge=0, le=1)]


class _Cell(BaseModel):
    model_config = ConfigDict(frozen=True)


class Actor(_Cell):
    """A party, a speaker or a source; a person, the seat of a government and a state stay apart."""

    id: ActorId
    name: str
    kind: ActorKind
    country: str | None = None
    code: str | None = None
    """PLOVER code: ISO 3166-1 alpha-3 (Kosovo KOS), or IGO, NGO, IMG for what is of no state."""
    office: str | None = None
    """As of the document's date, as print has it: "President of France"."""
    sector: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: Evidence = ()


class Tone(_Cell):
    """Words used of a contact itself, with who used them (None: the document's own voice)."""

    words: str
    by: tuple[ActorId, ...] = ()
    evidence: Evidence


class Contact(_Cell):
    """One exchange between identified parties."""

    id: str
    mode: Mode
    status: ContactStatus
    participants: tuple[ActorId, ...]
    initiator: ActorId | None = None
    date: str | None = None
    """EDTF level 1."""
    duration: str | None = None
    """ISO 8601."""
    duration_approximate: bool = False
    location: str | None = None
    tone: tuple[Tone, ...] = ()
    main: bool = False
    confidence: Probability | None = None
    evidence: Evidence


class Issue(_Cell):
    """One subject that was raised, and how the main contact's two sides stand to each other on it."""

    id: str
    label: str
    contact: str | None = None
    relation: Relation
    basis: Basis
    confidence: Probability | None = None
    evidence: Evidence


class Attribution(_Cell):
    """Who says what by which words, before it is interpreted."""

    id: str
    source: Evidence = ()
    actor: ActorId | None = None
    cue: Evidence = ()
    content: Evidence
    kind: AttributionKind
    within: str | None = None


class Position(_Cell):
    """One stand that a party, or several jointly, take on a subject."""

    id: str
    holder: ActorId | None = None
    holders: tuple[ActorId, ...] = ()
    """Of a joint stand; `holder` is then None."""
    issue: str | None = None
    act: Act
    proposition: str
    addressee: ActorId | None = None
    condition: str | None = None
    stance: Stance
    attributed_to: ActorId | None = None
    modality: Modality = "asserted"
    negated: bool = False
    attribution: str | None = None
    quotes: Evidence = ()
    confidence: Probability | None = None
    evidence: Evidence

    @property
    def parties(self) -> tuple[ActorId, ...]:
        """Whoever holds it, one or several."""
        return self.holders or ((self.holder,) if self.holder else ())


class Commitment(_Cell):
    """A specific future act that parties undertake."""

    parties: tuple[ActorId, ...]
    action: str
    due: str | None = None
    addressee: ActorId | None = None
    attributed_to: ActorId | None = None
    evidence: Evidence


class Claim(_Cell):
    """A claim about the record itself, checked."""

    kind: ClaimKind
    value: str | int
    """EDTF of `first_since` and `last_contact`, ISO 8601 of a `gap`, the number of a `count`."""
    comparison: Comparison | None = None
    """How the words compare a `gap`; None where they give it plainly."""
    said: str | None = None
    """The words of the value: "nearly three years"."""
    modes: tuple[Mode, ...] = ()
    """The channels that it speaks of; empty: any."""
    level: Level | None = None
    """Whose contacts it speaks of; None: anybody's."""
    parties: tuple[ActorId, ...] = ()
    """Between whom: the parties of the contact that it is made of."""
    period: str | None = None
    """The time that a `count` counts over, in EDTF; None where the words set no bounds."""
    verdict: Verdict
    reason: str
    evidence: Evidence


class Assessment(_Cell):
    """A judgement of observers, kept apart from facts."""

    by: str | None = None
    text: str
    evidence: Evidence


class Event(_Cell):
    """A PLOVER record: who did what to whom."""

    type: str
    mode: str | None = None
    source: tuple[ActorId, ...]
    recipient: tuple[ActorId, ...] = ()
    date: str | None = None
    context: tuple[str, ...] = ()
    goldstein: float | None = None
    """PLOVER's successor of the Goldstein scale, -10 (conflict) to +10 (cooperation)."""
    cameo_root: str | None = None
    """The two digits of the CAMEO category that the type comes from."""
    evidence: Evidence


class Program(_Cell):
    """What made the Reading: the same document and program give the same Reading, byte for byte."""

    version: str
    model: str
    """Name of the tagger's model, with the first digits of its digest."""


class Reading(_Cell):
    """Everything that was read in one document. Immutable; `model_dump_json` round-trips."""

    format: Literal["communique-reading/1"] = "communique-reading/1"
    document: Document
    actors: tuple[Actor, ...] = ()
    contacts: tuple[Contact, ...] = ()
    issues: tuple[Issue, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    positions: tuple[Position, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    claims: tuple[Claim, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    events: tuple[Event, ...] = ()
    warnings: tuple[str, ...] = ()
    program: Program

    @model_validator(mode="after")
    def _spans_are_the_words_themselves(self) -> Self:
        for span in spans_of(self):
            if self.document.text[span.start : span.end] != span.text:
                raise ValueError(f"span {span.start}-{span.end} is not the document's words there: {span.text!r}")
        return self


def spans_of(cell: object) -> list[Span]:
    """Return every span inside a Reading or a part of it, in the order of its fields."""
    if isinstance(cell, Span):
        return [cell]
    if isinstance(cell, tuple | list):
        return [span for item in cell for span in spans_of(item)]
    if isinstance(cell, BaseModel):
        return [span for name in type(cell).model_fields for span in spans_of(getattr(cell, name))]
    return []
