"""Subjects that grammar shows: what two sides discuss, agree on or clash over."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from communique.extract.cast import Cast
from communique.extract.dates import TimeExpression
from communique.knowledge.issues import find_concept
from communique.knowledge.tables import DATA, items, read_table
from communique.language.parse import Parse
from communique.tagger.tags import IssueTag

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = {"verb": ("VB",), "noun": ("NN",), "adjective": ("JJ", "VBN"), "adverb": ("RB", "JJ")}
_INSIDE = frozenset({"compound", "amod", "nmod", "nummod", "poss", "case", "det", "quantmod", "advmod", "npadvmod"})


def find_exchanged(
    tags: tuple[IssueTag, ...], parse: Parse, cast: Cast, times: tuple[TimeExpression, ...]
) -> tuple[IssueTag, ...]:
    """Return the subjects in sentences about both sides that stand as what they exchange words on and have no tag."""
    taken = [(t.start, t.end) for t in tags] + [(t.span.start, t.span.end) for t in times]
    found: list[IssueTag] = []
    for first, last in parse.sentences:
        if first >= parse.document.body_start and _names_two(cast, first, last):
            for start, end, is_listed, is_empty in _subjects(parse, first, last):
                free = not any(a < end and start < b for a, b in taken)
                known = find_concept(parse.document.text[start:end]) is not None
                if (free and (known or not is_empty)) or (is_listed and known):
                    found.append(IssueTag(start, end, "discussed", 0.5, 0.5))
                    taken.append((start, end))
    return tuple(found)


def _names_two(cast: Cast, first: int, last: int) -> bool:
    """Whether a sentence names parties of two of the sides' bodies, singly or by a plural."""
    bodies = {cast.registry[key].body for key in cast.sides} - {None}
    named = {cast.registry[key].body for r in cast.near(first, last) for key in r.parties}
    return len(bodies & named) > 1


def _subjects(parse: Parse, first: int, last: int) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield (start, end, whether it stands in a list, whether its noun names nothing by itself) of each subject."""
    for place in range(first, last):
        token = parse.tokens.get(place)
        if token is None:
            continue
        for noun in _objects(token):
            listed = [noun, *(c for c in noun.conjuncts if c.i > noun.i)]
            for one in listed:
                if one.tag_.startswith("NN"):
                    yield *_phrase(one, parse), len(listed) > 1, one.lower_ in _empty()


def _objects(token: "Token") -> Iterator["Token"]:
    """What a word of exchange takes: the object of "discuss", what stands behind the "over" of "clash over"."""
    for part, prepositions in _words().get(token.lower_, ()):
        if not token.tag_.startswith(_PARTS[part]):
            continue
        if not prepositions:
            yield from (c for c in token.children if c.dep_ == "dobj")
        for preposition in _prepositions(token):
            if preposition.lower_ in prepositions:
                yield from (c for c in preposition.children if c.dep_ == "pobj")


def _prepositions(token: "Token") -> Iterator["Token"]:
    """Those of a word; of "found common ground" those of the verb; of "spoke by telephone" those of the telephone."""
    own = [c for c in token.children if c.dep_ == "prep"]
    yield from own
    if token.dep_ == "dobj":
        yield from (c for c in token.head.children if c.dep_ == "prep" and c.i > token.i)
    for noun in (c for preposition in own for c in preposition.children if c.lower_ in _empty()):
        yield from (c for c in noun.children if c.dep_ == "prep")


def _phrase(noun: "Token", parse: Parse) -> tuple[int, int]:
    """From the first word that describes a noun to the end of "of ..." or "in ..." behind it."""
    left = min((c for c in noun.children if c.dep_ in _INSIDE and c.i < noun.i), key=lambda c: c.i, default=noun)
    words = list(left.subtree)
    start = parse.start_of(min(words, key=lambda t: t.i)) if left is not noun else parse.start_of(noun)
    return start, _end(noun, parse)


def _end(noun: "Token", parse: Parse) -> int:
    behind = next(
        (c for c in noun.children if c.i == noun.i + 1 and c.dep_ == "prep" and c.lower_ in ("of", "in")), None
    )
    inner = next((c for c in behind.children if c.dep_ == "pobj"), None) if behind else None
    return _end(inner, parse) if inner is not None else parse.start_of(noun) + len(noun)


@cache
def _words() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    words: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for row in read_table(DATA / "exchange_words.csv"):
        for form in items(row["forms"]):
            words[form].append((row["part"], items(row["prepositions"])))
    return dict(words)


@cache
def _empty() -> frozenset[str]:
    """Nouns that say how, when or how far sides spoke, or point on to the subject: "the phone", "efforts"."""
    return frozenset(row["word"] for row in read_table(DATA / "empty_subjects.csv"))
