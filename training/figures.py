"""Measure a trained tagger on the dev part of the corpus, which it must not have seen.

python -m training.figures build/dev/model --to build/dev/figures.json
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.stands import figures
from communique.tagger.decoding import thresholds
from communique.tagger.runtime import Tagger
from communique.tagger.tags import Tags
from training.documents import Gold, full_text, is_dev, load_documents


def main() -> None:
    """Tag the dev part and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/documents"))
    parser.add_argument("--to", type=Path, required=True)
    args = parser.parse_args()
    tagger = Tagger(args.model)
    if not tagger.card["hold_out"]:
        parser.error("this model has seen the dev part: train it with --hold-out")
    gold = [doc for doc in load_documents(args.corpus) if is_dev(doc["name"])]
    tagged = [(doc, full_text(doc), tagger.tag(full_text(doc))) for doc in gold]
    readings = {doc["name"]: {"positions": list(_positions(text, tags))} for doc, text, tags in tagged}
    found = {
        "documents": len(gold),
        "thresholds": thresholds(),
        "stands": figures(gold, readings),
        "contacts": _contacts(tagged),
        "assessments": _assessments(tagged),
    }
    args.to.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(json.dumps(found))


def _positions(text: str, tags: Tags) -> list[dict[str, Any]]:
    return [{"evidence": [{"text": text[s.start : s.end]}], "act": s.act, "stance": s.stance} for s in tags.stands]


def _contacts(tagged: list[tuple[Gold, str, Tags]]) -> dict[str, float]:
    """How many contacts have a trigger within their quote, and the mode and status of those."""
    count: Counter[str] = Counter()
    for doc, text, tags in tagged:
        for contact in (c for c in doc["contacts"] if not c.get("optional")):
            start = text.find(contact["quote"], len(text) - len(doc["text"]))
            inside = [t for t in tags.contacts if start <= t.start < start + len(contact["quote"])]
            count["gold"] += 1
            if inside:
                best = max(inside, key=lambda t: t.probability)
                count["found"] += 1
                count["mode"] += best.mode in (contact["mode"], *contact.get("mode_alt", []))
                count["status"] += best.status in (contact["status"], *contact.get("status_alt", []))
    found = max(1, count["found"])
    return {
        "recall": round(count["found"] / max(1, count["gold"]), 3),
        "mode": round(count["mode"] / found, 3),
        "status": round(count["status"] / found, 3),
    }


def _assessments(tagged: list[tuple[Gold, str, Tags]]) -> dict[str, int]:
    """How many assessments there are, how many are marked, and how many of the true ones lie in a mark or hold one."""
    count: Counter[str] = Counter()
    for doc, text, tags in tagged:
        quotes = [a["quote"] for a in doc.get("assessments", [])]
        marked = [text[t.start : t.end] for t in tags.assessments]
        count["gold"] += len(quotes)
        count["marked"] += len(marked)
        count["found"] += sum(any(m in q or q in m for m in marked) for q in quotes)
    return {name: count[name] for name in ("gold", "marked", "found")}


if __name__ == "__main__":
    main()
