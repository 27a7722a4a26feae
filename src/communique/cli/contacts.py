"""`communique contacts` and `communique contact`: look contacts up in the record."""

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.record_options import Form, Format, Limit, Place, Since, Until, open_record

if TYPE_CHECKING:
    from communique.record import Account, Cell, ContactRow, ContactView

Between = Annotated[
    tuple[str, str] | None,
    typer.Option("--between", metavar="A B", help="Two parties: states (FRA, France), organisations or persons."),
]
Of = Annotated[list[str] | None, typer.Option("--of", metavar="PARTY", help="A party that took part; may be repeated.")]
OfMode = Annotated[
    str | None, typer.Option("--mode", metavar="MODE", help="telephone, video, meeting, visit, summit, correspondence.")
]
OfStatus = Annotated[
    str | None,
    typer.Option("--status", metavar="STATUS", help="held, under_way, planned, proposed, cancelled, denied."),
]


def contacts(
    between: Between = None,
    of: Of = None,
    since: Since = None,
    until: Until = None,
    mode: OfMode = None,
    status: OfStatus = None,
    limit: Limit = 100,
    form: Form = Format.table,
    record: Place = None,
) -> None:
    """List contacts, the latest first.

    Example: communique contacts --between FRA RUS --since 2022 --mode telephone
    """
    from communique.cli.tables import print_rows

    with open_record(record) as opened:
        rows = opened.contacts(
            *(between or ()), *(of or ()), since=since, until=until, mode=mode, status=status, limit=limit
        )
    print_rows(
        rows,
        (
            ("id", [row.id for row in rows]),
            ("date", [row.date or "" for row in rows]),
            ("mode", [row.mode for row in rows]),
            ("status", [row.status for row in rows]),
            ("participants", ["; ".join(who.name for who in row.participants) for row in rows]),
            ("initiator", [row.initiator.name if row.initiator else "" for row in rows]),
            ("duration", [row.duration or "" for row in rows]),
            ("accounts", [str(row.accounts) for row in rows]),
            ("contested", [" ".join(row.contested) for row in rows]),
        ),
        form,
        table=(
            ("date", [row.date or "no date" for row in rows]),
            ("contact", [_describe(row) for row in rows]),
            ("id", [row.id for row in rows]),
        ),
    )


def contact(
    key: Annotated[str, typer.Argument(metavar="CONTACT", help="Its id, or the beginning of it.")],
    form: Form = Format.table,
    record: Place = None,
) -> None:
    """Show one contact whole: each cell with all who tell it, issues, positions, commitments and claims.

    Example: communique contact FRA-RUS-2025-07-01
    """
    import dataclasses

    from communique.cli.tables import print_json

    with open_record(record) as opened:
        view = opened.contact(key)
    if form == "json":
        print_json(dataclasses.asdict(view))
    else:
        _show(view, form)


def _show(view: "ContactView", form: str) -> None:
    from communique.cli.tables import print_rows
    from communique.report.wording import safe

    told = [(cell, value) for cell in view.cells for value in cell.told]
    corrected = [cell for cell in view.cells if cell.basis == "corrected"]
    names = {a.report: _cite(a) for a in view.accounts}
    typer.echo(f"{view.row.id}: {'; '.join(who.name for who in view.row.participants)}", err=form == "csv")
    print_rows(
        [*corrected, *(value for _, value in told)],
        (
            ("cell", [*(cell.field for cell in corrected), *(cell.field for cell, _ in told)]),
            ("value", [*(cell.shown or "unknown" for cell in corrected), *(_about(v.value, v.approximate) for _, v in told)]),
            ("", [*(f"set by correction {cell.correction}" for cell in corrected),
                  *(_standing(cell, value.agreement) for cell, value in told)]),
            ("told by", [*("" for _ in corrected), *("; ".join(names[r] for r in value.reports) for _, value in told)]),
        ),
        form,
    )  # fmt: skip
    for claim in view.claims if form == "table" else ():
        typer.echo(
            safe(f"claim {claim.kind} {claim.value}: {claim.record_verdict} by the record ({claim.record_reason})")
        )
    if form == "table" and view.positions:
        from communique.cli.positions import print_positions

        print_positions(view.positions, form)


def _cite(account: "Account") -> str:
    """Return a document as a reader knows it: whose account, its name, its first digits."""
    document = account.document
    whose = f"{account.of_side}: " if account.of_side else ""
    return f"{whose}{document.name or document.title or ''} [{document.id[:8]}]"


def _standing(cell: "Cell", agreement: str) -> str:
    if agreement == "shown" and cell.only_in and cell.basis != "corrected":
        return "shown: only there"
    if agreement == "shown":
        return "shown, corrected" if cell.basis == "corrected" else f"shown: {cell.basis}"
    return {"vaguer": "less precise", "different": "told differently"}[agreement]


def _describe(row: "ContactRow") -> str:
    """Return what a list shows of a contact: who, how, how long, who began it, how many tell it."""
    from communique.report.wording import MODES, STATUSES, say_duration

    parts = [MODES[row.mode], STATUSES[row.status]]
    parts += [_about(say_duration(row.duration), row.duration_approximate)] if row.duration else []
    parts += [f"begun by {row.initiator.name}"] if row.initiator else []
    parts += [f"{row.accounts} account{'s' * (row.accounts != 1)}"]
    parts += [f"told differently: {', '.join(row.contested)}"] if row.contested else []
    return f"{' – '.join(who.name for who in row.participants)}\n{', '.join(parts)}"


def _about(value: str, approximate: bool) -> str:
    return f"about {value}" if value and approximate else value
