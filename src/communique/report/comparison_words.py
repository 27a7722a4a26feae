"""The words of an account that carry its content, each with the keys under which another word means the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

from spacy.lang.en.stop_words import STOP_WORDS

from communique.extract.dates import TimeExpression
from communique.knowledge.folding import bare
from communique.knowledge.forces import find_forces, is_intensifier
from communique.knowledge.issues import find_concepts, load_concepts
from communique.knowledge.states import load_states
from communique.knowledge.wordings import find_wordings
from communique.language.words import word_spans
from communique.reading import Actor, Reading
from communique.report.comparison_dates import date_parts

WordSort = Literal["plain", "name", "number", "time"]

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS = dict(zip("thirty forty fifty sixty seventy eighty ninety hundred".split(), range(30, 101, 10), strict=True))
_VALUES: dict[str, float] = {**{word: number for number, word in enumerate(_NUMBERS)}, **_TENS}
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mn": 1e6}
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SCALE = re.compile(r"[\s-]*(thousand|million|billion|trillion|bn|mn)\b", re.I)
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_LEAST_LETTERS = 2


_SHARED_STEM = 5
_STEM_SHARE = 0.58
"""Letters, and share of the longer word, that make a common stem."""

_STEM_LIKENESS = 0.9
_PART_LIKENESS = 0.6
"""Likeness of a phrase to another that shares one word with it."""


@dataclass(frozen=True)
class Word:
    """A word with content: a party named counts as one word, whatever it is called there."""

    start: int
    end: int
    text: str
    sort: WordSort
    keys: frozenset[str]
    """What it stands for: a party, a concept of the thesaurus, a set of wordings, a number, its own letters."""

    @cached_property
    def folded(self) -> str:
        """Return its letters in lower case, without accents."""
        return bare(self.text)

    @cached_property
    def weighing(self) -> str:
        """Return the key by which it is weighed: the person before the party, not an acronym it may belong to."""
        return max((key for key in self.keys if not key.startswith(("acronym:", "within:"))), default=min(self.keys))

    @cached_property
    def meeting_keys(self) -> frozenset[str]:
        """Return keys of which two words that match have one in common."""
        stems = (
            () if self.sort in ("number", "time") else (f"stem:{part[:_SHARED_STEM]}" for part in self.folded.split())
        )
        return frozenset({*(key for key in self.keys if not key.startswith("within:")), *stems})

    def matches(self, other: "Word") -> float:
        """Return how far two words are one by what they stand for or by their letters, 0 to 1."""
        if any(key in other.keys for key in self.keys if not key.startswith("within:")):
            return 1.0
        if {"number", "time"} & {self.sort, other.sort}:
            return 0.0
        parts = self.folded.split(), other.folded.split()
        shared = min(
            sum(any(_share_stem(x, y) for y in parts[1]) for x in parts[0]),
            sum(any(_share_stem(x, y) for x in parts[0]) for y in parts[1]),
        )
        if not shared:
            return 0.0
        return _STEM_LIKENESS if shared > 1 or max(map(len, parts)) == 1 else _PART_LIKENESS


def find_words(reading: Reading, times: tuple[TimeExpression, ...]) -> tuple[Word, ...]:
    """Return the words with content of a document, in text order; dates, cues and fillers are left out."""
    text = reading.document.text
    dates = tuple(time for time in times if time.kind != "duration" and not _counts(time))
    taken = {place for time in dates for place in range(time.span.start, time.span.end)}
    words = [*_parties(reading), *_dates(dates)]
    taken.update(place for word in words for place in range(word.start, word.end))
    for word in _phrases(text, taken):
        words.append(word)
        taken.update(range(word.start, word.end))
    for force in find_forces(text):
        taken.update(range(force.start, force.end))
    words += [found for a, b in word_spans(text) if a not in taken and (found := _word(text, a, b))]
    return tuple(sorted(words, key=lambda word: word.start))


def _phrases(text: str, taken: set[int]) -> Iterator[Word]:
    """Yield each phrase of the thesaurus and of the sets of wordings as one word, and take the fillers away."""
    wordings = tuple(find_wordings(text))
    found = [(start, end, f"concept:{name}") for start, end, name in find_concepts(text)]
    found += [(w.start, w.end, f"wording:{w.id}") for w in wordings if w.kind in ("same", "contrast")]
    last = 0
    for start, end, _ in sorted(found, key=lambda phrase: (phrase[0], -phrase[1])):
        if start >= last and not taken & set(range(start, end)):
            keys = {key for a, b, key in found if start <= a and b <= end}
            keys |= {f"within:{wider}" for key in keys for wider in broader_concepts(key.removeprefix("concept:"))}
            yield Word(start, end, text[start:end], "plain", frozenset({*keys, f"word:{bare(text[start:end])}"}))
            last = end
    taken.update(place for w in wordings if w.kind == "filler" for place in range(w.start, w.end))


def broader_concepts(name: str) -> Iterator[str]:
    """Yield the concepts that a concept lies within, the nearest first."""
    concept = load_concepts().get(name)
    seen: set[str] = set()
    while concept and concept.broader and concept.broader not in seen:
        seen.add(concept.broader)
        yield concept.broader
        concept = load_concepts().get(concept.broader)


def with_acronyms(words: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return words with the key of an acronym that another account uses and whose letters some of these begin with."""
    known = {word.text for word in others if _ACRONYM.fullmatch(word.text)}
    known |= {word.text for word in words if _ACRONYM.fullmatch(word.text)}
    keys: dict[int, set[str]] = {}
    for place, word in enumerate(words):
        for acronym in known:
            run = words[place : place + len(acronym)]
            if word.text == acronym:
                keys.setdefault(place, set()).add(f"acronym:{acronym}")
            elif "".join(w.text[0] for w in run).upper() == acronym and run[-1].end - run[0].start < 60:
                for offset in range(len(run)):
                    keys.setdefault(place + offset, set()).add(f"acronym:{acronym}")
    return tuple(replace(w, keys=w.keys | keys.get(i, set())) for i, w in enumerate(words))


def number_at(text: str, start: int, end: int) -> float | None:
    """Return the number that a word says with the scale behind it ("2 billion"), or None."""
    word = text[start:end].lower().rstrip("thsndr") if text[start].isdigit() else text[start:end].lower()
    figure = _FIGURE.match(text, start)
    if figure and text[start].isdigit():
        value = float(figure.group().replace(",", "")) if figure.group().count(".") < 2 else None
        end = max(end, figure.end())
    else:
        value = _VALUES.get(word)
    if value is None:
        return None
    scale = _SCALE.match(text, end)
    return value * _SCALES[scale.group(1).lower()] if scale else value


def _word(text: str, start: int, end: int) -> Word | None:
    raw = text[start:end]
    if start and text[start - 1] in ".," and raw.isdigit() and text[start - 2 : start - 1].isdigit():
        return None
    number = number_at(text, start, end)
    if number is not None:
        return Word(start, end, raw, "number", frozenset({f"number:{number:g}"}))
    folded = bare(raw)
    if not folded.isascii() and not folded.isalnum():
        return None
    if folded in STOP_WORDS or len(folded) < _LEAST_LETTERS or folded in _SCALES or not folded[0].isalpha():
        return None
    if is_intensifier(folded):
        return None
    state = state_called(raw)
    if state:
        return Word(start, end, raw, "name", frozenset({f"party:{state}"}))
    opens = not text[:start].rstrip(' "“(').strip() or text[:start].rstrip(' "“(')[-1:] in ".!?\n:"
    sort: WordSort = "name" if raw[0].isupper() and not opens else "plain"
    return Word(start, end, raw, sort, frozenset({f"word:{folded}"}))


def _parties(reading: Reading) -> Iterator[Word]:
    """Yield each mention of a party as one word; of mentions inside one another the longest."""
    took_part = {key for contact in reading.contacts if contact.main for key in contact.participants}
    spans = sorted(
        ((m.start, m.end, _party_keys(a, a.id in took_part)) for a in reading.actors for m in a.mentions),
        key=lambda found: (found[0], -found[1]),
    )
    last = 0
    for start, end, keys in spans:
        if start >= last:
            yield Word(start, end, reading.document.text[start:end], "name", keys)
            last = end


def _counts(time: TimeExpression) -> bool:
    """Whether a date is told by counting, "within thirty days": its number is compared as a number."""
    return not date_parts(time.span.text) and any(
        word in _VALUES or word.isdecimal() for word in bare(time.span.text).split()
    )


def _dates(times: tuple[TimeExpression, ...]) -> Iterator[Word]:
    """Yield each date as one word: what it names, or its words without "the", "this", "by"."""
    for time in times:
        if time.kind == "date":
            named = {f"time:{part}:{value}" for part, value in date_parts(time.span.text)}
            rest = " ".join(w for w in bare(time.span.text).split() if w not in STOP_WORDS or w == "end")
            yield Word(time.span.start, time.span.end, time.span.text, "time", frozenset(named or {f"time:{rest}"}))


def _party_keys(actor: Actor, took_part: bool) -> frozenset[str]:
    """Whoever takes part stands for a side; another person is named for himself, too."""
    country = None if actor.kind == "organization" else actor.country
    party = f"party:{country or actor.id}"
    return frozenset({party, f"person:{actor.id}"} if actor.kind == "person" and not took_part else {party})


def state_called(word: str) -> str | None:
    """Return the state that an adjective, a demonym or a one-word name stands for: "British"."""
    return _adjectives().get(bare(word)) if word[:1].isupper() else None


@cache
def _adjectives() -> dict[str, str]:
    """Each state by its adjectives, demonyms and one-word names."""
    found: dict[str, str] = {}
    for state in load_states().values():
        for name in (*state.adjectives, *state.demonyms, state.name, *state.aliases):
            if " " not in name:
                found.setdefault(bare(name), state.iso3)
    return found


def _share_stem(first: str, second: str) -> bool:
    common = 0
    for x, y in zip(first, second, strict=False):
        if x != y:
            break
        common += 1
    return common >= min(_SHARED_STEM, len(first), len(second)) and common >= _STEM_SHARE * max(len(first), len(second))
