"""How alike the statements of two accounts are: word by word, and as passages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from communique.report.comparison_accounts import Account, Statement
from communique.report.comparison_weights import weigh
from communique.report.comparison_words import Word, broader_concepts, with_acronyms

Numbers = NDArray[np.float32]

_FLOOR = 0.12
"""Cosine of words that have nothing to do with each other."""

_PASSAGE_SHARE = 0.3
"""How much the likeness of whole passages counts beside that of their words."""

_LIKEST_PASSAGE = 0.7
"""Cosine from which passages count as the same."""

_CLEARLY, _LIKE, _FEWEST_SHARED, _DOUBT = 0.6, 0.5, 2, 0.6
"""Statements that are not clearly alike and share but one word count for less."""

_SAME_ISSUE = 0.03
"""What it adds that both are about one issue."""


class Meanings(Protocol):
    """Gives words and passages as rows of numbers, so that those of like meaning lie close."""

    def words(self, words: Sequence[str], /) -> Numbers:
        """Return a row for each word, out of context."""

    def passages(self, passages: Sequence[str], /) -> Numbers:
        """Return a row for each passage."""


@dataclass(frozen=True)
class _Side:
    """The words of one account's statements, in a row, and where each statement's words begin in it."""

    account: Account
    words: tuple[Word, ...]
    starts: list[int]
    weights: Numbers
    counts: NDArray[np.bool_]
    """Whether a word counts where shared words are counted."""

    def shares(self, best: Numbers) -> Numbers:
        """Return for each statement the weighted mean of what its words reach; `best` has a row for each word."""
        total = np.add.reduceat(self.weights, self.starts)
        return np.asarray(np.add.reduceat(self.weights[:, None] * best, self.starts, axis=0) / total[:, None])


class Likeness:
    """How alike the statements of two accounts are; `matrix` has a row for each of A's and a column for each of B's."""

    def __init__(self, a: Account, b: Account, meanings: Meanings) -> None:
        self.a, self.b = a, b
        self.matrix = self.shared = np.zeros((len(a.statements), len(b.statements)), dtype=np.float32)
        self._covered: dict[str, Numbers] = {}
        self._spoken: dict[str, Numbers] = {}
        if a.statements and b.statements:
            self._compare(meanings)

    def likest(self, side: str, index: int) -> float:
        """Return the likeness of a statement to the likest of the other account."""
        row = self.matrix[index] if side == "a" else self.matrix[:, index]
        return float(row.max(initial=0.0))

    def covered(self, side: str, index: int) -> float:
        """Return the share of a statement's content that the one sentence of the other account says that says most."""
        return float(self._covered[side][index]) if side in self._covered else 0.0

    def spoken_of(self, side: str, index: int) -> float:
        """Return the share of a statement's content that the other account as a whole says."""
        return float(self._spoken[side][index]) if side in self._spoken else 0.0

    def _compare(self, meanings: Meanings) -> None:
        first, second = _sides(self.a, self.b)
        table = compare_words(first.words, second.words, meanings)
        parts = []
        for name, side, other, reached in (("a", first, second, table), ("b", second, first, table.T)):
            best = np.maximum.reduceat(reached, other.starts, axis=1)
            parts.append(
                (side.shares(best), np.add.reduceat((best >= _LIKE) & side.counts[:, None], side.starts, axis=0))
            )
            self._covered[name] = _covered(side, other, best)
            whole = side.shares(best.max(axis=1, keepdims=True))[:, 0]
            self._spoken[name] = np.asarray(np.maximum(whole, _narrower(side, other)), dtype=np.float32)
        (share_a, count_a), (share_b, count_b) = parts
        self.shared = np.maximum(count_a, count_b.T)
        self.matrix = self._blend(np.asarray((share_a + share_b.T) / 2, dtype=np.float32), meanings)

    def _blend(self, alike: Numbers, meanings: Meanings) -> Numbers:
        doubtful = (alike < _CLEARLY) & (self.shared < _FEWEST_SHARED)
        alike = np.where(doubtful, alike * _DOUBT, alike)
        alike = np.where(self.shared > 0, alike, 0)
        passages = _compare_passages(self.a.statements, self.b.statements, meanings)
        alike = (1 - _PASSAGE_SHARE) * alike + _PASSAGE_SHARE * passages
        passages = np.where(self.shared > 0, passages, 0)
        issues = [[s.issue or side for s in account.statements] for side, account in (("a", self.a), ("b", self.b))]
        alike = alike + _SAME_ISSUE * (np.array(issues[0], dtype=object)[:, None] == np.array(issues[1], dtype=object))
        contacts = [np.array([s.is_contact for s in account.statements]) for account in (self.a, self.b)]
        return np.asarray(np.where(contacts[0][:, None] | contacts[1], 0, alike), dtype=np.float32)


def _sides(a: Account, b: Account) -> tuple[_Side, _Side]:
    weights = weigh(a, b)
    sides_named = frozenset(f"party:{side}" for side in a.sides | b.sides)
    sides = []
    for account, other in ((a, b), (b, a)):
        known = dict(zip(account.words, with_acronyms(account.words, other.words), strict=True))
        words = tuple(known[word] for statement in account.statements for word in statement.words)
        starts = np.cumsum([0, *(len(statement.words) for statement in account.statements)])[:-1]
        sides.append(_Side(
            account, words, [int(start) for start in starts],
            np.array([weights[word.weighing] for word in words], dtype=np.float32),
            np.array([_counts(w, before, sides_named) for before, w in zip((None, *words), words, strict=False)], dtype=np.bool_),
        ))  # fmt: skip
    return sides[0], sides[1]


def _covered(side: _Side, other: _Side, best: Numbers) -> Numbers:
    """Return for each statement its share in the sentence that holds most of it, of those that no other party says."""
    sentences = [s.sentence for s in other.account.statements]
    firsts = [i for i, number in enumerate(sentences) if i == 0 or sentences[i - 1] != number]
    shares = side.shares(np.maximum.reduceat(best, firsts, axis=1))
    may_be = np.array([[_may_be_one(s, t) for t in other.account.statements] for s in side.account.statements])
    return np.asarray(np.where(np.logical_or.reduceat(may_be, firsts, axis=1), shares, 0).max(axis=1))


def _may_be_one(first: Statement, second: Statement) -> bool:
    return not first.holders or not second.holders or bool(first.holders & second.holders)


def _counts(word: Word, before: Word | None, sides: frozenset[str]) -> bool:
    """Whether a word counts as shared: neither a side's name, nor the second word of a name ("Rakhine State")."""
    goes_on = before is not None and before.sort == word.sort == "name" and word.start == before.end + 1
    names_a_side = bool(word.keys & sides) and not any(key.startswith("person:") for key in word.keys)
    return not goes_on and not names_a_side


def _narrower(side: _Side, other: _Side) -> NDArray[np.float64]:
    """Return 1 for each statement of one word whose concept holds a concept of the other account."""
    within = {key.removeprefix("within:") for word in other.words for key in word.keys if key.startswith("within:")}
    within |= {wider for s in other.account.statements if s.issue for wider in broader_concepts(s.issue)}
    return np.array([
        float(len(s.words) == 1 and any(f"concept:{concept}" in s.words[0].keys for concept in within))
        for s in side.account.statements
    ])  # fmt: skip


def compare_words(first: Sequence[Word], second: Sequence[Word], meanings: Meanings) -> Numbers:
    """Return the likeness of each word of one account to each of the other, 0 to 1."""
    distinct = sorted({word.folded for word in (*first, *second)})
    place = {word: number for number, word in enumerate(distinct)}
    rows = _unit(meanings.words(distinct))
    known = [rows[[place[word.folded] for word in words]] for words in (first, second)]
    table = np.clip((known[0] @ known[1].T - _FLOOR) / (1 - _FLOOR), 0, 1)
    sorts = [np.array([word.sort for word in words]) for words in (first, second)]
    for sort in ("number", "time"):
        table[(sorts[0] == sort)[:, None] | (sorts[1] == sort)] = 0
    table[(sorts[0] == "name")[:, None] & (sorts[1] == "name")] = 0
    _match(table, first, second)
    return np.asarray(table, dtype=np.float32)


def _match(table: Numbers, first: Sequence[Word], second: Sequence[Word]) -> None:
    """Raise words that share a stem, a part of a phrase, or what they stand for; only words with a common key are met."""
    by_key: dict[str, list[int]] = {}
    for j, word in enumerate(second):
        for key in word.meeting_keys:
            by_key.setdefault(key, []).append(j)
    for i, word in enumerate(first):
        for j in {j for key in word.meeting_keys for j in by_key.get(key, ())}:
            table[i, j] = max(table[i, j], word.matches(second[j]))


def _compare_passages(first: Sequence[Statement], second: Sequence[Statement], meanings: Meanings) -> Numbers:
    rows = _unit(meanings.passages([statement.span.text for statement in (*first, *second)]))
    cosines = rows[: len(first)] @ rows[len(first) :].T
    return np.asarray(np.clip(cosines / _LIKEST_PASSAGE, 0, 1), dtype=np.float32)


def _unit(rows: Numbers) -> Numbers:
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9), dtype=np.float32)
