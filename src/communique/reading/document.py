"""A document as it comes out of ingest: normalised text and what is known about it from outside."""

import hashlib
from datetime import date

from pydantic import BaseModel, ConfigDict, computed_field

from communique.reading.terms import Kind


class Document(BaseModel):
    """One document; `text` is what all offsets refer to: the title where there is one, a blank line, the body."""

    model_config = ConfigDict(frozen=True)

    name: str | None = None
    title: str | None = None
    text: str
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    kind: Kind = "other"
    issuer: str | None = None
    """Whose account it is: an ISO 3166-1 alpha-3 code or an organisation's short name; None for news."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def id(self) -> str:
        """SHA-256 of the normalised text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def body_start(self) -> int:
        """Offset of the body's first character in `text`."""
        return len(self.title) + 2 if self.title else 0
