"""Score `communique compare` on pairs of accounts with planted differences: by kind, and by overlap of the words.

python benchmarks/comparisons.py                     the pairs of tests/cases/comparisons
python benchmarks/comparisons.py --pairs 01 02 --show  some of them, with what was missed and what was invented
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import communique

CASES = Path(__file__).parents[1] / "tests/cases/comparisons"


def main() -> None:
    """Compare each pair and print precision and recall of the planted differences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=CASES)
    parser.add_argument("--pairs", nargs="*", help="numbers of pairs")
    parser.add_argument("--show", action="store_true", help="print what was missed and what was invented")
    args = parser.parse_args()
    total: Counter[str] = Counter()
    for case in sorted(args.folder.glob("*.json")):
        if args.pairs and case.stem not in args.pairs:
            continue
        counts = _score(case, show=args.show)
        print(f"{case.stem}: {_figures(counts)}")
        total += counts
    print(f"all: {_figures(total)}")
    for kind in sorted({key.split(":")[1] for key in total if ":" in key}):
        print(
            f"  {kind}: found {total[f'right:{kind}']} of {total[f'planted:{kind}']}, invented {total[f'wrong:{kind}']}"
        )


def _figures(counts: Counter[str]) -> str:
    found, planted, right = counts["found"], counts["planted"], counts["right"]
    precision, recall = right / max(found, 1), right / max(planted, 1)
    return f"precision {precision:.3f} ({right}/{found}), recall {recall:.3f} ({right}/{planted})"


def _score(case: Path, *, show: bool) -> Counter[str]:
    plan = json.loads(case.read_text("utf-8"))
    sides = [
        communique.read(case.with_name(f"{case.stem}-{side}.txt"), published=plan.get("published")) for side in "ab"
    ]
    texts = {side: reading.document.text for side, reading in zip("ab", sides, strict=True)}
    found = list(communique.compare(*sides).model_dump(mode="json")["differences"])
    counts = Counter(found=len(found), planted=len(plan["planted"]))
    for planted in plan["planted"]:
        counts[f"planted:{planted['kind']}"] += 1
        match = next((d for d in found if _matches(d, planted, texts)), None)
        if match is None:
            if show:
                print(f"  missed {planted['kind']}: {planted['a']!r} / {planted['b']!r}")
            continue
        found.remove(match)
        counts["right"] += 1
        counts[f"right:{planted['kind']}"] += 1
    for difference in found:
        counts[f"wrong:{difference['kind']}"] += 1
        if show:
            words = [" … ".join(s["text"] for s in (difference[side] or {"evidence": []})["evidence"]) for side in "ab"]
            print(f"  invented {difference['kind']}: {words[0]!r} / {words[1]!r} ({difference['note']})")
    return counts


def _matches(difference: dict[str, Any], planted: dict[str, Any], texts: dict[str, str]) -> bool:
    """Whether the kind is the same and, on each side that was planted, the evidence shares words with it."""
    if difference["kind"] != planted["kind"]:
        return False
    for side in "ab":
        if planted[side] is None:
            continue
        start = texts[side].index(planted[side])
        end = start + len(planted[side])
        spans = (difference[side] or {"evidence": []})["evidence"]
        if not any(span["start"] < end and start < span["end"] for span in spans):
            return False
    return True


if __name__ == "__main__":
    main()
