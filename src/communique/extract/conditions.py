"""Conditions of a stand: "provided that ...", "only if ...", "unless ...", "as long as ..."."""

import re

from communique.language.parse import Parse
from communique.reading import Span

_CUE = re.compile(
    r"\b(?:provided(?:\s+that)?|providing\s+that|on\s+(?:the\s+)?condition(?:\s+that)?|only\s+(?:if|when|after|once)|unless|"
    r"as\s+long\s+as|so\s+long\s+as|subject\s+to|if\s+and\s+only\s+if|in\s+(?:return|exchange)\s+for|contingent\s+(?:up)?on|"
    r"until(?=\s+(?!now|then|today|recently))|as\s+soon\s+as|in\s+the\s+event\s+(?:of|that)|in\s+case\s+of|"
    r"(?:with|on)\s+the\s+understanding\s+that|conditional\s+(?:up)?on|conditioned\s+on|without\s+first|if(?!\s+(?:not|any|necessary|possible|needed)\b)|once)\b",
    re.I,
)
_SHOULD = re.compile(r"\bshould\b", re.I)
_CLAUSE_END = re.compile(r"[;.!?”\"\n]|,\s+(?:and|but|while|which|who|adding|accusing|saying|he|she)\b")
_NOT_ONCE = re.compile(r"\bonce\s+(?:again|more|a|every|per|and)\b|\bat\s+once\b", re.I)


def find_condition(text: str, start: int, end: int, parse: Parse) -> Span | None:
    """Return the words of the condition that a stand is under: within its span, or right behind it in its sentence."""
    sentence_end = parse.sentences[parse.sentence_at(max(start, end - 1))][1]
    match = _CUE.search(text, start, min(end + 14, sentence_end)) or _inversion(text, start, sentence_end, parse)
    if match is None or _NOT_ONCE.match(text, max(start, match.start() - 3)) or _NOT_ONCE.match(text, match.start()):
        return None
    if match.start() > end and text[end : match.start()].strip(" ,"):
        return None
    closing = _CLAUSE_END.search(text, match.end(), sentence_end)
    until = closing.start() if closing else len(text[:sentence_end].rstrip())
    return Span.cut(text, match.start(), until) if until - match.start() > len(match.group()) + 2 else None


def _inversion(text: str, start: int, end: int, parse: Parse) -> re.Match[str] | None:
    """ "Should the sanctions be lifted": a condition by the order of its words."""
    for match in _SHOULD.finditer(text, start, end):
        token = parse.token_at(match.start())
        if token is None or token.dep_ != "aux":
            continue
        subjects = [c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")]
        if subjects and all(c.i > token.i for c in subjects):
            return match
    return None
