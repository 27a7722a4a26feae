"""Resolve every mention to its party or parties: names first, then, in text order, the words that lean on them."""

import re
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from communique.extract.cast import Cast, Resolved
from communique.extract.issuers import find_issuer
from communique.extract.leaning import Leaning
from communique.extract.mentions import Mention
from communique.extract.names import NameFinder
from communique.extract.naming import Naming
from communique.extract.references import find_references
from communique.extract.registry import Registry
from communique.extract.short_names import find_short_names
from communique.extract.sides import find_sides
from communique.extract.titles import Titles
from communique.language.parse import Parse
from communique.reading import Document

_FRONTED = re.compile(r"(?:at|on|upon|in|during|after|before|following)\s+(?:his|her)", re.I)
"""How a sentence begins whose first pronoun looks ahead."""
_BEFORE_NAME = re.compile(r"(?:\s+(?:from|in|of)\s+(?:the\s+)?[\w ]{1,30})?,?\s+")
"""What stands between a description and the name that it belongs to."""


def resolve(parse: Parse, *, day: date, issuer: str | None) -> Cast:
    """Resolve the mentions of a document as of a day; `issuer` is whose account it is, where that is known."""
    finder = NameFinder(parse)
    mentions = _mentions(parse, finder)
    cast = Cast(Registry(parse.document.text, day), issuer=issuer, nationality=finder.body_at)
    titles = Titles(cast)
    known = Naming(parse, cast, titles, mentions).resolve(mentions)
    cast.sides = find_sides(known, parse, cast.registry)
    cast.issuer = issuer or find_issuer(known, mentions, parse, cast, titles)
    cast.sides = tuple(_person_of(side, mentions, cast, titles) for side in cast.sides)
    cast.in_first_person = not parse.turns and any(m.sex == "i" and not parse.quotation_at(m.start) for m in mentions)
    leaning = Leaning(parse, cast, titles)
    later: list[Mention] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        if mention.sex in ("i", "we", "you") and parse.quotation_at(mention.start):
            later.append(mention)
            continue
        parties = known.get(mention) or _apposed(mention, following, known, parse) or leaning.resolve(mention)
        _keep(mention, parties, parse, cast)
    # Whose words a quotation is may be said behind it.
    for mention, parties in [(m, leaning.resolve(m)) for m in later]:
        _keep(mention, parties, parse, cast)
    cast.resolved.sort(key=lambda r: (r.mention.start, r.mention.end))
    cast.resolved = [_looking_ahead(r, parse, cast) for r in cast.resolved]
    return cast


def day_of(document: Document) -> date:
    """Return the day that offices are looked up for: the publication, else the last day that the tables know well."""
    return document.published or date(2026, 1, 1)


def _person_of(side: str, mentions: list[Mention], cast: Cast, titles: Titles) -> str:
    """In an account by a state, its side is the person whom it calls by title only: "The Prime Minister spoke to ..."."""
    if cast.registry[side].kind != "state" or cast.issuer is None:
        return side
    if side == cast.issuer:
        bare = (m for m in mentions if m.kind == "office" and not m.body and not m.owner)
        return next((found[0] for m in bare if titles.bears(side, m) and (found := titles.of_body(m, side))), side)
    return next((key for key in cast.registry.people_of(side)), side)


def _looking_ahead(r: Resolved, parse: Parse, cast: Cast) -> Resolved:
    """ "At his initiative, the President rang ...": a pronoun before the first subject of its sentence means that subject."""
    start, end = parse.sentences[r.sentence]
    text = parse.document.text
    if r.mention.sex not in ("m", "f") or not _FRONTED.fullmatch(text, start, r.mention.end):
        return r
    comma = text.find(",", r.mention.end, end)
    ahead = (f for f in cast.near(comma, end) if comma >= 0 and f.is_subject and f.mention.start > comma)
    meant = next((f.parties for f in ahead if f.mention.kind != "pronoun"), ())
    fits = (
        len(meant) == 1
        and cast.registry[meant[0]].kind == "person"
        and cast.registry[meant[0]].sex in (r.mention.sex, None)
    )
    return replace(r, parties=meant) if fits else r


def _apposed(
    mention: Mention, following: Mention | None, known: dict[Mention, tuple[str, ...]], parse: Parse
) -> tuple[str, ...]:
    """ "His Norwegian colleague, Jane Doe": the name behind the comma is who is meant."""
    if mention.kind != "counterpart" or following is None or following.kind != "person":
        return ()
    gap = parse.document.text[mention.end : following.start]
    return known.get(following, ()) if _BEFORE_NAME.fullmatch(gap) else ()


def _keep(mention: Mention, parties: tuple[str, ...], parse: Parse, cast: Cast) -> None:
    token = parse.token_at(mention.anchor)
    if token is not None and token.dep_ == "appos":
        token = token.head
    subject = token is not None and token.dep_ in ("nsubj", "nsubjpass")
    cast.resolved.append(Resolved(mention, parties, parse.sentence_at(mention.start), subject))
    if len(parties) == 1 and mention.kind not in ("pronoun", "plural"):
        cast.registry.note(parties[0], mention.start, mention.end)


def find_mentions(parse: Parse) -> list[Mention]:
    """Return all mentions in text order; a name is never part of a reference, of two references the longer stays."""
    return _mentions(parse, NameFinder(parse))


def _mentions(parse: Parse, finder: NameFinder) -> list[Mention]:
    kept = list(finder.find())
    free = _Free([(m.start, m.end) for m in kept])
    kept += [m for m in find_short_names(parse, kept) if free.take(m.start, m.end)]
    references = sorted(find_references(parse.document.text, finder.body_at), key=lambda m: (m.start - m.end, m.start))
    kept += [m for m in references if free.take(m.start, m.end)]
    return sorted(kept, key=lambda m: (m.start, m.end))


class _Free:
    """Which characters no mention holds yet."""

    def __init__(self, taken: list[tuple[int, int]]) -> None:
        self._held = {place for start, end in taken for place in range(start, end)}

    def take(self, start: int, end: int) -> bool:
        """Take a stretch if it is free throughout."""
        places = range(start, end)
        if any(place in self._held for place in places):
            return False
        self._held.update(places)
        return True
