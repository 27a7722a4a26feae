"""Claims about the record: what is one, what it is worth, and how it is checked."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.claim_checks import check_claims
from communique.extract.claim_scopes import level_of
from communique.extract.claims import KnownContact, find_claims
from communique.extract.dates import find_times
from communique.language.parse import parse
from communique.reading import Claim, Document

PUBLISHED = date(2025, 7, 2)
CALL = KnownContact("c1", "2025-07-01", True, "telephone", "held")


def claims_of(text: str, *contacts: KnownContact, title: str | None = None, published: date = PUBLISHED) -> list[Claim]:
    """Read the claims of a text as the reader does."""
    whole = f"{title}\n\n{text}" if title else text
    read = parse(Document(text=whole, title=title, published=published))
    return list(find_claims(read, find_times(read, published), contacts, published))


FOUND = [
    ("It was the first visit by a Danish premier since 2011.", [("first_since", "2011")]),
    ("The two spoke for the first time since March 2020.", [("first_since", "2020-03")]),
    ("It was her first trip to Lima since she took office in January.", [("first_since", "2025-01")]),
    ("He is the first Iraqi president to come to Rome since Jalal Talabani in 2009.", [("first_since", "2009")]),
    ("It was their first meeting since the signing of the treaty of May 17.", [("first_since", "2025-05-17")]),
    ("The first face-to-face talks since the war of 2008 were frank.", [("first_since", "2008")]),
    ("The ministers held their first call in more than two years.", [("gap", "P2Y")]),
    ("For the first time in six years the parties sat around one table.", [("gap", "P6Y")]),
    ("It was the first state visit in this direction in nearly two decades.", [("gap", "P20Y")]),
    ("They met after a gap of more than four years.", [("gap", "P4Y")]),
    ("The talks resumed after a three-year hiatus.", [("gap", "P3Y")]),
    ("No Norwegian minister has visited the island in four decades.", [("gap", "P40Y")]),
    ("The two last met in Bern in October.", [("last_contact", "2024-10")]),
    ("They had last spoken by telephone on 17 May.", [("last_contact", "2025-05-17")]),
    ("Their previous meeting was held in Accra in June 2023.", [("last_contact", "2023-06")]),
    ("The last such summit took place in Lagos on November 18, 2021.", [("last_contact", "2021-11-18")]),
    ("The two presidents had not spoken since 7 May.", [("last_contact", "2025-05-07")]),
    ("No joint session has been held since 2018.", [("last_contact", "2018")]),
    ("The channel had lain idle since the talks of May 2024.", [("last_contact", "2024-05")]),
    ("The last time the ministers met in person was in Suva in August 2019.", [("last_contact", "2019-08")]),
    ("It was their fourth call this year.", [("count", 4)]),
    ("This is the envoy's third visit to Baku since January.", [("count", 3)]),
    ("The two ministers have met twice so far.", [("count", 2)]),
    ("She telephoned him twice since the vote.", [("count", 2)]),
    ("They spoke for the fifth time this year.", [("count", 5)]),
    ("The call was his third in as many days.", [("count", 3)]),
    ("It was their twenty-fifth encounter.", [("count", 25)]),
    (
        "It was the first visit by a Turkish minister since 2019 and their second meeting in three months.",
        [("first_since", "2019"), ("count", 2)],
    ),
    (
        "It was the first round in over a year, the channel having lain idle since the talks of May 2024.",
        [("gap", "P1Y"), ("last_contact", "2024-05")],
    ),
]

SILENT = [
    "The first half of the year was quiet.",
    "It was the striker's first goal since March.",
    "Prices rose for the first time in two years.",
    "The two commissions meet twice a year.",
    "The first lady has lived here since 2011.",
    "A second meeting will be held in Tunis.",
    "The two leaders spoke at length last week.",
    "The third secretary received the note.",
    "The ministers met for two hours on Tuesday.",
    "The war has gone on since 2014.",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text[:40] for text, _ in FOUND])
def test_claims_are_found(text: str, wanted: list[tuple[str, str | int]]) -> None:
    found = [(claim.kind, claim.value) for claim in claims_of(text)]
    assert sorted(found, key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize("text", SILENT)
def test_no_claim(text: str) -> None:
    assert claims_of(text) == []


def test_claims_of_one_document_check_each_other() -> None:
    claims = claims_of(
        "The chancellor and the president spoke on Tuesday, in their first direct exchange in over two and a half "
        "years. The pair last spoke in September 2022.",
        CALL,
        title="Chancellor And President Hold First Talks In Nearly Three Years",
    )
    assert [(c.kind, c.value, c.verdict) for c in claims] == [
        ("gap", "P3Y", "consistent"), ("gap", "P2Y6M", "consistent"), ("last_contact", "2022-09", "consistent"),
    ]  # fmt: skip
    assert claims[1].reason == "2025-07-01 is 2 years 9 to 10 months after 2022-09; 'over two and a half years' holds"


def test_a_claim_told_twice_is_one_with_both_places() -> None:
    (claim,) = claims_of(
        "The ministers met on Monday, the first such meeting in three years, both sides said.",
        title="Ministers Hold First Meeting In Three Years",
    )
    said = [span.text for span in claim.evidence]
    assert said == ["First Meeting In Three Years", "first such meeting in three years"]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("over two years", "consistent"), ("nearly three years", "consistent"), ("some three years", "consistent"),
        ("more than three years", "contradicted"), ("almost ten years", "contradicted"),
        ("less than two years", "contradicted"),
    ],
)  # fmt: skip
def test_lengths_hold_as_they_compare(words: str, verdict: str) -> None:
    claims = claims_of(f"It was their first call in {words}. The two last spoke in September 2022.", CALL)
    gap = next(claim for claim in claims if claim.kind == "gap")
    assert gap.verdict == verdict
    assert "2 years 9 to 10 months" in gap.reason


def test_a_contact_between_contradicts_and_is_named() -> None:
    earlier = KnownContact("c2", "2024-03-05", False, "telephone", "held")
    (claim,) = claims_of("It was their first telephone call since September 2022.", CALL, earlier)
    assert claim.verdict == "contradicted"
    assert claim.reason == "contact c2 of 2024-03-05 lies between 2022-09 and 2025-07-01"


@pytest.mark.parametrize(
    ("noun", "mode", "status", "verdict"),
    [
        ("telephone call", "meeting", "held", "unverified"), ("meeting", "telephone", "held", "unverified"),
        ("contact", "meeting", "held", "contradicted"), ("meeting", "visit", "held", "contradicted"),
        ("meeting", "meeting", "cancelled", "unverified"),
    ],
)  # fmt: skip
def test_only_a_fitting_contact_contradicts(noun: str, mode: str, status: str, verdict: str) -> None:
    between = KnownContact("c2", "2024-03-05", False, mode, status)
    (claim,) = claims_of(f"It was their first {noun} since September 2022.", CALL, between)
    assert claim.verdict == verdict


def test_a_dated_contact_supports() -> None:
    earlier = KnownContact("c2", "2022-09-11", False, "meeting", "held")
    (claim,) = claims_of("The two last met in September 2022.", CALL, earlier)
    assert claim.verdict == "consistent"
    assert "c2" in claim.reason


def test_a_last_contact_after_the_main_one_is_contradicted() -> None:
    (claim,) = claims_of("The two last met on 1 July 2025.", KnownContact("c1", "2024-01-05", True, "meeting", "held"))
    assert claim.verdict == "contradicted"


def test_a_lone_claim_is_unverified() -> None:
    (claim,) = claims_of("It was their first call in six years.", CALL)
    assert (claim.verdict, claim.reason) == ("unverified", "no earlier contact is dated here")


def test_counts_are_checked_against_the_contacts() -> None:
    second = KnownContact("c2", "2025-02-01", False, "telephone", "held")
    assert claims_of("It was their second call this year.", CALL, second)[0].verdict == "consistent"
    assert claims_of("It was their fifth call this year.", CALL, second)[0].verdict == "unverified"


def test_more_contacts_than_counted_contradict_in_the_time_named() -> None:
    dates = ("2025-03-04", "2025-05-06", "2024-11-12")
    calls = [KnownContact(f"c{n}", when, False, "telephone", "held") for n, when in enumerate(dates, 2)]
    (claim,) = claims_of("It was their second call this year.", CALL, *calls)
    assert (claim.verdict, claim.period) == ("contradicted", "2025")
    assert claim.reason == (
        "3 such contacts are dated in 2025, not 2: c2 of 2025-03-04, c3 of 2025-05-06, c1 of 2025-07-01"
    )
    assert claims_of("It was their third call this year.", CALL, *calls)[0].verdict == "consistent"


@pytest.mark.parametrize(
    ("text", "modes", "level", "period"),
    [
        ("It was their fourth call this year.", ("telephone", "video"), None, "2025"),
        ("It was their second video call since March.", ("video",), None, "2025-03/.."),
        ("It was the third round of talks since March.", (), None, "2025-03/.."),
        ("It was his second visit in a month.", ("meeting", "visit", "summit"), None, "2025-06-01/2025-07-01"),
        ("It was the first contact since May 2021.", (), None, None),
        ("The last meeting of foreign ministers was in May 2021.", ("meeting", "visit", "summit"), "ministers", None),
        ("The two last met in May 2021.", ("meeting", "visit", "summit"), None, None),
        ("It was the first call between leaders since 2019.", ("telephone", "video"), "leaders", None),
    ],
)
def test_scope_is_what_the_words_name(text: str, modes: tuple[str, ...], level: str | None, period: str | None) -> None:
    (claim,) = claims_of(text, CALL)
    assert (claim.modes, claim.level, claim.period) == (modes, level, period)


@pytest.mark.parametrize(
    ("parties", "level", "verdict"),
    [
        ({"FIN", "NOR", "finn", "norse"}, "leaders", "contradicted"), (set(), "leaders", "contradicted"),
        ({"FIN", "SWE", "finn", "swede"}, "leaders", "unverified"), ({"finn", "norse"}, "ministers", "unverified"),
        ({"finn", "norse"}, None, "unverified"),
    ],
)  # fmt: skip
def test_claims_are_checked_anew_against_contacts_learned_of_later(parties: set, level: str, verdict: str) -> None:
    text = "It was the first call between the leaders since September 2022."
    read = parse(Document(text=text, published=PUBLISHED))
    claims = find_claims(read, find_times(read, PUBLISHED), (CALL,), PUBLISHED, ("finn", "norse"))
    assert claims[0].verdict == "unverified"
    later = KnownContact("c9", "2024-03-05", False, "telephone", "held", frozenset(parties), level)
    (claim,) = check_claims(claims, (CALL, later), published=PUBLISHED)
    assert claim.verdict == verdict
    assert claim.model_copy(update={"verdict": "unverified", "reason": claims[0].reason}) == claims[0]


def test_the_level_of_a_contact_is_that_of_all_its_parties() -> None:
    president, premier, minister = (frozenset({x}) for x in ("head_of_state", "head_of_government", "foreign_minister"))
    assert level_of([president, premier]) == "leaders"
    assert level_of([minister, minister]) == "ministers"
    assert level_of([president, minister]) is None
    assert level_of([]) is None


WORDS = [
    *("first", "last", "since", "in", "three", "years", "the", "call", "met", "not", "second", "time", "this", "year"),
    *("spoke", "twice", "2019", "May", ",", ".", "their", "meeting", "for", "no"),
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_evidence_is_the_words_themselves(text: str) -> None:
    for claim in claims_of(text):
        assert claim.evidence
        assert all(text[span.start : span.end] == span.text for span in claim.evidence)
