"""`communique add`, `reread`, `retry` and `set-aside`: bring documents into the record."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.record_options import Form, Format, Place, open_record

if TYPE_CHECKING:
    from communique.record import Record
    from communique.record.adding import Outcome

Inputs = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="What communique read takes; - is standard input.")
]
Published = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="Publication date of plain files, as 2025-07-02.")
]
Shown = Annotated[bool, typer.Option(help="Show progress on a terminal.")]


def add(
    inputs: Inputs,
    published: Published = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="The inputs are feeds: read new entries until stopped.")
    ] = False,
    interval: Annotated[float, typer.Option(min=1, metavar="MINUTES", help="How often a feed is asked.")] = 30,
    record: Place = None,
    progress: Shown = True,
) -> None:
    """Read documents and keep them in the record, which is made where there is none.

    A line is printed for each document when it is on the disk. Documents that the record has are not read again: a run that was cut off
    goes on where it was. What cannot be read is set aside, and the rest goes on: see communique set-aside.
    Exit code: 0 all kept, 1 some input set aside (named on standard error), 2 wrong use.

    Examples: communique add examples/news-report.txt --date 2025-07-02;
    communique add --watch https://example.org/readouts.xml
    """
    from communique.cli.progress import with_progress
    from communique.ingest.documents import parse_date
    from communique.ingest.files import read_inputs
    from communique.record.adding import add_inputs

    day = parse_date(published)
    with open_record(record, create=True) as opened:
        if watch:
            _tell(_watch(opened, inputs, interval * 60))
            return
        outcomes = (
            outcome
            for path in map(_absolute, inputs)
            for outcome in add_inputs(opened, read_inputs([path], published=day), source=None if path == "-" else path)
        )
        _tell(with_progress(outcomes, wanted=progress))


def _watch(record: "Record", feeds: list[str], interval: float) -> Iterable["Outcome"]:
    """Read feeds until the user stops it."""
    import threading

    from communique.record.feeds import add_feeds
    from communique.settings import load_settings

    return add_feeds(record, feeds, load_settings(), interval=interval, stop=threading.Event())


def retry(record: Place = None, progress: Shown = True) -> None:
    """Try again what was set aside: rows as they were, files as they are now.

    Exit code: 0 nothing is set aside any more, 1 something still is, 2 wrong use.

    Example: communique retry
    """
    from communique.cli.progress import with_progress
    from communique.record.adding import retry as try_again

    with open_record(record) as opened:
        _tell(with_progress(try_again(opened), wanted=progress))


def set_aside(record: Place = None, form: Form = Format.table) -> None:
    """List the inputs that could not be read, with the reason and what would do.

    Example: communique set-aside --format csv
    """
    from communique.cli.tables import print_rows

    with open_record(record) as opened:
        rows = opened.set_aside()
    print_rows(rows, (("place", [r.place for r in rows]), ("reason", [r.reason for r in rows]),
                      ("since", [r.at for r in rows])), form)  # fmt: skip


def reread(record: Place = None, progress: Shown = True) -> None:
    """Read all documents anew that this version of the program has not read, and print what changed.

    Earlier Readings are kept, corrections hold. Killed at any moment, it goes on where it was.

    Example: communique reread
    """
    from communique.cli.progress import with_progress
    from communique.record.adding import reread as read_anew
    from communique.record.changes import changes_between
    from communique.report.wording import safe

    read = changed = 0
    with open_record(record) as opened:
        for before, now in with_progress(read_anew(opened), wanted=progress):
            changes = changes_between(before, now)
            read += 1
            changed += bool(changes)
            for change in changes:
                typer.echo(safe(f"{now.document.id[:16]} {now.document.name or ''}: {change}"))
    typer.echo(f"communique: {read} read anew, {changed} of them changed", err=True)


def _absolute(path: str) -> str:
    """Return an input by a name that leads to it from anywhere."""
    return path if path == "-" or "://" in path else str(Path(path).absolute())


def _tell(outcomes: Iterable["Outcome"]) -> None:
    """Print what became of each input, and the sum at the end."""
    from communique.report.wording import safe

    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts[outcome.what] += 1
        if outcome.what == "set aside":
            typer.echo(f"communique: {outcome.name}: {outcome.reason}", err=True)
        else:
            typer.echo(safe(f"{outcome.what} {(outcome.document or '')[:16]} {outcome.name}"))
    known = f", {counts['known']} known already" if counts["known"] else ""
    typer.echo(
        f"communique: {counts['added'] + counts['read anew']} added{known}, {counts['set aside']} set aside", err=True
    )
    if counts["set aside"]:
        raise typer.Exit(1)
