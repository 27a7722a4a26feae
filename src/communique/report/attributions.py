"""The table of attributions in a terminal: what stands inside another is set in under it."""

from rich.table import Table
from rich.text import Text

from communique.reading import Attribution, Evidence, Reading
from communique.report.wording import safe, shorten


def attribution_table(reading: Reading, attributions: tuple[Attribution, ...]) -> Table:
    """Return attributions of a Reading as a table: who, by which words, what, and how it is reported."""
    title = reading.document.title or reading.document.name or "Attributions"
    table = Table(title=Text(safe(title)), title_justify="left", show_lines=False, pad_edge=False)
    for heading in ("", "who", "by which words", "what", "how"):
        table.add_column(heading)
    names = {actor.id: actor.name for actor in reading.actors}
    by_id = {a.id: a for a in attributions}
    for attribution in attributions:
        inset = "  " * _depth(attribution, by_id)
        who = _words(attribution.source) or "(not named)"
        name = names.get(attribution.actor or "")
        who += f" = {name}" if name and name not in who else ""
        cells = (
            safe(attribution.id),
            inset + safe(who),
            *map(safe, map(_words, (attribution.cue, attribution.content))),
        )
        table.add_row(*map(Text, cells), attribution.kind)
    return table


def _words(spans: Evidence) -> str:
    return shorten(" … ".join(span.text for span in spans), 240)


def _depth(attribution: Attribution, by_id: dict[str, Attribution]) -> int:
    depth = 0
    while attribution.within:
        attribution, depth = by_id[attribution.within], depth + 1
    return depth
