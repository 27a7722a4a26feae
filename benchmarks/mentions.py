"""Score the resolver of mentions on the training documents: whom the words for sources, addressees and reporters mean.

python benchmarks/mentions.py ../shared              the dev part
python benchmarks/mentions.py ../shared --part real  the real documents

Prints the figures of shared/tools/mention_cases.py, then the same by kind of document, role and kind of words, and what
went wrong: somebody else, or nobody. An addressee or reporter is one party, as in a Reading: of several the first.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from communique.extract.cast import Cast
from communique.extract.pointing import Pointed, addressee_at, group_at, pointed_at, reporter_at
from communique.extract.resolution import day_of, resolve
from communique.ingest.documents import make_document
from communique.language.parse import Parse, parse

POINTING: dict[str, Callable[[Parse, Cast, int], Pointed]] = {
    "source": pointed_at,
    "to": addressee_at,
    "via": reporter_at,
}
ACCOUNTS = ("readout", "joint_statement", "statement", "transcript")


def main() -> None:
    """Resolve every mention whose actor is known, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", choices=["dev", "train", "real"], default="dev")
    args = parser.parse_args()
    gold, tool = args.shared / "gold/train", args.shared / "tools/mention_cases.py"
    with tempfile.TemporaryDirectory() as scratch:
        cases, answers = Path(scratch) / "cases.jsonl", Path(scratch) / "answers.jsonl"
        base = [sys.executable, str(tool), str(gold), "--part", args.part]
        subprocess.run([*base, "--jsonl", str(cases)], check=True)
        answered = [_answer(json.loads(line)) for line in cases.read_text("utf-8").splitlines()]
        answers.write_text("".join(json.dumps(a) + "\n" for a in answered), encoding="utf-8")
        subprocess.run([*base, "--predicted", str(answers)], check=True)
    _print_classes(_load(tool), gold, {a["name"]: a["resolved"] for a in answered})


def _answer(case: dict[str, Any]) -> dict[str, Any]:
    document = make_document(case["text"], title=case["title"], published=case["published"])
    # The kind is the annotated one, so that the resolver is measured and not the tagger.
    document = document.model_copy(update={"kind": case["kind"]})
    grammar = parse(document)
    cast = resolve(grammar, day=day_of(document), issuer=None)
    return {"name": case["name"], "resolved": [_actors(m, grammar, cast) for m in case["mentions"]]}


def _actors(mention: dict[str, Any], grammar: Parse, cast: Cast) -> list[dict[str, Any]]:
    """The mention's parties; normalising may have moved it a little."""
    text, place = grammar.document.text, mention["start"]
    if not text.startswith(mention["text"], place):
        place = max(0, text.find(mention["text"], max(0, place - 200)))
    keys = POINTING[mention["role"]](grammar, cast, place).parties or group_at(grammar, cast, place).parties
    wanted = ("name", "kind", "country", "aliases")
    return [
        {n: getattr(cast.registry[key], n) for n in wanted}
        for key in keys[: None if mention["role"] == "source" else 1]
    ]


def _load(tool: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("mention_cases", tool)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _print_classes(tool: ModuleType, gold: Path, resolved: dict[str, list[list[dict[str, Any]]]]) -> None:
    counts: Counter[tuple[tuple[str, str, str], str]] = Counter()
    by_other_name = 0
    for path in sorted(gold.glob("*.json")):
        doc = json.loads(path.read_text("utf-8"))
        for case, actors in zip(tool.cases(doc), resolved.get(doc["name"], ()), strict=False):
            right = tool.right(case["accepted"], actors)
            by_other_name += not right and tool.right(
                case["accepted"], [_renamed(tool, a, case["accepted"]) for a in actors]
            )
            nobody = all(actor["kind"] == "group" for actor in actors)
            genre = "account" if doc["kind"] in ACCOUNTS else "news"
            counts[
                (genre, case["role"], _words(tool, case)), "right" if right else "nobody" if nobody else "wrong"
            ] += 1
    print(f"\n{by_other_name} more are the right person under another of his or her names\n")
    print(f"{'':24}{'right':>7}{'of':>6}{'wrong':>7}{'nobody':>8}")
    groups = sorted({group for group, _ in counts})
    for key in [(g, r) for g in ("account", "news") for r in POINTING] + groups:
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


def _renamed(tool: ModuleType, actor: dict[str, Any], accepted: list[list[str]]) -> dict[str, Any]:
    names = [name for group in accepted for name in group]
    fitting = (a for a in actor["aliases"] if any(tool.same(n, {**actor, "name": a}) for n in names))
    return {**actor, "name": next(fitting, actor["name"])}


if __name__ == "__main__":
    main()
