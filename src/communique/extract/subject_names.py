"""What a subject is called: a concept of the thesaurus, or an open issue of its own words."""

import re
from collections import Counter
from functools import cache

from communique.extract.registry import slug
from communique.knowledge.folding import folded_words
from communique.knowledge.issues import Concept, find_concept, find_concepts, load_concepts
from communique.knowledge.states import load_states
from communique.language.parse import Parse

LONGEST_LABEL = 8
"""Words of an open issue's label."""

_LEADING = re.compile(r"^(?:(?:the|a|an|any|all|every|its|his|her|their|our|this|these|those|that|on|of|in|to|for|such|issues?\s+of|"
                      r"question\s+of|matter\s+of|topic\s+of|situation\s+with|regarding|about|both|two)\s+)+", re.I)  # fmt: skip
_EMPTY = frozenset("it its they them this that these those all both he she an a the no one".split())
_SAYS_NOTHING = frozenset(
    "the a an of in on over about around and its their this that dispute issue question situation conflict crisis war "
    "problem topic file matter ongoing current recent efforts developments".split()
)
_TRAILING = re.compile(
    r"(?:\s+(?:the|a|an|of|in|on|at|and|or|to|for|from|between|with|against|our|your|their|its|his|her|this|that))+$",
    re.I,
)
_CLOSING = frozenset("by including as with through via which who that".split())


class SubjectNames:
    """Names the subjects of one document; `states` are those that it is about (None: any)."""

    def __init__(self, parse: Parse, states: frozenset[str] | None = None) -> None:
        self._parse, self._states = parse, states
        self.concepts = [
            found
            for found in find_concepts(parse.document.text)
            if states is None or load_concepts()[found[2]].concerns(states)
        ]
        """(start, end, concept id) of each phrase of the document that names a concept."""
        self._by_tail: dict[tuple[str, ...], str] = {}
        for start, end, key in self.concepts:
            self._by_tail.setdefault(folded_words(parse.document.text[start:end])[-2:], key)

    def name(self, start: int, end: int) -> tuple[str | None, str]:
        """Return (id, label) of the subject that words name.

        A state's bare name stands for what the document says most of that state; a shortened phrase ("the nuclear
        programme") for what it shortens. Where the words say more than the concept, the label says both.
        """
        words = _noun_phrase(start, end, self._parse)
        phrase = _shorten(_LEADING.sub("", words))
        concept = (
            self._about_state(phrase)
            or find_concept(self._parse.document.text[start:end], self._states)
            or self._shortened(phrase)
        )
        if concept is None:
            key = slug(phrase)
            return (f"open:{key}", phrase) if key and key not in _EMPTY else (None, phrase)
        first, joined, _ = phrase.partition(" and ")
        if joined and find_concept(first, self._states) == concept:
            phrase = first
        is_state = phrase.lower() in _states_by_name()
        says_more = phrase and not is_state and not _is_part(phrase, concept)
        return concept.id, f"{concept.label}: {phrase}" if says_more else concept.label

    def _about_state(self, phrase: str) -> Concept | None:
        iso3 = _states_by_name().get(phrase.lower())
        if iso3 is None:
            return None
        general = find_concept(phrase)
        told = Counter(
            key
            for _, _, key in self.concepts
            if iso3 in load_concepts()[key].states and (general is None or key != general.id)
        )
        return load_concepts()[told.most_common(1)[0][0]] if told else general

    def _shortened(self, phrase: str) -> Concept | None:
        tail = folded_words(phrase)[-2:]
        key = self._by_tail.get(tail) if len(tail) == 2 else None
        return load_concepts()[key] if key else None


def _shorten(words: str) -> str:
    """The first words, up to an "and" where there are too many, without what leads on to more."""
    kept = words.split()
    if len(kept) > LONGEST_LABEL:
        kept = kept[:LONGEST_LABEL]
        if "and" in kept[3:]:
            kept = kept[: len(kept) - 1 - kept[::-1].index("and")]
    return _TRAILING.sub("", " ".join(kept))


def _is_part(phrase: str, concept: Concept) -> bool:
    """Whether a phrase says no more than a concept's names do: "the dispute over the Iranian nuclear programme"."""
    known = {word for name in concept.names for word in folded_words(name)}
    return set(folded_words(phrase)) <= known | _SAYS_NOTHING


@cache
def _states_by_name() -> dict[str, str]:
    return {name.lower(): s.iso3 for s in load_states().values() for name in (s.name, *s.aliases)}


def _noun_phrase(start: int, end: int, parse: Parse) -> str:
    """The words up to the first verb, quotation mark or clause: what a subject is called by."""
    text = parse.document.text
    first = parse.token_at(start)
    if first is not None and first.tag_ in ("PRP", "VBD", "VBP", "VBZ", "MD", "WP", "WDT", "EX", "VBG", "VB"):
        return ""  # a clause, which is no name
    place, last = start, start
    while place < end:
        token = parse.tokens.get(place)
        if token is None:
            place += 1
            continue
        closes = (
            token.tag_ in ("MD", "VBZ", "VBD", "VBP", "WDT", "WP", "WRB", ":", ",", ".", "``", "''", "-LRB-")
            or token.lower_ in _CLOSING
        )
        if closes and _LEADING.sub("", text[start:last] + " ").strip():
            break
        place = last = place + max(1, len(token))
    return " ".join(text[start:last].split()).strip(" .,;:“”\"'’").replace('"', "").replace("“", "")
