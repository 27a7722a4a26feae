"""Contacts from marked trigger words: single ones in tests/cases/contacts.csv, several in one text here."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.contact_dates import dates_agree
from communique.extract.contacts import find_contacts
from communique.reading import spans_of
from communique.tagger.tags import ContactTag

with (Path(__file__).parent.parent / "cases" / "contacts.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))

CLARK_GOH = {"helen-clark", "goh-chok-tong"}
CLARK_KOIZUMI = {"helen-clark", "junichiro-koizumi"}


def contacts_of(scene, *tags):
    return find_contacts(tags, scene.parse, scene.cast, scene.times)


def parties(contacts):
    return [set(c.participants) for c in contacts]


def cells(contact):
    """Return a contact's cells as the table writes them; "~" marks a length that is only near."""
    return {
        "participants": set(contact.participants),
        "initiator": contact.initiator or "-",
        "date": contact.date or "-",
        "duration": (contact.duration or "-") + ("~" if contact.duration_approximate else ""),
        "location": contact.location or "-",
        "tone": ";".join(t.words + (":" + "+".join(t.by) if t.by else "") for t in contact.tone) or "-",
    }


@pytest.mark.parametrize("case", CASES, ids=[f"{c['class']}: {c['text'][:40]}" for c in CASES])
def test_a_contact_has_the_cells_that_its_words_give(read, case):
    scene = read(case["text"], published=case["published"], kind=case["kind"])
    contacts = contacts_of(scene, scene.contact(0, case["mode"], case["status"]))
    if case["participants"] == "-":
        assert contacts == ()
        return
    (contact,) = contacts
    expected = {key: case[key] for key in cells(contact) if case[key]}
    if "participants" in expected:
        expected["participants"] = set(expected["participants"].split("+"))
    assert {key: cells(contact)[key] for key in expected} == expected
    assert (contact.mode, contact.status, contact.main) == (case["mode"], case["status"], True)
    trigger = scene.marks[0][0]
    assert any(span.start <= trigger < span.end for span in contact.evidence)


def test_one_exchange_told_twice_is_one_contact_with_both_places(read):
    scene = read(
        "Helen Clark [telephoned] Goh Chok Tong on Monday. Clark has small hopes. Clark and Goh [spoke] for two hours.",
        published="2003-06-18",
    )
    (contact,) = contacts_of(scene, scene.contact(0), scene.contact(1))
    assert (contact.date, contact.duration, contact.initiator) == ("2003-06-16", "PT2H", "helen-clark")
    assert all(any(a <= place < b for a, b in ((s.start, s.end) for s in contact.evidence)) for place, _ in scene.marks)


def test_calls_to_two_partners_are_two_contacts(read):
    scene = read(
        "Helen Clark [telephoned] Goh Chok Tong on Monday. On Tuesday she [telephoned] Junichiro Koizumi.",
        published="2003-06-18",
    )
    contacts = contacts_of(scene, scene.contact(0), scene.contact(1))
    assert parties(contacts) == [CLARK_GOH, CLARK_KOIZUMI]
    assert [c.date for c in contacts] == ["2003-06-16", "2003-06-17"]
    assert [c.id for c in contacts] == ["c1", "c2"]


def test_calls_of_one_pair_on_two_days_are_two_contacts(read):
    scene = read(
        "Helen Clark [telephoned] Goh Chok Tong on 3 June. She [telephoned] Goh on 5 June as well.",
        published="2003-06-18",
    )
    contacts = contacts_of(scene, scene.contact(0), scene.contact(1))
    assert [c.date for c in contacts] == ["2003-06-03", "2003-06-05"]


def test_a_call_and_a_meeting_of_one_pair_are_two_contacts(read):
    scene = read("Helen Clark [telephoned] Goh Chok Tong on 3 June. Clark [met] Goh on 5 June.", published="2003-06-18")
    contacts = contacts_of(scene, scene.contact(0), scene.contact(1, "meeting"))
    assert [c.mode for c in contacts] == ["telephone", "meeting"]


def test_a_call_and_the_meeting_that_it_arranges_are_two_contacts(read):
    scene = read(
        "Helen Clark [spoke] with Goh Chok Tong on Monday. They agreed to [meet] in Singapore in July.",
        published="2003-06-18",
    )
    contacts = contacts_of(scene, scene.contact(0), scene.contact(1, "meeting", "planned", main=0.2))
    assert [(c.status, c.date, c.location) for c in contacts] == [
        ("held", "2003-06-16", None),
        ("planned", "2003-07", "Singapore"),
    ]
    assert parties(contacts) == [CLARK_GOH, CLARK_GOH]


def test_a_call_and_a_letter_of_one_pair_are_two_contacts(read):
    scene = read("Helen Clark [spoke] with Goh Chok Tong. Later she [wrote] to him.", published="2003-06-18")
    contacts = contacts_of(scene, scene.contact(0), scene.contact(1, "correspondence"))
    assert [(c.mode, c.initiator) for c in contacts] == [("telephone", None), ("correspondence", "helen-clark")]


def test_an_earlier_meeting_has_its_own_day_and_place(read):
    scene = read(
        "Helen Clark [met] Goh Chok Tong in Singapore today. "
        "Their previous [meeting] took place in Wellington in March.",
        published="2003-06-18",
    )
    contacts = contacts_of(scene, scene.contact(0, "meeting"), scene.contact(1, "meeting", main=0.2))
    assert [(c.date, c.location) for c in contacts] == [("2003-06-18", "Singapore"), ("2003-03", "Wellington")]


def test_a_call_that_was_cancelled_and_one_to_come_are_two_contacts(read):
    scene = read(
        "A [call] between Helen Clark and Goh Chok Tong was cancelled. The two will [speak] on Friday.",
        published="2003-06-18",
    )
    contacts = contacts_of(scene, scene.contact(0, status="cancelled"), scene.contact(1, status="planned"))
    assert [(c.status, c.date) for c in contacts] == [("cancelled", None), ("planned", "2003-06-20")]


@pytest.mark.parametrize("status", ["planned", "proposed", "cancelled", "denied"])
def test_what_took_place_and_what_did_not_stay_apart(read, status):
    scene = read(
        "Helen Clark [met] Goh Chok Tong on Monday. A second [meeting] of Clark and Goh was spoken of.",
        published="2003-06-18",
    )
    contacts = contacts_of(scene, scene.contact(0, "meeting"), scene.contact(1, "meeting", status, main=0.1))
    assert [(c.status, c.main) for c in contacts] == [("held", True), (status, False)]


def test_an_earlier_contact_is_one_of_its_own(read):
    scene = read(
        "Helen Clark [met] Goh Chok Tong on Monday. The two prime ministers had last [met] in September 2002.",
        published="2003-06-18",
    )
    contacts = contacts_of(scene, scene.contact(0, "meeting"), scene.contact(1, "meeting", main=0.2))
    assert [(c.date, c.main) for c in contacts] == [("2003-06-16", True), ("2002-09", False)]
    assert parties(contacts) == [CLARK_GOH, CLARK_GOH]


def test_a_trigger_in_the_title_and_one_in_the_body_are_one_contact(read):
    scene = read(
        "Helen Clark [spoke] with Goh Chok Tong today.",
        title="Clark speaks with Goh",
        kind="readout",
        published="2003-06-18",
    )
    start, end = scene.span("speaks")
    titled = ContactTag(start, end, "telephone", "held", 0.9, 0.8)
    (contact,) = contacts_of(scene, titled, scene.contact(0))
    assert (set(contact.participants), contact.date) == (CLARK_GOH, "2003-06-18")


@pytest.mark.parametrize(
    ("echo", "cell", "value"),
    [
        ("The call lasted three hours.", "duration", "PT3H"),
        ("The call, initiated by Wellington, was short.", "initiator", "helen-clark"),
        ("The conversation took place at the request of Singapore.", "initiator", "goh-chok-tong"),
        ("Their conversation went on for 50 minutes.", "duration", "PT50M"),
        ("The call was on 2 June.", "date", "2003-06-02"),
        ("The call was described as useful by Goh Chok Tong.", "tone", "useful:goh-chok-tong"),
    ],
    ids=["length", "initiated-by", "at-request-of", "their-conversation", "day", "tone"],
)
def test_what_is_said_of_the_call_afterwards_belongs_to_it(read, echo, cell, value):
    scene = read(f"Helen Clark and Goh Chok Tong [spoke] by telephone. {echo}", published="2003-06-18")
    (contact,) = contacts_of(scene, scene.contact(0))
    assert cells(contact)[cell] == value


def test_an_echo_without_a_contact_is_none(read):
    scene = read("Helen Clark and Goh Chok Tong praised the talks, which lasted an hour.", published="2003-06-18")
    assert contacts_of(scene) == ()


@pytest.mark.parametrize(
    "told", ["informed Junichiro Koizumi of the call", "briefed Junichiro Koizumi on this conversation"]
)
def test_a_briefing_of_a_third_party_is_a_contact(read, told):
    scene = read(f"Helen Clark [telephoned] Goh Chok Tong on Monday. Later Clark {told}.", published="2003-06-18")
    call, briefing = contacts_of(scene, scene.contact(0))
    assert set(call.participants) == CLARK_GOH
    assert set(briefing.participants) == CLARK_KOIZUMI
    assert (briefing.mode, briefing.status, briefing.main, briefing.initiator) == (
        "unspecified",
        "held",
        False,
        "helen-clark",
    )


@pytest.mark.parametrize(
    "words",
    [
        "Later Clark informed the press of the call.",
        "Later Clark informed Junichiro Koizumi of the flood.",
        "Later Clark informed Goh of the flood during the call.",
    ],
)
def test_what_is_no_briefing_of_a_third_party_is_no_contact(read, words):
    scene = read(f"Helen Clark [telephoned] Goh Chok Tong on Monday. {words}", published="2003-06-18")
    assert len(contacts_of(scene, scene.contact(0))) == 1


def test_a_plain_word_for_the_channel_outweighs_a_vague_one(read):
    scene = read(
        "Helen Clark and Goh Chok Tong held [talks] on Monday. A video [conference] of Clark and Goh took an hour.",
        published="2003-06-18",
    )
    (contact,) = contacts_of(scene, scene.contact(0, "meeting"), scene.contact(1, "video"))
    assert contact.mode == "video"


def test_main_is_what_the_document_is_about(read):
    scene = read(
        "Helen Clark [telephoned] Goh Chok Tong. Years ago Vicente Fox [met] Ricardo Lagos.", published="2003-06-18"
    )
    contacts = contacts_of(scene, scene.contact(0), scene.contact(1, "meeting", main=0.1))
    assert [c.main for c in contacts] == [True, False]


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("2003-06-18", "2003-06-18", True),
        ("2003-06-18", "2003-06-19", False),
        ("2003-06", "2003-06-19", True),
        ("2003", "2003-06-19", True),
        ("2002", "2003-06-19", False),
        ("2003-06-17/2003-06-20", "2003-06-19", True),
        ("2003-06-17/2003-06-20", "2003-06-21", False),
        ("2003-06~", "2003-06-19", True),
        (None, "2003", True),
    ],
)
def test_dates_agree_where_one_lies_in_the_other(a, b, agree):
    assert dates_agree(a, b) is agree
    assert dates_agree(b, a) is agree


TEXT = (
    "Helen Clark telephoned Goh Chok Tong on Monday. The call, initiated by Wellington, lasted an hour. "
    "They had last met in 2001. "
    "A frank and useful talk with Junichiro Koizumi in Tokyo followed. Clark informed John Howard of the conversation."
)
TAG = st.tuples(
    st.integers(0, len(TEXT) - 9),
    st.integers(1, 8),
    st.sampled_from(["telephone", "video", "meeting", "visit", "summit", "unspecified"]),
    st.sampled_from(["held", "under_way", "planned", "cancelled", "denied"]),
    st.floats(0, 1),
    st.floats(0.01, 1),
)


@given(st.lists(TAG, max_size=5))
@settings(deadline=None, derandomize=True, max_examples=50)
def test_every_span_is_the_words_themselves(read, drawn):
    scene = read("[" + TEXT + "]", published="2003-06-18")
    tags = [ContactTag(a, a + n, *rest) for a, n, *rest in sorted(drawn)]
    contacts = contacts_of(scene, *tags)
    for span in spans_of(contacts):
        assert TEXT[span.start : span.end] == span.text != ""
    for contact in contacts:
        assert len(set(contact.participants)) >= 2
        assert contact.initiator is None or contact.initiator in contact.participants


def test_a_length_is_that_of_one_contact_only(read):
    scene = read(
        "Helen Clark [met] Junichiro Koizumi on Monday, then [spoke] with Goh Chok Tong for an hour.",
        published="2003-06-18",
    )
    contacts = contacts_of(scene, scene.contact(0, "meeting"), scene.contact(1))
    assert [c.duration for c in contacts] == [None, "PT1H"]


def test_in_a_chronicle_a_contact_is_of_the_day_that_heads_its_entry(read):
    scene = read(
        "How they came so far.\n\n3 May 2001. Helen Clark [meets] Goh Chok Tong.\n\n9 June 2002. Clark [meets] Goh.",
        published="2003-06-18",
    )
    contacts = contacts_of(scene, scene.contact(0, "meeting"), scene.contact(1, "meeting"))
    assert [c.date for c in contacts] == ["2001-05-03", "2002-06-09"]


def test_news_goes_on_from_the_day_of_its_lead(read):
    scene = read(
        "WELLINGTON, June 18 (Agency) - The ferry sailed on Monday with two guests.\n\n"
        "Helen Clark [received] Goh Chok Tong. She had [written] to Junichiro Koizumi.",
        published="2003-06-18",
    )
    contacts = contacts_of(scene, scene.contact(0, "meeting"), scene.contact(1, "correspondence", main=0.1))
    assert [c.date for c in contacts] == ["2003-06-16", None]
    assert "Monday" in [span.text for span in contacts[0].evidence]


def test_a_date_in_passing_is_not_the_main_contacts(read):
    scene = read(
        "Helen Clark [spoke] with Goh Chok Tong. Clark had [called] Goh in March 2001.",
        published="2003-06-18",
        kind="readout",
    )
    contacts = contacts_of(scene, scene.contact(0), scene.contact(1, main=0.1))
    assert [c.date for c in contacts] == ["2003-06-18", "2001-03"]
