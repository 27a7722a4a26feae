"""Whether a stand is only asked for: "have you asked the Danes to let the convoy through?"."""

from typing import TYPE_CHECKING

from communique.language.parse import Parse
from communique.tagger.tags import StandTag

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_asked(tag: StandTag, parse: Parse) -> bool:
    """Whether a stand's verb stands in the order of a question, in a sentence that ends as one."""
    first, last = parse.sentences[parse.sentence_at(tag.start)]
    if not parse.document.text[first:last].rstrip(" \n\"'”’").endswith("?"):
        return False
    verb = _verb(tag, parse)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) if verb is not None else None
    if verb is None or subject is None:
        return False
    before = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return any(word.i < subject.i for word in (before or [verb]))


def _verb(tag: StandTag, parse: Parse) -> "Token | None":
    tokens = (parse.tokens.get(place) for place in range(tag.start, tag.end))
    verb = next((t for t in tokens if t is not None and t.tag_.startswith(("VB", "MD"))), None)
    if verb is not None and verb.dep_ in ("aux", "auxpass"):
        return verb.head
    return verb
