"""Score the resolver of mentions on the training documents: whom the words for sources, addressees and reporters mean.

python benchmarks/mentions.py ../shared              the dev part
python benchmarks/mentions.py ../shared --part real  the real documents

What `communique who --mentions` answers is scored: kind and issuer of a document are found by the program.
Prints the figures of shared/tools/mention_cases.py, then the same by kind of document, role and kind of words, and what
went wrong: somebody else, or nobody. An addressee or reporter is one party, as in a Reading: of several the first.
"""

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

ROLES = ("source", "to", "via")
ACCOUNTS = ("readout", "joint_statement", "statement", "transcript")


def main() -> None:
    """Resolve every mention whose actor is known, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", choices=["dev", "train", "real"], default="dev")
    parser.add_argument("--errors", action="store_true", help="list every mention resolved to another actor")
    args = parser.parse_args()
    gold, tool = args.shared / "gold/train", args.shared / "tools/mention_cases.py"
    with tempfile.TemporaryDirectory() as scratch:
        cases, answers = Path(scratch) / "cases.jsonl", Path(scratch) / "answers.jsonl"
        base = [sys.executable, str(tool), str(gold), "--part", args.part]
        subprocess.run([*base, "--jsonl", str(cases)], check=True)
        with answers.open("w", encoding="utf-8") as out:
            who = [sys.executable, "-m", "communique", "who", "--mentions", str(cases)]
            subprocess.run(who, check=True, stdout=out)
        subprocess.run([*base, "--predicted", str(answers), *(["--errors"] if args.errors else [])], check=True)
        answered = [json.loads(line) for line in answers.read_text("utf-8").splitlines()]
    sys.path.insert(0, str(tool.parent))
    _print_classes(importlib.import_module(tool.stem), gold, {a["name"]: a["resolved"] for a in answered})


def _print_classes(tool: ModuleType, gold: Path, resolved: dict[str, list[list[dict[str, Any]]]]) -> None:
    counts: Counter[tuple[tuple[str, str, str], str]] = Counter()
    for path in sorted(gold.glob("*.json")):
        doc = json.loads(path.read_text("utf-8"))
        for case, actors in zip(tool.cases(doc), resolved.get(doc["name"], ()), strict=False):
            right = tool.right(case["accepted"], actors)
            nobody = all(actor["kind"] == "group" for actor in actors)
            genre = "account" if doc["kind"] in ACCOUNTS else "news"
            counts[
                (genre, case["role"], _words(tool, case)), "right" if right else "nobody" if nobody else "wrong"
            ] += 1
    print(f"\n{'':24}{'right':>7}{'of':>6}{'wrong':>7}{'nobody':>8}")
    groups = sorted({group for group, _ in counts})
    for key in [(g, r) for g in ("account", "news") for r in ROLES] + groups:
        total = Counter[str]()
        for group in groups:
            if group[: len(key)] == key:
                total.update({outcome: counts[group, outcome] for outcome in ("right", "wrong", "nobody")})
        if total.total():
            share = total["right"] / total.total()
            print(f"{' '.join(key):24}{share:7.3f}{total.total():6}{total['wrong']:7}{total['nobody']:8}")


def _words(tool: ModuleType, case: dict[str, Any]) -> str:
    text = tool.fold(case["text"])
    last_names = {tool.fold(name.split()[-1]) for names in case["accepted"] for name in names}
    return "pronoun" if text in tool.PRONOUNS else "name" if any(n in text for n in last_names) else "other words"


if __name__ == "__main__":
    main()
