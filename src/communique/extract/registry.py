"""The actors of one document: one record a party, made when it is first met, with every mention of it."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from communique.knowledge.folding import fold
from communique.knowledge.organisations import load_organisations
from communique.knowledge.people import Person, Term, load_people
from communique.knowledge.plover import actor_code
from communique.knowledge.states import load_states
from communique.reading import Actor, Span
from communique.reading.terms import ActorKind

_SECTOR_OF_ORGAN = {"military": "MIL", "parliament": "LEG"}
_WITH_ARTICLE = re.compile(
    r"^(?:United|Republic|Democratic Republic|Central African|Dominican Rep)|(?:Islands|Emirates|Netherlands|Philippines|"
    r"Bahamas|Maldives|Comoros|Seychelles|Gambia|Holy See|Union|Nations|League|Council|Commission)$"
)
_ORGAN_NAMES = {
    "presidency": "Presidency", "head_of_government": "Office of the head of government", "foreign_ministry": "Foreign ministry",
    "defence_ministry": "Defence ministry", "parliament": "Parliament", "government": "Government", "capital": "Government",
    "military": "Armed forces", "monarchy": "Royal court", "ministry": "Ministry",
}  # fmt: skip


@dataclass
class Party:
    """An actor while the document is being read."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    person: Person | None = None
    sex: str | None = None
    sector: str | None = None
    office: str | None = None
    offices: frozenset[str] = frozenset()
    """Codes of the offices that the text or the knowledge base gives it as of the day."""
    body: str | None = None
    """The state or organisation it acts for."""
    aliases: tuple[str, ...] = ()
    spans: dict[tuple[int, int], None] = field(default_factory=dict)
    code: str | None = None
    """Its PLOVER code where that is not its country's: IGO, NGO, IMG."""


class Registry:
    """Parties by id; ids are readable: "emmanuel-macron", "FRA", "RUS-presidency", "IAEA"."""

    def __init__(self, text: str, day: date) -> None:
        self.text, self.day = text, day
        self.parties: dict[str, Party] = {}
        self._people: dict[str, list[str]] = defaultdict(list)

    def __getitem__(self, key: str) -> Party:
        return self.parties[key]

    def person(self, name: str) -> str:
        """Return the id of a person of the knowledge base."""
        key = slug(name)
        if key not in self.parties:
            person = load_people()[name]
            terms = person.offices_on(self.day)
            self.parties[key] = Party(
                key, person.shown, "person", person.country_on(self.day), person, person.sex,
                _sector(terms), describe(terms[0]) if terms else None, frozenset(t.office for t in terms),
                terms[0].body if terms else person.country, person.aliases,
            )  # fmt: skip
            self._file(key)
        return key

    def stranger(self, name: str, *, country: str | None, sex: str | None, title: str, offices: frozenset[str]) -> str:
        """Return the id of a person whom only the text knows."""
        name = re.sub(r"\s+", " ", name).strip()
        key = slug(name)
        if key not in self.parties:
            sector = "GOV" if title else None
            self.parties[key] = Party(key, name, "person", sex=sex, sector=sector)
        party = self.parties[key]
        if party.person is None:
            party.country = party.country or country
            party.body = party.body or country
            party.office = party.office or title or None
            party.offices |= offices
            self._file(key)
        return key

    def _file(self, key: str) -> None:
        for body in {self.parties[key].body, self.parties[key].country} - {None}:
            if key not in self._people[str(body)]:
                self._people[str(body)].append(key)

    def people_of(self, body: str) -> list[str]:
        """Return the persons of a state or organisation, in the order in which they were met."""
        return list(self._people.get(body, ()))

    def state(self, iso3: str) -> str:
        """Return the id of a state."""
        if iso3 not in self.parties:
            state = load_states()[iso3]
            self.parties[iso3] = Party(iso3, state.name, "state", iso3, sector="GOV", body=iso3, aliases=state.aliases)
        return iso3

    def government(self, iso3: str, organ: str) -> str:
        """Return the id of a government or one of its organs."""
        organ = "government" if organ == "capital" else organ
        key = f"{iso3}-{organ.replace('_', '-')}"
        if key not in self.parties:
            name = f"{_ORGAN_NAMES.get(organ, 'Government')} of {_with_article(load_states()[iso3].name)}"
            sector = _SECTOR_OF_ORGAN.get(organ, "GOV")
            self.parties[key] = Party(key, name, "government", iso3, sector=sector, body=iso3)
        return key

    def organisation(self, name: str) -> str:
        """Return the id of an organisation of the knowledge base."""
        if name not in self.parties:
            known = load_organisations()[name]
            self.parties[name] = Party(
                name,
                name,
                "organization",
                known.iso3,
                sector=known.sector,
                body=name,
                aliases=(known.name, *known.aliases),
            )
        return name

    def group(self, words: str) -> str:
        """Return the id of a party that the text leaves without a name: "a senior official"."""
        name = re.sub(r"\s+", " ", words).strip()
        key = slug(name) or "group"
        if key not in self.parties:
            self.parties[key] = Party(key, name, "group")
        return key

    def body(self, body: str) -> str:
        """Return the id of a state or an organisation, whichever the code is."""
        return self.state(body) if body in load_states() else self.organisation(body)

    def countries(self) -> frozenset[str]:
        """Return the states that the document names, or whose people it names."""
        return frozenset(party.country for party in self.parties.values() if party.country)

    def note(self, key: str, start: int, end: int) -> None:
        """Keep a mention of a party."""
        self.parties[key].spans[start, end] = None

    def actors(self, wanted: set[str]) -> tuple[Actor, ...]:
        """Return the wanted parties and all that are mentioned, in the order of their first mention."""
        parties = [p for p in self.parties.values() if p.spans or p.id in wanted]
        parties.sort(key=lambda p: (min(p.spans, default=(len(self.text), 0)), p.id))
        return tuple(self._actor(p) for p in parties)

    def _actor(self, p: Party) -> Actor:
        return Actor(
            id=p.id, name=p.name, kind=p.kind, country=p.country, code=plover_code(p), office=p.office, sector=p.sector,
            wikidata=p.person.wikidata if p.person else None, aliases=p.aliases,
            mentions=tuple(Span.cut(self.text, a, b) for a, b in sorted(p.spans)),
        )  # fmt: skip


def slug(name: str) -> str:
    """Return a name as a readable id: folded words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(name)))


def plover_code(party: Party) -> str | None:
    """Return a party's PLOVER code: its country's, else that of the organisation it is or acts for."""
    body = load_organisations().get(party.body or "")
    if body and party.kind != "state":
        return actor_code(country=body.iso3, sector=body.sector)
    return party.code or actor_code(country=party.country, sector=party.sector)


def describe(term: Term) -> str:
    """Return an office as print has it: "President of France"."""
    states = load_states()
    body = states[term.body].name if term.body in states else term.body
    return term.title if body.lower() in term.title.lower() else f"{term.title} of {_with_article(body)}"


def _with_article(body: str) -> str:
    return f"the {body}" if _WITH_ARTICLE.search(body) else body


def _sector(terms: list[Term]) -> str | None:
    if not terms:
        return None
    return "GOV" if terms[0].body in load_states() else "IGO"
