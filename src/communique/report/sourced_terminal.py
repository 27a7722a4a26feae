"""A page with sources in a terminal."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from communique.report.sourced import Line, Page, Table, citations
from communique.report.wording import safe, shorten


def show_page(page: Page, console: Console) -> None:
    """Print a page; a document's words are never read as markup, nor sent raw."""
    console.print(Text(safe(page.title), style="bold"))
    console.print(Text(safe(page.subtitle), style="dim"))
    for section in page.sections:
        console.print()
        console.print(Text(safe(section.title).upper(), style="bold cyan"))
        for line in section.lines:
            console.print(Padding(_line(line), (0, 0, 0, 2 if line.heading else 4)))
        for table in section.tables:
            _table(table, console)
    if page.sources:
        console.print()
        console.print(Text("SOURCES", style="bold cyan"))
    for source, document in citations(page):
        words = Text(f"[{source.number}] {safe(document)}: ", style="dim")
        words.append(" … ".join(f"“{safe(shorten(span.text, 240))}”" for span in source.spans), style="not dim")
        console.print(Padding(words, (0, 0, 0, 2)))


def _line(line: Line) -> Text:
    style = "bold" if line.heading else "italic" if line.sort != "fact" else ""
    text = Text(safe(line.words), style=style)
    if line.notes:
        text.append(" " + _refs(line.notes), style="dim")
    return text


def _refs(notes: tuple[int, ...]) -> str:
    return "".join(f"[{note}]" for note in notes)


def _table(table: Table, console: Console) -> None:
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False, title=Text(safe(table.caption)), title_justify="left")
    for heading in (*table.headings, "sources"):
        grid.add_column(Text(heading), overflow="fold")
    for row, notes in zip(table.rows, table.notes, strict=True):
        grid.add_row(*(Text(safe(cell)) for cell in row), Text(_refs(notes), style="dim"))
    console.print(grid)
