"""What a loader finds in a file's bytes: texts with what came beside them, and parts that could not be read."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Loaded:
    """One text as a loader found it, before it is normalised; None where the file does not say."""

    text: str
    title: str | None = None
    published: str | None = None
    """An ISO date, with or without the time."""
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    part: str | None = None
    """Which part of the file it is, where there are several: "attachment 2 (note.pdf)"."""

    @property
    def day(self) -> date | None:
        """The day it was published, or None where what the file gives is no date: the text can be read without."""
        try:
            return datetime.fromisoformat(self.published or "").date()
        except ValueError:
            return None


@dataclass(frozen=True)
class Refused:
    """A part of a file that could not be read: why, and what would do."""

    reason: str
    part: str | None = None
