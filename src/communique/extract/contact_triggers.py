"""What grammar says of a contact's own word: whether anything took place at all, or is yet to come."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import DATA, items, read_table
from communique.language.parse import Parse
from communique.reading.terms import Mode
from communique.tagger.tags import ContactTag

if TYPE_CHECKING:
    from spacy.tokens import Token

_SURE = 0.4
"""Probability from which a word makes a contact that usually makes none."""

_CLIMBS = 8
_DOUBTS = frozenset("if unless whether".split())
_UNREAL = frozenset("would could might should".split())
_FUTURE = frozenset("will shall 'll ’ll".split())
_OBJECT = frozenset("dobj pobj prep nsubjpass compound conj".split())
"""Relations by which a noun's verb says whether it took place: "will hold talks", "talks will be held"."""


def settle_trigger(tag: ContactTag, parse: Parse) -> ContactTag | None:
    """Return a contact's tag, its status and mode as grammar has them; None where it is asked, supposed or denied only."""
    token, words = parse.token_at(tag.start), contact_words()
    word = parse.document.text[tag.start : tag.end].lower()
    if word in words["no contact"] or token is None:
        return None if word in words["no contact"] else tag
    if tag.probability < _SURE and word not in words["contact"]:
        return None
    if _is_asked(tag, parse) or _is_supposed(token) or (tag.status == "held" and _is_negated(token)):
        return None
    tag = replace(tag, mode=_mode(tag, token))
    if tag.status == "held" and _is_to_come(token):
        return replace(tag, status="planned")
    if tag.status in ("planned", "proposed") and _is_courtesy(token):
        return replace(tag, status="held")
    if tag.status in ("planned", "proposed") and token.tag_ == "VBD" and word in words["past"]:
        return replace(tag, status="held")
    return tag


def _mode(tag: ContactTag, token: "Token") -> Mode:
    """The channel that the word itself names, or the thing that its verb has done with: "received a letter"."""
    words = contact_words()
    named = {token.lower_, *(child.lower_ for child in token.children if child.dep_ in ("dobj", "compound"))}
    if tag.mode != "video" and named & words["telephone"]:
        return "telephone"
    if tag.mode in ("meeting", "visit", "unspecified") and named & words["letter"] and token.lower_ in words["sent"]:
        return "correspondence"
    if tag.mode in ("telephone", "visit") and token.lower_ in words["meeting"]:
        return "meeting"
    return tag.mode


@cache
def contact_words() -> dict[str, frozenset[str]]:
    """Return the words of each class that say what becomes of a contact."""
    return {row["class"]: frozenset(items(row["words"])) for row in read_table(DATA / "contact_words.csv")}


def _is_asked(tag: ContactTag, parse: Parse) -> bool:
    """Whether the sentence is a question."""
    start, end = parse.sentences[parse.sentence_at(tag.start)]
    return parse.document.text[start:end].rstrip(" \n”\"'’)").endswith("?")


def _is_supposed(token: "Token") -> bool:
    """Whether it hangs on an "if", is contrary to fact ("would have met", "had they met"), or is only imagined."""
    return any(_is_contrary(verb) or verb.lower_ in contact_words()["supposed"] for verb in _verbs(token))


def _is_contrary(verb: "Token") -> bool:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.dep_ == "mark" and child.lower_ in _DOUBTS for child in verb.children):
        return True
    lowered = {child.lower_ for child in helpers}
    if lowered & _UNREAL and "have" in lowered:
        return True
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and any(h.lower_ in ("had", "were") and h.i < subject.i for h in helpers)


def _is_negated(token: "Token") -> bool:
    """Whether its own verb is denied: "has not met", "never spoke", "no call took place"."""
    if any(child.lower_ in ("no", "neither") and child.dep_ == "det" for child in token.children):
        return True
    verb = _own_verb(token)
    return verb is not None and any(child.dep_ == "neg" for child in verb.children)


def _is_to_come(token: "Token") -> bool:
    """Whether it is told as yet to come: "will meet", "is due to meet", "said that he would meet", "the upcoming talks"."""
    if any(child.lower_ in contact_words()["to come"] and child.dep_ == "amod" for child in token.children):
        return True
    verb = _own_verb(token)
    if verb is None:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "have" in helpers:
        return False
    if helpers & _FUTURE:
        return True
    if "would" in helpers:
        return verb.dep_ == "ccomp" and verb.head.lower_ in contact_words()["told"]
    head = verb.head
    return verb.dep_ == "xcomp" and "to" in helpers and (
        head.lower_ in contact_words()["unsettled"] or head.lower_ in ("is", "are")
    )  # fmt: skip


def _is_courtesy(token: "Token") -> bool:
    """Whether it is a greeting of those who are together: "delighted to meet you", "thank you for coming"."""
    if not token.tag_.startswith("VB"):
        return False
    speaks = any(child.lower_ in ("you", "us") for child in token.children)
    return speaks and any(t.lower_ in contact_words()["courtesy"] for t in (token.head, token.head.head))


def _own_verb(token: "Token") -> "Token | None":
    """The verb that a trigger is, or whose object it is."""
    for _ in range(_CLIMBS):
        if token.tag_.startswith("VB"):
            return token
        if token.dep_ not in _OBJECT or token.head == token:
            return None
        token = token.head
    return None


def _verbs(token: "Token") -> Iterator["Token"]:
    """Yield a trigger's verb and those that it hangs on, up to the clause that is told as a fact."""
    for _ in range(_CLIMBS):
        if token.tag_.startswith("VB"):
            yield token
        if token.head == token or token.dep_ in ("relcl", "parataxis", "conj"):
            return
        token = token.head
