"""A small Reading, built by hand, that has every kind of cell."""

from datetime import date

import pytest

from communique.reading import (
    Actor,
    Assessment,
    Claim,
    Commitment,
    Contact,
    Document,
    Event,
    Issue,
    Position,
    Program,
    Reading,
    Span,
    Tone,
)

TEXT = (
    "President Boric telephoned President Petro on 6 January 2025. The one-hour call was cordial, Chile said. "
    "They agreed on trade. On Venezuela, Boric urged Petro to call for new elections if talks fail. "
    "Petro denied nothing. They will meet in Lima in March. It was their first call since 2022-09. "
    "Observers see a new closeness. An envoy came in December."
)


def cut(words: str) -> tuple[Span, ...]:
    """Return the evidence that consists of these words."""
    start = TEXT.index(words)
    return (Span.cut(TEXT, start, start + len(words)),)


def make_reading(**changes: object) -> Reading:
    """Return a Reading of TEXT with the given cells, and nothing else."""
    document = Document(text=TEXT, name="call.txt", published=date(2025, 1, 8), kind="news", publisher="A paper")
    return Reading(**{"document": document, "program": Program(version="0", model="none"), **changes})


@pytest.fixture(scope="session")
def make():
    return make_reading


@pytest.fixture(scope="session")
def evidence():
    return cut


@pytest.fixture(scope="session")
def full():
    both = ("gabriel-boric", "gustavo-petro")
    return make_reading(
        actors=(
            Actor(id="gabriel-boric", name="Gabriel Boric", kind="person", office="President of Chile"),
            Actor(id="gustavo-petro", name="Gustavo Petro", kind="person", office="President of Colombia"),
            Actor(id="CHL", name="Chile", kind="state", country="CHL"),
        ),
        contacts=(
            Contact(
                id="c1", mode="telephone", status="held", participants=both, initiator="gabriel-boric",
                date="2025-01-06", duration="PT1H", main=True, evidence=cut("telephoned"),
                tone=(
                    Tone(words="cordial", by=("CHL",), evidence=cut("cordial")),
                    Tone(words="closeness", evidence=cut("closeness")),
                ),
            ),
            Contact(
                id="c2", mode="visit", status="planned", participants=(), location="Lima", duration="P2D",
                duration_approximate=True, evidence=cut("came"),
            ),
        ),
        issues=(
            Issue(id="i1", label="trade", relation="common_ground", basis="stated", evidence=cut("trade")),
            Issue(id="i2", label="Venezuela", relation="clash", basis="inferred", evidence=cut("Venezuela")),
            Issue(id="i3", label="climate", relation="discussed", basis="stated", evidence=cut("call")),
        ),
        positions=(
            Position(
                id="p1", holders=both, issue="i1", act="agree", proposition="trade", stance="for", attributed_to="CHL",
                evidence=cut("They agreed on trade"),
            ),
            Position(
                id="p2", holder="gabriel-boric", issue="i2", act="request", addressee="gustavo-petro", stance="for",
                proposition="new elections if talks fail", condition="if talks fail", evidence=cut("urged"),
            ),
            Position(
                id="p3", holder="gabriel-boric", issue="i2", act="warn", stance="against", modality="hedged",
                proposition="delay", condition="while talks last", evidence=cut("urged"),
            ),
            Position(
                id="p4", holder="gustavo-petro", act="deny", negated=True, proposition="anything", stance="neutral",
                evidence=cut("denied nothing"),
            ),
            Position(id="p5", act="state", proposition="closeness", stance="neutral", evidence=cut("closeness")),
        ),
        commitments=(
            Commitment(
                parties=both, action="meet in Lima", due="2025-03", addressee="CHL", attributed_to="CHL",
                evidence=cut("meet in Lima"),
            ),
        ),
        claims=(
            Claim(
                kind="first_since", value="2022-09", verdict="unverified", reason="no earlier call is known",
                evidence=cut("first call since"),
            ),
            Claim(kind="gap", value="P2Y4M", verdict="consistent", reason="by the dates", evidence=cut("since")),
            Claim(kind="count", value=3, verdict="contradicted", reason="two are told of", evidence=cut("call")),
        ),
        assessments=(Assessment(text="a new closeness", evidence=cut("Observers see a new closeness")),),
        events=(
            Event(type="CONSULT", mode="phone", source=both, date="2025-01-06", evidence=cut("telephoned")),
            Event(type="REQUEST", source=("gabriel-boric",), recipient=("gustavo-petro",), evidence=cut("urged")),
        ),
        warnings=("the date is a guess",),
    )  # fmt: skip
