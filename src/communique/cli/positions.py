"""`communique positions`: who holds what, when, on whose account."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.record_options import Form, Format, Limit, Place, Since, Until, open_record

if TYPE_CHECKING:
    from communique.record import PositionRow


def positions(
    of: Annotated[
        str | None, typer.Option("--of", metavar="PARTY", help="Who holds them: RUS, France, a person.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="ISSUE", help="An issue, by id or in words.")] = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="DATE", help="Only the last stands up to that day, of each party and issue."),
    ] = None,
    since: Since = None,
    until: Until = None,
    act: Annotated[str | None, typer.Option("--act", metavar="ACT", help="request, reject, accuse, warn, ...")] = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Also those that a person rejected.")] = False,
    limit: Limit = 100,
    form: Form = Format.table,
    record: Place = None,
) -> None:
    """List positions in the documents' words, the latest first.

    Example: communique positions --of RUS --on war-in-ukraine --at 2025-07-01
    """
    with open_record(record) as opened:
        rows = opened.positions(of=of, on=on, at=at, since=since, until=until, act=act, rejected=rejected, limit=limit)
    print_positions(rows, form)


def print_positions(rows: Sequence["PositionRow"], form: str) -> None:
    """Print positions with what is needed to judge them: whose words in whose account."""
    from communique.cli.tables import print_rows

    print_rows(
        rows,
        (
            ("id", [row.id for row in rows]),
            ("date", [row.day or "" for row in rows]),
            ("holder", ["; ".join(who.name for who in row.holders) for row in rows]),
            ("issue", [row.issue_label or "" for row in rows]),
            ("act", [_act(row) for row in rows]),
            ("in the words", [row.proposition for row in rows]),
            ("account of", [row.account_of or "" for row in rows]),
        ),
        form,
        table=(
            ("date", [row.day or "no date" for row in rows]),
            ("position", [_describe(row) for row in rows]),
            ("id", [row.id for row in rows]),
        ),
    )


def _describe(row: "PositionRow") -> str:
    """Return who holds it on what, then the words, then whose account it is."""
    holders = "; ".join(who.name for who in row.holders) or "nobody named"
    account = f"\nas {row.account_of} has it" if row.account_of and not row.own_words else ""
    return f"{holders} on {row.issue_label or 'no issue'}: {_act(row)}\n“{row.proposition}”{account}"


def _act(row: "PositionRow") -> str:
    said = f"not {row.act}" if row.negated else row.act
    said = said if row.modality == "asserted" else f"{said} ({row.modality})"
    return f"{said}, rejected by {row.rejected_by}" if row.rejected_by else said
