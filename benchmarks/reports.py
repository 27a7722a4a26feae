"""Measure the reports: how long each takes on a record, for the pairs that are in contact most.

python benchmarks/record.py make FOLDER 100000
python benchmarks/reports.py FOLDER/record.sqlite     seconds after start: median and longest over the pairs, each asked thrice
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable

from communique.record import Record
from communique.report.brief import make_brief
from communique.report.changes_page import changes_page
from communique.report.network import network_page
from communique.report.timeline_page import timeline_page

PAIRS = 5
SAMPLE = 5_000
"""The busiest pairs are looked for in so many of the latest contacts."""


def main(place: str) -> None:
    """Print the times of each report."""
    with Record.open(place) as record:
        pairs = busiest(record)
        print(f"pairs: {', '.join(f'{a}-{b} ({len(record.contacts(a, b, limit=5_000))} contacts)' for a, b in pairs)}")
        measure("brief", [lambda a=a, b=b: make_brief(record, a, b) for a, b in pairs])
        measure("timeline", [lambda a=a, b=b: timeline_page(record, a, b) for a, b in pairs])
        measure("changes", [lambda a=a: changes_page(record, a, issue=None, since=None) for a, _ in pairs])
        measure("network of a year", [lambda: network_page(record, since="2020", until="2020")])


def busiest(record: Record) -> list[tuple[str, str]]:
    """Return the pairs of parties with most of the latest contacts."""
    counted = Counter(
        tuple(sorted({who.party for who in row.participants if who.party})) for row in record.contacts(limit=SAMPLE)
    )
    return [(pair[0], pair[1]) for pair, _ in counted.most_common() if len(pair) == 2][:PAIRS]


def measure(name: str, calls: list[Callable[[], object]]) -> None:
    """Print the median and the longest time of some calls, the first of each included."""
    times = []
    for call in calls * 3:
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    print(f"{name}: median {statistics.median(times):.2f} s, longest {max(times):.2f} s")


if __name__ == "__main__":
    main(sys.argv[1])
