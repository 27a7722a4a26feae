"""One title for several states: "the foreign ministers of Brazil and Turkey"."""

from communique.extract.lookup import Lookup
from communique.extract.mentions import Mention
from communique.knowledge.offices import load_offices


def titles_of_several(look: Lookup, place: int) -> tuple[Mention, int] | None:
    """ "The foreign ministers of Brazil and Turkey": one title, several states."""
    at = place + look.is_one_of(place, frozenset({"the"}))
    office = _match_plural(look, at)
    if office is None or not look.is_one_of(office[1], frozenset({"of"})):
        return None
    states, end = [], office[1]
    while look.is_one_of(end, frozenset({"of", ",", "and"})):
        at = end + 1 + look.is_one_of(end + 1, frozenset({"and"}))
        match = look.match(at + look.is_one_of(at, frozenset({"the"})), "state")
        if match is None:
            break
        states.append(match.entries[0].key)
        end = match.end
    if len(states) < 2:
        return None
    span = look.spans[place][0], look.spans[end - 1][1]
    return Mention(
        *span, "plural", names=tuple(states), offices=office[0], head_start=look.spans[office[1] - 1][0]
    ), end


def _match_plural(look: Lookup, at: int) -> tuple[frozenset[str], int] | None:
    """Return (offices, next word) of a title in the plural."""
    for end in range(min(len(look.words), at + 4), at, -1):
        last = look.folded[end - 1]
        if last.endswith("s"):
            singular = (*look.folded[at : end - 1], last[:-1])
            offices = load_offices().get(singular)
            if offices:
                return offices, end
    return None
