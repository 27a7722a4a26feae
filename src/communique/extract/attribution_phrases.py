"""Sayings told without verb or noun: "according to", a headline's colon or dash, a transcript's speaker labels."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from communique.extract.attribution_sources import source_words
from communique.extract.cast import Cast
from communique.extract.sayings import Saying, child, cut_trimmed, without
from communique.knowledge.cues import load_cues
from communique.language.parse import Parse
from communique.reading import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_COLON = re.compile(r"(?P<source>[^\W\d_][^:–—]{1,60}?)\s*(?P<cue>:)\s+(?P<content>\S.{6,})")
_DASH = re.compile(r"(?P<content>\S.{6,}?)\s+(?P<cue>[–—-])\s+(?P<source>[^\W\d_][^:–—]{1,60})")


def find_phrase_sayings(parse: Parse, cast: Cast) -> Iterator[Saying]:
    """Yield what phrases, headlines and speaker labels tell that somebody says."""
    yield from _phrases(parse)
    yield from _headline(parse, cast)
    yield from _labels(parse)


@cache
def _phrase_pattern() -> re.Pattern[str]:
    phrases = sorted(load_cues("phrase"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(p).replace(chr(92) + ' ', '[ ]+') for p in phrases)})\s+", re.I)


def _phrases(parse: Parse) -> Iterator[Saying]:
    for match in _phrase_pattern().finditer(parse.document.text):
        first = parse.token_at(match.start())
        last = parse.token_at(match.start() + len(match.group().rstrip()) - 1)
        source = child(last, "pobj") if last is not None else None
        if first is None or source is None:
            continue
        words = source_words(parse, source)
        cue = cut_trimmed(parse, *match.span())
        host = _host(first)
        if words is None or cue is None or host is None:
            continue
        start, end = _clause_of(host, parse)
        content = without(parse, start, end, cue, words)
        if content:
            yield Saying(words, parse.start_of(source), cue, content)


def _host(token: "Token") -> "Token | None":
    """The verb of the clause that a phrase stands in."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.tag_.startswith(("VB", "MD")) and at.dep_ in ("ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"):
            return at
    return at


def _clause_of(host: "Token", parse: Parse) -> tuple[int, int]:
    return parse.start_of(host.left_edge), parse.start_of(host.right_edge) + len(host.right_edge)


def _headline(parse: Parse, cast: Cast) -> Iterator[Saying]:
    title = parse.document.title
    if not title:
        return
    for pattern in (_COLON, _DASH):
        match = pattern.fullmatch(parse.document.text, 0, len(title))
        if match is None:
            continue
        source = Span.cut(parse.document.text, *match.span("source"))
        speaker = next((r for r in cast.near(source.start, source.end) if r.parties), None)
        if speaker is None or any(t.tag_ in ("VBD", "VBZ", "MD") for t in _tokens(parse, source)):
            continue
        content = cut_trimmed(parse, *match.span("content"))
        if content:
            yield Saying(source, speaker.mention.anchor, Span.cut(parse.document.text, *match.span("cue")), (content,))


def _tokens(parse: Parse, span: Span) -> Iterator["Token"]:
    for place in range(span.start, span.end):
        token = parse.tokens.get(place)
        if token is not None:
            yield token


def _labels(parse: Parse) -> Iterator[Saying]:
    for turn in parse.turns:
        content = cut_trimmed(parse, turn.label.end + 1, turn.end)
        if content:
            cue = Span.cut(parse.document.text, turn.label.end, turn.label.end + 1)
            yield Saying(turn.label, turn.label.start, cue, (content,))
