"""Find claims about the record itself ("first direct talks in over two years") and check each against the dates at "
"hand."""

from collections.abc import Sequence
from datetime import date

from communique.extract.claim_checks import Check, DatedContact
from communique.extract.claim_cues import Cue, find_cues
from communique.extract.dates import TimeExpression
from communique.language.parse import Parse
from communique.reading import Claim, Span, merge_evidence

__all__ = ["DatedContact", "find_claims"]


def find_claims(
    parse: Parse, times: tuple[TimeExpression, ...], contacts: Sequence[DatedContact], published: date | None
) -> tuple[Claim, ...]:
    """Return the claims of a document in text order; told twice, in title and body, a claim is one."""
    cues = list(find_cues(parse, times))
    check = Check(parse.document.text, cues, contacts, published)
    told: dict[tuple[str, str | int], list[Cue]] = {}
    for cue in cues:
        told.setdefault((cue.kind, cue.value), []).append(cue)
    return tuple(_claim(group, check, parse.document.text) for group in told.values())


def _claim(cues: list[Cue], check: Check, text: str) -> Claim:
    verdict, reason = check.verdict(cues[0])
    return Claim(
        kind=cues[0].kind,
        value=cues[0].value,
        verdict=verdict,
        reason=reason,
        evidence=merge_evidence(Span.cut(text, cue.start, cue.end) for cue in cues),
    )
