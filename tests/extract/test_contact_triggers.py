"""What grammar says of a contact's own word, in tests/cases/contact_triggers.csv."""

import csv
from pathlib import Path

import pytest

from communique.extract.contact_triggers import settle_trigger

with (Path(__file__).parent.parent / "cases" / "contact_triggers.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES, ids=[f"{c['mode']} {c['status']}: {c['text'][:50]}" for c in CASES])
def test_a_trigger_has_the_mode_and_status_that_grammar_gives(read, case):
    scene = read(case["text"], published="2003-06-18")
    settled = settle_trigger(scene.contact(0, case["mode"], case["status"]), scene.parse)
    assert (f"{settled.mode} {settled.status}" if settled else "none") == case["expected"]


def test_a_faint_word_that_usually_makes_no_contact_makes_none(read):
    scene = read("Helen Clark [deposited] a wreath beside Goh Chok Tong.", published="2003-06-18")
    faint = scene.contact(0, "meeting", probability=0.3)
    assert settle_trigger(faint, scene.parse) is None
