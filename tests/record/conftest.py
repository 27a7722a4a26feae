"""Readings made by hand about invented contacts, and records on every database that is at hand."""

import itertools
import os
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from communique.reading import Actor, Claim, Contact, Document, Issue, Position, Program, Reading, Span
from communique.record import Record, schema
from communique.record.reports import Report

POSTGRES = os.environ.get("COMMUNIQUE_TEST_POSTGRES")
"""Address of a PostgreSQL server on which the tests may make and drop databases."""

ACTORS = {
    "gabriel-boric": Actor(id="gabriel-boric", name="Gabriel Boric", kind="person", country="CHL"),
    "gustavo-petro": Actor(id="gustavo-petro", name="Gustavo Petro", kind="person", country="COL"),
    "william-ruto": Actor(id="william-ruto", name="William Ruto", kind="person", country="KEN"),
    "CHL": Actor(id="CHL", name="Chile", kind="state", country="CHL"),
    "COL": Actor(id="COL", name="Colombia", kind="state", country="COL"),
}
PROGRAM = Program(version="0.9", model="test")


def make_reading(
    text, *, name=None, published=None, issuer=None, contacts=(), positions=(), claims=(), program=PROGRAM
):
    """Return a Reading; a contact is given by its fields and the words that tell it, a position by holder, issue, act, words."""
    document = Document(text=text, name=name, published=published, issuer=issuer, kind="readout" if issuer else "news")
    named = {key for fields in contacts for key in fields["participants"]} | {holder for holder, *_ in positions}
    return Reading(
        document=document,
        actors=tuple(ACTORS[key] for key in sorted(named)),
        contacts=tuple(
            Contact(**{"id": f"c{n}", "mode": "telephone", "status": "held", "main": n == 1, "evidence": (_span(text, "spoke"),), **f})
            for n, f in enumerate(contacts, 1)
        ),
        issues=tuple(
            Issue(id=issue, label=issue, contact="c1", relation="discussed", basis="inferred", evidence=(_span(text, words),))
            for _, issue, _, words in positions
        ),
        positions=tuple(
            Position(id=f"p{n}", holder=holder, issue=issue, act=act, proposition=words, stance="for", evidence=(_span(text, words),))
            for n, (holder, issue, act, words) in enumerate(positions, 1)
        ),
        claims=tuple(
            Claim(kind=kind, value=value, verdict="unverified", reason="nothing else is dated here", evidence=(_span(text, "spoke"),))
            for kind, value in claims
        ),
        program=program,
    )  # fmt: skip


def _span(text, words):
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


BOTH = ("gabriel-boric", "gustavo-petro")


@pytest.fixture(scope="session")
def reading_of():
    return make_reading


@pytest.fixture(scope="session")
def accounts():
    """Three accounts of one call, and reports of other contacts of the same and of other parties."""
    day = date(2031, 3, 5)
    call = {"participants": BOTH, "date": "2031-03-04"}
    return (
        make_reading("President Boric spoke with President Petro. He urged free trade in copper.", name="chile", published=day,
                     issuer="CHL", contacts=[{**call, "duration": "PT1H", "initiator": "gabriel-boric"}],
                     positions=[("gabriel-boric", "free-trade", "request", "urged free trade in copper")]),
        make_reading("The presidents spoke. Petro warned of deforestation in the Amazon.", name="colombia", published=day,
                     issuer="COL", contacts=[{**call, "duration": "PT45M", "initiator": "gabriel-boric"}],
                     positions=[("gustavo-petro", "climate-change", "warn", "warned of deforestation in the Amazon")]),
        make_reading("Chile and Colombia spoke this month, Petro calling first.", name="news", published=day,
                     contacts=[{"participants": ("CHL", "COL"), "date": "2031-03", "initiator": "COL"}]),
        make_reading("They spoke again a week later, in Bogotá.", name="visit", published=date(2031, 3, 12),
                     contacts=[{"participants": BOTH, "date": "2031-03-11", "mode": "visit"},
                               {"participants": BOTH, "date": "2031-03-04", "main": False}]),
        make_reading("Ruto and Boric spoke.", name="kenya", published=day,
                     contacts=[{"participants": ("gabriel-boric", "william-ruto"), "date": "2031-03-04"}]),
    )  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Where a new record may be made, on each database in turn."""
    if request.param == "sqlite":
        yield str(tmp_path / "record.sqlite")
        return
    if not POSTGRES:
        pytest.skip("no PostgreSQL: COMMUNIQUE_TEST_POSTGRES is not set")
    pytest.importorskip("psycopg")
    server = sa.create_engine(POSTGRES.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    name = f"communique_{os.getpid()}_{next(NUMBERS)}"
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield sa.engine.make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.dispose()


NUMBERS = itertools.count()


@pytest.fixture
def record(place):
    """An empty record."""
    with Record.open(place, create=True) as opened:
        yield opened


@pytest.fixture
def filled(record, accounts):
    """A record that has the accounts."""
    for reading in accounts:
        record.keep(reading)
    return record


@pytest.fixture(scope="session")
def derived_rows():
    """Return all derived rows of a record, but for numbers that only say in which order documents came."""

    def dump(record):
        with record._store.reading() as connection:
            return {
                table.name: sorted(
                    str([value for column, value in row._mapping.items() if (table.name, column) != ("passages", "id")])
                    for row in connection.execute(sa.select(table))
                )
                for table in schema.derived.sorted_tables
            }

    return dump


@pytest.fixture(scope="session")
def report_of():
    """Return a report of a call on 4 March 2031, with some fields of its own."""
    call = Report(
        id="d1:c1", document="d1", origin="d1", spans=((0, 5),), parties=("CHL", "COL"), principals=BOTH, named=True,
        participants=BOTH, sides=("CHL", "COL"), date="2031-03-04", first="2031-03-04", last="2031-03-04",
        mode="telephone", status="held", initiator=None, initiator_party=None, duration=None, duration_approximate=False,
        location=None, main=True, published="2031-03-05", issuer=None,
    )  # fmt: skip

    def make(document="d1", number=1, **fields):
        fields.setdefault("origin", document)
        return replace(call, id=f"{document}:c{number}", document=document, **fields)

    return make
