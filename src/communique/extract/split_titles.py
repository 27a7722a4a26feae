"""Titles that hold their country in the middle: "the head of French diplomacy", "the top Iranian diplomat"."""

from communique.extract.lookup import Lookup
from communique.extract.mentions import Mention
from communique.knowledge.offices import load_offices

_DETERMINERS = frozenset({"the", "a"})
_HEADS = frozenset({"head", "chief", "boss"})
_BODIES = frozenset("diplomacy state government".split())
_TOP = frozenset("top chief".split())


def split_title(look: Lookup, place: int) -> tuple[Mention, int] | None:
    """Return the mention of a title at a word that is cut in two by its country, and the word behind it."""
    at = place + look.is_one_of(place, _DETERMINERS)
    if look.is_one_of(at, _HEADS) and look.is_one_of(at + 1, frozenset({"of"})):
        return _headed(look, place, at)
    if look.is_one_of(at, _TOP):
        found = look.body_before(at + 1)
        if found and look.is_one_of(found[1], frozenset({"diplomat"})):
            return _mention(look, place, found[1] + 1, "top diplomat", found[0])
    return None


def _headed(look: Lookup, place: int, at: int) -> tuple[Mention, int] | None:
    """ "Head of the Mexican State", "head of French diplomacy"."""
    inner = at + 2 + look.is_one_of(at + 2, frozenset({"the"}))
    found = look.body_before(inner)
    if found and look.is_one_of(found[1], _BODIES):
        return _mention(look, place, found[1] + 1, f"head of {look.folded[found[1]]}", found[0])
    return None


def _mention(look: Lookup, place: int, end: int, title: str, body: str) -> tuple[Mention, int] | None:
    offices = load_offices().get(tuple(title.split()), frozenset())
    span = look.spans[place][0], look.spans[end - 1][1]
    head = look.spans[place + look.is_one_of(place, _DETERMINERS)][0]
    return Mention(*span, "office", offices=frozenset(offices), title=title, body=body, head_start=head), end
