"""Print a Reading on standard output, so that nothing in a document acts on a terminal."""

import json
import re
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from communique.reading import Reading

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile(rf"[\x00-\x1f]|{_UNSAFE.pattern}")
_NOT_ASCII = re.compile(r"[^\x00-\x7e]")


def print_reading(reading: "Reading", form: str) -> None:
    """Print one Reading in a format of `communique read`."""
    if form == "json":
        typer.echo(safe_json(reading.model_dump_json(indent=2)))
    elif form == "jsonl":
        typer.echo(safe_json(reading.model_dump_json()))
    else:
        _print_picture(reading, form)


def _print_picture(reading: "Reading", form: str) -> None:
    from rich.console import Console

    from communique.report.markdown import to_markdown
    from communique.report.picture import draw
    from communique.report.terminal import show

    picture = draw(reading)
    if form == "markdown":
        typer.echo(to_markdown(picture))
    else:
        console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
        show(picture, console)
        console.print()


def safe_text(text: str) -> str:
    """Escape what a terminal could act on in a line of text."""
    return _CONTROL.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def safe_json(text: str) -> str:
    """Escape what a terminal could act on, or an encoding cannot write: JSON says the same so."""
    writes_all = (sys.stdout.encoding or "").lower().startswith("utf")
    return (_UNSAFE if writes_all else _NOT_ASCII).sub(lambda match: json.dumps(match.group())[1:-1], text)
