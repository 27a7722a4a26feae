"""Headlines: recognise one at the head of a plain text, and undo its title case."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL_WORDS = (
    "a an and as at but by for from in into nor of off on onto or out over per so than that the to up via with after "
    "before between amid against about during without under while when who which will would can could may might must "
    "is are was were be been being has have had do does did not no its his her their our your this these those "
    "he she they it we you all both each more most other some such only own same too very just first second third"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_LONGEST = 200
"""Characters; no headline is longer."""


def split_headline(text: str) -> tuple[str | None, str]:
    """Return (headline or None, body): a first line that stands alone and reads as a headline.

    A line followed by an empty line, or a line in title case, is one; a whole sentence of running text is not.
    """
    head, _, rest = text.lstrip("\n").partition("\n")
    body = rest.lstrip("\n")
    if not body.strip() or not 8 <= len(head.strip()) <= _LONGEST or ":" in head[:12]:
        return None, text
    ends_open = head.rstrip()[-1] not in ".!?:;,"
    stands_alone = rest.startswith("\n")
    if is_title_case(head) or (stands_alone and ends_open):
        return head.strip(), body
    return None, text


def is_title_case(line: str) -> bool:
    """Whether nearly all words that a headline capitalises are capitalised, or all letters are capitals."""
    words = [w for w in _WORD.findall(line) if w.lower() not in _SMALL]
    if len(words) < 4:
        return False
    return sum(1 for w in words if w[0].isupper()) >= 0.85 * len(words)


def undo_title_case(title: str, body: str) -> str:
    """Return the headline, equally long, in lower case but for the words that the body writes with a capital."""
    if not is_title_case(title):
        return title
    names = {w.lower() for w in _WORD.findall(body) if not w.islower()}

    def restore(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        if len(low) != len(word):
            return word
        if low in _SMALL or low not in names:
            return low
        return word.capitalize() if word.isupper() and len(word) > 3 and len(word.capitalize()) == len(word) else word

    return _WORD.sub(restore, title)
