"""Resolve the mentions that hold a name or a title with its state: what needs nothing else of the document's flow."""

from itertools import pairwise

from communique.extract.cast import Cast
from communique.extract.mentions import Mention
from communique.extract.people import choose_person
from communique.extract.titles import Titles
from communique.knowledge.folding import fold
from communique.knowledge.people import is_state_code, load_people
from communique.knowledge.states import load_organs
from communique.language.parse import Parse


class Naming:
    """Names of one document; who stands in full somewhere is meant by the family name elsewhere."""

    def __init__(self, parse: Parse, cast: Cast, titles: Titles, mentions: list[Mention]) -> None:
        self._parse, self._registry, self._titles = parse, cast.registry, titles
        self._states = frozenset(
            key
            for m in mentions
            if m.organ != "capital"
            for key in (*(m.names[:1] if m.kind == "government" else m.names), m.body or "")
            if is_state_code(key)
        )
        self._by_surname: dict[str, list[str]] = {}
        self._by_given: dict[str, list[str]] = {}

    def resolve(self, mentions: list[Mention]) -> dict[Mention, tuple[str, ...]]:
        """Return the parties of the mentions that name them; full names come before family names alone."""
        people = [m for m in mentions if m.kind == "person"]
        people.sort(key=lambda m: (m.surname_only, len((m.name or "").split()) == 1))
        found = {m: self.person(m) for m in people}
        found |= self._apposed(mentions, found)
        found |= {m: self.party(m) for m in mentions if m.kind != "person" and m not in found}
        return {m: parties for m, parties in found.items() if parties}

    def _apposed(
        self, mentions: list[Mention], people: dict[Mention, tuple[str, ...]]
    ) -> dict[Mention, tuple[str, ...]]:
        """ "Lesego Tawana, the foreign minister of Botswana,": the title is that of the name before it."""
        text = self._registry.text
        found: dict[Mention, tuple[str, ...]] = {}
        for name, title in pairwise(mentions):
            named = people.get(name, ())
            if title.kind != "office" or not title.body or len(named) != 1 or text[name.end : title.start] != ", ":
                continue
            party = self._registry[named[0]]
            if party.person is None and is_state_code(title.body):
                self._registry.stranger(
                    party.name, country=title.body, sex=None, title=title.title, offices=title.offices
                )
            if title.body in (self._registry[named[0]].body, self._registry[named[0]].country):
                found[title] = named
        return found

    def person(self, m: Mention) -> tuple[str, ...]:
        """A person by name; who stands in full somewhere in the document is meant by the family name elsewhere."""
        if m.surname_only:
            known = self._known_here(m)
            if known:
                return (known,)
        if m.names:
            person = choose_person(
                m.names, self._registry.day, offices=m.offices, body=m.body, states=self._states, in_full=not m.surname_only,
                past=m.past,
            )  # fmt: skip
            if person and (not m.surname_only or self._believable(m)):
                key = self._registry.person(person)
                self._remember(key, load_people()[person].surnames, m)
                return (key,)
            if m.surname_only and not m.offices:
                return ()
        if not m.name or (m.surname_only and not m.offices):
            return ()
        if len(m.name.split()) == 1 and not m.offices and not m.sex:
            known = self._known_here(m)
            return (known,) if known else ()
        known = self._known_here(m) if len(m.name.split()) == 1 else None
        country = m.body if m.body and is_state_code(m.body) else None
        key = known or self._registry.stranger(m.name, country=country, sex=m.sex, title=m.title, offices=m.offices)
        self._remember(key, (m.name.split()[-1],), m)
        return (key,)

    def _remember(self, key: str, surnames: tuple[str, ...], m: Mention) -> None:
        given = (m.name or "").split()[:-1] if not m.surname_only else []
        for table, names in ((self._by_surname, surnames), (self._by_given, given)):
            for name in names:
                known = table.setdefault(fold(name), [])
                if key not in known:
                    known.append(key)

    def _known_here(self, m: Mention) -> str | None:
        name = fold(m.name or "")
        known = self._by_surname.get(name) or self._by_given.get(name, [])
        if m.body and len(known) > 1:
            known = [k for k in known if self._registry[k].body == m.body] or known
        if m.offices and len(known) > 1:
            known = [k for k in known if self._registry[k].offices & m.offices] or known
        return known[0] if len(known) == 1 else None

    def _believable(self, m: Mention) -> bool:
        """A bare family name that is also an ordinary word needs a title, or a place where only a name can stand."""
        if m.offices or m.body or m.sex:
            return True
        token = self._parse.token_at(m.anchor)
        return (
            token is not None and token.tag_.startswith("NNP") and token.ent_type_ not in ("DATE", "TIME", "FAC", "LAW")
        )

    def _is_organ(self, m: Mention) -> bool:
        """ "The Foreign Office" is London's, but in an account by another state its own."""
        words = fold(self._registry.text[m.head_start : m.end])
        return any(words in phrases for phrases in load_organs().values())

    def party(self, m: Mention) -> tuple[str, ...]:
        """States, governments, organisations, and offices with their state beside them."""
        if m.kind == "state" and m.names:
            return (self._registry.body(m.names[0]),)
        if m.kind == "government" and m.names and m.names[0] not in self._states and self._is_organ(m):
            return ()
        in_context = any(n in self._states for n in m.names[1:])
        if m.kind == "government" and m.names and (is_state_code(m.names[0]) or in_context):
            key = next((n for n in m.names if n in self._states and len(m.names) > 1), m.names[0])
            return (self._registry.government(key, m.organ or "government"),)
        if m.kind == "government" and m.names:
            return (self._registry.organisation(m.names[0]),)
        if m.kind == "organization":
            return (self._registry.organisation(m.names[0]),)
        if m.kind == "office" and m.body:
            return self._titles.of_body(m, m.body)
        if m.kind == "plural" and m.names:
            found = [self._titles.of_body(m, state) or (self._registry.state(state),) for state in m.names]
            return tuple(key for keys in found for key in keys)
        return ()
