"""The sides of a brief: whom the user's words mean, and whether an actor belongs to them."""

from dataclasses import dataclass

from communique.errors import InputError
from communique.knowledge.folding import fold
from communique.knowledge.organisations import load_organisations
from communique.knowledge.states import load_states
from communique.record import ContactRow, Name, Record
from communique.record.names import find_party


@dataclass(frozen=True)
class Side:
    """A state or organisation by its code, or one person by id; `words` is what the record is asked with."""

    words: str
    name: str
    party: str | None = None
    actor: str | None = None

    def has(self, who: Name) -> bool:
        """Whether an actor is this person, or stands for this party."""
        return who.id == self.actor if self.actor else who.party == self.party

    def gives(self, account_of: str | None) -> bool:
        """Whether an account is this side's own."""
        return account_of is not None and account_of == self.party

    def among(self, people: tuple[Name, ...]) -> str:
        """Return the names of those of this side, or the side's own name where nobody of it is named."""
        return " and ".join(who.name for who in people if self.has(who)) or self.name


def find_side(record: Record, words: str) -> Side:
    """Return whom words mean. Raises InputError where the record knows nobody of that name."""
    party = find_party(words)
    if party:
        return Side(words, name_party(party), party=party)
    rows = record.contacts(words, limit=1) or ()
    people = [who for row in rows for who in row.participants if _is(who, words)]
    if people:
        return Side(words, people[0].name, party=people[0].party, actor=people[0].id)
    raise InputError(f"{words!r} took part in no contact of the record: see `communique contacts`")


def find_sides(record: Record, a: str, b: str) -> tuple[Side, Side]:
    """Return two sides. Raises InputError where they are one."""
    sides = find_side(record, a), find_side(record, b)
    if (sides[0].party, sides[0].actor) == (sides[1].party, sides[1].actor):
        raise InputError(f"{a!r} and {b!r} are one side: name two")
    return sides


def name_party(code: str) -> str:
    """Return the name of a state or organisation: "France"."""
    if code in load_states():
        return load_states()[code].name
    return load_organisations()[code].name if code in load_organisations() else code


def between(row: ContactRow, a: Side, b: Side) -> bool:
    """Whether both sides took part in a contact."""
    return any(a.has(who) for who in row.participants) and any(b.has(who) for who in row.participants)


def _is(who: Name, words: str) -> bool:
    slug = "-".join(fold(words).split())
    return who.id == slug or who.id.endswith(f"-{slug}") or fold(who.name) == fold(words)
