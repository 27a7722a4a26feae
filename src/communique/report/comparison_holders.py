"""Whose stand a statement is: what the Reading says, held against the subject of the clause."""

from typing import TYPE_CHECKING

from communique.reading import Position
from communique.report.comparison_accounts import Account
from communique.report.comparison_words import state_called

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = ("VBD", "VBZ", "VBP", "MD")
"""Tags of verbs that have a subject."""

_MANY = frozenset("we they both".split())
_OPEN = frozenset("it this that which who there i".split())
"""Subjects that do not tell whether one or more parties speak."""


def find_holders(account: Account, position: Position | None, start: int, end: int) -> frozenset[str] | None:
    """Return the bodies of those who hold a statement; None where the Reading and the clause's subject disagree."""
    read = None
    if position and position.evidence[0].start >= account.parse.sentences[account.parse.sentence_at(start)][0]:
        read = frozenset(found for key in position.parties if (found := account.body_of(key))) or None
    verb = next((t for t in account.tokens_within(start, end) if t.tag_ in FINITE), None)
    subject = _subject(verb) if verb is not None else None
    if subject is None:
        return read
    is_joint = _is_joint(subject)
    if is_joint and read is None and account.sides and position is None:
        return account.sides
    nationality = None if is_joint else _nationality(account, subject)
    if nationality:
        return frozenset({nationality})
    named = account.body_at(account.parse.start_of(subject))
    if read is None:
        return frozenset({named}) if named and is_joint is False else None
    if is_joint is not None and is_joint != (len(read) > 1):
        return None
    return None if named and is_joint is False and named not in read else read


def _nationality(account: Account, subject: "Token") -> str | None:
    """Return the state of "the British minister", of those that took part."""
    states = [state_called(child.text) for child in subject.lefts]
    return next((state for state in states if state in account.sides), None)


def _is_joint(subject: "Token") -> bool | None:
    """Whether a subject is more than one party; None where there is no telling."""
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
