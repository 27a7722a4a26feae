"""Who talks to whom: parties as nodes, contacts that were held as edges (networkx)."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from communique.record import ContactRow, Record
from communique.report.brief_sides import name_party
from communique.report.brief_wording import say_day, say_mode
from communique.report.sourced import Line, Notes, Page, Section, Table, make_page

if TYPE_CHECKING:
    import networkx

MOST = 100_000
"""So many contacts are counted, the latest."""


@dataclass(frozen=True)
class Tie:
    """Two parties with the number of contacts that were held, by channel, and the first and the latest of them."""

    a: str
    b: str
    contacts: int
    modes: tuple[tuple[str, int], ...]
    first: ContactRow
    latest: ContactRow


def find_ties(record: Record, *, since: str | None = None, until: str | None = None) -> list[Tie]:
    """Return all ties, those with most contacts first. Raises InputError for a date that is none."""
    found: dict[tuple[str, str], list[ContactRow]] = {}
    for row in record.contacts(since=since, until=until, status="held", limit=MOST):
        parties = sorted({who.party or who.id for who in row.participants})
        for pair in combinations(parties, 2):
            found.setdefault(pair, []).append(row)
    ties = [
        Tie(a, b, len(rows), tuple(Counter(row.mode for row in rows).most_common()), rows[-1], rows[0])
        for (a, b), rows in found.items()
    ]
    return sorted(ties, key=lambda tie: (-tie.contacts, tie.a, tie.b))


def make_graph(ties: list[Tie]) -> "networkx.Graph[str]":
    """Return the graph: nodes with name and number of partners, edges with contacts (weight), channels, first and latest day."""
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    for tie in ties:
        for party in (tie.a, tie.b):
            graph.add_node(party, label=name_party(party))
        graph.add_edge(
            tie.a,
            tie.b,
            weight=tie.contacts,
            channels=_channels(tie),
            first=tie.first.date or "",
            latest=tie.latest.date or "",
        )
    return graph


def to_graphml(ties: list[Tie]) -> str:
    """Return the graph as GraphML, which Gephi, Cytoscape and igraph open."""
    graph = make_graph(ties)
    import networkx

    return "\n".join(networkx.generate_graphml(graph)) + "\n"


def network_page(record: Record, *, since: str | None = None, until: str | None = None, limit: int = 50) -> Page:
    """Return the ties as a page: a table with a note to the latest contact of each."""
    ties, notes = find_ties(record, since=since, until=until), Notes(record)
    rows = tuple(
        (
            name_party(tie.a),
            name_party(tie.b),
            str(tie.contacts),
            _channels(tie),
            say_day(tie.latest.date or "") or "no date",
        )
        for tie in ties[:limit]
    )
    cited = tuple(_cite(tie.latest, record, notes) for tie in ties[:limit])
    table = Table(
        "Ties, those with most contacts first", ("party", "party", "contacts held", "by channel", "latest"), rows, cited
    )
    parties = {party for tie in ties for party in (tie.a, tie.b)}
    more = f" The {limit} with most contacts are shown." if len(ties) > limit else ""
    nothing = () if ties else (Line("No contact that was held is known of that time.", sort="unknown"),)
    return make_page(
        "Who talks to whom"
        + (f", since {say_day(since)}" if since else "")
        + (f", until {say_day(until)}" if until else ""),
        f"{len(parties)} parties, {len(ties)} ties.{more}",
        (Section("Ties", nothing, (table,) if ties else ()),),
        notes.sources,
    )


def _cite(row: ContactRow, record: Record, notes: Notes) -> tuple[int, ...]:
    accounts = record.contact(row.id).accounts
    return (notes.cite_spans(accounts[0].document.id, accounts[0].evidence),)


def _channels(tie: Tie) -> str:
    return ", ".join(f"{count} {say_mode(mode)}" for mode, count in tie.modes)
