"""PLOVER contexts: the fields that an event touches, by the words of its sentence."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from communique.knowledge.plover_forms import singulars
from communique.knowledge.tables import DATA, items, read_table


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for row in read_table(DATA / "plover_contexts.csv"):
        for word in items(row["words"]):
            table[word].append(row["context"])
    return {word: tuple(contexts) for word, contexts in table.items()}


def contexts_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return the contexts that words in lower case, in text order, speak of; each once, in that order."""
    found: dict[str, None] = {}
    before = ""
    for word in words:
        for form in singulars(word):
            for phrase in (f"{before} {form}", form):
                found.update(dict.fromkeys(_by_word().get(phrase, ())))
        before = word
    return tuple(found)
