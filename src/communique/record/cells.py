"""The cells of a contact: every value that is told, who tells it, and by a stated rule which is shown first.

A correction by a person comes first. Else a value that another only makes more precise gives way to it; of the rest, what both sides'
own accounts tell comes before what one side's tells, and this before what others tell; then what more independent documents tell; then,
of a contact's status, what was published last.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from communique.extract.periods import bounds
from communique.record.reports import Report

FIELDS = ("date", "mode", "status", "initiator", "duration", "location")
"""The fields of a contact that documents may tell differently."""

Agreement = Literal["shown", "vaguer", "different"]
Basis = Literal["corrected", "both sides", "one side", "others"]

_STATUS_BEFORE = ("proposed", "planned", "under_way", "held")
_IN_PERSON = ("visit", "summit")
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_ABOUT = 0.15
"""How far off an approximate length may be."""


@dataclass(frozen=True)
class Told:
    """One value of one field with the reports that tell it, and how it stands to the value shown."""

    value: str
    agreement: Agreement
    reports: tuple[str, ...]
    approximate: bool = False


@dataclass(frozen=True)
class Cell:
    """One field of a contact: the value shown, why it is, and all values side by side, the shown one first."""

    field: str
    shown: str | None
    basis: Basis | None
    told: tuple[Told, ...]
    only_in: str | None = None
    """The one document that says anything of it, where there is just one."""
    correction: int | None = None
    """Number of the correction that set it."""

    @property
    def contested(self) -> bool:
        """Whether documents differ beyond precision, and no person has decided between them."""
        return self.correction is None and any(told.agreement == "different" for told in self.told)

    @property
    def approximate(self) -> bool:
        """Whether the shown value is told as approximate only."""
        return bool(self.told) and self.told[0].value == self.shown and self.told[0].approximate


@dataclass(frozen=True)
class _Value:
    """A value while it is weighed: two of one `sense` are equal, the larger `detail` is the more telling form."""

    text: str
    sense: str
    detail: int = 0
    approximate: bool = False


def fill_cells(reports: Iterable[Report], corrected: Mapping[str, tuple[str | None, int]]) -> dict[str, Cell]:
    """Return the cells of one contact by field; `corrected` has the value and number of each correction by field."""
    reports = sorted(reports, key=lambda report: report.id)
    return {field: fill_cell(field, reports, corrected.get(field)) for field in FIELDS}


def fill_cell(field: str, reports: Iterable[Report], correction: tuple[str | None, int] | None = None) -> Cell:
    """Return one cell from all reports of a contact."""
    values: dict[_Value, list[Report]] = {}
    for report in reports:
        value = _VALUES.get(field, _plain)(field, report)
        if value:
            values.setdefault(value, []).append(report)
    shown = _set_by_hand(correction[0]) if correction else _choose(field, values)
    told = sorted(
        (Told(value.text, _agreement(field, value, shown), tuple(r.id for r in found), value.approximate)
         for value, found in values.items()),
        key=lambda t: (t.agreement != "shown", t.agreement != "vaguer", t.value, t.approximate),
    )  # fmt: skip
    origins = {report.origin for found in values.values() for report in found}
    return Cell(
        field,
        shown.text if shown else None,
        "corrected" if correction else _basis(field, shown, values) if shown else None,
        tuple(told),
        only_in=next(iter(origins)) if len(origins) == 1 else None,
        correction=correction[1] if correction else None,
    )


def _set_by_hand(text: str | None) -> _Value | None:
    return _Value(text, text.casefold()) if text else None


def _choose(field: str, values: Mapping[_Value, list[Report]]) -> _Value | None:
    sharpest = [value for value in values if not any(_is_vaguer(field, value, other) for other in values)]
    return min(sharpest, key=lambda value: _rank(field, value, values), default=None)


def _rank(field: str, value: _Value, values: Mapping[_Value, list[Report]]) -> tuple[object, ...]:
    telling = _telling(field, value, values)
    latest = max((r.published or "" for r in telling), default="") if field == "status" else ""
    days = -int(latest.replace("-", "")) if latest else 0
    return -_sides(telling), -len({r.origin for r in telling}), days, value.text, value.approximate


def _telling(field: str, value: _Value, values: Mapping[_Value, list[Report]]) -> list[Report]:
    """Return the reports that tell a value, or tell it less precisely."""
    return [
        report
        for other, found in values.items()
        if other.sense == value.sense or _is_vaguer(field, other, value)
        for report in found
    ]


def _sides(reports: Iterable[Report]) -> int:
    """Return how many of the contact's own sides tell it, two at most counted."""
    return min(2, len({report.of_side for report in reports if report.of_side}))


def _basis(field: str, shown: _Value, values: Mapping[_Value, list[Report]]) -> Basis:
    sides = _sides(_telling(field, shown, values))
    return "both sides" if sides == 2 else "one side" if sides else "others"


def _agreement(field: str, value: _Value, shown: _Value | None) -> Agreement:
    if shown is None or value == shown or (value.text == shown.text and not value.approximate):
        return "shown"
    return "vaguer" if _is_vaguer(field, value, shown) or _is_vaguer(field, shown, value) else "different"


def _is_vaguer(field: str, value: _Value, other: _Value) -> bool:
    """Whether a value says the same as another with less precision."""
    if value == other:
        return False
    if value.sense == other.sense:
        return (not value.approximate, value.detail) < (not other.approximate, other.detail)
    return field in _VAGUER and _VAGUER[field](value, other)


def _plain(field: str, report: Report) -> _Value | None:
    text = getattr(report, field)
    return _Value(text, text.casefold()) if text else None


def _initiator(_field: str, report: Report) -> _Value | None:
    """A person of a side and the side itself are one initiator, the person said more precisely."""
    if report.initiator is None:
        return None
    party = report.initiator_party or report.initiator
    return _Value(report.initiator, party, int(report.initiator in report.principals))


def _duration(_field: str, report: Report) -> _Value | None:
    if report.duration is None:
        return None
    return _Value(report.duration, report.duration, approximate=report.duration_approximate)


def _date_is_vaguer(value: _Value, other: _Value) -> bool:
    (first, last), (begin, end) = bounds(value.text), bounds(other.text)
    if not (first and last and begin and end):
        return False
    if (first, last) == (begin, end):
        return value.text.endswith("~") and not other.text.endswith("~")
    return first <= begin and end <= last


def _mode_is_vaguer(value: _Value, other: _Value) -> bool:
    return value.text == "unspecified" or (value.text == "meeting" and other.text in _IN_PERSON)


def _status_is_vaguer(value: _Value, other: _Value) -> bool:
    """What was planned and then held is not told differently: it was told before."""
    both = (value.text, other.text)
    if not all(text in _STATUS_BEFORE for text in both):
        return False
    return _STATUS_BEFORE.index(value.text) < _STATUS_BEFORE.index(other.text)


def _duration_is_vaguer(value: _Value, other: _Value) -> bool:
    if not value.approximate or other.approximate:
        return False
    length, exact = _minutes(value.text), _minutes(other.text)
    return length is not None and exact is not None and abs(length - exact) <= _ABOUT * length


def _location_is_vaguer(value: _Value, other: _Value) -> bool:
    """ "Geneva" and "Geneva, Switzerland"."""
    return other.sense.startswith(f"{value.sense},")


def _minutes(duration: str) -> float | None:
    match = _DURATION.fullmatch(duration)
    if match is None:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return days * 1440 + hours * 60 + minutes + seconds / 60


_VALUES: dict[str, Callable[[str, Report], _Value | None]] = {"initiator": _initiator, "duration": _duration}
_VAGUER: dict[str, Callable[[_Value, _Value], bool]] = {
    "date": _date_is_vaguer,
    "mode": _mode_is_vaguer,
    "status": _status_is_vaguer,
    "duration": _duration_is_vaguer,
    "location": _location_is_vaguer,
}
