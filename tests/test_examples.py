"""The three examples: what a newcomer sees first must be right."""

from pathlib import Path

import pytest

import communique

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def readings():
    return {path.stem: communique.read(path, published="2025-07-02") for path in EXAMPLES.glob("*.txt")}


def main_contact(reading):
    return next(contact for contact in reading.contacts if contact.main)


@pytest.mark.parametrize("name", ["news-report", "elysee-readout", "kremlin-readout"])
def test_the_call_is_read_from_every_account(readings, name):
    contact = main_contact(readings[name])
    assert set(contact.participants) == {"emmanuel-macron", "vladimir-putin"}
    assert (contact.mode, contact.status, contact.duration, contact.initiator) == (
        "telephone",
        "held",
        "PT2H",
        "emmanuel-macron",
    )


def test_the_news_report_has_the_day_and_the_claims(readings):
    reading = readings["news-report"]
    assert main_contact(reading).date == "2025-07-01"
    assert {(claim.kind, claim.value, claim.verdict) for claim in reading.claims} >= {
        ("gap", "P3Y", "consistent"), ("last_contact", "2022-09", "consistent"),
    }  # fmt: skip


def test_the_news_report_tells_common_ground_from_clash(readings):
    relations = {issue.id: issue.relation for issue in readings["news-report"].issues}
    assert relations["iran-nuclear-programme"] == "common_ground"
    assert relations["war-in-ukraine"] == "clash"


def test_kinds_and_issuers(readings):
    found = {name: (r.document.kind, r.document.issuer) for name, r in readings.items()}
    assert found == {
        "news-report": ("news", None), "elysee-readout": ("readout", "FRA"), "kremlin-readout": ("readout", "RUS"),
    }  # fmt: skip


def test_observers_are_kept_apart_from_parties(readings):
    (assessment,) = readings["news-report"].assessments
    assert assessment.by == "Some observers in Paris"
    assert not any("win back" in position.proposition for position in readings["news-report"].positions)


def test_every_party_that_a_cell_names_is_an_actor(readings):
    for reading in readings.values():
        actors = {actor.id for actor in reading.actors}
        named = {key for contact in reading.contacts for key in (*contact.participants, contact.initiator)}
        named |= {key for p in reading.positions for key in (*p.parties, p.addressee, p.attributed_to)}
        named |= {key for c in reading.commitments for key in (*c.parties, c.addressee, c.attributed_to)}
        named |= {key for event in reading.events for key in (*event.source, *event.recipient)}
        assert named - {None} <= actors


def test_a_commitment_to_stay_in_touch_is_told(readings):
    assert any("speak again" in commitment.action for commitment in readings["elysee-readout"].commitments)


def test_coordinated_contents_share_their_act(readings):
    acts = {p.act for p in readings["elysee-readout"].positions if p.addressee == "IRN"}
    assert acts == {"request"}
