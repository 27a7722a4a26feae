"""The shipped model: it belongs to the corpus in the repository, fits the package, and says the same twice."""

from pathlib import Path

import pytest

from communique.tagger.decoding import thresholds
from communique.tagger.labels import ACTS
from communique.tagger.runtime import MODEL_FOLDER, Tagger, load_tagger
from training.documents import corpus_digest

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
TEXT = (
    "Readout of the call\n\nPrime Minister Jacinda Ardern spoke by telephone with Prime Minister Lee Hsien Loong on Monday. "
    "She welcomed the new green economy agreement and called for faster work on digital trade. "
    "Both leaders agreed to meet in Wellington in May."
)


def test_the_model_belongs_to_the_corpus():
    assert load_tagger().card["corpus"] == corpus_digest(CORPUS)


def test_the_card_says_what_is_used_and_how_good_it_was():
    card = load_tagger().card
    assert card["thresholds"] == thresholds()
    assert tuple(card["labels"]["act"]) == ACTS
    assert card["figures_of_a_run_without_the_dev_part"]["stands"]["f1"] > 0.8


def test_the_model_fits_the_package():
    assert sum(path.stat().st_size for path in MODEL_FOLDER.iterdir()) <= 30_000_000


def test_two_taggers_say_the_same():
    assert Tagger().tag(TEXT) == Tagger().tag(TEXT)


def test_stands_contacts_and_issues_are_marked():
    tags = load_tagger().tag(TEXT)
    assert {"support", "request"} <= {stand.act for stand in tags.stands}
    assert [TEXT[contact.start : contact.end] for contact in tags.contacts if contact.status == "held"][:1] == ["spoke"]
    assert any("green economy agreement" in TEXT[issue.start : issue.end] for issue in tags.issues)
    assert tags.kind == "readout"


def test_pointers_name_who_holds_a_stand():
    tags = load_tagger().tag(TEXT)
    request = next(stand for stand in tags.stands if stand.act == "request")
    assert request.source is not None
    assert TEXT[request.source.start :].startswith("She")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "....", "word", "\x00\x1b[31m", "é" * 5000, "a " * 3000])
def test_any_text_is_tagged(text):
    for stand in load_tagger().tag(text).stands:
        assert 0 <= stand.start < stand.end <= len(text)
