"""A span: words of a document and where they stand; the evidence of every cell."""

from collections.abc import Iterable
from typing import Self

from pydantic import BaseModel, ConfigDict


class Span(BaseModel):
    """Words of the document: `text == document.text[start:end]`, offsets in Unicode code points."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """Cut a span out of the text itself, so that offsets and words cannot disagree."""
        return cls(start=start, end=end, text=text[start:end])

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


Evidence = tuple[Span, ...]


def merge_evidence(*groups: Iterable[Span]) -> Evidence:
    """Return the spans of all groups in text order, each once."""
    return tuple(sorted({span for group in groups for span in group}, key=lambda span: (span.start, span.end)))
