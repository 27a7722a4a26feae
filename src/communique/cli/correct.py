"""`communique correct` and `communique corrections`: what people decide, kept with who, when and why."""

from typing import Annotated

import typer

from communique.cli.record_options import By, Form, Format, Place, open_record, signed
from communique.errors import InputError


def correct(
    target: Annotated[
        str | None, typer.Argument(metavar="TARGET", help="A contact, a position (DOCUMENT:pN) or an issue, by its id.")
    ] = None,
    changes: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE...", help="As date=2025-07-01; nothing after = is unknown."),
    ] = None,
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason; it is kept.")] = "",
    by: By = None,
    undo: Annotated[int | None, typer.Option("--undo", metavar="NUMBER", help="Undo a correction, or an undo.")] = None,
    record: Place = None,
) -> None:
    """Correct the record. Corrections win over what the program reads, now and after every rereading, and are never deleted.

    Of a contact: date, mode, status, initiator, duration, location; merge=CONTACT (the same contact), split=DOCUMENT (that document's
    report is of another). Of a position: rejected=yes. Of an issue: label=WORDS.

    Examples: communique correct FRA-RUS-2025-07-01 duration=PT2H5M --why "the Kremlin's video shows it" --by Ana;
    communique correct --undo 3 --why "misread"
    """
    if not why.strip():
        raise InputError('a correction needs a reason: give --why "..."')
    with open_record(record) as opened:
        if undo is not None:
            number = opened.undo(undo, why=why, by=signed(by))
            typer.echo(f"correction {number}: {undo} undone")
            return
        if target is None or not changes:
            raise InputError("say what is corrected and how: communique correct CONTACT date=2025-07-01 --why ...")
        for change in changes:
            field, equals, value = change.partition("=")
            if not equals:
                raise InputError(f"{change!r} is no change: write FIELD=VALUE, as date=2025-07-01")
            number = opened.correct(target, field.strip(), value.strip() or None, why=why, by=signed(by))
            typer.echo(f"correction {number}: {target} {field.strip()} is now {value.strip() or 'unknown'}")


def corrections(form: Form = Format.table, record: Place = None) -> None:
    """List all corrections, the oldest first, with who made them, when and why.

    Example: communique corrections --format csv
    """
    from communique.cli.tables import print_rows

    with open_record(record) as opened:
        rows = opened.corrections()
    print_rows(
        rows,
        (
            ("number", [str(row.id) for row in rows]),
            ("when", [row.made_at for row in rows]),
            ("by", [row.by for row in rows]),
            ("target", [row.target for row in rows]),
            ("change", [f"undo {row.undoes}" if row.undoes else f"{row.field}={row.value or ''}" for row in rows]),
            ("why", [row.why for row in rows]),
            ("holds", ["yes" if row.active else "undone" for row in rows]),
        ),
        form,
    )
