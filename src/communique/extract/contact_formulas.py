"""Formulas of the trade that tell of a contact by grammar alone, where the tagger marks none."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communique.extract.contact_triggers import contact_words
from communique.language.parse import Parse
from communique.reading.terms import Mode
from communique.tagger.tags import ContactTag

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS: dict[str, Mode] = {
    "call": "telephone", "calls": "telephone", "conversation": "telephone", "meeting": "meeting", "talks": "meeting",
    "videoconference": "video", "summit": "summit",
}  # fmt: skip
_PROBABILITY = 0.5


def find_formulas(tags: Iterable[ContactTag], parse: Parse) -> Iterator[ContactTag]:
    """Yield a contact for "Call with A" in a title, "the call between A and B was", and "hosted A at", in untagged sentences."""
    told = {parse.sentence_at(tag.start) for tag in tags}
    for place, token in parse.tokens.items():
        mode = _mode_told(place, token, parse)
        if mode and parse.sentence_at(place) not in told:
            told.add(parse.sentence_at(place))
            yield ContactTag(place, place + len(token), mode, "held", _prominence(place, parse), _PROBABILITY)


def _mode_told(place: int, token: "Token", parse: Parse) -> Mode | None:
    if token.tag_ == "VBD" and token.lower_ in contact_words()["receives"]:
        kinds = {child.dep_ for child in token.children}
        where = any(child.lower_ in ("to", "at", "for") and child.dep_ == "prep" for child in token.children)
        return "meeting" if where and {"nsubj", "dobj"} <= kinds else None
    if token.lower_ not in _NOUNS:
        return None
    links = {child.lower_ for child in token.children if child.dep_ == "prep"}
    if place < parse.document.body_start:
        return _NOUNS[token.lower_] if "with" in links else None
    happened = token.dep_ in ("nsubj", "nsubjpass") and token.head.tag_ == "VBD"
    passive = any(child.dep_ == "auxpass" and child.tag_ == "VBD" for child in token.head.children)
    if token.dep_ == "nsubjpass" and token.head.lower_ in contact_words()["to come"] and "with" in links:
        return _NOUNS[token.lower_]
    return _NOUNS[token.lower_] if "between" in links and (happened or passive) else None


def _prominence(place: int, parse: Parse) -> float:
    """What is told in the title or in the first paragraph, the document is about."""
    start = parse.document.body_start
    return float(place < start or "\n" not in parse.document.text[start:place].strip())
