"""Find whose account a document is: by its publisher, else by what an account leaves unsaid of its own side."""

import re
from collections import Counter
from itertools import pairwise

from communique.extract.cast import Cast
from communique.extract.mentions import Mention
from communique.extract.sides import Known, end_of_opening
from communique.extract.titles import Titles
from communique.knowledge.folding import folded_words
from communique.knowledge.gazetteer import NameKind, load_gazetteer
from communique.knowledge.organisations import load_organisations
from communique.knowledge.people import is_state_code
from communique.language.parse import Parse
from communique.reading import Document

_PUBLISHES: tuple[NameKind, ...] = ("metonym", "state", "adjective", "organisation")
_OF = re.compile(r",? of (?:the )?|, (?:the )?", re.I)
"""What joins a name to the country behind it."""

_BY = re.compile(r"\b(?:statement|remarks|readout|speech|address|account)\s+(?:\w+\s+)?by\s+", re.I)
_LETTER_FROM = re.compile(r"\b(?:letter|message|note)\b[^\n]{0,40}?\s(?:from|by)\s+", re.I)
_STATEMENT = re.compile(r"\b(?:statement|communiqué|communique|declaration)\b", re.I)
_OF_THE_UN = frozenset({"secretary-general", "secretary general"})
"""The title that without its organisation is that of the United Nations."""
_AT_ONCE = 5
"""Characters of a title within which its author must be named."""
_WITH = re.compile(r"\bwith\s+(?:the\s+|his\s+|her\s+)?(?:[A-Z]\.?[A-Z]?\.?\s+)*$")
_FIRST, _DATELINE, _BARE, _AUTHOR, _COUNTERPART = 0.4, 0.3, 0.25, 2.0, 0.5
"""What it says for a side, beside the share of its mentions without country: that it is named first, that the account is
datelined in its capital, that one of its offices stands without country (each time, up to four), that the title says
who speaks; and what it says against it that the title or the opening calls its person the one spoken with."""


def find_issuer(known: Known, mentions: list[Mention], parse: Parse, cast: Cast, titles: Titles) -> str | None:
    """Return whose account a document is, or None for news, joint statements and what nobody signs."""
    document = parse.document
    if document.kind == "other":
        return _author(known, mentions, document, cast)
    if document.kind not in ("readout", "statement", "transcript"):
        return None
    if publisher := _publisher(document):
        return publisher
    author = _author(known, mentions, document, cast)
    bodies = _candidates(known, mentions, cast, titles, in_order=document.kind == "transcript")
    if document.kind == "statement" and (opener := _opener(known, parse, cast)):
        bodies = [opener, *(b for b in bodies if b != opener)]
    if author and author not in bodies:
        bodies.append(author)
    if not bodies:
        return None
    named = _share_named(known, mentions, parse, cast)
    points = {body: -named.get(body, 0.0) for body in bodies}
    points[bodies[0]] += _FIRST
    if author:
        points[author] += _AUTHOR
    for body, times in _bare_offices(mentions, bodies, titles).items():
        points[body] += _BARE * min(times, 4)
    for body in _spoken_with(known, parse, cast) & points.keys():
        points[body] -= _COUNTERPART
    for m, parties in known.items():
        if m.organ == "capital" and document.body_start <= m.start < document.body_start + 30:
            points.update({k: points[k] + _DATELINE for p in parties if (k := cast.registry[p].body or "") in points})
    return max(bodies, key=lambda body: points[body])


def _author(known: Known, mentions: list[Mention], document: Document, cast: Cast) -> str | None:
    """ "Statement by the High Representative", "ASEAN statement on ...": for whom the title says that it speaks."""
    title = document.title or ""
    if match := _BY.search(title) or (document.kind == "other" and _LETTER_FROM.search(title)):
        start, end = match.end(), match.end() + _AT_ONCE
    elif document.kind == "statement" and _STATEMENT.search(title):
        start, end = 0, _AT_ONCE
    else:
        return None
    named = (m for m in mentions if start <= m.end and m.start <= end and m.end <= document.body_start)
    bodies = (m.body or _body_of(known.get(m, ()), cast) for m in named)
    return next((body for body in bodies if body), None)


def _body_of(parties: tuple[str, ...], cast: Cast) -> str | None:
    return cast.registry[parties[0]].body if len(parties) == 1 else None


def _opener(known: Known, parse: Parse, cast: Cast) -> str | None:
    """ "The Brazilian Government welcomes ...": the body that the first subject of a statement stands for."""
    start = parse.document.body_start
    first = min((m for m in known if start <= m.start < end_of_opening(parse)), key=lambda m: m.start, default=None)
    token = parse.token_at(first.anchor) if first else None
    if first is None or token is None or token.dep_ not in ("nsubj", "nsubjpass") or len(known[first]) != 1:
        return None
    return cast.registry[known[first][0]].body


def _candidates(known: Known, mentions: list[Mention], cast: Cast, titles: Titles, *, in_order: bool) -> list[str]:
    """The bodies of the sides, and where only one is a person the states whose offices stand without country.

    A transcript's sides come in the order in which it names them.
    """
    first = {key: m.start for m, keys in reversed(known.items()) for key in keys}
    sides = sorted(cast.sides, key=lambda s: first.get(s, 0)) if in_order else cast.sides
    bodies = list(dict.fromkeys(b for s in sides if (b := cast.registry[s].body)))
    if sum(cast.registry[s].kind == "person" for s in cast.sides) < 2:
        weight = Counter(
            b for keys in known.values() for k in keys if (b := cast.registry[k].body) and is_state_code(b)
        )
        bare = _bare_offices(mentions, list(weight), titles)
        bodies += [b for b, _ in weight.most_common() if b not in bodies and b in bare]
    for m in mentions:
        is_of_un = m.kind == "office" and not m.body and m.title.lower() in _OF_THE_UN
        if is_of_un and "UN" not in bodies and not any(titles.bears(b, m) for b in bodies):
            bodies.append("UN")
    return bodies


def _spoken_with(known: Known, parse: Parse, cast: Cast) -> set[str]:
    """Return the bodies of those whom the title or the opening names behind "with"."""
    text = parse.document.text
    return {
        body for m, parties in known.items()
        if m.start < end_of_opening(parse) and _WITH.search(text[max(0, m.start - 20) : m.start])
        for key in parties if (body := cast.registry[key].body)
    }  # fmt: skip


def _share_named(known: Known, mentions: list[Mention], parse: Parse, cast: Cast) -> dict[str, float]:
    """Return for each body how many of the mentions of its people have the country beside them."""
    behind = {a: b for a, b in pairwise(mentions) if _OF.fullmatch(parse.document.text[a.end : b.start])}
    named: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    for mention, parties in known.items():
        for party in (cast.registry[key] for key in parties):
            if party.kind != "person" or not party.body:
                continue
            follower = behind.get(mention)
            joined = follower is not None and party.body in (follower.body, *follower.names)
            all_of[party.body] += 1
            named[party.body] += mention.body == party.body or joined
    return {body: named[body] / (n + 0.5) for body, n in all_of.items()}


def _bare_offices(mentions: list[Mention], bodies: list[str], titles: Titles) -> Counter[str]:
    """Return how often a title without country can only be that of one of some bodies."""
    bare: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind == "office" and not mention.body and not mention.owner and not mention.official:
            bearers = [b for b in bodies if titles.bears(b, mention)]
            if len(bearers) == 1:
                bare[bearers[0]] += 1
    return bare


def _publisher(document: Document) -> str | None:
    """Return the state or international organisation that a publisher's name names: "The White House"."""
    words = folded_words(document.publisher or "")
    for place in range(len(words)):
        for match in load_gazetteer().at(words, place):
            kinds = {entry.kind: entry.key for entry in reversed(match.entries)}
            for kind in _PUBLISHES:
                key = kinds.get(kind, "").split(":")[0]
                if key and (kind != "organisation" or load_organisations()[key].sector == "IGO"):
                    return key
    return None
