"""The attribution that each stand is read from, and on whose account the document tells it."""

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.accounts import on_whose_account
from communique.extract.attributions import kind_of, number
from communique.extract.cast import Cast
from communique.extract.sayings import cut_trimmed
from communique.extract.stands import Stand
from communique.knowledge.cues import load_cues
from communique.language.parse import Parse
from communique.reading import Attribution, Span
from communique.tagger.tags import StandTag

_LONGEST_CUE = 5
"""Words."""

_OWNERSHIP = ("'s", "’s")
_SHARED = 0.5
"""Share of a stand's words, or of a content's, from which the stand is what is said."""


def tell_stands(
    stands: list[Stand], heard: Sequence[Attribution], parse: Parse, cast: Cast
) -> tuple[list[Stand], tuple[Attribution, ...], frozenset[str]]:
    """Return the stands with their attribution and whose account they are, all attributions, and the ids of those heard.

    A stand that grammar hears nobody say gets an attribution of its own, from the words that the tagger marked.
    """
    every = list(heard)
    own: list[str] = []
    for n, stand in enumerate(stands):
        found = _heard(stand, heard) or _made(stand, n, heard, parse)
        if found.id not in {a.id for a in every}:
            every.append(found)
        own.append(found.id)
    numbered, ids = number(every)
    by_id = {a.id: a for a in numbered}
    told = [
        replace(s, attribution=ids[key], attributed_to=on_whose_account(s, by_id[ids[key]], by_id, parse, cast))
        for s, key in zip(stands, own, strict=True)
    ]
    return told, numbered, frozenset(ids[a.id] for a in heard)


def _heard(stand: Stand, heard: Sequence[Attribution]) -> Attribution | None:
    """The attribution that says the stand's words, of several the one that says least else."""
    fitting = [a for a in heard if _says(a, stand.tag) and _is_holders(a, stand)]
    return min(fitting, key=_length, default=None)


def _says(attribution: Attribution, tag: StandTag) -> bool:
    """Whether a stand is what is said: the words are shared, or the stand begins with the cue."""
    common = sum(max(0, min(c.end, tag.end) - max(c.start, tag.start)) for c in attribution.content)
    begun = any(c.start <= tag.start < c.end for c in attribution.cue)
    return common > 0 and (begun or common >= _SHARED * min(_length(attribution), tag.end - tag.start))


def _length(attribution: Attribution) -> int:
    return sum(c.end - c.start for c in attribution.content)


def _is_holders(attribution: Attribution, stand: Stand) -> bool:
    if attribution.actor in stand.holders or stand.source is None:
        return True
    return any(s.overlaps(stand.source.span) for s in attribution.source)


def _made(stand: Stand, n: int, heard: Sequence[Attribution], parse: Parse) -> Attribution:
    """The attribution that the tagger's marks make: the verb group, what follows it, and the source pointed at."""
    text, start = parse.document.text, _start(stand, heard, parse)
    cue = _cue(start, stand.tag.end, parse)
    content = cut_trimmed(parse, cue.end if cue else start, stand.tag.end) or Span.cut(text, start, stand.tag.end)
    return Attribution(
        id=f"m{n}",
        source=(stand.source.span,) if stand.source else (),
        actor=stand.holders[0] if len(stand.holders) == 1 else None,
        cue=(cue,) if cue else (),
        content=(content,),
        kind=kind_of((content,), parse),
    )


def _start(stand: Stand, heard: Sequence[Attribution], parse: Parse) -> int:
    """Where a stand's own words begin: behind another's "said that", and behind the source itself."""
    tag = stand.tag
    start = next((c.end for a in heard for c in a.cue if c.start <= tag.start < c.end < tag.end), tag.start)
    if stand.source and start <= stand.source.span.start < stand.source.span.end < tag.end:
        gap = parse.document.text[start : stand.source.span.start].split()
        start = stand.source.span.end if len(gap) <= 2 else start
        start += 2 if parse.document.text.startswith(_OWNERSHIP, start) else 0
    words = cut_trimmed(parse, start, tag.end)
    return words.start if words else tag.start


def _cue(start: int, end: int, parse: Parse) -> Span | None:
    """The verb group, or noun with its preposition, that words begin with: "has long called for", "accusing"."""
    token = parse.token_at(start)
    if token is None or not (token.tag_.startswith(("VB", "MD")) or token.tag_ in ("NN", "NNS", "RB")):
        return None
    last = token
    for _ in range(_LONGEST_CUE - 1):
        if last.i + 1 >= len(last.doc):
            break
        following = last.nbor()
        leads = following.dep_ in ("prt", "aux", "auxpass", "neg") or (
            following.dep_ in ("prep", "agent") and following.head.i in (token.i, last.i)
        )
        led = last.dep_ in ("aux", "auxpass", "neg", "advmod") and following.tag_.startswith(("VB", "RB"))
        if not (leads or led):
            break
        last = following
    group = last.doc[token.i : last.i + 1]
    if last.tag_ == "RB" or not any(t.tag_.startswith(("VB", "MD")) or t.lower_ in load_cues("noun") for t in group):
        return None
    stop = parse.start_of(last) + len(last)
    return Span.cut(parse.document.text, start, stop) if stop < end else None
