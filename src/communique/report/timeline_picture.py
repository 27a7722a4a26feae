"""The timeline as a picture: contacts by channel and status, a range where a day is vague, and stances below (Altair; extra `pictures`)."""

from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import InputError
from communique.report.brief_wording import say_mode
from communique.report.sourced import Page
from communique.report.timeline import Timeline
from communique.report.wording import STATUSES, safe

if TYPE_CHECKING:
    import altair

FORMS = ("svg", "png", "html")
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
"""The palette of Okabe and Ito: told apart with every kind of colour vision."""

_SIGNS = {
    "for": ("#0072B2", "triangle-up"), "against": ("#D55E00", "triangle-down"), "neutral": ("#6b6b6b", "circle"),
    "not for": ("#CC79A7", "cross"), "not against": ("#009E73", "square"), "not neutral": ("#6b6b6b", "diamond"),
}  # fmt: skip
_MOST_TAKEN = "stance taken most"
_NOT_TOLD = "#6b6b6b"
_SHAPES = ("circle", "triangle-up", "square", "diamond", "cross", "triangle-down")
_WIDE = 720


def draw_timeline(timeline: Timeline, page: Page, target: Path) -> bytes:
    """Return the picture as the bytes of an SVG, PNG or HTML file, by the ending of its name; HTML has the tables beside it.

    Raises InputError for another ending, for a timeline without a dated contact, and where Altair is not installed.
    """
    form = target.suffix.lower().lstrip(".")
    if form not in FORMS:
        raise InputError(f"{target.name!r} is no picture that can be drawn: end its name in .svg, .png or .html")
    if not timeline.points:
        raise InputError("no contact of the two sides has a known day: there is nothing to draw")
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise InputError("pictures need Altair and vl-convert: pip install 'communique[pictures]'") from None
    chart = _chart(timeline).to_dict()
    if form == "png":
        return bytes(vl_convert.vegalite_to_png(chart, scale=2))
    picture = _accessible(str(vl_convert.vegalite_to_svg(chart)), timeline)
    return (picture if form == "svg" else _in_page(picture, page)).encode("utf-8")


def _chart(timeline: Timeline) -> "altair.VConcatChart":
    import altair as alt

    parts: list[alt.LayerChart | alt.Chart] = [_contacts(timeline)]
    parts += [_stances(timeline)] if timeline.stances else []
    chart: alt.VConcatChart = alt.vconcat(*parts, title=title(timeline)).configure(font="sans-serif")
    chart = chart.resolve_scale(color="independent", shape="independent", size="independent")
    titled: alt.VConcatChart = chart.configure_title(fontSize=15, anchor="start")
    return titled


def title(timeline: Timeline) -> str:
    """Return the picture's title."""
    a, b = timeline.sides
    return f"Contacts of {a.name} and {b.name}, {timeline.points[0].date} to {timeline.points[-1].date}"


def describe(timeline: Timeline) -> str:
    """Return in words what the picture shows, for who cannot see it."""
    parts = [f"{p.date}: {say_mode(p.mode)}, {STATUSES[p.status]}, begun by {p.began}" for p in timeline.points]
    return f"{title(timeline)}. {len(parts)} contacts. " + "; ".join(parts) + "."


def _contacts(timeline: Timeline) -> "altair.LayerChart":
    """Return the contacts: a mark on the day, or a bar over all days on which it may have been."""
    import altair as alt

    rows = [
        {"first": p.first.isoformat(), "last": p.last.isoformat(), "middle": (p.first + (p.last - p.first) / 2).isoformat(),
         "channel": say_mode(p.mode), "status": STATUSES[p.status], "begun by": safe(p.began), "vague": not p.exact}
        for p in timeline.points
    ]  # fmt: skip
    x = alt.X("middle:T", title="date (day; a bar where only a month or a range is told)")
    y = alt.Y("channel:N", title="channel")
    known = [*(side.name for side in timeline.sides), *sorted({p.began for p in timeline.points} - {"not told"})]
    starters = list(dict.fromkeys([*known, "not told"]))
    colours = [*(COLOURS[place % len(COLOURS)] for place in range(len(starters) - 1)), _NOT_TOLD]
    colour = alt.Color(
        "begun by:N",
        title="begun by",
        scale=alt.Scale(domain=starters, range=colours),
        legend=alt.Legend(symbolOpacity=1),
    )
    states = sorted({str(row["status"]) for row in rows})
    shape = alt.Shape("status:N", title="status", scale=alt.Scale(domain=states, range=list(_SHAPES[: len(states)])))
    base = alt.Chart(
        alt.InlineData(values=rows), width=_WIDE, height=alt.Step(28), title="Contacts by channel, initiator and status"
    )
    bars = (
        base.transform_filter("datum.vague")
        .mark_bar(height=8, opacity=0.45)
        .encode(alt.X("first:T"), alt.X2("last:T"), y, colour)
    )
    layers: alt.LayerChart = bars + base.mark_point(filled=True, size=110, opacity=1).encode(x, y, colour, shape)
    return layers


def _stances(timeline: Timeline) -> "altair.Chart":
    """Return the matrix: issues by period, a sign for the stance that a side took most; nothing where it took none."""
    import altair as alt

    rows = [
        {
            "row": f"{safe(cell.issue)} – {cell.side}",
            "period": cell.period,
            "stance": cell.stances[0][0],
            "stands": sum(number for _, number in cell.stances),
        }
        for cell in timeline.stances
    ]
    numbers = sorted({sum(number for _, number in cell.stances) for cell in timeline.stances})
    colour = alt.Color(
        "stance:N", title=_MOST_TAKEN, scale=alt.Scale(domain=list(_SIGNS), range=[c for c, _ in _SIGNS.values()])
    )
    shape = alt.Shape(
        "stance:N", title=_MOST_TAKEN, scale=alt.Scale(domain=list(_SIGNS), range=[s for _, s in _SIGNS.values()])
    )
    size = alt.Size(
        "stands:Q",
        title="stands (number)",
        scale=alt.Scale(range=[60, 260]),
        legend=alt.Legend(values=numbers, format="d"),
    )
    x = alt.X(
        "period:O",
        title="period",
        scale=alt.Scale(domain=list(timeline.periods)),
        axis=alt.Axis(labelAngle=0, grid=True),
    )
    y = alt.Y(
        "row:N",
        title="issue and side",
        axis=alt.Axis(labelLimit=260, titleAnchor="start", titleY=-8, titleAngle=0, titleAlign="right"),
    )
    base = alt.Chart(
        alt.InlineData(values=rows), width=_WIDE, height=alt.Step(22), title="Stances by issue, side and period"
    )
    matrix: alt.Chart = base.mark_point(filled=True, opacity=1).encode(x, y, colour, shape, size)
    return matrix


def _accessible(svg: str, timeline: Timeline) -> str:
    """Put the title and the description into the SVG, where screen readers look for them."""
    from html import escape

    start = svg.index(">", svg.index("<svg")) + 1
    words = f'<title id="title">{escape(title(timeline))}</title><desc id="desc">{escape(describe(timeline))}</desc>'
    opening = svg[: start - 1] + ' role="img" aria-labelledby="title desc">'
    return opening + words + svg[start:]


def _in_page(svg: str, page: Page) -> str:
    from communique.report.sourced_templates import page_to_html

    return page_to_html(page).replace("</h1>", f"</h1>\n<figure>{svg}</figure>", 1)
