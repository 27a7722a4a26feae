"""Positions: who takes which stand, toward whom, on whose account, under which condition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.extract.attributions import attribute
from communique.extract.cast import Cast
from communique.extract.conditions import find_condition
from communique.extract.overlap import overlap
from communique.extract.pointing import Pointed, group_at, pointed_at
from communique.extract.references import NO_NAMES
from communique.extract.subjects import Subjects
from communique.language.parse import Parse
from communique.reading import Attribution, Position, Span, merge_evidence
from communique.tagger.tags import Pointer, StandTag

TOLD_TWICE = 0.8
"""Overlap of content words from which two stands of one holder and act are one stand."""

REACH = 40
"""Stands of one holder and act that a further one is compared with."""

_OFFICIALS = re.compile(
    r"\b(officials?|diplomats?|sources?|spokes\w+|aides?|negotiators?|ministers?|envoys?|lawmakers?|mediators?|advisers?|"
    r"opposition|party|parties|union|unions|group|groups|alliance|coalition|movement|rebels|army|council|commission|court|"
    r"committee|delegation|participants?|members?|bloc|ministry|embassy|office|board|company|farmers|families|residents|person|people)\b",
    re.I,
)


@dataclass(frozen=True)
class Stand:
    """A stand with its parties found: what positions and commitments are made from."""

    tag: StandTag
    holders: tuple[str, ...]
    source: Pointed | None
    addressee: str | None
    attributed_to: str | None


def find_stands(tags: tuple[StandTag, ...], parse: Parse, cast: Cast) -> list[Stand]:
    """Find the holder, addressee and reporter of each stand in the body; a stand that nobody known holds is left out."""
    stands = [_stand(tag, parse, cast) for tag in tags if tag.start >= parse.document.body_start]
    return [stand for stand in stands if stand.holders]


def find_positions(
    stands: list[Stand], parse: Parse, subjects: Subjects
) -> tuple[tuple[Position, ...], tuple[Attribution, ...]]:
    """Return the positions and the attributions they were read from; the same stand told twice is one position."""
    positions: list[Position] = []
    same: dict[tuple[tuple[str, ...], str], list[int]] = {}
    attributions: list[Attribution] = []
    for stand in stands:
        attribution = attribute(stand.tag, stand.source, stand.holders, parse, number=len(attributions) + 1)
        attributions.append(attribution)
        position = _position(stand, parse, subjects, attribution, number=len(positions) + 1)
        told = same.setdefault((position.parties, position.act), [])
        twin = next((k for k in told[-REACH:] if _told_twice(positions[k], position)), None)
        if twin is None:
            told.append(len(positions))
            positions.append(position)
        else:
            evidence = merge_evidence(positions[twin].evidence, position.evidence)
            positions[twin] = positions[twin].model_copy(update={"evidence": evidence})
    return tuple(positions), tuple(attributions)


def _stand(tag: StandTag, parse: Parse, cast: Cast) -> Stand:
    source = _pointed(tag.source, parse, cast)
    reporter = _pointed(tag.reporter, parse, cast)
    addressee = _pointed(tag.addressee, parse, cast, allow_group=False)
    holders = source.parties if source else _unmentioned(tag, parse, cast)
    speaker = next((h for h in holders if "spokesperson" in cast.registry[h].offices), None)
    attributed = reporter.parties[0] if reporter and reporter.parties else None
    if unnamed := next((p for p in (reporter, source) if p and p.is_official), None):
        attributed = group_at(parse, cast, unnamed.span.start).parties[0]
    if speaker and len(holders) == 1 and (body := cast.registry[speaker].body):
        holders, attributed = (cast.registry.body(body),), attributed or speaker
    if attributed in holders:
        attributed = None
    to = next((p for p in addressee.parties if p not in holders), None) if addressee else None
    return Stand(tag, holders, source, to, attributed)


def _pointed(pointer: Pointer | None, parse: Parse, cast: Cast, *, allow_group: bool = True) -> Pointed | None:
    if pointer is None:
        return None
    found = pointed_at(parse, cast, pointer.start)
    if found.parties or not allow_group:
        return found
    phrase = found.span.text
    if phrase.lower() in NO_NAMES or not (_OFFICIALS.search(phrase) or _is_name(phrase, pointer.start, parse)):
        return found
    return group_at(parse, cast, pointer.start)


def _is_name(phrase: str, start: int, parse: Parse) -> bool:
    """Whether words are capitalised for another reason than that a sentence begins with them."""
    begins_sentence = parse.sentences[parse.sentence_at(start)][0] == start
    return any(word[0].isupper() for word in phrase.split()[begins_sentence:])


def _unmentioned(tag: StandTag, parse: Parse, cast: Cast) -> tuple[str, ...]:
    """Who holds a stand that names no source: both sides of what was agreed, else the issuer of an account."""
    document = parse.document
    if tag.act == "agree" or document.kind == "joint_statement":
        return cast.sides
    if document.kind in ("readout", "statement", "transcript") and cast.issuer:
        own = [s for s in cast.sides if cast.registry[s].body == cast.issuer]
        return (own[0],) if own else (cast.registry.body(cast.issuer),)
    return ()


def _position(stand: Stand, parse: Parse, subjects: Subjects, attribution: Attribution, *, number: int) -> Position:
    tag, text = stand.tag, parse.document.text
    condition = find_condition(text, tag.start, tag.end, parse)
    quotes = tuple(q for q in _quotes(tag, parse))
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
        attribution=attribution.id,
        quotes=quotes,
        evidence=merge_evidence([Span.cut(text, tag.start, tag.end)], [condition] if condition else []),
    )


def _quotes(tag: StandTag, parse: Parse) -> Iterator[Span]:
    for quotation in parse.quotations:
        start, end = max(tag.start, quotation.start), min(tag.end, quotation.end)
        if start < end:
            yield Span.cut(parse.document.text, start, end)


def _told_twice(a: Position, b: Position) -> bool:
    return overlap(a.proposition, b.proposition) >= TOLD_TWICE
