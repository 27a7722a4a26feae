"""Issues: the subjects that were raised, each under its concept or, where there is none, its own words."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.extract.agreement import stated_relation
from communique.extract.cast import Cast
from communique.extract.stands import Stand
from communique.extract.subject_names import SubjectNames
from communique.extract.topics import find_topics
from communique.knowledge.issues import load_concepts
from communique.language.parse import Parse
from communique.reading import Issue, Span, merge_evidence
from communique.reading.terms import Relation
from communique.tagger.tags import IssueTag, StandTag

SURE = 0.4
"""Probability from which words inside a stand name its issue, whatever topic its sentence opened."""

REACH = 40
"""Mentions of subjects that are looked at before a stand."""


@dataclass
class _Subject:
    id: str
    label: str
    tags: list[IssueTag] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    """Every place that names the subject, those of the tags among them."""


class Subjects:
    """The issues of one document, and which one each stand is about."""

    def __init__(
        self, tags: tuple[IssueTag, ...], parse: Parse, cast: Cast | None = None, stands: Sequence[Stand] = ()
    ) -> None:
        self._parse, self._cast = parse, cast
        states = cast.registry.countries() if cast else None
        self._names = SubjectNames(parse, states)
        self._topics = find_topics(parse, states)
        self._text = parse.document.text
        self._subjects: dict[str, _Subject] = {}
        self._tagged: dict[int, str] = {}
        self._sure = [tag.start for tag in tags if tag.probability >= SURE]
        for tag in tags:
            if tag.start < parse.document.body_start:
                continue
            key, label = self._names.name(tag.start, tag.end)
            if key is not None:
                self._subjects.setdefault(key, _Subject(key, label)).tags.append(tag)
                self._tagged[tag.start] = key
        self._add_topics()
        self._add_agreed(stands)
        self._find_mentions()

    def _add_topics(self) -> None:
        """What a sentence opens as its topic is a subject: "On Haiti, ..."."""
        for topic in self._topics.values():
            key = topic.concept.id
            if key not in self._subjects:
                tag = IssueTag(topic.start, topic.end, "discussed", 0.5, 1.0)
                self._subjects[key] = _Subject(key, topic.concept.label, [tag])

    def _add_agreed(self, stands: Sequence[Stand]) -> None:
        """What both sides agree on is a subject too, where its words name a concept that no tag has."""
        for stand in stands:
            if stand.tag.act != "agree" or len(stand.holders) < 2:
                continue
            for start, end, key in self._names.concepts:
                if stand.tag.start <= start and end <= stand.tag.end and key not in self._subjects:
                    tag = IssueTag(start, end, "discussed", 0.5, 0.5)
                    self._subjects[key] = _Subject(key, load_concepts()[key].label, [tag])

    def _find_mentions(self) -> None:
        for start, end, concept in self._names.concepts:
            if concept in self._subjects:
                self._subjects[concept].mentions.append(Span.cut(self._text, start, end))
        for subject in self._subjects.values():
            subject.mentions += [Span.cut(self._text, t.start, t.end) for t in subject.tags]
        self._places = sorted((m.start, m.end, s.id) for s in self._subjects.values() for m in s.mentions)

    def of_stand(self, tag: StandTag) -> str | None:
        """Return the issue of a stand: the one it points at, the one its words name, the last one before it.

        Before it in its sentence; or in its paragraph, if it concerns a state that the stand names.
        """
        first, behind = (bisect_left(self._places, place, key=lambda p: p[0]) for place in (tag.start, tag.end))
        inside = [key for _, end, key in self._places[first:behind] if end <= tag.end]
        pointed = self._tagged.get(tag.issue) if tag.issue is not None else None
        topic = self._topic_of(tag, inside)
        if topic:
            return topic
        if pointed and pointed in inside:
            return pointed
        if inside:
            return inside[0]
        paragraph = self._text.rfind("\n", 0, tag.start)
        before = [p for p in self._places[max(0, behind - REACH) : behind] if p[0] > paragraph]
        if pointed and (tag.issue or 0) > paragraph:
            return pointed
        sentence = self._parse.sentences[self._parse.sentence_at(tag.start)][0]
        in_sentence = [key for start, _, key in before if sentence <= start]
        if in_sentence:
            return in_sentence[-1]
        states = self._states_named(tag)
        fitting = [key for _, _, key in before if states & _states_of(key)]
        return fitting[-1] if fitting else (before[-1][2] if before else pointed)

    def _topic_of(self, tag: StandTag, inside: list[str]) -> str | None:
        """The topic that the stand's sentence opens; or one opened before, where the stand names no subject itself."""
        number = self._parse.sentence_at(tag.start)
        topic = self._topics.get(number)
        if topic is None or any(tag.start <= start < tag.end for start in self._sure):
            return None
        is_opened_here = self._parse.sentence_at(topic.start) == number
        return topic.concept.id if is_opened_here or not inside else None

    def _states_named(self, tag: StandTag) -> frozenset[str]:
        if self._cast is None:
            return frozenset()
        named = (self._cast.registry[k].country for r in self._cast.near(tag.start, tag.end) for k in r.parties)
        return frozenset(country for country in named if country)

    def issues(self, contact: str | None) -> tuple[Issue, ...]:
        """Return the issues in the order in which the document first raises them."""
        return tuple(self._issue(s, contact) for s in self._subjects.values())

    def _issue(self, subject: _Subject, contact: str | None) -> Issue:
        spans = [Span.cut(self._text, t.start, t.end) for t in subject.tags]
        learned = _likeliest(subject.tags)
        # "On Ukraine, they agreed on an exchange of prisoners": what they agreed on is not the topic itself.
        opened = {(topic.start, topic.end) for topic in self._topics.values()}
        named = [m for m in subject.mentions if not any(start <= m.start < end for start, end in opened)]
        stated = stated_relation(self._parse, named)
        relation: Relation = stated[0] if stated else learned
        return Issue(
            id=subject.id,
            label=subject.label,
            contact=contact,
            relation=relation,
            basis="stated" if stated else "inferred",
            evidence=merge_evidence(spans, stated[1] if stated else ()),
        )


def _likeliest(tags: list[IssueTag]) -> Relation:
    weight: dict[Relation, float] = {}
    for tag in tags:
        weight[tag.relation] = weight.get(tag.relation, 0.0) + tag.relation_probability
    return max(weight, key=lambda relation: weight[relation])


def _states_of(key: str) -> frozenset[str]:
    concept = load_concepts().get(key)
    return frozenset(concept.states) if concept else frozenset()
