"""The network as an SVG picture: parties on a circle, wider lines for more contacts (Altair; extra `pictures`)."""

from html import escape
from typing import TYPE_CHECKING

from communique.errors import InputError
from communique.report.brief_sides import name_party
from communique.report.network import Tie, make_graph
from communique.report.timeline_picture import COLOURS

if TYPE_CHECKING:
    import altair

SHOWN = 60
"""So many ties are drawn, those with most contacts: more cannot be told apart."""

_SIZE = 640


def draw_network(ties: list[Tie], title: str) -> str:
    """Return the network as SVG. Raises InputError where there is no tie, or Altair is not installed."""
    if not ties:
        raise InputError("no contact that was held is known of that time: there is nothing to draw")
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise InputError("pictures need Altair and vl-convert: pip install 'communique[pictures]'") from None
    shown = ties[:SHOWN]
    heading = title if len(ties) <= SHOWN else f"{title} (the {SHOWN} ties with most contacts)"
    svg = str(vl_convert.vegalite_to_svg(_chart(shown, heading).to_dict()))
    start = svg.index(">", svg.index("<svg")) + 1
    told = "; ".join(f"{name_party(t.a)} and {name_party(t.b)}: {t.contacts} contacts" for t in shown)
    words = f'<title id="title">{escape(heading)}</title><desc id="desc">{escape(told)}.</desc>'
    return svg[: start - 1] + ' role="img" aria-labelledby="title desc">' + words + svg[start:]


def _chart(ties: list[Tie], heading: str) -> "altair.LayerChart":
    import altair as alt
    import networkx

    graph = make_graph(ties)
    # On a circle no line runs through a node that it does not belong to; partners follow each other on it.
    order = [
        node for part in networkx.connected_components(graph) for node in networkx.dfs_preorder_nodes(graph, min(part))
    ]
    places = networkx.circular_layout(order)
    lines = [
        {
            "x": float(places[t.a][0]),
            "y": float(places[t.a][1]),
            "x2": float(places[t.b][0]),
            "y2": float(places[t.b][1]),
            "contacts": t.contacts,
        }
        for t in ties
    ]
    nodes = [
        {"x": float(places[key][0]), "y": float(places[key][1]), "name": name_party(key)} for key in sorted(graph.nodes)
    ]
    x, y = alt.X("x:Q", axis=None), alt.Y("y:Q", axis=None)
    wide = alt.Size("contacts:Q", title="contacts (number, width)", scale=alt.Scale(range=[1, 8]), legend=_legend(ties))
    named = alt.Chart(alt.InlineData(values=nodes))
    edges = (
        alt.Chart(alt.InlineData(values=lines))
        .mark_rule(color="#767676")
        .encode(x, y, alt.X2("x2:Q"), alt.Y2("y2:Q"), wide)
    )
    points = named.mark_point(filled=True, color=COLOURS[0], opacity=1, size=150).encode(x, y)
    names = named.mark_text(dy=-16, fontSize=12).encode(x, y, alt.Text("name:N"))
    chart = alt.layer(edges, points, names, title=heading, width=_SIZE, height=_SIZE)
    plain: alt.LayerChart = chart.configure(font="sans-serif").configure_view(stroke=None)
    return plain


def _legend(ties: list[Tie]) -> "altair.Legend":
    import altair as alt

    numbers = sorted({tie.contacts for tie in ties})
    return alt.Legend(
        values=numbers[:: -(-len(numbers) // 6)], format="d", symbolType="stroke", symbolStrokeColor="#767676"
    )
