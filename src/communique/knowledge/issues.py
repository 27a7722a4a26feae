"""The thesaurus of issues: concepts with the phrases that name them, found in a row of words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.knowledge.folding import bare, first_words, folded_words
from communique.knowledge.tables import DATA, items, read_table
from communique.language.words import word_spans


@dataclass(frozen=True)
class Concept:
    """One concept, in the spirit of SKOS: preferred label, alternative labels, broader and related concepts."""

    id: str
    label: str
    alternatives: tuple[str, ...]
    broader: str | None
    related: tuple[str, ...]
    states: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        """Return its labels in lower case."""
        return frozenset(name.lower() for name in (self.label, *self.alternatives))

    def concerns(self, states: frozenset[str]) -> bool:
        """Whether it may be meant in a text about these states."""
        return not self.states or bool(states & set(self.states))


@cache
def load_concepts() -> dict[str, Concept]:
    """Return all concepts by id."""
    return {
        row["id"]: Concept(
            row["id"],
            row["label"],
            items(row["alt_labels"]),
            row["broader"] or None,
            items(row["related"]),
            items(row["states"]),
        )
        for row in read_table(DATA / "issues.csv")
    }


def find_concept(words: str, states: frozenset[str] | None = None) -> Concept | None:
    """Return the concept that the words name: the one with the longest phrase in them, of two the first in the text.

    Where `states` are given, a concept that concerns certain states counts only if one of them is among these.
    """
    found = [f for f in find_concepts(words) if states is None or load_concepts()[f[2]].concerns(states)]
    if not found:
        return None
    longest = max(found, key=lambda f: (len(words[f[0] : f[1]].split()), f[1] - f[0], -f[0]))
    return load_concepts()[longest[2]]


def find_concepts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, concept id) of each phrase that names a concept, the longest at each place, none inside another."""
    spans = word_spans(text)
    folded = tuple(_singular(bare(text[a:b])) for a, b in spans)
    place = 0
    while place < len(folded):
        best = max(
            ((len(phrase), concept) for phrase, concept in _phrases(folded[place])
             if folded[place : place + len(phrase)] == phrase),
            default=None,
        )  # fmt: skip
        if best:
            yield spans[place][0], spans[place + best[0] - 1][1], best[1]
        place += best[0] if best else 1


@cache
def _labels() -> dict[str, list[tuple[str, str]]]:
    """First word → (label, concept) of each label that begins with it."""
    listed = [(name, c.id) for c in load_concepts().values() for name in (c.label, *c.alternatives)]
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for first, label in zip(first_words(name for name, _ in listed), listed, strict=True):
        table[_singular(first)].append(label)
    return table


@lru_cache(maxsize=100_000)
def _phrases(first: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return (words, concept) of the labels that begin with a word."""
    if first not in _labels():
        return ()
    return tuple((tuple(_singular(word) for word in folded_words(name)), concept) for name, concept in _labels()[first])


def _singular(word: str) -> str:
    """Take the plural off, so that "tariffs" is "tariff"; programme and program are one word."""
    if word in ("program", "programs", "programmes"):
        return "programme"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
