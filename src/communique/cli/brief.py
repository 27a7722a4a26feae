"""`communique brief`: what a desk officer needs before the next contact of two sides."""

from typing import Annotated

import typer

from communique.cli.record_options import Place, open_record
from communique.cli.report_options import PageFormat, Shape, Target, print_page


def brief(
    a: Annotated[str, typer.Argument(metavar="A", help="One side: FRA, France, or a person.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other side.")],
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="DATE", help="As the record stood before that day; without it, today."),
    ] = None,
    issue: Annotated[
        list[str] | None,
        typer.Option("--issue", metavar="ISSUE", help="Only this issue, by id or in words; may be repeated."),
    ] = None,
    max_pages: Annotated[int, typer.Option(min=1, help="Shorten it to so many printed pages.")] = 2,
    form: Shape = PageFormat.text,
    output: Target = None,
    record: Place = None,
) -> None:
    """Print a brief on two sides: last contacts, rhythm, commitments, where each stands, what changed, what is not known.

    Each line has numbered notes to the words of the documents that say it.

    Example: communique brief FRA RUS --before 2026-02-15 --record demo.sqlite
    """
    from communique.report.brief import make_brief

    with open_record(record) as opened:
        page = make_brief(opened, a, b, before=before, issues=issue or (), max_pages=max_pages)
    print_page(page, form, output)
