"""Every name that the knowledge base has, found in a row of words: the longest name at each place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique.knowledge.folding import first_words, folded_words
from communique.knowledge.offices import load_offices
from communique.knowledge.organisations import load_organisations
from communique.knowledge.people import people_lines
from communique.knowledge.states import load_metonyms, load_organs, load_states
from communique.knowledge.tables import DATA, items, read_table

NameKind = Literal[
    "person",
    "surname",
    "state",
    "adjective",
    "demonym",
    "capital",
    "metonym",
    "organisation",
    "office",
    "organ",
    "other",
]


@dataclass(frozen=True)
class Entry:
    """What a name may stand for: a person's name, a state's code, an organisation's id, an office."""

    kind: NameKind
    key: str


@dataclass(frozen=True)
class Match:
    """A name found in words `start` to `end` (exclusive), with all that it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def keys(self, kind: NameKind) -> list[str]:
        """Return what the name may stand for as one kind of thing."""
        return [entry.key for entry in self.entries if entry.kind == kind]


Named = tuple[str, NameKind, str]
"""A name, and the kind and key of what it may stand for."""


class Gazetteer:
    """Names by their folded words. Those that begin with one word are made ready when that word is first met."""

    def __init__(self, names: Iterable[Named]) -> None:
        listed = list(names)
        self._raw: dict[str, list[Named]] = defaultdict(list)
        for first, named in zip(first_words(name for name, _, _ in listed), listed, strict=True):
            self._raw[first].append(named)
        self._ready: dict[str, dict[int, dict[tuple[str, ...], tuple[Entry, ...]]]] = {}

    def at(self, folded: Sequence[str], place: int) -> Iterator[Match]:
        """Yield the names that begin at one word, the longest first."""
        for length, names in self._beginning_with(folded[place]).items():
            entries = names.get(tuple(folded[place : place + length]))
            if entries:
                yield Match(place, place + length, entries)

    def _beginning_with(self, word: str) -> dict[int, dict[tuple[str, ...], tuple[Entry, ...]]]:
        """Return the names that begin with a word by their length in words, the longest first."""
        if word not in self._raw:
            return {}
        if word not in self._ready:
            self._ready[word] = _by_length(self._raw[word])
        return self._ready[word]


def _by_length(names: list[Named]) -> dict[int, dict[tuple[str, ...], tuple[Entry, ...]]]:
    table: dict[tuple[str, ...], dict[Entry, None]] = defaultdict(dict)
    for name, kind, key in names:
        words = folded_words(name)
        alone = kind == "person" and len(words) == 1
        table[words][Entry("surname" if alone else kind, key)] = None
    lengths = sorted({len(words) for words in table}, reverse=True)
    return {n: {words: tuple(found) for words, found in table.items() if len(words) == n} for n in lengths}


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer over all data files."""
    return Gazetteer(_names())


def _names() -> Iterator[Named]:
    yield from _names_of_states()
    yield from _names_of_organisations()
    yield from _names_of_people()
    for row in read_table(DATA / "other_names.csv"):
        yield row["name"], "other", row["name"]
    for words, offices in load_offices().items():
        for office in sorted(offices):
            yield " ".join(words), "office", office
    for organ, phrases in load_organs().items():
        for phrase in phrases:
            yield phrase, "organ", organ


def _names_of_states() -> Iterator[Named]:
    # Houses come before capitals: Brussels is the Union's seat first.
    for metonym in load_metonyms():
        yield metonym.name, "metonym", f"{metonym.iso3}:{metonym.organ}"
    for state in load_states().values():
        kinds: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
            ("state", (state.name, *state.aliases)),
            ("adjective", state.adjectives),
            ("demonym", state.demonyms),
            ("capital", state.capitals),
        )
        for kind, names in kinds:
            for name in names:
                yield name, kind, state.iso3


def _names_of_organisations() -> Iterator[Named]:
    for organisation in load_organisations().values():
        for name in (organisation.id, organisation.name, *organisation.aliases):
            yield name, "organisation", organisation.id


def _names_of_people() -> Iterator[Named]:
    for person, _, surnames, aliases, *_ in people_lines():
        yield person, "person", person
        for name in items(aliases):
            yield name, "person", person
        for name in items(surnames):
            yield name, "surname", person
