"""Find quotations: words between quotation marks, straight or curly, also over several paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from communique.reading import Span

_OPEN_TO_CLOSE = {'"': '"', "“": "”", "«": "»", "„": "“"}
_OPENING = re.compile('["“«„]')
_LONGEST = 6000
"""Characters; a mark whose partner is farther away opens nothing."""


def find_quotations(text: str) -> Iterator[Span]:
    """Yield the words of each quotation, without its marks, in text order; none lies inside another."""
    interruptions = _interruptions(text)
    at = 0
    while match := _OPENING.search(text, at):
        at = match.start()
        close = _closing(text, at, interruptions)
        if close is None:
            at += 1
            continue
        if close > at + 1:
            yield Span.cut(text, at + 1, close)
        at = close + 1


def _interruptions(text: str) -> dict[str, list[int]]:
    """Return where an opening mark cannot lie inside a running quotation of its own kind.

    A new paragraph of a running quotation opens again without having closed: there it can.
    """
    return {
        mark: [m.start() for m in re.finditer(mark, text) if not _starts_paragraph(text, m.start())] for mark in "“«"
    }


def _starts_paragraph(text: str, at: int) -> bool:
    return text[max(0, at - 8) : at].rstrip(" ").endswith("\n")


def _closing(text: str, at: int, interruptions: Mapping[str, Sequence[int]]) -> int | None:
    """Return where the quotation that opens here closes, or None where none opens."""
    mark = text[at]
    if mark == '"' and at and text[at - 1].isalnum():
        return None
    close = text.find(_OPEN_TO_CLOSE[mark], at + 1, at + _LONGEST)
    if close < 0:
        return None
    again = interruptions.get(mark, ())
    after = bisect_right(again, at)
    return None if after < len(again) and again[after] < close else close
