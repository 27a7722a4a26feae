"""Which value is shown first, and how the others stand to it."""

import pytest

from communique.record.cells import fill_cell


def standing(cell):
    return {(told.value, told.agreement) for told in cell.told}


def test_agreement_of_both_sides_comes_before_any_number_of_others(report_of):
    reports = [
        report_of("d1", issuer="CHL", duration="PT1H"),
        report_of("d2", issuer="COL", duration="PT1H"),
        *(report_of(f"d{n}", duration="PT2H") for n in range(3, 8)),
    ]
    cell = fill_cell("duration", reports)
    assert (cell.shown, cell.basis, cell.contested) == ("PT1H", "both sides", True)


def test_a_side_comes_before_news(report_of):
    reports = [
        report_of("d1", issuer="CHL", location="Santiago"),
        report_of("d2", location="Lima"),
        report_of("d3", location="Lima"),
    ]
    assert fill_cell("location", reports).shown == "Santiago"
    assert fill_cell("location", reports).basis == "one side"


def test_reprints_do_not_outweigh(report_of):
    reports = [
        report_of("d1", duration="PT1H"),
        report_of("d2", duration="PT1H", origin="d1"),
        report_of("d3", duration="PT2H"),
        report_of("d4", duration="PT2H"),
    ]
    assert fill_cell("duration", reports).shown == "PT2H"


@pytest.mark.parametrize(
    ("field", "vague", "precise"),
    [
        ("date", {"date": "2031-03"}, {"date": "2031-03-04"}),
        ("date", {"date": "2031-03-04~"}, {"date": "2031-03-04"}),
        ("mode", {"mode": "unspecified"}, {"mode": "video"}),
        ("mode", {"mode": "meeting"}, {"mode": "visit"}),
        ("status", {"status": "planned", "published": "2031-03-09"}, {"status": "held", "published": "2031-03-01"}),
        ("duration", {"duration": "PT2H", "duration_approximate": True}, {"duration": "PT2H10M"}),
        ("duration", {"duration": "PT2H", "duration_approximate": True}, {"duration": "PT2H"}),
        ("location", {"location": "Geneva"}, {"location": "Geneva, Switzerland"}),
        ("initiator", {"initiator": "CHL", "initiator_party": "CHL"},
         {"initiator": "gabriel-boric", "initiator_party": "CHL"}),
    ],
)  # fmt: skip
def test_the_more_precise_of_values_that_agree_is_shown(report_of, field, vague, precise):
    reports = [
        report_of("d1", issuer="CHL", **vague),
        report_of("d2", issuer="COL", **vague),
        report_of("d3", **precise),
    ]
    cell = fill_cell(field, reports)
    assert cell.shown == precise[field]
    assert not cell.contested
    assert {told.agreement for told in cell.told} == {"shown", "vaguer"}


def test_a_later_status_that_excludes_an_earlier_one_is_shown(report_of):
    reports = [
        report_of("d1", status="planned", published="2031-03-01"),
        report_of("d2", status="cancelled", published="2031-03-03"),
    ]
    cell = fill_cell("status", reports)
    assert standing(cell) == {("cancelled", "shown"), ("planned", "different")}


def test_a_person_has_the_last_word(report_of):
    reports = [report_of("d1", issuer="CHL", duration="PT1H"), report_of("d2", issuer="COL", duration="PT1H")]
    cell = fill_cell("duration", reports, ("PT50M", 7))
    assert (cell.shown, cell.basis, cell.correction, cell.contested) == ("PT50M", "corrected", 7, False)
    assert standing(cell) == {("PT1H", "different")}
    emptied = fill_cell("duration", reports, (None, 8))
    assert (emptied.shown, emptied.basis) == (None, "corrected")


def test_what_one_document_alone_says_is_known_as_such(report_of):
    reports = [report_of("d1", location="Santiago"), report_of("d2")]
    assert fill_cell("location", reports).only_in == "d1"
    assert fill_cell("date", reports).only_in is None
    assert fill_cell("initiator", reports).told == ()
