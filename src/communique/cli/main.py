"""The command line: `communique`. Each command is a module; this one puts them together."""

import io
import sys
from typing import Annotated

import typer

from communique import __version__
from communique.cli.add import add, reread, retry, set_aside
from communique.cli.attributions import attributions
from communique.cli.brief import brief
from communique.cli.changes import changes
from communique.cli.compare import compare
from communique.cli.contacts import contact, contacts
from communique.cli.correct import correct, corrections
from communique.cli.dates import dates
from communique.cli.demo import demo
from communique.cli.events import events
from communique.cli.issues import issues
from communique.cli.network import network
from communique.cli.positions import positions
from communique.cli.read import read
from communique.cli.record import app as record
from communique.cli.schema import schema
from communique.cli.search import search
from communique.cli.serve import serve
from communique.cli.timeline import timeline
from communique.cli.who import who
from communique.errors import CommuniqueError

app = typer.Typer(
    name="communique",
    help="Read accounts of diplomatic contacts into a sourced record: who spoke, on what, who holds which position.",
    epilog="Example: communique read examples/news-report.txt --date 2025-07-02",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_READING = (read, dates, who, attributions, compare, events)
_RECORD = (add, contacts, contact, positions, issues, search, correct, corrections, reread, retry)
_REPORTS = (brief, timeline, changes, network, demo, serve)
for command in (*_READING, *_RECORD, *_REPORTS, schema):
    app.command()(command)
app.command("set-aside")(set_aside)
app.add_typer(record, name="record")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    del version


def main() -> None:
    """Run the command line; an error we raised is one line on standard error, not a traceback."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        app()
    except CommuniqueError as error:
        typer.echo(f"communique: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo("communique: stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
