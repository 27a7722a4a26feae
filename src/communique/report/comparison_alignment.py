"""Which statement of one account says what a statement of the other says."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from communique.knowledge.folding import bare
from communique.report.comparison_statements import Account, Statement
from communique.report.comparison_words import Word, with_acronyms

Numbers = NDArray[np.float32]


class Meanings(Protocol):
    """Gives words and passages as rows of numbers, so that those of like meaning lie close."""

    def words(self, words: Sequence[str], /) -> Numbers:
        """Return a row for each word, out of context."""

    def passages(self, passages: Sequence[str], /) -> Numbers:
        """Return a row for each passage."""


LINKED = 0.36
"""Likeness from which two statements are taken to say the same thing."""

_LINKED_BETWEEN = 0.22
"""The same for two statements that stand between neighbours which say the same."""

COVERED = 0.62
"""Share of a statement's content from which a longer statement is taken to hold it."""

_FLOOR = 0.12
"""Likeness of words that have nothing to do with each other."""

_PASSAGE_SHARE = 0.3
"""How much the likeness of whole passages counts beside that of their words."""

_LIKEST_PASSAGE = 0.7
"""Cosine from which passages count as the same."""

_PARTY_WEIGHT = 0.35
"""How much the names of the two sides weigh: nearly every statement has them."""

_CLEARLY, _LIKE, _FEWEST_SHARED, _DOUBT = 0.6, 0.5, 2, 0.6
"""Statements that are not clearly alike and share but one word count for less."""

_SHARED_STEM = 5
_STEM_SHARE = 0.58
_STEM_LIKENESS = 0.9
_PART_LIKENESS = 0.6
"""Likeness of a phrase to another that shares a word with it."""

_NAME_WEIGHT = 1.3


@dataclass
class Likeness:
    """How alike the statements of two accounts are, word by word."""

    a: Account
    b: Account
    meanings: Meanings

    def __post_init__(self) -> None:
        words_a, words_b = with_acronyms(self.a.words, self.b.words), with_acronyms(self.b.words, self.a.words)
        self._words = {"a": words_a, "b": words_b}
        self._weights = _weigh(self.a, self.b)
        self._table = self._compare_words(words_a, words_b)
        self._rows = [_places(s, words_a) for s in self.a.statements]
        self._columns = [_places(s, words_b) for s in self.b.statements]
        self._passages = self._compare_passages()
        self.matrix = np.array(
            [[self._likeness(i, j) for j in range(len(self._columns))] for i in range(len(self._rows))]
        ).reshape(len(self._rows), len(self._columns))

    def covered(self, side: str, index: int) -> float:
        """Return the share of a statement's content that the one sentence of the other account says that says most."""
        own = self._rows[index] if side == "a" else self._columns[index]
        others, account = (self._columns, self.b) if side == "a" else (self._rows, self.a)
        by_sentence: dict[int, list[int]] = {}
        for statement, places in zip(account.statements, others, strict=True):
            by_sentence.setdefault(statement.sentence, []).extend(places)
        return max((self._share(side, own, places) for places in by_sentence.values()), default=0.0)

    def spoken_of(self, side: str, index: int) -> float:
        """Return the share of a statement's content that the other account as a whole says."""
        own = self._rows[index] if side == "a" else self._columns[index]
        return self._share(side, own, list(range(len(self._words["a" if side == "b" else "b"]))))

    def _share(self, side: str, own: list[int], others: list[int]) -> float:
        if not own or not others:
            return 0.0
        table = self._table if side == "a" else self._table.T
        weights = np.array([self._weights[_weighing(self._words[side][place])] for place in own])
        best = table[np.ix_(own, others)].max(axis=1)
        return float((weights * best).sum() / weights.sum())

    def _likeness(self, i: int, j: int) -> float:
        rows, columns = self._rows[i], self._columns[j]
        if not rows or not columns or self.a.statements[i].is_contact or self.b.statements[j].is_contact:
            return 0.0
        alike = (self._share("a", rows, columns) + self._share("b", columns, rows)) / 2
        if alike < _CLEARLY and self._shared(rows, columns) < _FEWEST_SHARED:
            alike *= _DOUBT
        alike = (1 - _PASSAGE_SHARE) * alike + _PASSAGE_SHARE * float(self._passages[i, j])
        first, second = self.a.statements[i], self.b.statements[j]
        return alike + (0.03 if first.issue and first.issue == second.issue else 0.0)

    def _shared(self, rows: list[int], columns: list[int]) -> int:
        """Count the words that have a like word in the other statement; the two sides' names do not count."""
        table = self._table[np.ix_(rows, columns)]
        counts = []
        for axis, side, places in ((1, "a", rows), (0, "b", columns)):
            account = self.a if side == "a" else self.b
            best = zip(table.max(axis=axis), places, strict=True)
            counts.append(sum(v >= _LIKE and not account.names_a_side(self._words[side][p]) for v, p in best))
        return max(counts)

    def _compare_passages(self) -> Numbers:
        texts = [s.span.text for s in (*self.a.statements, *self.b.statements)]
        rows = _unit(self.meanings.passages(texts))
        size = len(self.a.statements)
        return np.asarray(np.clip(rows[:size] @ rows[size:].T / _LIKEST_PASSAGE, 0, 1), dtype=np.float32)

    def _compare_words(self, words_a: tuple[Word, ...], words_b: tuple[Word, ...]) -> Numbers:
        distinct = sorted({bare(w.text) for w in (*words_a, *words_b)})
        place = {word: number for number, word in enumerate(distinct)}
        rows = _unit(self.meanings.words(distinct))
        known = [rows[[place[bare(w.text)] for w in words]] if words else rows[:0] for words in (words_a, words_b)]
        cosines = known[0] @ known[1].T
        table = np.clip((cosines - _FLOOR) / (1 - _FLOOR), 0, 1)
        for i, first in enumerate(words_a):
            for j, second in enumerate(words_b):
                exact = _exactly(first, second)
                table[i, j] = table[i, j] if exact is None else exact
        return np.asarray(table, dtype=np.float32)


def link(likeness: Likeness) -> list[tuple[int, int]]:
    """Return pairs (statement of a, statement of b) that say the same thing, each statement once, the likest first."""
    links = dict(_best_pairs(likeness, LINKED, lambda i, j: True))
    # What stands between the same neighbours may be worded more freely.
    between = _best_pairs(
        likeness, _LINKED_BETWEEN,
        lambda i, j: i not in links and j not in links.values() and _between(i, j, links) and _may_share(likeness, i, j),
    )  # fmt: skip
    return sorted([*links.items(), *between])


def _best_pairs(
    likeness: Likeness, least: float, may_pair: Callable[[int, int], bool]
) -> list[tuple[int, int]]:
    first, second = likeness.a.statements, likeness.b.statements
    found = [
        (
            -round(float(likeness.matrix[i, j]), 4),
            round(abs(i / len(first) - j / len(second)), 6),
            tuple(sorted((first[i].span.text, second[j].span.text))),
            (i, j),
        )
        for i in range(len(first))
        for j in range(len(second))
        if likeness.matrix[i, j] >= least and may_pair(i, j)
    ]
    pairs: dict[int, int] = {}
    for *_, (i, j) in sorted(found):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def _between(i: int, j: int, links: dict[int, int]) -> bool:
    """Whether the nearest linked statements before and after i are linked to ones before and after j."""
    before = max((x for x in links if x < i), default=None)
    after = min((x for x in links if x > i), default=None)
    return (before is None or links[before] < j) and (after is None or links[after] > j)


def _may_share(likeness: Likeness, i: int, j: int) -> bool:
    holders = likeness.a.statements[i].holders, likeness.b.statements[j].holders
    return None in holders or bool((holders[0] or frozenset()) & (holders[1] or frozenset()))


def _unit(rows: Numbers) -> Numbers:
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9), dtype=np.float32)


def _exactly(first: Word, second: Word) -> float | None:
    """Return 1 for words that stand for the same, 0 for numbers and names that do not, None for other words."""
    if first.keys & second.keys:
        return 1.0
    if "number" in (first.sort, second.sort):
        return 0.0
    parts = [bare(word.text).split() for word in (first, second)]
    if any(_share_stem(x, y) for x in parts[0] for y in parts[1]):
        return _STEM_LIKENESS if max(map(len, parts)) == 1 else _PART_LIKENESS
    both_parties = all(any(k.startswith("party:") for k in w.keys) for w in (first, second))
    return 0.0 if both_parties or (first.sort == second.sort == "name") else None


def _share_stem(first: str, second: str) -> bool:
    common = 0
    for x, y in zip(first, second, strict=False):
        if x != y:
            break
        common += 1
    return common >= min(_SHARED_STEM, len(first), len(second)) and common >= _STEM_SHARE * max(len(first), len(second))


def _places(statement: Statement, words: tuple[Word, ...]) -> list[int]:
    return [i for i, w in enumerate(words) if statement.span.start <= w.start < statement.span.end]


def _weighing(word: Word) -> str:
    """Return the key by which a word is weighed: the person before the party, not an acronym it may belong to."""
    return max(key for key in word.keys if not key.startswith("acronym:")) if len(word.keys) > 1 else min(word.keys)


def _weigh(a: Account, b: Account) -> dict[str, float]:
    """Weigh each word by how few statements of the two accounts have it; names weigh more, the two sides less."""
    statements = [*a.statements, *b.statements]
    having = Counter(key for statement in statements for key in {_weighing(word) for word in statement.words})
    names = {_weighing(word) for word in (*a.words, *b.words) if word.sort == "name"}
    sides = {f"party:{body}" for account in (a, b) for body in account.sides}
    weights = {}
    for key in {_weighing(word) for word in (*a.words, *b.words)}:
        factor = _PARTY_WEIGHT if key in sides else _NAME_WEIGHT if key in names else 1.0
        weights[key] = factor * math.log(1 + (len(statements) + 1) / max(having[key], 1))
    return weights
