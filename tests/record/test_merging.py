"""Which reports are of one contact: a table of pairs, and what holds for any set of reports in any order."""

import csv
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.periods import bounds
from communique.record.cells import fill_cells
from communique.record.merging import group
from communique.record.reports import RECENT

CASES = list(csv.DictReader((Path(__file__).parent.parent / "cases/merging.csv").read_text("utf-8").splitlines()))
PRINCIPALS = {"-": (None, None), "foreign-minister": ("the-minister", "gustavo-petro")}


def dated(fields):
    """Return the fields with first and last day as a Reading's contact has them."""
    told = fields.get("date", "2031-03-04")
    if told:
        first, last = bounds(told)
        return {**fields, "date": told, "first": first.isoformat(), "last": last.isoformat()}
    published = date.fromisoformat(fields.get("published", "2031-03-05"))
    window = (published - RECENT).isoformat(), published.isoformat()
    return {
        **fields,
        "date": None,
        **dict(zip(("first", "last"), window if fields.get("main") else (None, None), strict=True)),
    }


def parse(cell):
    fields = dict(part.split("=") for part in cell.split(";")) if cell else {}
    if "principals" in fields:
        fields["principals"] = PRINCIPALS[fields["principals"]]
    fields.update({key: fields[key] == "yes" for key in ("main", "named") if key in fields})
    return dated(fields)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_two_reports_are_of_one_contact_or_not(case, report_of):
    reports = [report_of("d1", **parse(case["first"])), report_of("d2", **parse(case["second"]))]
    assert len(group(reports)) == (1 if case["one"] == "yes" else 2)


def test_a_vague_report_that_fits_two_contacts_joins_neither(report_of):
    reports = [
        report_of("d1", **dated({})),
        report_of("d2", **dated({"date": "2031-03-20"})),
        report_of("d3", **dated({"date": "2031-03"})),
    ]
    assert sorted(len(found.reports) for found in group(reports)) == [1, 1, 1]


def test_a_vague_report_never_ties_two_contacts_together(report_of):
    days = ["2031-03-04", "2031-03-05", "2031-03", "2031"]
    reports = [report_of(f"d{n}", **dated({"date": day})) for n, day in enumerate(days)]
    for found in group(reports):
        assert len({report.first for report in found.reports if report.first == report.last}) <= 1


def test_what_one_document_tells_apart_stays_apart(report_of):
    reports = [report_of("d1", 1), report_of("d1", 2, main=False), report_of("d2", 1)]
    assert sorted(len(found.reports) for found in group(reports)) == [1, 2]


def test_a_reprint_of_an_undated_report_is_the_same_contact(report_of):
    undated = dated({"date": "", "main": False})
    reports = [report_of("d1", **undated), report_of("d2", origin="d1", **undated), report_of("d3", **undated)]
    assert sorted(len(found.reports) for found in group(reports)) == [1, 2]


@st.composite
def sets_of_reports(draw):
    """Draw reports that often nearly agree: a few days, persons, channels and lengths."""
    count = draw(st.integers(1, 12))
    reports = []
    for number in range(count):
        fields = {
            "date": draw(st.sampled_from(["2031-03-04", "2031-03-05", "2031-03", "2031", "2031-03-04/2031-03-06", ""])),
            "mode": draw(st.sampled_from(["telephone", "unspecified", "meeting", "visit"])),
            "principals": draw(
                st.sampled_from(
                    [("gabriel-boric", "gustavo-petro"), (None, "gustavo-petro"), (None, None), ("the-minister", None)]
                )
            ),
            "duration": draw(st.sampled_from([None, "PT1H", "PT2H"])),
            "main": draw(st.booleans()),
            "issuer": draw(st.sampled_from([None, "CHL", "COL"])),
            "published": "2031-03-07",
        }
        reports.append((f"d{draw(st.integers(0, 5))}", number, dated(fields)))
    return reports


@given(st.data())
def test_grouping_is_a_function_of_the_set(report_of, data):
    reports = [report_of(document, number, **fields) for document, number, fields in data.draw(sets_of_reports())]
    expected = group(reports)
    shuffled = list(reports)
    random.Random(data.draw(st.integers(0, 9))).shuffle(shuffled)
    cut = data.draw(st.integers(0, len(reports)))
    parts = [*group(shuffled[cut:]), *group(shuffled[:cut])]
    assert group(shuffled) == expected
    assert group([*reports, *shuffled]) == expected
    assert group(report for part in parts for report in part.reports) == expected
    assert sorted(r.id for found in expected for r in found.reports) == sorted(r.id for r in reports)
    assert len({found.id for found in expected}) == len(expected)


@given(st.data())
def test_no_contact_has_reports_that_exclude_each_other(report_of, data):
    reports = [report_of(document, number, **fields) for document, number, fields in data.draw(sets_of_reports())]
    for found in group(reports):
        for side in range(2):
            assert len({r.principals[side] for r in found.reports} - {None}) <= 1
        assert (
            len({"in person" if r.mode in ("meeting", "visit") else r.mode for r in found.reports} - {"unspecified"})
            <= 1
        )
        assert len({r.document for r in found.reports}) == len(found.reports)


@given(st.data())
def test_what_is_shown_does_not_depend_on_the_order(report_of, data):
    reports = [report_of(document, number, **fields) for document, number, fields in data.draw(sets_of_reports())]
    shuffled = list(reports)
    random.Random(data.draw(st.integers(0, 9))).shuffle(shuffled)
    assert fill_cells(reports, {}) == fill_cells(shuffled, {})
