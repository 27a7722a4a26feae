"""Names that are one name in several spellings: Zelenskiy and Zelensky, Qadhafi and Gaddafi, Netanyahou and Netanyahu."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from communique.knowledge.folding import fold
from communique.knowledge.people import people_lines
from communique.knowledge.tables import items

SHORTEST = 5
"""Letters of the shortest skeleton that is compared: shorter ones are alike by chance."""
_SHORT = 12
"""Letters of the longest name that is compared in one piece: Xi Jin Ping is Xi Jinping."""
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

_NO_LETTER = re.compile(r"[^a-z]")
_FIRST_LETTER = re.compile(rf"^(?:(?:{'|'.join(sorted(_ARTICLES))})[ \-'’.]+(?=\w))*[^\w\n]*(\w)", re.M | re.I)
_GROUPS = {**dict.fromkeys("aeiouyj", "a"), **dict.fromkeys("ckqghsxtzd", "k"), **dict.fromkeys("vwf", "v")}


def skeleton(word: str) -> str:
    """Return what a word keeps in every transliteration: letters that stand for one sound are one."""
    return skeletons([word])[0]


def skeletons(words: Iterable[str]) -> list[str]:
    """Return the skeleton of each word; all at once, which is much faster than one by one."""
    text = "\n".join(_NO_LETTER.sub("", fold(word)) for word in words)
    for pattern, letter in _RULES:
        text = pattern.sub(letter, text)
    return text.split("\n")


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
        or table.get(skeleton("".join(_short(words))))
        or next((table[slip] for slip in _slips(key) if slip in table), ())
        or _longer(key, table)
    )
    return list(dict.fromkeys(found))


def _words(name: str) -> list[str]:
    words = [word for word in re.split(r"[\s\-'’.]+", fold(name)) if word]
    return [word for word in words if word not in _ARTICLES] or words


def _key(words: Iterable[str]) -> str:
    return " ".join(sorted(filter(None, map(skeleton, words))))


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
    names = [(_words(name), person) for name, person in _names().get(group, ())]
    pieces = {piece for words, _ in names for piece in (*words, *_short(words))}
    sounds = dict(zip(pieces, skeletons(pieces), strict=True))
    table: dict[str, list[str]] = defaultdict(list)
    for words, person in names:
        keys = {" ".join(sorted(filter(None, map(sounds.__getitem__, words)))), *map(sounds.__getitem__, _short(words))}
        for key in keys - {""}:
            table[key].append(person)
    return dict(table)


def _short(words: list[str]) -> list[str]:
    """Return a name in one piece where print may write it so: the short ones of East Asia."""
    joined = "".join(words)
    return [joined] if len(words) > 1 and len(joined) <= _SHORT else []


@cache
def _names() -> dict[str, list[tuple[str, str]]]:
    """First letter's group → (name, person)."""
    listed = [
        (name, person)
        for person, _, surnames, aliases, *_ in people_lines()
        for name in (person, *items(surnames), *items(aliases))
    ]
    firsts = _FIRST_LETTER.findall("\n".join(name for name, _ in listed))
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for first, named in zip(firsts, listed, strict=True):
        table[_group(fold(first))].append(named)
    return table
