"""The cast: who is who in one document, every mention with the parties it stands for."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from communique.extract.mentions import Mention
from communique.extract.registry import Registry

MEMORY = 300
"""Mentions that a reader keeps in mind."""


@dataclass(frozen=True)
class Resolved:
    """A mention with the parties it stands for (several for a plural, none where nobody is known)."""

    mention: Mention
    parties: tuple[str, ...]
    sentence: int
    is_subject: bool


@dataclass
class Cast:
    """Who is who in one document."""

    registry: Registry
    resolved: list[Resolved] = field(default_factory=list)
    sides: tuple[str, ...] = ()
    """The parties that the document is mainly about, usually two."""
    issuer: str | None = None
    """Whose account the document is."""
    in_first_person: bool = False
    """Whether the issuer says "I" in the document's own voice."""
    nationality: Callable[[int], str | None] = field(default=lambda _: None, repr=False)
    """The state or organisation that the adjective at an offset stands for."""

    def near(self, start: int, end: int) -> list[Resolved]:
        """Return the resolved mentions that touch a stretch of text."""
        first = max(0, bisect_left(self.resolved, start, key=lambda r: r.mention.start) - 1)
        behind = bisect_left(self.resolved, end, key=lambda r: r.mention.start)
        return [r for r in self.resolved[first:behind] if start < r.mention.end]

    def recent(self) -> list[Resolved]:
        """Return the mentions resolved last: what a word that leans on others can lean on."""
        return self.resolved[-MEMORY:]

    def people(self) -> list[str]:
        """Return the persons mentioned by a name or description, the last mentioned first."""
        found = (
            r.parties[0]
            for r in reversed(self.recent())
            if len(r.parties) == 1 and self.registry[r.parties[0]].kind == "person" and r.mention.kind != "pronoun"
        )
        return list(dict.fromkeys(found))
