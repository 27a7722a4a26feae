"""Every name that the knowledge base has, found in a row of words: the longest name at each place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique.knowledge.folding import folded_words
from communique.knowledge.offices import load_offices
from communique.knowledge.organisations import load_organisations
from communique.knowledge.people import load_people
from communique.knowledge.states import load_metonyms, load_organs, load_states
from communique.knowledge.tables import DATA, read_table

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


class Gazetteer:
    """Names by their folded words."""

    def __init__(self, names: Iterator[tuple[str, Entry]]) -> None:
        table: dict[tuple[str, ...], dict[Entry, None]] = defaultdict(dict)
        for name, entry in names:
            words = folded_words(name)
            if words:
                table[words][entry] = None
        self._table = {words: tuple(entries) for words, entries in table.items()}
        self._lengths: dict[str, list[int]] = defaultdict(list)
        for words in self._table:
            if len(words) not in self._lengths[words[0]]:
                self._lengths[words[0]].append(len(words))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def at(self, folded: Sequence[str], place: int) -> Iterator[Match]:
        """Yield the names that begin at one word, the longest first."""
        for length in self._lengths.get(folded[place], ()):
            words = tuple(folded[place : place + length])
            entries = self._table.get(words)
            if entries and len(words) == length:
                yield Match(place, place + length, entries)


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer over all data files."""
    return Gazetteer(_names())


def _names() -> Iterator[tuple[str, Entry]]:
    yield from _names_of_states()
    yield from _names_of_organisations()
    yield from _names_of_people()
    for row in read_table(DATA / "other_names.csv"):
        yield row["name"], Entry("other", row["name"])
    for words, offices in load_offices().items():
        for office in sorted(offices):
            yield " ".join(words), Entry("office", office)
    for organ, phrases in load_organs().items():
        for phrase in phrases:
            yield phrase, Entry("organ", organ)


def _names_of_states() -> Iterator[tuple[str, Entry]]:
    for state in load_states().values():
        kinds: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
            ("state", (state.name, *state.aliases)),
            ("adjective", state.adjectives),
            ("demonym", state.demonyms),
            ("capital", state.capitals),
        )
        for kind, names in kinds:
            for name in names:
                yield name, Entry(kind, state.iso3)
    for metonym in load_metonyms():
        yield metonym.name, Entry("metonym", f"{metonym.iso3}:{metonym.organ}")


def _names_of_organisations() -> Iterator[tuple[str, Entry]]:
    for organisation in load_organisations().values():
        for name in (organisation.id, organisation.name, *organisation.aliases):
            yield name, Entry("organisation", organisation.id)


def _names_of_people() -> Iterator[tuple[str, Entry]]:
    for person in load_people().values():
        for name in (person.name, *person.aliases):
            kind: NameKind = "person" if len(folded_words(name)) > 1 else "surname"
            yield name, Entry(kind, person.name)
        for name in person.surnames:
            yield name, Entry("surname", person.name)
