"""Which noun phrases may be the source or the recipient of an event, the likeliest first."""

from typing import TYPE_CHECKING

from communique.extract.event_grammar import agents, children, in_prepositions, is_noun, is_verb, objects
from communique.knowledge.plover import Code

if TYPE_CHECKING:
    from spacy.tokens import Token

Heads = tuple["Token", ...]
"""A row of noun phrases by their heads."""

_TOWARD = ("with", "to", "toward", "towards", "from", "for", "between", "up", "out", "off")
_ON = ("on", "upon", "over", "about")
"""Prepositions that lead to a subject of talk, but to whom it is done in the types of `_DONE_ON`."""

_DONE_ON = frozenset(
    {"ACCUSE", "REQUEST", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT", "CONCEDE"}
)
_WHERE = ("opposite", "facing", "at", "of", "into", "in", "near", "outside", "around", "along")
"""Prepositions that lead to whom it is done where nothing better does: "bombed targets in the north"."""

_PURPOSES = ("for", "in", "to", "by", "of", "from", "over")
_DEEPEST = 6
"""Clauses of purpose within clauses of purpose that are still followed."""


def sources(verb: "Token") -> tuple[Heads, ...]:
    """Return who does it; of a participle, next whoever does what it hangs on: "issued a letter demanding ..."."""
    own = tuple(agents(verb))
    head = verb.head.head if verb.dep_ == "acl" else verb.head
    return (own, tuple(agents(head))) if verb.dep_ in ("acl", "advcl") and is_verb(head) else (own,)


def toward(token: "Token", code: Code | None, *, skip: "Token | None" = None) -> tuple[Heads, ...]:
    """Return to whom it may be done: the objects of a verb but for `skip`, then one preposition after another."""
    own = tuple(o for o in objects(token) if skip is None or o.i != skip.i) if is_verb(token) else ()
    done_on = _ON if code is None or code.type in _DONE_ON else ()
    within = () if is_verb(token) else [row for noun in in_prepositions(token, "of") for row in toward(noun, code)]
    return (own, *_rows(token, ("against", *done_on, *_TOWARD)), *within)


def where(token: "Token") -> tuple[Heads, ...]:
    """Return the places where it is done."""
    return _rows(token, _WHERE)


def in_purposes(token: "Token", code: Code | None, depth: int = _DEEPEST) -> tuple[Heads, ...]:
    """Return whom the clauses of purpose or manner on a word are toward: "marched to demand reforms from the king"."""
    if not depth:
        return ()
    rows: list[Heads] = []
    for clause in children(token, "advcl", "xcomp", "acl", "dep", "prep"):
        if is_verb(clause):
            rows += [*toward(clause, code), *in_purposes(clause, code, depth - 1)]
        elif clause.dep_ == "prep" and clause.lower_ in _PURPOSES:
            for inner in children(clause, "pcomp", "pobj"):
                rows += [*toward(inner, code), *in_purposes(inner, code, depth - 1)]
    return tuple(rows)


def _rows(token: "Token", prepositions: tuple[str, ...]) -> tuple[Heads, ...]:
    phrases = [tuple(noun for noun in in_prepositions(token, word) if is_noun(noun)) for word in prepositions]
    return tuple(row for row in phrases if row)
