"""What a stand is about, as a set of stems, with what qualifies it: so that a stand in other words is known again.

The table beside this module says which words mean the same, which qualify a matter ("immediate", "gradual"), which only introduce
what is said ("called for"), and which say nothing of it ("leaders").
"""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from snowballstemmer import stemmer

from communique.knowledge.folding import fold
from communique.knowledge.states import load_states
from communique.report.sourced import plain

TABLE = Path(__file__).parent / "changes_words.csv"
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STOP = frozenset(
    "a an the of for to in on at by with from into over under about as and or but if that which who whose this these those it its "
    "their his her he she they them be is are was were been being has have had do does did not no nor any such should must may "
    "would could can will shall than then there between within without before after until again still also both him own".split()
)
_CLAUSE = frozenset("that to he she it they we his her its their he'd who if as whether there".split())
"""Words after which not a thing follows but what somebody does."""

_NUMBER = re.compile(
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred"
)
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_UNIT = re.compile(rf"days?|weeks?|months?|years?|hours?|percent|{_MONTH}|(?:19|20)\d\d")
_DATE = re.compile(rf"\b(?:(\d{{1,2}}) ({_MONTH})|({_MONTH}) (\d{{1,2}}))\b")
_INTRODUCES = "zz"
"""Stands in for a word that only introduces what is said."""

_SAYS_NOTHING = "yy"
"""Stands in for a word that any stand may have."""

_FAR_IN = 4
"""A word that introduces what is said stands among the first so many."""


@dataclass(frozen=True)
class Matter:
    """What a stand is about: stems in order, and the senses that qualify them."""

    stems: tuple[str, ...]
    qualifiers: frozenset[str]
    is_object: bool = False
    """Whether the stems are what a verb of saying or wanting has for its object: "rejected a ceasefire", not "said he would go"."""

    @cached_property
    def every(self) -> frozenset[str]:
        """Its stems, without order."""
        return frozenset(self.stems)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its stems but for states' names."""
        return self.every - _names()

    def shared(self, other: "Matter") -> frozenset[str]:
        """Return the stems of both."""
        return self.every & other.every

    def likeness(self, other: "Matter") -> float:
        """Return the share of the stems of both that either has (0 to 1)."""
        union = self.every | other.every
        return len(self.shared(other)) / len(union) if union else 0.0

    def says_most_of(self, other: "Matter") -> bool:
        """Whether two accounts of one contact say one thing: they are on one matter, or one has most of what the other says."""
        shared = len(self.shared(other))
        return self.is_of(other) or (shared >= 2 and shared / min(len(self.stems), len(other.stems)) >= 0.6)

    def is_of(self, other: "Matter") -> bool:
        """Whether two stands are on one matter, perhaps: much is shared, or one says briefly what the other begins with."""
        if self.telling.isdisjoint(other.telling):
            return False
        shared = len(self.shared(other))
        fewest = min(len(self.stems), len(other.stems))
        likeness = self.likeness(other)
        if shared >= 2 and likeness >= 0.34:
            return True
        begins_alike = self.stems[0] == other.stems[0] and shared / fewest >= 0.6
        return self.is_object and other.is_object and (likeness >= 0.5 or begins_alike)


@lru_cache(maxsize=20_000)
def find_matter(words: str, condition: str | None = None) -> Matter:
    """Return what the words of a stand are about; its condition is left out."""
    text = plain(words)
    if condition:
        text = text.replace(plain(condition), " ")
    tokens = _WORD.findall(_replace(fold(text)))
    rest = _after_introduction(tokens)
    is_object = len(rest) < len(tokens) and bool(rest) and rest[0] not in _CLAUSE
    tokens = rest
    qualifiers = {token.removeprefix("qq") for token in tokens if token.startswith("qq")}
    qualifiers |= {token for token in tokens if _NUMBER.fullmatch(token) and not _UNIT.fullmatch(token)}
    rest = [token for token in tokens if not _is_aside(token)]
    return Matter(tuple(dict.fromkeys(map(_stem, rest))), frozenset(qualifiers), is_object)


def _is_aside(token: str) -> bool:
    """Whether a word is no part of what a stand is about: it qualifies, introduces, or any stand may have it."""
    stands_in = token.startswith(("qq", _INTRODUCES, _SAYS_NOTHING))
    return stands_in or token in _STOP or bool(_NUMBER.fullmatch(token) or _UNIT.fullmatch(token))


def _after_introduction(tokens: list[str]) -> list[str]:
    """Leave out what stands before and in words that only introduce what is said: "reaffirmed that Russia supports"."""
    while True:
        places = [place for place, token in enumerate(tokens[:_FAR_IN]) if token == _INTRODUCES]
        if not places:
            return tokens
        tokens = tokens[places[-1] + 1 :]


def _replace(text: str) -> str:
    """Put one word in the place of all phrases that mean the same, and of a day of the year, in either order."""
    text = _DATE.sub(lambda match: f"qq{match[1] or match[4]}-{match[2] or match[3]}", text)
    pattern, senses = _table()
    return pattern.sub(lambda match: senses[match.group()], text)


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds the table's phrases, the longest first, and what stands in for each."""
    senses: dict[str, str] = {}
    with TABLE.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            sense = fold(row["sense"])
            stand_in = {
                "qualifier": f"qq{sense.replace(' ', '-')}",
                "same": sense,
                "speech": _INTRODUCES,
                "empty": _SAYS_NOTHING,
            }[row["sort"]]
            senses[fold(row["words"])] = stand_in
    longest = sorted(senses, key=lambda words: (-len(words), words))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])"), senses


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return _stemmer()([word])[0]


@cache
def _names() -> frozenset[str]:
    """Return the stems of states' names: that two stands name a state does not make them of one matter."""
    names = {
        name
        for state in load_states().values()
        for name in (state.name, *state.aliases, *state.adjectives, *state.demonyms)
    }
    return frozenset(_stem(word) for name in names for word in _WORD.findall(_replace(fold(name))) if len(word) > 2)


@cache
def _stemmer() -> Callable[[list[str]], list[str]]:
    english: Callable[[list[str]], list[str]] = stemmer("english").stemWords
    return english
