"""Print rows as a table, JSON or CSV, so that nothing in them acts on a terminal."""

import csv
import dataclasses
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from communique.cli.printing import safe_json

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Columns = Sequence[tuple[str, Sequence[str]]]
"""A heading and its cells, one for each row."""

_WHOLE = ("id", "date", "number")
"""Columns that are never broken over lines."""


def print_rows(
    rows: Sequence["DataclassInstance"], columns: Columns, form: str, *, table: Columns | None = None
) -> None:
    """Print rows: all their fields as JSON, or some columns as CSV or a table; the table may have columns of its own."""
    if form == "json":
        print_json([dataclasses.asdict(row) for row in rows])
    elif form == "csv":
        _print_csv(columns)
    elif rows:
        _print_table(table or columns)
    else:
        typer.echo("nothing found", err=True)


def print_json(values: object) -> None:
    """Print plain values, or evidence, as JSON."""
    typer.echo(safe_json(json.dumps(values, indent=2, ensure_ascii=False, default=_plain)))


def _plain(value: object) -> object:
    from pydantic import BaseModel

    return value.model_dump(mode="json") if isinstance(value, BaseModel) else str(value)


def _print_csv(columns: Columns) -> None:
    from communique.report.wording import safe

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([heading for heading, _ in columns])
    for cells in zip(*(cells for _, cells in columns), strict=True):
        writer.writerow([safe(cell) for cell in cells])


def _print_table(columns: Columns) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from communique.report.wording import safe

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading, _ in columns:
        table.add_column(heading, overflow="fold", no_wrap=heading in _WHOLE)
    for cells in zip(*(cells for _, cells in columns), strict=True):
        table.add_row(*(Text("\n".join(safe(line) for line in cell.split("\n"))) for cell in cells))
    Console(highlight=False, markup=False, emoji=False).print(table)
