"""Resolve the words that lean on parties named elsewhere: bare titles, "both leaders", "his counterpart", "the bloc"."""

from communique.extract.cast import Cast
from communique.extract.counterparts import Counterparts
from communique.extract.mentions import Mention
from communique.extract.plurals import Plurals
from communique.extract.pronouns import Pronouns
from communique.extract.references import PRONOUNS
from communique.extract.titles import Titles
from communique.knowledge.organisations import load_organisations
from communique.knowledge.people import is_state_code
from communique.knowledge.states import load_short_names
from communique.language.parse import Parse


class Leaning:
    """The references of one document, resolved in text order."""

    def __init__(self, parse: Parse, cast: Cast, titles: Titles) -> None:
        self._cast, self._registry, self._titles = cast, cast.registry, titles
        self._counterparts, self._plurals = Counterparts(parse, cast, titles), Plurals(parse, cast)
        self._pronouns = Pronouns(parse, cast, self._plurals)

    def resolve(self, m: Mention) -> tuple[str, ...]:
        """Return the parties that a mention without a name stands for."""
        if m.owner:
            return self._owned(m)
        if m.kind == "office":
            return self._titles.of_body(m, m.body) if m.body else self._titles.bare(m)
        if m.kind == "government":
            return self._bare_organ(m)
        if m.kind == "counterpart":
            return self._body_before(m) if m.organ else self._counterparts.resolve(m)
        if m.kind == "plural":
            return self._plurals.resolve(m)
        if m.kind == "pronoun":
            return self._pronouns.resolve(m)
        return ()

    def _owned(self, m: Mention) -> tuple[str, ...]:
        """ "Its foreign ministry", "his president": of the state that the owner belongs to."""
        owner = self._pronouns.resolve(
            Mention(
                m.start, m.start + len(m.owner or ""), "pronoun", head=m.owner or "", sex=PRONOUNS.get(m.owner or "")
            )
        )
        body = self._registry[owner[0]].body if len(owner) == 1 else None
        if body is None or not is_state_code(body):
            return ()
        if m.organ == "country":
            return (self._registry.state(body),)
        if m.kind == "government":
            return (self._registry.government(body, m.organ or "government"),)
        return self._titles.of_body(m, body)

    def _bare_organ(self, m: Mention) -> tuple[str, ...]:
        """ "The Foreign Ministry", "the government": the issuer's, else that of the state last mentioned."""
        if self._cast.issuer and is_state_code(self._cast.issuer):
            return (self._registry.government(self._cast.issuer, m.organ or "government"),)
        for r in reversed(self._cast.recent()):
            if r.parties and r.mention.kind in ("state", "government", "office", "person"):
                body = self._registry[r.parties[0]].body
                if body and is_state_code(body):
                    return (self._registry.government(body, m.organ or "government"),)
        return ()

    def _body_before(self, m: Mention) -> tuple[str, ...]:
        """ "The agency", "the bloc", "the Kingdom": the body last mentioned whose name says so or which is called so."""
        issuer = [self._cast.issuer] if self._cast.issuer else []
        before = dict.fromkeys(
            b for r in reversed(self._cast.recent()) for k in r.parties if (b := self._registry[k].body)
        )
        named = dict.fromkeys(b for p in self._registry.parties.values() if (b := p.body))
        called = load_short_names().get(m.head, ())
        found = [b for b in before if not is_state_code(b) and self._is_named(b, m.head[:6])]
        found += [b for b in (*issuer, *before, *named) if b in called]
        if not found and m.head in ("north", "south") and {"PRK", "KOR"} & named.keys():
            found = ["PRK" if m.head == "north" else "KOR"]
        return (self._registry.body(found[0]),) if found else ()

    def _is_named(self, body: str, stem: str) -> bool:
        known = load_organisations()[body]
        return any(stem in name.lower() for name in (body, known.name, *known.aliases))
