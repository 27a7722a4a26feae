"""`communique attributions`: who says what by which words, stands and all other reported speech."""

from typing import TYPE_CHECKING

import typer

from communique.cli.batch import Inputs, Listed, Listing, Published, Shown, each_document

if TYPE_CHECKING:
    from communique.reader import Workings
    from communique.reading import Attribution, Reading


def attributions(
    inputs: Inputs, published: Published = None, form: Listed = Listing.table, progress: Shown = True
) -> None:
    """Tell who says what by which words: source, cue and content of all reported speech, with what stands inside what.

    Exit code: 0 all read, 1 some input set aside (named on standard error), 2 wrong use.

    Example: communique attributions examples/news-report.txt --date 2025-07-02
    """
    from communique.reader import read_with_workings

    each_document(inputs, published, read_with_workings, lambda read: _tell(*read, form), progress=progress)


def _tell(reading: "Reading", workings: "Workings | None", form: Listing) -> None:
    for warning in reading.warnings:
        typer.echo(f"communique: {warning}", err=True)
    told = _heard(reading.attributions, workings.heard) if workings else ()
    _print_line(reading, told) if form is Listing.jsonl else _print_table(reading, told)


def _heard(attributions: "tuple[Attribution, ...]", heard: frozenset[str]) -> "tuple[Attribution, ...]":
    """Leave out what only the tagger's stands make; what stood inside such a one stands inside its host."""
    by_id = {a.id: a for a in attributions}

    def host(attribution: "Attribution") -> str | None:
        while attribution.within and attribution.within not in heard:
            attribution = by_id[attribution.within]
        return attribution.within

    return tuple(a.model_copy(update={"within": host(a)}) for a in attributions if a.id in heard)


def _print_line(reading: "Reading", told: "tuple[Attribution, ...]") -> None:
    from communique.cli.printing import print_row

    rows = [attribution.model_dump(mode="json") for attribution in told]
    print_row({"name": reading.document.name, "text": reading.document.text, "attributions": rows})


def _print_table(reading: "Reading", told: "tuple[Attribution, ...]") -> None:
    from rich.console import Console

    from communique.report.attributions import attribution_table

    console = Console(highlight=False, markup=False, emoji=False)
    console.print(attribution_table(reading, told))
