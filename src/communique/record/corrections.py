"""What people corrected: a log that is only added to. Corrections hold on to words of documents, so that they outlive every rereading."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from communique.record import schema


@dataclass(frozen=True)
class Anchor:
    """Where a document speaks of what was corrected: found again in a later Reading by these words."""

    document: str
    start: int
    end: int
    part: str = ""
    """What the Reading called it: decides only between parts of the very same words."""

    def overlap(self, spans: Iterable[tuple[int, int]]) -> float:
        """Return which share of the words, its own and those spans', is common: 1 where a span is the same."""
        return max((_share((self.start, self.end), span) for span in spans), default=0.0)


@dataclass(frozen=True)
class Correction:
    """One entry of the log. An undo is an entry too and names the entry that it undoes."""

    id: int
    made_at: str
    by: str
    why: str
    target: str
    """The contact, position or issue as it was called when the correction was made."""
    field: str
    """A field of a contact; or merge, split, rejected (of a position), label (of an issue), undo."""
    value: str | None
    anchors: tuple[Anchor, ...]
    others: tuple[Anchor, ...] = ()
    """Of a merge: those of the contact that is merged into the target."""
    undoes: int | None = None
    active: bool = True
    """Whether it holds: not undone, or its undo undone."""


@dataclass(frozen=True)
class Change:
    """What a correction changes, before it is logged."""

    target: str
    field: str
    value: str | None = None
    anchors: tuple[Anchor, ...] = ()
    others: tuple[Anchor, ...] = ()


@dataclass(frozen=True)
class Signature:
    """When a correction is made, by whom and why."""

    at: str
    by: str
    why: str


def load_corrections(connection: Connection) -> tuple[Correction, ...]:
    """Return the whole log, oldest first."""
    rows = connection.execute(sa.select(schema.corrections).order_by(schema.corrections.c.id)).all()
    undone: set[int] = set()
    for row in reversed(rows):
        if row.undoes is not None and row.id not in undone:
            undone.add(row.undoes)
    return tuple(_correction(row, active=row.id not in undone) for row in rows)


def active_corrections(connection: Connection, fields: Sequence[str]) -> tuple[Correction, ...]:
    """Return the corrections of some fields that hold, oldest first."""
    found = connection.execute(sa.select(sa.func.count()).select_from(schema.corrections)).scalar()
    return tuple(c for c in load_corrections(connection) if c.active and c.field in fields) if found else ()


def log_correction(connection: Connection, change: Change, signed: Signature, *, undoes: int | None = None) -> int:
    """Add an entry to the log; return its number."""
    anchors = {"target": [_pack(a) for a in change.anchors], "other": [_pack(a) for a in change.others]}
    done = connection.execute(
        sa.insert(schema.corrections).values(
            made_at=signed.at, by=signed.by, why=signed.why, target=change.target, field=change.field,
            value=change.value, anchors=json.dumps(anchors), undoes=undoes,
        )
    )  # fmt: skip
    key = done.inserted_primary_key
    return int(key[0]) if key else 0


def _correction(row: Row[tuple[object, ...]], *, active: bool) -> Correction:
    anchors = json.loads(row.anchors)
    return Correction(
        row.id, row.made_at, row.by, row.why, row.target, row.field, row.value,
        tuple(Anchor(*a) for a in anchors["target"]), tuple(Anchor(*a) for a in anchors["other"]), row.undoes, active,
    )  # fmt: skip


def _pack(anchor: Anchor) -> list[object]:
    return [anchor.document, anchor.start, anchor.end, anchor.part]


def _share(a: tuple[int, int], b: tuple[int, int]) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0
