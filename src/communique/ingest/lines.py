"""Undo the line breaks that a page or a mail program put within paragraphs: a line end ends a sentence for who reads on."""

import re

_HYPHEN = re.compile(r"(?<=[a-z])[-\u2010]$")
_LIST_ITEM = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_LABEL = re.compile(r"^[A-Z][\w .'’()-]{0,60}:\s")
SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")
"""The end of a line that ends a sentence."""

FULL = 0.75
"""How much of the longest line's length a line has that was broken because it was full."""


def unwrap(text: str) -> str:
    """Return the text with one line a paragraph; paragraphs are divided by an empty line.

    A line goes on in the next one where it was full, or where it ends within a sentence and the next one begins in lower case.
    """
    lines = [line.strip() for line in text.splitlines()]
    width = _usual_width(lines)
    paragraphs: list[str] = []
    open_line = ""
    for line in lines:
        if line and open_line and _goes_on(open_line, line, width):
            paragraphs[-1] = _join(paragraphs[-1], line)
        elif line:
            paragraphs.append(line)
        open_line = line
    return "\n\n".join(paragraphs)


def _usual_width(lines: list[str]) -> int:
    """Return the length that nearly all lines keep within; one long line among short ones does not set it."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[-1 - len(lengths) // 10] if lengths else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    if _LIST_ITEM.match(following) or _LABEL.match(following):
        return False
    if following[0].islower() and not SENTENCE_END.search(line):
        return True
    return len(line) >= FULL * width and width >= 40


def _join(paragraph: str, line: str) -> str:
    if _HYPHEN.search(paragraph) and line[0].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}"
