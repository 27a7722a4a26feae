"""From the network's probabilities to marked spans: thresholds, likeliest ends, no two spans over the same words."""

from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from communique.reading.terms import Kind
from communique.tagger.labels import (
    ACTS,
    ASSESSMENT,
    KINDS,
    MODALITIES,
    MODES,
    NOTHING,
    POINTERS,
    RELATIONS,
    STANCES,
    STATUSES,
)  # fmt: skip
from communique.tagger.tags import AssessmentTag, ContactTag, IssueTag, Pointer, StandTag, Tags

STAND_THRESHOLD = 0.4
ASSESSMENT_THRESHOLD = 0.3
CONTACT_THRESHOLD = 0.25
ISSUE_THRESHOLD = 0.4
ISSUE_OF_STAND_THRESHOLD = 0.2
"""The likeliest words inside a stand that holds no other issue: most stands name what they are about."""

ISSUE_LINK_THRESHOLD = 0.05
NEGATED_THRESHOLD = 0.5


Scores = dict[str, NDArray[Any]]
Words = list[tuple[int, int]]
Tag = TypeVar("Tag", StandTag, IssueTag, AssessmentTag)


def thresholds() -> dict[str, float]:
    """Return the thresholds by name, for the model's card."""
    return {
        "stand": STAND_THRESHOLD,
        "assessment": ASSESSMENT_THRESHOLD,
        "contact": CONTACT_THRESHOLD,
        "issue": ISSUE_THRESHOLD,
        "issue_of_stand": ISSUE_OF_STAND_THRESHOLD,
        "issue_link": ISSUE_LINK_THRESHOLD,
        "negated": NEGATED_THRESHOLD,
    }


@dataclass
class WindowTags:
    """What was marked in one window."""

    stands: list[StandTag] = field(default_factory=list)
    assessments: list[AssessmentTag] = field(default_factory=list)
    contacts: list[ContactTag] = field(default_factory=list)
    issues: list[IssueTag] = field(default_factory=list)
    kind: NDArray[Any] | None = None
    """Probabilities of the document's kinds, as this window shows it."""


def decode_window(words: Words, live: int, scores: Scores) -> WindowTags:
    """Read the spans out of one window's scores; only words from `live` on may start one."""
    tags = WindowTags(kind=scores["kind"][0])
    issues = [word for word in range(len(words)) if scores["issue"][word][1] >= ISSUE_OF_STAND_THRESHOLD]
    for word in range(live, len(words)):
        start = scores["start"][word]
        assessed = float(start[ASSESSMENT])
        taken = 1 - float(start[NOTHING]) - assessed
        if taken >= STAND_THRESHOLD:
            tags.stands.append(_stand(words, word, issues, scores, taken))
        elif assessed >= ASSESSMENT_THRESHOLD:
            end = words[int(scores["stand_end"][word])][1]
            by = _pointer(words, scores["source"][word])
            tags.assessments.append(AssessmentTag(words[word][0], end, by, assessed))
        if (probability := float(scores["contact"][word][1])) >= CONTACT_THRESHOLD:
            tags.contacts.append(_contact(words, word, scores, probability))
        if (probability := float(scores["issue"][word][1])) >= ISSUE_OF_STAND_THRESHOLD:
            tags.issues.append(_issue(words, word, scores, probability))
    return tags


def settle(windows: list[WindowTags]) -> Tags:
    """Join the windows of a document and let of overlapping spans the likeliest stay."""
    stands = _without_overlaps([s for w in windows for s in w.stands])
    issues = _named(_without_overlaps([i for w in windows for i in w.issues]), stands)
    assessments = _without_overlaps([a for w in windows for a in w.assessments])
    starts = {i.start for i in issues}
    return Tags(
        stands=tuple(s if s.issue in starts else replace(s, issue=None) for s in stands),
        assessments=tuple(assessments),
        contacts=tuple(c for w in windows for c in w.contacts),
        issues=tuple(issues),
        kind=_kind(windows),
    )


def _named(issues: list[IssueTag], stands: list[StandTag]) -> list[IssueTag]:
    """The issues that are likely by themselves, and of the others the likeliest of each stand that has none."""
    kept = {i.start: i for i in issues if i.probability >= ISSUE_THRESHOLD}
    for stand in stands:
        inside = [i for i in issues if stand.start <= i.start and i.end <= stand.end]
        if inside and not any(i.start in kept for i in inside):
            likeliest = max(inside, key=lambda i: i.probability)
            kept[likeliest.start] = likeliest
    return [kept[start] for start in sorted(kept)]


def _kind(windows: list[WindowTags]) -> Kind | None:
    """The kind that the windows together show; the first, with the title in it, counts double."""
    shown = [w.kind for w in windows if w.kind is not None]
    return KINDS[int(np.sum([shown[0], *shown], axis=0).argmax())] if shown else None


def _stand(words: Words, word: int, issues: list[int], scores: Scores, probability: float) -> StandTag:
    acts, stances = scores["act"][word], scores["stance"][word]
    act, act_next = acts.argsort()[:-3:-1].tolist()
    stance, stance_next = stances.argsort()[:-3:-1].tolist()
    issue = max(issues, key=lambda at: scores["stand_issue"][word][at], default=None)
    source, addressee, reporter = (_pointer(words, scores[name][word]) for name in POINTERS)
    return StandTag(
        start=words[word][0],
        end=words[int(scores["stand_end"][word])][1],
        act=ACTS[act],
        stance=STANCES[stance],
        modality=MODALITIES[int(scores["modality"][word].argmax())],
        negated=float(scores["negated"][word][1]) >= NEGATED_THRESHOLD,
        commitment=float(scores["commitment"][word][1]),
        issue=words[issue][0]
        if issue is not None and scores["stand_issue"][word][issue] >= ISSUE_LINK_THRESHOLD
        else None,
        source=source,
        addressee=addressee,
        reporter=reporter,
        probability=probability,
        act_probability=float(acts[act]),
        act_next=(ACTS[act_next], float(acts[act_next])),
        stance_probability=float(stances[stance]),
        stance_next=(STANCES[stance_next], float(stances[stance_next])),
    )


def _pointer(words: Words, row: NDArray[Any]) -> Pointer | None:
    target = int(row.argmax())
    return None if target == len(words) else Pointer(words[target][0], float(row[target]))


def _contact(words: Words, word: int, scores: Scores, probability: float) -> ContactTag:
    return ContactTag(
        *words[word],
        mode=MODES[int(scores["mode"][word].argmax())],
        status=STATUSES[int(scores["status"][word].argmax())],
        main=float(scores["main"][word][1]),
        probability=probability,
    )


def _issue(words: Words, word: int, scores: Scores, probability: float) -> IssueTag:
    relations = scores["relation"][word]
    return IssueTag(
        words[word][0],
        words[int(scores["issue_end"][word])][1],
        relation=RELATIONS[int(relations.argmax())],
        relation_probability=float(relations.max()),
        probability=probability,
    )


def _without_overlaps(tags: list[Tag]) -> list[Tag]:
    """Of spans that overlap by more than 60 % and end within a word of each other the likeliest stays."""
    kept: list[Tag] = []
    for tag in sorted(tags, key=lambda t: (-t.probability, t.start)):
        if not any(_same_words(tag, other) for other in kept):
            kept.append(tag)
    return sorted(kept, key=lambda t: (t.start, t.end))


def _same_words(a: StandTag | IssueTag | AssessmentTag, b: StandTag | IssueTag | AssessmentTag) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0.6 * min(a.end - a.start, b.end - b.start) and abs(a.end - b.end) < 4
