"""On whose account a document tells a stand: the outermost of those who are said to say so, none for its own voice."""

import re
from collections.abc import Mapping

from communique.extract.cast import Cast
from communique.extract.pointing import group_at
from communique.extract.stands import Stand
from communique.language.parse import Parse
from communique.reading import Attribution

_UNNAMED = re.compile(
    r"\b(?:official|diplomat|source|spokes(?:man|woman|person|people|men|women)|aide|adviser|negotiator|envoy|mediator)(?P<many>s)?\b",
    re.I,
)
"""Who speaks without a name; several of them are the party itself, and no account of somebody's."""


def on_whose_account(
    stand: Stand, own: Attribution, attributions: Mapping[str, Attribution], parse: Parse, cast: Cast
) -> str | None:
    """Return who is said to tell a stand, or None where its holder or the document does.

    `own` is the attribution that the stand is read from. A spokesperson who speaks for the holder tells it.
    """
    chain = [own]
    while chain[-1].within and not (chain[-1] is own and _is_aside(own, attributions[own.within or ""], parse)):
        chain.append(attributions[chain[-1].within or ""])
    for attribution in reversed(chain):
        teller = _teller(attribution, parse, cast, is_own=attribution is own)
        if teller and teller not in stand.holders and not _is_organ(teller, stand, cast):
            return teller
    return stand.attributed_to if _speaks_for_holder(stand) else None


def _teller(attribution: Attribution, parse: Parse, cast: Cast, *, is_own: bool) -> str | None:
    if attribution.actor or not attribution.source:
        return attribution.actor
    unnamed = _UNNAMED.search(attribution.source[0].text)
    if unnamed is None or (is_own and unnamed["many"]):
        return None
    return group_at(parse, cast, attribution.source[0].start).parties[0]


def _is_organ(teller: str, stand: Stand, cast: Cast) -> bool:
    """Whether a ministry tells what its own state holds: that is the state's own account."""
    party = cast.registry[teller]
    holders = [cast.registry[h] for h in stand.holders]
    return party.kind in ("state", "government") and any(
        h.kind in ("state", "government") and h.body == party.body for h in holders
    )


def _speaks_for_holder(stand: Stand) -> bool:
    """Whether the tagger points at one mention for the source and for the reporter: a spokesperson, an official."""
    reporter, source = stand.tag.reporter, stand.source
    return reporter is not None and source is not None and source.span.start <= reporter.start < source.span.end


def _is_aside(own: Attribution, host: Attribution, parse: Parse) -> bool:
    """Whether a stand is told in a relative clause inside what another says: there the document adds what it knows."""
    if host.kind == "direct":
        return False
    token = parse.token_at(min(s.start for s in (own.cue or own.content)))
    stop = host.cue[0].start if host.cue else -1
    while token is not None and token.head.i != token.i and parse.start_of(token) != stop:
        if token.dep_ == "relcl":
            return True
        token = token.head
    return False
