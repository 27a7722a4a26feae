"""Measure the whole reading on the tables of sentences in tests/cases: figures for each table and for each class.

python benchmarks/tables.py               the figures
python benchmarks/tables.py --failures    what was wanted and said where they differ; those nobody has looked at are marked
python benchmarks/tables.py --json        the figures of the tables as one JSON object
python benchmarks/tables.py --only stands
"""

import argparse
import json
from collections.abc import Callable

from sentence_scores import Score, score_assessments, score_commitments, score_issues, score_stands
from sentence_tables import Case, load_cases, read_case

from communique.reading import Reading

JUDGES: dict[str, Callable[[Case, Reading], Score]] = {
    "stands": score_stands,
    "issues": score_issues,
    "commitments": score_commitments,
    "assessments": score_assessments,
}
Scored = list[tuple[Case, Score]]


def main() -> None:
    """Read every text and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=list(JUDGES))
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    scored = {table: _score_table(table) for table in JUDGES if args.only in (None, table)}
    if args.json:
        print(json.dumps({table: figures(found) for table, found in scored.items()}))
        return
    for table, found in scored.items():
        print(
            f"\n{table}: {len(found)} texts, {sum(case.kind.startswith('none') for case, _ in found)} with nothing to find"
        )
        (_print_failures if args.failures else _print_figures)(found)


def figures(scored: Scored) -> dict[str, float]:
    """Return precision, recall and F1 of what is found, the share right of each field, and the false alarms."""
    scores = [score for _, score in scored]
    found, wanted, said = (sum(getattr(score, name) for score in scores) for name in ("found", "wanted", "said"))
    result: dict[str, float] = {
        "wanted": wanted,
        "precision": found / max(1, said),
        "recall": found / max(1, wanted),
        "f1": 2 * found / max(1, said + wanted),
    }
    for name in dict.fromkeys(name for score in scores for name in score.fields):
        judged = [right for score in scores for right in score.fields.get(name, [])]
        result[name] = sum(judged) / len(judged)
        if name == "together":
            result["f1 together"] = 2 * sum(judged) / max(1, said + wanted)
    result["false alarms"] = sum(score.said > 0 for case, score in scored if case.kind.startswith("none"))
    return {name: value if isinstance(value, int) else round(value, 3) for name, value in result.items()}


def _score_table(table: str) -> Scored:
    return [(case, JUDGES[table](case, read_case(case))) for case in load_cases(table)]


def _print_figures(scored: Scored) -> None:
    print("  ".join(f"{name} {value}" for name, value in figures(scored).items()))
    for label, key in (("style", _style), ("class", _class)):
        groups = _grouped(scored, key)
        for name, part in groups.items() if len(groups) > 1 else ():
            whole = sum(not score.faults for _, score in part)
            f = figures(part)
            print(
                f"  {label} {name:24} {len(part):3} texts, {whole:3} without a fault; P {f['precision']} R {f['recall']}"
            )


def _print_failures(scored: Scored) -> None:
    for case, score in scored:
        if score.faults:
            print(f"\n[{case.style or '-'} | {case.kind}] {case.known or 'NOT LOOKED AT'}\n  {case.text}")
            print("\n".join(f"    {fault}" for fault in score.faults))


def _grouped(scored: Scored, key: Callable[[Case], str]) -> dict[str, Scored]:
    groups: dict[str, Scored] = {}
    for case, score in scored:
        groups.setdefault(key(case), []).append((case, score))
    return groups


def _style(case: Case) -> str:
    return case.style


def _class(case: Case) -> str:
    return case.kind.split(":")[0] if case.style and case.kind.startswith("none") else case.kind


if __name__ == "__main__":
    main()
