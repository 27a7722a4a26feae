"""Who takes part in a contact: the parties that grammar joins to its trigger word."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communique.extract.cast import Cast, Resolved
from communique.extract.contact_triggers import contact_words
from communique.extract.party_words import SUBJECTS, PartyWords, with_conjuncts
from communique.language.parse import Parse
from communique.tagger.tags import ContactTag

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = frozenset("with between to by from of and among for".split())
_TAKES_SUBJECT_OF = frozenset("conj advcl xcomp pcomp relcl acl ccomp dobj pobj prep nsubjpass attr".split())

_MEETS = frozenset(
    "met meet meets saw see sees visited visit visits received hosted welcomed spoke speak speaks talked".split()
)
_SUFFIXES = ("jr.", "sr.", "jr", "sr")
_LEANS = re.compile(r"\b(?:them|us|you|two|both|three|sides|leaders)\b|\d", re.I)
"""Words behind "between" that name no party by themselves."""

_NOTHING_BETWEEN = re.compile(r",?\s*(?:Jr\.?|Sr\.?)?,?\s*(?:(?:also|today|yesterday|\w+ly)\s+){0,2}")


class Participants:
    """Finds the parties of one document's contacts."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self._parse, self._cast = parse, cast
        self._words = PartyWords(parse, cast)

    def of(self, tag: ContactTag) -> tuple[str, ...]:
        """Return the parties of a contact, two or more of different bodies, or none where they are not known.

        The nearest joined by grammar come first; more are taken only until two bodies are there.
        """
        token = self._parse.token_at(tag.start)
        if token is not None and (between := self._between(token)):
            closed = self._words.persons_first(self._words.parties(self._words.within(between)))
            if closed or not _LEANS.search(self._parse.document.text, *between):
                return tuple(closed) if self._words.bodies(closed) >= 2 else ()
        if token is not None and self._is_with_none(token):
            return ()
        if token is not None and (known := self._speakers(token) or self._officials(token)) is not None:
            return known
        found = self._words.persons_first(self._words.parties(self._subject_before(tag, token)))
        for group, is_subject in self._circles(token) if token is not None else ():
            found = self._words.persons_first(
                self._merge(found, self._words.parties(r for t in group for r in self._words.on(t)))
            )
            if self._words.bodies(found) >= 2 and (is_subject or not _takes_subject(token)):
                return tuple(found)
        if self._words.bodies(found) >= 2:
            return tuple(found)
        for key in (*self._nearest_people(tag), *self._own_sides(found)):
            found = self._words.persons_first(self._merge(found, [key]))
            if self._words.bodies(found) >= 2:
                return tuple(found)
        return ()

    def apart(self, tag: ContactTag, parties: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return the parties of each contact that one word tells of: "spoke separately with A and B", "telephoned A and B"."""
        token = self._parse.token_at(tag.start)
        if token is None or len(parties) < 3:
            return [parties]
        start, end = self._parse.sentences[self._parse.sentence_at(tag.start)]
        said = self._parse.document.text[start:end].lower()
        one_by_one = token.lower_ in contact_words()["one by one"] and token.tag_.startswith("VB")
        if not one_by_one and not any(f" {word} " in f" {said}" for word in contact_words()["separately"]):
            return [parties]
        mine = [k for c in token.children if c.dep_ == "nsubj" for k in self._words.of_word(c) if k in parties]
        if len(mine) != 1:
            return [parties]
        return [(mine[0], other) for other in parties if other != mine[0]]

    def _own_sides(self, found: list[str]) -> tuple[str, ...]:
        """The document's sides, for a contact that names nobody, or only one of them.

        A text whose sides are states may be about their teams, forecasters or firms: there a contact must name its parties.
        """
        if not found and any(self._cast.registry[s].kind != "person" for s in self._cast.sides):
            return ()
        bodies = {self._cast.registry[k].body for k in found}
        own = {self._cast.registry[s].body for s in self._cast.sides}
        return self._cast.sides if bodies <= own else ()

    @staticmethod
    def _merge(first: list[str], more: Iterable[str]) -> list[str]:
        return list(dict.fromkeys([*first, *more]))

    def _circles(self, token: "Token") -> Iterator[tuple[list["Token"], bool]]:
        """Groups of words around a trigger, from what it governs itself to what governs it; whether it is a subject."""
        yield list(self._below(token)), any(c.dep_ in ("nsubj", "nsubjpass", "poss") for c in token.children)
        climbing, steps = token, 0
        while climbing.dep_ in _TAKES_SUBJECT_OF and climbing.head.i != climbing.i and steps < 4:
            climbing, steps = climbing.head, steps + 1
            if not climbing.tag_.startswith("VB"):
                continue
            yield [t for child in climbing.children if child.dep_ in ("prep", "agent") and child.lower_ in _WITH
                   for t in with_conjuncts(c for c in child.children if c.dep_ == "pobj")], False  # fmt: skip
            subjects = [c for c in climbing.children if c.dep_ in ("nsubj", "nsubjpass")]
            yield list(with_conjuncts(subjects)), bool(subjects)
            yield (
                list(with_conjuncts(c for c in climbing.children if c.dep_ in ("dobj", "dative") and c.i != token.i)),
                False,
            )

    def _below(self, token: "Token") -> Iterator["Token"]:
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass", "dobj", "poss", "compound", "nmod", "amod"):
                yield from with_conjuncts([child])
            elif child.dep_ in ("prep", "agent") and child.lower_ in _WITH:
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj":
                        yield from with_conjuncts([grandchild])

    def _between(self, token: "Token") -> tuple[int, int] | None:
        """The stretch of "between the delegations of A and B", which names the parties and no others."""
        for child in token.children if token.tag_.startswith("NN") else ():
            if child.dep_ == "prep" and child.lower_ == "between":
                words = list(child.subtree)
                return self._parse.start_of(words[0]), self._parse.start_of(words[-1]) + len(words[-1])
        return None

    def _subject_before(self, tag: ContactTag, token: "Token | None") -> list[Resolved]:
        """Who stands right before a verb that the parse gives no subject: "Joseph R. Biden, Jr. spoke"."""
        if token is None or token.tag_ not in ("VBD", "VBZ") or self._has_subject(token):
            return []
        before = [
            r for r in self._cast.near(max(0, tag.start - 60), tag.start) if r.parties and r.mention.end <= tag.start
        ]
        text = self._parse.document.text
        return [r for r in before[-1:] if _NOTHING_BETWEEN.fullmatch(text, r.mention.end, tag.start)]

    def _is_with_none(self, verb: "Token") -> bool:
        """Whether the place of the other side is held by what is no party ("met the targets", "spoke of"), or the subject's."""
        if not verb.tag_.startswith("VB") or verb.lower_ not in _MEETS:
            return False
        if any(c.dep_ == "nsubj" and c.tag_ == "NN" and not self._words.may_be_party(c) for c in verb.children):
            return True
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        objects += [g for c in verb.children if c.lower_ in ("with", "to") for g in c.children if g.dep_ == "pobj"]
        if objects:
            return not any(self._words.may_be_party(t) for t in objects)
        topics = any(c.lower_ in ("of", "about") and c.dep_ == "prep" for c in verb.children)
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        return topics and len(subjects) == 1 and len(self._words.of_word(subjects[0])) == 1

    def _speakers(self, verb: "Token") -> tuple[str, ...] | None:
        """The two sides of a talk on record, where one says "to meet you" to the other; None elsewhere."""
        sides = self._cast.sides
        to_you = any(c.lower_ == "you" and c.dep_ == "dobj" for c in verb.children)
        on_record = bool(self._parse.turns) and len(sides) == 2 and self._words.bodies(sides) == 2
        return sides if to_you and on_record and all(self._cast.registry[k].kind == "person" for k in sides) else None

    def _officials(self, token: "Token") -> tuple[str, ...] | None:
        """The states whose officials met, where these are the subject: "envoys of A and B"; None where they are not."""
        verb = token if token.tag_.startswith("VB") else token.head
        verb = verb.head if verb.dep_ == "xcomp" else verb
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is None or subject.tag_ != "NNS" or subject.lower_ not in contact_words()["officials"]:
            return None
        words = [t for t in subject.subtree if not any(a.dep_ in ("relcl", "acl") for a in (t, *t.ancestors))]
        named = [r for t in words for r in self._words.on(t)]
        parties = self._words.persons_first(self._words.parties(named))
        return tuple(parties) if self._words.bodies(parties) >= 2 else None

    def _has_subject(self, verb: "Token") -> bool:
        return any(c.dep_ in SUBJECTS and (self._words.on(c) or c.lower_ not in _SUFFIXES) for c in verb.children)

    def _nearest_people(self, tag: ContactTag) -> list[str]:
        """The persons of the trigger's sentence, the nearest first."""
        start, end = self._parse.sentences[self._parse.sentence_at(tag.start)]
        people = [
            r for r in self._cast.near(start, end)
            if r.parties and all(self._cast.registry[k].kind == "person" for k in r.parties)
        ]  # fmt: skip
        people.sort(key=lambda r: abs(r.mention.start - tag.start))
        return self._words.parties(people)


def _takes_subject(token: "Token | None") -> bool:
    """Whether a noun such as "a call with A and B" leaves it to its verb to say who else took part."""
    return token is not None and token.tag_.startswith("NN") and any(c.lower_ == "with" for c in token.children)
