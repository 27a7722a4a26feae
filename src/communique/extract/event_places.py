"""Which state or organisation a word names or belongs to ("Chadian", "Grozny", "UN"), and where a sentence takes place."""

from typing import TYPE_CHECKING

from communique.extract.event_grammar import in_prepositions
from communique.extract.lookup import Lookup
from communique.knowledge.folding import folded_words
from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.organisations import load_organisations
from communique.knowledge.people import load_people
from communique.knowledge.plover import actor_code
from communique.knowledge.plover_actors import load_places
from communique.knowledge.states import load_states
from communique.language.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

_WHERE = (
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "across",
    "throughout",
    "around",
    "through",
    "on",
    "within",
    "along",
    "to",
    "into",
)
_LONGEST_NAME = 5
"""Words of the longest name in the table of places."""


class Places:
    """The states, regions, cities, peoples and organisations that one document names, by where their words stand."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._bodies = _bodies_by_offset(Lookup(parse))
        self._sentences: dict[tuple[int, int], tuple[list[tuple[int, str]], str | None]] = {}

    def at(self, token: "Token") -> str | None:
        """Return the code of the state or the id of the organisation that a word is part of the name of."""
        return self._bodies.get(self._parse.start_of(token))

    def around(self, token: "Token") -> str | None:
        """Return the state where something happens: the nearest place that its sentence names, else its one state."""
        places, only = self._of_sentence(token.sent)
        return min(places, key=lambda place: abs(place[0] - token.i))[1] if places else only

    def _of_sentence(self, sentence: "SpacySpan") -> tuple[list[tuple[int, str]], str | None]:
        """Return the places that a sentence names, by their words' numbers, and the state if it names just one."""
        key = (id(sentence.doc), sentence.start)
        if key not in self._sentences:
            nouns = (noun for word in sentence for noun in in_prepositions(word, *_WHERE))
            places = [(noun.i, body) for noun in nouns if (body := self.at(noun))]
            named = {body for word in sentence if (body := self.at(word)) and self.is_state(body)}
            self._sentences[key] = places, named.pop() if len(named) == 1 else None
        return self._sentences[key]

    def is_state(self, body: str) -> bool:
        """Whether a body is a state."""
        return body in load_states()

    def is_known(self, body: str) -> bool:
        """Whether a body is a state or an organisation of the knowledge base."""
        return body in load_states() or body in load_organisations()

    def code_of(self, body: str) -> str | None:
        """Return the PLOVER code of a body."""
        if self.is_state(body):
            return actor_code(country=body, sector=None)
        known = load_organisations().get(body)
        return actor_code(country=known.iso3, sector=known.sector) if known else body


def _bodies_by_offset(look: Lookup) -> dict[int, str]:
    bodies: dict[int, str] = {}
    place = 0
    while place < len(look.words):
        end, body = _name_at(look, place)
        for k in range(place, end):
            if body:
                bodies[look.spans[k][0]] = body
        place = end
    return bodies


def _name_at(look: Lookup, place: int) -> tuple[int, str | None]:
    """Return (word behind the name at a word, its body), the longest of both tables; (next word, None) without one."""
    if other := look.match(place, "other"):
        return other.end, None
    match = look.match(place, "state", "adjective", "demonym", "capital", "metonym", "organisation")
    end, body = (match.end, match.entries[0].key.split(":")[0]) if match else (place + 1, None)
    if not look.words[place][0].isupper():
        return end, body
    for length in range(min(_LONGEST_NAME, len(look.words) - place), 0, -1):
        found = load_places().get(tuple(look.folded[place : place + length]))
        if found and (body is None or place + length > end):
            return place + length, found
    return end, body


def country_of_name(name: str) -> str | None:
    """Return the state or organisation of everybody who bears a name, in office or not; None where they differ."""
    words = folded_words(name)
    for start in sorted({0, len(words) - 1}) if words else ():
        matches = [m for m in load_gazetteer().at(words, start) if m.end == len(words)]
        people = [load_people()[key] for m in matches for key in (*m.keys("person"), *m.keys("surname"))]
        bodies = {person.country or next((term.body for term in person.terms), None) for person in people}
        if bodies:
            return bodies.pop() if len(bodies) == 1 else None
    return None
