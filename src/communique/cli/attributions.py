"""`communique attributions`: who says what by which words, stands and all other reported speech."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from communique.ingest.rows import SetAside
    from communique.reading import Document, Reading


class Format(StrEnum):
    """How attributions are printed."""

    table = "table"
    jsonl = "jsonl"


Inputs = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Plain text, .jsonl or .json files; - is standard input.")
]
Published = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="Publication date of plain files, as 2025-07-02.")
]
Form = Annotated[
    Format,
    typer.Option("--format", "-f", help="table (for people) or jsonl (one document a line).", show_choices=True),
]


def attributions(inputs: Inputs, published: Published = None, form: Form = Format.table) -> None:
    """Tell who says what by which words: source, cue and content of all reported speech, with what stands inside what.

    Exit code: 0 all read, 1 some input set aside (named on standard error), 2 wrong use.

    Example: communique attributions examples/news-report.txt --date 2025-07-02
    """
    from communique.ingest.documents import parse_date
    from communique.ingest.files import read_inputs

    problems = 0
    for item in read_inputs(inputs, published=parse_date(published)):
        problem = _tell(item, form)
        if problem is not None:
            problems += 1
            typer.echo(f"communique: {problem}", err=True)
    if problems:
        raise typer.Exit(1)


def _tell(item: "Document | SetAside", form: Format) -> "SetAside | None":
    from communique.cli.read import try_reading
    from communique.ingest.rows import SetAside

    reading = item if isinstance(item, SetAside) else try_reading(item)
    if isinstance(reading, SetAside):
        return reading
    for warning in reading.warnings:
        typer.echo(f"communique: {warning}", err=True)
    _print_line(reading) if form is Format.jsonl else _print_table(reading)
    return None


def _print_line(reading: "Reading") -> None:
    import json

    from communique.cli.printing import safe_json

    told = [a.model_dump(mode="json") for a in reading.attributions]
    row = {"name": reading.document.name, "text": reading.document.text, "attributions": told}
    typer.echo(safe_json(json.dumps(row, ensure_ascii=False)))


def _print_table(reading: "Reading") -> None:
    from rich.console import Console

    from communique.report.attributions import attribution_table

    console = Console(highlight=False, markup=False, emoji=False)
    console.print(attribution_table(reading))
