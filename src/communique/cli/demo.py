"""`communique demo`: a record of invented follow-ups to the examples, to try the reports on."""

from typing import Annotated

import typer

from communique.cli.record_options import open_record


def demo(
    record: Annotated[
        str, typer.Option("--record", metavar="FILE|URL", help="Where to make it: never into a record of your own.")
    ] = "demo.sqlite",
) -> None:
    """Make a record of the three examples and twenty invented documents about three relationships.

    Each document says that it is invented. Killed and run again, it goes on where it was.

    Example: communique demo --record demo.sqlite
    """
    from communique.cli.progress import with_progress
    from communique.record.adding import add_inputs
    from communique.report.demo_record import demo_documents

    with open_record(record, create=True) as opened:
        for outcome in with_progress(add_inputs(opened, demo_documents()), wanted=True):
            typer.echo(f"{outcome.what} {outcome.name}")
    for words in ("brief FRA RUS --before 2026-02-15", "timeline FRA RUS", "changes RUS", "network --since 2025-07"):
        typer.echo(f"communique: now try: communique {words} --record {record}", err=True)
