"""A mention that someone asks about, found in its sentence, with all that reading the sentence says of it."""

import re
from dataclasses import dataclass, replace
from datetime import date

from communique.extract.cast import Cast, Resolved
from communique.extract.lookup import Lookup
from communique.extract.mentions import Mention
from communique.extract.namesakes import Evidence
from communique.extract.other_senses import OtherSenses
from communique.extract.resolution import resolve
from communique.knowledge.folding import bare
from communique.knowledge.people import is_state_code
from communique.knowledge.senses import load_ordinary_words
from communique.language.headline import is_title_case
from communique.language.parse import Parse, parse
from communique.reading import Document

_TOWARD_OTHERS = frozenset("from with to toward towards against visitor guest".split())
"""Words before a state that is the other side's: "his guest from Seoul"."""

_YEAR = r"\b(?:in|during|back in)\s+(?:[A-Z]\w+\s+)?(?P<year>(?:19|20)\d\d)\b"


@dataclass(frozen=True)
class Asked:
    """Words in a text of which it is asked whom they mean on a day."""

    words: str
    day: date
    start: int
    end: int
    cast: Cast
    look: Lookup
    senses: OtherSenses
    at_the_time: bool = False
    """The day is of the time that the text speaks of, so that "then-President" is no former one."""

    @property
    def parse(self) -> Parse:
        """The text's grammar."""
        return self.look.parse

    def resolved(self) -> Resolved | None:
        """Return the mention that the words hold, as the reader resolves it: of several the longest, then the last."""
        touching = [r for r in self.cast.resolved if r.mention.start < self.end and self.start < r.mention.end]
        owned = [r for r in touching if not self._owns_the_next(r.mention)]
        touching = owned or touching
        first = next((r for r in touching if r.mention.start <= self.start), None)
        if first and self.parse.document.text[first.mention.end : first.mention.end + 1] == ",":
            touching = [first]
        found = max(touching, key=lambda r: (self._shared(r.mention), r.mention.start), default=None)
        if found and self.at_the_time:
            return replace(found, mention=replace(found.mention, past=False))
        return found

    def year_told(self) -> int | None:
        """Return the year that the text moves to: "In 2003 the French president", "in 2007 then-President Bush"."""
        first, last = self.parse.sentences[self.parse.sentence_at(self.start)]
        then = re.search(r"\bthen\b", self.words)
        sentence = self.parse.document.text[first : last if then else self.start]
        pattern = _YEAR if then else rf"\A\W*{_YEAR}"
        found = re.search(pattern, sentence, re.I)
        return int(found["year"]) if found and int(found["year"]) < self.day.year else None

    def hangs_on_another(self, m: Mention) -> bool:
        """ "An aide to President Tinubu": the words begin with someone else, to whom a preposition joins the mention."""
        before = self.parse.document.text[self.start : m.start]
        return re.search(r"\w+ (?:to|of|for|with|from|at|in|by) (?:the )?$", before) is not None

    def _owns_the_next(self, m: Mention) -> bool:
        """ "Merkel's successor Olaf Scholz": a name with a possessive is not whom the words end with."""
        return self.parse.document.text[m.end : m.end + 1] in ("'", "’") and m.end < self.end

    def _shared(self, m: Mention) -> int:
        return min(m.end, self.end) - max(m.start, self.start)

    def behind(self, m: Mention) -> str:
        """Return the words asked about that stand behind a mention: "husband" in "Merkel's husband"."""
        rest = self.parse.document.text[m.end : self.end]
        return re.sub(r"^['’]s\b", "", rest).strip(" ,.")

    def is_ordinary_word(self, m: Mention) -> bool:
        """Whether a family name stands as the word in use that it also is: "Rice exports", "Ban on landmines"."""
        if bare(self.parse.document.text[m.anchor : m.end]) not in load_ordinary_words():
            return False
        token = self.parse.token_at(m.anchor)
        return token is None or (not token.tag_.startswith("NNP") and not self.senses.acts(m.end))

    def is_of_something_else(self, m: Mention) -> bool:
        """ "The president of the chess club", "king penguins": a title of something that is no party."""
        text = self.parse.document.text
        if m.body or m.name:
            return False
        if re.match(r" of (?:the |a |an |his |her |its |their )[a-z]", text[m.end :]):
            return True
        token = self.parse.token_at(m.end + 1)
        noun = token is not None and token.tag_.startswith("NN") and token.text.islower()
        return noun and m.start == m.anchor

    def begins_another_name(self, m: Mention) -> bool:
        """ "Israel Vázquez": a capitalised word that is no title goes on with the name of a state or family."""
        text = self.parse.document.text
        alone = m.kind in ("state", "government") or (m.kind == "person" and m.surname_only)
        if not alone or text[m.end : m.end + 1] != " " or is_title_case(text.split("\n")[0]):
            return False
        token = self.parse.token_at(m.end + 1)
        if token is None or token.tag_ not in ("NNP", "NNPS") or not token.text[0].isupper():
            return False
        place = next(k for k, (_, end) in enumerate(self.look.spans) if end > m.end + 1)
        known = self.look.match(place, "office", "organ", "state", "adjective", "demonym")
        return known is None

    def evidence(self, m: Mention) -> Evidence:
        """Return what the words around a person's name say about its bearer."""
        offices, body = set(m.offices), m.body or self._body_before(m)
        for other in (r.mention for r in self.cast.resolved if r.mention.kind == "office"):
            if re.fullmatch(r",? (?:as )?", self.parse.document.text[m.end : other.start]) or self._named_as(m, other):
                offices |= other.offices
                body = body or other.body
        states = self._states(m)
        return Evidence(frozenset(offices), m.title, body, states, past=m.past, in_full=not m.surname_only)

    def _named_as(self, m: Mention, other: Mention) -> bool:
        """ "Lee was toasted as the leader of Singapore": an office behind "as", in the sentence of the name."""
        text = self.parse.document.text
        same = self.parse.sentence_at(m.start) == self.parse.sentence_at(other.start)
        return same and m.end < other.start and text[: other.start].endswith(" as ")

    def _body_before(self, m: Mention) -> str | None:
        """ "North Korea's Kim": the state or organisation right before a name."""
        for place, (start, _) in enumerate(self.look.spans):
            if start >= m.start:
                break
            found = self.look.body_before(place)
            if found and found[1] < len(self.look.spans) and self.look.spans[found[1]][0] == m.start:
                return found[0]
        return None

    def _states(self, m: Mention) -> frozenset[str]:
        """Return the states spoken of; those said to be others' only where no other is."""
        own: set[str] = set()
        others: set[str] = set()
        place = 0
        while place < len(self.look.words):
            found = self.look.match(place, "state", "adjective", "demonym", "capital", "metonym")
            if found is None or self.look.spans[place][0] in range(m.start, m.end):
                place += 1
                continue
            code = found.entries[0].key.split(":")[0]
            if is_state_code(code):
                (others if place and self.look.folded[place - 1] in _TOWARD_OTHERS else own).add(code)
            place = found.end
        return frozenset(own or others)


def ask(words: str, document: Document, day: date, *, at_the_time: bool = False) -> Asked:
    """Read the text in which words stand and find them there; words that are not in it are put before it."""
    place = _place(words, document.text)
    if place is None:
        document = document.model_copy(update={"text": f"{words}.\n\n{document.text}", "title": None})
        place = 0, len(words)
    grammar = parse(document)
    look = Lookup(grammar)
    cast = resolve(grammar, day=day, issuer=None)
    return Asked(words, day, *place, cast, look, OtherSenses(look), at_the_time)


def _place(words: str, text: str) -> tuple[int, int] | None:
    """Return where words stand in a text: as they are written, else in other letters' case."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    found = re.search(pattern, text) or re.search(pattern, text, re.I)
    return found.span() if found else None
