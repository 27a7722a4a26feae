"""Who speaks the words that a pronoun stands in: of a transcript's turn, or of a quotation."""

from bisect import bisect_right

from communique.extract.cast import Cast, Resolved
from communique.extract.mentions import Mention
from communique.language.parse import Parse, Turn
from communique.reading import Span

NEAR = 80
"""Characters behind a quotation within which "..., said the minister" names its speaker."""

AT_ONCE = 12
"""Characters behind a quotation within which a name is its speaker whatever the grammar: "...", said Ms Doe."""

LOOK_BACK = 2
"""Sentences before a quotation in which its speaker may have been named."""


class Speakers:
    """The speakers of one document's quotations and turns, as far as its mentions are resolved."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self._parse, self._cast, self._registry = parse, cast, cast.registry

    def of(self, m: Mention) -> tuple[str, ...]:
        """Return who speaks the words at a mention, none where they are the document's own or nobody is known."""
        quotation = self._parse.quotation_at(m.start)
        return self.of_turn(m) or (self._of_quotation(quotation) if quotation else ())

    def of_turn(self, m: Mention) -> tuple[str, ...]:
        """Return whose turn of a transcript a mention stands in."""
        last = bisect_right(self._parse.turns, m.start, key=lambda turn: turn.label.end) - 1
        if last < 0 or m.start >= self._parse.turns[last].end:
            return ()
        return self._of_label(self._parse.turns[last])

    def _of_label(self, turn: Turn) -> tuple[str, ...]:
        label = turn.label
        return next((r.parties for r in self._cast.near(label.start, label.end) if r.parties), ())

    def _of_quotation(self, quotation: Span) -> tuple[str, ...]:
        """Whoever is named as its subject right behind it, before it in its sentence, or in the sentences before."""
        behind = self._voices(quotation.end, self._end_of_clause(quotation))
        behind = [r for r in behind if r.is_subject or r.mention.start < quotation.end + AT_ONCE]
        if behind:
            return behind[0].parties
        start = self._parse.sentences[max(0, self._parse.sentence_at(quotation.start) - LOOK_BACK)][0]
        before = self._voices(start, quotation.start)
        subjects = [r for r in before if r.is_subject]
        found = subjects or before
        return found[-1].parties if found else ()

    def _voices(self, start: int, end: int) -> list[Resolved]:
        """The mentions outside quotations of a stretch of text that may speak."""
        return [
            r for r in self._cast.near(start, end)
            if r.mention.start >= start and len(r.parties) == 1 and r.mention.sex not in ("i", "we", "you")
            and self._registry[r.parties[0]].kind in ("person", "government", "state", "organization")
            and not self._parse.quotation_at(r.mention.start)
        ]  # fmt: skip

    def _end_of_clause(self, quotation: Span) -> int:
        """Where the sentence ends in whose midst a quotation closes; at once where it closes with the sentence."""
        text = self._registry.text
        if text[quotation.end - 1] in ".!?" and text[quotation.end + 1 : quotation.end + 3].strip(" \n")[:1].isupper():
            return quotation.end
        end = self._parse.sentences[self._parse.sentence_at(quotation.end)][1]
        return min(end, quotation.end + NEAR)
