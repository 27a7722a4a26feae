"""`communique who`: who is meant by some words on a day, and why."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ingest.rows import SetAside

Item = TypeVar("Item")

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
    from communique.ingest.questions import Question, read_questions
    from communique.report.identity import to_row

    def answer(question: Question) -> dict[str, object]:
        return {"id": question.id, **to_row(identify(question.mention, question.document, question.day))}

    _answer_each(read_questions(path), answer)


def _answer_cases(path: str) -> None:
    from communique.ingest.questions import MentionCase, read_cases
    from communique.reader import read_mentions

    def answer(case: MentionCase) -> dict[str, object]:
        resolved = read_mentions(case.document, [(p.start, p.text, p.role) for p in case.places])
        return {"name": case.document.name, "resolved": [[asdict(actor) for actor in actors] for actors in resolved]}

    _answer_each(read_cases(path), answer)


def _answer_each(items: "Iterable[Item | SetAside]", answer: Callable[[Item], dict[str, object]]) -> None:
    """Print an answer a line; what is set aside, or what the program itself fails on, is named and the rest goes on."""
    from communique.ingest.files import show_path
    from communique.ingest.rows import SetAside

    failed = 0
    for number, item in enumerate(items, 1):
        if isinstance(item, SetAside):
            failed += _name(item)
            continue
        try:
            row = answer(item)
        except Exception as error:
            what = show_path(f"{type(error).__name__}: {error}"[:200])
            failed += _name(SetAside(f"row {number}", f"the program failed on it ({what}): please report this"))
            continue
        _print(row)
    if failed:
        typer.echo(f"communique: {failed} set aside", err=True)
        raise typer.Exit(1)


def _name(row: "SetAside") -> int:
    typer.echo(f"communique: {row}", err=True)
    return 1


def _print(row: dict[str, object]) -> None:
    import json

    from communique.cli.printing import safe_json

    typer.echo(safe_json(json.dumps(row, ensure_ascii=False)))
