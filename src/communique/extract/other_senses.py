"""Where the words of a party's name are none: the Paris Agreement, Moscow Spartak, "in Moscow", "flew to Moscow"."""

from communique.extract.lookup import Lookup
from communique.knowledge.folding import bare
from communique.knowledge.senses import Sense, load_place_words, load_senses

_BETWEEN = 2
"""Words that may stand between a name and what it belongs to: "the Paris climate agreement"."""
_SKIPPED = frozenset("the central downtown nearby northern southern eastern western".split())


class OtherSenses:
    """The words around a name in one document."""

    def __init__(self, look: Lookup) -> None:
        self._look = look
        self._parse, self._text = look.parse, look.text

    def find(self, start: int, end: int, *, of_body: bool) -> str | None:
        """Return what the name at `start` to `end` is beside a party, in words, or None.

        `of_body`: the name is one of a state or its seat, and not of a person.
        """
        first, behind = self._words(start, end)
        name = tuple(self._look.folded[first:behind])
        for sense in load_senses():
            if sense.may_be(name) and self._tells(sense, first, behind, of_body=of_body):
                return sense.sense
        return None

    def _words(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of a stretch's first word and of the word behind it, an article left out."""
        inside = [k for k, (a, b) in enumerate(self._look.spans) if a < end and start < b]
        first = inside[0] + (len(inside) > 1 and self._look.folded[inside[0]] in ("the", "a", "an"))
        return first, inside[-1] + 1

    def _tells(self, sense: Sense, first: int, behind: int, *, of_body: bool) -> bool:
        if sense.where == "behind":
            return self._behind(sense, behind)
        if sense.where == "before":
            return self._before(sense, first)
        if not sense.names and not of_body:
            return False
        found = self._near(sense, first)
        return found > (1 if sense.where == "near twice" else 0)

    def _behind(self, sense: Sense, behind: int) -> bool:
        """Whether a noun that the name belongs to follows it; nothing but nouns and adjectives may stand between."""
        if self._look.words[behind - 1].endswith(("'s", "’s")):
            return False
        for place in range(behind, min(behind + _BETWEEN + 1, len(self._look.words))):
            if any(tuple(self._look.folded[place : place + len(words)]) == words for words in sense.words):
                return True
            token = self._parse.token_at(self._look.spans[place][0])
            if not sense.names and (token is None or not token.tag_.startswith(("NN", "JJ"))):
                return False
        return False

    def _before(self, sense: Sense, first: int) -> bool:
        at = first - (first > 0 and self._look.folded[first - 1] == "the")
        return any(tuple(self._look.folded[max(0, at - len(words)) : at]) == words for words in sense.words)

    def _near(self, sense: Sense, first: int) -> int:
        """Count the different telling words in the sentence."""
        start, end = self._parse.sentences[self._parse.sentence_at(self._look.spans[first][0])]
        folded = [w for w, (a, _) in zip(self._look.folded, self._look.spans, strict=True) if start <= a < end]
        return sum(any(tuple(folded[k : k + len(words)]) == words for k in range(len(folded))) for words in sense.words)

    def acts(self, end: int) -> bool:
        """Whether a finite verb stands right behind a name: "Ban toured"."""
        token = self._parse.token_at(end + 1)
        return token is not None and token.tag_ in ("VBD", "VBZ")

    def is_place(self, start: int, end: int) -> bool:
        """Whether the name says where something is or where someone goes, and not who acts."""
        first, behind = self._words(start, end)
        if self._look.words[behind - 1].endswith(("'s", "’s")):
            return False
        while first and self._look.folded[first - 1] in _SKIPPED:
            first -= 1
        if not first:
            return False
        roles, before = load_place_words(), self._look.folded[first - 1]
        if before in roles["within"]:
            return not self._governed_by(first - 1, "leaning")
        if before == "of" and first > 1 and self._look.folded[first - 2] == "out":
            return True
        if before in roles["moving"]:
            return self._governed_by(first - 1, "travel")
        token = self._parse.token_at(self._look.spans[behind - 1][0])
        return token is not None and token.dep_ == "dobj" and bare(token.head.text) in roles["travel"]

    def _governed_by(self, place: int, role: str) -> bool:
        """Whether the verb or noun that a preposition hangs on is one of a role's words."""
        token = self._parse.token_at(self._look.spans[place][0])
        above = {bare(t.text) for t in [token.head, *list(token.head.ancestors)[:1]]} if token is not None else set()
        before = self._look.folded[place - 1 : place]
        return bool({*above, *before} & load_place_words()[role])
