"""PLOVER events from contacts and positions made by hand."""

import pytest

from communique.extract.events import find_events
from communique.reading import Contact, Position, Span

WORDS = (Span(start=0, end=4, text="Oslo"),)


def contact(**cells):
    return Contact(
        **{
            "id": "c1",
            "mode": "telephone",
            "status": "held",
            "participants": ("NOR", "ISL"),
            "evidence": WORDS,
            **cells,
        }
    )


def position(**cells):
    return Position(
        **{
            "id": "p1",
            "holder": "NOR",
            "act": "request",
            "proposition": "x",
            "stance": "for",
            "evidence": WORDS,
            **cells,
        }
    )


@pytest.mark.parametrize(
    ("mode", "status", "type_", "plover_mode"),
    [
        ("telephone", "held", "CONSULT", "phone"),
        ("video", "held", "CONSULT", "phone"),
        ("meeting", "held", "CONSULT", None),
        ("visit", "under_way", "CONSULT", "visit"),
        ("summit", "held", "CONSULT", "multilateral"),
        ("meeting", "planned", "AGREE", None),
        ("meeting", "cancelled", "REJECT", "meet"),
    ],
)
def test_a_contact_is_an_event_of_all_its_parties(mode, status, type_, plover_mode):
    (event,) = find_events((contact(mode=mode, status=status, date="2012-05"),), ())
    assert (event.type, event.mode, event.date) == (type_, plover_mode, "2012-05")
    assert event.source == ("NOR", "ISL")
    assert event.evidence == WORDS


@pytest.mark.parametrize("status", ["denied", "proposed"])
def test_a_contact_that_nobody_vouches_for_is_no_event(status):
    assert find_events((contact(status=status),), ()) == ()


@pytest.mark.parametrize(
    ("act", "type_", "sign"),
    [
        ("support", "SUPPORT", 1),
        ("praise", "SUPPORT", 1),
        ("request", "REQUEST", 0),
        ("oppose", "ACCUSE", -1),
        ("accuse", "ACCUSE", -1),
        ("reject", "REJECT", -1),
        ("deny", "REJECT", -1),
        ("warn", "THREATEN", -1),
        ("promise", "AGREE", 1),
        ("agree", "AGREE", 1),
    ],
)
def test_a_stand_is_an_event_toward_its_addressee(act, type_, sign):
    (event,) = find_events((), (position(act=act, addressee="ISL"),))
    assert (event.type, event.source, event.recipient) == (type_, ("NOR",), ("ISL",))
    assert (event.goldstein > 0) - (event.goldstein < 0) == sign


def test_a_joint_stand_has_all_its_holders_as_sources():
    (event,) = find_events((), (position(holder=None, holders=("NOR", "SWE"), act="agree"),))
    assert (event.source, event.recipient) == (("NOR", "SWE"), ())


def test_a_stand_that_was_withheld_is_no_event():
    assert find_events((), (position(negated=True),)) == ()


def test_a_mere_statement_is_no_event():
    assert find_events((), (position(act="state"),)) == ()


def test_contacts_come_first():
    events = find_events((contact(),), (position(),))
    assert [e.type for e in events] == ["CONSULT", "REQUEST"]
