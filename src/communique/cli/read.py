"""`communique read`: Readings of documents, as a picture, JSON or Markdown."""

from collections.abc import Callable
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, TypeVar

import typer

from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ingest.rows import SetAside
    from communique.reading import Document


Read = TypeVar("Read")


class Format(StrEnum):
    """How Readings are printed."""

    picture = "picture"
    markdown = "markdown"
    json = "json"
    jsonl = "jsonl"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE|URL|DIR...",
        help="Text, Markdown, HTML, PDF, e-mail, feeds, WARC, JSON Lines; addresses; folders; - is standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="Publication date of documents that bring none, as 2025-07-02."),
]
Form = Annotated[
    Format,
    typer.Option(
        "--format", "-f", help="picture (for people), markdown, json, or jsonl (one Reading a line).", show_choices=True
    ),
]
Kept = Annotated[
    Path | None,
    typer.Option(
        "--set-aside",
        metavar="FILE",
        help="Keep the JSON Lines rows that could not be read here, to mend and read again.",
    ),
]
Shown = Annotated[bool, typer.Option(help="Show progress on a terminal when there is more than one document.")]


Explained = Annotated[
    str | None,
    typer.Option(
        "--explain", metavar="CELL", help="Say in words how a cell (p3, c1, t2 as in the JSON, or all) came about."
    ),
]


def read(
    inputs: Inputs,
    published: Published = None,
    form: Form = Format.picture,
    set_aside: Kept = None,
    progress: Shown = True,
    explain: Explained = None,
) -> None:
    """Read documents: who was in contact, which issues came up, who holds what, with the words that say it.

    Exit code: 0 all read, 1 some input set aside (named on standard error), 2 wrong use.

    Examples: communique read examples/news-report.txt --date 2025-07-02;
    communique read corpus.jsonl --format jsonl > readings.jsonl
    """
    from communique.cli.progress import with_progress
    from communique.ingest.documents import parse_date
    from communique.ingest.files import read_inputs

    items = read_inputs(inputs, published=parse_date(published))
    done = failed = 0
    with _open_set_aside(set_aside, inputs) if set_aside else nullcontext() as kept:
        for item in with_progress(items, wanted=progress and _may_hold_many(inputs)):
            problem = _explain_one(item, explain) if explain else _read_one(item, form)
            if problem is None:
                done += 1
                continue
            failed += 1
            typer.echo(f"communique: {problem}", err=True)
            if kept and problem.row is not None:
                kept.write(problem.row + "\n")
    if failed:
        typer.echo(f"communique: {done} read, {failed} set aside", err=True)
        raise typer.Exit(1)


def _may_hold_many(inputs: list[str]) -> bool:
    from communique.ingest.files import may_hold_many

    return len(inputs) > 1 or may_hold_many(inputs[0])


def _open_set_aside(path: Path, inputs: list[str]) -> IO[str]:
    """Open the file for rows set aside. Raises InputError where it cannot be written or is itself read."""
    from communique.ingest.files import show_path

    shown = show_path(str(path))
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"--set-aside {shown}: is not a regular file: name a new one")
        if any(Path(name).exists() and path.exists() and path.samefile(name) for name in inputs if name != "-"):
            raise InputError(f"--set-aside {shown}: is one of the files to read: name another one")
        return path.open("w", encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise InputError(f"--set-aside {shown}: cannot be written ({error.strerror}): name another file") from None


def _read_one(item: "Document | SetAside", form: Format) -> "SetAside | None":
    """Read and print one document; return what was set aside."""
    from communique.cli.printing import print_reading
    from communique.ingest.rows import SetAside
    from communique.reader import read_document

    if isinstance(item, SetAside):
        return item
    reading = guarded(item, read_document)
    if isinstance(reading, SetAside):
        return reading
    print_reading(reading, form)
    return None


def _explain_one(item: "Document | SetAside", cell: str) -> "SetAside | None":
    """Print how a cell of one document's Reading came about."""
    from communique.ingest.rows import SetAside

    if isinstance(item, SetAside):
        return item
    from communique.explain import explain
    from communique.reader import read_with_workings
    from communique.report.wording import safe

    read = guarded(item, read_with_workings)
    if isinstance(read, SetAside):
        return read
    for line in explain(*read, cell):
        depth = len(line) - len(line.lstrip())
        typer.echo(" " * depth + safe(line))
    return None


def guarded(document: "Document", read: "Callable[[Document], Read]") -> "Read | SetAside":
    """Read a document; where the program itself fails on it, the rest of the batch still goes on."""
    from communique.ingest.files import show_path
    from communique.ingest.rows import SetAside

    try:
        return read(document)
    except Exception as error:
        place = show_path(document.name or document.title or document.text[:60])
        what = show_path(f"{type(error).__name__}: {error}"[:200])
        return SetAside(place, f"the program failed on it ({what}): please report this, with the document")
