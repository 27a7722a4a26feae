"""`communique events`: what happened by a document's account, as PLOVER event records."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.read import Inputs, Published, Shown

if TYPE_CHECKING:
    from communique.reading import Reading


class EventFormat(StrEnum):
    """How events are printed."""

    table = "table"
    jsonl = "jsonl"


Form = Annotated[
    EventFormat,
    typer.Option("--format", "-f", help="table (for people), or jsonl (one document a line).", show_choices=True),
]


def events(inputs: Inputs, published: Published = None, form: Form = EventFormat.table, progress: Shown = True) -> None:
    """List what happened as PLOVER event records: who did what to whom, when, with the words that say it.

    Exit code: 0 all read, 1 some input set aside (named on standard error), 2 wrong use.

    Examples: communique events examples/news-report.txt --date 2025-07-02;
    communique events corpus.jsonl --format jsonl > events.jsonl
    """
    from communique.cli.progress import with_progress
    from communique.cli.read import guarded, may_hold_several
    from communique.ingest.documents import parse_date
    from communique.ingest.files import read_inputs
    from communique.ingest.rows import SetAside
    from communique.reader import read_document

    done = failed = 0
    items = read_inputs(inputs, published=parse_date(published))
    for item in with_progress(items, wanted=progress and may_hold_several(inputs)):
        reading = item if isinstance(item, SetAside) else guarded(item, read_document)
        if isinstance(reading, SetAside):
            failed += 1
            typer.echo(f"communique: {reading}", err=True)
        else:
            done += 1
            _print(reading, form)
    if failed:
        typer.echo(f"communique: {done} read, {failed} set aside", err=True)
        raise typer.Exit(1)


def _print(reading: "Reading", form: EventFormat) -> None:
    from communique.cli.printing import safe_json
    from communique.report.event_records import event_records, event_table

    if form == EventFormat.jsonl:
        typer.echo(safe_json(json.dumps(event_records(reading), ensure_ascii=False)))
        return
    from rich.console import Console

    Console(highlight=False, markup=False, emoji=False).print(event_table(reading))
