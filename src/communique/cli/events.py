"""`communique events`: what happened by a document's account, as PLOVER event records."""

from typing import TYPE_CHECKING

from communique.cli.batch import Inputs, Listed, Listing, Published, Shown, each_document

if TYPE_CHECKING:
    from communique.reading import Reading


def events(inputs: Inputs, published: Published = None, form: Listed = Listing.table, progress: Shown = True) -> None:
    """List what happened as PLOVER event records: who did what to whom, when, with the words that say it.

    Exit code: 0 all read, 1 some input set aside (named on standard error), 2 wrong use.

    Examples: communique events examples/news-report.txt --date 2025-07-02;
    communique events corpus.jsonl --format jsonl > events.jsonl
    """
    from communique.reader import read_document

    each_document(inputs, published, read_document, lambda reading: _print(reading, form), progress=progress)


def _print(reading: "Reading", form: Listing) -> None:
    from communique.cli.printing import print_row
    from communique.report.event_records import event_records, event_table

    if form == Listing.jsonl:
        print_row(event_records(reading))
        return
    from rich.console import Console

    Console(highlight=False, markup=False, emoji=False).print(event_table(reading))
