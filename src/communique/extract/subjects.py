"""Issues: the subjects that were raised, each under its concept or, where there is none, its own words."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from communique.extract.agreement import stated_relation
from communique.extract.registry import slug
from communique.knowledge.issues import find_concept, find_concepts
from communique.language.parse import Parse
from communique.reading import Issue, Span, merge_evidence
from communique.reading.terms import Relation
from communique.tagger.tags import IssueTag, StandTag

REACH = 40
"""Mentions of subjects that are looked at before a stand."""

LONGEST_LABEL = 8
"""Words of an open issue's label."""

_LEADING = re.compile(r"^(?:(?:the|a|an|any|all|every|its|his|her|their|our|this|these|those|that|on|of|in|to|for|such|issues?\s+of|"
                      r"question\s+of|matter\s+of|topic\s+of|situation\s+with|regarding|about|both|two)\s+)+", re.I)  # fmt: skip
_EMPTY = frozenset("it its they them this that these those all both he she an a the no one".split())
_TRAILING = re.compile(
    r"(?:\s+(?:the|a|an|of|in|on|at|and|or|to|for|from|between|with|against|our|your|their|its|his|her|this|that))+$",
    re.I,
)
_CLOSING = frozenset("by including as with through via which who that".split())


@dataclass
class _Subject:
    id: str
    label: str
    tags: list[IssueTag] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    """Every place that names the subject, those of the tags among them."""


class Subjects:
    """The issues of one document, and which one each stand is about."""

    def __init__(self, tags: tuple[IssueTag, ...], parse: Parse, states: frozenset[str] | None = None) -> None:
        self._parse = parse
        self._text = parse.document.text
        self._subjects: dict[str, _Subject] = {}
        self._tagged: dict[int, str] = {}
        for tag in tags:
            if tag.start < parse.document.body_start:
                continue
            key, label = name_subject(tag.start, tag.end, parse, states)
            if key is not None:
                self._subjects.setdefault(key, _Subject(key, label)).tags.append(tag)
                self._tagged[tag.start] = key
        self._find_mentions()

    def _find_mentions(self) -> None:
        for start, end, concept in find_concepts(self._text):
            if concept in self._subjects:
                self._subjects[concept].mentions.append(Span.cut(self._text, start, end))
        for subject in self._subjects.values():
            subject.mentions += [Span.cut(self._text, t.start, t.end) for t in subject.tags]
        self._places = sorted((m.start, m.end, s.id) for s in self._subjects.values() for m in s.mentions)

    def of_stand(self, tag: StandTag) -> str | None:
        """Return the issue of a stand: the one it points at, the one its words name, the last one before it in its sentence."""
        first, behind = (bisect_left(self._places, place, key=lambda p: p[0]) for place in (tag.start, tag.end))
        inside = [key for _, end, key in self._places[first:behind] if end <= tag.end]
        pointed = self._tagged.get(tag.issue) if tag.issue is not None else None
        if pointed and (pointed in inside or not inside):
            return pointed
        if inside:
            return inside[0]
        sentence = self._parse.sentences[self._parse.sentence_at(tag.start)][0]
        before = [key for start, _, key in self._places[max(0, behind - REACH) : behind] if sentence <= start]
        return before[-1] if before else None

    def issues(self, contact: str | None) -> tuple[Issue, ...]:
        """Return the issues in the order in which the document first raises them."""
        return tuple(self._issue(s, contact) for s in self._subjects.values())

    def _issue(self, subject: _Subject, contact: str | None) -> Issue:
        spans = [Span.cut(self._text, t.start, t.end) for t in subject.tags]
        learned, probability = _likeliest(subject.tags)
        stated = stated_relation(self._parse, subject.mentions)
        relation: Relation = stated[0] if stated else learned
        return Issue(
            id=subject.id,
            label=subject.label,
            contact=contact,
            relation=relation,
            basis="stated" if stated else "inferred",
            confidence=round(probability, 3),
            evidence=merge_evidence(spans, stated[1] if stated else ()),
        )


def name_subject(start: int, end: int, parse: Parse, states: frozenset[str] | None = None) -> tuple[str | None, str]:
    """Return (id, label) of the subject that words name: a concept of the thesaurus, or an open one of these words.

    Where the words say more than the concept, its label says both: "Tariffs: steel and aluminium".
    """
    phrase = _TRAILING.sub("", " ".join(_LEADING.sub("", _noun_phrase(start, end, parse)).split()[:LONGEST_LABEL]))
    concept = find_concept(parse.document.text[start:end], states)
    if concept:
        says_more = bool(phrase) and phrase.lower() not in concept.names
        return concept.id, f"{concept.label}: {phrase}" if says_more else concept.label
    key = slug(phrase)
    return (f"open:{key}", phrase) if key and key not in _EMPTY else (None, phrase)


def _noun_phrase(start: int, end: int, parse: Parse) -> str:
    """The words up to the first verb, quotation mark or clause: what a subject is called by."""
    text = parse.document.text
    first = parse.token_at(start)
    if first is not None and first.tag_ in ("PRP", "VBD", "VBP", "VBZ", "MD", "WP", "WDT", "EX"):
        return ""  # a clause, which names no subject
    place, last = start, start
    while place < end:
        token = parse.tokens.get(place)
        if token is None:
            place += 1
            continue
        closes = (
            token.tag_ in ("MD", "VBZ", "VBD", "VBP", "WDT", "WP", "WRB", ":", ",", ".", "``", "''", "-LRB-")
            or token.lower_ in _CLOSING
        )
        if closes and _LEADING.sub("", text[start:last] + " ").strip():
            break
        place = last = place + max(1, len(token))
    return " ".join(text[start:last].split()).strip(" .,;:“”\"'’").replace('"', "").replace("“", "")


def _likeliest(tags: list[IssueTag]) -> tuple[Relation, float]:
    weight: dict[Relation, float] = {}
    for tag in tags:
        weight[tag.relation] = weight.get(tag.relation, 0.0) + tag.relation_probability
    best = max(weight, key=lambda relation: weight[relation])
    return best, max(t.relation_probability for t in tags if t.relation == best)
