"""Resolve the words that name a party by its part opposite another: "his counterpart", "the visitor", "her host"."""

from collections.abc import Iterable
from dataclasses import replace

from communique.extract.antecedents import Antecedents
from communique.extract.cast import Cast
from communique.extract.mentions import Mention
from communique.extract.references import PRONOUNS
from communique.extract.speakers import Speakers
from communique.extract.titles import Titles
from communique.language.parse import Parse

_PEERS = frozenset({"counterpart", "colleague", "opposite number", "homologue", "peer"})
"""Those who hold the same office on the other side."""
_HOSTS = frozenset({"host", "hostess"})
_DATELINE = 30
"""Characters at the head of the body within which a capital says where the document was written."""


class Counterparts:
    """The counterparts, hosts and guests of one document; they lean on the mentions resolved before them."""

    def __init__(self, parse: Parse, cast: Cast, titles: Titles) -> None:
        self._parse, self._cast, self._registry, self._titles = parse, cast, cast.registry, titles
        self._antecedents, self._speakers = Antecedents(parse, cast), Speakers(parse, cast)

    def resolve(self, m: Mention) -> tuple[str, ...]:
        """Return who stands opposite, none where nobody fits."""
        if m.head == "national":
            return self._national(m)
        if m.head in ("former", "latter"):
            recent = self._cast.people()
            return (recent[0] if m.head == "latter" else recent[1],) if len(recent) > 1 else ()
        owner = self._owner(m)
        if m.head == "other":
            return self._opposite(m, owner[0]) if owner and owner[0] in self._cast.sides else ()
        if not owner:
            return self._by_place(m)
        if m.body:
            return self._of_state(m, owner[0], m.body)
        return self._opposite(m, owner[0])

    def _national(self, m: Mention) -> tuple[str, ...]:
        """ "The Norwegian": the person of that state last named, rather than one who speaks for others."""
        people = [k for k in self._cast.people() if m.body in (self._registry[k].body, self._registry[k].country)]
        return tuple(sorted(people, key=lambda k: "spokesperson" in self._registry[k].offices)[:1])

    def _owner(self, m: Mention) -> tuple[str, ...]:
        """Whose counterpart, host or guest it is: that of "his" or "my", else of the subject before."""
        word = self._registry.text[m.start :].split(maxsplit=1)[0].lower()
        sex = PRONOUNS.get(word)
        sentence = self._parse.sentence_at(m.start)
        subject = self._subject(sentence) if sex not in ("i", "we") else ()
        if subject:
            return subject
        if sex in ("m", "f"):
            pronoun = Mention(m.start, m.start + len(word), "pronoun", head=word, sex=sex)
            return self._antecedents.likeliest(pronoun, self._speakers.of(pronoun))
        if sex in ("i", "we"):
            own = [s for s in self._cast.sides if self._registry[s].body == self._cast.issuer]
            return self._speakers.of(m) or tuple(own[:1])
        return ()

    def _subject(self, sentence: int) -> tuple[str, ...]:
        """Return the person who is the last subject of a sentence so far."""
        for r in reversed(self._cast.recent()):
            if r.sentence < sentence:
                break
            if (
                r.sentence == sentence
                and r.is_subject
                and len(r.parties) == 1
                and self._registry[r.parties[0]].kind == "person"
            ):
                return r.parties
        return ()

    def _by_place(self, m: Mention) -> tuple[str, ...]:
        """ "The visitor", "the host": the side that is not at home where the document was written, or that is."""
        home = self._home()
        at_home = [s for s in self._cast.sides if self._registry[s].body == home]
        away = [s for s in self._cast.sides if s not in at_home]
        if at_home and away:
            return ((at_home if m.head in _HOSTS else away)[0],)
        recent = self._cast.people()
        own = self._registry[recent[0]].body if recent else None
        return tuple(k for k in (*self._cast.sides, *recent) if self._registry[k].body != own)[:1]

    def _home(self) -> str | None:
        """Return the state in whose capital a report is datelined, else the issuer of an account."""
        start = self._parse.document.body_start
        for r in self._cast.near(start, start + _DATELINE):
            if r.mention.organ == "capital" and r.parties:
                return self._registry[r.parties[0]].body
        return self._cast.issuer

    def _of_state(self, m: Mention, owner: str, body: str) -> tuple[str, ...]:
        """ "His Norwegian colleague": of the state's persons one of the same office, else whoever holds it."""
        offices = self._registry[owner].offices
        fitting = [k for k in self._cast.people() if self._registry[k].body == body]
        if m.head not in _PEERS:
            return tuple(fitting[:1])
        same = [k for k in fitting if self._registry[k].offices & offices]
        return (
            tuple(same[:1]) or self._titles.of_body(replace(m, offices=offices, title=""), body) or tuple(fitting[:1])
        )

    def _opposite(self, m: Mention, owner: str) -> tuple[str, ...]:
        """The one of another side; of several a peer by office, then the other of two sides, then the last named."""
        own = self._registry[owner]
        others = self._others(own.body, self._cast.people())
        sides = self._others(own.body, self._cast.sides)
        if m.head in _PEERS and (peers := [k for k in (*sides, *others) if self._registry[k].offices & own.offices]):
            return (peers[0],)
        if owner in self._cast.sides and len(sides) == 1:
            return (sides[0],)
        return tuple((*sides, *others)[:1])

    def _others(self, body: str | None, parties: Iterable[str]) -> list[str]:
        return [
            k for k in parties if self._registry[k].body != body and "spokesperson" not in self._registry[k].offices
        ]
