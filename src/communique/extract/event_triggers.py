"""The words of a sentence that tell of an event, looked up in the lexicon with their particles and objects."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.extract.event_grammar import children, in_prepositions, joined, objects, satellites
from communique.knowledge.plover_actors import generic_of
from communique.knowledge.plover_forms import singulars
from communique.knowledge.plover_words import EventWord, load_event_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb_entries(verb: "Token") -> Iterator[EventWord]:
    """Yield the entries that a verb with its particles and objects fits, the most particular first."""
    lexicon = load_event_lexicon()
    lemma = lexicon.lemmas.get(hyphenated(verb)) or lexicon.lemmas.get(verb.lower_)
    if lemma is None:
        return
    beside: set[str] | None = None
    for entry in lexicon.verbs[lemma]:
        if len(entry.words) > 1:
            beside = beside if beside is not None else _with_singulars(satellites(verb))
            if not beside.issuperset(entry.words[1:]):
                continue
        if not entry.object_class or _has_object(verb, entry):
            yield entry


def noun_entry(noun: "Token") -> EventWord | None:
    """Return the most particular entry that a noun with the words before it fits, or None."""
    if not noun.tag_.startswith("NN"):
        return None
    lexicon = load_event_lexicon()
    for entry in (*lexicon.nouns_of(hyphenated(noun)), *lexicon.nouns_of(noun.lower_)):
        before = entry.words[:-1]
        if len(before) <= noun.i and all(noun.nbor(k - len(before)).lower_ == word for k, word in enumerate(before)):
            return entry
    return None


def hyphenated(token: "Token") -> str:
    """Return a word in lower case with what hyphens join to it: the parser cuts "sit-in" in three."""
    first = last = token
    while first.i >= 2 and first.nbor(-1).text == "-" and not first.nbor(-1).whitespace_:
        first = first.nbor(-2)
    while last.i + 2 < len(last.doc) and last.nbor(1).text == "-" and not last.whitespace_:
        last = last.nbor(2)
    return token.doc[first.i : last.i + 1].text.lower()


def noun_within(noun: "Token") -> tuple["Token", EventWord] | None:
    """Return the noun that tells of an event in a phrase, with its entry: itself, what it counts, or before it.

    "the attack", "a series of attacks", "a state of emergency", "mediation efforts"; not "examples of attacks".
    """
    counts = (generic := generic_of((noun.lower_,))) is not None and generic.sector is None
    counted = list(in_prepositions(noun, "of"))
    for candidate in (noun, *counted, *children(noun, "compound")):
        entry = noun_entry(candidate)
        if entry and entry.code and (candidate not in counted or counts or "of" in entry.words):
            return candidate, entry
    return None


def _with_singulars(words: set[str]) -> set[str]:
    return {form for word in words for form in singulars(word)}


def _has_object(verb: "Token", entry: EventWord) -> bool:
    lexicon = load_event_lexicon()
    return any(lexicon.is_object(noun.lower_, entry.object_class) for noun in _governed(verb, entry))


def _governed(verb: "Token", entry: EventWord) -> Iterator["Token"]:
    """Yield the nouns that an entry's class may be about: objects, what they consist of, the noun of its preposition."""
    heads = objects(verb)
    allowed = [noun for clause in children(verb, "ccomp") for noun in children(clause, "nsubj")]
    for head in [*heads, *allowed, *in_prepositions(verb, *entry.words[1:])]:
        for noun in joined(head):
            yield noun
            yield from children(noun, "compound", "amod", "nmod")
            yield from in_prepositions(noun, "of")
