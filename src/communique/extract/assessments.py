"""Assessments: what observers judge, kept apart from what parties say and from facts.

They come from three places: spans that the tagger marks as such, stands whose source is an observer, and the
passive in which observers hide ("was seen by some analysts as ..."), which is grammar.
"""

import re
from functools import cache

from communique.knowledge.tables import DATA, read_table
from communique.language.parse import Parse
from communique.reading import Assessment, Span
from communique.tagger.tags import AssessmentTag, StandTag

_SENTENCE_REST = re.compile(r"[^.;\n]+")


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
    for match in _seen_by().finditer(text):
        rest = _SENTENCE_REST.match(text, match.end())
        if rest:
            end = match.end() + len(rest.group().rstrip())
            found.append((Span.cut(text, match.end(), end), Span.cut(text, *match.span("by"))))
    return found


@cache
def _observers() -> re.Pattern[str]:
    words = "|".join(re.escape(row["word"]) for row in read_table(DATA / "observers.csv"))
    return re.compile(rf"\b(?:{words})s?\b", re.I)


@cache
def _seen_by() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:seen|viewed|regarded|interpreted|read|perceived|considered|understood|judged|described)\s+by\s+"
        rf"(?P<by>(?:\w+\s+){{0,3}}?{_observers().pattern})\s+(?:as|to\s+be)\s+",
        re.I,
    )
