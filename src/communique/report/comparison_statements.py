"""An account cut into statements: each stand, and each clause that holds none but says something."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.extract.dates import find_times
from communique.extract.topics import find_topics
from communique.knowledge.forces import find_forces
from communique.language.parse import parse
from communique.reading import Position, Reading, Span
from communique.report.comparison_accounts import Account, Statement, assume_sides
from communique.report.comparison_holders import FINITE, find_holders
from communique.report.comparison_words import find_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAIL = re.compile(r"(?:[\s,;:–—.\"“”-]|\b(?:and|or|but|while|which|that)\s*$)+$")
"""What is left hanging at the end of a stretch."""

_EDGE = ' \t\n,;:–—-."“”'
_FEWEST_WORDS = 2
"""Words with content that a clause without a stand must have to count as a statement."""


def open_account(reading: Reading, other: Reading) -> Account:
    """Cut a document into statements, to be compared with another."""
    grammar = parse(reading.document)
    times = find_times(grammar, reading.document.published)
    words = find_words(reading, times)
    account = Account(reading, grammar, times, words, (), assume_sides(reading, other))
    return replace(account, statements=tuple(_statements(account)))


def _statements(account: Account) -> Iterator[Statement]:
    topics = find_topics(account.parse, account.states)
    for number, (start, end) in enumerate(account.parse.sentences):
        if start < account.reading.document.body_start:
            continue
        inherited: Statement | None = None
        for a, b, position in _pieces(account, start, end):
            for first, last in _split(account, a, b):
                statement = _statement(account, first, last, position, number)
                if position is None and not _says_something(statement, account, goes_on=inherited is not None):
                    continue
                if inherited and position and inherited.position is position and not statement.forces:
                    statement = replace(statement, forces=inherited.forces)
                inherited = statement
                if statement.words:
                    yield replace(statement, issue=topics[number].concept.id if number in topics else statement.issue)


def _pieces(account: Account, start: int, end: int) -> Iterator[tuple[int, int, Position | None]]:
    """Yield the stands of a sentence and the stretches between them, in text order."""
    spans = sorted(
        (
            (max(start, e.start), min(end, e.end), p)
            for p in account.reading.positions
            for e in p.evidence
            if e.start < end and e.end > start
        ),
        key=lambda found: (found[0], -found[1]),
    )
    at = start
    for a, b, position in spans:
        if b <= at:
            continue
        if a > at:
            yield at, a, None
        yield max(a, at), b, position
        at = b
    if at < end:
        yield at, end, None


def _split(account: Account, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch where a second verb or a second phrase of its own begins: "called for X and for Y"."""
    at = start
    for place in sorted(set(_joints(account, start, end))):
        if _content(account, at, place) >= _FEWEST_WORDS and _content(account, place, end) >= _FEWEST_WORDS:
            yield at, place
            at = place
    yield at, end


def _joints(account: Account, start: int, end: int) -> Iterator[int]:
    for token in account.tokens_within(start + 1, end):
        if _opens_clause(token):
            place = account.parse.start_of(token)
            first = min(account.parse.start_of(t) for t in token.subtree if account.parse.start_of(t) >= start)
            before = account.parse.start_of(token.head)
            yield first if first > before else place


def _opens_clause(token: "Token") -> bool:
    if token.dep_ != "conj":
        return False
    return token.tag_.startswith("VB") or (token.tag_ == "IN" and token.head.tag_ == "IN")


def _content(account: Account, start: int, end: int) -> int:
    """Count the words with content; a phrase is more than one."""
    inside = (w for w in account.words if start <= w.start < end and not account.names_a_side(w))
    return sum(2 if " " in word.text else 1 for word in inside)


def _says_something(statement: Statement, account: Account, *, goes_on: bool) -> bool:
    """Whether a stretch without a stand has a verb and content; what goes on with a sentence may be an infinitive."""
    span = statement.span
    tags = [token.tag_ for token in account.tokens_within(span.start, span.end)]
    has_verb = any(tag in FINITE for tag in tags) or (goes_on and bool(tags) and tags[0].startswith("VB"))
    return has_verb and _content(account, span.start, span.end) >= _FEWEST_WORDS


def _statement(account: Account, start: int, end: int, position: Position | None, number: int) -> Statement:
    text = account.reading.document.text
    start, end = _trim(text, start, end)
    inside = text[start:end]
    forces = tuple(replace(f, start=f.start + start, end=f.end + start) for f in find_forces(inside))
    return Statement(
        span=Span.cut(text, start, end),
        words=tuple(w for w in account.words if start <= w.start < end),
        holders=find_holders(account, position, start, end),
        issue=position.issue if position else _issue_near(account, start, end, number),
        forces=forces,
        times=tuple(t for t in account.times if start <= t.span.start < end),
        position=position,
        sentence=number,
        is_contact=position is None and _reports_contact(account, start, end),
    )


def _reports_contact(account: Account, start: int, end: int) -> bool:
    return account.main is not None and any(e.start < end and start < e.end for e in account.main.evidence)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    end = start + len(_TAIL.sub("", text[start:end]))
    return start, end


def _issue_near(account: Account, start: int, end: int, number: int) -> str | None:
    """Return the issue that the stretch names, else its sentence."""
    low, high = account.parse.sentences[number]
    for a, b in ((start, end), (low, high)):
        for issue in account.reading.issues:
            if any(a <= e.start < b for e in issue.evidence):
                return issue.id
    return None
