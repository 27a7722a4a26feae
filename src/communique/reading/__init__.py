"""What a Reading is: the model, spans and the closed sets of values."""

from communique.reading.document import Document
from communique.reading.model import (
    Actor,
    Assessment,
    Attribution,
    Claim,
    Commitment,
    Contact,
    Event,
    Issue,
    Position,
    Program,
    Reading,
    Tone,
    spans_of,
)  # fmt: skip
from communique.reading.span import Evidence, Span, merge_evidence

__all__ = [
    "Actor", "Assessment", "Attribution", "Claim", "Commitment", "Contact", "Document", "Event", "Evidence", "Issue",
    "Position", "Program", "Reading", "Span", "Tone", "merge_evidence", "spans_of",
]  # fmt: skip
