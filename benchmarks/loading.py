"""Measure what loading the knowledge costs: seconds of the clock and of the processor, megabytes.

python benchmarks/loading.py
"""

import resource
import time
from collections.abc import Callable
from datetime import date

from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.issues import find_concept
from communique.knowledge.people import load_people, office_holder, title_bearers
from communique.knowledge.senses import load_ordinary_words, load_place_words, load_senses
from communique.knowledge.spelling import alike


def main() -> None:
    """Load every table once, with one look-up in each index, and print the costs; then those of comparing by sound."""
    before = _megabytes()
    _measure("all tables", _load)
    print(f"{'':24} {_megabytes() - before:6.1f} MB")
    _measure("names by their sound", lambda: alike("Zelenskij"))


def _load() -> None:
    load_gazetteer()
    load_people()
    load_senses()
    load_place_words()
    load_ordinary_words()
    find_concept("trade")
    office_holder(frozenset({"head_of_state"}), "president", "FRA", date(2010, 1, 1))
    title_bearers("Taoiseach", date(2010, 1, 1))


def _measure(what: str, work: Callable[[], object]) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    print(f"{what:24} {time.perf_counter() - clock:6.3f} s, of the processor {time.process_time() - processor:6.3f} s")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
