"""Tell whether two words belong to one clause, and how far back a clause tells, by the grammar of its sentence."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset("relcl acl advcl ccomp csubj parataxis conj pcomp appos poss".split())
"""Relations under which a clause, or what is as good as one, hangs on another."""

_OF_THE_FIRST, _OF_THE_SECOND = 40, 20
_HEIGHT = 24
"""Words that are climbed at most, so that no sentence takes long."""


def clauses_apart(first: "Token | None", second: "Token | None") -> int:
    """Return a distance for the clauses that hold only one of two words; the first word's own count double."""
    if first is None or second is None or first.doc is not second.doc:
        return 0
    of_first, of_second = list(_up(first)), list(_up(second))
    shared = {token.i for token in of_first} & {token.i for token in of_second}
    return _OF_THE_FIRST * _own(of_first, shared) + _OF_THE_SECOND * _own(of_second, shared)


def stands_aside(word: "Token | None", other: "Token | None") -> bool:
    """Whether a word stands in a relative clause, short of its pronoun or not, or in one of "since", that does not hold the other word."""
    if word is None:
        return False
    around = {token.i for token in _up(other)} if other is not None and other.doc is word.doc else set()
    return any(_is_aside(token) and token.head != other for token in _up(word) if token.i not in around)


def is_simple_past(word: "Token | None") -> bool:
    """Whether a word is a verb in the simple past."""
    return word is not None and word.tag_ == "VBD"


def is_past_perfect(word: "Token | None") -> bool:
    """Whether a word's clause tells of what was before: "had met"."""
    verb = next((token for token in _up(word) if token.tag_.startswith("VB")), None) if word is not None else None
    if verb is None:
        return False
    return any(child.lower_ in ("had", "'d", "’d") and child.dep_ in ("aux", "auxpass") for child in verb.children)


def _is_aside(token: "Token") -> bool:
    if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ == "VBN"):
        return True
    return token.dep_ == "advcl" and any(child.lower_ == "since" for child in token.children)


def _own(path: list["Token"], shared: set[int]) -> int:
    return sum(token.dep_ in _CLAUSES for token in path if token.i not in shared)


def _up(token: "Token") -> Iterator["Token"]:
    for _ in range(_HEIGHT):
        yield token
        if token.head == token:
            return
        token = token.head
