"""Attributions: who says what by which words, before it is interpreted as a stand."""

from communique.extract.pointing import Pointed
from communique.language.parse import Parse
from communique.reading import Attribution, Span
from communique.reading.terms import AttributionKind
from communique.tagger.tags import StandTag

_LONGEST_CUE = 5
"""Words."""


def attribute(
    tag: StandTag, source: Pointed | None, holders: tuple[str, ...], parse: Parse, *, number: int
) -> Attribution:
    """Return the attribution that a stand is read from."""
    text = parse.document.text
    cue = _cue(tag, parse)
    content = Span.cut(text, cue.end if cue else tag.start, tag.end)
    stripped = len(content.text) - len(content.text.lstrip(' ,:“"'))
    if stripped < len(content.text):
        content = Span.cut(text, content.start + stripped, content.end)
    return Attribution(
        id=f"t{number}",
        source=(source.span,) if source else (),
        actor=holders[0] if holders else None,
        cue=(cue,) if cue else (),
        content=(content,),
        kind=_kind(content, parse),
    )


def _cue(tag: StandTag, parse: Parse) -> Span | None:
    """The verb group, or noun with its preposition, that the span begins with: "called for", "accusing"."""
    token = parse.token_at(tag.start)
    if token is None or not token.tag_.startswith(("VB", "NN", "MD")):
        return None
    last = token
    for _ in range(_LONGEST_CUE - 1):
        if last.i + 1 >= len(last.doc):
            break
        following = last.nbor()
        is_particle = following.dep_ in ("prt", "aux", "auxpass", "neg") or (
            following.dep_ in ("prep", "agent") and following.head.i in (token.i, last.i)
        )
        is_verb = last.dep_ in ("aux", "auxpass", "neg") and following.tag_.startswith("VB")
        if not (is_particle or is_verb):
            break
        last = following
    end = parse.start_of(last) + len(last)
    return Span.cut(parse.document.text, tag.start, end) if end < tag.end else None


def _kind(content: Span, parse: Parse) -> AttributionKind:
    quoted = sum(q.end - q.start for q in parse.quoted(content.start, content.end))
    if quoted == 0:
        return "indirect"
    return "direct" if quoted > 0.8 * (content.end - content.start) else "mixed"
