"""An account cut into statements: each stand, and each clause that holds none but says something."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from communique.extract.dates import TimeExpression, find_times
from communique.knowledge.forces import DISCUSS, SAY, Force, find_forces
from communique.language.parse import Parse, parse
from communique.reading import Actor, Contact, Position, Reading, Span
from communique.report.comparison_words import Word, find_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_EDGE = " \t\n,;:–—-.\"“”"
_MANY = frozenset("we they both".split())
_OPEN = frozenset("it this that which who there i".split())
"""Subjects that do not tell whether one or more parties speak."""

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_FEWEST_WORDS = 2
"""Words with content that a clause without a stand must have to count as a statement."""


@dataclass(frozen=True)
class Statement:
    """Words that say one thing."""

    span: Span
    words: tuple[Word, ...]
    holders: frozenset[str] | None
    """Whose stand it is: states, organisations or people; None where it is nobody's or the text leaves it open."""
    issue: str | None
    forces: tuple[Force, ...]
    times: tuple[TimeExpression, ...]
    position: Position | None
    sentence: int
    is_contact: bool
    """Whether it only reports the contact itself, which is compared cell by cell."""

    @property
    def is_mention(self) -> bool:
        """Whether it says only that something came up."""
        return any(f.family == DISCUSS for f in self.forces) and not any(
            f.level for f in self.forces if f.family not in (DISCUSS, SAY)
        )


@dataclass(frozen=True)
class Account:
    """One document with what is needed to compare it."""

    reading: Reading
    parse: Parse
    times: tuple[TimeExpression, ...]
    words: tuple[Word, ...]
    statements: tuple[Statement, ...]

    @property
    def main(self) -> Contact | None:
        """Return the contact that the document is about."""
        return next((c for c in self.reading.contacts if c.main), None)

    @cached_property
    def sides(self) -> frozenset[str]:
        """Return the states and organisations that took part in the contact."""
        return frozenset(b for key in (self.main.participants if self.main else ()) if (b := self.body_of(key)))

    def names_a_side(self, word: Word) -> bool:
        """Whether a word names one of those who took part in the contact."""
        if any(key.startswith("person:") for key in word.keys):
            return False
        return any(f"party:{body}" in word.keys for body in self.sides)

    def body_of(self, actor: str | None) -> str | None:
        """Return the state or organisation that an actor belongs to; None where that is not known."""
        found = next((a for a in self.reading.actors if a.id == actor), None)
        return body(found) if found else None


def body(actor: Actor) -> str | None:
    """Return what an actor speaks for: its state, itself if it is an organisation, None where that is not known."""
    return actor.id if actor.kind == "organization" else actor.country


def open_account(reading: Reading) -> Account:
    """Cut a document into statements."""
    grammar = parse(reading.document)
    times = find_times(grammar, reading.document.published)
    words = find_words(reading, times)
    account = Account(reading, grammar, times, words, ())
    return replace(account, statements=tuple(_statements(account)))


def _statements(account: Account) -> Iterator[Statement]:
    text, start_of_body = account.reading.document.text, account.reading.document.body_start
    for number, (start, end) in enumerate(account.parse.sentences):
        if start < start_of_body:
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
                if statement.words or text[first:last].strip(_EDGE):
                    yield statement


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
    for place, token in account.parse.tokens.items():
        if start < place < end and _opens_clause(token):
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
    tags = [token.tag_ for place, token in account.parse.tokens.items() if span.start <= place < span.end]
    has_verb = any(tag in _FINITE for tag in tags) or (goes_on and bool(tags) and tags[0].startswith("VB"))
    return has_verb and _content(account, span.start, span.end) >= _FEWEST_WORDS


def _statement(account: Account, start: int, end: int, position: Position | None, number: int) -> Statement:
    text = account.reading.document.text
    start, end = _trim(text, start, end)
    inside = text[start:end]
    forces = tuple(replace(f, start=f.start + start, end=f.end + start) for f in find_forces(inside))
    return Statement(
        span=Span.cut(text, start, end),
        words=tuple(w for w in account.words if start <= w.start < end),
        holders=_holders(account, position, start),
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
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _holders(account: Account, position: Position | None, start: int) -> frozenset[str] | None:
    """Return the bodies of those who hold a stand; None where their number and the clause's subject disagree."""
    if position is None or not position.parties:
        return None
    bodies = frozenset(body for key in position.parties if (body := account.body_of(key)))
    sentence = account.parse.sentences[account.parse.sentence_at(start)][0]
    if not bodies or position.evidence[0].start < sentence:
        return None
    joint = _subject_is_joint(account, start)
    return None if joint is not None and joint != (len(bodies) > 1) else bodies


def _subject_is_joint(account: Account, start: int) -> bool | None:
    """Whether the subject of the verb at a place is more than one party; None where there is no telling."""
    verb = account.parse.token_at(start)
    subject = _subject(verb) if verb is not None else None
    if subject is None:
        return None
    if subject.lower_ in _MANY:
        return True
    if subject.lower_ in _OPEN or not subject.tag_.startswith(("NN", "PRP")):
        return None
    return subject.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in subject.children)


def _subject(verb: "Token") -> "Token | None":
    """Return the subject of a verb, or of the verb that it is coordinated with."""
    while True:
        found = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None or verb.dep_ != "conj" or verb.head.i == verb.i:
            return found
        verb = verb.head


def _issue_near(account: Account, start: int, end: int, number: int) -> str | None:
    """Return the issue that the stretch names, else its sentence."""
    low, high = account.parse.sentences[number]
    for a, b in ((start, end), (low, high)):
        for issue in account.reading.issues:
            if any(a <= e.start < b for e in issue.evidence):
                return issue.id
    return None
