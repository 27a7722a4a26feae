"""A saying: words by which somebody says something, as grammar finds them, before it is known who that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.language.parse import Parse
from communique.reading import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_TRIM = " ,;:\n\t-–—"


@dataclass(frozen=True)
class Saying:
    """Who says what by which words. `weak` ones are not told apart inside what another says."""

    source: Span | None
    speaker: int | None
    """Offset of the word that stands for whoever says it: "Marin" of "who" in "Marin, who said"."""
    cue: Span | None
    content: tuple[Span, ...]
    weak: bool = False

    @property
    def start(self) -> int:
        """Offset of the first word of source, cue or content."""
        return min(span.start for span in self.spans)

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its words, in no order."""
        return tuple(s for s in (self.source, self.cue, *self.content) if s)

    def holds(self, place: int) -> bool:
        """Whether a character is part of what is said."""
        return any(span.start <= place < span.end for span in self.content)


def cut_words(parse: Parse, first: "Token", last: "Token") -> Span | None:
    """Cut the words from one token to another, without the punctuation around them."""
    return cut_trimmed(parse, parse.start_of(first), parse.start_of(last) + len(last))


def cut_trimmed(parse: Parse, start: int, end: int) -> Span | None:
    """Cut a stretch of text without spaces, commas dashes and a full stop at its ends; None where nothing else is in it."""
    words = parse.document.text[start:end]
    start += len(words) - len(words.lstrip(_TRIM))
    end -= len(words) - len(words.rstrip(_TRIM))
    if end > start and parse.document.text[end - 1] == "." and parse.tokens.get(end - 1) is not None:
        end = start + len(parse.document.text[start : end - 1].rstrip(_TRIM))
    return Span.cut(parse.document.text, start, end) if start < end else None


def without(parse: Parse, start: int, end: int, *holes: Span) -> tuple[Span, ...]:
    """Cut a stretch of text around holes in it: "The talks, he said, will go on" without "he said"."""
    pieces: list[Span] = []
    for hole in sorted(holes, key=lambda s: s.start):
        if hole.end <= start or hole.start >= end:
            continue
        if hole.start > start and (piece := cut_trimmed(parse, start, hole.start)):
            pieces.append(piece)
        start = max(start, hole.end)
    if start < end and (piece := cut_trimmed(parse, start, end)):
        pieces.append(piece)
    return tuple(p for p in pieces if any(c.isalnum() for c in p.text))


def child(token: "Token", *deps: str) -> "Token | None":
    """Return the first token that hangs on another by one of some relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def is_infinitive(token: "Token") -> bool:
    """Whether a verb is led by "to"."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)


def last_of(tokens: Iterable["Token"]) -> "Token":
    """Return the token that stands last in the text."""
    return max(tokens, key=lambda t: t.i)
