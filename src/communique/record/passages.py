"""A document cut into passages to be found by their words, each tagged with what is said in it."""

import re
from collections.abc import Callable, Iterator

from communique.reading import Evidence, Reading
from communique.record.fulltext import tag
from communique.record.reports import Report

_GAP = re.compile(r"\n[ \t]*\n\s*")
_LONGEST = 3_000
"""Characters after which a paragraph is cut at its next line end."""


def passages_of(reading: Reading, main: Report | None, party: Callable[[str], str]) -> Iterator[dict[str, object]]:
    """Yield the rows of a document's passages: its paragraphs, in order."""
    document = reading.document
    published = document.published.isoformat() if document.published else ""
    day = (main.first if main and main.date else None) or published
    shared = _tags_of_main(main)
    if day:
        shared.add(tag("year", day[:4]))
    marks = list(_marks(reading, party))
    for start, end in paragraphs(document.text):
        tags = shared.union(*(found for spans, found in marks if any(s.start < end and start < s.end for s in spans)))
        yield {"document_id": document.id, "start": start, "end": end, "day": day, "tags": " ".join(sorted(tags))}


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph with words begins and ends."""
    start = 0
    for gap in [*_GAP.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield from _cut(text, start, end)
        start = gap.end() if gap else end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        line_end = text.find("\n", start + _LONGEST, end)
        if line_end < 0:
            break
        yield start, line_end
        start = line_end + 1
    if text[start:end].strip():
        yield start, end


def _tags_of_main(main: Report | None) -> set[str]:
    return {tag("mode", main.mode), *(tag("party", party) for party in main.parties)} if main else set()


def _marks(reading: Reading, party: Callable[[str], str]) -> Iterator[tuple[Evidence, set[str]]]:
    """Yield the evidence of each position and contact with the tags that it lends to its passage."""
    for position in reading.positions:
        holders = {party(holder) for holder in position.parties}
        tags = {tag("act", position.act)} | {tag("party", holder) for holder in holders}
        tags |= {tag("says", f"{holder} {position.act}") for holder in holders}
        if position.issue:
            tags.add(tag("issue", position.issue))
            tags |= {tag("on", f"{holder} {position.issue}") for holder in holders}
        yield position.evidence, tags
    for contact in reading.contacts:
        yield contact.evidence, {tag("mode", contact.mode), *(tag("party", party(k)) for k in contact.participants)}
    for issue in reading.issues:
        yield issue.evidence, {tag("issue", issue.id)}
