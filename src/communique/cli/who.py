"""`communique who`: who is meant by some words on a day, and why."""

from dataclasses import asdict
from typing import Annotated

import typer

from communique.cli.batch import each
from communique.errors import InputError

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
    from communique.cli.printing import print_row
    from communique.extract.who import identify
    from communique.ingest.questions import Question, read_questions
    from communique.report.identity import to_row

    def answer(question: Question) -> dict[str, object]:
        return {"id": question.id, **to_row(identify(question.mention, question.document, question.day))}

    each(read_questions(path), answer, print_row)


def _answer_cases(path: str) -> None:
    from communique.cli.printing import print_row
    from communique.ingest.questions import MentionCase, read_cases
    from communique.reader import read_mentions

    def answer(case: MentionCase) -> dict[str, object]:
        resolved = read_mentions(case.document, [(p.start, p.text, p.role) for p in case.places])
        return {"name": case.document.name, "resolved": [[asdict(actor) for actor in actors] for actors in resolved]}

    each(read_cases(path), answer, print_row)
