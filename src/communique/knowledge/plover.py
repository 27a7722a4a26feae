"""PLOVER 2.0 codes for contacts and speech acts, with their scores (the successor of the Goldstein scale)."""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.tables import DATA, read_table


@dataclass(frozen=True)
class Code:
    """An event type, its mode where it has one, and its score from -10 to +10."""

    type: str
    mode: str | None
    score: float


@cache
def load_codes() -> dict[str, Code]:
    """Return the codes by what they code: "contact:telephone", "act:request"."""
    return {
        row["kind"]: Code(row["type"], row["mode"] or None, float(row["score"]))
        for row in read_table(DATA / "plover.csv")
    }
