"""Learn how much each mark says for the person whom a pronoun means, from the corpus; numpy only.

python -m training.antecedents                     measure by eight folds, then write the weights
python -m training.antecedents --measure-only      measure only
"""

import argparse
import csv
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from communique.extract.antecedents import Antecedents, Candidate
from communique.extract.mentions import Mention
from communique.extract.registry import Party
from communique.extract.resolution import day_of, resolve
from communique.ingest.documents import make_document
from communique.knowledge.folding import fold
from communique.knowledge.tables import DATA
from communique.language.parse import parse
from training.documents import Gold, is_dev, load_documents

RIDGE = 3.0
FOLDS = 8
_PRONOUN = re.compile(r"(?:he|she|him|her|his)(?: (?:government|country|office|delegation|ministry|side))?$", re.I)
_POINTERS = (("source", "holders"), ("to", "addressee"), ("via", "attributed_to"))


@dataclass(frozen=True)
class Case:
    """One pronoun whose person is known: the marks of each candidate, and which of them are right."""

    document: str
    marks: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def main() -> None:
    """Print how often the likeliest candidate is right, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/documents"))
    parser.add_argument("--measure-only", action="store_true")
    args = parser.parse_args()
    cases = [c for doc in load_documents(args.corpus) if not is_dev(doc["name"]) for c in _cases(doc)]
    hits = sum(
        _hits(learn(c for c in cases if _fold(c) != k), [c for c in cases if _fold(c) == k]) for k in range(FOLDS)
    )
    print(
        f"{hits / len(cases):.3f} of {len(cases)} pronouns; {sum(any(c.right) for c in cases)} have a right candidate"
    )
    if args.measure_only:
        return
    weights = learn(cases)
    with (DATA / "antecedents.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("mark", "weight"))
        writer.writerows((mark, f"{weights[mark]:.2f}") for mark in sorted(weights))


def learn(cases: Iterable[Case]) -> dict[str, float]:
    """Return the weight of each mark that makes the right candidates likeliest (conditional logit, Newton's method)."""
    known = [c for c in cases if any(c.right) and len(c.right) > 1]
    names = sorted({mark for c in known for marks in c.marks for mark in marks})
    column = {name: k for k, name in enumerate(names)}
    features = [np.zeros((len(c.marks), len(names))) for c in known]
    for matrix, case in zip(features, known, strict=True):
        for row, marks in enumerate(case.marks):
            matrix[row, [column[mark] for mark in marks]] = 1
    wanted = [np.array(c.right) / sum(c.right) for c in known]
    weights = np.zeros(len(names))
    for _ in range(50):
        gradient, curvature = -RIDGE * weights, RIDGE * np.eye(len(names))
        for x, y in zip(features, wanted, strict=True):
            likely = np.exp(x @ weights - np.max(x @ weights))
            likely /= likely.sum()
            gradient += x.T @ (y - likely)
            mean = likely @ x
            curvature += (x * likely[:, None]).T @ x - np.outer(mean, mean)
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def _hits(weights: dict[str, float], cases: list[Case]) -> int:
    def score(marks: tuple[str, ...]) -> float:
        return sum(weights.get(mark, 0.0) for mark in marks)

    return sum(c.right[max(range(len(c.marks)), key=lambda k: score(c.marks[k]))] for c in cases if c.marks)


def _fold(case: Case) -> int:
    return int(hashlib.sha1(case.document.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def _cases(gold: Gold) -> list[Case]:
    document = make_document(gold["text"], title=gold.get("title"), published=gold["published"])
    document = document.model_copy(update={"kind": gold["kind"]})
    wanted = _wanted(gold, document.text, document.body_start)
    found: dict[int, list[Candidate]] = {}
    likeliest = Antecedents.likeliest

    def note(self: Antecedents, m: Mention, speaker: tuple[str, ...]) -> tuple[str, ...]:
        found[m.start] = self.candidates(m, speaker)
        return likeliest(self, m, speaker)

    with patch.object(Antecedents, "likeliest", note):
        cast = resolve(parse(document), day=day_of(document), issuer=None)
    return [
        Case(gold["name"], tuple(c.marks for c in found.get(at, ())),
             tuple(_is(cast.registry[c.party], names) for c in found.get(at, ())))
        for at, names in wanted.items()
    ]  # fmt: skip


def _wanted(gold: Gold, text: str, body: int) -> dict[int, set[str]]:
    """Return where the pronouns of the annotated sources, addressees and reporters stand, and whom each may mean."""
    wanted: dict[int, set[str]] = {}
    for position in gold["positions"]:
        at = text.find(position["quote"], body)
        for words, parties in _POINTERS:
            value = position.get(parties) or []
            names = [value] if isinstance(value, str) else value
            if at < 0 or len(names) != 1 or not _PRONOUN.match(position.get(words) or ""):
                continue
            places = [m.start() for m in re.finditer(rf"\b{re.escape(position[words])}\b", text)]
            if places:
                nearest = min(places, key=lambda p: at - p if p <= at else 1.5 * (p - at))
                wanted.setdefault(nearest, set()).update(names)
    return wanted


def _is(party: Party, names: set[str]) -> bool:
    own = {fold(name) for name in (party.name, *party.aliases)}
    return party.country in names or any(fold(name) in own for name in names)


if __name__ == "__main__":
    main()
