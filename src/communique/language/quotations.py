"""Find quotations: words between quotation marks, straight or curly, also over several paragraphs."""

from collections.abc import Iterator

from communique.reading import Span

_OPEN_TO_CLOSE = {"“": "”", "«": "»", "„": "“"}
_LONGEST = 6000
"""Characters; a mark whose partner is farther away opens nothing."""


def find_quotations(text: str) -> Iterator[Span]:
    """Yield the words of each quotation, without its marks, in text order; none lies inside another."""
    at = 0
    while at < len(text):
        close = _closing(text, at)
        if close is None:
            at += 1
            continue
        if close > at + 1:
            yield Span.cut(text, at + 1, close)
        at = close + 1


def _closing(text: str, at: int) -> int | None:
    """Return where the quotation that opens here closes, or None where none opens."""
    mark = text[at]
    if mark == '"':
        if at and text[at - 1].isalnum():
            return None
        close = text.find('"', at + 1, at + _LONGEST)
        return close if close > 0 else None
    if mark not in _OPEN_TO_CLOSE:
        return None
    close = text.find(_OPEN_TO_CLOSE[mark], at + 1, at + _LONGEST)
    again = text.find(mark, at + 1, close if close > 0 else at + _LONGEST)
    # A new paragraph of a running quotation opens again without having closed.
    while again > 0 and text[max(0, again - 8) : again].rstrip(" ").endswith("\n"):
        again = text.find(mark, again + 1, close if close > 0 else at + _LONGEST)
    if close < 0 or (again > 0 and mark != "„"):
        return None
    return close
