"""Attributions: who says what by which words, for stands and all other reported speech, with what stands inside what."""

from collections.abc import Iterable

from communique.extract.attribution_nouns import find_noun_sayings
from communique.extract.attribution_phrases import find_phrase_sayings
from communique.extract.attribution_quotes import with_quotations
from communique.extract.attribution_verbs import find_verb_sayings
from communique.extract.cast import Cast
from communique.extract.pointing import pointed_at
from communique.extract.sayings import Saying
from communique.language.parse import Parse
from communique.reading import Attribution, Span
from communique.reading.terms import AttributionKind

_DIRECT = 0.8
"""Share of a content that is quoted from which the quotation is direct."""


def find_attributions(parse: Parse, cast: Cast) -> tuple[Attribution, ...]:
    """Return all reported speech that grammar finds, in text order, numbered from t1."""
    nouns = list(find_noun_sayings(parse, cast))
    verbs = [s for s in find_verb_sayings(parse, cast) if not _is_noun_again(s, nouns)]
    sayings = with_quotations([*verbs, *nouns, *find_phrase_sayings(parse, cast)], parse)
    return number(_attribution(s, n, parse, cast) for n, s in enumerate(_told_apart(sayings)))[0]


def number(attributions: Iterable[Attribution]) -> tuple[tuple[Attribution, ...], dict[str, str]]:
    """Number attributions from t1 in text order and say which one each stands inside; return old → new ids too."""
    ordered = sorted(attributions, key=lambda a: (place_of(a), -_length(a)))
    ids = {a.id: f"t{n}" for n, a in enumerate(ordered, 1)}
    named = [a.model_copy(update={"id": ids[a.id]}) for a in ordered]
    return tuple(a.model_copy(update={"within": _host(a, named)}) for a in named), ids


def place_of(attribution: Attribution) -> int:
    """Return the offset that an attribution stands at: of its cue, else of its content."""
    return min(s.start for s in (attribution.cue or attribution.content))


def _length(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)


def _host(attribution: Attribution, others: list[Attribution]) -> str | None:
    """The innermost attribution whose content holds this one's cue, or its whole content where it has none."""
    place = place_of(attribution)
    hosts = [
        o for o in others
        if o.id != attribution.id and _length(o) > _length(attribution)
        and any(c.start <= place < c.end for c in o.content)
    ]  # fmt: skip
    return min(hosts, key=_length).id if hosts else None


def _is_noun_again(saying: Saying, nouns: list[Saying]) -> bool:
    """Whether a verb tells only of the noun that tells what is said: "reiterated his support for"."""
    return any(
        n.cue is not None and saying.cue is not None and (n.cue.overlaps(saying.cue) or saying.holds(n.cue.start))
        and n.start <= saying.cue.end + 40 and n.source == saying.source and len(n.content) == 1
        and n.content[0].end <= max(c.end for c in saying.content)
        for n in nouns
    )  # fmt: skip


def _told_apart(sayings: list[Saying]) -> list[Saying]:
    """Leave out what is no saying of its own: weak ones inside another's content, and one speaker's inside his own."""
    kept = []
    for saying in sayings:
        place = saying.cue.start if saying.cue else saying.start
        hosts = [h for h in sayings if h is not saying and h.holds(place) and not _same_words(h, saying)]
        if not hosts or not (saying.weak or any(_is_same_speaker(saying, h) for h in hosts)):
            kept.append(saying)
    return kept


def _is_same_speaker(saying: Saying, host: Saying) -> bool:
    """Whether one speaker says both: the same word stands for both, or the inner is his own "I" and "we"."""
    first_person = saying.source is not None and saying.source.text.lower() in ("i", "we")
    return host.speaker == saying.speaker or first_person


def _same_words(a: Saying, b: Saying) -> bool:
    return a.cue == b.cue


def _attribution(saying: Saying, number: int, parse: Parse, cast: Cast) -> Attribution:
    pointed = pointed_at(parse, cast, saying.speaker) if saying.speaker is not None else None
    known = pointed is not None and len(pointed.parties) == 1 and not pointed.is_official
    return Attribution(
        id=f"s{number}",
        source=(saying.source,) if saying.source else (),
        actor=pointed.parties[0] if known and pointed else None,
        cue=(saying.cue,) if saying.cue else (),
        content=tuple(sorted(saying.content, key=lambda s: s.start)),
        kind=kind_of(saying.content, parse),
    )


def kind_of(content: tuple[Span, ...], parse: Parse) -> AttributionKind:
    """Return whether words are quoted throughout, in part, or not at all."""
    quoted = sum(_letters(q) for span in content for q in parse.quoted(span.start, span.end))
    if quoted == 0:
        return "indirect"
    return "direct" if quoted > _DIRECT * sum(map(_letters, content)) else "mixed"


def _letters(span: Span) -> int:
    """How many letters and digits words have: marks do not count."""
    return sum(c.isalnum() for c in span.text)
