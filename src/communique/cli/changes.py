"""`communique changes`: what a side changed from one contact to the next, and why it is thought a change."""

from typing import Annotated

import typer

from communique.cli.record_options import Place, Since, open_record
from communique.cli.report_options import PageFormat, Shape, Target, print_page


def changes(
    a: Annotated[str, typer.Argument(metavar="PARTY", help="Whose stands: FRA, France, or a person.")],
    issue: Annotated[
        str | None, typer.Option("--issue", metavar="ISSUE", help="Only on this issue, by id or in words.")
    ] = None,
    since: Since = None,
    form: Shape = PageFormat.text,
    output: Target = None,
    record: Place = None,
) -> None:
    """List changed stances, new and dropped demands, new conditions and weightier words, the latest first.

    Each has both quotations with their days, and says why it is thought a change: a judgement of this program. What is only reworded
    is not listed. A demand that is not repeated may still stand.

    Example: communique changes RUS --since 2025-10 --record demo.sqlite
    """
    from communique.report.changes_page import changes_page

    with open_record(record) as opened:
        page = changes_page(opened, a, issue=issue, since=since)
    print_page(page, form, output)
