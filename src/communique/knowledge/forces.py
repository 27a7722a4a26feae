"""How strongly something is said: the scales of verbs and phrases, found in a stretch of text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique.knowledge.tables import DATA, items, read_table
from communique.language.words import word_spans

SAY = "say"
"""The family of words that only report: they have no level."""

DISCUSS = "discuss"
"""The family of words that only say that something came up."""

_INTENSIFIER = "intensifier"
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Force:
    """Words that say how strongly: where they stand, on which scale, at which level (None: they only report)."""

    start: int
    end: int
    family: str
    level: int | None
    intensified: bool = False


def find_forces(text: str) -> Iterator[Force]:
    """Yield the words of force in a text, the longest at each place; a word may stand on several scales."""
    spans = word_spans(text)
    # A capital inside a sentence makes a name of a word: "in May" is no "may".
    words = [text[a:b].lower() if a == 0 or text[a].islower() else text[a:b] for a, b in spans]
    place = 0
    while place < len(words):
        best = max((p for p in _phrases().get(words[place], ()) if _stands_at(p, words, place)), key=len, default=None)
        for family, level in _scales()[best] if best else ():
            beside = words[max(0, place - 1) : place] + words[place + len(best or ()) :][:2]
            inside = words[place : place + len(best or ())]
            yield Force(
                spans[place][0], spans[place + len(best or ()) - 1][1], family, level,
                any(map(is_intensifier, (*beside, *inside))),
            )  # fmt: skip
        place += len(best) if best else 1


def is_intensifier(word: str) -> bool:
    """Whether a word makes what is said stronger: "firmly", "grave"."""
    return any(family == _INTENSIFIER for family, _ in _scales().get((word.lower(),), ()))


def _stands_at(phrase: tuple[str, ...], words: list[str], place: int) -> bool:
    return tuple(words[place : place + len(phrase)]) == phrase


@cache
def _scales() -> dict[tuple[str, ...], tuple[tuple[str, int | None], ...]]:
    found: dict[tuple[str, ...], list[tuple[str, int | None]]] = defaultdict(list)
    for row in read_table(DATA / "strengths.csv"):
        level = int(row["level"]) if row["level"] else None
        verbs = [form for verb in items(row["verbs"]) for form in _forms(verb)]
        for phrase in dict.fromkeys([*verbs, *items(row["phrases"])]):
            found[tuple(phrase.lower().split())].append((row["family"], level))
    return {phrase: tuple(scales) for phrase, scales in found.items()}


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in _scales():
        table[phrase[0]].append(phrase)
    return table


def _forms(phrase: str) -> Iterator[str]:
    """Yield a verb's regular forms; what follows it ("call for") stays. Irregular forms stand in the table."""
    verb, _, rest = phrase.partition(" ")
    for form in _regular(verb):
        yield f"{form} {rest}".strip()


def _regular(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    doubled = verb + verb[-1] if verb[-2] in _VOWELS and verb[-1] in "bdgmnprtl" and verb[-3] not in _VOWELS else verb
    hissing = verb.endswith(("s", "sh", "ch", "x", "z"))
    plain = (verb, f"{verb}es" if hissing else f"{verb}s", f"{verb}ed", f"{verb}ing")
    return (*plain, f"{doubled}ed", f"{doubled}ing") if doubled != verb else plain
