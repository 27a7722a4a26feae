"""`communique compare`: two accounts side by side, for people or as JSON."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from communique.errors import InputError

if TYPE_CHECKING:
    from datetime import date

    from communique.reading import Document
    from communique.report.comparison import Comparison


class ComparisonFormat(StrEnum):
    """How a comparison is printed."""

    page = "page"
    markdown = "markdown"
    html = "html"
    json = "json"


First = Annotated[str, typer.Argument(metavar="A", help="The first account: a text file; - is standard input.")]
Second = Annotated[str, typer.Argument(metavar="B", help="The second account: a text file.")]
Published = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="Publication date of both accounts, as 2025-07-02.")
]
DateA = Annotated[
    str | None, typer.Option("--date-a", metavar="DATE", help="Publication date of A, where it is another.")
]
DateB = Annotated[
    str | None, typer.Option("--date-b", metavar="DATE", help="Publication date of B, where it is another.")
]
Form = Annotated[
    ComparisonFormat,
    typer.Option("--format", "-f", help="page (for people), markdown, html (one file), or json.", show_choices=True),
]


def compare(
    a: First,
    b: Second,
    published: Published = None,
    date_a: DateA = None,
    date_b: DateB = None,
    form: Form = ComparisonFormat.page,
) -> None:
    """Compare two accounts: what both say, what only one says, what they say differently, with the words of both.

    Exit code: 0 compared, 1 an account cannot be read (named on standard error), 2 wrong use.

    Examples: communique compare examples/elysee-readout.txt examples/kremlin-readout.txt --date 2025-07-02;
    communique compare a.txt b.txt --format html > comparison.html
    """
    from communique.ingest.documents import parse_date

    if a == b == "-":
        raise InputError("- and -: only one of the accounts can be standard input: put the other into a file")
    days = [parse_date(day or published) for day in (date_a, date_b)]
    documents = [_read(name, day) for name, day in zip((a, b), days, strict=True)]
    if None in documents:
        raise typer.Exit(1)
    _print(_compare([document for document in documents if document]), form)


def _read(name: str, published: "date | None") -> "Document | None":
    """Return the one document of a file; say on standard error why there is none."""
    from communique.ingest.files import read_inputs, show_path
    from communique.ingest.rows import SetAside

    place = "standard input" if name == "-" else show_path(name)
    items = list(read_inputs([name], published=published))
    if len(items) > 1:
        raise InputError(f"{place}: holds {len(items)} documents: give a file with one")
    for item in items:
        if not isinstance(item, SetAside):
            return item
        typer.echo(f"communique: {item}", err=True)
    if not items:
        typer.echo(f"communique: {place}: holds no document: give a file with one", err=True)
    return None


def _compare(documents: "list[Document]") -> "Comparison":
    import communique
    from communique.reader import read_document

    return communique.compare(*(read_document(document) for document in documents))


def _print(comparison: "Comparison", form: ComparisonFormat) -> None:
    from communique.cli.printing import safe_json
    from communique.report.comparison_page import lay_out

    if form is ComparisonFormat.json:
        typer.echo(safe_json(comparison.model_dump_json(indent=2)))
    elif form is ComparisonFormat.markdown:
        from communique.report.comparison_markdown import comparison_to_markdown

        typer.echo(comparison_to_markdown(lay_out(comparison)), nl=False)
    elif form is ComparisonFormat.html:
        from communique.report.comparison_html import comparison_to_html

        typer.echo(comparison_to_html(lay_out(comparison)))
    else:
        from rich.console import Console

        from communique.report.comparison_terminal import show_comparison

        show_comparison(lay_out(comparison), Console(highlight=False, markup=False, emoji=False, soft_wrap=False))
