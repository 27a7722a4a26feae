"""Assessments: what observers judge, kept apart from what parties say and from facts.

They come from spans that the tagger marks as such, from stands whose source is an observer, and from grammar: reported
speech of observers, and the passive in which they hide ("was seen by some analysts as ...", "is widely seen as ...").
"""

import re
from collections.abc import Iterable
from functools import cache

from communique.knowledge.tables import DATA, read_table
from communique.language.parse import Parse
from communique.reading import Assessment, Attribution, Span
from communique.tagger.tags import AssessmentTag, StandTag

_SENTENCE_REST = re.compile(r"[^.;\n]+")
_SEEN = r"(?:seen|viewed|regarded|interpreted|read|perceived|considered|understood|judged|described)"
_WIDELY_SEEN = re.compile(rf"\b(?:widely|generally|commonly|largely)\s+{_SEEN}\s+(?:as|to\s+be)\s+", re.I)
_APPOSITION = re.compile(r",\s+(?:an?|the|who)\s+[^,.;\n]{3,80}")
"""What a name is told to be: "Jane Doe, an analyst at a bank"."""


def find_assessments(
    tags: tuple[AssessmentTag, ...], stands: tuple[StandTag, ...], parse: Parse
) -> tuple[Assessment, ...]:
    """Return each judgement with the words for whoever judges, in text order; `stands` are those of observers."""
    text, body = parse.document.text, parse.document.body_start
    spans = [(Span.cut(text, t.start, t.end), _observer(t.by.start, parse) if t.by else None) for t in tags]
    spans += [(Span.cut(text, s.start, s.end), _source(s, parse)) for s in stands]
    spans += _passives(parse)
    kept: list[tuple[Span, Span | None]] = []
    for words, by in sorted(spans, key=lambda pair: (pair[0].start, -pair[0].end)):
        if words.start >= body and not any(words.overlaps(other) for other, _ in kept):
            kept.append((words, by))
    return tuple(
        Assessment(by=by.text if by else None, text=words.text, evidence=(words, by) if by else (words,))
        for words, by in kept
    )


def add_told(
    assessments: tuple[Assessment, ...], attributions: Iterable[Attribution], parse: Parse
) -> tuple[Assessment, ...]:
    """Add what observers are told to say, where no assessment has the words yet; in text order."""
    text, body = parse.document.text, parse.document.body_start
    found = list(assessments)
    for told in attributions:
        by = _told_by(told, text)
        start, end = min(s.start for s in told.content), max(s.end for s in told.content)
        words = Span.cut(text, start, end)
        if by is None or start < body or any(words.overlaps(a.evidence[0]) for a in found):
            continue
        found.append(Assessment(by=by.text, text=words.text, evidence=(words, by)))
    return tuple(sorted(found, key=lambda a: a.evidence[0].start))


def _told_by(told: Attribution, text: str) -> Span | None:
    """Who is told to speak, if the words for him or her or those behind them are an observer's."""
    if not told.source:
        return None
    source = told.source[0]
    if _observers().search(source.text):
        return source
    behind = _APPOSITION.match(text, source.end)
    return source if behind and _observers().search(behind.group()) else None


def is_observers(stand: StandTag, parse: Parse) -> bool:
    """Whether a stand is an observer's: its source is no party but one who judges parties."""
    source = _source(stand, parse)
    return source is not None and bool(_observers().search(source.text))


def _source(stand: StandTag, parse: Parse) -> Span | None:
    return _observer(stand.source.start, parse) if stand.source else None


def _observer(place: int, parse: Parse) -> Span:
    """The noun phrase that begins at the word pointed at, with what "in" or "at" adds to it."""
    token = parse.token_at(place)
    end = place + 1
    if token is not None:
        while token.dep_ in ("det", "amod", "compound", "nummod", "advmod", "quantmod") and token.head.i > token.i:
            token = token.head
        end = parse.start_of(token) + len(token)
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("in", "at", "of") and child.i == token.i + 1:
                last = list(child.subtree)[-1]
                end = parse.start_of(last) + len(last)
    return Span.cut(parse.document.text, place, end)


def _passives(parse: Parse) -> list[tuple[Span, Span | None]]:
    text = parse.document.text
    found: list[tuple[Span, Span | None]] = []
    for match in (*_seen_by().finditer(text), *_WIDELY_SEEN.finditer(text)):
        rest = _SENTENCE_REST.match(text, match.end())
        if rest:
            end = match.end() + len(rest.group().rstrip())
            by = match.groupdict().get("by")
            found.append((Span.cut(text, match.end(), end), Span.cut(text, *match.span("by")) if by else None))
    return found


@cache
def _observers() -> re.Pattern[str]:
    words = "|".join(re.escape(row["word"]) for row in read_table(DATA / "observers.csv"))
    return re.compile(rf"\b(?:{words})s?\b", re.I)


@cache
def _seen_by() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_SEEN}\s+by\s+"
        rf"(?P<by>(?:\w+\s+){{0,3}}?{_observers().pattern})\s+(?:as|to\s+be)\s+",
        re.I,
    )
