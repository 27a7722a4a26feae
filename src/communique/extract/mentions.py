"""A mention: words that stand for a party, before it is known which; and all mentions of a document in order."""

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["person", "state", "government", "organization", "office", "pronoun", "plural", "counterpart"]


@dataclass(frozen=True)
class Mention:
    """Words that stand for a party.

    `names` are what the knowledge base has for them: people's names, a state's code, an organisation's id.
    """

    start: int
    end: int
    kind: MentionKind
    names: tuple[str, ...] = ()
    name: str | None = None
    """A person's name as the text has it, without title."""
    surname_only: bool = False
    offices: frozenset[str] = frozenset()
    title: str = ""
    body: str | None = None
    """The state or organisation that stands beside a title."""
    owner: str | None = None
    """The pronoun that owns a title or organ: "its", "his"."""
    organ: str | None = None
    head: str = ""
    past: bool = False
    """A former holder."""
    official: bool = False
    """Someone unnamed who speaks for a state: "a French official"."""
    sex: str | None = None
    head_start: int = -1

    @property
    def anchor(self) -> int:
        """Offset of the word that grammar should look at: the name itself."""
        return self.head_start if self.head_start >= 0 else self.start
