import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest.duplicates import Signature, are_copies, band_keys, may_be_copies, signature, similarity

AGENCY = (
    "The foreign ministers of Chile and Ghana met in Accra on Tuesday to discuss cocoa, copper and the law of the sea. "
    "The Chilean minister said that his country would open a trade office in Kumasi by the end of the year. "
    "The Ghanaian minister welcomed the step and asked for visas to be eased for business people. "
    "They also spoke about the United Nations conference on plastics, where both countries want binding limits. "
    "Officials said that a second round of talks would follow in Santiago in March. "
    "The two countries opened relations in 1960. Trade between them came to 40 million dollars last year."
)
SENTENCES = re.split(r"(?<=\.) ", AGENCY)
REPRINT = "Chile and Ghana look to the sea\n\nACCRA (Agency) - " + " ".join(SENTENCES[:4])
ONE_SIDE = (
    "Foreign Minister Soto spoke in Accra today with his Ghanaian colleague. The ministers talked about trade in cocoa and copper, "
    "about visas and about the coming conference on plastics. Minister Soto said that Chile will open an office in Kumasi this "
    "year. It was agreed to meet again in Santiago next March."
)
OTHER_SIDE = (
    "The Minister for Foreign Affairs of Ghana received the Foreign Minister of Chile in Accra today. The two sides discussed trade "
    "in cocoa and copper, the law of the sea and the conference on plastics. The Minister asked that Chile ease visas for business "
    "people. The Chilean side informed of its plan to open a trade office in Kumasi."
)
OTHER_PARTY = AGENCY.replace("Ghanaian", "Togolese").replace("Ghana", "Togo").replace("Accra", "Lome")
OTHER_DAY = AGENCY.replace("on Tuesday", "on Friday").replace("40 million", "90 million")
QUOTING = AGENCY + " " + " ".join(f"Critic {n} asked in town {7 * n} for {13 * n} ships." for n in range(40))


def copies(one, other):
    first, second = signature(one), signature(other)
    assert first is not None
    assert second is not None
    looked_up = bool({*band_keys(first)} & {*band_keys(second)})
    return looked_up and may_be_copies(first, second) and are_copies(one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (AGENCY, AGENCY, True),
        (AGENCY, REPRINT, True),
        (AGENCY, AGENCY.upper(), True),
        (AGENCY, AGENCY.replace("asked for", "called for").replace("welcomed the step", "praised the move"), True),
        (ONE_SIDE, OTHER_SIDE, False),
        (AGENCY, ONE_SIDE, False),
        (AGENCY, OTHER_PARTY, False),
        (AGENCY, OTHER_DAY, False),
        (AGENCY, QUOTING, False),
    ],
    ids="itself reprint capitals edited two-sides own-account other-party other-day quoting".split(),
)
def test_copies(one, other, same):
    assert copies(one, other) is same
    assert copies(other, one) is same


def test_a_short_text_has_no_signature():
    assert signature("The ministers met in Accra.") is None
    assert signature("") is None


@given(st.lists(st.sampled_from(SENTENCES), min_size=3).map(" ".join))
def test_a_signature_is_kept_as_bytes_and_does_not_depend_on_order(text):
    made = signature(text)
    if made is not None:
        assert Signature.from_bytes(made.to_bytes()) == made
        assert similarity(made, made) == 1
        assert all(0 <= key < 2**63 for key in band_keys(made))


def test_signatures_stay_what_they_were():
    made = signature(AGENCY)
    assert made is not None
    assert (made.runs, made.values[:2], band_keys(made)[0]) == (102, (64305125, 9967900), 3183746044523915902)


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one, other):
    assert are_copies(one, other) in (True, False)
