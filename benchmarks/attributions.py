"""Measure reported speech on tests/cases/attributions.csv: precision and recall, exact and by overlap, and each failure.

python benchmarks/attributions.py
"""

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from communique.extract.attributions import find_attributions
from communique.extract.resolution import day_of, resolve
from communique.ingest.documents import make_document
from communique.language.parse import parse
from communique.reading import Span

CASES = Path(__file__).parent.parent / "tests/cases/attributions.csv"
Told = tuple[str, str, str]
"""Source, cue and content in words."""


def main() -> None:
    """Print the figures, and what was expected and heard where they differ."""
    wanted = _wanted()
    heard = {text: _heard(text) for text in wanted}
    for name, fits in (("exact", lambda a, b: a == b), ("overlap", _overlaps)):
        hits = sum(_matched(want, heard[text], fits) for text, want in wanted.items())
        total, said = sum(map(len, wanted.values())), sum(map(len, heard.values()))
        print(f"{name}: precision {hits / said:.3f} ({said} heard), recall {hits / total:.3f} ({total} expected)")
    for text, want in wanted.items():
        if _matched(want, heard[text], lambda a, b: a == b) < max(len(want), len(heard[text])):
            print(f"\n{text}\n  expected {want}\n  heard    {heard[text]}")


def _wanted() -> dict[str, list[Told]]:
    wanted: dict[str, list[Told]] = defaultdict(list)
    with CASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            wanted[row["text"]] += [(row["source"], row["cue"], row["content"])] if row["source"] else []
    return wanted


def _heard(text: str) -> list[Told]:
    document = make_document(text, published="2014-05-06")
    grammar = parse(document)
    found = find_attributions(grammar, resolve(grammar, day=day_of(document), issuer=None))
    return [(_words(a.source), _words(a.cue), _words(a.content)) for a in found]


def _words(spans: tuple[Span, ...]) -> str:
    return " // ".join(span.text for span in spans)


def _overlaps(a: Told, b: Told) -> bool:
    return _dice(a[0], b[0]) >= 0.5 and _dice(a[2], b[2]) >= 0.5


def _dice(a: str, b: str) -> float:
    left, right = a.split(), b.split()
    return 2 * sum(min(left.count(w), right.count(w)) for w in set(left)) / (len(left) + len(right) or 1)


def _matched(want: list[Told], got: list[Told], fits: Callable[[Told, Told], bool]) -> int:
    left, hits = list(got), 0
    for one in want:
        found = next((other for other in left if fits(one, other)), None)
        if found is not None:
            left.remove(found)
            hits += 1
    return hits


if __name__ == "__main__":
    main()
