"""The tone of a contact: words used of it, and who used them: "described as substantial by both ..."."""

import re
from functools import cache

from communique.extract.cast import Cast
from communique.knowledge.tables import DATA, read_table
from communique.language.parse import Parse
from communique.reading import Span, Tone

_NOUN = r"(?:talks?|calls?|conversations?|discussions?|meetings?|exchanges?|dialogue|phone calls?|telephone conversations?|atmosphere)"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = sorted((row["word"] for row in read_table(DATA / "tones.csv")), key=len, reverse=True)
    word = "(?:" + "|".join(map(re.escape, words)) + ")"
    row = rf"(?P<words>[“\"]?(?:very\s+|quite\s+)?{word}(?:(?:,\s+(?:and\s+)?|\s+and\s+|\s+but\s+){word})*[”\"]?)"
    described = re.compile(
        rf"\b(?:described|characteri[sz]ed|termed|called|hailed)\b[^.\n]{{0,60}}?\bas\s+{row}(?P<by>\s+by\s+(?:both\s+)?)?",
        re.I,
    )
    before = re.compile(rf"\b{row}\s+(?:and\s+\w+\s+)?{_NOUN}\b", re.I)
    return described, before


def find_tone(start: int, end: int, parse: Parse, cast: Cast) -> tuple[Tone, ...]:
    """Return the words of tone in a stretch of text that reports a contact."""
    text = parse.document.text
    described, before = _patterns()
    tones = []
    for match in described.finditer(text, start, end):
        by = _sources(match.end(), end, cast) if match["by"] else ()
        last = max((r for _, r in by), default=match.end())
        tones.append(_tone(text, match, tuple(dict.fromkeys(k for k, _ in by)), last))
    for match in before.finditer(text, start, end):
        tones.append(_tone(text, match, (), match.end()))
    return tuple(tones)


def _tone(text: str, match: re.Match[str], by: tuple[str, ...], end: int) -> Tone:
    return Tone(words=match["words"].strip('“”"'), by=by, evidence=(Span.cut(text, match.start(), end),))


def _sources(place: int, end: int, cast: Cast) -> list[tuple[str, int]]:
    """The parties named right after "by", joined by "and"."""
    found: list[tuple[str, int]] = []
    at = place
    for r in cast.near(place, min(end, place + 120)):
        gap = re.sub(r"\b(?:and|both|the)\b|[\s,]", "", cast.registry.text[at : r.mention.start])
        if r.mention.start >= at and gap:
            break
        found += [(key, r.mention.end) for key in r.parties]
        at = r.mention.end
    return found
