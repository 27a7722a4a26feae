"""What a comparison of two accounts is: what differs, what both say, each with the words of both."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from communique.reading import Document, Evidence

DifferenceKind = Literal[
    "omission", "addition", "changed_holder", "changed_strength", "contradicted_duration", "contradicted_date",
    "contradicted_initiator", "changed_words", "joint_vs_single", "tone",
]  # fmt: skip
"""omission: said by A and not by B; addition: by B and not by A; the others are said by both, differently."""


class _Cell(BaseModel):
    model_config = ConfigDict(frozen=True)


class Said(_Cell):
    """Words of one account."""

    evidence: Evidence
    marked: Evidence = ()
    """The words among them that differ from the other account's."""
    holders: tuple[str, ...] = ()
    """Names of those whose stand it is."""


class Difference(_Cell):
    """One thing on which the accounts differ; a side that does not say it is None."""

    kind: DifferenceKind
    issue: str | None = None
    a: Said | None = None
    b: Said | None = None
    note: str


class Same(_Cell):
    """One thing that both accounts say, in the same words or others."""

    issue: str | None = None
    a: Said
    b: Said


class IssueShare(_Cell):
    """How much room each account gives an issue, and in which place it comes; None where it does not come up."""

    issue: str
    label: str
    a: float | None = None
    """Share of the words of A's statements, 0 to 1."""
    b: float | None = None
    place_a: int | None = None
    """1 for the issue that A speaks of first."""
    place_b: int | None = None


class Mouth(_Cell):
    """What one account has the party say whose own account the other one is."""

    account: Literal["a", "b"]
    party: str
    said: Said
    confirmed: bool
    """Whether that party's own account says the same of it."""


class Quotations(_Cell):
    """The words that each account puts between quotation marks."""

    a: Evidence = ()
    b: Evidence = ()


class Comparison(_Cell):
    """Two accounts side by side. `a` and `b` are the documents that all evidence refers to."""

    format: Literal["communique-comparison/1"] = "communique-comparison/1"
    a: Document
    b: Document
    differences: tuple[Difference, ...] = ()
    same: tuple[Same, ...] = ()
    issues: tuple[IssueShare, ...] = ()
    mouths: tuple[Mouth, ...] = ()
    quotations: Quotations = Quotations()
    warnings: tuple[str, ...] = ()
