"""The order of the review queue, and names of uploads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.record import ContactRow, Name
from communique.web.jobs import harmless
from communique.web.queue import queue_of


def _row(key, **fields):
    known = {
        "date": "2031-03-04", "mode": "telephone", "status": "held", "initiator": Name("KEN", "Kenya", "KEN"),
        "participants": (Name("KEN", "Kenya", "KEN"), Name("ZMB", "Zambia", "ZMB")), "duration": None,
        "duration_approximate": False, "location": None, "accounts": 2, "contested": (),
    }  # fmt: skip
    return ContactRow(id=key, **{**known, **fields})


def test_what_is_contradicted_comes_first_then_what_lacks_most():
    rows = [
        _row("sure"), _row("one account", accounts=1), _row("no channel", mode="unspecified", initiator=None),
        _row("contested", contested=("date",)), _row("alone", participants=()), _row("twice", contested=("date", "mode")),
    ]  # fmt: skip
    queue = queue_of(rows)
    assert [entry.row.id for entry in queue] == ["twice", "contested", "alone", "no channel", "one account"]
    assert queue[0].reasons == ("accounts differ on date", "accounts differ on mode")


@pytest.mark.parametrize(
    ("name", "kept"),
    [("a b.txt", "a b.txt"), ("../../etc/passwd", "passwd"), ("C:\\x\\note.md", "note.md"), ("..", "document"),
     ("", "document"), ("a\0b.txt", "a_b.txt"), (".hidden.txt", "hidden.txt")],
)  # fmt: skip
def test_uploads_are_named_harmlessly(name, kept):
    assert harmless(name) == kept


@given(st.text(max_size=300))
def test_no_name_leads_out_of_its_folder(name):
    kept = harmless(name)
    assert 0 < len(kept) <= 100
    assert not set(kept) & set("/\\\0")
    assert kept.strip(".")
