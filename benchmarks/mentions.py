"""Score the resolver of mentions on the training documents: whom the words for sources, addressees and reporters mean.

python benchmarks/mentions.py ../shared             the dev part
python benchmarks/mentions.py ../shared --part real  the real documents
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from communique.extract.cast import Cast
from communique.extract.pointing import group_at, pointed_at
from communique.extract.resolution import day_of, resolve
from communique.ingest.documents import make_document
from communique.language.parse import Parse, parse


def main() -> None:
    """Resolve every mention whose actor is known, and print the scorer's figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", choices=["dev", "train", "real"], default="dev")
    args = parser.parse_args()
    gold, tool = args.shared / "gold/train", args.shared / "tools/mention_cases.py"
    with tempfile.TemporaryDirectory() as scratch:
        cases, answers = Path(scratch) / "cases.jsonl", Path(scratch) / "answers.jsonl"
        base = [sys.executable, str(tool), str(gold), "--part", args.part]
        subprocess.run([*base, "--jsonl", str(cases)], check=True)
        with answers.open("w", encoding="utf-8") as out:
            for line in cases.read_text("utf-8").splitlines():
                out.write(json.dumps(_answer(json.loads(line))) + "\n")
        subprocess.run([*base, "--predicted", str(answers)], check=True)


def _answer(case: dict[str, Any]) -> dict[str, Any]:
    document = make_document(case["text"], title=case["title"], published=case["published"])
    # The kind is the annotated one, so that the resolver is measured and not the tagger.
    document = document.model_copy(update={"kind": case["kind"]})
    grammar = parse(document)
    cast = resolve(grammar, day=day_of(document), issuer=None)
    return {"name": case["name"], "resolved": [_actors(m, grammar, cast) for m in case["mentions"]]}


def _actors(mention: dict[str, Any], grammar: Parse, cast: Cast) -> list[dict[str, str | None]]:
    """The mention's parties; normalising may have moved it a little."""
    text, place = grammar.document.text, mention["start"]
    if not text.startswith(mention["text"], place):
        place = max(0, text.find(mention["text"], max(0, place - 200)))
    keys = pointed_at(grammar, cast, place).parties or group_at(grammar, cast, place).parties
    return [{name: getattr(cast.registry[key], name) for name in ("name", "kind", "country")} for key in keys]


if __name__ == "__main__":
    main()
