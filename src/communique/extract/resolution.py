"""Resolve every mention to its party or parties, in text order: names first, then the words that lean on them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from communique.extract.mentions import Mention
from communique.extract.names import NameFinder
from communique.extract.people import choose_person, office_holder
from communique.extract.references import PRONOUNS, find_references
from communique.extract.registry import Registry
from communique.knowledge.people import holders, is_state_code, load_people
from communique.language.parse import Parse
from communique.reading import Document, Span

_OWN_TITLES = frozenset("president|prime minister|taoiseach|chancellor|king|queen|emir|amir|sultan|emperor|crown prince|secretary-general".split("|"))
"""Titles that are said only of those who bear them; "premier" or "leader" is said of many."""

LOOK_BACK = 4
"""Sentences that a pronoun reaches back."""


@dataclass(frozen=True)
class Resolved:
    """A mention with the parties it stands for (several for a plural, none where nobody is known)."""

    mention: Mention
    parties: tuple[str, ...]
    sentence: int
    is_subject: bool


@dataclass
class Cast:
    """Who is who in one document."""

    registry: Registry
    resolved: list[Resolved] = field(default_factory=list)
    sides: tuple[str, ...] = ()
    """The parties that the document is mainly about, usually two."""
    issuer: str | None = None
    """Whose account the document is."""

    def near(self, start: int, end: int) -> list[Resolved]:
        """Return the resolved mentions that touch a stretch of text."""
        return [r for r in self.resolved if r.mention.start < end and start < r.mention.end]


def find_mentions(parse: Parse) -> list[Mention]:
    """Return all mentions in text order; a name is never part of a reference, of two references the longer stays."""
    finder = NameFinder(parse)
    kept = list(finder.find())
    taken = [(m.start, m.end) for m in kept]
    free = _Free(taken)
    references = sorted(find_references(parse.document.text, finder.body_at), key=lambda m: (m.start - m.end, m.start))
    kept += [m for m in references if free.take(m.start, m.end)]
    return sorted(kept, key=lambda m: (m.start, m.end))


class _Free:
    """Which characters no mention holds yet."""

    def __init__(self, taken: list[tuple[int, int]]) -> None:
        self._held = {place for start, end in taken for place in range(start, end)}

    def take(self, start: int, end: int) -> bool:
        """Take a stretch if it is free throughout."""
        places = range(start, end)
        if any(place in self._held for place in places):
            return False
        self._held.update(places)
        return True


class Resolver:
    """One document's mentions, resolved in order."""

    def __init__(self, parse: Parse, day: date, issuer: str | None) -> None:
        self.parse, self.day = parse, day
        self.mentions = find_mentions(parse)
        self.cast = Cast(Registry(parse.document.text, day), issuer=issuer)
        self.registry = self.cast.registry
        self.states = frozenset(
            key for m in self.mentions if m.organ != "capital" for key in (*m.names, m.body or "") if is_state_code(key)
        )
        self.by_surname: dict[str, list[str]] = {}

    def run(self) -> Cast:
        """Resolve all mentions."""
        names = {m: self._named(m) for m in self.mentions if m.kind == "person" and not m.surname_only}
        names |= {m: self._named(m) for m in self.mentions if m.kind == "person" and m.surname_only}
        first = {m: ids for m, ids in names.items() if ids}
        first |= {m: ids for m in self.mentions if (ids := self._party(m))}
        self.cast.sides = self._main_sides(first)
        if self.cast.issuer is None:
            self.cast.issuer = self._find_issuer(first)
        for mention in self.mentions:
            parties = first.get(mention) or self._leaning(mention)
            self._keep(mention, parties)
        return self.cast

    def _keep(self, mention: Mention, parties: tuple[str, ...]) -> None:
        token = self.parse.token_at(mention.anchor)
        subject = token is not None and token.dep_ in ("nsubj", "nsubjpass")
        self.cast.resolved.append(
            Resolved(mention, parties, self.parse.sentence_at(mention.start), subject)
        )
        if len(parties) == 1 and mention.kind not in ("pronoun", "plural"):
            self.registry.note(parties[0], mention.start, mention.end)

    # -- names ---------------------------------------------------------------------------------------------------

    def _named(self, m: Mention) -> tuple[str, ...]:
        """A person by name; who stands in full somewhere in the document is meant by the family name elsewhere."""
        if m.surname_only:
            known = self._known_here(m)
            if known:
                return (known,)
        if m.names:
            person = choose_person(
                m.names, self.day, offices=m.offices, body=m.body, states=self.states, in_full=not m.surname_only,
                past=m.past,
            )  # fmt: skip
            if person and (not m.surname_only or self._believable(m, person)):
                key = self.registry.person(person)
                self._remember(key, load_people()[person].surnames)
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
        key = known or self.registry.stranger(m.name, country=country, sex=m.sex, title=m.title, offices=m.offices)
        self._remember(key, (m.name.split()[-1],))
        return (key,)

    def _remember(self, key: str, surnames: tuple[str, ...]) -> None:
        for surname in surnames:
            known = self.by_surname.setdefault(surname.lower(), [])
            if key not in known:
                known.append(key)

    def _known_here(self, m: Mention) -> str | None:
        known = self.by_surname.get((m.name or "").lower(), [])
        if m.body and len(known) > 1:
            known = [k for k in known if self.registry[k].body == m.body] or known
        if m.offices and len(known) > 1:
            known = [k for k in known if self.registry[k].offices & m.offices] or known
        return known[0] if len(known) == 1 else None

    def _believable(self, m: Mention, person: str) -> bool:
        """A bare family name that is also an ordinary word needs a title, or a place where only a name can stand."""
        if m.offices or m.body or m.sex:
            return True
        token = self.parse.token_at(m.anchor)
        return token is not None and token.tag_.startswith("NNP") and token.ent_type_ not in ("DATE", "TIME", "FAC", "LAW")

    def _party(self, m: Mention) -> tuple[str, ...]:
        """States, governments, organisations, and offices with their state beside them."""
        if m.kind == "state" and m.names:
            return (self.registry.body(m.names[0]),)
        if m.kind == "government" and m.names and is_state_code(m.names[0]):
            key = next((n for n in m.names if n in self.states and len(m.names) > 1), m.names[0])
            return (self.registry.government(key, m.organ or "government"),)
        if m.kind == "government" and m.names:
            return (self.registry.organisation(m.names[0]),)
        if m.kind == "organization":
            return (self.registry.organisation(m.names[0]),)
        if m.kind == "office" and m.body:
            return self._office_of(m, m.body)
        if m.kind == "plural" and m.names:
            found = [self._office_of(m, state) or (self.registry.state(state),) for state in m.names]
            return tuple(key for keys in found for key in keys)
        return ()

    def _office_of(self, m: Mention, body: str) -> tuple[str, ...]:
        if m.past:
            return ()
        if m.official:
            return (self.registry.body(body),)
        here = [k for k, p in self.registry.parties.items() if body in (p.body, p.country) and self._holds(k, m)]
        if len(here) > 1:
            here = [k for k in here if k in self.cast.sides] or here[:0]
        if here:
            return (here[0],)
        if "ambassador" in m.offices or "other" in m.offices:
            return ()
        person = office_holder(m.offices, m.title, body, self.day)
        return (self.registry.person(person),) if person else ()

    # -- the sides ---------------------------------------------------------------------------------------------

    def _main_sides(self, known: dict[Mention, tuple[str, ...]]) -> tuple[str, ...]:
        """The parties at the head of an account; else the two mentioned most and earliest, persons before states."""
        if (lead := self._lead(known)) and self.parse.document.kind in ("readout", "joint_statement", "statement"):
            return lead
        weight: Counter[str] = Counter()
        size = max(1, len(self.parse.document.text))
        for mention, parties in known.items():
            early = 3 if mention.start < self.parse.document.body_start else 2 if mention.start < size / 4 else 1
            for key in parties:
                weight[key] += early
        people = [k for k, _ in weight.most_common() if self.registry[k].kind == "person" and self.registry[k].body and "spokesperson" not in self.registry[k].offices]
        for a, b in sorted(combinations(people[:5], 2), key=lambda pair: -min(weight[pair[0]], weight[pair[1]])):
            if self.registry[a].body != self.registry[b].body and min(weight[a], weight[b]) >= 2:
                return tuple(sorted((a, b), key=lambda k: -weight[k]))
        bodies: Counter[str] = Counter()
        for key, n in weight.items():
            body = self.registry[key].body
            if body:
                bodies[body] += n
        return tuple(self.registry.body(body) for body, _ in bodies.most_common(2)) if len(bodies) > 1 else ()

    def _find_issuer(self, known: dict[Mention, tuple[str, ...]]) -> str | None:
        """Return whose account a document is: an account names the other side's country, not its own."""
        if self.parse.document.kind not in ("readout", "statement", "transcript"):
            return None
        bodies = dict.fromkeys(b for s in self.cast.sides if (b := self.registry[s].body))
        named: Counter[str] = Counter()
        plain: Counter[str] = Counter()
        for mention, parties in known.items():
            for key in parties:
                party = self.registry[key]
                if party.kind == "person" and party.body in bodies:
                    (named if mention.body == party.body else plain)[party.body or ""] += 1
        for mention in self.mentions:
            if mention.kind == "office" and not mention.body and not mention.owner:
                bearers = [b for b in bodies if self._bears(b, mention)]
                if len(bearers) == 1:
                    plain[bearers[0]] += 2
        ranked = sorted(bodies, key=lambda b: (named[b] / (named[b] + plain[b] + 0.5), -plain[b]))
        return ranked[0] if ranked else None

    def _bears(self, body: str, m: Mention) -> bool:
        """Whether someone of a state bears just this title on the day."""
        return any(
            m.title.lower() in term.title.lower() and term.covers(self.day)
            for office in m.offices for term, _ in holders().get((body, office), ())
        )  # fmt: skip

    def _lead(self, known: dict[Mention, tuple[str, ...]]) -> tuple[str, ...]:
        """The persons, or in a joint statement the states, that the title or the first sentence puts together."""
        document = self.parse.document
        first_sentence = self.parse.sentences[self.parse.sentence_at(document.body_start)][1]
        for start, end in ((0, document.body_start), (document.body_start, first_sentence)):
            parties = [k for m, keys in known.items() if start <= m.start < end for k in keys]
            people = self._one_a_body(k for k in parties if self.registry[k].kind == "person" and "spokesperson" not in self.registry[k].offices)
            if len(people) > 1:
                return people
            states = self._one_a_body(k for k in parties if self.registry[k].kind in ("state", "organization", "person"))
            if document.kind == "joint_statement" and len(states) > 1:
                return states
        return ()

    def _one_a_body(self, parties: Iterable[str]) -> tuple[str, ...]:
        chosen: dict[str, str] = {}
        for key in parties:
            body = self.registry[key].body
            if body:
                chosen.setdefault(body, key)
        return tuple(chosen.values())

    # -- words that lean on others -------------------------------------------------------------------------------

    def _leaning(self, m: Mention) -> tuple[str, ...]:
        if m.kind == "office":
            return self._bare_office(m)
        if m.kind == "government":
            return self._bare_organ(m)
        if m.kind == "counterpart":
            return self._counterpart(m)
        if m.kind == "plural":
            return self._plural(m)
        if m.kind == "pronoun":
            return self._pronoun(m)
        return ()

    def _bare_office(self, m: Mention) -> tuple[str, ...]:
        """"The President": whoever in the document holds that office; of two the issuer's, else the last one named."""
        if m.owner:
            return self._owned(m)
        holders_here = [r.parties[0] for r in reversed(self.cast.resolved)
                        if len(r.parties) == 1 and self._holds(r.parties[0], m)]  # fmt: skip
        distinct = list(dict.fromkeys(holders_here))
        if self.cast.issuer:
            own = [k for k in distinct if self.registry[k].body == self.cast.issuer]
            if own:
                return (own[0],)
            if is_state_code(self.cast.issuer) and not distinct:
                return self._office_of(m, self.cast.issuer)
        if distinct:
            return (next((k for k in distinct if k in self.cast.sides), distinct[0]),)
        later = [k for k, p in self.registry.parties.items() if self._holds(k, m)]
        if len(later) == 1:
            return (later[0],)
        bodies = [self.registry[s].body for s in self.cast.sides]
        found = [ids for body in bodies if body and (ids := self._office_of(m, body))]
        if len(found) == 1:
            return found[0]
        if "head" in m.offices and "secretary" in m.title.lower():
            return self._office_of(m, "UN")
        return ()

    def _owned(self, m: Mention) -> tuple[str, ...]:
        """"Its foreign ministry", "his president": of the state that the owner belongs to."""
        owner = self._pronoun(Mention(m.start, m.start + len(m.owner or ""), "pronoun", head=m.owner or "", sex=PRONOUNS.get(m.owner or "")))
        body = self.registry[owner[0]].body if len(owner) == 1 else None
        if body is None or not is_state_code(body):
            return ()
        if m.kind == "government":
            return (self.registry.government(body, m.organ or "government"),)
        return self._office_of(m, body)

    def _holds(self, key: str, m: Mention) -> bool:
        """Whether a person holds the office that a title names: "the Taoiseach" is no "Prime Minister"."""
        party = self.registry[key]
        if party.kind != "person":
            return False
        title = m.title.lower()
        held = [t.title.lower() for t in party.person.offices_on(self.day)] if party.person else []
        named = any(title in h for h in (*held, (party.office or "").lower()))
        if "other" in m.offices:
            return named
        return named or bool(party.offices & m.offices and not (title in _OWN_TITLES and held))

    def _bare_organ(self, m: Mention) -> tuple[str, ...]:
        """"The Foreign Ministry", "the government": the issuer's, else that of the state last mentioned."""
        if m.owner:
            return self._owned(m)
        if self.cast.issuer and is_state_code(self.cast.issuer):
            return (self.registry.government(self.cast.issuer, m.organ or "government"),)
        for r in reversed(self.cast.resolved):
            if r.parties and r.mention.kind in ("state", "government", "office", "person"):
                body = self.registry[r.parties[0]].body
                if body and is_state_code(body):
                    return (self.registry.government(body, m.organ or "government"),)
        return ()

    def _counterpart(self, m: Mention) -> tuple[str, ...]:
        if m.organ:
            return self._body_before(m)
        people = [r for r in reversed(self.cast.resolved) if len(r.parties) == 1 and self.registry[r.parties[0]].kind == "person"
                  and r.mention.kind != "pronoun"]  # fmt: skip
        recent = list(dict.fromkeys(r.parties[0] for r in people))
        if m.head == "national":
            return tuple(k for k in recent if self.registry[k].body == m.body)[:1]
        if m.head in ("former", "latter"):
            if len(recent) < 2:
                return ()
            return (recent[0] if m.head == "latter" else recent[1],)
        if not recent:
            return ()
        sentence = self.parse.sentence_at(m.start)
        subjects = [r for r in self.cast.resolved if r.sentence == sentence and r.is_subject and r.parties and r.parties[0] in recent]
        own = subjects[-1].parties[0] if subjects else recent[0]
        if m.body:
            fitting = [k for k in recent if self.registry[k].body == m.body]
            if fitting:
                return (fitting[0],)
            return self._office_of(replace(m, offices=self.registry[own].offices, title=""), m.body)
        sides = self.cast.sides
        others = [k for k in (*sides, *recent) if self.registry[k].body != self.registry[own].body]
        return (others[0],) if own in sides and len(sides) == 2 and others else tuple(others[:1])

    def _body_before(self, m: Mention) -> tuple[str, ...]:
        """"The agency", "the bloc": the organisation last mentioned whose name says so, else the last international one."""
        before = [r.parties[0] for r in reversed(self.cast.resolved) if len(r.parties) == 1 and self.registry[r.parties[0]].kind == "organization"]
        stem = m.head[:6]
        by_name = [k for k in before if any(stem in name.lower() for name in (k, *self.registry[k].aliases))]
        international = [k for k in before if self.registry[k].sector == "IGO"]
        found = by_name or (international if m.head in ("bloc", "alliance", "grouping", "organisation", "organization", "agency") else [])
        return tuple(found[:1])

    def _plural(self, m: Mention) -> tuple[str, ...]:
        sentence = self.parse.sentence_at(m.start)
        pair = self._last_pair(sentence, m.start) or self.cast.sides
        if m.head in ("countries", "nations", "states", "governments", "capitals") and pair:
            bodies = dict.fromkeys(b for k in pair if (b := self.registry[k].body))
            return tuple(self.registry.body(b) for b in bodies)
        return pair

    def _last_pair(self, sentence: int, before: int) -> tuple[str, ...]:
        """The two parties that were last joined in one sentence, if they are not the main ones."""
        for back in range(3):
            here = [r for r in self.cast.resolved if r.sentence == sentence - back and r.mention.start < before
                    and r.parties and r.mention.kind != "pronoun"]  # fmt: skip
            plural = [r for r in here if len(r.parties) > 1]
            if plural:
                return plural[-1].parties
            people = list(dict.fromkeys(r.parties[0] for r in here if self.registry[r.parties[0]].kind == "person"))
            bodies = {self.registry[k].body for k in people}
            if len(people) == 2 and len(bodies) == 2:
                return tuple(people)
        return ()

    def _pronoun(self, m: Mention) -> tuple[str, ...]:
        sentence = self.parse.sentence_at(m.start)
        if m.sex in ("m", "f"):
            return self._person_before(m, sentence)
        if m.sex == "plural":
            return self._last_pair(sentence, m.start) or self.cast.sides
        if m.sex == "thing":
            return self._thing_before(m, sentence)
        return self._first_person(m, sentence)

    def _first_person(self, m: Mention, sentence: int) -> tuple[str, ...]:
        """"I" and "we": the speaker of the turn or of the quotation, else whoever issues the document."""
        quotation = self.parse.quotation_at(m.start)
        speaker = self._turn_speaker(m) or (self._quoted_speaker(quotation, sentence) if quotation else ())
        if speaker:
            return speaker
        if self.parse.document.kind == "joint_statement":
            return self.cast.sides
        if not self.cast.issuer or quotation:
            return ()
        people = [k for k, p in self.registry.parties.items() if p.kind == "person" and p.body == self.cast.issuer]
        own = [k for k in people if k in self.cast.sides] or people
        return (own[0],) if own and m.sex == "i" else (self.registry.body(self.cast.issuer),)

    def _quoted_speaker(self, quotation: Span, sentence: int) -> tuple[str, ...]:
        """The subject nearest to a quotation in its sentences, outside its marks, else the last subject before it."""
        people = [r for r in self.cast.resolved if r.mention.end <= quotation.start and r.sentence >= sentence - 2
                  and len(r.parties) == 1 and self.registry[r.parties[0]].kind in ("person", "government")]  # fmt: skip
        subjects = [r for r in people if r.is_subject]
        found = subjects or people
        return found[-1].parties if found else ()

    def _person_before(self, m: Mention, sentence: int) -> tuple[str, ...]:
        def fits(r: Resolved) -> bool:
            if len(r.parties) != 1:
                return False
            party = self.registry[r.parties[0]]
            return party.kind == "person" and party.sex in (m.sex, None)

        before = [r for r in self.cast.resolved if r.sentence >= sentence - LOOK_BACK and fits(r)]
        same = [r for r in before if r.sentence == sentence]
        subjects = [r for r in same if r.is_subject]
        if subjects:
            return subjects[0].parties if m.head in ("he", "she") else subjects[-1].parties
        if same and m.head not in ("he", "she"):
            return same[-1].parties
        for back in range(1, LOOK_BACK + 1):
            there = [r for r in before if r.sentence == sentence - back]
            subjects = [r for r in there if r.is_subject]
            if subjects:
                return subjects[0].parties
            if there:
                return there[0].parties
        return same[0].parties if same else ()

    def _thing_before(self, m: Mention, sentence: int) -> tuple[str, ...]:
        things = [r for r in self.cast.resolved if r.sentence >= sentence - 2 and len(r.parties) == 1
                  and self.registry[r.parties[0]].kind != "person" and r.mention.kind != "pronoun"]  # fmt: skip
        subjects = [r for r in things if r.is_subject]
        found = subjects or things
        return found[-1].parties if found else ()

    def _turn_speaker(self, m: Mention) -> tuple[str, ...]:
        for turn in self.parse.turns:
            if turn.label.end <= m.start < turn.end:
                here = [r for r in self.cast.resolved if turn.label.start <= r.mention.start < turn.label.end and r.parties]
                return here[0].parties if here else ()
        return ()


def resolve(parse: Parse, *, day: date, issuer: str | None) -> Cast:
    """Resolve the mentions of a document as of a day; `issuer` is whose account it is, where that is known."""
    return Resolver(parse, day, issuer).run()


def day_of(document: Document) -> date:
    """Return the day that offices are looked up for: the publication, else today's knowledge at its latest."""
    return document.published or date(2026, 1, 1)
