"""The table of a Reading's attributions in a terminal: what stands inside another is set in under it."""

from rich.table import Table
from rich.text import Text

from communique.reading import Attribution, Evidence, Reading
from communique.report.wording import safe, shorten


def attribution_table(reading: Reading) -> Table:
    """Return the attributions as a table: who, by which words, what, and how it is reported."""
    title = reading.document.title or reading.document.name or "Attributions"
    table = Table(title=Text(safe(title)), title_justify="left", show_lines=False, pad_edge=False)
    for heading in ("", "who", "by which words", "what", "how"):
        table.add_column(heading)
    names = {actor.id: actor.name for actor in reading.actors}
    by_id = {a.id: a for a in reading.attributions}
    for attribution in reading.attributions:
        depth = _depth(attribution, by_id)
        who = _words(attribution.source) or "(not named)"
        name = names.get(attribution.actor or "")
        who += f" = {name}" if name and name not in who else ""
        cells = (
            attribution.id,
            "  " * depth + who,
            _words(attribution.cue),
            _words(attribution.content),
            attribution.kind,
        )
        table.add_row(*(Text(safe(cell) if cell.strip() == cell else "  " * depth + safe(cell)) for cell in cells))
    return table


def _words(spans: Evidence) -> str:
    return shorten(" … ".join(span.text for span in spans), 240)


def _depth(attribution: Attribution, by_id: dict[str, Attribution]) -> int:
    depth = 0
    while attribution.within:
        attribution, depth = by_id[attribution.within], depth + 1
    return depth
