"""A person's name at a word: known in full, known by family name, or known to the parser only."""

import re
from dataclasses import replace

from communique.extract.lookup import HONORIFICS, Lookup
from communique.extract.mentions import Mention
from communique.knowledge.folding import fold

_WOMEN = frozenset("mrs ms miss dame madam princess sheikha".split())
_NEVER_ALONE = frozenset("he his him she her it its i me my we us our you they them an a the no do so to as at may will can "
                         "by or and on in is if be up go out over under day man".split())  # fmt: skip
"""Family names that are first of all other words: only a title makes them names."""

_WHERE = frozenset({"in", "at", "near"})
_MONTHS_AND_VERBS = frozenset({"may", "will"})
"""Of these the ones that begin a sentence as a name does; the verb behind them tells."""


class PersonNames:
    """The persons' names of one document."""

    def __init__(self, look: Lookup) -> None:
        self._look = look

    def at(self, place: int) -> tuple[Mention, int] | None:
        """A person's name at a word: known in full, known by family name, or unknown."""
        at = place
        while self._look.is_one_of(at, HONORIFICS):
            at += 1 + (at + 1 < len(self._look.words) and self._look.words[at + 1] == ".")
        if at >= len(self._look.words):
            return None
        sex = (
            "f"
            if self._look.is_one_of(place, _WOMEN)
            else "m"
            if at > place and self._look.folded[place] in ("mr", "sir", "lord", "prince")
            else None
        )
        unknown = self._look.people.get(at, 0)
        full, surname = self._look.match(at, "person"), self._look.match(at, "surname")
        if full and full.end >= unknown:
            return self._person(place, at, full.end, names=tuple(full.keys("person")), sex=sex), full.end
        if surname and surname.end >= unknown:
            names = tuple(surname.keys("surname"))
            return self._person(place, at, surname.end, names=names, surname_only=True, sex=sex), surname.end
        if unknown:
            return self._stranger(place, at, unknown, sex), unknown
        return None

    def _person(self, start: int, head: int, end: int, *, names: tuple[str, ...], sex: str | None,
                surname_only: bool = False) -> Mention:  # fmt: skip
        a, b = self._look.spans[start][0], self._look.spans[end - 1][1]
        b -= 2 if re.search(r"['’]s$", self._look.text[a:b]) else 0
        name = self._look.text[self._look.spans[head][0] : b]
        return Mention(
            a,
            b,
            "person",
            names=names,
            name=name,
            surname_only=surname_only,
            sex=sex,
            head_start=self._look.spans[end - 1][0],
        )

    def _stranger(self, start: int, head: int, end: int, sex: str | None) -> Mention:
        """A name that the knowledge base has not in full: perhaps a known family name with a given name cut short."""
        mention = self._person(start, head, end, names=(), sex=sex)
        for at in range(head + 1, end):
            last = self._look.match(at, "surname")
            if last and last.end == end:
                given = [w for w in self._look.folded[head:at] if w.isalnum()]
                same = tuple(n for n in last.keys("surname") if _may_be_given(given, n))
                return replace(mention, names=same)
        return mention

    def is_other_word(self, place: int, after: int) -> bool:
        """A word that only a title would make a name, one behind an article ("the West"), or a part of "Franco-Russian"."""
        start, end = self._look.spans[place][0], self._look.spans[after - 1][1]
        if self._look.folded[place] in _MONTHS_AND_VERBS and self._acts(place, after):
            return False
        if place and self._look.folded[place - 1] in _WHERE and place not in self._look.people:
            return not self._look.words[after - 1].endswith(("'s", "’s"))
        if place and self._look.folded[place - 1] in ("the", "a", "an", "this", "our"):
            return True
        return self._look.folded[place] in _NEVER_ALONE or "-" in (
            self._look.text[end : end + 1],
            self._look.text[start - 1 : start],
        )

    def _acts(self, place: int, after: int) -> bool:
        """Whether a finite verb stands right behind a capitalised word: "May thanked", but not "May thank"."""
        if not self._look.words[place][0].isupper() or after >= len(self._look.spans):
            return False
        token = self._look.parse.token_at(self._look.spans[after][0])
        return token is not None and token.tag_ in ("VBD", "VBZ")


def _may_be_given(given: list[str], name: str) -> bool:
    """Whether given names or their initials are those of a name; behind a first initial a patronymic's is let pass."""
    words: list[str] = re.findall(r"\w+", fold(name))
    if given and all(len(g) == 1 for g in given):
        return words[0].startswith(given[0])
    return set(given) <= set(words)
