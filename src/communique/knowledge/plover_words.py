"""The lexicon of events: which verbs and nouns tell of which PLOVER type, on which conditions, and how they combine."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from communique.knowledge.plover import Code
from communique.knowledge.plover_actors import generic_of
from communique.knowledge.plover_forms import singulars, verb_forms
from communique.knowledge.tables import DATA, items, read_table

_PERSONS = ("persons", "captives")
_SECTORS_OF_PERSONS = frozenset("AGR CRM CVL EDU ELI JRN JUD LAB MED OPP REB REF REL".split())


@dataclass(frozen=True)
class EventWord:
    """A verb or noun, with the words that must stand by it and the class that its object must be of.

    `role` says how it codes: "event" by itself; "light", "say" through what it governs; the others ("ask", "refuse",
    "stop" ...) by combining with it; "none" says that these words together tell of no event.
    """

    role: str
    code: Code | None
    object_class: str
    words: tuple[str, ...]

    @property
    def own_code(self) -> Code:
        """The code of a word that tells of an event by itself. Raises ValueError for others: the table is wrong."""
        if self.code is None:
            raise ValueError(f"plover_words.csv: {' '.join(self.words)} has the role {self.role}, but no type")
        return self.code


@dataclass(frozen=True)
class EventLexicon:
    """Verbs and nouns by their first or last word, the most particular entry first."""

    verbs: dict[str, tuple[EventWord, ...]]
    nouns: dict[str, tuple[EventWord, ...]]
    lemmas: dict[str, str]
    """Form of a verb → its dictionary form."""
    objects: dict[str, frozenset[str]]
    """Class of objects → its nouns."""
    compositions: dict[tuple[str, str], Code]
    """(role, type of what the word governs) → what both tell together."""

    def is_object(self, noun: str, object_class: str) -> bool:
        """Whether a noun, singular or plural, is of a class; any generic actor is a person."""
        if object_class in _PERSONS and (generic := generic_of((noun,))) and generic.sector in _SECTORS_OF_PERSONS:
            return True
        return any(form in self.objects[object_class] for form in singulars(noun))

    def nouns_of(self, noun: str) -> tuple[EventWord, ...]:
        """Return the entries that end in a noun, singular or plural."""
        return next((self.nouns[form] for form in singulars(noun) if form in self.nouns), ())

    def knows_as(self, word: str, event_type: str) -> bool:
        """Whether a word in lower case, by itself or with others, may tell of a type."""
        entries = (*self.verbs.get(self.lemmas.get(word, ""), ()), *self.nouns_of(word))
        return any(entry.code is not None and entry.code.type == event_type for entry in entries)

    def compose(self, role: str, code: Code | None, otherwise: Code | None) -> Code | None:
        """Return what a word of a role tells together with what it governs; `otherwise` where no line says it."""
        inner = code.type if code else ""
        return self.compositions.get((role, inner)) or self.compositions.get((role, "")) or otherwise


@cache
def load_event_lexicon() -> EventLexicon:
    """Return the lexicon, read once."""
    entries = list(_entries())
    verbs = [entry for part, entry in entries if part == "verb"]
    return EventLexicon(
        verbs=_by_word(verbs, place=0),
        nouns=_by_word((entry for part, entry in entries if part == "noun"), place=-1),
        lemmas=_lemmas({entry.words[0] for entry in verbs}),
        objects={r["class"]: frozenset(items(r["words"])) for r in read_table(DATA / "plover_objects.csv")},
        compositions={
            (row["role"], row["of"]): Code(row["type"], row["mode"] or None)
            for row in read_table(DATA / "plover_compositions.csv")
        },
    )


def _entries() -> Iterator[tuple[str, EventWord]]:
    for row in read_table(DATA / "plover_words.csv"):
        code = Code(row["type"], row["mode"] or None) if row["type"] else None
        for phrase in items(row["words"]):
            yield row["part"], EventWord(row["role"], code, row["object"], tuple(phrase.split()))


def _by_word(entries: Iterable[EventWord], *, place: int) -> dict[str, tuple[EventWord, ...]]:
    table: dict[str, list[EventWord]] = defaultdict(list)
    for entry in entries:
        table[entry.words[place]].append(entry)
    return {word: tuple(sorted(found, key=_particularity)) for word, found in table.items()}


def _particularity(entry: EventWord) -> tuple[int, bool, bool]:
    has_mode = entry.code is not None and entry.code.mode is not None
    return -len(entry.words), not entry.object_class, not has_mode


def _lemmas(verbs: set[str]) -> dict[str, str]:
    """Dictionary forms win over inflected ones: "found" is "found" where the lexicon has both."""
    forms = {form: lemma for lemma in sorted(verbs) for form in verb_forms(lemma)}
    return forms | {lemma: lemma for lemma in verbs}
