"""The rhythm of contacts: how often, through which channel, with which silences, and who begins them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from communique.record import ContactRow
from communique.report.brief_sides import Side
from communique.report.brief_wording import first_day, last_day


@dataclass(frozen=True)
class Silence:
    """The time between two contacts in days; a range where a date is vague."""

    before: ContactRow
    after: ContactRow
    least: int
    most: int


@dataclass(frozen=True)
class Rhythm:
    """What is counted over the contacts that were held and dated, oldest first."""

    contacts: tuple[ContactRow, ...]
    undated: int
    usual_gap: int | None
    """The median of the gaps in days; None where there are fewer than two gaps between dates known to the day."""
    longest: Silence | None
    modes: tuple[tuple[str, int], ...]
    began: tuple[tuple[str, int], ...]
    """Each side's name with the contacts that it began."""
    began_unknown: int
    began_contested: int


def count_rhythm(rows: Sequence[ContactRow], sides: Sequence[Side]) -> Rhythm:
    """Return the rhythm of contacts between sides."""
    held = [row for row in rows if row.status == "held"]
    dated = sorted((row for row in held if first_day(row.date)), key=lambda row: (first_day(row.date), row.id))
    silences = [_silence(a, b) for a, b in pairwise(dated)]
    exact = [silence.least for silence in silences if silence.least == silence.most]
    starters = Counter(_starter(row, sides) for row in held)
    return Rhythm(
        tuple(dated),
        len(held) - len(dated),
        round(median(exact)) if len(exact) > 1 else None,
        max(silences, key=lambda silence: silence.most, default=None),
        tuple(Counter(row.mode for row in held).most_common()),
        tuple((side.name, starters[side.name]) for side in sides),
        starters[None],
        sum("initiator" in row.contested for row in held),
    )


def _silence(before: ContactRow, after: ContactRow) -> Silence:
    a, b = _days(before), _days(after)
    return Silence(before, after, max(0, (b[0] - a[1]).days), max(0, (b[1] - a[0]).days))


def _days(row: ContactRow) -> tuple[date, date]:
    first = first_day(row.date) or date.min
    return first, last_day(row.date) or first


def _starter(row: ContactRow, sides: Sequence[Side]) -> str | None:
    """Return the side that began a contact; an initiator without a party is found among those who took part."""
    if row.initiator is None:
        return None
    same = next((who for who in row.participants if who.id == row.initiator.id), row.initiator)
    return next((side.name for side in sides if side.has(same)), None)
