"""How many printed pages a page with sources takes, roughly: A4 in 9.5 points, notes in 7.5 and two columns."""

from communique.report.sourced import Page, citations
from communique.report.wording import shorten

_LINES_A_PAGE = 70
_WIDE = 108
"""Characters in a line of 9.5 points."""

_NOTE_WIDE = 68
_NOTE_HIGH = 0.4
"""Height of a note's line in lines of 9.5 points: notes stand in two columns."""


def count_pages(page: Page) -> float:
    """Return the length of a page in printed pages."""
    lines = 4.0
    for section in page.sections:
        lines += 2.5
        lines += sum(_rows(line.words, _WIDE) + (0.7 if line.heading else 0.2) for line in section.lines)
        lines += sum(2 + 1.4 * len(table.rows) for table in section.tables)
    for source, document in citations(page):
        words = document + "".join(shorten(span.text, 240) for span in source.spans)
        lines += _NOTE_HIGH * _rows(words, _NOTE_WIDE)
    return lines / _LINES_A_PAGE


def _rows(words: str, wide: int) -> int:
    return 1 + len(words) // wide
