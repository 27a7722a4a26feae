"""Find quotations: words between quotation marks, straight or curly, also over several paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from communique.reading import Span

_OPEN_TO_CLOSE = {'"': '"', "“": "”", "«": "»", "„": "“", "''": "''", "``": "''"}
_OPENING = re.compile("[\"“«„]|''(?=\\w)|``")
_TWO_SIGNS_OPEN = re.compile(r"(?:''(?=\w)|``)")
_LONGEST = 6000
"""Characters; a mark whose partner is farther away opens nothing."""


def find_quotations(text: str) -> Iterator[Span]:
    """Yield the words of each quotation, without its marks, in text order; none lies inside another."""
    interruptions = _interruptions(text)
    at = 0
    while match := _OPENING.search(text, at):
        at = match.start()
        close = _closing(text, match.group(), at, interruptions)
        if close is None:
            at += 1
            continue
        size = len(match.group())
        if close > at + size:
            yield Span.cut(text, at + size, close)
        at = close + size


def with_marks(text: str, quotation: Span) -> Span:
    """Return a quotation with its marks, of one sign or two."""
    start, end = quotation.start, quotation.end
    size = 2 if text[start - 2 : start] in ("''", "``") else 1
    return Span.cut(text, start - size, end + size)


def straighten(text: str) -> str:
    """Return the text, equally long, with quotation marks of two signs as one: the parser knows only such."""
    opened = _TWO_SIGNS_OPEN.sub(' "', text)
    return opened.replace("''", '" ')


def _interruptions(text: str) -> dict[str, list[int]]:
    """Return where an opening mark cannot lie inside a running quotation of its own kind.

    A new paragraph of a running quotation opens again without having closed: there it can.
    """
    return {
        mark: [m.start() for m in re.finditer(mark, text) if not _starts_paragraph(text, m.start())] for mark in "“«"
    }


def _starts_paragraph(text: str, at: int) -> bool:
    return text[max(0, at - 8) : at].rstrip(" ").endswith("\n")


def _closing(text: str, mark: str, at: int, interruptions: Mapping[str, Sequence[int]]) -> int | None:
    """Return where the quotation that opens here closes, or None where none opens."""
    if mark in ('"', "''") and at and text[at - 1].isalnum():
        return None
    close = text.find(_OPEN_TO_CLOSE[mark], at + len(mark), at + _LONGEST)
    if close < 0:
        return None
    again = interruptions.get(mark, ())
    after = bisect_right(again, at)
    return None if after < len(again) and again[after] < close else close
