"""Names that are one name in several spellings: Zelenskiy and Zelensky, Qadhafi and Gaddafi, Netanyahou and Netanyahu."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from communique.knowledge.folding import fold
from communique.knowledge.people import people_lines
from communique.knowledge.tables import items

SHORTEST = 4
"""Letters of the shortest skeleton that is compared: shorter ones are alike by chance."""
_SLIP = 7
"""Letters from which on one letter may be missing."""

_ARTICLES = frozenset("al el ul ad as ash an ar at ed es le la bin ibn ben".split())
_RULES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"[aeou]l+ah?\b", "ula"),
        (r"abd[aeou]l", "abdul"),
        (r"(?<=[iu]n)e\b", ""),
        (r"shch|sch|tch|ch|sh|[cs]z", "s"),
        (r"dzh|zh|dj", "j"),
        (r"\bj(?=[aeu])", "i"),
        (r"ph", "f"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"kh|gh|[qgchx]", "k"),
        (r"w|ff\b", "v"),
        (r"[ijy]*[eo]v(a?)\b", r"av\1"),
        (r"ou|oo|[ou]", "u"),
        (r"(?:yy|iy|ii|ij|yi|ie|[yi])", "i"),
        (r"i?e|ai(?=a)", "a"),
        (r"t?z|ts", "s"),
        (r"(?<=[aiu])k\b", ""),
        (r"(.)\1+", r"\1"),
        (r"ai(?=[au])", "a"),
    )
)
"""In this order: what English, French, German and Slavic print write for one sound becomes one letter."""

_GROUPS = {**dict.fromkeys("aeiouyj", "a"), **dict.fromkeys("ckqghsxtzd", "k"), **dict.fromkeys("vwf", "v")}


def skeleton(word: str) -> str:
    """Return what a word keeps in every transliteration: letters that stand for one sound are one."""
    plain = re.sub(r"[^a-z]", "", fold(word))
    for pattern, letter in _RULES:
        plain = pattern.sub(letter, plain)
    return plain


def alike(name: str) -> list[str]:
    """Return the people whose family name, or whose full name in any order, may be spelt as this; in the tables' order.

    A name that one letter separates counts where none is the same. Nothing is said about the day.
    """
    words = _words(name)
    key = _key(words)
    if len(key) < SHORTEST:
        return []
    table = _index(_group(words[0]))
    if len(words) > 1:
        table = {**table, **_index(_group(words[-1]))}
    found = (
        table.get(key)
        or table.get(_joined(words))
        or next((table[slip] for slip in _slips(key) if slip in table), ())
        or _longer(key, table)
    )
    return list(dict.fromkeys(found))


def _words(name: str) -> list[str]:
    words = [word for word in re.split(r"[\s\-'’.]+", fold(name)) if word]
    return [word for word in words if word not in _ARTICLES] or words


def _key(words: Iterable[str]) -> str:
    return " ".join(sorted(filter(None, map(skeleton, words))))


def _joined(words: Sequence[str]) -> str:
    """Return the key of a name in one piece: Xi Jin Ping is Xi Jinping."""
    return skeleton("".join(words)) if len(words) > 1 else ""


def _group(word: str) -> str:
    return _GROUPS.get(word[:1], word[:1])


def _slips(key: str) -> list[str]:
    """Return the key without one of its letters, for each letter."""
    return [key[:at] + key[at + 1 :] for at in range(1, len(key))] if len(key) > _SLIP else []


def _longer(key: str, table: dict[str, list[str]]) -> list[str]:
    """Return the people whose key has just one letter more; none where several keys have."""
    if len(key) < _SLIP:
        return []
    near = [known for known in table if len(known) == len(key) + 1 and known[0] == key[0] and key in _slips(known)]
    return table[near[0]] if len(near) == 1 else []


@cache
def _index(group: str) -> dict[str, list[str]]:
    """Key → people, of the names that begin with one group of letters: made when first asked for."""
    table: dict[str, list[str]] = defaultdict(list)
    for name, person in _names().get(group, ()):
        words = _words(name)
        for key in filter(None, (_key(words), _joined(words))):
            table[key].append(person)
    return dict(table)


@cache
def _names() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person, _, surnames, aliases, *_ in people_lines():
        for name in (person, *items(surnames), *items(aliases)):
            table[_group(_words(name)[0])].append((name, person))
    return table
