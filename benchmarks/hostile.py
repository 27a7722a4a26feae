"""Measure what hostile files cost at most: seconds for one, and memory of the program: `python benchmarks/hostile.py`."""

import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

from communique.ingest.files import read_inputs
from communique.reading import Document
from tests.ingest.hostile import HOSTILE


def main() -> None:
    """Read each hostile file once, with the limits that users have."""
    times: list[tuple[float, str]] = []
    documents = aside = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (make, _) in HOSTILE.items():
            path = Path(folder, name)
            path.write_bytes(make())
            start = perf_counter()
            for item in read_inputs([str(path)]):
                documents += isinstance(item, Document)
                aside += not isinstance(item, Document)
            times.append((perf_counter() - start, name))
            path.unlink()
    print(f"{len(HOSTILE)} files: {documents} documents, {aside} set aside")
    print("slowest:", ", ".join(f"{name} {seconds:.1f} s" for seconds, name in sorted(times, reverse=True)[:5]))
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"peak memory: this process {peaks[0]:.0f} MB (it makes the files), reading processes {peaks[1]:.0f} MB")


if __name__ == "__main__":
    main()
