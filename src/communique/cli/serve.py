"""`communique serve`: the record in a browser."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from communique.cli.record_options import Place, open_record
from communique.errors import InputError


def serve(
    record: Place = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where it listens; another than loopback needs users.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8765,
    users: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Who may sign in, with roles and passwords.")
    ] = None,
    add_user: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Add a user to --users; the password is asked for, or read from standard input."
        ),
    ] = None,
    role: Annotated[Literal["reader", "editor"], typer.Option(help="Of the user that is added.")] = "reader",
    token: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="One secret for all; better in COMMUNIQUE_TOKEN, where no list of processes shows it."
        ),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="Another host name under which browsers reach it.")
    ] = None,
    audit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Add a line of JSON for every change to this file.")
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="Browsers reach it by https, through a proxy: mark cookies so.")
    ] = False,
) -> None:
    """Show the record in a browser, on this machine only unless told otherwise; Ctrl-C ends it.

    Example: communique serve --port 8765
    """
    if add_user is not None:
        _add_user(users, add_user, role)
        return
    from communique.web.serving import serve as run

    with open_record(record, create=True) as opened:
        typer.echo(
            f"communique: the record is at http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl-C ends it)",
            err=True,
        )
        run(
            opened, host=host, port=port, token=token or os.environ.get("COMMUNIQUE_TOKEN") or None, users=users,
            names=name or (), audit=audit, secure=https,
        )  # fmt: skip


def _add_user(users: Path | None, name: str, role: Literal["reader", "editor"]) -> None:
    import sys

    from communique.web.users import add_user

    if users is None:
        raise InputError("say into which file: --users FILE --add-user NAME")
    tty = sys.stdin is not None and sys.stdin.isatty()
    password = (
        typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        if tty
        else sys.stdin.readline().rstrip("\n")
    )
    add_user(users, name, role, password)
    typer.echo(f"communique: {name} may sign in as {role}", err=True)
