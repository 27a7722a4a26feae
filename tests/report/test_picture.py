import pytest

from communique.reading import Contact, Document, Issue, Position, Span
from communique.report.picture import draw


def lines_of(picture, title):
    [section] = [s for s in picture.sections if s.title == title]
    return [line.words for line in section.lines]


def test_an_empty_reading_has_a_title_and_no_sections(make):
    picture = draw(make())
    assert (picture.title, picture.sections, picture.notes, picture.warnings) == ("call.txt", (), (), ())
    assert picture.subtitle == "Wednesday 8 January 2025 · news report · A paper"


def test_a_document_of_which_nothing_is_known(make):
    picture = draw(make(document=Document(text="They met.")))
    assert (picture.title, picture.subtitle) == ("Document", "other document")


def test_sections_come_in_the_order_of_use(full):
    assert [section.title for section in draw(full).sections] == [
        "Contact", "Other contacts", "Issues", "Positions on other subjects", "Commitments", "Claims about the record",
        "What observers judge (not facts)", "Events (PLOVER)",
    ]  # fmt: skip


def test_contacts(full):
    picture = draw(full)
    assert lines_of(picture, "Contact") == [
        "Gabriel Boric (President of Chile) and Gustavo Petro (President of Colombia)",
        "by telephone · held · Monday 6 January 2025 · 1 hour · begun by Gabriel Boric",
        "tone: “cordial”, in the words of Chile",
        "tone: “closeness”, in the document's own words",
    ]
    assert lines_of(picture, "Other contacts") == [
        "party not named",
        "visit · planned · date not given · about 2 days · in Lima",
    ]


def test_issues_with_each_party_s_positions(full):
    assert lines_of(draw(full), "Issues") == [
        "trade — common ground (stated in the text)",
        "Gabriel Boric and Gustavo Petro",
        "agrees: “trade” · on the account of Chile",
        "Venezuela — clash (inferred from the wording)",
        "Gabriel Boric",
        "requests → Gustavo Petro: “new elections if talks fail” · conditional",
        "warns: “delay” · against · condition: “while talks last” · hedged",
        "climate — discussed",
    ]


def test_positions_on_no_issue(full):
    assert lines_of(draw(full), "Positions on other subjects") == [
        "Gustavo Petro",
        "does not deny: “anything”",
        "party not named",
        "states: “closeness”",
    ]


def test_commitments_claims_assessments_events(full):
    picture = draw(full)
    assert lines_of(picture, "Commitments") == [
        "Gabriel Boric and Gustavo Petro: “meet in Lima” · toward Chile · due March 2025 · on the account of Chile"
    ]
    assert lines_of(picture, "Claims about the record") == [
        "first since September 2022 — unverified: no earlier call is known",
        "first in 2 years 4 months — consistent: by the dates",
        "number of contacts 3 — contradicted: two are told of",
    ]
    assert lines_of(picture, "What observers judge (not facts)") == ["Observers: “a new closeness”"]
    assert lines_of(picture, "Events (PLOVER)") == [
        "CONSULT (phone): Gabriel Boric and Gustavo Petro · Monday 6 January 2025",
        "REQUEST: Gabriel Boric → Gustavo Petro",
    ]


def test_every_statement_has_notes_and_every_note_is_the_document_s_words(full):
    picture = draw(full)
    lines = [line for section in picture.sections for line in section.lines]
    assert all(line.notes for line in lines if not line.heading)
    assert {number for line in lines for number in line.notes} == set(range(1, len(picture.notes) + 1))
    assert len(set(picture.notes)) == len(picture.notes)
    for note in picture.notes:
        assert full.document.text[note.start : note.end] == note.text


@pytest.mark.parametrize("act", ["state", "deny", "accuse", "praise", "promise"])
def test_a_negated_act_is_said_in_english(make, evidence, act):
    position = Position(
        id="p", holder="x", act=act, negated=True, proposition="it", stance="for", evidence=evidence("trade")
    )
    assert lines_of(draw(make(positions=(position,))), "Positions on other subjects")[1] == f"does not {act}: “it”"


def test_three_parties(make, evidence):
    contact = Contact(id="c", mode="summit", status="held", participants=("a", "b", "c"), evidence=evidence("call"))
    assert lines_of(draw(make(contacts=(contact,))), "Other contacts")[0] == "a, b and c"


def test_twenty_thousand_contacts_are_drawn_in_one_pass(make):
    text = "call " * 20_000
    spans = [Span.cut(text, at, at + 4) for at in range(0, len(text), 5)]
    contacts = tuple(
        Contact(id=f"c{n}", mode="meeting", status="held", participants=("a", "b"), evidence=(span,))
        for n, span in enumerate(spans)
    )
    issues = tuple(
        Issue(id=f"i{n}", label="x", relation="discussed", basis="stated", evidence=(span,))
        for n, span in enumerate(spans)
    )
    positions = tuple(
        Position(
            id=f"p{n}", holder=f"h{n}", issue=f"i{n}", act="state", proposition="x", stance="for", evidence=(span,)
        )
        for n, span in enumerate(spans)
    )
    picture = draw(make(document=Document(text=text), contacts=contacts, issues=issues, positions=positions))
    assert len(picture.notes) == 20_000
