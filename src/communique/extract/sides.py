"""The sides of a document: whom it is mainly about, and whose account it is."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from communique.extract.cast import Cast
from communique.extract.mentions import Mention
from communique.extract.registry import Registry
from communique.extract.titles import Titles
from communique.knowledge.folding import folded_words
from communique.knowledge.gazetteer import NameKind, load_gazetteer
from communique.knowledge.organisations import load_organisations
from communique.language.parse import Parse
from communique.reading import Document

_PUBLISHES: tuple[NameKind, ...] = ("metonym", "state", "adjective", "organisation")

Known = dict[Mention, tuple[str, ...]]


def find_sides(known: Known, parse: Parse, registry: Registry) -> tuple[str, ...]:
    """The parties at the head of an account; else the two mentioned most and earliest, persons before states."""
    if (lead := _lead(known, parse, registry)) and parse.document.kind in ("readout", "joint_statement", "statement"):
        return lead
    weight: Counter[str] = Counter()
    size = max(1, len(parse.document.text))
    for mention, parties in known.items():
        early = 3 if mention.start < parse.document.body_start else 2 if mention.start < size / 4 else 1
        for key in parties:
            weight[key] += early
    people = [
        k
        for k, _ in weight.most_common()
        if registry[k].kind == "person" and registry[k].body and "spokesperson" not in registry[k].offices
    ]
    for a, b in sorted(combinations(people[:5], 2), key=lambda pair: -min(weight[pair[0]], weight[pair[1]])):
        if registry[a].body != registry[b].body and min(weight[a], weight[b]) >= 2:
            return tuple(sorted((a, b), key=lambda k: -weight[k]))
    bodies: Counter[str] = Counter()
    for key, n in weight.items():
        body = registry[key].body
        if body:
            bodies[body] += n
    return tuple(registry.body(body) for body, _ in bodies.most_common(2)) if len(bodies) > 1 else ()


def _lead(known: Known, parse: Parse, registry: Registry) -> tuple[str, ...]:
    """The persons, or in a joint statement the states, that the title or the first sentence puts together."""
    document = parse.document
    first_sentence = parse.sentences[parse.sentence_at(document.body_start)][1]
    for start, end in ((0, document.body_start), (document.body_start, first_sentence)):
        parties = [k for m, keys in known.items() if start <= m.start < end for k in keys]
        people = _one_a_body(
            registry,
            (k for k in parties if registry[k].kind == "person" and "spokesperson" not in registry[k].offices),
        )
        if len(people) > 1:
            return people
        states = _one_a_body(registry, (k for k in parties if registry[k].kind in ("state", "organization", "person")))
        if document.kind == "joint_statement" and len(states) > 1:
            return states
    return ()


def _one_a_body(registry: Registry, parties: Iterable[str]) -> tuple[str, ...]:
    chosen: dict[str, str] = {}
    for key in parties:
        body = registry[key].body
        if body:
            chosen.setdefault(body, key)
    return tuple(chosen.values())


def find_issuer(known: Known, mentions: list[Mention], parse: Parse, cast: Cast, titles: Titles) -> str | None:
    """Return whose account a document is: an account names the other side's country, not its own."""
    document = parse.document
    if document.kind not in ("readout", "statement", "transcript"):
        return None
    if publisher := _publisher(document):
        return publisher
    registry = cast.registry
    bodies = dict.fromkeys(b for s in cast.sides if (b := registry[s].body))
    named: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for mention, parties in known.items():
        for key in parties:
            party = registry[key]
            if party.kind == "person" and party.body in bodies:
                (named if mention.body == party.body else plain)[party.body or ""] += 1
    for mention in mentions:
        if mention.kind == "office" and not mention.body and not mention.owner:
            bearers = [b for b in bodies if titles.bears(b, mention)]
            if len(bearers) == 1:
                plain[bearers[0]] += 2
    ranked = sorted(bodies, key=lambda b: (named[b] / (named[b] + plain[b] + 0.5), -plain[b]))
    return ranked[0] if ranked else None


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
