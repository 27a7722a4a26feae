"""The order in which contacts are reviewed: where accounts differ first, then where most is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from communique.record import ContactRow


@dataclass(frozen=True)
class Waiting:
    """A contact to review, and why, in words."""

    row: ContactRow
    reasons: tuple[str, ...]
    weight: int


def queue_of(rows: Iterable[ContactRow]) -> list[Waiting]:
    """Return the contacts that need a look, the least certain first; those of one certainty keep their order."""
    waiting = [Waiting(row, *_doubts(row)) for row in rows]
    return sorted((entry for entry in waiting if entry.reasons), key=lambda entry: -entry.weight)


def _doubts(row: ContactRow) -> tuple[tuple[str, ...], int]:
    """Return what is doubtful and how much that weighs: a contradiction more than all that may be missing."""
    doubts = [(f"accounts differ on {field}", 10) for field in row.contested]
    doubts += [("no date", 4)] if not row.date else []
    doubts += [("fewer than two parties", 4)] if len({name.party or name.id for name in row.participants}) < 2 else []
    doubts += [("channel not given", 2)] if row.mode == "unspecified" else []
    doubts += [("who began it is not given", 1)] if row.initiator is None and row.mode in ("telephone", "video") else []
    doubts += [("one account only", 1)] if row.accounts < 2 else []
    return tuple(words for words, _ in doubts), sum(weight for _, weight in doubts)
