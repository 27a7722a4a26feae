"""`communique record`: what it holds, whether it is sound, and making anew what it derives."""

import dataclasses
import json

import typer

from communique.cli.record_options import Form, Format, Place, open_record

app = typer.Typer(help="Look after the record.", epilog="Example: communique record check", no_args_is_help=True)


@app.command()
def info(record: Place = None, form: Form = Format.table) -> None:
    """Print where the record is and how much it holds.

    Example: communique record info
    """
    with open_record(record) as opened:
        found = opened.info()
    if form == "json":
        typer.echo(json.dumps(dataclasses.asdict(found), indent=2))
        return
    for field, value in dataclasses.asdict(found).items():
        if field != "programs":
            typer.echo(f"{field.replace('_', ' ')}: {value}")
    for version, model, number in found.programs:
        typer.echo(f"read by {version} with {model}: {number}")


@app.command()
def check(record: Place = None) -> None:
    """Check that the file is sound and that what is derived is whole. Exit code 1 where it is not.

    Example: communique record check
    """
    with open_record(record) as opened:
        problems = opened.check()
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo("all is well", err=True)


@app.command()
def rebuild(record: Place = None) -> None:
    """Make all that is derived anew from documents, Readings and corrections.

    Example: communique record rebuild
    """
    from communique.record import Record

    with Record.open(record, any_derivation=True) as opened:
        opened.rebuild()
    typer.echo("rebuilt", err=True)
