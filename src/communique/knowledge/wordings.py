"""Words for the same thing: in ways that mean the same, in ways that take sides, and marks that one side sets."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from communique.knowledge.folding import bare
from communique.knowledge.tables import DATA, items, read_table
from communique.language.words import word_spans

WordingKind = Literal["same", "contrast", "marker", "filler"]
"""same: the words mean the same; contrast: whoever chooses one of them says something by it; marker: a qualification;
filler: words that any account of any contact has."""

_ENDINGS = (("ing", 3), ("ies", 2), ("ied", 2), ("ed", 3), ("es", 4), ("s", 3))
"""Regular endings, each with the fewest letters that must stay."""


@dataclass(frozen=True)
class Wording:
    """Words of a set, where they stand."""

    start: int
    end: int
    id: str
    kind: WordingKind


def find_wordings(text: str) -> Iterator[Wording]:
    """Yield each phrase of the sets, the longest of a kind at each place, in text order."""
    spans = word_spans(text)
    words = tuple(stem(text[a:b]) for a, b in spans)
    free: dict[WordingKind, int] = defaultdict(int)
    for place, word in enumerate(words):
        for phrase, name, kind in _phrases().get(word, ()):
            if place >= free[kind] and words[place : place + len(phrase)] == phrase:
                yield Wording(spans[place][0], spans[place + len(phrase) - 1][1], name, kind)
                free[kind] = place + len(phrase)


def stem(word: str) -> str:
    """Return a word without its regular ending, so that "resuming" is "resume" and "talks" is "talk"."""
    folded = bare(word)
    for ending, shortest in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= shortest:
            folded = folded[: -len(ending)]
            break
    return folded[:-1] if folded.endswith(("e", "y", "i")) and len(folded) > 3 else folded


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, WordingKind]]]:
    table: dict[str, list[tuple[tuple[str, ...], str, WordingKind]]] = defaultdict(list)
    for row in read_table(DATA / "wordings.csv"):
        for phrase in items(row["phrases"]):
            words = tuple(stem(phrase[a:b]) for a, b in word_spans(phrase))
            table[words[0]].append((words, row["id"], cast(WordingKind, row["kind"])))
    for phrases in table.values():
        phrases.sort(key=lambda entry: -len(entry[0]))
    return table
