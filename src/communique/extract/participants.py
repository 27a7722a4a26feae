"""Who takes part in a contact: the parties that grammar joins to its trigger word."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communique.extract.cast import Cast, Resolved
from communique.extract.contact_triggers import contact_words
from communique.extract.mentions import Mention
from communique.language.parse import Parse
from communique.tagger.tags import ContactTag

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = frozenset("with between to by from of and among for".split())
_PLACE_BEFORE = frozenset("in at near outside into within inside".split())
_TAKES_SUBJECT_OF = frozenset("conj advcl xcomp pcomp relcl acl ccomp dobj pobj prep nsubjpass attr".split())

_MEETS = frozenset(
    "met meet meets saw see sees visited visit visits received hosted welcomed spoke speak speaks talked".split()
)
_SUBJECTS = ("nsubj", "nsubjpass")
_SUFFIXES = ("jr.", "sr.", "jr", "sr")
_LIST = 400
"""Characters within which a list of people goes on."""

_NOTHING_BETWEEN = re.compile(r",?\s*(?:Jr\.?|Sr\.?)?,?\s*(?:(?:also|today|yesterday|\w+ly)\s+){0,2}")
_LIST_GOES_ON = re.compile(
    r"(?:\s+of\s+(?:the\s+)?[A-Z][\w.’' -]{2,40}?)?(?:\s+on\s+[\w ]{3,20}?)?(?:,\s*(?:and\s+)?|\s+and\s+)(?:the\s+)?"
)


class Participants:
    """Finds the parties of one document's contacts."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self._parse, self._cast = parse, cast

    def of(self, tag: ContactTag) -> tuple[str, ...]:
        """Return the parties of a contact, two or more of different bodies, or none where they are not known.

        The nearest joined by grammar come first; more are taken only until two bodies are there.
        """
        token = self._parse.token_at(tag.start)
        if token is not None and (between := self._between(token)):
            closed = self._persons_first(self._parties(self._mentions_in(between)))
            return tuple(closed) if self._bodies(closed) >= 2 else ()
        if token is not None and self._is_with_none(token):
            return ()
        if token is not None and (known := self._speakers(token) or self._officials(token)) is not None:
            return known
        found = self._persons_first(self._parties(self._subject_before(tag, token)))
        for group, is_subject in self._circles(token) if token is not None else ():
            found = self._persons_first(
                self._merge(found, self._parties(r for t in group for r in self._mentions_on(t)))
            )
            if self._bodies(found) >= 2 and (is_subject or not _takes_subject(token)):
                return tuple(found)
        if self._bodies(found) >= 2:
            return tuple(found)
        for key in (*self._nearest_people(tag), *self._own_sides(found)):
            found = self._persons_first(self._merge(found, [key]))
            if self._bodies(found) >= 2:
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
        mine = [k for c in token.children if c.dep_ == "nsubj" for k in self._parties_of_word(c) if k in parties]
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

    def _bodies(self, parties: list[str]) -> int:
        return len({self._cast.registry[k].body for k in parties})

    @staticmethod
    def _merge(first: list[str], more: Iterable[str]) -> list[str]:
        return list(dict.fromkeys([*first, *more]))

    def _parties(self, resolved: Iterable[Resolved]) -> list[str]:
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

    def _persons_first(self, parties: list[str]) -> list[str]:
        """A state beside its own person is not a second party."""
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

    def _circles(self, token: "Token") -> Iterator[tuple[list["Token"], bool]]:
        """Groups of words around a trigger, from what it governs itself to what governs it; whether it is a subject."""
        yield list(self._below(token)), any(c.dep_ in ("nsubj", "nsubjpass", "poss") for c in token.children)
        climbing, steps = token, 0
        while climbing.dep_ in _TAKES_SUBJECT_OF and climbing.head.i != climbing.i and steps < 4:
            climbing, steps = climbing.head, steps + 1
            if not climbing.tag_.startswith("VB"):
                continue
            yield [t for child in climbing.children if child.dep_ in ("prep", "agent") and child.lower_ in _WITH
                   for t in self._with_conjuncts(c for c in child.children if c.dep_ == "pobj")], False  # fmt: skip
            subjects = [c for c in climbing.children if c.dep_ in ("nsubj", "nsubjpass")]
            yield list(self._with_conjuncts(subjects)), bool(subjects)
            yield (
                list(
                    self._with_conjuncts(
                        c for c in climbing.children if c.dep_ in ("dobj", "dative") and c.i != token.i
                    )
                ),
                False,
            )

    def _below(self, token: "Token") -> Iterator["Token"]:
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass", "dobj", "poss", "compound", "nmod", "amod"):
                yield from self._with_conjuncts([child])
            elif child.dep_ in ("prep", "agent") and child.lower_ in _WITH:
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj":
                        yield from self._with_conjuncts([grandchild])

    @staticmethod
    def _with_conjuncts(tokens: Iterable["Token"]) -> Iterator["Token"]:
        for token in tokens:
            yield token
            yield from token.conjuncts
            for child in token.children:
                if child.dep_ == "appos":
                    yield child

    def _between(self, token: "Token") -> tuple[int, int] | None:
        """The stretch of "between the delegations of A and B", which names the parties and no others."""
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "between":
                words = list(child.subtree)
                return self._parse.start_of(words[0]), self._parse.start_of(words[-1]) + len(words[-1])
        return None

    def _mentions_in(self, stretch: tuple[int, int]) -> list[Resolved]:
        return [r for r in self._cast.near(*stretch) if r.parties and not self._is_place(r.mention)]

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
        if any(c.dep_ == "nsubj" and c.tag_ == "NN" and not self._may_be_party(c) for c in verb.children):
            return True
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        objects += [g for c in verb.children if c.lower_ in ("with", "to") for g in c.children if g.dep_ == "pobj"]
        if objects:
            return not any(self._may_be_party(t) for t in objects)
        topics = any(c.lower_ in ("of", "about") and c.dep_ == "prep" for c in verb.children)
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        return topics and len(subjects) == 1 and len(self._parties_of_word(subjects[0])) == 1

    def _may_be_party(self, token: "Token") -> bool:
        """Whether a word names a party, is one's officials, or leans on others ("them", "held talks")."""
        if token.tag_ in ("PRP", "WP", "WDT", "NNP", "NNPS") or token.lower_ in contact_words()["contact"]:
            return True
        near = [token, *(c for c in token.children if c.dep_ in ("compound", "nmod", "amod", "appos", "conj", "poss"))]
        if token.lower_ in contact_words()["officials"]:
            near = list(token.subtree)
        return any(self._cast.near(self._parse.start_of(t), self._parse.start_of(t) + len(t)) for t in near)

    def _speakers(self, verb: "Token") -> tuple[str, ...] | None:
        """The two sides of a talk on record, where one says "to meet you" to the other; None elsewhere."""
        sides = self._cast.sides
        to_you = any(c.lower_ == "you" and c.dep_ == "dobj" for c in verb.children)
        on_record = bool(self._parse.turns) and len(sides) == 2 and self._bodies(list(sides)) == 2
        return sides if to_you and on_record and all(self._cast.registry[k].kind == "person" for k in sides) else None

    def _officials(self, token: "Token") -> tuple[str, ...] | None:
        """The states whose officials met, where these are the subject: "envoys of A and B"; None where they are not."""
        verb = token if token.tag_.startswith("VB") else token.head
        verb = verb.head if verb.dep_ == "xcomp" else verb
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is None or subject.tag_ != "NNS" or subject.lower_ not in contact_words()["officials"]:
            return None
        words = [t for t in subject.subtree if not any(a.dep_ in ("relcl", "acl") for a in (t, *t.ancestors))]
        named = [r for t in words for r in self._mentions_on(t)]
        parties = self._persons_first(self._parties(named))
        return tuple(parties) if self._bodies(parties) >= 2 else None

    def _parties_of_word(self, token: "Token") -> list[str]:
        return self._parties(r for t in self._with_conjuncts([token]) for r in self._mentions_on(t))

    def _has_subject(self, verb: "Token") -> bool:
        return any(c.dep_ in _SUBJECTS and (self._mentions_on(c) or c.lower_ not in _SUFFIXES) for c in verb.children)

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
            if token is not None and token.dep_ in _SUBJECTS and token.head.i > token.i:
                return
            yield r
            last = r

    def _mentions_on(self, token: "Token") -> list[Resolved]:
        start = self._parse.start_of(token)
        on = [r for r in self._cast.near(start, start + len(token)) if r.parties and not self._is_place(r.mention)]
        return [*on[:1], *(self._listed_after(on[0]) if on and self._is_person(on[0]) else ())]

    def _is_person(self, resolved: Resolved) -> bool:
        return all(self._cast.registry[key].kind == "person" for key in resolved.parties)

    def _is_place(self, mention: Mention) -> bool:
        """ "in Moscow", "at the Kremlin": where, not who."""
        if mention.kind not in ("government", "state"):
            return False
        before = self._parse.document.text[max(0, mention.start - 14) : mention.start].lower().split()
        return bool(before) and (before[-1] in _PLACE_BEFORE or before[-2:-1] == ["in"])

    def _nearest_people(self, tag: ContactTag) -> list[str]:
        """The persons of the trigger's sentence, the nearest first."""
        start, end = self._parse.sentences[self._parse.sentence_at(tag.start)]
        people = [
            r for r in self._cast.near(start, end)
            if r.parties and all(self._cast.registry[k].kind == "person" for k in r.parties)
        ]  # fmt: skip
        people.sort(key=lambda r: abs(r.mention.start - tag.start))
        return self._parties(people)


def _takes_subject(token: "Token | None") -> bool:
    """Whether a noun such as "a call with A and B" leaves it to its verb to say who else took part."""
    return token is not None and token.tag_.startswith("NN") and any(c.lower_ == "with" for c in token.children)
