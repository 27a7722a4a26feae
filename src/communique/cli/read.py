"""`communique read`: Readings of documents, as a picture, JSON or Markdown."""

from collections.abc import Callable
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.batch import Inputs, Published, Shown, each_document
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.reader import Workings
    from communique.reading import Document, Reading

    Make = Callable[[Document], Any]
    Show = Callable[[Any], None]


class Format(StrEnum):
    """How Readings are printed."""

    picture = "picture"
    markdown = "markdown"
    json = "json"
    jsonl = "jsonl"


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
    make, show = _explaining(explain) if explain else _reading(form)
    with _open_set_aside(set_aside, inputs) if set_aside else nullcontext() as kept:
        each_document(inputs, published, make, show, progress=progress, kept=kept)


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


def _reading(form: Format) -> "tuple[Make, Show]":
    from communique.cli.printing import print_reading
    from communique.reader import read_document

    return read_document, lambda reading: print_reading(reading, form)


def _explaining(cell: str) -> "tuple[Make, Show]":
    """Say how a cell of each Reading came about."""
    from communique.explain import explain
    from communique.reader import read_with_workings
    from communique.report.wording import safe

    def show(read: "tuple[Reading, Workings | None]") -> None:
        for line in explain(*read, cell):
            depth = len(line) - len(line.lstrip())
            typer.echo(" " * depth + safe(line))

    return read_with_workings, show
