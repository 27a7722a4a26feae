"""`communique dates`: the times that documents name, as a table or as JSON Lines."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from communique.errors import InputError

if TYPE_CHECKING:
    from communique.extract.dates import TimeExpression
    from communique.ingest.alignment import Alignment
    from communique.ingest.rows import SetAside
    from communique.reading import Document

Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE]...", help="Plain text, .jsonl or .json files; - is standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="Publication date, as 2025-07-02, of what has none; else a dateline's counts."
    ),
]
Rows = Annotated[
    str | None,
    typer.Option(
        "--jsonl",
        metavar="FILE",
        help='Rows with a "text" (- is standard input): print one JSON object a row, with offsets into that text.',
    ),
]


def dates(inputs: Inputs = None, published: Published = None, jsonl: Rows = None) -> None:
    """List the dates, durations, recurrences and times of day that documents name, and what they amount to.

    A date's value is EDTF, a duration's ISO 8601; words that cannot be resolved keep an empty value.

    Exit code: 0 all read, 1 some input set aside (named on standard error), 2 wrong use.

    Examples: communique dates examples/news-report.txt --date 2025-07-02;
    communique dates --jsonl corpus.jsonl > dates.jsonl
    """
    from communique.ingest.documents import parse_date

    if bool(inputs) == bool(jsonl):
        raise InputError("dates: give files to list as a table, or one with --jsonl: communique dates FILE")
    day = parse_date(published)
    failed = _print_rows(jsonl, day) if jsonl else _print_tables(inputs or [], day)
    if failed:
        raise typer.Exit(1)


def _print_tables(inputs: list[str], published: date | None) -> int:
    """Print a table for each document; return how many inputs were set aside."""
    from communique.ingest.files import read_inputs
    from communique.ingest.rows import SetAside

    failed = 0
    for item in read_inputs(inputs, published=published):
        if isinstance(item, SetAside):
            failed += _report(item)
        else:
            _print_table(item)
    return failed


def _print_table(document: "Document") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from communique.report.wording import safe

    table = Table(title=Text(safe(document.name or document.title or "")), title_justify="left")
    for column in ("words", "kind", "value", "mod", "counted from"):
        table.add_column(column, overflow="fold")
    for time in _times_of(document):
        cells = (time.span.text, time.kind, time.value or "-", time.mod or "", f"{time.anchor or ''}")
        table.add_row(*(Text(safe(cell)) for cell in cells))
    Console(highlight=False, markup=False, emoji=False).print(table)


def _print_rows(path: str, published: date | None) -> int:
    """Print one JSON object for each row, in order; return how many rows were set aside."""
    from communique.cli.printing import safe_json
    from communique.ingest.files import show_path
    from communique.ingest.rows import SetAside, make_of_rows

    failed, place = 0, "standard input" if path == "-" else show_path(path)
    with _open(path, place) as lines:
        for item in make_of_rows(lines, place, published, _aligned):
            if isinstance(item, SetAside):
                failed += _report(item)
                continue
            document, given, alignment = item
            found = [cells for time in _times_of(document) if (cells := _cells(time, given, alignment))]
            line = {"name": document.name, "expressions": found}
            typer.echo(safe_json(json.dumps(line, ensure_ascii=False)))
    return failed


@contextmanager
def _open(path: str, place: str) -> Iterator[BinaryIO]:
    import sys
    from pathlib import Path

    if path == "-":
        if sys.stdin is None:
            raise InputError("standard input: is closed: pass rows to it, as in communique dates --jsonl - < FILE")
        yield sys.stdin.buffer
        return
    if Path(path).exists() and not Path(path).is_file():
        raise InputError(f"{place}: is not a regular file: name a file of rows")
    try:
        lines = Path(path).open("rb")  # noqa: SIM115 (closed below; an error while reading is not one of opening)
    except OSError as error:
        raise InputError(f"{place}: cannot be opened ({error.strerror}): check its name and permissions") from None
    with lines:
        yield lines


def _aligned(*, text: str, title: str | None = None, **fields: str) -> "tuple[Document, str, Alignment]":
    """Make the document of a row, and keep where its words stand in the row's text."""
    from communique.ingest.alignment import align
    from communique.ingest.documents import make_document

    document = make_document(text, title=title, **fields)
    return document, text, align(document, text, titled=bool(title and title.strip()))


def _times_of(document: "Document") -> "tuple[TimeExpression, ...]":
    from communique.extract.dates import find_times
    from communique.language.parse import parse

    return find_times(parse(document), document.published)


def _cells(time: "TimeExpression", given: str, alignment: "Alignment") -> dict[str, str | int | None] | None:
    """Return an expression as the row's text has it; None for one in a title given apart."""
    place = alignment.span(time.span.start, time.span.end)
    if place is None:
        return None
    start, end = place
    return {
        "text": given[start:end], "start": start, "end": end, "kind": time.kind, "value": time.value, "mod": time.mod,
        "anchor": time.anchor.isoformat() if time.anchor else None,
    }  # fmt: skip


def _report(problem: "SetAside") -> int:
    typer.echo(f"communique: {problem}", err=True)
    return 1
