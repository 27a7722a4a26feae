"""Score the resolver of mentions on the training documents: whom the words for sources, addressees and reporters mean.

python benchmarks/mentions.py ../shared             the dev part
python benchmarks/mentions.py ../shared --part real  the real documents

What `communique who --mentions` answers is scored: kind and issuer of a document are found by the program.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Resolve every mention whose actor is known, and print the scorer's figures."""
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
            subprocess.run(
                [sys.executable, "-m", "communique", "who", "--mentions", str(cases)], check=True, stdout=out
            )
        subprocess.run([*base, "--predicted", str(answers), *(["--errors"] if args.errors else [])], check=True)


if __name__ == "__main__":
    main()
