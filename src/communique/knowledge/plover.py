"""PLOVER 2.0: event types and modes with their scores (the successor of the Goldstein scale) and CAMEO root codes."""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.tables import DATA, read_table

_CODES_OF_OUR_OWN = {"XKX": "KOS"}
"""States that PLOVER calls otherwise than ISO 3166 does."""


@dataclass(frozen=True)
class Code:
    """An event type, and its mode where it has one."""

    type: str
    mode: str | None = None


@dataclass(frozen=True)
class Scale:
    """What a code is worth: score from -10 to +10 (None: PLOVER gives none), quad class (VC, MC, VX, MX), CAMEO root."""

    score: float | None
    quad: str
    cameo_root: str


@cache
def load_codes() -> dict[str, Code]:
    """Return the codes by what they code: "contact:telephone", "act:request"."""
    return {row["kind"]: Code(row["type"], row["mode"] or None) for row in read_table(DATA / "plover.csv")}


@cache
def load_scales() -> dict[Code, Scale]:
    """Return the scale of every type and of every mode of it."""
    return {
        Code(row["type"], row["mode"] or None): Scale(
            float(row["score"]) if row["score"] else None, row["quad"], row["cameo_root"]
        )
        for row in read_table(DATA / "plover_types.csv")
    }


def actor_code(*, country: str | None, sector: str | None) -> str | None:
    """Return an actor's code: its country's, else IGO, NGO or (for an armed group of no country) IMG."""
    if country:
        return _CODES_OF_OUR_OWN.get(country, country)
    return {"IGO": "IGO", "NGO": "NGO", "REB": "IMG"}.get(sector or "")
