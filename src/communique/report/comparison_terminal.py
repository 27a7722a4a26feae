"""The page of a comparison in a terminal: A and B side by side."""

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.report.comparison_page import Page, PageSection, Quote, Row
from communique.report.wording import safe, shorten


def show_comparison(page: Page, console: Console) -> None:
    """Print a page; a document's words are never read as markup, nor sent raw."""
    console.print(Text(page.title, style="bold"))
    for name, (title, about) in (("A", page.a), ("B", page.b)):
        console.print(Text.assemble((f"{name}  ", "bold"), safe(title), (f"  {safe(about)}", "dim")))
    for warning in page.warnings:
        console.print(Text(f"! {safe(warning)}", style="yellow"))
    console.print()
    console.print(Text(" ".join(page.summary)))
    for section in page.sections:
        _show_section(section, console)
    if page.notes:
        console.print()
        console.print(Text("EVIDENCE", style="bold cyan"))
    for note in page.notes:
        words = Text(f"[{note.number}] ", style="dim")
        words.append(f"“{safe(shorten(note.span.text, 240))}”", style="")
        words.append(f"  {note.span.start}–{note.span.end}", style="dim")
        console.print(Padding(words, (0, 0, 0, 2)))


def _show_section(section: PageSection, console: Console) -> None:
    console.print()
    console.print(Text(safe(section.title).upper(), style="bold cyan"))
    if section.remark:
        console.print(Text(safe(section.remark), style="dim"))
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False)
    table.add_column("", ratio=2)
    table.add_column("A", ratio=5)
    table.add_column("B", ratio=5)
    for row in section.rows:
        table.add_row(_label(row), _quotes(row.a), _quotes(row.b), end_section=True)
    console.print(Padding(table, (0, 0, 0, 2)))


def _label(row: Row) -> Text:
    text = Text(safe(row.label), style="bold")
    for note in row.notes:
        text.append("\n" + safe(note), style="not bold dim")
    return text


def _quotes(quotes: tuple[Quote, ...]) -> Text:
    text = Text()
    for quote in quotes:
        if text:
            text.append("\n")
        if quote.who:
            text.append(f"{safe(quote.who)}: ", style="italic")
        for run in quote.runs:
            text.append(_one_line(run.text), style="bold underline" if run.marked else "")
        text.append(f" [{quote.number}]", style="dim")
    return text or Text("—", style="dim")


def _one_line(words: str) -> str:
    """Make words safe and keep the spaces at their ends, which part them from the next run."""
    return f"{' ' if words[:1].isspace() else ''}{safe(words)}{' ' if words[-1:].isspace() else ''}"
