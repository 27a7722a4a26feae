"""Audit cells: draw some of each kind at random from Readings for a person to judge, and count the judgements.

python benchmarks/audit.py draw READINGS.jsonl [--seed 1] > cells.txt       each cell with its fields, and its evidence in context
python benchmarks/audit.py count benchmarks/audits/round-1.csv              right, wrong and badly evidenced by kind; classes of mistake

READINGS is what `communique read --format jsonl` prints. A row of judgements: cell (as drawn), kind, verdict (right, wrong,
badly_evidenced), class (of the mistake), reason (in the judge's own words).
"""

import argparse
import csv
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Row = dict[str, Any]

DRAWN = {"claims": 10, "commitments": 20, "issues": 30, "contacts": 50, "positions": 90}
"""How many cells of each kind; where Readings hold fewer all of them, and positions make up for it."""
DOCUMENTS = 80
CONTEXT = 300
"""Characters shown before and behind each evidence."""

PARTIES = ("holder", "holders", "addressee", "attributed_to", "parties", "participants", "initiator")
HIDDEN = ("cell", "evidence", "quotes", "attribution", "confidence")
VERDICTS = ("right", "badly_evidenced", "wrong")


def main() -> None:
    """Print the cells that are drawn, or the figures of their judgements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="print cells to judge")
    drawing.add_argument("readings", type=Path)
    drawing.add_argument("--seed", type=int, default=1)
    counting = commands.add_parser("count", help="print the figures of a file of judgements")
    counting.add_argument("judgements", type=Path)
    args = parser.parse_args()
    if args.command == "count":
        count(args.judgements)
        return
    readings = [json.loads(line) for line in args.readings.read_text(encoding="utf-8").splitlines()]
    for kind, cell, reading in draw(readings, seed=args.seed):
        print(show(kind, cell, reading), end="\n\n")


def draw(readings: list[Row], *, seed: int) -> list[tuple[str, Row, Row]]:
    """Return cells drawn at random, as (kind, cell, its Reading); each cell of a kind is equally likely.

    The same Readings and seed give the same cells. Says on standard error when they come from too few documents.
    """
    chance = random.Random(seed)
    drawn: list[tuple[str, Row, Row]] = []
    for kind, wanted in DRAWN.items():
        cells = [(kind, cell, reading) for reading in readings for cell in _cells(kind, reading)]
        number = sum(DRAWN.values()) - len(drawn) if kind == "positions" else wanted
        drawn += chance.sample(cells, min(number, len(cells)))
    documents = {reading["document"]["id"] for _, _, reading in drawn}
    print(f"{len(drawn)} cells of {len(documents)} documents", file=sys.stderr)
    if len(documents) < DOCUMENTS:
        print(f"fewer than {DOCUMENTS} documents: give more Readings", file=sys.stderr)
    return drawn


def _cells(kind: str, reading: Row) -> list[Row]:
    """Return the cells, each with a name: its id, or its number where it has none or one made of the document's words."""
    return [
        cell | {"cell": cell["id"] if kind in ("contacts", "positions") else f"{kind}-{n}"}
        for n, cell in enumerate(reading[kind], start=1)
    ]


def key(cell: Row, reading: Row) -> str:
    """Name a cell in a file of judgements: the first digits of its document's hash, and its name there."""
    return f"{reading['document']['id'][:12]}/{cell['cell']}"


def show(kind: str, cell: Row, reading: Row) -> str:
    """Return a cell in words: its document, its fields that say something, each evidence in its context."""
    document = reading["document"]
    head = f"## {key(cell, reading)} {kind}\n{document['name']} {document['published']} {document['kind']} | {document['title']}"
    names = {actor["id"]: f"{actor['name']} [{actor['kind']}]" for actor in reading["actors"]}
    fields = [
        f"  {name}: {_named(value, names if name in PARTIES else {})}"
        for name, value in cell.items()
        if name not in HIDDEN and value not in (None, [], False)
    ]
    return "\n".join([head, *fields, *(f"  > {_in_context(span, document['text'])}" for span in cell["evidence"])])


def _named(value: Any, names: dict[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_named(part["words"] if isinstance(part, dict) else part, names) for part in value)
    return names.get(value, str(value)) if isinstance(value, str) else str(value)


def _in_context(span: Row, text: str) -> str:
    before, after = text[max(0, span["start"] - CONTEXT) : span["start"]], text[span["end"] : span["end"] + CONTEXT]
    return " ".join(f"{before}[[{span['text']}]]{after}".split())


def count(path: Path) -> None:
    """Print verdicts by kind, and classes of mistake with the kinds they fall in, the largest first."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    documents = {row["cell"].split("/")[0] for row in rows}
    print(f"{len(rows)} cells of {len(documents)} documents")
    for kind in [*DRAWN, "all"]:
        verdicts = Counter(row["verdict"] for row in rows if kind in (row["kind"], "all"))
        if unknown := set(verdicts) - set(VERDICTS):
            raise SystemExit(f"{path}: verdicts {sorted(unknown)} are none of {', '.join(VERDICTS)}")
        total = verdicts.total()
        told = ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in VERDICTS)
        print(f"  {kind}: right {verdicts['right'] / max(1, total):.3f} of {total} ({told})")
    classes = Counter((row["class"], row["kind"]) for row in rows if row["verdict"] != "right")
    for (name, kind), n in classes.most_common():
        print(f"  {n:3} {kind}: {name}")


if __name__ == "__main__":
    main()
