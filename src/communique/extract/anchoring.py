"""Decide what dates are counted from: the day of publication, a header or dateline, and the tense of the clause."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from communique.language.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "present", "future"]

_FUTURE_AUXILIARIES = frozenset("will 'll ’ll shall would wo may might could can should must ca 'd ’d".split())
_PLANNED = frozenset(
    "scheduled planned slated expected foreseen envisaged envisioned pencilled penciled upcoming forthcoming "
    "invitation".split()
)
_PLANNED_FOR = frozenset("set due likely fixed booked ready ahead rescheduled postponed adjourned".split())
"""Said of what is to come only where "for", "on" or their like follows."""

_INVITING = frozenset("invited invite invites proposed offered requested".split())
_PLACES = ("IN", "NNP", "NNPS", "DT", "TO")
_PAST_AUXILIARIES = frozenset("was were had did 'd ’d has have having been 've ’ve".split())
_DASH = re.compile(r"[^.\n]{0,40}?\s?[–—-]{1,2}\s")
_CLIMB = 14
_HEAD = 1200
_HEADER = re.compile(
    r"(?P<iso>\b(?:19|20)\d\d-\d\d-\d\d)|(?P<a>[A-Z][a-z]{2,8}\.?)\s+(?P<b>\d{1,2}),?\s+(?P<c>(?:19|20)\d\d)"
    r"|\b(?P<d>\d{1,2})\s+(?P<e>[A-Z][a-z]{2,8}\.?),?\s+(?P<f>(?:19|20)\d\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def find_anchor(text: str, body_start: int, published: date | None) -> date | None:
    """Return the day that a document's dates are counted from: publication, else a header's or a dateline's date."""
    if published is not None:
        return published
    for match in _HEADER.finditer(text, 0, _HEAD):
        when = _header_date(match)
        if when is not None and _stands_as_header(text, body_start, match):
            return when
    return None


def _stands_as_header(text: str, body_start: int, match: re.Match[str]) -> bool:
    """A header is a line of its own or nearly; a dateline stands before a dash at the head of a paragraph."""
    line_start = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.end())
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if len(line) <= len(match.group()) + 40:
        return match.start() >= body_start or len(line) <= len(match.group()) + 12
    return match.start() - line_start <= 60 and _DASH.match(text, match.end()) is not None


def _header_date(match: re.Match[str]) -> date | None:
    if match["iso"]:
        parts = [int(part) for part in match["iso"].split("-")]
    else:
        name = (match["a"] or match["e"])[:3].lower()
        if name not in _MONTHS:
            return None
        parts = [int(match["c"] or match["f"]), _MONTHS.index(name) + 1, int(match["b"] or match["d"])]
    try:
        return date(*parts)
    except ValueError:
        return None


def tense_at(parse: Parse, place: int) -> Tense | None:
    """Return the tense of the clause that a word belongs to: the nearest verb above it that shows one."""
    token = parse.token_at(place)
    if token is None:
        return None
    if _verb_follows(token):
        return "past"
    told = False
    for word in _climb(_governor(token)):
        tense = _tense_of(word)
        if tense is not None:
            return "past" if told and tense == "present" else tense
        told = told or (word.tag_ == "VBG" and word.dep_ == "advcl")
    return None


def _verb_follows(token: "Token") -> bool:
    """Whether a past verb stands right behind: "on Saturday agreed"."""
    after = token.i + 1
    return after < len(token.doc) and token.doc[after].tag_ == "VBD"


def _governor(token: "Token") -> "Token":
    """Return the verb just before, also past a place ("announced in Rome on Friday"), else the token."""
    for before in range(token.i - 1, max(-1, token.i - 7), -1):
        word = token.doc[before]
        if word.tag_ in ("VBD", "VBN", "VB") and word.lower_ not in _PLANNED | _INVITING:
            return word
        if word.tag_ not in _PLACES:
            return token
    return token


def _climb(token: "Token") -> Iterator["Token"]:
    for _ in range(_CLIMB):
        yield token
        if token.head == token:
            return
        token = token.head


def _tense_of(word: "Token") -> Tense | None:
    if _says_planned(word):
        return "future"
    if not word.tag_.startswith(("VB", "MD")):
        return None
    helpers = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"have", "having"} and word.tag_ == "VBN":
        return "past"
    if "to" in helpers and word.dep_ == "advcl":
        return None
    if word.tag_ == "MD" or "to" in helpers or helpers & (_FUTURE_AUXILIARIES - {"'d", "’d"}):
        return "future"
    return _tense_of_form(word, helpers)


def _tense_of_form(word: "Token", helpers: set[str]) -> Tense | None:
    if word.tag_ == "VBD" or helpers & _PAST_AUXILIARIES:
        return "past"
    if word.tag_ == "VBN":
        return "present" if helpers else "past"
    if word.tag_ == "VBG":
        told = word.dep_ == "pcomp" and word.head.lower_ in ("after", "for", "since", "of", "from", "on", "upon")
        return "future" if helpers else "past" if told else None
    return "future" if word.tag_ == "VB" and word.dep_ != "ROOT" else "present"


def _says_planned(word: "Token") -> bool:
    if word.lower_ in _PLANNED:
        return not any(child.lower_ in _PAST_AUXILIARIES for child in word.children)
    if word.lower_ not in _PLANNED_FOR or word.i + 1 >= len(word.doc):
        return False
    return word.doc[word.i + 1].lower_ in ("for", "on", "to", "in", "until", "till")
