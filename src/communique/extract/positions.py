"""Positions: who takes which stand, toward whom, on whose account, under which condition."""

from communique.extract.conditions import find_condition
from communique.extract.overlap import overlap
from communique.extract.stands import Stand
from communique.extract.subjects import Subjects
from communique.language.parse import Parse
from communique.reading import Position, Span, merge_evidence

TOLD_TWICE = 0.8
"""Overlap of content words from which two stands of one holder and act are one stand."""

REACH = 40
"""Stands of one holder and act that a further one is compared with."""


def find_positions(stands: list[Stand], parse: Parse, subjects: Subjects) -> tuple[Position, ...]:
    """Return the positions, in text order; the same stand told twice is one position with the evidence of both."""
    positions: list[Position] = []
    same: dict[tuple[tuple[str, ...], str], list[int]] = {}
    for stand in stands:
        position = _position(stand, parse, subjects, number=len(positions) + 1)
        told = same.setdefault((position.parties, position.act), [])
        twin = next((k for k in told[-REACH:] if _told_twice(positions[k], position)), None)
        if twin is None:
            told.append(len(positions))
            positions.append(position)
        else:
            evidence = merge_evidence(positions[twin].evidence, position.evidence)
            positions[twin] = positions[twin].model_copy(update={"evidence": evidence})
    return tuple(positions)


def _position(stand: Stand, parse: Parse, subjects: Subjects, *, number: int) -> Position:
    tag, text = stand.tag, parse.document.text
    condition = find_condition(text, tag.start, tag.end, parse)
    quotes = parse.quoted(tag.start, tag.end)
    single = len(stand.holders) == 1
    return Position(
        id=f"p{number}",
        holder=stand.holders[0] if single else None,
        holders=() if single else stand.holders,
        issue=subjects.of_stand(tag),
        act=tag.act,
        proposition=text[tag.start : tag.end],
        addressee=stand.addressee,
        condition=condition.text if condition else None,
        stance=tag.stance,
        attributed_to=stand.attributed_to,
        modality="conditional" if condition and tag.modality == "asserted" else tag.modality,
        negated=tag.negated,
        attribution=stand.attribution,
        quotes=quotes,
        evidence=merge_evidence([Span.cut(text, tag.start, tag.end)], [condition] if condition else []),
    )


def _told_twice(a: Position, b: Position) -> bool:
    return overlap(a.proposition, b.proposition) >= TOLD_TWICE
