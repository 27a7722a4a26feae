"""`communique dates`: the times that documents name, as a table or as JSON Lines."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from communique.errors import InputError

if TYPE_CHECKING:
    from communique.extract.dates import TimeExpression
    from communique.ingest.alignment import Alignment
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
    if jsonl:
        _print_rows(jsonl, parse_date(published))
        return
    from communique.cli.batch import each_document

    each_document(inputs or [], published, lambda document: (document, _times_of(document)), _print_table)


def _print_table(found: "tuple[Document, tuple[TimeExpression, ...]]") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from communique.report.wording import safe

    document, times = found
    table = Table(title=Text(safe(document.name or document.title or "")), title_justify="left")
    for column in ("words", "kind", "value", "mod", "counted from"):
        table.add_column(column, overflow="fold")
    for time in times:
        cells = (time.span.text, time.kind, time.value or "-", time.mod or "", f"{time.anchor or ''}")
        table.add_row(*(Text(safe(cell)) for cell in cells))
    Console(highlight=False, markup=False, emoji=False).print(table)


def _print_rows(path: str, published: date | None) -> None:
    """Print one JSON object for each row, in order."""
    from communique.cli.batch import each
    from communique.cli.printing import print_row
    from communique.ingest.opening import open_rows
    from communique.ingest.rows import make_of_rows

    rows = open_rows(path, lambda lines, place: make_of_rows(lines, place, published, _aligned))
    each(rows, _row, print_row)


def _row(aligned: "tuple[Document, str, Alignment]") -> dict[str, object]:
    document, given, alignment = aligned
    found = [cells for time in _times_of(document) if (cells := _cells(time, given, alignment))]
    return {"name": document.name, "expressions": found}


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
