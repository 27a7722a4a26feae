"""Commitments: a definite future act that parties undertake, with its due date where the words give one."""

from communique.extract.dates import TimeExpression
from communique.extract.stands import Stand
from communique.language.parse import Parse
from communique.reading import Commitment, Span

THRESHOLD = 0.5


def find_commitments(stands: list[Stand], parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Commitment, ...]:
    """Return what the holders of stands undertake, in text order."""
    return tuple(_commitment(stand, parse, times) for stand in stands if stand.tag.commitment >= THRESHOLD)


def _commitment(stand: Stand, parse: Parse, times: tuple[TimeExpression, ...]) -> Commitment:
    span = Span.cut(parse.document.text, stand.tag.start, stand.tag.end)
    return Commitment(
        parties=stand.holders,
        action=span.text,
        due=_due(span, times),
        addressee=stand.addressee,
        attributed_to=stand.attributed_to,
        evidence=(span,),
    )


def _due(span: Span, times: tuple[TimeExpression, ...]) -> str | None:
    """The date in the words of the undertaking; of "by the end of the year" its last day."""
    dates = [t for t in times if t.kind == "date" and t.value and span.start <= t.span.start < span.end]
    for time in dates:
        value = time.value or ""
        if value.startswith("../"):
            return value.removeprefix("../")
    return dates[0].value if dates else None
