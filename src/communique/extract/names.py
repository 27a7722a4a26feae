"""Find mentions that hold a name, a title or an organ of government."""

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.extract.mentions import Mention, MentionKind
from communique.knowledge.folding import bare, fold
from communique.knowledge.gazetteer import Match, NameKind, load_gazetteer
from communique.knowledge.offices import load_offices
from communique.knowledge.people import load_people, serves
from communique.language.parse import Parse
from communique.language.words import word_spans

_HONORIFIC = frozenset(
    "mr mrs ms miss dr sir lord dame madam sheikh shaikh sheikha prince princess general gen".split()
)
_WOMEN = frozenset("mrs ms miss dame madam princess sheikha".split())
_BEFORE_OFFICE = frozenset("new newly outgoing incoming acting interim caretaker current senior chief elected deputy visiting "
                           "top federal first assistant commission council unnamed leading foreign".split())  # fmt: skip
_PAST = frozenset("former ex then late".split())
_POSSESSIVES = frozenset("his her its their our".split())
_DETERMINERS = frozenset({"the", "this", *_POSSESSIVES})
_INDEFINITE = frozenset("a an one some".split())
_FOR_THE_STATE = frozenset("side delegation leadership authorities account officials official".split())
_NEVER_ALONE = frozenset("he his him she her it its i me my we us our you they them an a the no do so to as at may will can "
                         "by or and on in is if be up go out over under day man".split())  # fmt: skip
"""Family names that are first of all other words: only a title makes them names."""

_OFFICIALS = "officials"
"""The organ whose words stand for people who speak for a state without a name."""


class NameFinder:
    """One pass over the words of a document."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._text = parse.document.text
        self._spans = word_spans(self._text)
        self._words = [self._text[a:b] for a, b in self._spans]
        self._folded = [bare(w) for w in self._words]
        self._gazetteer = load_gazetteer()
        self._index = {a: k for k, (a, _) in enumerate(self._spans)}
        self._people = self._people_of_parser()

    def find(self) -> Iterator[Mention]:
        """Yield the mentions in text order; none overlaps another."""
        place = 0
        while place < len(self._words):
            if other := self._match(place, "other"):
                place = other.end
                continue
            found = self._titles_of_several(place) or self._titled(place) or self._plain(place)
            if found is None:
                place += 1
                continue
            mention, place = found
            yield mention

    def body_at(self, offset: int) -> str | None:
        """Return the state or organisation that an adjective or name at an offset stands for."""
        word = self._index.get(offset)
        found = self._body_before(word) if word is not None else None
        return found[0] if found else None

    # -- look-ups ------------------------------------------------------------------------------------------------

    def _match(self, place: int, *kinds: NameKind) -> Match | None:
        """Return the longest name at a word that is one of some kinds and written as a name."""
        if place >= len(self._words):
            return None
        for match in self._gazetteer.at(self._folded, place):
            entries = tuple(e for e in match.entries if e.kind in kinds)
            if entries and self._written_as_name(match, entries[0].kind):
                return Match(match.start, match.end, entries)
        return None

    def _written_as_name(self, match: Match, kind: NameKind) -> bool:
        if kind in ("office", "organ"):
            return True
        words = self._words[match.start : match.end]
        letters = "".join(w for w in words if w[0].isalpha())
        shortest = 2 if kind == "adjective" else 3
        if kind in ("state", "organisation", "metonym", "adjective") and len(letters) <= shortest:
            return letters.removesuffix("'s").removesuffix("’s").isupper()
        return any(w[0].isupper() for w in words) and (words[0][0].isupper() or len(words) > 1)

    def _in(self, place: int, words: frozenset[str]) -> bool:
        return place < len(self._words) and self._folded[place] in words

    def _body_before(self, at: int) -> tuple[str, int] | None:
        """Return (state or organisation, next word) of "French", "NATO", "Iran's", "the Kremlin's"."""
        match = self._match(at, "adjective", "state", "metonym", "capital", "organisation")
        if match is None:
            return None
        end = match.end
        if end < len(self._words) and self._words[end] in ("'", "’"):
            end += 1 + (end + 1 < len(self._words) and self._folded[end + 1] == "s")
        return match.entries[0].key.split(":")[0], end

    def _body_behind(self, at: int, *, place: bool = False) -> tuple[str, int] | None:
        """Return (state or organisation, next word) of "of France", "of the Republic of Korea"; "in Tehran" if `place`."""
        joining = {"of", "for", "to"} | ({"in", "from"} if place else set())
        if not self._in(at, frozenset(joining)):
            return None
        at += 1
        if self._in(at, frozenset({"the"})):
            at += 1
        match = self._match(at, "state", "organisation", *(("capital",) if place else ()))
        if (
            match is None
            and self._in(at, frozenset({"republic", "kingdom", "state", "government"}))
            and self._in(at + 1, frozenset({"of"}))
        ):
            at += 2 + self._in(at + 2, frozenset({"the"}))
            match = self._match(at, "state")
        return (match.entries[0].key, match.end) if match else None

    # -- titles and organs ---------------------------------------------------------------------------------------

    def _titled(self, place: int) -> tuple[Mention, int] | None:
        """A title, with the country before or behind it and the name behind it where there is one."""
        at, body, owner, definite, past = place, None, None, False, False
        if self._in(at, _DETERMINERS) or self._in(at, _INDEFINITE):
            definite = self._in(at, _DETERMINERS)
            owner = self._folded[at] if self._in(at, _POSSESSIVES) else None
            at += 1
        indefinite = at > place and not definite
        at, past = self._skip_past(at, past)
        possessor = self._possessor(at)
        found = None if possessor else self._body_before(at)
        if (
            found
            and re.search(r"['’]s?$", self._words[found[1] - 1])
            and (named := self._name_at(found[1]))
            and not named[0].surname_only
        ):
            return replace(named[0], start=self._spans[place][0], body=found[0]), named[1]
        if possessor:
            at, definite = possessor, True
        elif found:
            body, at = found
            definite = definite or not indefinite
            at, past = self._skip_past(at, past)
        office, organ = self._match(at, "office"), self._match(at, "organ")
        while office is None and organ is None and self._in(at, _BEFORE_OFFICE) and at + 1 < len(self._words):
            at += 1
            office, organ = self._match(at, "office"), self._match(at, "organ")
        if organ and (office is None or organ.end > office.end):
            office = self._match(organ.end, "office")
            if office is None:
                return self._organ(place, organ, body, owner, definite=definite)
        if office is None:
            return None
        return self._office(place, office, body, owner, definite=definite, indefinite=indefinite, past=past)

    def _titles_of_several(self, place: int) -> tuple[Mention, int] | None:
        """ "The foreign ministers of Brazil and Turkey": one title, several states."""
        at = place + self._in(place, frozenset({"the"}))
        office = self._match_plural(at)
        if office is None or not self._in(office[1], frozenset({"of"})):
            return None
        states, end = [], office[1]
        while self._in(end, frozenset({"of", ",", "and"})):
            at = end + 1 + self._in(end + 1, frozenset({"and"}))
            match = self._match(at + self._in(at, frozenset({"the"})), "state")
            if match is None:
                break
            states.append(match.entries[0].key)
            end = match.end
        if len(states) < 2:
            return None
        span = self._spans[place][0], self._spans[end - 1][1]
        return Mention(
            *span, "plural", names=tuple(states), offices=office[0], head_start=self._spans[office[1] - 1][0]
        ), end

    def _match_plural(self, at: int) -> tuple[frozenset[str], int] | None:
        """Return (offices, next word) of a title in the plural."""
        for end in range(min(len(self._words), at + 4), at, -1):
            last = self._folded[end - 1]
            if last.endswith("s"):
                singular = (*self._folded[at : end - 1], last[:-1])
                offices = load_offices().get(singular)
                if offices:
                    return offices, end
        return None

    def _skip_past(self, at: int, past: bool) -> tuple[int, bool]:
        if not self._in(at, _PAST):
            return at, past
        return at + 1 + (at + 1 < len(self._words) and self._words[at + 1] == "-"), True

    def _possessor(self, at: int) -> int | None:
        """ "Piñera's foreign minister": the word behind a person who owns the title."""
        named = self._name_at(at)
        if named is None or not re.search(r"['’]s$", self._words[named[1] - 1]):
            return None
        return named[1] if self._match(named[1], "office") else None

    def _office(self, start: int, office: Match, body: str | None, owner: str | None, *,
                definite: bool, indefinite: bool, past: bool) -> tuple[Mention, int] | None:  # fmt: skip
        offices, end = set(office.keys("office")), office.end
        title = " ".join(self._words[office.start : office.end])
        while self._in(end, frozenset({"and", "/", ","})) and (second := self._match(end + 1, "office")):
            if self._name_at(second.end) is None:
                break
            offices |= set(second.keys("office"))
            end = second.end
        behind = self._body_behind(end)
        if behind:
            body, end = body or behind[0], behind[1]
        named = self._name_behind(end, body, apposed=definite or indefinite or behind is not None or body is not None)
        if named:
            mention, after = named
            titled = replace(
                mention,
                start=self._spans[start][0],
                offices=frozenset(offices),
                title=title,
                body=body,
                past=past,
                owner=owner,
            )
            return titled, after
        capitalised = self._words[office.start][0].isupper()
        before = self._folded[office.start - 1] if office.start else ""
        if (indefinite and body is None) or before in ("any", "every", "no", "vice", "deputy"):
            return None
        if not (definite or behind or capitalised or indefinite):
            return None
        return Mention(
            self._spans[start][0], self._spans[end - 1][1], "office", offices=frozenset(offices), title=title, body=body,
            owner=owner, past=past, official=indefinite or "spokesperson" in offices, head_start=self._spans[office.end - 1][0],
        ), end  # fmt: skip

    def _name_behind(self, at: int, body: str | None, *, apposed: bool) -> tuple[Mention, int] | None:
        """The name behind a title, behind a comma too where the title is a description of its own."""
        if apposed and self._in(at, frozenset({","})):
            named = self._name_at(at + 1)
            if named is None or (
                body and named[0].names and not any(serves(load_people()[n], body) for n in named[0].names)
            ):
                return None
            return (
                named if self._in(named[1], frozenset({",", ".", ";", "and"})) or len(named[0].name or "") > 8 else None
            )
        named = self._name_at(at)
        if named is None and self._in(at, frozenset({"of", "for"})):
            # "Minister of Ecology X": a portfolio that no table has.
            named = self._name_at(at + 2)
        return named

    def _organ(
        self, start: int, organ: Match, body: str | None, owner: str | None, *, definite: bool
    ) -> tuple[Mention, int] | None:
        end = organ.end
        head = self._folded[organ.end - 1]
        code = organ.entries[0].key
        behind = self._body_behind(end, place=code == _OFFICIALS)
        if behind:
            body, end = body or behind[0], behind[1]
        if body is None and (not definite or code == _OFFICIALS):
            return None
        kind: MentionKind = "state" if body and (head in _FOR_THE_STATE or code == _OFFICIALS) else "government"
        return Mention(
            self._spans[start][0], self._spans[end - 1][1], kind, names=(body,) if body else (), body=body, owner=owner,
            organ=code, head=head, official=code == _OFFICIALS, head_start=self._spans[organ.end - 1][0],
        ), end  # fmt: skip

    # -- people --------------------------------------------------------------------------------------------------

    def _name_at(self, place: int) -> tuple[Mention, int] | None:
        """A person's name at a word: known in full, known by family name, or unknown."""
        at = place
        if self._in(place, _HONORIFIC):
            at += 1 + (place + 1 < len(self._words) and self._words[place + 1] == ".")
        if at >= len(self._words):
            return None
        sex = (
            "f"
            if self._in(place, _WOMEN)
            else "m"
            if at > place and self._folded[place] in ("mr", "sir", "lord", "prince")
            else None
        )
        unknown = self._people.get(at, 0)
        full, surname = self._match(at, "person"), self._match(at, "surname")
        if full and full.end >= unknown:
            return self._person(place, at, full.end, names=tuple(full.keys("person")), sex=sex), full.end
        if surname and surname.end >= unknown:
            names = tuple(surname.keys("surname"))
            return self._person(place, at, surname.end, names=names, surname_only=True, sex=sex), surname.end
        if unknown:
            return self._stranger(place, at, unknown, sex), unknown
        return None

    def _person(self, start: int, head: int, end: int, *, names: tuple[str, ...], sex: str | None,
                surname_only: bool = False) -> Mention:  # fmt: skip
        a, b = self._spans[start][0], self._spans[end - 1][1]
        b -= 2 if re.search(r"['’]s$", self._text[a:b]) else 0
        name = self._text[self._spans[head][0] : b]
        return Mention(
            a,
            b,
            "person",
            names=names,
            name=name,
            surname_only=surname_only,
            sex=sex,
            head_start=self._spans[end - 1][0],
        )

    def _stranger(self, start: int, head: int, end: int, sex: str | None) -> Mention:
        """A name that the knowledge base has not in full: perhaps a known family name with a given name cut short."""
        mention = self._person(start, head, end, names=(), sex=sex)
        for at in range(head + 1, end):
            last = self._match(at, "surname")
            if last and last.end == end:
                given = set(self._folded[head:at])
                same = tuple(n for n in last.keys("surname") if given <= {fold(w) for w in re.findall(r"\w+", n)})
                return replace(mention, names=same)
        return mention

    def _people_of_parser(self) -> dict[int, int]:
        """Return first word → word behind the last of each person's name that the parser sees."""
        people = {}
        for start, end, label in self._parse.entities():
            if label != "PERSON" or "\n" in self._text[start:end]:
                continue
            words = self._words_in(start, end)
            while words and (self._in(words[0], _HONORIFIC) or self._match(words[0], "office", "adjective", "organ")):
                words = words[1:]
            words = [k for k in words if self._words[k][0].isalnum() or self._words[k] in "-."]
            words = next((words[k:] for k in range(len(words)) if self._ends_with_known(words[k:])), words)
            if words and self._words[words[0]][0].isupper() and self._words[words[-1]][0].isupper():
                people[words[0]] = words[-1] + 1
        return people

    def _ends_with_known(self, words: list[int]) -> bool:
        """Whether the words are a name known in full; what stands before it ("H.E.") is none of it."""
        match = self._match(words[0], "person")
        return match is not None and match.end == words[-1] + 1

    def _words_in(self, start: int, end: int) -> list[int]:
        words, place = [], start
        while place < end:
            word = self._index.get(place)
            if word is not None:
                words.append(word)
            place = self._spans[word][1] if word is not None else place + 1
        return words

    # -- states, houses, organisations ---------------------------------------------------------------------------

    def _plain(self, place: int) -> tuple[Mention, int] | None:
        """A name without title."""
        named = self._name_at(place)
        if named and named[0].surname_only and not named[0].sex and self._is_other_word(place, named[1]):
            named = None
        match = self._match(place, "metonym", "organisation", "state", "capital", "demonym", "adjective")
        if named and (match is None or named[1] > match.end):
            return named
        if match is None:
            return None
        start, end = self._spans[place][0], self._spans[match.end - 1][1]
        end -= 2 if re.search(r"['’]s$", self._text[start:end]) else 0
        head = start
        if place and self._in(place - 1, frozenset({"the"})):
            start = self._spans[place - 1][0]
        mention = self._named_body(match, start, end, head)
        return (mention, match.end) if mention else None

    def _is_other_word(self, place: int, after: int) -> bool:
        """A word that only a title would make a name, one behind an article ("the West"), or a part of "Franco-Russian"."""
        start, end = self._spans[place][0], self._spans[after - 1][1]
        if place and self._folded[place - 1] in ("the", "a", "an", "this", "that", "our"):
            return True
        return self._folded[place] in _NEVER_ALONE or "-" in (self._text[end : end + 1], self._text[start - 1 : start])

    def _named_body(self, match: Match, start: int, end: int, head: int) -> Mention | None:
        kind = match.entries[0].kind
        if kind == "metonym":
            iso3, organ = match.entries[0].key.split(":")
            keys = tuple(k.split(":")[0] for k in match.keys("metonym"))
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
        """ "the Russians" are a state, "the Peruvian" a person; before a noun it is an adjective and no party."""
        token = self._parse.token_at(self._spans[match.end][0]) if match.end < len(self._words) else None
        if (token is not None and token.tag_.startswith(("NN", "JJ", "CD"))) or start == head:
            return None
        key = match.entries[0].key
        if self._text[start:end].endswith("s") or (
            match.entries[0].kind == "adjective" and self._text[start:end].endswith(("ch", "sh", "se"))
        ):
            return Mention(start, end, "state", names=(key,), head_start=head)
        return Mention(start, end, "counterpart", head="national", body=key, head_start=head)
