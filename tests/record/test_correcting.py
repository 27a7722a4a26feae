"""What people decide wins over what the program reads, outlives rereading and rebuild, and can be undone."""

import pytest

from communique.errors import InputError
from communique.reading import Program

CALL = "CHL-COL-2031-03-04"
SIGNED = {"why": "the minutes say so", "by": "Ana"}


def call_of(record):
    return record.contacts("CHL", "COL", until="2031-03-05")[0]


def read_anew(record, reading):
    """Read a document anew with a program that calls its parts otherwise and finds a word more."""
    contacts = tuple(c.model_copy(update={"id": f"c{n}"}) for n, c in enumerate(reading.contacts, 7))
    positions = tuple(p.model_copy(update={"id": f"p{n}"}) for n, p in enumerate(reading.positions, 7))
    program = Program(version="2.0", model="test")
    record.keep(
        reading.model_copy(update={"contacts": contacts, "positions": positions, "program": program, "issues": ()})
    )


def test_a_value_set_by_a_person_is_shown_everywhere(filled, accounts):
    number = filled.correct(CALL, "duration", "PT50M", **SIGNED)
    assert call_of(filled).duration == "PT50M"
    assert "duration" not in call_of(filled).contested
    filled.rebuild()
    for reading in accounts:
        read_anew(filled, reading)
    view = filled.contact(call_of(filled).id)
    cell = next(cell for cell in view.cells if cell.field == "duration")
    assert (cell.shown, cell.basis, cell.correction) == ("PT50M", "corrected", number)
    assert [(c.by, c.why) for c in view.corrections] == [("Ana", "the minutes say so")]


def test_an_undo_is_an_entry_too_and_can_be_undone(filled, derived_rows):
    before = derived_rows(filled)
    first = filled.correct(CALL, "initiator", "Colombia", **SIGNED)
    corrected = derived_rows(filled)
    second = filled.undo(first, why="misread", by="Bo")
    assert derived_rows(filled) == before
    filled.undo(second, why="read well after all", by="Ana")
    assert derived_rows(filled) == corrected
    assert [(c.id, c.field, c.undoes, c.active) for c in filled.corrections()] == [
        (1, "initiator", None, True), (2, "undo", 1, False), (3, "undo", 2, True),
    ]  # fmt: skip
    with pytest.raises(InputError, match="undone already"):
        filled.undo(second, why="again", by="Ana")


def test_contacts_are_merged_and_split_by_people(filled, accounts, derived_rows):
    before = derived_rows(filled)
    visit = filled.contacts("CHL", "COL", mode="visit")[0]
    merge = filled.correct(CALL, "merge", visit.id, **SIGNED)
    assert len(filled.contacts("CHL", "COL")) == 1
    chile = accounts[0].document.id
    split = filled.correct(CALL, "split", chile[:10], **SIGNED)
    apart = [row for row in filled.contacts("CHL", "COL") if row.accounts == 1]
    assert [account.document.id for account in filled.contact(apart[0].id).accounts] == [chile]
    now = derived_rows(filled)
    filled.rebuild()
    assert derived_rows(filled) == now
    filled.undo(split, why="no", by="Ana")
    filled.undo(merge, why="no", by="Ana")
    assert derived_rows(filled) == before


def test_contacts_of_different_parties_can_be_merged(filled, derived_rows):
    other = filled.contacts("KEN")[0]
    filled.correct(CALL, "merge", other.id, **SIGNED)
    assert {who.party for who in call_of(filled).participants} == {"CHL", "COL", "KEN"}
    assert filled.contacts("KEN", "COL")[0].id == call_of(filled).id
    now = derived_rows(filled)
    filled.rebuild()
    assert derived_rows(filled) == now


def test_a_rejected_position_stays_rejected(filled, accounts):
    position = filled.positions(of="CHL")[0]
    number = filled.correct(position.id, "rejected", "yes", **SIGNED)
    assert filled.positions(of="CHL") == ()
    read_anew(filled, accounts[0])
    filled.rebuild()
    assert filled.positions(of="CHL") == ()
    assert [p.rejected_by for p in filled.positions(of="CHL", rejected=True)] == [number]
    filled.undo(number, why="it is one", by="Bo")
    assert [p.proposition for p in filled.positions(of="CHL")] == ["urged free trade in copper"]


def test_an_issue_is_called_what_people_call_it(filled):
    filled.correct("free-trade", "label", "Copper tariffs", **SIGNED)
    assert {row.id: row.label for row in filled.issues()}["free-trade"] == "Copper tariffs"
    assert filled.positions(on="copper tariffs")[0].issue_label == "Copper tariffs"


@pytest.mark.parametrize(
    ("target", "field", "value", "message"),
    [
        (CALL, "date", "soon", "is not a date"),
        (CALL, "duration", "2 hours", "is not a length"),
        (CALL, "mode", "pigeon", "is no mode"),
        (CALL, "status", None, "cannot be empty"),
        (CALL, "colour", "red", "cannot be corrected"),
        (CALL, "initiator", "Nobody", "nobody in the record"),
        (CALL, "merge", CALL, "with itself"),
        (CALL, "split", "ffff", "no document"),
        ("CHL", "date", "2031", "more than one contact"),
        ("XXX", "date", "2031", "is no contact"),
        ("p9", "rejected", "yes", "is no position"),
        ("no-issue", "label", "x", "is no issue"),
    ],
)
def test_what_does_not_fit_is_refused_and_not_logged(filled, target, field, value, message):
    with pytest.raises(InputError, match=message):
        filled.correct(target, field, value, **SIGNED)
    with pytest.raises(InputError, match="who makes it and why"):
        filled.correct(CALL, "date", "2031", why=" ", by="Ana")
    assert filled.corrections() == ()
