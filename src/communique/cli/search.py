"""`communique search`: find passages of the record's documents by their words."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.contacts import OfMode
from communique.cli.record_options import Form, Format, Place, Since, Until, open_record

if TYPE_CHECKING:
    from communique.record import Hit


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='All must occur; "a phrase" in quotation marks.')],
    party: Annotated[
        str | None, typer.Option("--party", metavar="PARTY", help="Of contacts or stands of a party.")
    ] = None,
    issue: Annotated[str | None, typer.Option("--issue", metavar="ISSUE", help="Where this issue is raised.")] = None,
    act: Annotated[
        str | None, typer.Option("--act", metavar="ACT", help="Where the party, or anybody, does this.")
    ] = None,
    mode: OfMode = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="Print so many at most.")] = 20,
    form: Form = Format.table,
    record: Place = None,
) -> None:
    """Find passages by their words, the best first, with the words found marked.

    Example: communique search ceasefire --party FRA --act request --since 2025
    """
    with open_record(record) as opened:
        hits = opened.search(
            " ".join(words), party=party, issue=issue, act=act, mode=mode, since=since, until=until, limit=limit
        )
    if form != "table":
        _print(hits, form)
    elif hits:
        _show(hits)
    else:
        typer.echo("nothing found", err=True)


def _print(hits: tuple["Hit", ...], form: str) -> None:
    from communique.cli.tables import print_rows

    print_rows(
        hits,
        (
            ("document", [hit.document.id for hit in hits]),
            ("title", [hit.document.title or hit.document.name or "" for hit in hits]),
            ("date", [hit.day or "" for hit in hits]),
            ("start", [str(hit.start) for hit in hits]),
            ("passage", [hit.text for hit in hits]),
        ),
        form,
    )


def _show(hits: tuple["Hit", ...]) -> None:
    from rich.console import Console
    from rich.text import Text

    from communique.report.wording import safe

    console = Console(highlight=False, markup=False, emoji=False)
    plain = not sys.stdout.isatty()
    for hit in hits:
        title = hit.document.title or hit.document.name or hit.document.id[:16]
        console.print(Text(safe(f"{hit.day or 'no date'}  {title}"), style="bold"))
        console.print(Text(f"    {hit.document.id[:16]}:{hit.start}-{hit.end}  {hit.contact or ''}", style="dim"))
        console.print(Text("    ").append_text(_marked(hit, plain=plain)))


def _marked(hit: "Hit", *, plain: bool) -> "Text":
    """Return the passage with its words marked: in colour on a terminal, else between **."""
    from rich.text import Text

    from communique.report.wording import safe

    shown, place = Text(), 0
    for start, end in hit.marks:
        shown.append(_inline(hit.text[place:start]))
        words = safe(hit.text[start:end])
        shown.append(f"**{words}**" if plain else words, style="bold reverse")
        place = end
    return shown.append(_inline(hit.text[place:]))


def _inline(text: str) -> str:
    """Return text that stands between others on one line: its outer spaces stay."""
    from communique.report.wording import safe

    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{safe(text)}{after}"


if TYPE_CHECKING:
    from rich.text import Text
