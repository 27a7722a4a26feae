"""Who acts in an event: the parties of the cast, and those that a sentence names by a common noun ("Chadian rebels")."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.extract.cast import Cast
from communique.extract.event_grammar import children, in_prepositions, is_noun, joined
from communique.extract.event_places import Places, country_of_name
from communique.extract.registry import Party, plover_code
from communique.knowledge.plover_actors import Generic, generic_of
from communique.language.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNERS = ("by", "of", "from")
_TARGETS = tuple(
    "by against of from between with toward towards on to for at in into near opposite along facing around over".split()
)
_BESIDE = ("amod", "compound", "nmod", "poss", "nummod")
_LONGEST_NAME = 3
"""Words of the longest common noun for an actor: "former prime minister"."""

_DEEPEST = 4
"""Nouns within nouns that are still looked into: "the release of prisoners of war of the army"."""


@dataclass(frozen=True)
class ActorFound:
    """A party by its id, with the words that name it here."""

    key: str
    start: int
    end: int


class EventActors:
    """The actors of one document's events."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self._parse, self._cast = parse, cast
        self._registry = cast.registry
        self._places = Places(parse)

    def of(self, heads: list["Token"], *, acting: bool = False) -> list[ActorFound]:
        """Return the actors of noun phrases by their heads; `acting`: those who do it, not a place where it is done."""
        found = [actor for head in heads for noun in joined(head) for actor in self._of(noun, acting, _DEEPEST)]
        return list({actor.key: actor for actor in reversed(found)}.values())[::-1]

    def settle(self, actors: list[ActorFound], by: list[ActorFound]) -> None:
        """Give those named by a common noun alone the state of the others: police arrest students of their own state."""
        countries = {country for actor in by if (country := self._registry[actor.key].country)}
        for actor in actors:
            party = self._registry[actor.key]
            if party.kind == "group" and plover_code(party) in (None, "IMG") and len(countries) == 1:
                self._place(party, next(iter(countries)))

    def code_of(self, actor: ActorFound) -> str | None:
        """Return an actor's PLOVER code."""
        return plover_code(self._registry[actor.key])

    def is_body(self, actor: ActorFound) -> bool:
        """Whether an actor is a state, a government or an organisation, and not people of it."""
        return self._registry[actor.key].kind in ("state", "government", "organization")

    def place_of(self, token: "Token") -> list[ActorFound]:
        """Return the state where the clause of a word says that it happens, if it does."""
        body = self._places.around(token)
        return [self._body(body, token)] if body else []

    def home_of(self, actor: ActorFound, token: "Token") -> list[ActorFound]:
        """Return the state that an actor is of, or where the clause of a word happens."""
        country = self._registry[actor.key].country
        if country:
            return [ActorFound(self._registry.state(country), actor.start, actor.end)]
        return self.place_of(token)

    def _of(self, noun: "Token", acting: bool, depth: int) -> list[ActorFound]:
        if depth == 0 or not is_noun(noun):
            return []
        start = self._parse.start_of(noun)
        mentioned = [r for r in self._cast.near(start, start + len(noun)) if r.parties and r.mention.start <= start]
        generic = generic_of(self._phrase(noun)) if noun.tag_.startswith(("NN", "JJ", "CD", "DT")) else None
        if mentioned and not (
            self._is_only_state(mentioned[0].parties) and (self._is_minority(noun) or (generic and generic.sector))
        ):
            mention = mentioned[0].mention
            self._place_person(mentioned[0].parties, noun)
            return [ActorFound(key, mention.start, mention.end) for key in mentioned[0].parties]
        if self._is_minority(noun):
            return [self._generic(noun, Generic("CVL", None))]
        if body := self._places.at(noun):
            return [self._body(body, noun)]
        if generic and generic.sector:
            return bodies if len(bodies := self._several(noun)) > 1 else [self._generic(noun, generic)]
        return self._within(noun, acting, depth, generic)

    def _place_person(self, parties: tuple[str, ...], noun: "Token") -> None:
        """Give a person whose state nobody has told the one beside the name, or of all who bear that name."""
        party = self._registry[parties[0]]
        if len(parties) == 1 and party.kind == "person" and plover_code(party) is None:
            body = self._beside(noun, _DEEPEST) or country_of_name(party.name)
            self._place(party, body)

    def _is_minority(self, noun: "Token") -> bool:
        """Whether a people lives in another state: "ethnic Albanians", "the Tamils of Malaysia"."""
        if noun.tag_ not in ("NNS", "NNPS") or self._places.at(noun) is None:
            return False
        if any(child.lower_ == "ethnic" for child in noun.children):
            return True
        return any(self._places.at(inner) for inner in in_prepositions(noun, "of", "in", "from"))

    def _is_only_state(self, parties: tuple[str, ...]) -> bool:
        return len(parties) == 1 and self._registry[parties[0]].kind == "state"

    def _within(self, noun: "Token", acting: bool, depth: int, generic: Generic | None) -> list[ActorFound]:
        """Return the actors inside the phrase of a noun that is none: "Peru's proposal", "a convoy of refugees"."""
        if generic:  # "thousands of students", "some in the army"
            found = [a for n in in_prepositions(noun, "of") for m in joined(n) for a in self._of(m, acting, depth - 1)]
            if found:
                return found
        doers = [by for c in children(noun, "acl") for by in in_prepositions(c, "by")]
        if found := [a for n in doers for a in self._of(n, acting, depth - 1)]:
            return found
        if len(bodies := self._several(noun)) > 1:
            return bodies
        beside = children(noun, *_BESIDE, "appos", "npadvmod")
        for child in sorted(beside, key=lambda c: c.dep_ != "poss"):
            if child.tag_ == "PRP$":
                continue
            if body := self._places.at(child):
                return [self._body(body, child)]
            found = self._of(child, acting, depth - 1) if child.tag_.startswith(("NN", "PRP", "VB")) else []
            if found:
                return found
        for word in _OWNERS if acting else _TARGETS:
            for inner in in_prepositions(noun, word):
                found = [a for n in joined(inner) for a in self._of(n, acting, depth - 1)]
                if found:
                    return found
        deeds = [] if acting else [c for p in children(noun, "prep") for c in children(p, "pcomp")]
        last = [n for deed in deeds for n in children(deed, "dobj")] + [c for c in beside if c.tag_ == "PRP$"]
        return [a for n in last for a in self._of(n, acting, depth - 1)]

    def _generic(self, noun: "Token", generic: Generic) -> ActorFound:
        """Make a party of a common noun: its sector, with the country that stands by it, else where it all happens."""
        first = min([noun, *children(noun, "amod", "compound", "nmod")], key=lambda t: t.i)
        start, end = self._parse.start_of(first), self._parse.start_of(noun) + len(noun)
        key = self._registry.group(self._parse.document.text[start:end])
        party = self._registry[key]
        if party.kind == "group":
            party.sector = party.sector or generic.sector
            if plover_code(party) in (None, "IMG"):
                party.code = generic.code
                here = self._beside(noun, _DEEPEST) if not self._is_minority(noun) else None
                if not here and not generic.code:
                    here = self._behind(noun, _DEEPEST) or self._places.around(noun)
                self._place(party, here)
            self._registry.note(key, start, end)
        return ActorFound(key, start, end)

    def _place(self, party: Party, body: str | None) -> None:
        """Give a party the state it is of, or the code of an organisation."""
        if body is None:
            return
        if self._places.is_state(body):
            party.country, party.body, party.code = body, body, None
        else:
            party.code = self._places.code_of(body)

    def _beside(self, noun: "Token", depth: int) -> str | None:
        """Return the state or organisation that the words before a noun are of: "Chadian", "Chad's", "Chadian-led"."""
        for child in children(noun, *_BESIDE, "appos", "npadvmod", "advmod") if depth else ():
            if body := self._places.at(child):
                return body
            start = self._parse.start_of(child)
            for r in self._cast.near(start, start + len(child)):
                if r.parties and (body := self._registry[r.parties[0]].country):
                    return body
            if inner := self._beside(child, depth - 1):
                return inner
            if child.dep_ == "appos" and (inner := self._behind(child, depth - 1)):
                return inner
        return None

    def _behind(self, noun: "Token", depth: int) -> str | None:
        """Return the state or organisation that the words behind a noun are of: "of Chad", "from the north of Chad"."""
        for inner in in_prepositions(noun, "of", "from", "in", "at", "for", "to", "near", "with") if depth else ():
            body = self._places.at(inner) or self._beside(inner, depth - 1) or self._behind(inner, depth - 1)
            if body:
                return body
        return None

    def _several(self, noun: "Token") -> list[ActorFound]:
        """Return the states of "Chadian and Libyan officials"."""
        beside = [one for child in children(noun, "amod", "nmod", "poss", "compound") for one in joined(child)]
        return [self._body(body, one) for one in beside if (body := self._places.at(one))]

    def _body(self, body: str, token: "Token") -> ActorFound:
        start = self._parse.start_of(token)
        key = self._registry.body(body) if self._places.is_known(body) else self._coded(body, token)
        return ActorFound(key, start, start + len(token))

    def _coded(self, code: str, token: "Token") -> str:
        """Return the id of a body that only the table of places knows, by its code alone."""
        key = self._registry.group(token.text)
        self._registry[key].code = code
        return key

    def _phrase(self, noun: "Token") -> tuple[str, ...]:
        """Return the last words of a noun phrase up to its head, in lower case."""
        words = [noun]
        while len(words) < _LONGEST_NAME and not words[0].is_sent_start and words[0].i:
            words.insert(0, words[0].nbor(-1))
        return tuple(word.lower_ for word in words)
