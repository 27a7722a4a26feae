"""Whom a word names as a party: mentions on it, lists that go on from it, and what cannot be one."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communique.extract.cast import Cast, Resolved
from communique.extract.contact_triggers import contact_words
from communique.extract.mentions import Mention
from communique.language.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
_PLACE_BEFORE = frozenset("in at near outside into within inside".split())
_LIST = 400
"""Characters within which a list of people goes on."""

_LIST_GOES_ON = re.compile(
    r"(?:\s+of\s+(?:the\s+)?[A-Z][\w.’' -]{2,40}?)?(?:\s+on\s+[\w ]{3,20}?)?(?:,\s*(?:and\s+)?|\s+and\s+)(?:the\s+)?"
)


class PartyWords:
    """Finds the parties that the words of one document name."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self._parse, self._cast = parse, cast

    def on(self, token: "Token") -> list[Resolved]:
        """Return the mention on a word, and those that follow it in one list of people."""
        start = self._parse.start_of(token)
        on = [r for r in self._cast.near(start, start + len(token)) if r.parties and not self._is_place(r.mention)]
        return [*on[:1], *(self._listed_after(on[0]) if on and self._is_person(on[0]) else ())]

    def within(self, stretch: tuple[int, int]) -> list[Resolved]:
        """Return the mentions in a stretch of text that are no places."""
        return [r for r in self._cast.near(*stretch) if r.parties and not self._is_place(r.mention)]

    def of_word(self, token: "Token") -> list[str]:
        """Return the parties that a word and those joined to it name."""
        return self.parties(r for t in with_conjuncts([token]) for r in self.on(t))

    def parties(self, resolved: Iterable[Resolved]) -> list[str]:
        """Return who of those mentioned can take part: no groups, no spokespersons, no media."""
        found: dict[str, None] = {}
        for r in resolved:
            for key in r.parties:
                party = self._cast.registry[key]
                if (
                    party.kind != "group"
                    and party.body
                    and "spokesperson" not in party.offices
                    and party.sector != "MED"
                ):
                    found[key] = None
        return list(found)

    def persons_first(self, parties: list[str]) -> list[str]:
        """Return parties without the states whose persons are among them."""
        registry = self._cast.registry
        with_person = {registry[k].body for k in parties if registry[k].kind == "person"}
        kept = [k for k in parties if registry[k].kind == "person" or registry[k].body not in with_person]
        seen: set[str | None] = set()
        states = []
        for key in kept:
            if registry[key].kind == "person" or registry[key].body not in seen:
                states.append(key)
            if registry[key].kind != "person":
                seen.add(registry[key].body)
        return states

    def bodies(self, parties: Iterable[str]) -> int:
        """Count the states and organisations that parties stand for."""
        return len({self._cast.registry[k].body for k in parties})

    def may_be_party(self, token: "Token") -> bool:
        """Return whether a word names a party, is one's officials, or leans on others ("them", "held talks")."""
        if token.tag_ in ("PRP", "WP", "WDT", "NNP", "NNPS") or token.lower_ in contact_words()["contact"]:
            return True
        near = [token, *(c for c in token.children if c.dep_ in ("compound", "nmod", "amod", "appos", "conj", "poss"))]
        if token.lower_ in contact_words()["officials"]:
            near = list(token.subtree)
        return any(self._cast.near(self._parse.start_of(t), self._parse.start_of(t) + len(t)) for t in near)

    def _listed_after(self, first: Resolved) -> Iterator[Resolved]:
        """Yield who is named next in one list: "with A of Chad, B of Togo and C"."""
        text, last = self._parse.document.text, first
        for r in self._cast.near(first.mention.end, first.mention.end + _LIST):
            of_last = text[last.mention.end : r.mention.start].strip() in ("of", "of the")
            if r.mention.start < last.mention.end or not r.parties or of_last:
                continue
            token = self._parse.token_at(r.mention.anchor)
            if not _LIST_GOES_ON.fullmatch(text, last.mention.end, r.mention.start):
                return
            if token is not None and token.dep_ in SUBJECTS and token.head.i > token.i:
                return
            yield r
            last = r

    def _is_person(self, resolved: Resolved) -> bool:
        return all(self._cast.registry[key].kind == "person" for key in resolved.parties)

    def _is_place(self, mention: Mention) -> bool:
        """ "in Moscow", "at the Kremlin": where, not who."""
        if mention.kind not in ("government", "state"):
            return False
        before = self._parse.document.text[max(0, mention.start - 14) : mention.start].lower().split()
        return bool(before) and (before[-1] in _PLACE_BEFORE or before[-2:-1] == ["in"])


def with_conjuncts(tokens: Iterable["Token"]) -> Iterator["Token"]:
    """Yield words with those joined to them by "and" or set beside them."""
    for token in tokens:
        yield token
        yield from token.conjuncts
        for child in token.children:
            if child.dep_ == "appos":
                yield child
