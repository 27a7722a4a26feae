"""What the commands that print pages share: formats, and how a page is printed or written into a file."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.errors import InputError

if TYPE_CHECKING:
    from communique.report.sourced import Page


class PageFormat(StrEnum):
    """How a page is printed."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"
    docx = "docx"


Shape = Annotated[
    PageFormat,
    typer.Option("--format", "-f", help="text (for people), markdown, html, json or docx.", show_choices=True),
]
Target = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there and not to standard output; docx needs it."),
]


def print_page(page: "Page", form: PageFormat, target: Path | None) -> None:
    """Print a page, or write it into a file."""
    if form == "docx":
        _write_word(page, target)
    elif form == "text" and target is None:
        from rich.console import Console

        from communique.report.sourced_terminal import show_page

        show_page(page, Console(highlight=False, markup=False, emoji=False))
    else:
        write_text(_text(page, form), target)


def write_text(text: str, target: Path | None) -> None:
    """Print text, or write it into a file. Raises InputError where the file cannot be written."""
    if target is None:
        typer.echo(text.rstrip("\n"))
    else:
        write_bytes(text.encode("utf-8", "replace"), target)


def write_bytes(content: bytes, target: Path) -> None:
    """Write a file. Raises InputError where it cannot be written."""
    try:
        target.write_bytes(content)
    except OSError as error:
        raise InputError(f"{target} cannot be written: {error.strerror}: name another file") from error
    typer.echo(f"communique: wrote {target}", err=True)


def _text(page: "Page", form: PageFormat) -> str:
    from communique.report.sourced_templates import page_to_html, page_to_markdown

    if form == "html":
        return page_to_html(page)
    if form == "markdown":
        return page_to_markdown(page)
    if form == "json":
        return _json(page)
    from io import StringIO

    from rich.console import Console

    from communique.report.sourced_terminal import show_page

    console = Console(highlight=False, markup=False, emoji=False, width=100, file=StringIO(), record=True)
    show_page(page, console)
    return console.export_text()


def _json(page: "Page") -> str:
    import dataclasses
    import json

    from pydantic import BaseModel

    from communique.cli.printing import safe_json

    def plain(value: object) -> object:
        return value.model_dump(mode="json") if isinstance(value, BaseModel) else str(value)

    return safe_json(json.dumps(dataclasses.asdict(page), indent=2, ensure_ascii=False, default=plain))


def _write_word(page: "Page", target: Path | None) -> None:
    from communique.report.sourced_word import page_to_word

    content = page_to_word(page)
    if target is not None:
        write_bytes(content, target)
    elif sys.stdout.isatty():
        raise InputError("a Word document is no text for a terminal: name a file with --output FILE.docx")
    else:
        sys.stdout.buffer.write(content)
