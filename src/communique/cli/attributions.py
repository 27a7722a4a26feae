"""`communique attributions`: who says what by which words, stands and all other reported speech."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from communique.ingest.rows import SetAside
    from communique.reading import Attribution, Document, Reading


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
    from communique.cli.read import guarded
    from communique.ingest.rows import SetAside
    from communique.reader import read_with_workings

    read = item if isinstance(item, SetAside) else guarded(item, read_with_workings)
    if isinstance(read, SetAside):
        return read
    reading, workings = read
    for warning in reading.warnings:
        typer.echo(f"communique: {warning}", err=True)
    told = _heard(reading.attributions, workings.heard) if workings else ()
    _print_line(reading, told) if form is Format.jsonl else _print_table(reading, told)
    return None


def _heard(attributions: "tuple[Attribution, ...]", heard: frozenset[str]) -> "tuple[Attribution, ...]":
    """Leave out what only the tagger's stands make; what stood inside such a one stands inside its host."""
    by_id = {a.id: a for a in attributions}

    def host(attribution: "Attribution") -> str | None:
        while attribution.within and attribution.within not in heard:
            attribution = by_id[attribution.within]
        return attribution.within

    return tuple(a.model_copy(update={"within": host(a)}) for a in attributions if a.id in heard)


def _print_line(reading: "Reading", told: "tuple[Attribution, ...]") -> None:
    import json

    from communique.cli.printing import safe_json

    rows = [attribution.model_dump(mode="json") for attribution in told]
    row = {"name": reading.document.name, "text": reading.document.text, "attributions": rows}
    typer.echo(safe_json(json.dumps(row, ensure_ascii=False)))


def _print_table(reading: "Reading", told: "tuple[Attribution, ...]") -> None:
    from rich.console import Console

    from communique.report.attributions import attribution_table

    console = Console(highlight=False, markup=False, emoji=False)
    console.print(attribution_table(reading, told))
