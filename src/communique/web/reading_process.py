"""The process that reads what was handed in on the page: a task on standard input, a line of JSON for each document on standard output."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace

from communique.ingest.documents import parse_date
from communique.ingest.files import read_inputs
from communique.ingest.rows import SetAside
from communique.reading import Document
from communique.record import Record
from communique.record.adding import add_inputs, retry


def main() -> None:
    """Read the inputs of one task into the record; without inputs, try again what was set aside."""
    task = json.load(sys.stdin)
    with Record.open(task["record"], create=True) as record:
        found = read_inputs(task["inputs"], published=parse_date(task["published"]))
        outcomes = add_inputs(record, without_folder(found, task["folder"])) if task["inputs"] else retry(record)
        for outcome in outcomes:
            sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
            sys.stdout.flush()


def without_folder(items: Iterable[Document | SetAside], folder: str) -> Iterator[Document | SetAside]:
    """Name inputs as the user named them, not by where they were laid."""
    for item in items:
        if isinstance(item, SetAside):
            place = item.place.rpartition("/")[2] if item.place.startswith(folder) else item.place
            yield replace(item, place=place, reason=item.reason.replace(folder, ""))
        else:
            yield item


if __name__ == "__main__":
    main()
