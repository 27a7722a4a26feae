import csv
from pathlib import Path

import pytest

from communique.ingest.documents import make_document
from communique.ingest.houses import ANY, load_houses, recognise
from communique.knowledge.organisations import load_organisations
from communique.knowledge.states import load_states

with (Path(__file__).parent.parent / "cases/houses.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_houses_are_recognised_and_others_are_not(case):
    text = case["text"].replace("\\n", "\n")
    kind, issuer = recognise(text, title=case["title"], publisher=case["publisher"] or None, url=case["url"] or None)
    assert (kind or "", issuer or "") == (case["kind"], case["issuer"])


def test_every_issuer_is_a_state_or_an_organisation_that_is_known():
    known = {*load_states(), *load_organisations()}
    assert {house.issuer for house in load_houses() if house.issuer} <= known


def test_every_line_says_how_a_house_is_recognised_and_what_follows():
    for house in load_houses():
        assert house.hosts or house.publisher or house.opening
        assert house.issuer or house.kind or house.hosts == (ANY,)


def test_a_document_carries_what_its_house_says():
    document = make_document("They spoke.", title="Telephone conversation with King of Tonga", publisher="The Kremlin")
    assert (document.kind, document.issuer) == ("readout", "RUS")


@pytest.mark.parametrize("url", ["http://[", "", "a b", "//", "http://\ud800/"])
def test_an_address_that_is_none_is_no_house(url):
    assert recognise("They spoke.", title=None, publisher=None, url=url) == (None, None)
