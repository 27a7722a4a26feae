"""Quotations as contents: what is said grows to the quotation it touches, and goes on in those that follow it."""

import re
from dataclasses import replace

from communique.extract.sayings import Saying
from communique.language.parse import Parse
from communique.language.quotations import with_marks
from communique.reading import Span

_SHORTEST = 4
"""Words; a shorter quotation without a cue is a phrase that the writer holds at arm's length."""

_GAP = re.compile(r"[\s.,;:!?–—\"“”»«-]*")


def with_quotations(sayings: list[Saying], parse: Parse) -> list[Saying]:
    """Return the sayings with the quotations that belong to them, in text order."""
    grown = sorted((_grow(s, parse) for s in sayings), key=lambda s: s.start)
    for quotation in parse.quotations:
        if not _is_speech(quotation.text) or any(s.holds(quotation.start) for s in grown):
            continue
        place = _speaker_before(quotation, grown, parse)
        if place is not None:
            grown[place] = _join(grown[place], _marked(quotation, parse))
    return grown


def _is_speech(words: str) -> bool:
    """Whether quoted words are more than a phrase: several, or a sentence from capital to full stop."""
    return len(words.split()) >= _SHORTEST or (words[:1].isupper() and words.rstrip()[-1:] in (".", "!", "?"))


def _grow(saying: Saying, parse: Parse) -> Saying:
    """Let each stretch of the content take in the quotation that it cuts, unless that holds the cue too."""
    content = []
    for span in saying.content:
        start, end = span.start, span.end
        for quotation in parse.quoted(span.start, span.end):
            whole = parse.quotation_at(quotation.start)
            if whole is None or (saying.cue and whole.start <= saying.cue.start < whole.end):
                continue
            marked = _marked(whole, parse)
            if not any(marked.overlaps(s) for s in (saying.source, saying.cue) if s):
                start, end = min(start, marked.start), max(end, marked.end)
        content.append(Span.cut(parse.document.text, start, end))
    return replace(saying, content=tuple(content))


def _marked(quotation: Span, parse: Parse) -> Span:
    return with_marks(parse.document.text, quotation)


def _join(saying: Saying, span: Span) -> Saying:
    return replace(saying, content=(*saying.content, span))


def _speaker_before(quotation: Span, sayings: list[Saying], parse: Parse) -> int | None:
    """Return which saying a quotation without a cue goes on: that of its sentence, else the one quoted before it."""
    text = parse.document.text
    sentence = parse.sentence_at(quotation.start)
    paragraph = text.rfind("\n", 0, quotation.start)
    best: int | None = None
    for place, saying in enumerate(sayings):
        if saying.cue is None or saying.weak or parse.quotation_at(saying.cue.start) is not None:
            continue
        if parse.sentence_at(saying.cue.start) == sentence:
            return place
        end = max(s.end for s in saying.spans)
        here = saying.cue.start > paragraph
        if end > quotation.start or not (here or _GAP.fullmatch(text, end, quotation.start)):
            continue
        adjacent = _GAP.fullmatch(text, end, quotation.start) is not None
        if any((adjacent or parse.quoted(c.start, c.end)) if here else _is_quoted(c, parse) for c in saying.content):
            best = place
    return best


def _is_quoted(span: Span, parse: Parse) -> bool:
    """Whether words are a quotation, or more of them, from end to end."""
    inside = parse.quoted(span.start, span.end)
    return bool(inside) and span.start >= inside[0].start - 2 and span.end <= inside[-1].end + 2
