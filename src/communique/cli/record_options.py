"""What the commands over a record share: where it is, how answers are printed, and by whom a correction is made."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from communique.record import Record


class Format(StrEnum):
    """How answers are printed."""

    table = "table"
    json = "json"
    csv = "csv"


Place = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="FILE|URL",
        help="The record: a file, or postgresql://user@host/database. Without it, COMMUNIQUE_RECORD or the settings tell.",
    ),
]
Form = Annotated[Format, typer.Option("--format", "-f", help="table (for people), json or csv.", show_choices=True)]
Limit = Annotated[int, typer.Option("--limit", min=1, max=100_000, help="Print so many at most.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day, month or year on: 2022.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day, month or year: 2022-09.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides it; without it, who is logged in.")]


def open_record(place: str | None, *, create: bool = False) -> "Record":
    """Open the record that the user means."""
    from communique.record import Record

    return Record.open(place, create=create)


def signed(by: str | None) -> str:
    """Return who makes a correction."""
    import getpass

    try:
        return by or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
