"""Check the terms against each other: in an office that only one may hold, no two terms overlap."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from communique.knowledge.people import Term, load_people
from communique.knowledge.tables import DATA, read_table

HELD_BY_ONE = frozenset("supreme_leader head_of_state head_of_government foreign_minister defence_minister "
                        "national_security_adviser crown_prince head".split())  # fmt: skip
_HANDING_OVER = timedelta(days=1)
"""Terms may share this long: the day of the change."""


def overlapping_terms() -> Iterator[tuple[str, Term, str, Term]]:
    """Yield (person, term, other person, other term) of those who hold one office under one title at one time.

    Who acts for another bears another title ("Acting President"). Terms whose dates are not known to the day are passed
    over, and so are the offices and times of `shared_offices.csv`.
    """
    held: dict[tuple[str, str, str], list[tuple[str, Term]]] = defaultdict(list)
    for person in load_people().values():
        for term in person.terms:
            if term.office in HELD_BY_ONE and len(term.start) == 10 and len(term.end) in (0, 10):
                held[term.body, term.office, term.title].append((person.name, term))
    shared = list(read_table(DATA / "shared_offices.csv"))
    for terms in held.values():
        for (one, first), (other, second) in combinations(sorted(terms, key=lambda pair: pair[1].start), 2):
            if _overlap(first, second) and not any(_may_share(row, second) for row in shared):
                yield one, first, other, second


def _overlap(first: Term, second: Term) -> bool:
    return not first.end or date.fromisoformat(second.start) + _HANDING_OVER < date.fromisoformat(first.end)


def _may_share(row: dict[str, str], second: Term) -> bool:
    """Whether the later of two terms began when the office was held by several."""
    same = (row["body"], row["office"]) == (second.body, second.office)
    return same and row["from"] <= second.start and (not row["to"] or second.start < row["to"] + "~")
