"""Changes from one contact to the next: what is one, what is only reworded, and what is never said."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.record import Name, PositionRow
from communique.report.brief_sides import Side
from communique.report.changes import find_changes
from communique.report.changes_words import TABLE, find_matter

BOLIVIA = Side("BOL", "Bolivia", party="BOL")
WHO = Name("BOL", "Bolivia", "BOL")


def stand(act, words, *, contact=1, condition=None, issue="trade", negated=False, who=WHO):
    """Return a stand of a contact of Bolivia and Peru; contacts lie a month apart."""
    day = f"2031-{contact:02}-05"
    return PositionRow(
        f"d{contact}:{words}", f"d{contact}", f"BOL-PER-{day}-0123abcd", day, (who,), issue, issue, act, "for", "asserted", negated,
        words, condition or None, None, None, 0, 10,
    )  # fmt: skip


def cases(root_file="tests/cases/changes.csv"):
    with open(root_file, encoding="utf-8", newline="") as rows:
        return [pytest.param(row, id=row["case"]) for row in csv.DictReader(rows)]


@pytest.mark.parametrize("case", cases())
def test_changes_are_told_from_other_words(case):
    before = stand(case["before_act"], case["before"], condition=case["before_condition"], issue="a")
    after = stand(case["after_act"], case["after"], condition=case["after_condition"], contact=2, issue="b")
    found = find_changes([after, before], BOLIVIA)
    assert [change.kind for change in found] == [kind for kind in [case["kinds"]] if kind]
    for change in found:
        assert change.why
        assert change.after is after
        assert change.before in (before, None)


def test_a_demand_is_dropped_only_where_its_issue_came_up_again():
    demand = stand("request", "demanded the release of the fishermen")
    other = stand("support", "supported lower tariffs", contact=2)
    (dropped,) = find_changes([demand, other], BOLIVIA)
    assert (dropped.kind, dropped.before, dropped.after, dropped.certainty) == (
        "dropped demand",
        demand,
        None,
        "possible",
    )
    assert "does not say it was given up" in dropped.why
    elsewhere = stand("support", "supported lower tariffs", contact=2, issue="migration")
    assert find_changes([demand, elsewhere], BOLIVIA) == []
    again = stand("request", "called for the fishermen to be released", contact=3)
    assert find_changes([demand, other, again], BOLIVIA) == []


def test_a_later_stand_is_compared_with_the_last_one_on_its_matter():
    rows = [
        stand("support", "supported the new dam", contact=1),
        stand("reject", "rejected the new dam", contact=2),
        stand("support", "supported the new dam", contact=3),
    ]
    found = find_changes(rows, BOLIVIA)
    assert [(change.kind, change.before, change.after) for change in found] == [
        ("stance", rows[1], rows[2]),
        ("stance", rows[0], rows[1]),
    ]
    assert find_changes(rows, BOLIVIA, at=rows[2].contact) == found[:1]


def test_a_withheld_act_counts_the_other_way_and_other_parties_do_not_count():
    rows = [
        stand("support", "supported the new dam"),
        stand("support", "supported the new dam", contact=2, negated=True),
    ]
    assert [change.kind for change in find_changes(rows, BOLIVIA)] == ["stance"]
    assert find_changes(rows, Side("PER", "Peru", party="PER")) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_symmetric_and_whole_with_itself(first, second):
    a, b = find_matter(first), find_matter(second)
    assert a.likeness(b) == b.likeness(a)
    assert 0 <= a.likeness(b) <= 1
    assert a.is_of(b) == b.is_of(a)
    quota = find_matter(f"called for quotas {first}")
    assert quota.is_of(quota)


def test_the_table_of_words_is_sound():
    with TABLE.open(encoding="utf-8", newline="") as rows:
        listed = list(csv.DictReader(rows))
    words = [row["words"] for row in listed]
    assert len(words) == len(set(words))
    assert {row["sort"] for row in listed} == {"qualifier", "same", "speech", "empty"}
    assert all(bool(row["sense"]) == (row["sort"] in ("qualifier", "same")) for row in listed)
