"""Annotated documents → what the network learns from: windows of words with the label of each word."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from communique.language.words import WORD, sentence_numbers, sentence_spans, word_spans
from communique.tagger.labels import ACTS, ASSESSMENT, KINDS, MODALITIES, MODES, NOTHING, RELATIONS, STANCES, STATUSES
from communique.tagger.windows import Window, cut_windows, encode_words

Gold = dict[str, Any]
IGNORED = -100
"""Label of a word that is neither rewarded nor punished: context, optional items."""

OUTSIDE = -2
"""Target of a pointer whose words lie outside the window: not learned from."""

ABSENT = -1
"""Target of a pointer that points at nothing."""


@dataclass
class Stand:
    """One stand (or assessment) of the gold, by positions of words in its window."""

    start: int
    end: int
    acts: list[int]
    stances: list[int]
    modalities: list[int]
    negated: int
    commitment: int
    issue: int
    pointers: tuple[int, int, int]
    is_assessment: bool = False


@dataclass
class Example:
    """One window: the input of the network and its labels. Lists are as long as the window has words."""

    ids: list[int]
    first: list[int]
    sentences: list[int]
    starts: list[int]
    contacts: list[int]
    issues: list[int]
    stands: list[Stand] = field(default_factory=list)
    contact_labels: list[tuple[int, list[int], list[int], int]] = field(default_factory=list)
    """(word, modes, statuses, main or IGNORED) of each contact's trigger."""
    issue_labels: list[tuple[int, int, list[int]]] = field(default_factory=list)
    """(first word, last word, relations) of each issue span."""
    kinds: list[int] = field(default_factory=list)
    """What kind the document may be said to be."""


def load_documents(folder: Path) -> list[Gold]:
    """Read the annotated documents of a folder, in the order of their names."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def is_dev(name: str) -> bool:
    """Whether a document is kept for thresholds and figures: its name's SHA-1 begins with 0 or 1."""
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[0] in "01"


def corpus_digest(folder: Path) -> str:
    """Return the SHA-256 over names and contents of the corpus: a model belongs to one."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def full_text(doc: Gold) -> str:
    """Return what all offsets refer to: the title, a blank line, the body."""
    title = (doc.get("title") or "").strip()
    return f"{title}\n\n{doc['text']}" if title else str(doc["text"])


def examples(doc: Gold, encode: Callable[[str], list[int]], special: tuple[int, int, int]) -> Iterator[Example]:
    """Yield the windows of one document; `special` has the ids of [CLS], [SEP] and [UNK]."""
    text = full_text(doc)
    words = word_spans(text)
    pieces = encode_words([text[a:b] for a, b in words], encode, special[2])
    sentence_of = sentence_numbers(words, sentence_spans(text))
    layout = _Layout(doc, text)
    for window in cut_windows([len(p) for p in pieces], sentence_of):
        yield _label(layout, window, words, pieces, sentence_of, special)


class _Layout:
    """Where in the text the annotations of one document stand, in characters."""

    def __init__(self, doc: Gold, text: str) -> None:
        self.doc, self.text = doc, text
        self.body = len(text) - len(doc["text"])
        self.issues = [(span, i) for i in doc["issues"] if (span := self.quoted(i))]
        self.commitments = [(span, c) for c in doc.get("commitments", []) if (span := self.quoted(c))]

    def quoted(self, item: Gold) -> tuple[int, int] | None:
        at = self.text.find(item["quote"], self.body)
        if at < 0:
            return None
        start, end = at, at + len(item["quote"])
        while start < end and self.text[start] in " \n\"“”‘'":
            start += 1
        while end > start and self.text[end - 1] in " \n.,;:\"“”’'":
            end -= 1
        return start, end

    def nearest(self, words: str, at: int, low: int = 0, high: int | None = None) -> int | None:
        """Return the occurrence of words nearest to a place, one before it preferred."""
        pattern = r"(?<!\w)" + re.escape(words) + r"(?!\w)"
        found = [m.start() for m in re.compile(pattern).finditer(self.text, low, high or len(self.text))]
        return min(found, key=lambda i: at - i if i <= at else 1.5 * (i - at), default=None)

    def trigger(self, contact: Gold) -> int | None:
        span = self.quoted(contact)
        if span is None or not contact.get("cue"):
            return None
        within = self.nearest(contact["cue"], span[0], span[0], span[1])
        return self.nearest(contact["cue"], span[0]) if within is None else within

    def issue_of(self, position: Gold, start: int) -> int | None:
        keys = {option for key in position.get("issue_keys", []) for option in key.split("|")}
        fitting = [s for s, i in self.issues if keys & {option for key in i["keys"] for option in key.split("|")}]
        return min(fitting, key=lambda s: abs(s[0] - start))[0] if fitting else None

    def commitment_of(self, start: int, end: int) -> int:
        """1 undertaken, 0 not, IGNORED where only an optional commitment covers the words."""
        over = [c for (a, b), c in self.commitments if a < end and b > start]
        return 1 if any(not c.get("optional") for c in over) else IGNORED if over else 0


def _accepted(item: Gold, name: str, values: Sequence[str], default: str | None = None) -> list[int]:
    given = item.get(name) or default
    return sorted({values.index(v) for v in [given, *item.get(f"{name}_alt", [])] if v in values})


def _label(  # noqa: C901 - one window's labels, part by part
    layout: _Layout,
    window: Window,
    words: list[tuple[int, int]],
    pieces: list[list[int]],
    sentence_of: list[int],
    special: tuple[int, int, int],
) -> Example:
    ids, first = [special[0]], []
    for word in window.words:
        first.append(len(ids))
        ids += pieces[word]
    ids.append(special[1])
    blank = [IGNORED] * window.live + [NOTHING] * (len(window.words) - window.live)
    example = Example(ids, first, [sentence_of[w] for w in window.words], list(blank), list(blank), list(blank))
    spans = [words[w] for w in window.words]

    def word_at(place: int | None) -> int | None:
        if place is None:
            return None
        return next((k for k, (a, b) in enumerate(spans) if a <= place < b), None)

    def live(place: int) -> int | None:
        word = word_at(place)
        return word if word is not None and word >= window.live else None

    def pointer(place: int | None) -> int:
        if place is None:
            return ABSENT
        word = word_at(place)
        return OUTSIDE if word is None else word

    def end_of(place: int) -> int:
        word = word_at(place - 1)
        return len(spans) - 1 if word is None else word

    def add_stands() -> None:
        for p in layout.doc["positions"]:
            span = layout.quoted(p)
            word = None if span is None else live(span[0])
            if span is None or word is None:
                continue
            acts = _accepted(p, "act", ACTS)
            example.starts[word] = IGNORED if p.get("optional") else 1 + ACTS.index(p["act"])
            places = [layout.nearest(p[k], span[0]) if p.get(k) else None for k in ("source", "to", "via")]
            issue = layout.issue_of(p, span[0])
            example.stands.append(
                Stand(
                    word, end_of(span[1]), acts, _accepted(p, "stance", STANCES),
                    _accepted(p, "modality", MODALITIES, "asserted"), int(bool(p.get("negated"))),
                    layout.commitment_of(*span), OUTSIDE if issue is None else pointer(issue),
                    (pointer(places[0]), pointer(places[1]), pointer(places[2])),
                )
            )  # fmt: skip

    def add_assessments() -> None:
        for a in layout.doc.get("assessments", []):
            span = layout.quoted(a)
            word = None if span is None else live(span[0])
            if span is None or word is None or example.starts[word] != NOTHING:
                continue
            example.starts[word] = IGNORED if a.get("optional") else ASSESSMENT
            by = pointer(layout.nearest(a["by"], span[0]) if a.get("by") else None)
            example.stands.append(
                Stand(word, end_of(span[1]), [], [], [], 0, IGNORED, OUTSIDE, (by, OUTSIDE, OUTSIDE), True)
            )

    def add_contacts() -> None:
        triggers = [(layout.trigger(c), c) for c in layout.doc["contacts"]]
        heads = {m.group().lower() for at, _ in triggers if at is not None and (m := WORD.match(layout.text, at))}
        for k, (a, b) in enumerate(spans):
            # Another mention of a contact that the annotation points at elsewhere is no error.
            if example.contacts[k] == NOTHING and layout.text[a:b].lower() in heads:
                example.contacts[k] = IGNORED
        for at, c in triggers:
            word = None if at is None else live(at)
            if word is None:
                continue
            example.contacts[word] = IGNORED if c.get("optional") else 1
            main = IGNORED if c.get("optional") or c.get("main_alt") else int(bool(c.get("main")))
            labels = _accepted(c, "mode", MODES), _accepted(c, "status", STATUSES)
            example.contact_labels.append((word, *labels, main))

    def add_issues() -> None:
        for (start, end), i in layout.issues:
            word = live(start)
            if word is None:
                continue
            example.issues[word] = IGNORED if i.get("optional") else 1
            example.issue_labels.append((word, end_of(end), _accepted(i, "relation", RELATIONS)))

    add_stands()
    add_assessments()
    add_contacts()
    add_issues()
    example.kinds = _accepted(layout.doc, "kind", KINDS)
    return example
