"""Sayings told by a verb: "said that", "urged X to", "accusing X of", "was quoted as saying", ", he added, "."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.extract.attribution_contents import content_of
from communique.extract.attribution_sources import (
    antecedent,
    may_say,
    source_behind_quotation,
    source_of,
    source_words,
)
from communique.extract.cast import Cast
from communique.extract.sayings import Saying, child, cut_words, is_infinitive
from communique.knowledge.cues import Cue, load_cues
from communique.language.parse import Parse
from communique.reading import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH_CUE = frozenset("aux auxpass neg prt".split())
_LONGEST_CUE = 6
"""Words from the verb to its preposition, whoever is accused or thanked between them."""

_HYPOTHETICAL = frozenset("if unless whether should".split())


def find_verb_sayings(parse: Parse, cast: Cast) -> Iterator[Saying]:
    """Yield what verbs tell that somebody says, thinks or wants, in text order."""
    cues = load_cues("verb")
    for _, doc in parse.docs:
        for token in doc:
            cue = cues.get(token.lower_)
            if cue is not None and token.tag_.startswith("VB") and not _is_idle(token):
                saying = _saying(token, cue, parse, cast)
                if saying is not None:
                    yield saying


def _is_idle(verb: "Token") -> bool:
    """A verb in a condition, of a purpose, of an order or as a noun's ornament tells of nothing said."""
    if verb.dep_ in ("amod", "compound", "aux", "auxpass") or (verb.dep_ in ("advcl", "acl") and is_infinitive(verb)):
        return True
    if verb.tag_ == "VB" and verb.dep_ != "conj" and child(verb, "aux", "auxpass", "nsubj") is None:
        return True  # "Tell me": nobody has told
    return any(c.dep_ == "mark" and c.lower_ in _HYPOTHETICAL and c.i < verb.i for c in verb.children)


def _saying(verb: "Token", cue: Cue, parse: Parse, cast: Cast) -> Saying | None:
    source = source_of(verb)
    if source is None or _is_quoted_apart(source, verb, parse):
        source = source_behind_quotation(verb)
    if source is None or not may_say(source, cue, parse, cast):
        return None
    content, last, is_clause = content_of(verb, cue, source, parse)
    if not content:
        return None
    words = source_words(parse, source, before=verb)
    content = tuple(c for c in content if words is None or not c.overlaps(words))
    if words is None or not content:
        return None
    speaker = parse.start_of(antecedent(source))
    own = any(c.dep_ == "nsubj" for c in verb.children)
    weak = not own or not is_clause or cue.group in ("think", "want")
    return Saying(words, speaker, _cue_words(verb, last, parse), content, weak)


def _is_quoted_apart(source: "Token", verb: "Token", parse: Parse) -> bool:
    """Whether a source stands in a quotation that the verb is not in: what is quoted does not tell who says it."""
    quotation = parse.quotation_at(parse.start_of(source))
    return quotation is not None and quotation != parse.quotation_at(parse.start_of(verb))


def _cue_words(verb: "Token", last: "Token", parse: Parse) -> Span | None:
    first = verb
    while first.i > 0 and (before := first.nbor(-1)).head.i == verb.i and before.dep_ in _WITH_CUE:
        first = before
    particle = child(verb, "prt")
    if particle is not None and last.i == verb.i and particle.i == verb.i + 1:
        last = particle
    return cut_words(parse, first, last if last.i - verb.i <= _LONGEST_CUE else verb)
