"""Measure the main contacts read from documents against a list of who was in contact, by what mode and when.

python benchmarks/contacts_truth.py TRUTH.jsonl READINGS.jsonl [--errors]

A line of TRUTH: name (of the document), parties (a word of each one's name, folded to plain lower case; none where
no contact is told), modes and dates (each of which is right). READINGS is what `communique read --format jsonl` prints.
"""

import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

Row = dict[str, Any]

FIGURES = (
    ("pair recall", "pair", "told"), ("pair precision", "pair", "read"), ("mode recall", "mode", "told"),
    ("mode of pairs found", "mode", "pair"), ("date recall", "date", "told"), ("date of pairs found", "date", "pair"),
    ("false alarms where none is told", "alarm", "silent"),
)  # fmt: skip


def main() -> None:
    """Print pair, mode and date found and right, and the false alarms where no contact is told."""
    truth = {row["name"]: row for row in _rows(sys.argv[1])}
    readings = [row for row in _rows(sys.argv[2]) if row["document"]["name"] in truth]
    count, errors = judge(truth, readings)
    for name, right, of in FIGURES:
        print(f"{name} {count[right]}/{count[of]} {count[right] / max(1, count[of]):.3f}")
    if "--errors" in sys.argv:
        print(*errors, sep="\n")


def judge(truth: dict[str, Row], readings: list[Row]) -> tuple[Counter[str], list[str]]:
    """Return the counts and what is wrong: the first main contact of each Reading is held against its row."""
    count: Counter[str] = Counter()
    errors: list[str] = []
    for reading in readings:
        row = truth[reading["document"]["name"]]
        main = [c for c in reading["contacts"] if c["main"]]
        if not row["parties"]:
            alarms = [c for c in reading["contacts"] if c["status"] in ("held", "under_way")]
            count.update(silent=1, alarm=bool(alarms))
            errors += [f"alarm {row['name']}: {_told(c)}" for c in alarms[:1]]
            continue
        count.update(told=1, read=bool(main))
        fits = next((c for c in main if _is_pair(row["parties"], c, reading)), None)
        if fits is None:
            errors.append(f"pair {row['name']} {row['parties']}: {[_told(c) for c in reading['contacts'][:4]]}")
            continue
        right = {"mode": fits["mode"] in row["modes"], "date": fits["date"] in row["dates"]}
        count.update(pair=1, **right)
        errors += [f"{k} {row['name']} {row[k + 's']}: {_told(fits)}" for k, ok in right.items() if not ok]
    return count, errors


def _is_pair(parties: list[str], contact: Row, reading: Row) -> bool:
    """Whether the participants are the parties, each by a word of its name, and nobody else."""
    actors = {a["id"]: _fold(" ".join([a["id"], a["name"], *a["aliases"]])) for a in reading["actors"]}
    names = [actors[key] for key in contact["participants"]]
    return len(names) == len(parties) and all(any(p in name for name in names) for p in parties)


def _told(contact: Row) -> str:
    words = contact["evidence"][0]["text"][:90] if contact["evidence"] else ""
    return f"{'+'.join(contact['participants'])} {contact['mode']} {contact['status']} {contact['date']} {words!r}"


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def _rows(path: str) -> list[Row]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
