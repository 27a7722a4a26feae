"""The sides of a document and whose account it is."""

from datetime import date

import pytest

from communique.extract.resolution import resolve
from communique.ingest.documents import make_document
from communique.language.parse import parse


def cast_of(text, published, kind, title=None, publisher=None):
    document = make_document(text, title=title, published=published, publisher=publisher)
    document = document.model_copy(update={"kind": kind})
    return resolve(parse(document), day=date.fromisoformat(published), issuer=None)


@pytest.mark.parametrize(
    ("text", "published", "sides", "issuer"),
    [
        (
            "The Prime Minister spoke to Japanese Prime Minister Shinzo Abe this morning. They discussed trade between the UK and Japan.",
            "2018-02-20",
            {"theresa-may", "shinzo-abe"},
            "GBR",
        ),
        (
            "President Joko Widodo received Prime Minister of Singapore Lee Hsien Loong in Bogor today.",
            "2022-01-25",
            {"joko-widodo", "lee-hsien-loong"},
            "IDN",
        ),
    ],
    ids=["issuer-by-title-only", "other-side-by-country"],
)
def test_an_account_names_the_other_side_and_is_its_own(text, published, sides, issuer):
    cast = cast_of(text, published, "readout")
    assert (set(cast.sides), cast.issuer) == (sides, issuer)


def test_the_publisher_is_the_issuer():
    text = "President Kennedy and Chancellor Scholz spoke. They agreed to meet."
    assert cast_of(text, "2023-03-03", "transcript", publisher="The White House").issuer == "USA"


def test_news_has_no_issuer():
    text = "President Joko Widodo received Prime Minister of Singapore Lee Hsien Loong in Bogor."
    assert cast_of(text, "2022-01-25", "news").issuer is None
