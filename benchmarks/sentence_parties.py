"""Whether an actor of a Reading is the party that a table names.

A table's cell holds alternatives between `|`; joint parties are joined by `+`; `-` says that no party is right too. A party is a
person's name, a state's code, an organisation's short name, or words of the text.
"""

import re
from collections.abc import Iterable

from communique.knowledge.folding import fold
from communique.reading import Actor, Reading


def is_party(cell: str, key: str | None, reading: Reading) -> bool:
    """Whether the actor is an alternative of the cell, a person and the state he or she speaks for being the same."""
    actor = actor_of(key, reading)
    if actor is None:
        return key is None and (not cell or "-" in cell.split("|"))
    return any(_same(name, actor) or _speaks_for(name, actor, reading) for name in cell.split("|"))


def are_parties(cell: str, keys: Iterable[str], reading: Reading) -> bool:
    """Whether the actors are exactly those of one alternative of the cell."""
    actors = [actor for key in keys if (actor := actor_of(key, reading))]
    return any(_all_same(names.split("+"), actors) for names in cell.split("|"))


def share_party(cell: str, keys: Iterable[str], reading: Reading) -> bool:
    """Whether one of the actors is named in the cell."""
    return any(is_party(cell.replace("+", "|"), key, reading) for key in keys)


def actor_of(key: str | None, reading: Reading) -> Actor | None:
    """Return the actor with this id; None where there is none."""
    return next((actor for actor in reading.actors if actor.id == key), None)


def _all_same(names: list[str], actors: list[Actor]) -> bool:
    left = list(actors)
    for name in names:
        found = next((actor for actor in left if _same(name, actor)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _same(name: str, actor: Actor) -> bool:
    forms = {actor.id, actor.name, *actor.aliases}
    if actor.kind in ("state", "government") and actor.country:
        forms.add(actor.country)
    return _plain(name) in {_plain(form) for form in forms}


def _speaks_for(name: str, actor: Actor, reading: Reading) -> bool:
    if re.fullmatch("[A-Z]{3}", name):
        return actor.country == name
    own = next((other.country for other in reading.actors if _same(name, other)), None)
    return actor.kind in ("state", "government") and own is not None and own == actor.country


def _plain(name: str) -> str:
    return re.sub(r"^(a|an|the) |[-.]", "", fold(name)).strip()
