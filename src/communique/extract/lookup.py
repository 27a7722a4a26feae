"""The words of a document as names are looked up in them: folded, with the parser's persons beside the tables."""

from communique.knowledge.folding import bare
from communique.knowledge.gazetteer import Match, NameKind, load_gazetteer
from communique.language.parse import Parse
from communique.language.words import word_spans

HONORIFICS = frozenset(
    "mr mrs ms miss dr sir lord dame madam sheikh shaikh sheikha prince princess general gen hon rt prof professor "
    "datuk dato seri tun hojjatoleslam ayatollah hm hrh".split()
)

_BEFORE_NAMES = HONORIFICS | {"the"}


class Lookup:
    """Look-ups at a word of one document, given by its number."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.text = parse.document.text
        self.spans = word_spans(self.text)
        self.words = [self.text[a:b] for a, b in self.spans]
        self.folded = [bare(w) for w in self.words]
        self._gazetteer = load_gazetteer()
        self._index = {a: k for k, (a, _) in enumerate(self.spans)}
        self.people = self._people_of_parser()
        """First word → word behind the last of each person's name that the parser sees."""

    def body_at(self, offset: int) -> str | None:
        """Return the state or organisation that an adjective or name at an offset stands for."""
        word = self._index.get(offset)
        found = self.body_before(word) if word is not None else None
        return found[0] if found else None

    def match(self, place: int, *kinds: NameKind) -> Match | None:
        """Return the longest name at a word that is one of some kinds and written as a name."""
        if place >= len(self.words):
            return None
        for match in self._gazetteer.at(self.folded, place):
            entries = tuple(e for e in match.entries if e.kind in kinds)
            if entries and self._written_as_name(match, entries[0].kind):
                return Match(match.start, match.end, entries)
        return None

    def _written_as_name(self, match: Match, kind: NameKind) -> bool:
        if kind in ("office", "organ"):
            return True
        words = self.words[match.start : match.end]
        letters = "".join(w for w in words if w[0].isalpha())
        shortest = 2 if kind == "adjective" else 3
        numbered = any(w.isdigit() for w in words)
        if kind in ("state", "organisation", "metonym", "adjective") and len(letters) <= shortest and not numbered:
            return letters.removesuffix("'s").removesuffix("’s").isupper()
        return any(w[0].isupper() for w in words) and (words[0][0].isupper() or len(words) > 1)

    def is_one_of(self, place: int, words: frozenset[str]) -> bool:
        """Whether there is a word there, and it is one of these."""
        return place < len(self.words) and self.folded[place] in words

    def begins_line(self, place: int) -> bool:
        """Whether a line ends before a word, or the text."""
        if place >= len(self.words):
            return True
        return "\n" in self.text[self.spans[place - 1][1] : self.spans[place][0]]

    def body_before(self, at: int) -> tuple[str, int] | None:
        """Return (state or organisation, next word) of "French", "NATO", "Iran's", "the Kremlin's"."""
        match = self.match(at, "adjective", "state", "metonym", "capital", "organisation")
        if match is None:
            return None
        end = match.end
        if end < len(self.words) and self.words[end] in ("'", "’"):
            end += 1 + (end + 1 < len(self.words) and self.folded[end + 1] == "s")
        return match.entries[0].key.split(":")[0], end

    def body_before_office(self, at: int) -> tuple[str, int] | None:
        """Return what `body_before` does, but the state alone where that leaves a longer title: "US Treasury secretary"."""
        found = self.body_before(at)
        state = self.match(at, "state", "adjective")
        if found and state and state.end < found[1]:
            title, rest = self.match(state.end, "office"), self.match(found[1], "office")
            if title and rest and title.end >= rest.end:
                return state.entries[0].key, state.end
        return found

    def body_behind(self, at: int, *, place: bool = False) -> tuple[str, int] | None:
        """Return (state or organisation, next word) of "of France", "of the Republic of Korea"; "in Tehran" if `place`."""
        joining = {"of", "for", "to"} | ({"in", "from"} if place else set())
        if not self.is_one_of(at, frozenset(joining)):
            return None
        at += 1
        if self.is_one_of(at, frozenset({"the"})):
            at += 1
        match = self.match(at, "state", "organisation", *(("capital",) if place else ()))
        if (
            match is None
            and self.is_one_of(at, frozenset({"republic", "kingdom", "state", "government"}))
            and self.is_one_of(at + 1, frozenset({"of"}))
        ):
            at += 2 + self.is_one_of(at + 2, frozenset({"the"}))
            match = self.match(at, "state")
        return (match.entries[0].key, match.end) if match else None

    def _people_of_parser(self) -> dict[int, int]:
        """Return first word → word behind the last of each person's name that the parser sees."""
        people = {}
        for start, end, label in self.parse.entities():
            if label != "PERSON" or "\n" in self.text[start:end]:
                continue
            words = self._words_in(start, end)
            while words and (
                self.is_one_of(words[0], _BEFORE_NAMES) or self.match(words[0], "office", "adjective", "organ")
            ):
                words = words[1:]
            words = [k for k in words if self.words[k][0].isalnum() or self.words[k] in "-."]
            words = next((words[k:] for k in range(len(words)) if self._ends_with_known(words[k:])), words)
            if words and self.words[words[0]][0].isupper() and self.words[words[-1]][0].isupper():
                people[words[0]] = words[-1] + 1
        return people

    def _ends_with_known(self, words: list[int]) -> bool:
        """Whether the words are a name known in full; what stands before it ("H.E.") is none of it."""
        match = self.match(words[0], "person")
        return match is not None and match.end == words[-1] + 1

    def _words_in(self, start: int, end: int) -> list[int]:
        words, place = [], start
        while place < end:
            word = self._index.get(place)
            if word is not None:
                words.append(word)
            place = self.spans[word][1] if word is not None else place + 1
        return words
