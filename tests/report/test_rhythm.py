"""The rhythm of contacts: gaps, silences over vague dates, who begins."""

from communique.record import ContactRow, Name
from communique.report.brief_sides import Side
from communique.report.rhythm import count_rhythm

CHILE, PERU = Name("CHL", "Chile", "CHL"), Name("PER", "Peru", "PER")
SIDES = (Side("CHL", "Chile", party="CHL"), Side("PER", "Peru", party="PER"))


def contact(date, *, mode="telephone", status="held", initiator=None, contested=()):
    return ContactRow(f"CHL-PER-{date}", date, mode, status, (CHILE, PERU), initiator, None, False, None, 1, contested)


def test_gaps_are_counted_between_known_days_only():
    rows = [contact("2031-05-30"), contact("2031-05-20"), contact("2031-05-01"), contact("2030-11"), contact(None)]
    found = count_rhythm(rows, SIDES)
    assert [row.date for row in found.contacts] == ["2030-11", "2031-05-01", "2031-05-20", "2031-05-30"]
    assert found.undated == 1
    assert found.usual_gap == 14
    assert found.longest is not None
    assert (found.longest.before.date, found.longest.least, found.longest.most) == ("2030-11", 152, 181)


def test_planned_contacts_and_unknown_initiators_are_not_counted_as_anybodys():
    rows = [
        contact("2031-06", status="planned", initiator=CHILE),
        contact("2031-05-20", initiator=Name("PER", "Peru"), contested=("initiator",)),
        contact("2031-05-01", mode="visit"),
    ]
    found = count_rhythm(rows, SIDES)
    assert found.began == (("Chile", 0), ("Peru", 1))
    assert (found.began_unknown, found.began_contested) == (1, 1)
    assert dict(found.modes) == {"telephone": 1, "visit": 1}


def test_nothing_known_is_no_rhythm():
    found = count_rhythm([], SIDES)
    assert (found.contacts, found.usual_gap, found.longest) == ((), None, None)
