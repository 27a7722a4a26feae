"""Sayings told by a noun: "Marin's call for talks", "a claim by Chad that", "expressed concern about"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.extract.attribution_sources import antecedent, may_say, source_of, source_words
from communique.extract.cast import Cast
from communique.extract.sayings import Saying, child, cut_words, is_infinitive
from communique.knowledge.cues import Cue, load_cues
from communique.language.parse import Parse
from communique.reading import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = frozenset("his her its their our my".split())


def find_noun_sayings(parse: Parse, cast: Cast) -> Iterator[Saying]:
    """Yield what nouns tell that somebody says, thinks or wants, in text order."""
    cues = load_cues("noun")
    for _, doc in parse.docs:
        for token in doc:
            cue = cues.get(token.lower_)
            if cue is not None and token.tag_ in ("NN", "NNS"):
                saying = _saying(token, cue, parse, cast)
                if saying is not None:
                    yield saying


def _saying(noun: "Token", cue: Cue, parse: Parse, cast: Cast) -> Saying | None:
    last, content = _content(noun, cue, parse)
    if content is None:
        return None
    verb = noun.head if noun.dep_ == "dobj" and noun.head.lower_ in load_cues("light verb") else None
    owner = child(noun, "poss") or _author(noun)
    if owner is not None and verb is not None and owner.lower_ in _OWN:
        owner = None
    source = owner or (source_of(verb) if verb is not None else None)
    if source is None or not may_say(source, cue, parse, cast):
        return None
    first = noun if owner is not None or verb is None else verb
    words = _owner_words(owner, parse) if owner is not None else source_words(parse, source, before=first)
    heard = cut_words(parse, first, last)
    if words is None or heard is None or heard.overlaps(words) or any(words.overlaps(c) for c in content):
        return None
    return Saying(words, parse.start_of(antecedent(source)), heard, content, weak=True)


def _author(noun: "Token") -> "Token | None":
    """ "a demand by Chad", "a warning from the ministry"."""
    by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
    return child(by, "pobj") if by is not None else None


def _owner_words(owner: "Token", parse: Parse) -> Span | None:
    words = [t for t in owner.subtree if t.dep_ != "case"]
    return cut_words(parse, words[0], words[-1])


def _content(noun: "Token", cue: Cue, parse: Parse) -> tuple["Token", tuple[Span, ...] | None]:
    """The last word of the cue, and what follows it."""
    for part in noun.children:
        if part.i < noun.i:
            continue
        if part.dep_ == "prep" and part.lower_ in cue.takes and part.right_edge.i > part.i and _follows(part, noun):
            words = cut_words(parse, part.nbor(), part.right_edge)
            return part, (words,) if words else None
        if part.dep_ in ("acl", "ccomp", "relcl", "xcomp") and _fits(part, cue):
            words = cut_words(parse, part.left_edge, part.right_edge)
            return noun, (words,) if words else None
    return noun, None


def _follows(part: "Token", noun: "Token") -> bool:
    """Whether only an author stands between: "a call by Chad for", not "a call with Chad for"."""
    author = next((c for c in noun.children if c.lower_ in ("by", "from") and c.i == noun.i + 1), None)
    return part.i == (author.right_edge.i if author is not None else noun.i) + 1


def _fits(clause: "Token", cue: Cue) -> bool:
    if is_infinitive(clause):
        return "to" in cue.takes
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    return marked and "that" in cue.takes
