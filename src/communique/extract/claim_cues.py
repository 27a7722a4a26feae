"""Find the words that make a claim about earlier contacts: "first since", "last met", "third call"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.extract.dates import TimeExpression
from communique.extract.numerals import CARDINAL, ORDINAL, TIMES, number_of
from communique.extract.periods import Mod
from communique.language.parse import Parse
from communique.reading.terms import ClaimKind

_NOUN = (
    r"(?:(?:tele)?phone\s+calls?|video\s+calls?|calls?|conversations?|meetings?|talks|visits?|summits?|contacts?"
    r"|exchanges?|encounters?|"
    r"discussions?|dialogues?|sessions?|rounds?|trips?|journeys?|consultations?|negotiations?|engagements?"
    r"|sit-?downs?|missions?|"
    r"tripartites?|retreats?|handshakes?|audiences?|tête-à-têtes?|rendezvous|telephone\s+conversations?|tours?|stops?)"
)
_VERB = (
    r"(?:sent\s+a\s+\S{0,20}\s?representative|around\s+one\s+table|met|meet|meets|meeting|spoke|spoken|speak|speaks"
    r"|speaking|talked|talking|conversed|conferred|conferring|saw|see|seen|seeing|telephoned|phoned|"
    r"called\s+on|visited|visiting|been\s+(?:there|here|to|in|received)|sat|come|comes|came|travel(?:l?ed)?|travel"
    r"(?:l?ing)?|set\s+foot|received|"
    r"convened|negotiated|shaken\s+hands|shook\s+hands|exchanged|host(?:ed)?|taken\s+place|held|face[sd]?|invited"
    r"|address(?:ed)?|talk|go|joined|"
    r"rang|rung|called|gone|returned|discussed|went|welcomed|flown|flew|been\s+on)"
)
CONTACT = re.compile(rf"\b(?:{_NOUN}|{_VERB}|(?:face[- ]to[- ]face)|abroad|at\s+(?:one|the\s+same)\s+table)\b", re.I)
_NO_CONTACT = re.compile(
    r"\b(?:match(?:es)?|goals?|league|medals?|championship|prices?\s+(?:rose|fell)|inflation|shares|rainfall|derby"
    r"|coach|striker|"
    r"victory\s+over|wickets?|cup\s+final|tournament|club)\b", re.I
)  # fmt: skip
_FIRST = re.compile(
    r"\b(?P<cue>first)\b(?!\s+(?:half|quarter|week|days?|lady|minister|deputy|vice|secretary|name"
    r"|thing|step|class)\b)",
    re.I,
)
_SINCE = re.compile(r"\bsince\b", re.I)
_CLAUSE_END = re.compile(r"[,;:—–()]|\bthat\b|\bsaid\b", re.I)
_NOT_A_GAP = re.compile(r"\b(?:in|for|after)\s+(?:the\s+)?$", re.I)
_NEGATED = re.compile(
    rf"\b(?:not|n['’]t|never|neither|no(?!t))\b[^.;,]{{0,60}}?\b(?:{_VERB}|{_NOUN})\b", re.I
)  # fmt: skip
_LAST_DONE = re.compile(
    r"\b(?:(?:had|have|has|having|were|was|who|and|they|two|he|she|we|you|been)\s+)?(?P<cue>last|most\s+recently"
    r"|previously)\s+(?:both\s+)?"
    r"(?:met|spoke|spoken|speaking|talked|talking|conversed|conferred|saw|seen|seeing|discussed|telephoned|phoned"
    r"|called|visited|visiting|came|"
    r"come|sat|held|here|there|received|hosted|meeting|travel(?:l?ed)?|gathered|convened|in\s+contact|exchanged|went"
    r"|rang|been|faced|together)\b", re.I
)  # fmt: skip
_LAST_OF = re.compile(
    rf"\b(?:the|their|his|her|its|our|whose|and)\s+(?:\w+\s+and\s+)?(?P<cue>last|previous|latest|most\s+recent)\s+"
    rf"(?:such\s+)?(?:\w+[\s-]+){{0,3}}?(?:{_NOUN}"
    r"|time\b[^.;]{1,60}?\b(?:met|spoke|talked|saw|sat|gathered|visited|came|convened))\b", re.I
)  # fmt: skip
_TRAILING_LAST = re.compile(
    r"\b(?:spoke|met|talked|saw|visited|conferred)\b[^.;,]{1,40}?\s(?P<cue>last)\s+(?=(?:in|on|at)\b)", re.I
)  # fmt: skip
_MOST_RECENTLY = re.compile(r"\b(?P<cue>most\s+recently)\s+(?=(?:in|on|at|during|by|last)\b)", re.I)
_SINCE_CONTACT = re.compile(
    rf"\bsince\s+(?:the|their|its|our)\s+(?:(?:last|previous|latest)\s+)?(?:\w+\s+){{0,2}}?(?P<noun>{_NOUN}"
    rf"|trilateral|bilateral)\b", re.I
)  # fmt: skip
_RANKED = re.compile(rf"\b(?:{ORDINAL})\b(?!\s+(?:\w+\s+)?(?:in|for)\s+)[^;,]*$|\bfirst\s+since\b", re.I)
_HIATUS = re.compile(
    r"\b(?:gap|hiatus|break|pause|interruption|silence|freeze|absence|suspension|estrangement"
    r"|interval|lull)\b",
    re.I,
)
_NEXT_CLAUSE = re.compile(r";|\b(?:said|told|and\s+will|agreed|but|which|when)\b")
_NEXT_COMMA = re.compile(r"[;,](?!\s+(?:in|on|at)\b)")
_TIME_NOT_LAST = re.compile(r"last\s+(?:week|month|year|night|evening|time\s+to)\b", re.I)

_ADJECTIVES = r"(?:(?!(?:of|to|and|in|that|the|for|with|by|on|as|at)\b)[\w’'-]+\s+){0,3}?"
_SCOPE = (
    r"(?:,?\s+(?:this\s+(?:year|month|week|summer|spring|autumn)|in\s+(?:as\s+many|a|an|one|less\s+than|under|little"
    r"|just|the\s+space|the\s+past|recent|the\s+last"
    rf"|about|barely|{CARDINAL})\b|since\b|so\s+far|of\s+its\s+kind|between\s+\d{{4}}|over\s+the\s+past|to\s+date|"
    r"after\s+the\s+one))"
)
_OWNED = r"(?:(?:their|his|her|its|our|my|[\w.]+(?:['’]s|s['’]))\s+(?:own\s+)?)"
_NTH = re.compile(
    rf"(?P<owner>{_OWNED}|\b(?:the|this|a|only\s+the|for\s+the|was|is|be|only)\s+"
    rf"|\b)(?P<n>{ORDINAL})\s+(?P<such>such\s+)?"
    rf"(?:straight\s+|consecutive\s+|successive\s+)?{_ADJECTIVES}(?P<noun>{_NOUN})\b(?=(?P<rest>[^.;]{{0,90}}))", re.I
)  # fmt: skip
_NTH_BARE = re.compile(rf"(?:\b(?:their|his|her|its|the|our)|['’]s)\s+(?P<n>{ORDINAL})(?:{_SCOPE}|\s+between\b)", re.I)
_NTH_TIME = re.compile(rf"\b(?:the|only\s+the)\s+(?P<n>{ORDINAL})\s+time\b", re.I)
_TIMES = (
    rf"(?P<n>twice|thrice|(?:{CARDINAL})\s+times)\b(?!\s+(?:a|per|each|every|as|more|the|for|at|on|over|during"
    r"|daily|in\s+the\s+(?:presence|following))\b|:)"
)
_DONE_TIMES = re.compile(
    rf"\b(?:met|spoke|spoken|talked|seen|saw|telephoned|phoned|conversed|conferred|called|visited|telephone|phone"
    rf"|received|rung|rang|been|gone|travelled)\b"
    rf"[^.;,]{{0,48}}?\b{_TIMES}", re.I
)  # fmt: skip
_TIMES_FIRST = re.compile(rf"\b{_TIMES}(?=\s+(?:since|this|in|before|already)\b)", re.I)
_COUNTED = re.compile(
    rf"\b(?:(?:one|the\s+last|the\s+latest)\s+of\s+)?(?P<n>{CARDINAL})\s+(?:(?!of\b)\w+\s+){{0,2}}?(?:calls"
    rf"|conversations|meetings|talks|visits|encounters)\s+"
    r"(?:(?:that\s+)?(?:they|the\s+two|both)\s+have\s+)?(?:exchanged|held)\b[^.;]{0,20}\bsince\b", re.I
)  # fmt: skip
_AHEAD = re.compile(
    r"\b(?:will(?!\s+have)|would|shall|should|could|may|might|plans?\s+to|to\s+be|is\s+to|are\s+to"
    r"|scheduled|proposed|if)\b",
    re.I,
)
_MAY_COUNT = re.compile(
    r"\b(?:second|third|twice|thrice|times|of\s+\w+\s+(?:tele)?\w*\s?calls|[a-z-]{1,14}th|\d{1,3}"
    r"(?:nd|rd|th|st))\b|held|exchanged"
)
_LONGEST = 1500
_REACH = 170
"""Characters from "first" to what it is counted from."""


@dataclass(frozen=True)
class Cue:
    """Words that claim something of earlier contacts: what kind, what value, where they stand."""

    kind: ClaimKind
    value: str | int
    start: int
    end: int
    said: str = ""
    """The words that give the value: "nearly three years"."""
    mod: Mod | None = None


@dataclass
class Clause:
    """One sentence with the times in it."""

    text: str
    start: int
    end: int
    times: tuple[TimeExpression, ...]
    before: str = ""
    words: str = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.text[self.start : self.end]

    def date_in(self, start: int, end: int) -> TimeExpression | None:
        """Return the first resolved date between two places."""
        return next((t for t in self.times if t.kind == "date" and t.value and start <= t.span.start < end), None)

    def length_in(self, start: int, end: int) -> TimeExpression | None:
        """Return the first duration between two places that "in" or "for" leads to."""
        return next((t for t in self.times if _is_gap(t) and start <= t.span.start < end and self._is_led(t)), None)

    def _is_led(self, time: TimeExpression) -> bool:
        return _NOT_A_GAP.search(self.text, max(0, time.span.start - 12), time.span.start) is not None

    def speaks_of_contact(self, start: int, end: int) -> bool:
        """Whether a contact is named between two places, and nothing of sport or trade."""
        words = self.text[max(self.start, start) : min(self.end, end)]
        return CONTACT.search(words) is not None and _NO_CONTACT.search(words) is None


def _is_gap(time: TimeExpression) -> bool:
    """Whether a duration is one of days or more."""
    return time.kind == "duration" and time.value is not None and "T" not in time.value


def find_cues(parse: Parse, times: tuple[TimeExpression, ...]) -> Iterator[Cue]:
    """Yield the claims of each sentence."""
    starts, text = [t.span.start for t in times], parse.document.text
    before = ""
    for start, end in _pieces(parse):
        here = times[bisect_left(starts, start) : bisect_left(starts, end)]
        clause = Clause(text, start, end, here, before)
        yield from _cues_of(clause)
        before = clause.words


def _pieces(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the sentences; one of no sensible length in pieces, so that the work grows with the text alone."""
    for start, end in parse.sentences:
        for place in range(start, end, _LONGEST):
            yield place, min(end, place + _LONGEST)


def _cues_of(clause: Clause) -> Iterator[Cue]:
    low = clause.words.lower()
    if clause.times:
        if "first" in low:
            yield from _firsts(clause)
        if "last" in low or "recent" in low or "previous" in low or "since" in low:
            yield from _lasts(clause)
        yield from _silences(clause)
    if _MAY_COUNT.search(low):
        yield from _counts(clause)


def _firsts(clause: Clause) -> Iterator[Cue]:
    for match in _FIRST.finditer(clause.text, clause.start, clause.end):
        reach = min(clause.end, match.end() + _REACH)
        since = _SINCE.search(clause.text, match.end(), reach)
        length = clause.length_in(match.end(), since.start() if since else reach)
        if length and clause.speaks_of_contact(match.start() - 120, clause.end):
            yield Cue("gap", length.value or "", match.start(), length.span.end, length.span.text, length.mod)
        apart = length is not None and since is not None and since.start() - length.span.end > 3
        if since and not apart and clause.speaks_of_contact(match.start() - 120, reach):
            yield from _dated("first_since", match.start(), since.start(), since.end(), clause)


def _dated(kind: ClaimKind, start: int, clause_start: int, after: int, clause: Clause) -> Iterator[Cue]:
    stop = _CLAUSE_END.search(clause.text, after, clause.end)
    time = clause.date_in(clause_start, stop.start() if stop else clause.end)
    if time:
        yield Cue(kind, _closed(time), start, time.span.end, time.span.text, time.mod)


def _closed(time: TimeExpression) -> str:
    """Return a date without its open end: "since 2011" names 2011."""
    return (time.value or "").removesuffix("/..").removeprefix("../")


def _lasts(clause: Clause) -> Iterator[Cue]:
    taken: set[int] = set()
    for pattern in (_LAST_DONE, _LAST_OF, _TRAILING_LAST, _MOST_RECENTLY):
        for match in pattern.finditer(clause.text, clause.start, clause.end):
            if match.start("cue") in taken or _TIME_NOT_LAST.match(clause.text, match.start("cue")):
                continue
            if pattern is _MOST_RECENTLY and not clause.speaks_of_contact(clause.start, match.start()):
                continue
            time = _time_of_last(match, clause)
            if time:
                taken.add(match.start("cue"))
                yield Cue("last_contact", _closed(time), match.start("cue"), time.span.end, time.span.text, time.mod)
    for match in _SINCE_CONTACT.finditer(clause.text, clause.start, clause.end):
        if not _RANKED.search(clause.text, max(clause.start, match.start() - 60), match.start()):
            yield from _dated("last_contact", match.start(), match.start(), match.end(), clause)


def _time_of_last(match: re.Match[str], clause: Clause) -> TimeExpression | None:
    """Return the date that follows in the clause; commas do not end it, another verb does."""
    border = _NEXT_COMMA if match.re is _MOST_RECENTLY else _NEXT_CLAUSE
    stop = border.search(clause.text, match.end(), clause.end)
    time = clause.date_in(match.end() - 1, min(stop.start() if stop else clause.end, match.end() + 130))
    return None if time is None or (time.value or "").endswith("/..") or (time.value or "").startswith("../") else time


def _silences(clause: Clause) -> Iterator[Cue]:
    for match in _NEGATED.finditer(clause.text, clause.start, clause.end):
        reach = min(clause.end, match.end() + _REACH)
        since = _SINCE.search(clause.text, match.end(), min(reach, match.end() + 90))
        if since:
            yield from _dated("last_contact", match.start(), since.start(), since.end(), clause)
        elif length := clause.length_in(match.end(), min(reach, match.end() + 60)):
            yield Cue("gap", length.value or "", match.start(), length.span.end, length.span.text, length.mod)
    for match in _HIATUS.finditer(clause.text, clause.start, clause.end):
        yield from _hiatus(match, clause)


def _hiatus(match: re.Match[str], clause: Clause) -> Iterator[Cue]:
    for time in clause.times:
        if not _is_gap(time) or not time.value:
            continue
        before = 0 <= match.start() - time.span.end <= 14
        after = 0 <= time.span.start - match.end() <= 6 and clause.text[match.end() : time.span.start].strip() == "of"
        if (before or after) and clause.speaks_of_contact(clause.start, clause.end):
            start, end = min(match.start(), time.span.start), max(match.end(), time.span.end)
            yield Cue("gap", time.value, start, end, time.span.text, time.mod)


def _counts(clause: Clause) -> Iterator[Cue]:
    taken: list[tuple[int, int]] = []
    for cue in _all_counts(clause):
        if not any(start < cue.end and cue.start < end for start, end in taken):
            taken.append((cue.start, cue.end))
            yield cue


def _all_counts(clause: Clause) -> Iterator[Cue]:
    text, start, end = clause.text, clause.start, clause.end
    for match in _NTH.finditer(text, start, end):
        if _is_series(match, clause):
            yield _count(match, "n", match.end("noun"))
    for match in _NTH_BARE.finditer(text, start, end):
        if int(number_of(match["n"])) > 1 and (clause.speaks_of_contact(start, end) or CONTACT.search(clause.before)):
            yield _count(match, "n", match.end())
    for match in _NTH_TIME.finditer(text, start, end):
        if int(number_of(match["n"])) > 1 and clause.speaks_of_contact(start, end):
            yield _count(match, "n", match.end())
    for pattern in (_DONE_TIMES, _TIMES_FIRST, _COUNTED):
        for match in pattern.finditer(text, start, end):
            if _NO_CONTACT.search(clause.words) is None and CONTACT.search(clause.before + clause.words):
                yield _count(match, "n", match.end())


def _count(match: re.Match[str], group: str, end: int) -> Cue:
    words = match[group].lower().removesuffix(" times").strip()
    number = TIMES[words] if words in TIMES else int(number_of(words))
    return Cue("count", number, match.start(group), end, match[group])


def _is_series(match: re.Match[str], clause: Clause) -> bool:
    """An ordinal counts contacts where a series is told: whose they are, or since when, and not what is yet to come."""
    if int(number_of(match["n"])) < 2 or _NO_CONTACT.search(clause.words):
        return False
    owner = match["owner"].strip().lower()
    owned = owner not in ("", "the", "this", "a", "only the", "for the", "was", "is", "be", "only")
    scoped = re.match(_SCOPE, match["rest"], re.I) or re.search(
        rf"\b(?:with|between|of|by"
        rf"|to)\b[^,;]{{1,60}}?{_SCOPE}",
        match["rest"],
        re.I,
    )
    if match["noun"][0].isupper():
        return False
    if _AHEAD.search(clause.text, max(clause.start, match.start() - 40), match.start()) and not scoped:
        return False
    return bool(owned or scoped or match["such"])
