"""The picture of a Reading in a terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from communique.report.picture import Line, Picture
from communique.report.wording import safe, shorten


def show(picture: Picture, console: Console) -> None:
    """Print a picture; a document's words are never read as markup, nor sent raw."""
    console.print(Text(safe(picture.title), style="bold"))
    if picture.subtitle:
        console.print(Text(safe(picture.subtitle), style="dim"))
    for warning in picture.warnings:
        console.print(Text(f"! {safe(warning)}", style="yellow"))
    for section in picture.sections:
        console.print()
        console.print(Text(section.title.upper(), style="bold cyan"))
        for line in section.lines:
            console.print(Padding(_line(line), (0, 0, 0, 2 + 2 * line.depth)))
    if picture.notes:
        console.print()
        console.print(Text("EVIDENCE", style="bold cyan"))
        width = len(str(len(picture.notes)))
        for number, span in enumerate(picture.notes, 1):
            words = Text(f"[{number:>{width}}] ", style="dim")
            words.append(f"“{safe(shorten(span.text, 240))}”", style="")
            words.append(f"  {span.start}–{span.end}", style="dim")
            console.print(Padding(words, (0, 0, 0, 2)))


def _line(line: Line) -> Text:
    text = Text(safe(line.words), style="bold" if line.heading else "")
    if line.notes:
        text.append(" " + "".join(f"[{n}]" for n in line.notes), style="dim")
    return text
