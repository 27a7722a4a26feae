"""Score the reader on gold documents: `open` with its errors in a file, `blind` and the real ones by figures alone.

python benchmarks/score.py ../shared             everything
python benchmarks/score.py ../shared --only open  one set
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Read each set with the program as a user would, and print the scorer's figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", choices=["open", "blind", "real"])
    parser.add_argument(
        "--errors", type=Path, default=Path("build/errors-open.txt"), help="where the errors on open go"
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for name, folder in _sets(args.shared, Path(scratch)).items():
            if args.only in (None, name):
                print(f"\n{name}\n{'=' * len(name)}", flush=True)
                print(_score(args.shared, folder, Path(scratch), args.errors if name == "open" else None), flush=True)


def _sets(shared: Path, scratch: Path) -> dict[str, Path]:
    """The gold folders; the real documents among the training ones get a folder of their own."""
    real = scratch / "real"
    real.mkdir()
    for path in sorted((shared / "gold/train").glob("real*.json")):
        (real / path.name).symlink_to(path.resolve())
    return {"open": shared / "gold/open", "blind": shared / "gold/blind", "real": real}


def _score(shared: Path, gold: Path, scratch: Path, errors: Path | None) -> str:
    scorer = [sys.executable, str(shared / "tools/score_readings.py"), str(gold)]
    texts, readings = scratch / "in.jsonl", scratch / "out.jsonl"
    subprocess.run([*scorer, "--jsonl", str(texts)], check=True)
    with readings.open("w", encoding="utf-8") as out:
        command = [sys.executable, "-m", "communique", "read", str(texts), "--format", "jsonl"]
        subprocess.run(command, stdout=out, check=True)
    if errors:
        errors.parent.mkdir(parents=True, exist_ok=True)
        found = subprocess.run(
            [*scorer, "--predicted", str(readings), "--errors"], check=True, capture_output=True, text=True
        )
        errors.write_text(found.stdout, "utf-8")
    figures = subprocess.run([*scorer, "--predicted", str(readings)], check=True, capture_output=True, text=True)
    return figures.stdout + _stands(gold, readings)


def _stands(gold: Path, readings: Path) -> str:
    """The tagger's own measure: a stand is found by its words, whoever holds it; then its act and stance."""
    predicted = {r["document"]["name"]: r for r in map(json.loads, readings.read_text("utf-8").splitlines())}
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from stands import measure

    return measure([json.loads(p.read_text("utf-8")) for p in sorted(gold.glob("*.json"))], predicted)


if __name__ == "__main__":
    main()
