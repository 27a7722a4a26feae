"""Go through many inputs: show each answer, name what is set aside on standard error, and go on with the rest."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from communique.ingest.rows import SetAside
    from communique.reading import Document

Item = TypeVar("Item")
Answer = TypeVar("Answer")

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


class Listing(StrEnum):
    """How lists are printed."""

    table = "table"
    jsonl = "jsonl"


Listed = Annotated[
    Listing,
    typer.Option("--format", "-f", help="table (for people), or jsonl (one document a line).", show_choices=True),
]
Shown = Annotated[bool, typer.Option(help="Show progress on a terminal when there is more than one document.")]


def each_document(
    inputs: list[str],
    published: str | None,
    make: "Callable[[Document], Answer]",
    show: Callable[[Answer], None],
    *,
    progress: bool = True,
    kept: IO[str] | None = None,
) -> None:
    """Make and show an answer for each document of the inputs; as `each` does it, with progress on a terminal."""
    from communique.cli.progress import with_progress
    from communique.ingest.documents import parse_date
    from communique.ingest.files import may_hold_many, read_inputs

    wanted = progress and (len(inputs) > 1 or may_hold_many(inputs[0]))
    items = read_inputs(inputs, published=parse_date(published))
    each(with_progress(items, wanted=wanted), make, show, kept=kept)


def each(
    items: "Iterable[Item | SetAside]",
    make: Callable[[Item], Answer],
    show: Callable[[Answer], None],
    *,
    kept: IO[str] | None = None,
) -> None:
    """Make and show an answer for each item; what is set aside, or what the program itself fails on, is named.

    `kept` takes the JSON Lines rows that were set aside. Raises typer.Exit with code 1 at the end where there was any.
    """
    from communique.ingest.rows import SetAside

    done = failed = 0
    for number, item in enumerate(items, 1):
        answer = item if isinstance(item, SetAside) else _guarded(item, make, number)
        if not isinstance(answer, SetAside):
            show(answer)
            done += 1
            continue
        failed += 1
        typer.echo(f"communique: {answer}", err=True)
        if kept and answer.row is not None:
            kept.write(answer.row + "\n")
    if failed:
        typer.echo(f"communique: {done} read, {failed} set aside", err=True)
        raise typer.Exit(1)


def _guarded(item: Item, make: Callable[[Item], Answer], number: int) -> "Answer | SetAside":
    from communique.ingest.files import show_path
    from communique.ingest.rows import SetAside

    try:
        return make(item)
    except Exception as error:
        what = show_path(f"{type(error).__name__}: {error}"[:200])
        return SetAside(
            _place(item, number), f"the program failed on it ({what}): please report this, with the document"
        )


def _place(item: object, number: int) -> str:
    from communique.ingest.files import show_path
    from communique.reading import Document

    if isinstance(item, Document):
        return show_path(item.name or item.title or item.text[:60])
    return f"row {number}"
