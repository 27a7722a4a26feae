"""A group of reports as rows: the contact with what is shown of it, who took part, and its pairs of parties."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from sqlalchemy import Table

from communique.extract.periods import bounds
from communique.record import schema
from communique.record.cells import Cell, fill_cells
from communique.record.merging import Group
from communique.record.reports import Report

Row = dict[str, object]


def contact_rows(group: Group, corrected: Mapping[str, tuple[str | None, int]]) -> dict[Table, list[Row]]:
    """Return the rows of one contact by table."""
    cells = fill_cells(group.reports, corrected)
    first, last = _days(cells["date"].shown)
    taking_part = participants(group.reports)
    parties = sorted(set(taking_part.values()))
    contact = _contact(group, cells, (first, last), taking_part)
    return {
        schema.contacts: [contact],
        schema.contact_parties: [
            {"contact_id": group.id, "actor_id": actor, "party": party, "day": first}
            for actor, party in taking_part.items()
        ],
        schema.contact_pairs: [
            {
                "contact_id": group.id,
                "a": a,
                "b": b,
                **{key: contact[key] for key in ("day", "last_day", "mode", "status")},
            }
            for a, b in (*combinations(parties, 2), *((party, "") for party in parties), ("", ""))
        ],
    }


def participants(reports: Sequence[Report]) -> dict[str, str]:
    """Return who took part with their parties; a party's persons, where any report names them, stand for it."""
    found: dict[str, str] = {}
    with_persons = {
        party for report in reports for party, person in zip(report.parties, report.principals, strict=True) if person
    }
    for report in sorted(reports, key=lambda report: report.id):
        named = {party for party, person in zip(report.parties, report.principals, strict=True) if person}
        pairs = zip(report.participants, report.sides, strict=True)
        found.update((actor, party) for actor, party in pairs if party in named or party not in with_persons)
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def _contact(group: Group, cells: Mapping[str, Cell], days: tuple[str, str], taking_part: Mapping[str, str]) -> Row:
    return {
        "id": group.id,
        "scope": group.reports[0].scope,
        "day": days[0],
        "last_day": days[1],
        "date": cells["date"].shown,
        "mode": cells["mode"].shown or "unspecified",
        "status": cells["status"].shown or "held",
        "initiator": cells["initiator"].shown,
        "duration": cells["duration"].shown,
        "duration_approximate": cells["duration"].approximate,
        "location": cells["location"].shown,
        "accounts": len({report.origin for report in group.reports}),
        "contested": ",".join(field for field, cell in cells.items() if cell.contested),
        "participants": _pack(taking_part),
        "members": _pack(report.id for report in group.reports),
    }


def _pack(ids: Iterable[str]) -> str:
    return json.dumps(list(ids), separators=(",", ":"))


def _days(date: str | None) -> tuple[str, str]:
    first, last = bounds(date) if date else (None, None)
    return (first.isoformat() if first else ""), (last.isoformat() if last else "")
