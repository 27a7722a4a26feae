"""Which person a title means: "the French president" on a day, "the President" in an account."""

import re
from datetime import date

from communique.extract.cast import Cast
from communique.extract.mentions import Mention
from communique.knowledge.folding import folded_words
from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.people import holders, is_state_code, load_people, office_holder, title_bearers

_OWN_TITLES = frozenset(
    "president|prime minister|taoiseach|chancellor|king|queen|emir|amir|sultan|emperor|crown prince|secretary-general".split(
        "|"
    )
)
"""Titles that are said only of those who bear them; "premier" or "leader" is said of many."""

_BY_OFFICE = frozenset({"head of state", "head of government"})
"""Titles that nobody bears but that say which office is meant."""
_OF_THE_REPUBLIC = " of the republic"
_OF_HEADS = frozenset({"head_of_state", "head_of_government"})
"""Offices of which a title of one word may be one state's alone: "the Taoiseach"; "the Head of Government" is said of all."""
_SORTS = ("secretary", "director", "chair", "president", "commissioner")
"""Of these an organisation may have one beside the other; its "chief" may be any of them."""


class Titles:
    """The titles of one document, resolved against its cast and the knowledge base."""

    def __init__(self, cast: Cast) -> None:
        self._cast, self._registry, self._day = cast, cast.registry, cast.registry.day

    def of_body(self, m: Mention, body: str) -> tuple[str, ...]:
        """Return who a title means beside its state: whoever the document names with it, else the holder on the day."""
        if m.past:
            return self._former(m, body)
        if m.official:
            return (self._registry.body(body),)
        here = [k for k in self._registry.people_of(body) if self.holds(k, m)]
        if len(here) > 1:
            here = [k for k in here if k in self._cast.sides]
        if here:
            return (here[0],)
        if "spokesperson" in m.offices:
            return (self._registry.body(body),)
        if "ambassador" in m.offices or "other" in m.offices:
            return ()
        offices = m.offices if is_state_code(body) else _as_of_organisation(m.offices)
        person = office_holder(offices, m.title, body, self._day)
        if person and not is_state_code(body) and not fits_organisation(m.title, person, body, self._day):
            return ()
        return (self._registry.person(person),) if person else ()

    def _former(self, m: Mention, body: str) -> tuple[str, ...]:
        """ "The former German president": the one person of the document who once held that office."""
        held = [
            key for key, party in self._registry.parties.items() if party.person
            and any(t.body == body and t.office in m.offices and not t.covers(self._day) for t in party.person.terms)
        ]  # fmt: skip
        return (held[0],) if len(held) == 1 else ()

    def bare(self, m: Mention) -> tuple[str, ...]:
        """ "The President": whoever in the document holds that office; of two the issuer's, else the last one named."""
        if m.body:
            return ()
        holders_here = [r.parties[0] for r in reversed(self._cast.recent())
                        if len(r.parties) == 1 and self.holds(r.parties[0], m)]  # fmt: skip
        distinct = list(dict.fromkeys(holders_here))
        distinct = [k for k in distinct if self._is_called(k, m)] or distinct
        if self._cast.in_first_person and (others := self._others(distinct)):
            return (others[0],)
        if self._cast.issuer:
            bearers = [k for k in self._cast.sides if self.holds(k, m)]
            own = [k for k in (*distinct, *bearers) if self._registry[k].body == self._cast.issuer]
            if own:
                return (own[0],)
            if is_state_code(self._cast.issuer) and not distinct and (bearer := self.of_body(m, self._cast.issuer)):
                return bearer
        if distinct:
            near = self._near(distinct, m)
            return (near or next((k for k in distinct if k in self._cast.sides), distinct[0]),)
        later = [k for k, p in self._registry.parties.items() if self.holds(k, m)]
        if len(later) == 1:
            return (later[0],)
        bodies = [self._registry[s].body for s in self._cast.sides]
        found = [ids for body in bodies if body and (ids := self.of_body(m, body))]
        if len(found) == 1:
            return found[0]
        if "head" in m.offices and "secretary" in m.title.lower():
            return self.of_body(m, "UN")
        if not _is_of_one_body(m):
            return ()
        bearers = title_bearers(m.title, self._day)
        return (self._registry.person(bearers[0]),) if len(bearers) == 1 else ()

    def _others(self, holders_here: list[str]) -> list[str]:
        """Return the holders who are not of the issuer's side: whoever says "I" calls only others by title."""
        return [k for k in holders_here if self._cast.issuer and self._registry[k].body != self._cast.issuer]

    def _near(self, holders_here: list[str], m: Mention) -> str | None:
        """Return the one of several holders whose state the same sentence speaks of last before the title."""
        line = max(self._registry.text.rfind(mark, 0, m.start) for mark in (". ", "\n", "? ", "! "))
        for r in reversed(self._cast.recent()):
            if r.mention.start <= line:
                return None
            bodies = {self._registry[k].body for k in r.parties}
            found = [k for k in holders_here if self._registry[k].body in bodies]
            if len(bodies) == 1 and len(found) == 1:
                return found[0]
        return None

    def holds(self, key: str, m: Mention) -> bool:
        """Whether a person holds the office that a title names: "the Taoiseach" is no "Prime Minister"."""
        party = self._registry[key]
        if party.kind != "person":
            return False
        called = self._is_called(key, m)
        if "spokesperson" in party.offices and "spokesperson" not in m.offices:
            return False
        if called or "other" in m.offices:
            return called
        has_title = party.person is not None and bool(party.person.offices_on(self._day))
        return bool(party.offices & m.offices) and not (m.title.lower() in _OWN_TITLES and has_title)

    def _is_called(self, key: str, m: Mention) -> bool:
        """Whether the words of a title are in the person's own: "Foreign Minister" is no "Secretary of State"."""
        party = self._registry[key]
        held = [t.title for t in party.person.offices_on(self._day)] if party.person else []
        words = re.compile(rf"\b{re.escape(m.title)}\b", re.I)
        return any(words.search(title) for title in (*held, party.office or ""))

    def bears(self, body: str, m: Mention) -> bool:
        """Whether someone of a state bears just this title on the day."""
        title = m.title.lower()
        if title.endswith(_OF_THE_REPUBLIC):
            if not is_state_code(body):
                return False
            title = title.removesuffix(_OF_THE_REPUBLIC)
        return any(
            term.covers(self._day) and (title in term.title.lower() or title in _BY_OFFICE)
            for office in m.offices for term, _ in holders(body, office)
        )  # fmt: skip


def _is_of_one_body(m: Mention) -> bool:
    """Whether a bare title can be one body's alone: a head's of one word, or one that names an organisation."""
    if " " not in m.title:
        return bool(m.offices & _OF_HEADS)
    words, names = folded_words(m.title), load_gazetteer()
    return any(match.keys("organisation") for place in range(len(words)) for match in names.at(words, place))


def fits_organisation(title: str, name: str, body: str, day: date) -> bool:
    """Whether a person's title in an organisation is of the sort said: its chair is not its secretary-general."""
    sort = next((word for word in _SORTS if word in title.lower()), "")
    return any(sort in t.title.lower() for t in load_people()[name].offices_on(day) if t.body == body)


def _as_of_organisation(offices: frozenset[str]) -> frozenset[str]:
    """Return the offices that a title means beside an organisation: the president of one is its head."""
    return offices | {"head"} if offices & {"head_of_state", "head_of_government"} else offices
