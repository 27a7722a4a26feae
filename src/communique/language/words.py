"""Cut a text into the words and sentences that the tagger reads, the same way in training and at work."""

import re

WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_SENTENCE_END = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Ms|vs|Jr|Sr|Lt))"
    r"(?<!\b(?:Mrs|Gen|Sen|Col|Rep|Hon|Gov|Maj|Amb|Nov|Oct|Dec|Jan|Feb|Aug))(?<!\b(?:Sept|Prof|Capt))[.!?][”\"’')]*\s+|\n+"
)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each word or punctuation mark, in text order."""
    return [match.span() for match in WORD.finditer(text)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence; together they cover the text, each with the white space after it."""
    spans, start = [], 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        if end > start:
            spans.append((start, end))
        start = end
    return spans


def sentence_numbers(words: list[tuple[int, int]], sentences: list[tuple[int, int]]) -> list[int]:
    """Return for each word the index of the sentence that it starts in."""
    numbers, current = [], 0
    for start, _ in words:
        while current + 1 < len(sentences) and start >= sentences[current][1]:
            current += 1
        numbers.append(current)
    return numbers
