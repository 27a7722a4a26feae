"""Compare our terms in office with the public lists, per office and decade: found by name, start within 31 and 7 days.

Terms in states that our table has count; the lists hold dependencies, deputies and re-elections too, which lower the figures.

python benchmarks/actors.py ../shared                    the figures
python benchmarks/actors.py ../shared --missing OFFICE    the terms of the lists that ours lack, to check by hand
"""

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from communique.knowledge.folding import fold
from communique.knowledge.people import Term, load_people
from communique.knowledge.spelling import skeleton
from communique.knowledge.states import load_states

OFFICES = {
    "head_of_state": {"head_of_state", "monarch", "supreme_leader"},
    "head_of_government": {"head_of_government", "head_of_state"},
    "foreign_minister": {"foreign_minister"},
}
"""Office of the lists → ours that count as it: a president who heads the government is only head of state here."""


def main() -> None:
    """Print the table, or what is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--missing", choices=sorted(OFFICES))
    args = parser.parse_args()
    ours = _terms_by_body()
    totals: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in _rows(args.shared / "data/actors"):
        start = _day(row["from"])
        if row["office"] not in OFFICES or start is None or row["country"] not in load_states():
            continue
        same = _same_person(row, ours[row["country"]])
        away = min((abs((start - d).days) for t in same if (d := _day(t.start))), default=None)
        found = totals[row["office"], f"{start.year // 10 * 10}s"]
        found.update(
            ["all", *(["by name"] if same else []), *(f"within {n}" for n in (31, 7) if away is not None and away <= n)]
        )
        if args.missing == row["office"] and not same:
            print(row["country"], row["from"], row["to"], row["person"], row["office_title"], sep="  ")
    if not args.missing:
        _print(totals)


def _rows(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob("leaders*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def _terms_by_body() -> dict[str, list[tuple[set[str], Term]]]:
    """State → (names of the holder, term)."""
    table: dict[str, list[tuple[set[str], Term]]] = defaultdict(list)
    for person in load_people().values():
        names = {fold(name) for name in (person.name, *person.aliases)}
        for term in person.terms:
            table[term.body].append((names, term))
    return table


def _same_person(row: dict[str, str], terms: list[tuple[set[str], Term]]) -> list[Term]:
    """Return the terms in the office whose holder has one of the row's names, or shares two words of it as they sound."""
    wanted = {fold(name) for name in (row["person"], *row["aliases"].split("|")) if name}
    sounds = [_sounds(name) for name in wanted]
    return [
        term
        for names, term in terms
        if term.office in OFFICES[row["office"]]
        and (names & wanted or any(_agree(a, _sounds(b)) for a in sounds for b in names))
    ]


def _sounds(name: str) -> frozenset[str]:
    return frozenset(skeleton(word) for word in re.split(r"[\s\-'’.]+", name)) - {""}


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= min(2, len(one), len(other))


def _day(iso: str) -> date | None:
    """Return a date; of a month or year its first day."""
    try:
        return date.fromisoformat((iso + "-01-01")[:10] if len(iso) < 10 else iso)
    except ValueError:
        return None


def _print(totals: dict[tuple[str, str], Counter[str]]) -> None:
    print(f"{'office':20} {'decade':7} {'terms':>6} {'by name':>8} {'±31 d':>7} {'±7 d':>7}")
    for (office, decade), n in sorted(totals.items()):
        shares = (n[key] / n["all"] for key in ("by name", "within 31", "within 7"))
        print(f"{office:20} {decade:7} {n['all']:6}", *(f"{share:8.3f}" for share in shares))


if __name__ == "__main__":
    main()
