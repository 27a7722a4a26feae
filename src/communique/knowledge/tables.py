"""Read the data files of this room: CSV with a header line, lists within a cell divided by "|"."""

import csv
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """Yield each line of a table as column → cell, white space trimmed."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {column: (cell or "").strip() for column, cell in row.items() if column}


def read_lines(path: Path) -> list[list[str]]:
    """Return the lines of a table below its header as they are, cells in the order of its columns.

    For the tables of people, of which a document needs a few lines out of thousands.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file) if row][1:]


def items(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list."""
    return tuple(item.strip() for item in cell.split("|") if item.strip())
