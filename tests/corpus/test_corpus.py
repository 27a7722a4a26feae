"""The corpus: every document passes the checker, and the checker finds what is wrong."""

import importlib.util
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "corpus"
_spec = importlib.util.spec_from_file_location("corpus_check", FOLDER / "check.py")
check = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(check)

GOOD = {
    "name": "x", "style": "wire", "published": "2020-01-01", "kind": "news", "title": "A Title",
    "text": "Jan met Piet on Monday. Piet urged Jan to sign the treaty.",
    "contacts": [{"participants": ["Jan", "Piet"], "mode": "meeting", "status": "held", "quote": "Jan met Piet", "cue": "met"}],
    "issues": [{"keys": ["treaty"], "relation": "discussed", "quote": "the treaty"}],
    "positions": [{"holders": ["Piet"], "act": "request", "stance": "for", "issue_keys": ["treaty"], "source": "Piet",
                   "quote": "urged Jan to sign the treaty"}],
}  # fmt: skip


def test_every_document_is_faultless():
    found = {
        p.name: list(check.faults(json.loads(p.read_text("utf-8")))) for p in (FOLDER / "documents").glob("*.json")
    }
    assert len(found) > 500
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_no_measuring_document_is_in_it():
    assert not [p.name for p in (FOLDER / "documents").iterdir() if p.name.startswith("real") or p.suffix != ".json"]


def test_a_good_document_has_no_faults():
    assert list(check.faults(GOOD)) == []


@pytest.mark.parametrize(
    ("part", "field", "value", "says"),
    [
        ("contacts", "quote", "Jan met Kees", "stands 0 times"),
        ("contacts", "mode", "fax", "mode 'fax' is none of"),
        ("contacts", "participants", ["Jan"], "fewer than two"),
        ("contacts", "date", "yesterday", "date 'yesterday'"),
        ("positions", "act", "shout", "act 'shout' is none of"),
        ("positions", "source", "Kees", "is not near"),
        ("positions", "issue_keys", ["fish"], "belongs to no issue"),
        ("positions", "holders", [], "no holders"),
        ("issues", "keys", [], "no keys"),
    ],
)
def test_a_fault_is_found(part, field, value, says):
    doc = json.loads(json.dumps(GOOD))
    doc[part][0][field] = value
    assert any(says in what for _, what in check.faults(doc))
