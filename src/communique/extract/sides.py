"""The sides of a document: whom it is mainly about."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from communique.extract.mentions import Mention
from communique.extract.registry import Registry
from communique.language.parse import Parse

_LONG_ENOUGH = 60
"""Characters of a sentence that is more than a dateline."""

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
    title = _parties_in(known, 0, document.body_start)
    opening = _parties_in(known, document.body_start, end_of_opening(parse))
    in_title, in_opening = _people(title, registry), _people(opening, registry)
    if len(in_opening) > 1 and {registry[k].body for k in in_title} <= {registry[k].body for k in in_opening}:
        return in_opening
    for parties, people in ((title, in_title), (opening, in_opening)):
        if len(people) > 1:
            return people
        states = _one_a_body(registry, (k for k in parties if registry[k].kind in ("state", "organization", "person")))
        if document.kind == "joint_statement" and len(states) > 1:
            return states
    return ()


def end_of_opening(parse: Parse) -> int:
    """Return where the first sentence of the body ends that is one: "Vilnius, 15 November." is none."""
    start = parse.document.body_start
    first = parse.sentence_at(start)
    return next((end for _, end in parse.sentences[first:] if end - start > _LONG_ENOUGH), parse.sentences[-1][1])


def _parties_in(known: Known, start: int, end: int) -> list[str]:
    """Return the parties named in a stretch of text, in its order."""
    inside = sorted((m for m in known if start <= m.start < end), key=lambda m: m.start)
    return [key for m in inside for key in known[m]]


def _people(parties: list[str], registry: Registry) -> tuple[str, ...]:
    """Return the persons among some parties who do not speak for others, one of each body."""
    return _one_a_body(
        registry, (k for k in parties if registry[k].kind == "person" and "spokesperson" not in registry[k].offices)
    )


def _one_a_body(registry: Registry, parties: Iterable[str]) -> tuple[str, ...]:
    chosen: dict[str, str] = {}
    for key in parties:
        body = registry[key].body
        if body:
            chosen.setdefault(body, key)
    return tuple(chosen.values())
