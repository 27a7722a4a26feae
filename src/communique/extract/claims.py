"""Find claims about the record itself ("first direct talks in over two years") and check each with the dates at hand."""

from collections.abc import Sequence
from datetime import date
from typing import cast, get_args

from communique.extract.claim_checks import KnownContact, check_claims
from communique.extract.claim_cues import Cue, find_cues
from communique.extract.claim_scopes import scope_of
from communique.extract.dates import TimeExpression
from communique.extract.periods import bounds
from communique.language.parse import Parse
from communique.reading import Claim, Span, merge_evidence
from communique.reading.terms import Comparison

__all__ = ["KnownContact", "find_claims"]


def find_claims(
    parse: Parse,
    times: tuple[TimeExpression, ...],
    contacts: Sequence[KnownContact],
    published: date | None,
    parties: tuple[str, ...] = (),
) -> tuple[Claim, ...]:
    """Return the claims of a document in text order, checked; told twice, in title and body, a claim is one.

    `parties` are those of the main contact, of which the claims are made.
    """
    main = next((c.date for c in contacts if c.main and c.date), None)
    now = (bounds(main)[1] if main else None) or published
    told: dict[tuple[str, str | int], list[Cue]] = {}
    for cue in find_cues(parse, times):
        told.setdefault((cue.kind, cue.value), []).append(cue)
    claims = [_claim(group, parse.document.text, times, parties, now) for group in told.values()]
    return check_claims(claims, contacts, published=published)


def _claim(
    cues: list[Cue], text: str, times: tuple[TimeExpression, ...], parties: tuple[str, ...], now: date | None
) -> Claim:
    first = cues[0]
    scope = scope_of(first, text, times, now)
    return Claim(
        kind=first.kind,
        value=first.value,
        comparison=cast(Comparison, first.mod) if first.mod in get_args(Comparison) else None,
        said=first.said or None,
        modes=scope.modes,
        level=scope.level,
        parties=parties,
        period=scope.period,
        verdict="unverified",
        reason="not checked",
        evidence=merge_evidence(Span.cut(text, cue.start, cue.end) for cue in cues),
    )
