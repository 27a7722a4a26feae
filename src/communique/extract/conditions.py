"""Conditions of a stand: "provided that ...", "only if ...", "unless ...", "no talks before ...", "Should it fail, ..."."""

import re
from typing import TYPE_CHECKING

from communique.language.parse import Parse
from communique.reading import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUE = re.compile(
    r"\b(?:provided(?:\s+that)?|providing\s+that|on\s+(?:the\s+)?condition(?:\s+that)?|only\s+(?:if|when|after|once|then|together\s+with|on\s+(?:the|that|this|condition))|unless|"
    r"(?:as|so)\s+long\s+as(?!\s+(?:it\s+takes|necessary|needed|required|possible))|subject\s+to(?!\s+prior)|if\s+and\s+only\s+if|"
    r"in\s+(?:return|exchange)\s+for|(?:contingent|conditional)\s+(?:up)?on|conditioned\s+on|depend(?:ent|ing)\s+on|"
    r"until(?=\s+(?:\w+\s+){1,6}?(?:is|are|was|were|has|have|had|signs?|agrees?|leaves?|stops?|ends?|withdraws?|\w+ed)\b)|"
    r"as\s+soon\s+as(?!\s+(?:possible|practicable|feasible|practical|can\s+be))|in\s+the\s+event\s+(?:of|that)|in\s+case(?!s)|"
    r"(?:with|on)\s+the\s+understanding\s+that|it\s+being\s+understood\s+that|without\s+first|if(?!\s+(?:not|any|necessary|possible|needed|need\s+be)\b)|"
    r"once(?=\s+(?:(?:a|an|the|our|its|his|her|their|all|both|this|that|these|those)\s|[A-Z])?[\w\s,'’-]{0,50}?\b(?:is|are|was|were|has|have|had|\w+s)\b)|"
    r"whenever|the\s+(?:moment|minute)(?=\s+(?:it|he|she|they|the|a)\b)|failing(?=\s+(?:that|which|an?|this|agreement)\b)|pending(?=\s+(?:an?|the)\s))\b",
    re.I,
)
_BARRED = re.compile(
    r"\b(?:before|while)\b(?=\s+[\w'’ -]{2,60}?\b(?:is|are|was|were|has|have|had|goes?|go\s+on)\b)|"
    r"\bwithout\b(?=\s+[\w'’ -]{0,40}?\b(?:consent|approval|agreement|permission|authori[sz]ation)\b)",
    re.I,
)
"""A condition only of what is refused: "no talks before the troops leave"."""

_REFUSAL = re.compile(
    r"\b(?:no|not|never|cannot|nothing|neither|refus\w+|rul\w+\s+out|reject\w*|impossible|declin\w+|n['’]t)\b", re.I
)
_MARKS = frozenset("if unless once provided should whenever".split())
_CLAUSE_END = re.compile(
    r"[;!?\n]|\.(?!\w)(?<!\b[A-Z]\.)|(?<=\S)[”\"]|,\s+(?:and|but|while|which|who|adding|accusing|saying|he|she|although|though)\b|"
    r",\s+(?=[^,.;]{2,70}?\s(?:said|says|told|added|stressed|noted|warned|insisted|explained)\b)"
)
_NOT_ONCE = re.compile(r"\bonce\s+(?:again|more|a\s|every|per|and|known|\w+ed\b)|\bat\s+once\b", re.I)


def find_condition(text: str, start: int, end: int, parse: Parse) -> Span | None:
    """Return the words of the condition that a stand is under: in its span, right behind it, or before it in its sentence."""
    first, sentence_end = parse.sentences[parse.sentence_at(max(start, end - 1))]
    for match in _matches(text, start, min(end + 14, sentence_end), sentence_end, parse):
        if match.start() > end and text[end : match.start()].strip(" ,"):
            continue
        if found := _cut(text, match, sentence_end):
            return found
    return _before(text, max(first, parse.sentences[parse.sentence_at(start)][0]), start, end, parse)


def _matches(text: str, start: int, end: int, sentence_end: int, parse: Parse) -> list[re.Match[str]]:
    found = [m for m in _CUE.finditer(text, start, end) if not _is_other_once(text, m)]
    if inverted := _inversion(text, start, sentence_end, parse):
        found.append(inverted)
    if not found:
        refused = _REFUSAL.search(text, start, end)
        barred = _BARRED.search(text, refused.end(), end) if refused else None
        found += [barred] if barred else []
    return found


def _is_other_once(text: str, match: re.Match[str]) -> bool:
    return bool(_NOT_ONCE.match(text, max(0, match.start() - 3)) or _NOT_ONCE.match(text, match.start()))


def _cut(text: str, match: re.Match[str], sentence_end: int) -> Span | None:
    closing = _CLAUSE_END.search(text, match.end(), sentence_end)
    until = closing.start() if closing else len(text[:sentence_end].rstrip())
    return Span.cut(text, match.start(), until) if until - match.start() > len(match.group()) + 2 else None


def _before(text: str, first: int, start: int, end: int, parse: Parse) -> Span | None:
    """ "If the parliaments agree, ...": the clause before a stand, where grammar hangs it on a verb of the stand."""
    for match in re.finditer(r"\w+", text[first:start]):
        token = parse.token_at(first + match.start())
        if token is None or token.lower_ not in _MARKS or token.dep_ not in ("mark", "advmod", "aux", "prep"):
            continue
        clause = token if token.dep_ == "prep" else token.head
        host = parse.start_of(clause.head)
        if clause.dep_ in ("advcl", "prep") and start <= host < end:
            return _words(clause, first, start, parse)
    return None


def _words(clause: "Token", first: int, start: int, parse: Parse) -> Span | None:
    begin = max(first, parse.start_of(clause.left_edge))
    stop = min(start, parse.start_of(clause.right_edge) + len(clause.right_edge))
    words = parse.document.text[begin:stop].rstrip(" ,")
    return Span.cut(parse.document.text, begin, begin + len(words)) if len(words.split()) > 2 else None


def _inversion(text: str, start: int, end: int, parse: Parse) -> re.Match[str] | None:
    """ "Should the sanctions be lifted": a condition by the order of its words."""
    for match in re.finditer(r"\bshould\b", text[start:end], re.I):
        token = parse.token_at(start + match.start())
        if token is None or token.dep_ != "aux":
            continue
        subjects = [c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")]
        if subjects and all(c.i > token.i for c in subjects):
            return re.compile("should", re.I).match(text, start + match.start())
    return None
