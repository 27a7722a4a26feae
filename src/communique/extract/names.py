"""Find mentions that hold a name, a title or an organ of government."""

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.extract.lookup import Lookup
from communique.extract.mentions import Mention, MentionKind
from communique.extract.person_names import PersonNames
from communique.extract.shared_titles import titles_of_several
from communique.extract.split_titles import split_title
from communique.knowledge.gazetteer import Match
from communique.knowledge.people import is_state_code, load_people, serves
from communique.language.parse import Parse

_BEFORE_OFFICE = frozenset("new newly outgoing incoming acting interim caretaker current senior chief elected deputy visiting "
                           "top federal nuclear first assistant commission council unnamed leading foreign".split())  # fmt: skip
_PAST = frozenset("former ex then late".split())
_POSSESSIVES = frozenset("his her its their our my".split())
_DETERMINERS = frozenset({"the", "this", *_POSSESSIVES})
_HEADS = frozenset({"head", "boss"})
_INDEFINITE = frozenset("a an one some".split())
_FOR_THE_STATE = frozenset("side delegation leadership authorities account officials official".split())
_COUNTRY = "country"
"""The organ whose words mean the state of whoever owns them: "his country"."""
_WORDS = "words"
"""The organ whose words are what a state says or wants: "a Guatemalan wish"."""
_OFFICIALS = "officials"
"""The organ whose words stand for people who speak for a state without a name."""


class NameFinder:
    """One pass over the words of a document."""

    def __init__(self, parse: Parse) -> None:
        self._look = Lookup(parse)
        self._names = PersonNames(self._look)

    def find(self) -> Iterator[Mention]:
        """Yield the mentions in text order; none overlaps another."""
        place = 0
        while place < len(self._look.words):
            if other := self._look.match(place, "other"):
                place = other.end
                continue
            found = (
                titles_of_several(self._look, place)
                or split_title(self._look, place)
                or self._head_of(place)
                or self._titled(place)
                or self._plain(place)
            )
            if found is None:
                place += 1
                continue
            mention, place = found
            yield mention

    def _titled(self, place: int) -> tuple[Mention, int] | None:
        """A title, with the country before or behind it and the name behind it where there is one."""
        at, body, owner, definite, past = place, None, None, False, False
        if self._look.is_one_of(at, _DETERMINERS) or self._look.is_one_of(at, _INDEFINITE):
            definite = self._look.is_one_of(at, _DETERMINERS)
            owner = self._look.folded[at] if self._look.is_one_of(at, _POSSESSIVES) else None
            at += 1
        indefinite = at > place and not definite
        at, past = self._skip_past(at, past)
        possessor = self._possessor(at)
        found = None if possessor else self._look.body_before_office(at)
        if found and self._look.begins_line(found[1]):
            found = None
        if (
            found
            and re.search(r"['’]s?$", self._look.words[found[1] - 1])
            and (named := self._names.at(found[1]))
            and not named[0].surname_only
        ):
            return replace(named[0], start=self._look.spans[place][0], body=found[0]), named[1]
        if possessor:
            at, definite = possessor, True
        elif found:
            body, at = found
            definite = definite or not indefinite
            at, past = self._skip_past(at, past)
        office, organ = self._look.match(at, "office"), self._look.match(at, "organ")
        while (
            office is None
            and organ is None
            and self._look.is_one_of(at, _BEFORE_OFFICE)
            and at + 1 < len(self._look.words)
        ):
            at += 1
            office, organ = self._look.match(at, "office"), self._look.match(at, "organ")
        if organ and (office is None or organ.end > office.end):
            office = self._look.match(organ.end, "office")
            if office is None:
                return self._organ(place, organ, body, owner, definite=definite)
        if office is None:
            return None
        return self._office(place, office, body, owner, definite=definite, indefinite=indefinite, past=past)

    def body_at(self, offset: int) -> str | None:
        """Return the state or organisation that an adjective or name at an offset stands for."""
        return self._look.body_at(offset)

    def _head_of(self, place: int) -> tuple[Mention, int] | None:
        """ "The head of the African Union": "head" is a title only before an organisation."""
        at = place + self._look.is_one_of(place, frozenset({"the"}))
        at, past = self._skip_past(at, False)
        if not self._look.is_one_of(at, _HEADS):
            return None
        body = self._look.body_behind(at + 1)
        if body is None or is_state_code(body[0]):
            return None
        named = self._names.at(body[1])
        end = named[1] if named else body[1]
        span = self._look.spans[place][0], self._look.spans[end - 1][1]
        mention = named[0] if named else Mention(*span, "office", head_start=self._look.spans[at][0])
        head = frozenset({"head"})
        return replace(mention, start=span[0], offices=head, title="head", body=body[0], past=past), end

    def _skip_past(self, at: int, past: bool) -> tuple[int, bool]:
        if not self._look.is_one_of(at, _PAST):
            return at, past
        return at + 1 + (at + 1 < len(self._look.words) and self._look.words[at + 1] == "-"), True

    def _possessor(self, at: int) -> int | None:
        """ "Merkel's foreign minister": the word behind a person who owns the title."""
        named = self._names.at(at)
        if named is None or not re.search(r"['’]s$", self._look.words[named[1] - 1]):
            return None
        known = named[0].names and not named[0].surname_only
        state = None if known else self._look.match(at, "state")
        if state and state.end == named[1]:
            return None
        return named[1] if self._look.match(named[1], "office") else None

    def _office(self, start: int, office: Match, body: str | None, owner: str | None, *,
                definite: bool, indefinite: bool, past: bool) -> tuple[Mention, int] | None:  # fmt: skip
        offices, end = set(office.keys("office")), office.end
        title = self._look.text[self._look.spans[office.start][0] : self._look.spans[office.end - 1][1]]
        title = re.sub(r"['’]s$", "", re.sub(r"\s+", " ", title))
        while self._look.is_one_of(end, frozenset({"and", "/", ","})) and (
            second := self._look.match(end + 1, "office")
        ):
            if self._names.at(second.end) is None:
                break
            offices |= set(second.keys("office"))
            end = second.end
        behind = self._look.body_behind(end)
        if behind:
            body, end = body or behind[0], behind[1]
        owned = office.start > 0 and re.search(r"^[A-Z].*['’]s$", self._look.words[office.start - 1]) is not None
        apposed = definite or indefinite or owned or behind is not None or body is not None
        named = self._name_behind(end, body, apposed=apposed)
        if named:
            mention, after = named
            titled = replace(
                mention,
                start=self._look.spans[start][0],
                offices=frozenset(offices),
                title=title,
                body=body,
                past=past,
                owner=owner,
            )
            return titled, after
        capitalised = self._look.words[office.start][0].isupper()
        before = self._look.folded[office.start - 1] if office.start else ""
        if (indefinite and body is None) or before in ("any", "every", "no", "vice", "deputy"):
            return None
        if not (definite or behind or capitalised or indefinite):
            return None
        return Mention(
            self._look.spans[start][0], self._look.spans[end - 1][1], "office", offices=frozenset(offices), title=title, body=body,
            owner=owner, past=past, official=indefinite, head_start=self._look.spans[office.end - 1][0],
        ), end  # fmt: skip

    def _name_behind(self, at: int, body: str | None, *, apposed: bool) -> tuple[Mention, int] | None:
        """The name behind a title, behind a comma too where the title is a description of its own."""
        if apposed and self._look.is_one_of(at, frozenset({","})):
            named = self._names.at(at + 1)
            if named is None or (
                body and named[0].names and not any(serves(load_people()[n], body) for n in named[0].names)
            ):
                return None
            return (
                named
                if self._look.is_one_of(named[1], frozenset({",", ".", ";", "and"})) or len(named[0].name or "") > 8
                else None
            )
        named = self._names.at(at)
        if named is None and self._look.is_one_of(at, frozenset({"of", "for"})):
            # "Minister of Ecology X": a portfolio that no table has.
            named = self._names.at(at + 2)
        return named

    def _organ(
        self, start: int, organ: Match, body: str | None, owner: str | None, *, definite: bool
    ) -> tuple[Mention, int] | None:
        end = organ.end
        head = self._look.folded[organ.end - 1]
        code = organ.entries[0].key
        behind = self._look.body_behind(end, place=True)
        if behind:
            body, end = body or behind[0], behind[1]
        if body is None and (not definite or code in (_OFFICIALS, _WORDS)):
            return None
        if code == _COUNTRY and owner is None:
            return None
        if code == _WORDS and any(
            re.search(r"['’]s?$", self._look.words[at]) for at in (organ.start - 1, organ.end - 1)
        ):
            return None
        speaks = head in _FOR_THE_STATE or code in (_OFFICIALS, _WORDS)
        kind: MentionKind = "state" if body and speaks else "government"
        return Mention(
            self._look.spans[start][0], self._look.spans[end - 1][1], kind, names=(body,) if body else (), body=body, owner=owner,
            organ=code, head=head, official=code == _OFFICIALS, head_start=self._look.spans[organ.end - 1][0],
        ), end  # fmt: skip

    def _plain(self, place: int) -> tuple[Mention, int] | None:
        """A name without title."""
        named = self._names.at(place)
        if named and named[0].surname_only and not named[0].sex and self._names.is_other_word(place, named[1]):
            named = None
        match = self._look.match(place, "metonym", "organisation", "state", "capital", "demonym", "adjective")
        taken = match is not None and match.end - match.start > 1 and named is not None and not named[0].names
        if named and not taken and (match is None or named[1] > match.end):
            return named
        if match is None:
            return None
        start, end = self._look.spans[place][0], self._look.spans[match.end - 1][1]
        end -= 2 if re.search(r"['’]s$", self._look.text[start:end]) else 0
        head = start
        if place and self._look.is_one_of(place - 1, frozenset({"the"})):
            start = self._look.spans[place - 1][0]
        mention = self._named_body(match, start, end, head)
        if mention and mention.kind == "government" and mention.organ != "capital" and (owner := self._owner(place)):
            mention = replace(mention, names=(owner,), body=owner)
        return (mention, match.end) if mention else None

    def _owner(self, place: int) -> str | None:
        """ "Nigeria's House of Representatives": the state whose house it is, where that stands right before it."""
        match = self._look.match(place - 1, "state", "adjective") if place else None
        if match is None or match.end != place:
            return None
        owns = match.entries[0].kind == "adjective" or self._look.words[place - 1].endswith(("'s", "’s"))
        return match.entries[0].key if owns else None

    def _named_body(self, match: Match, start: int, end: int, head: int) -> Mention | None:
        kind = match.entries[0].kind
        if kind == "metonym":
            iso3, organ = match.entries[0].key.split(":")
            keys = tuple(k.split(":")[0] for k in (*match.keys("metonym"), *match.keys("capital")))
            return Mention(start, end, "government", names=keys, body=iso3, organ=organ, head_start=head)
        if kind == "capital":
            keys = tuple(match.keys("capital"))
            return Mention(start, end, "government", names=keys, body=keys[0], organ="capital", head_start=head)
        if kind == "state":
            return Mention(start, end, "state", names=tuple(match.keys("state")), head_start=head)
        if kind == "organisation":
            return Mention(start, end, "organization", names=tuple(match.keys("organisation")), head_start=head)
        return self._nationality(match, start, end, head)

    def _nationality(self, match: Match, start: int, end: int, head: int) -> Mention | None:
        """ "the Russians" are a state, "the Norwegian" a person; before a noun it is an adjective and no party."""
        token = self._look.parse.token_at(self._look.spans[match.end][0]) if match.end < len(self._look.words) else None
        if token is not None and token.tag_.startswith(("NN", "JJ", "CD")):
            return None
        key = match.entries[0].key
        if start == head:
            plural = match.entries[0].kind == "demonym" and self._look.text[start:end].endswith("s")
            return Mention(start, end, "state", names=(key,), head_start=head) if plural else None
        if self._look.text[start:end].endswith("s") or (
            match.entries[0].kind == "adjective" and self._look.text[start:end].endswith(("ch", "sh", "se"))
        ):
            return Mention(start, end, "state", names=(key,), head_start=head)
        return Mention(start, end, "counterpart", head="national", body=key, head_start=head)
