"""Texts with marked words, parsed and resolved: what the tests of the extract room share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from communique.extract.cast import Cast
from communique.extract.dates import TimeExpression, find_times
from communique.extract.pointing import Pointed, pointed_at
from communique.extract.resolution import day_of, resolve
from communique.ingest.documents import make_document
from communique.language.parse import Parse, parse
from communique.tagger.tags import AssessmentTag, ContactTag, IssueTag, Pointer, StandTag


@dataclass(frozen=True)
class Scene:
    """A short text that has been read up to the tagger, whose marks are made by hand."""

    parse: Parse
    cast: Cast
    times: tuple[TimeExpression, ...]
    marks: tuple[tuple[int, int], ...]
    """Where the words stand that the text had in square brackets."""

    @property
    def text(self) -> str:
        return self.parse.document.text

    def span(self, words: str) -> tuple[int, int]:
        """Return where words stand; they stand there once."""
        assert self.text.count(words) == 1, f"{words!r} stands {self.text.count(words)} times in {self.text!r}"
        start = self.text.index(words)
        return start, start + len(words)

    def pointed(self, mark: int = 0) -> Pointed:
        return pointed_at(self.parse, self.cast, self.marks[mark][0])

    def contact(self, mark: int, mode="telephone", status="held", main=0.9, probability=0.9) -> ContactTag:
        return ContactTag(*self.marks[mark], mode, status, main, probability)

    def issue(self, words: str, relation="discussed", sure=0.8) -> IssueTag:
        return IssueTag(*self.span(words), relation, sure, 0.9)

    def assessment(self, words: str, by: str | None) -> AssessmentTag:
        return AssessmentTag(*self.span(words), self._pointer(by), 0.9)

    def stand(
        self,
        words: str,
        act="state",
        source=None,
        *,
        to=None,
        via=None,
        issue=None,
        stance="neutral",
        modality="asserted",
        negated=False,
        commitment=0.0,
    ) -> StandTag:
        """Return a stand of some words; `source`, `to`, `via` and `issue` are the words that it points at."""
        about = self.span(issue)[0] if issue else None
        people = (self._pointer(source), self._pointer(to), self._pointer(via))
        return StandTag(*self.span(words), act, stance, modality, negated, commitment, about, *people, 0.9, 0.9)

    def _pointer(self, words: str | None) -> Pointer | None:
        return Pointer(self.span(words)[0], 0.9) if words else None


@pytest.fixture(scope="session")
def read() -> Callable[..., Scene]:
    """Return the scene of a text, in which square brackets mark words and are no part of it."""

    def make(
        marked: str, *, published: date | str | None = "2010-06-15", title=None, kind="news", issuer=None
    ) -> Scene:
        pieces = marked.replace("]", "[").split("[")
        plain = "".join(pieces)
        document = make_document(plain, title=title, published=published)
        document = document.model_copy(update={"kind": kind, "issuer": issuer})
        assert document.text.endswith(plain)
        at, marks = len(document.text) - len(plain), []
        for number, piece in enumerate(pieces):
            if number % 2:
                marks.append((at, at + len(piece)))
            at += len(piece)
        parsed = parse(document)
        cast = resolve(parsed, day=day_of(document), issuer=issuer)
        return Scene(parsed, cast, find_times(parsed, document.published), tuple(marks))

    return make
