"""What grammar says of a contact's own word: whether anything took place at all, or is yet to come."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import DATA, items, read_table
from communique.language.parse import Parse
from communique.reading.terms import ContactStatus, Mode
from communique.tagger.tags import ContactTag

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD = re.compile(r"[^\W\d_]+")
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
    if _is_idiom(tag, token, parse) or _is_asked(tag, parse) or _is_supposed(token) or _is_invented(tag, parse):
        return None
    if tag.status == "held" and _is_negated(token):
        return None
    tag = replace(tag, mode=_mode(tag, token))
    return replace(tag, status=_status(tag, token, parse))


def _status(tag: ContactTag, token: "Token", parse: Parse) -> ContactStatus:
    """Whether it took place, as far as grammar tells; else as the tagger has it."""
    words, took_place = contact_words(), tag.status == "held"
    if tag.status == "cancelled" and _is_negated(token) and not _is_to_come(token):
        return "denied"
    if tag.status != "denied" and _is_called_off(token):
        return "cancelled"
    if took_place:
        return "planned" if _is_to_come(token) else "held"
    if tag.status not in ("planned", "proposed"):
        return tag.status
    if _is_courtesy(token) or _is_aim_of_journey(token):
        return "held"
    if token.tag_ == "VBD" and token.lower_ in words["past"]:
        return "held"
    if token.tag_ == "VBG" and any(c.lower_ in ("is", "are") for c in token.children) and _is_now(tag, parse):
        return "under_way"
    if _is_wished_for(token):
        return "planned" if _is_accepted(tag, parse) else "proposed"
    return tag.status


def _mode(tag: ContactTag, token: "Token") -> Mode:
    """The channel that the word itself names, or the thing that its verb has done with: "received a letter"."""
    words = contact_words()
    named = {token.lower_, *(child.lower_ for child in token.children if child.dep_ in ("dobj", "compound"))}
    rings = token.lower_ in ("called", "calls") and any(child.dep_ == "dobj" for child in token.children)
    if tag.mode != "video" and (named & words["telephone"] or (rings and tag.mode in ("meeting", "unspecified"))):
        return "telephone"
    if tag.mode in ("meeting", "visit", "unspecified") and named & words["letter"] and token.lower_ in words["sent"]:
        return "correspondence"
    if tag.mode == "meeting" and token.tag_.startswith("VB") and named & words["visit"]:
        return "visit"
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


def _is_idiom(tag: ContactTag, token: "Token", parse: Parse) -> bool:
    """Whether the words mean something else ("a meeting of minds"), or what goes on within one house: a cabinet meeting."""
    words, text = contact_words(), parse.document.text
    nouns = (token, *(child for child in token.children if child.dep_ == "dobj"))
    if any(c.dep_ == "compound" and c.lower_ in words["at home"] for noun in nouns for c in noun.children):
        return True
    if any(child.dep_ == "prt" and f"{token.lower_} {child.lower_}" in words["called off"] for child in token.children):
        return True
    if token.lower_ in ("called", "calls", "call") and {"dobj", "oprd"} <= {child.dep_ for child in token.children}:
        return True  # "called him a careful man"
    if token.lower_ in ("saw", "see", "seen") and any(
        child.dep_ == "ccomp" and child.tag_ in ("VB", "VBG") for child in token.children
    ):
        return True  # "saw him do it"
    if (
        token.lower_ in ("telephone", "phone")
        and token.dep_ == "compound"
        and token.head.lower_ not in words["contact"]
    ):
        return True  # "telephone services"
    said = " ".join(_WORD.findall(text[tag.start : tag.start + 40].lower()))
    return any(f"{said} ".startswith(f"{idiom} ") for idiom in words["idiom"])


def _is_invented(tag: ContactTag, parse: Parse) -> bool:
    """Whether the sentence is about a novel or a sketch, or begins by "Imagine"."""
    start, end = parse.sentences[parse.sentence_at(tag.start)]
    said = _WORD.findall(parse.document.text[start:end].lower())
    words = contact_words()
    return bool(words["fiction"].intersection(said)) or bool(said and said[0] in words["supposed"])


def _is_called_off(token: "Token") -> bool:
    """Whether its verb is that it was cancelled: "called off the meeting", "the visit was postponed"."""
    verb = token.head
    if not verb.tag_.startswith("VB") or token.dep_ not in ("dobj", "nsubjpass"):
        return False
    particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    return " ".join([verb.lower_, *particles]) in contact_words()["called off"]


def _is_now(tag: ContactTag, parse: Parse) -> bool:
    start, end = parse.sentences[parse.sentence_at(tag.start)]
    return bool({"today", "now", "currently"}.intersection(_WORD.findall(parse.document.text[start:end].lower())))


def _is_wished_for(token: "Token") -> bool:
    """Whether it is what somebody proposes or invites to."""
    wished, verb = contact_words()["wished for"], _own_verb(token)
    return token.head.lower_ in wished or (verb is not None and verb.dep_ == "xcomp" and verb.head.lower_ in wished)


def _is_accepted(tag: ContactTag, parse: Parse) -> bool:
    """Whether that was accepted, in its sentence or the two after it."""
    here = parse.sentence_at(tag.start)
    (start, _), (_, end) = parse.sentences[here], parse.sentences[min(here + 2, len(parse.sentences) - 1)]
    return bool(contact_words()["accepted"].intersection(_WORD.findall(parse.document.text[start:end].lower())))


def _is_aim_of_journey(token: "Token") -> bool:
    """Whether somebody went somewhere for it: "flew to Suva to meet"."""
    verb = token.head
    return token.dep_ in ("advcl", "xcomp") and verb.tag_ == "VBD" and verb.lower_ in contact_words()["set out"]


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
    if helpers & _FUTURE or (verb != token and verb.tag_ == "VBN" and verb.lower_ in contact_words()["to come"]):
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
    around = (token.head, token.head.head, *(c for c in token.head.children if c.dep_ in ("acomp", "attr")))
    return speaks and any(t.lower_ in contact_words()["courtesy"] for t in around)


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
