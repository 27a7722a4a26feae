"""Who held which office on a day: well-known cases of all regions, in tests/cases/office_holders.csv,
written from general knowledge, not from the tables."""

import csv
from datetime import date
from pathlib import Path

import pytest

from communique.extract.people import choose_person
from communique.knowledge.people import Term, load_people, office_holder

HOS, HOG, FM = "head_of_state", "head_of_government", "foreign_minister"
with (Path(__file__).parent.parent / "cases" / "office_holders.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def holder_on(body, office, day):
    """The holder of one office, whatever the title."""
    name = office_holder(frozenset({office}), "", body, day)
    return load_people()[name] if name else None


@pytest.mark.parametrize("case", CASES, ids=[f"{c['body']}-{c['office']}-{c['day']}" for c in CASES])
def test_who_held_an_office_on_a_day(case):
    person = holder_on(case["body"], case["office"], date.fromisoformat(case["day"]))
    assert person is not None
    assert case["name"] in (person.name, *person.aliases)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2005-11-21", "Gerhard Schröder"),
        ("2005-11-22", "Angela Merkel"),
        ("2021-12-07", "Angela Merkel"),
        ("2021-12-08", "Olaf Scholz"),
    ],
)
def test_on_the_day_of_a_change_it_is_the_new_one(day, name):
    assert holder_on("DEU", HOG, date.fromisoformat(day)).name == name


def test_an_office_that_nobody_is_known_to_have_held():
    assert holder_on("DEU", "supreme_leader", date(2010, 1, 1)) is None
    assert holder_on("DEU", HOG, date(1700, 1, 1)) is None


@pytest.mark.parametrize(
    ("start", "end", "day", "covers", "distance"),
    [
        ("2003-05-01", "2005-02-01", date(2004, 1, 1), True, 0),
        ("2003-05-01", "2005-02-01", date(2003, 5, 1), True, 0),
        ("2003-05-01", "2005-02-01", date(2005, 2, 1), True, 0),
        ("2003-05-01", "2005-02-01", date(2003, 4, 30), False, 1),
        ("2003-05-01", "2005-02-01", date(2005, 2, 2), False, 1),
        ("2003-05-01", "2005-02-01", date(2009, 2, 2), False, 5),
        ("2003-05-01", "", date(2019, 1, 1), True, 0),
        ("2003", "2005", date(2003, 1, 1), True, 0),
        ("2003", "2005", date(2005, 12, 31), True, 0),
        ("2003-05", "2005-02", date(2005, 2, 28), True, 0),
        ("2003-05", "2005-02", date(2005, 3, 1), False, 1),
    ],
)
def test_a_term_holds_from_its_first_to_its_last_day_as_far_as_they_are_known(start, end, day, covers, distance):
    term = Term("DEU", HOG, "Chancellor", start, end)
    assert (term.covers(day), term.distance(day)) == (covers, distance)


def test_the_highest_office_comes_first():
    offices = [t.office for t in load_people()["Vladimir Putin"].offices_on(date(2015, 1, 1))]
    assert offices[0] == HOS


@pytest.mark.parametrize(
    ("name", "day", "country"),
    [
        ("Ban Ki-moon", date(2010, 1, 1), "KOR"),
        ("Angela Merkel", date(2010, 1, 1), "DEU"),
        ("Angela Merkel", date(2024, 1, 1), "DEU"),
    ],
)
def test_the_state_that_a_person_stands_for(name, day, country):
    assert load_people()[name].country_on(day) == country


@pytest.mark.parametrize(
    ("offices", "title", "body", "day", "name"),
    [
        ({HOS, HOG}, "leader", "DEU", date(2010, 1, 1), "Angela Merkel"),
        ({HOG}, "premier", "AUS", date(2011, 1, 1), "Julia Gillard"),
        ({HOS}, "president", "DEU", date(2010, 1, 1), "Horst Köhler"),
        ({FM}, "foreign minister", "DEU", date(2010, 1, 1), "Guido Westerwelle"),
        ({"head"}, "secretary-general", "UN", date(2010, 1, 1), "Ban Ki-moon"),
        ({FM}, "foreign minister", "DEU", date(1700, 1, 1), None),
    ],
    ids=["premier-title", "premier", "president", "foreign-minister", "organisation", "nobody"],
)
def test_a_title_finds_its_holder(offices, title, body, day, name):
    if title == "leader":
        assert office_holder(frozenset(offices), title, body, day) in ("Angela Merkel", "Horst Köhler")
        return
    assert office_holder(frozenset(offices), title, body, day) == name


@pytest.mark.parametrize(
    ("names", "day", "more", "name"),
    [
        (["George W. Bush", "George H. W. Bush"], date(2003, 1, 1), {}, "George W. Bush"),
        (["Lee Hsien Loong", "Lee Myung-bak"], date(2010, 1, 1), {"body": "SGP"}, "Lee Hsien Loong"),
        (["Lee Hsien Loong", "Lee Myung-bak"], date(2010, 1, 1), {"states": frozenset({"KOR"})}, "Lee Myung-bak"),
        (["Hillary Clinton", "Bill Clinton"], date(2010, 1, 1), {}, "Hillary Clinton"),
        (["Hillary Clinton", "Bill Clinton"], date(1999, 1, 1), {}, "Bill Clinton"),
        (["Angela Merkel"], date(2010, 1, 1), {"body": "FRA"}, None),
        (["Helen Clark"], date(2024, 1, 1), {}, None),
        (["Helen Clark"], date(2024, 1, 1), {"in_full": True}, "Helen Clark"),
        (["Helen Clark"], date(2024, 1, 1), {"past": True}, "Helen Clark"),
        ([], date(2010, 1, 1), {}, None),
    ],
    ids=[
        "in-office",
        "by-state",
        "by-states-named",
        "minister-then",
        "president-then",
        "another-state",
        "long-ago",
        "in-full",
        "former",
        "none",
    ],
)
def test_the_likeliest_of_one_name_is_chosen(names, day, more, name):
    assert choose_person(names, day, **more) == name


def test_people_are_made_when_asked_for_and_once():
    people = load_people()
    assert len(people) == len(list(people)) > 10_000
    assert people["Helen Clark"] is people["Helen Clark"]
    assert "Nobody At All" not in people
    assert people.get("Nobody At All") is None


def test_what_tells_namesakes_apart_is_not_shown():
    assert load_people()["Mike Moore (politician)"].shown == "Mike Moore"
    assert load_people()["Helen Clark"].shown == "Helen Clark"


@pytest.mark.parametrize(
    ("offices", "title", "body", "day", "name"),
    [
        ({"trade_minister"}, "trade representative", "USA", date(2018, 5, 1), "Robert Lighthizer"),
        ({"national_security_adviser"}, "security council secretary", "RUS", date(2020, 1, 1), "Nikolai Patrushev"),
        ({HOG, "finance_minister"}, "chancellor", "GBR", date(2018, 5, 1), "Philip Hammond"),
        ({HOG, "finance_minister"}, "chancellor", "DEU", date(2018, 5, 1), "Angela Merkel"),
    ],
    ids=["no-deputy", "other-order", "chancellor-of-the-exchequer", "chancellor"],
)
def test_a_title_tells_its_holder_from_others_in_the_office(offices, title, body, day, name):
    assert office_holder(frozenset(offices), title, body, day) == name
