"""`communique who`: who is meant by some words on a day, and why."""

from typing import TYPE_CHECKING, Annotated

import typer

from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ingest.rows import SetAside

Words = Annotated[str | None, typer.Argument(metavar="[MENTION]", help='The words, as "the Turkish president".')]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The day of the text, as 2006-01-01; today where not given."),
]
Around = Annotated[str | None, typer.Option("--text", metavar="TEXT", help="The sentence in which the words stand.")]
Rows = Annotated[
    str | None,
    typer.Option(
        "--jsonl",
        metavar="FILE",
        help='Rows {"id", "mention", "date", "text"}, answered one a line; - is standard input.',
    ),
]
Cases = Annotated[
    str | None,
    typer.Option(
        "--mentions",
        metavar="FILE",
        help='Documents with "mentions", each resolved as the reader does; - is standard input.',
    ),
]


def who(words: Words = None, day: Day = None, text: Around = None, rows: Rows = None, cases: Cases = None) -> None:
    """Say who is meant: name, office, its first and last day, and why. Undecidable mentions name the candidates.

    Exit code: 0 all answered, 1 some rows set aside (named on standard error), 2 wrong use.

    Examples: communique who "the Turkish president" --date 2006-01-01;
    communique who --jsonl questions.jsonl > answers.jsonl
    """
    if sum(given is not None for given in (words, rows, cases)) != 1:
        raise InputError(
            'name one thing to answer: a mention, as communique who "Merkel", or --jsonl FILE, or --mentions FILE'
        )
    if words is not None:
        _answer_one(words, day, text)
    elif day is not None or text is not None:
        raise InputError("--date and --text go with a mention: rows bring their own")
    elif rows is not None:
        _answer_rows(rows)
    else:
        _answer_cases(str(cases))


def _answer_one(words: str, day: str | None, text: str | None) -> None:
    from datetime import date

    import communique
    from communique.cli.printing import safe_text
    from communique.report.identity import to_lines

    for line in to_lines(communique.who(words, day=day or date.today(), text=text)):
        typer.echo(safe_text(line))


def _answer_rows(path: str) -> None:
    from communique.extract.who import identify
    from communique.ingest.questions import read_questions
    from communique.ingest.rows import SetAside
    from communique.report.identity import to_row

    failed = 0
    for question in read_questions(path):
        if isinstance(question, SetAside):
            failed += _name(question)
            continue
        _print({"id": question.id, **to_row(identify(question.mention, question.document, question.day))})
    _end(failed)


def _answer_cases(path: str) -> None:
    from communique.ingest.questions import read_cases
    from communique.ingest.rows import SetAside
    from communique.reader import read_mentions

    failed = 0
    for case in read_cases(path):
        if isinstance(case, SetAside):
            failed += _name(case)
            continue
        resolved = read_mentions(case.document, [(place.start, place.text) for place in case.places])
        _print({"name": case.document.name, "resolved": [[actor.__dict__ for actor in actors] for actors in resolved]})
    _end(failed)


def _name(row: "SetAside") -> int:
    typer.echo(f"communique: {row}", err=True)
    return 1


def _print(row: dict[str, object]) -> None:
    import json

    from communique.cli.printing import safe_json

    typer.echo(safe_json(json.dumps(row, ensure_ascii=False)))


def _end(failed: int) -> None:
    if failed:
        typer.echo(f"communique: {failed} set aside", err=True)
        raise typer.Exit(1)
