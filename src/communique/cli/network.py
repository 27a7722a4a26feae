"""`communique network`: who talks to whom."""

from enum import StrEnum
from typing import Annotated

import typer

from communique.cli.record_options import Place, Since, Until, open_record
from communique.cli.report_options import PageFormat, Target, print_page, write_text


class NetworkFormat(StrEnum):
    """How a network is printed."""

    table = "table"
    graphml = "graphml"
    svg = "svg"
    markdown = "markdown"
    html = "html"
    json = "json"


def network(
    since: Since = None,
    until: Until = None,
    form: Annotated[
        NetworkFormat, typer.Option("--format", "-f", help="table, graphml (for Gephi), svg, markdown, html or json.")
    ] = NetworkFormat.table,
    output: Target = None,
    record: Place = None,
) -> None:
    """Print which parties were in contact, how often, through which channels.

    Example: communique network --since 2025-07 --format svg --output network.svg --record demo.sqlite
    """
    from communique.report import network as networks

    with open_record(record) as opened:
        if form not in ("graphml", "svg"):
            page = networks.network_page(opened, since=since, until=until)
        else:
            ties = networks.find_ties(opened, since=since, until=until)
    if form == "graphml":
        write_text(networks.to_graphml(ties), output)
    elif form == "svg":
        from communique.report.network_picture import draw_network

        write_text(draw_network(ties, f"Who talks to whom{f', since {since}' if since else ''}"), output)
    else:
        print_page(page, PageFormat("text" if form == "table" else form.value), output)
