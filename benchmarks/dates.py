"""Measure what dates and claims cost beside the parse, on the example documents or on documents given.

python benchmarks/dates.py [FILE.jsonl ...]
"""

import sys
import time
from pathlib import Path

from communique.extract.claims import find_claims
from communique.extract.dates import find_times
from communique.ingest.files import read_inputs
from communique.language.parse import load_language, parse
from communique.reading import Document

EXAMPLES = sorted(map(str, (Path(__file__).parents[1] / "examples").glob("*.txt")))


def main() -> None:
    """Print the processor time of the parse, of the dates and of the claims, best of three."""
    documents = [item for item in read_inputs(sys.argv[1:] or EXAMPLES) if isinstance(item, Document)]
    load_language()
    find_times(parse(documents[0]), None)  # makes the grammar's tables, once in a process
    parsing, dating, claiming = map(min, zip(*(_once(documents) for _ in range(3)), strict=True))
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} documents, {words} words: parse {parsing:.3f} s")
    print(f"dates {dating:.3f} s, {dating / parsing:.1%} of the parse")
    print(f"claims {claiming:.3f} s, {claiming / parsing:.1%} of the parse")


def _once(documents: list[Document]) -> tuple[float, float, float]:
    parsing = dating = claiming = 0.0
    for document in documents:
        start = time.process_time()
        read = parse(document)
        _ = read.tokens  # every later step asks for them
        parsed = time.process_time()
        times = find_times(read, document.published)
        dated = time.process_time()
        find_claims(read, times, (), document.published)
        parsing, dating = parsing + parsed - start, dating + dated - parsed
        claiming += time.process_time() - dated
    return parsing, dating, claiming


if __name__ == "__main__":
    main()
