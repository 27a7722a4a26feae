"""From a word that the tagger points at to the parties it stands for, coordination included."""

import re
from dataclasses import dataclass

from communique.extract.cast import Cast, Resolved
from communique.language.parse import Parse
from communique.reading import Span

_JOINT = re.compile(r"\s*(?:,|,?\s*\band\b|,?\s*\bas well as\b)\s*(?:the\s+)?", re.I)
_REACH = 60
"""Characters within which a name belongs to the description before it."""

_BEFORE_NAME = re.compile(r"[^.;:,“”\"]*, ")
_BEHIND_NAME = re.compile(r"\s*(?:,(?!\s+(?:and|[A-Z])\b)|[.;)]|$)")
"""What closes an apposition."""

_DESCRIBING = frozenset("of in to at from with for".split())
"""Words that join to a noun what tells which one is meant."""

_LONGEST_PHRASE = 90
"""Characters of the words that stand for a party without a name."""


@dataclass(frozen=True)
class Pointed:
    """Who is pointed at: the parties (none where nobody is known) and the words."""

    parties: tuple[str, ...]
    span: Span
    is_official: bool = False
    """Someone unnamed who speaks for the party: "a French official"."""


def pointed_at(parse: Parse, cast: Cast, place: int) -> Pointed:
    """Return whom the word at an offset stands for: the mention there, with those that "and" joins to it."""
    found = _mention_at(parse, cast, place)
    if found is None:
        return Pointed((), _phrase(parse, place))
    span = Span.cut(parse.document.text, min(place, found.mention.start), found.mention.end)
    if not found.parties:
        return Pointed((), span)
    joined = _joined(parse, cast, found)
    if joined:
        last = max(joined, key=lambda r: r.mention.end)
        span = Span.cut(parse.document.text, span.start, max(span.end, last.mention.end))
    parties = dict.fromkeys([*found.parties, *(p for r in joined for p in r.parties)])
    return Pointed(tuple(parties), span, found.mention.official)


def reporter_at(parse: Parse, cast: Cast, place: int) -> Pointed:
    """Return on whose account the word at an offset puts something: of an unnamed official the words, not the state."""
    found = pointed_at(parse, cast, place)
    return group_at(parse, cast, found.span.start) if found.is_official else found


def addressee_at(parse: Parse, cast: Cast, place: int) -> Pointed:
    """Return toward whom something is said: of "Kenyan farmers" their state."""
    found = pointed_at(parse, cast, place)
    head = _head_of_phrase(parse, place)
    if found.parties or head is None:
        return found
    body = next((b for at in range(place, head[0]) if at in parse.tokens and (b := cast.nationality(at))), None)
    return Pointed((cast.registry.body(body),), found.span) if body else found


def group_at(parse: Parse, cast: Cast, place: int) -> Pointed:
    """Return the party that the text leaves without a name ("a senior official") as its words."""
    span = _phrase(parse, place)
    words = span.text.lower()
    for article in ("a ", "an ", "the "):
        words = words.removeprefix(article)
    return Pointed((cast.registry.group(words),), span)


def _mention_at(parse: Parse, cast: Cast, place: int) -> Resolved | None:
    here = cast.near(place, place + 1)
    if here:
        return _named_in_full(parse, cast, here[0], place)
    head = _head_of_phrase(parse, place)
    if head is None:
        return None
    if before := _before_relative(parse, place):
        return next((r for r in cast.near(before, before + 1) if r.mention.kind != "pronoun"), None)
    token_start, end = head
    inside = [r for r in cast.near(place, end) if r.mention.kind != "pronoun"]
    on_head = [r for r in inside if r.mention.start <= token_start < r.mention.end]
    return on_head[0] if on_head else _name_ahead(parse, cast, place) or _apposed(parse, cast, head[1])


def _before_relative(parse: Parse, place: int) -> int | None:
    """Return where the noun stands that "who", "whose" or "which" refers to."""
    token = parse.token_at(place)
    if token is None or token.tag_ not in ("WP", "WP$", "WDT"):
        return None
    while token.dep_ != "relcl":
        if token.head.i == token.i:
            return None
        token = token.head
    return parse.start_of(token.head)


def _name_ahead(parse: Parse, cast: Cast, place: int) -> Resolved | None:
    """ "The opposition deputy Jane Doe": the name that follows with no comma and no verb before it."""
    for r in cast.near(place, place + _REACH):
        if r.mention.kind != "person" or r.mention.start < place:
            continue
        tokens = [parse.tokens.get(at) for at in range(place, r.mention.start)]
        closed = any(t is not None and (t.is_punct or t.tag_.startswith(("VB", "IN", "CC", "MD"))) for t in tokens)
        return None if closed else r
    return None


def _named_in_full(parse: Parse, cast: Cast, found: Resolved, place: int) -> Resolved:
    """ "Chief Prosecutor Jane Doe", "his Norwegian colleague, Jane Doe,": the name is who is meant, not what describes it."""
    head = _head_of_phrase(parse, place)
    if head and found.mention.end <= head[0] and "," not in parse.document.text[found.mention.end : head[0]]:
        person = next((r for r in cast.near(*head) if r.mention.kind == "person" and r.parties), None)
        if person:
            return person
    if found.mention.kind == "person" or (found.mention.kind == "pronoun" and not found.mention.owner):
        return found
    named = _apposed(parse, cast, found.mention.end)
    return named if named and named.parties else found


def _apposed(parse: Parse, cast: Cast, end: int) -> Resolved | None:
    """ "The hauliers' chairman, Jane Doe,": the name between commas behind a description, before any verb."""
    text = parse.document.text
    for r in cast.near(end, end + _REACH):
        if r.mention.start < end or r.mention.kind != "person":
            continue
        gap = text[end : r.mention.start]
        closed = _BEFORE_NAME.fullmatch(gap) and _BEHIND_NAME.match(text, r.mention.end)
        return r if closed and not _has_verb(parse, end, r.mention.start) else None
    return None


def _has_verb(parse: Parse, start: int, end: int) -> bool:
    tokens = (parse.tokens.get(at) for at in range(start, end))
    return any(t is not None and t.tag_.startswith(("VB", "MD")) for t in tokens)


def _head_of_phrase(parse: Parse, place: int) -> tuple[int, int] | None:
    """Return (start, end) of the noun that the word at an offset belongs to."""
    token = parse.token_at(place)
    if token is None:
        return None
    while (
        token.dep_ in ("det", "amod", "compound", "poss", "nmod", "nummod", "predet", "case", "advmod", "quantmod")
        and token.head.i != token.i
    ):
        token = token.head
    start = parse.start_of(token)
    return start, start + len(token)


def _phrase(parse: Parse, place: int) -> Span:
    """The words from an offset to the noun that they belong to; "a member", "one" are told by what is behind "of"."""
    head = _head_of_phrase(parse, place)
    end = head[1] if head else place + 1
    start = min(place, head[0]) if head else place
    if head and not _is_described(parse, start, head[0]):
        end = _end_of_description(parse, head[0]) or end
    return Span.cut(parse.document.text, start, min(end, start + _LONGEST_PHRASE))


def _is_described(parse: Parse, start: int, head: int) -> bool:
    """Whether more than an article or a number stands before a noun."""
    before = (parse.tokens.get(at) for at in range(start, head))
    return any(t is not None and t.tag_ not in ("DT", "CD", "PRP$") for t in before)


def _end_of_description(parse: Parse, head: int) -> int | None:
    """Return where "of the delegation", "in his office" behind a noun ends, or None where no such words follow."""
    token = parse.tokens[head]
    following = next((c for c in token.children if c.i == token.i + 1 and c.dep_ == "prep"), None)
    if following is None or following.lower_ not in _DESCRIBING:
        return None
    noun = next((c for c in following.children if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    end = parse.start_of(noun) + len(noun)
    return _end_of_description(parse, parse.start_of(noun)) or end


def _joined(parse: Parse, cast: Cast, first: Resolved) -> list[Resolved]:
    """ "The minister and his host, the mayor": the mentions that grammar joins to the first."""
    token = parse.token_at(first.mention.anchor)
    if token is None or first.mention.kind in ("plural", "pronoun"):
        return []
    joined = []
    for other in token.conjuncts:
        if other.i < token.i:
            continue
        start = parse.start_of(other)
        near = cast.near(start, start + len(other))
        if not near:
            appositions = [child for child in other.children if child.dep_ == "appos"]
            near = [r for child in appositions for r in cast.near(parse.start_of(child), parse.start_of(child) + 1)]
        joined += [r for r in near[:1] if r.parties and r.parties != first.parties]
    return joined or _listed(parse, cast, first)


def _listed(parse: Parse, cast: Cast, first: Resolved) -> list[Resolved]:
    """ "The United States, Spain and the United Kingdom": mentions with nothing but commas and an "and" between them."""
    listed: list[Resolved] = []
    end, closed = first.mention.end, False
    for r in cast.near(first.mention.end, min(len(parse.document.text), first.mention.end + 300)):
        gap = parse.document.text[end : r.mention.start]
        if r.mention.start < end or closed or not _JOINT.fullmatch(gap) or not r.parties or r.mention.kind == "pronoun":
            break
        closed = "and" in gap or "as well as" in gap
        listed.append(r)
        end = r.mention.end
    return listed if closed else []
