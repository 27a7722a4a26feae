"""`communique issues`: what is talked about."""

from typing import Annotated

import typer

from communique.cli.record_options import Form, Format, Limit, Place, open_record


def issues(
    of: Annotated[
        str | None, typer.Option("--of", metavar="PARTY", help="Only those on which this party takes stands.")
    ] = None,
    limit: Limit = 100,
    form: Form = Format.table,
    record: Place = None,
) -> None:
    """List issues, those that most documents raise first.

    Example: communique issues --of RUS
    """
    from communique.cli.tables import print_rows

    with open_record(record) as opened:
        rows = opened.issues(of=of, limit=limit)
    print_rows(
        rows,
        (
            ("id", [row.id for row in rows]),
            ("issue", [row.label for row in rows]),
            ("documents", [str(row.documents) for row in rows]),
        ),
        form,
    )
