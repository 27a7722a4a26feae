"""`communique timeline`: the contacts of two sides over time, and how their stances move."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.record_options import Place, Since, Until, open_record
from communique.cli.report_options import PageFormat, Target, print_page, write_bytes


class TimelineFormat(StrEnum):
    """How a timeline is printed: as a page, or its contacts as CSV."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"
    docx = "docx"
    csv = "csv"


def timeline(
    a: Annotated[str, typer.Argument(metavar="A", help="One side: FRA, France, or a person.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other side.")],
    since: Since = None,
    until: Until = None,
    image: Annotated[
        Path | None, typer.Option("--image", metavar="FILE", help="Also draw it: FILE.svg, FILE.png or FILE.html.")
    ] = None,
    form: Annotated[
        TimelineFormat, typer.Option("--format", "-f", help="text, markdown, html, json, docx, or csv of the contacts.")
    ] = TimelineFormat.text,
    output: Target = None,
    record: Place = None,
) -> None:
    """Print the contacts of two sides, gaps included, and the stances of each by issue and period.

    A date that is only known as a month or a range is drawn as a range.

    Example: communique timeline FRA RUS --image timeline.svg --record demo.sqlite
    """
    from communique.report.timeline_page import timeline_page, timeline_rows

    with open_record(record) as opened:
        found, page = timeline_page(opened, a, b, since=since, until=until)
    if image is not None:
        from communique.report.timeline_picture import draw_timeline

        write_bytes(draw_timeline(found, page, image), image)
    if form == "csv":
        print_csv(*timeline_rows(found), output)
    else:
        print_page(page, PageFormat(form.value), output)


def print_csv(headings: tuple[str, ...], rows: list[tuple[str, ...]], target: Path | None) -> None:
    """Print rows as CSV, or write them into a file."""
    import csv
    from io import StringIO

    from communique.cli.report_options import write_text
    from communique.report.wording import safe

    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    write_text(text.getvalue(), target)
