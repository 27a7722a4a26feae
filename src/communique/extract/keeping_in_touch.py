"""Undertakings to stay in touch: a formula of the trade, which grammar reads whole."""

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.extract.cast import Cast
from communique.extract.commitments import THRESHOLD
from communique.extract.stands import Stand
from communique.language.parse import Parse
from communique.tagger.tags import StandTag

_FORMULA = re.compile(
    r"\b(?P<cue>agree(?:d|s|ing)?|decided?|promis(?:ed?|es|ing)|pledg(?:ed?|es|ing)|undert(?:ook|ake)|resolved)\s+to\s+"
    r"(?:[\w-]+\s+(?:[\w-]+\s+){0,4}?and\s+(?:to\s+)?)?"
    r"(?P<act>(?:maintain|keep|remain|stay)\s+(?:in\s+)?(?:\w+\s+){0,2}(?:contacts?|touch|dialogue)|"
    r"continue\s+(?:\w+\s+){0,2}(?:contacts?|discussions?|dialogue|consultations|talks)|"
    r"(?:speak|talk|meet|confer)\s+(?:again|soon|regularly)|hold\s+(?:another|further)\s+(?:\w+\s+)?(?:calls?|talks|meetings?))",
    re.I,
)


def find_undertakings(stands: list[Stand], parse: Parse, cast: Cast) -> Iterator[Stand]:
    """Yield a stand for each undertaking to stay in touch that no undertaking of the tagger covers.

    Its parties are those that the clause's subject names ("both leaders"), else those of the stand around it.
    """
    text = parse.document.text
    for match in _FORMULA.finditer(text, parse.document.body_start):
        around = next((s for s in stands if s.tag.start <= match.start("act") < s.tag.end), None)
        if around and around.tag.commitment >= THRESHOLD:
            continue
        parties = _subject(match.start(), parse, cast) or (around.holders if around else ())
        if len(parties) < 2:
            continue
        reporter = around.attributed_to if around else None
        if around and not set(around.holders) & set(parties):
            reporter = around.holders[0]
        begun = any(s.tag.start <= match.start() < s.tag.end and s.tag.commitment >= THRESHOLD for s in stands)
        start = match.start("act") if begun else match.start()
        yield Stand(_tag(start, match.end("act"), around), parties, None, None, reporter)


def _tag(start: int, end: int, around: Stand | None) -> StandTag:
    if around:
        return replace(around.tag, start=start, end=max(end, around.tag.end), commitment=1.0)
    return StandTag(start, end, "agree", "for", "asserted", False, 1.0, None, None, None, None, 1.0, 1.0)


def _subject(place: int, parse: Parse, cast: Cast) -> tuple[str, ...]:
    token = parse.token_at(place)
    if token is None:
        return ()
    for child in token.children:
        if child.dep_ == "nsubj":
            start = parse.start_of(child)
            return next((r.parties for r in cast.near(start, start + len(child)) if r.parties), ())
    return ()
