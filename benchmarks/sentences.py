"""Read the sentences of tests/cases/contact_sentences.csv, written for measuring and kept out of the training.

python benchmarks/sentences.py [--errors] [--mark]

A row's `contacts` are "parties mode status date initiator", several divided by ";"; "-" is none, "*" is not judged.
A trap has none, or denied ones. The text may have a title before "//". `known` says why a row is known to fail:
--mark writes it anew.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import communique
from communique.reading import Contact

CASES = Path(__file__).parents[1] / "tests" / "cases" / "contact_sentences.csv"
FIELDS = ("mode", "status", "date", "initiator")


def main() -> None:
    """Print the figures, and with --errors what is wrong with each row that fails."""
    rows = load_rows()
    results = [judge(row) for row in rows]
    for name, right, of in figures(rows, results):
        print(f"{name} {right}/{of} {right / max(1, of):.3f}")
    if "--errors" in sys.argv:
        print(
            *(f"{row['class']}: {row['text']}\n   {'; '.join(r)}" for row, r in zip(rows, results, strict=True) if r),
            sep="\n",
        )
    if "--mark" in sys.argv:
        _mark(rows, results)


def load_rows() -> list[dict[str, str]]:
    """Return the table's rows."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(rows: list[dict[str, str]], results: list[list[str]]) -> Iterator[tuple[str, int, int]]:
    """Yield (what, rows right, rows) for all told contacts, for traps, and for each class."""
    kinds: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row, wrong in zip(rows, results, strict=True):
        for kind in ("contacts told" if row["contacts"] else "traps silent", row["class"]):
            kinds[kind] += 1
            right[kind] += not wrong
    for kind in sorted(kinds, key=lambda k: (k not in ("contacts told", "traps silent"), k)):
        yield kind, right[kind], kinds[kind]


def judge(row: dict[str, str]) -> list[str]:
    """Read a row and return what is wrong: contacts missing or false, and fields that are not as told."""
    title, _, text = row["text"].replace("\\n", "\n").rpartition(" // ")
    reading = communique.read(text, title=title or None, published=row["published"])
    left, wrong = list(reading.contacts), []
    for told in filter(None, row["contacts"].split(";")):
        parties, *fields = told.split()
        fitting = [c for c in left if _are(parties.split("+"), c)]
        if not fitting:
            wrong.append(f"missing {told}")
            continue
        best = min(fitting, key=lambda c: len(_differences(c, fields)))
        left.remove(best)
        wrong += _differences(best, fields)
    return wrong + [
        f"false {'+'.join(c.participants)} {c.mode} {c.status} {c.date}" for c in left if c.status != "denied"
    ]


def _are(parties: list[str], contact: Contact) -> bool:
    """Whether these take part and nobody else; a state may stand for an organ of it."""
    return sorted(parties) == sorted(_state(key) for key in contact.participants)


def _state(key: str) -> str:
    return key.partition("-")[0] if key[:3].isupper() else key


def _differences(contact: Contact, fields: list[str]) -> list[str]:
    read = [contact.mode, contact.status, contact.date or "-", contact.initiator or "-"]
    told = zip(FIELDS, fields, read, strict=True)
    return [f"{name} {right} read {found}" for name, right, found in told if right not in ("*", found)]


def _mark(rows: list[dict[str, str]], results: list[list[str]]) -> None:
    with CASES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "known": "; ".join(wrong)} for row, wrong in zip(rows, results, strict=True))


if __name__ == "__main__":
    main()
