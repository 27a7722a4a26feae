"""Measure the record: a synthetic one of any size, how fast it is filled, rebuilt and asked.

    python benchmarks/record.py make FOLDER 100000      a record of so many contacts, two a document, filled in bulk
    python benchmarks/record.py multiply FOLDER/record.sqlite 10    copies of it all under other ids and days
    python benchmarks/record.py rebuild FOLDER/record.sqlite    all that is derived made anew
    python benchmarks/record.py keep FOLDER 10000       one document a transaction, as communique add does it, without reading
    python benchmarks/record.py ask FOLDER/record.sqlite    the median of each interactive query, in ms

Parties, persons and words are drawn so that some are much busier than others, as in life; the seed is fixed.
"""

import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa

from communique.knowledge.issues import load_concepts
from communique.knowledge.states import load_states
from communique.reading import Actor, Contact, Document, Issue, Position, Program, Reading, Span
from communique.record import Record, schema
from communique.record.deriving import derive_all
from communique.record.keeping import now
from communique.record.store import open_store

MODES = ("telephone", "telephone", "meeting", "visit", "video", "summit", "correspondence")
ACTS = ("state", "request", "support", "reject", "warn", "agree", "accuse", "offer")
FIRST = date(1980, 1, 1)
DAYS = 16_000
ROUNDS = 25
PROGRAM = Program(version="0", model="synthetic")


class World:
    """Draws documents; the same number draws the same document."""

    def __init__(self) -> None:
        chance = random.Random(1)
        self.states = sorted(load_states())[:190]
        chance.shuffle(self.states)
        self.issues = sorted(load_concepts())
        letters = "abcdefghijklmnoprstuvw"
        self.words = ["".join(chance.choices(letters, k=chance.randint(4, 9))) for _ in range(30_000)]
        self.weights = [1 / (place + 10) for place in range(len(self.words))]
        self.busy = [1 / (place + 3) for place in range(len(self.states))]
        self.actors = {
            f"{state.lower()}-person-{n}": Actor(id=f"{state.lower()}-person-{n}", name=f"Person {n} of {state}",
                                                 kind="person", country=state)
            for state in self.states for n in range(3)
        }  # fmt: skip

    def reading(self, number: int) -> Reading:
        """Draw the Reading of one document: its contact and an earlier one, two positions, some sixty words."""
        chance = random.Random(number)
        a, b = self._pair(chance)
        people = [f"{side.lower()}-person-{chance.choices((0, 1, 2), (6, 3, 1))[0]}" for side in (a, b)]
        earlier = [f"{side.lower()}-person-0" for side in self._pair(chance)]
        day = FIRST + timedelta(chance.randrange(DAYS))
        before = day - timedelta(chance.randrange(30, 900))
        words = chance.choices(self.words, self.weights, k=60)
        text = f"Talks {number}.\n\n{' '.join(words[:30])}.\n\n{' '.join(words[30:])}."
        spans = [Span.cut(text, 0, 5), self._span(text, words[3:9]), self._span(text, words[33:40])]
        issues = chance.choices(self.issues, k=2)
        # Made without checks, which the program's own Readings have passed: drawing must not be what is measured.
        return Reading.model_construct(
            document=Document.model_construct(text=text, published=day, language="en", kind="readout",
                                              issuer=chance.choice((a, b, None))),
            actors=tuple(self.actors[key] for key in dict.fromkeys((*people, *earlier))),
            contacts=(
                Contact.model_construct(id="c1", mode=chance.choice(MODES), status="held", participants=tuple(people),
                                        main=True, initiator=chance.choice((people[0], None)), date=day.isoformat(),
                                        duration=chance.choice((None, "PT1H", "PT45M")), evidence=(spans[0],)),
                Contact.model_construct(id="c2", mode=chance.choice(MODES), status="held", participants=tuple(earlier),
                                        date=before.isoformat(), evidence=(spans[1],)),
            ),
            issues=tuple(
                Issue.model_construct(id=issue, label=issue, contact="c1", relation="discussed", basis="inferred",
                                      evidence=(span,))
                for issue, span in zip(dict.fromkeys(issues), spans[1:], strict=False)
            ),
            positions=tuple(
                Position.model_construct(id=f"p{n}", holder=people[n - 1], issue=issues[n - 1], act=chance.choice(ACTS),
                                         proposition=spans[n].text, stance="for", evidence=(spans[n],))
                for n in (1, 2)
            ),
            program=PROGRAM,
        )  # fmt: skip

    def _pair(self, chance: random.Random) -> tuple[str, str]:
        while True:
            a, b = chance.choices(self.states, self.busy, k=2)
            if a != b:
                return a, b

    @staticmethod
    def _span(text: str, words: list[str]) -> Span:
        start = text.index(" ".join(words))
        return Span.cut(text, start, start + len(" ".join(words)))


def make(folder: Path, count: int) -> None:
    """Fill a record in bulk, all in one transaction."""
    folder.mkdir(parents=True, exist_ok=True)
    path, world = folder / "record.sqlite", World()
    started = time.perf_counter()
    store = open_store(path, create=True)
    with store.writing() as connection:
        derive_all(connection, _kept(connection, world, count // 2))  # two contacts a document
    store.close()
    with Record.open(path) as record:
        report(filled_s=time.perf_counter() - started, contacts=record.info().contacts, size_mb=size(path))


def _kept(connection: sa.Connection, world: World, count: int) -> Iterator[Reading]:
    """Yield Readings whose documents have just been kept."""
    for first in range(0, count, 1_000):
        readings = [world.reading(number) for number in range(first, min(first + 1_000, count))]
        connection.execute(sa.insert(schema.documents), [
            {"id": r.document.id, "text": r.document.text, "published": str(r.document.published), "added_at": now()}
            for r in readings
        ])  # fmt: skip
        connection.execute(sa.insert(schema.readings), [
            {"document_id": r.document.id, "version": "0", "model": "synthetic", "made_at": now(),
             "content": r.model_dump_json(exclude={"document": {"text"}})} for r in readings
        ])  # fmt: skip
        yield from readings


def multiply(path: Path, times: int) -> None:
    """Add copies of all that a record has, under other ids and days: a record of any size in little time.

    Rows and indexes grow as they would; the words of passages repeat, as the same words do in life.
    """
    started = time.perf_counter()
    counted = (schema.actors, schema.issues, schema.signatures, schema.signature_keys, schema.copies, schema.origins)
    tables = [t for t in (schema.documents, *schema.derived.sorted_tables) if t not in counted]
    store = open_store(path)
    with store.writing() as connection:
        for table in tables:
            connection.exec_driver_sql(f'CREATE TEMP TABLE first_{table.name} AS SELECT * FROM "{table.name}"')
        for number in range(1, times):
            for table in tables:
                columns = ", ".join(_moved(column, number) for column in table.columns)
                connection.exec_driver_sql(f'INSERT INTO "{table.name}" SELECT {columns} FROM first_{table.name}')
        connection.exec_driver_sql("INSERT INTO passage_words (passage_words) VALUES ('rebuild')")
    store.close()
    with Record.open(path) as record:
        report(multiplied_s=time.perf_counter() - started, contacts=record.info().contacts, size_mb=size(path))


def _moved(column: "sa.Column[object]", number: int) -> str:
    """Return what a column holds in one more copy: days later, ids that are not there yet, all else the same."""
    name, letter = f'"{column.name}"', "ghijklmnopqrstuvwxyz"[number - 1]  # no digit of a document's id
    if column.name in ("day", "last_day", "first", "last"):
        return f"CASE {name} WHEN '' THEN '' ELSE date({name}, '+{37 * number} days') END"
    if column.name == "contact_id" or column is schema.contacts.c.id:
        return f"{name} || '-{letter}'"
    if column is schema.passages.c.id:
        return f"{name} + {number} * (SELECT max(id) FROM first_passages)"
    if column.name in ("id", "document_id", "report_id", "position_id", "commitment_id"):
        return f"'{letter}' || substr({name}, 2)"
    return name


def rebuild(path: Path) -> None:
    """Derive everything anew."""
    started = time.perf_counter()
    with Record.open(path) as record:
        record.rebuild()
        report(rebuilt_s=time.perf_counter() - started, contacts=record.info().contacts)


def keep(folder: Path, count: int) -> None:
    """Keep documents one by one; Readings are drawn beforehand, some at a time, and not counted."""
    folder.mkdir(parents=True, exist_ok=True)
    world, spent, slowest, worked = World(), 0.0, 0.0, 0.0
    with Record.open(folder / "record.sqlite", create=True) as record:
        for first in range(0, count, 500):
            for reading in [world.reading(number) for number in range(first, min(first + 500, count))]:
                started, working = time.perf_counter(), time.process_time()
                record.keep(reading)
                took, worked = time.perf_counter() - started, worked + time.process_time() - working
                spent, slowest = spent + took, max(slowest, took)
        report(
            documents=count,
            documents_per_s=count / spent,
            per_cpu_s=count / worked,
            slowest_ms=slowest * 1000,
            contacts=record.info().contacts,
        )


def ask(path: Path) -> None:
    """Ask each interactive query many times with other parties, issues and words; print medians and the slowest."""
    world = World()
    with Record.open(path) as record:
        for name, query in queries(record, world):
            times = []
            for number in range(ROUNDS):
                chance = random.Random(1000 + number)
                started = time.perf_counter()
                found = query(chance)
                times.append((time.perf_counter() - started) * 1000)
            rows = len(found) if isinstance(found, tuple) else 1
            print(
                f"{name:55} median {statistics.median(times):8.1f} ms   slowest {max(times):8.1f} ms   {rows} rows last"
            )
        report(contacts=record.info().contacts, size_mb=size(path))


def queries(record: Record, world: World) -> Iterator[tuple[str, Callable[[random.Random], object]]]:
    """Yield the queries by name; each draws what it asks for."""
    top = world.states[:10]

    def since(chance: random.Random) -> str:
        return str(chance.randrange(1985, 2020))

    def word(chance: random.Random, most: int = 3000) -> str:
        return world.words[chance.randrange(50, most)]

    latest = record.contacts(limit=1000)
    ids = [row.id for row in latest]
    people = sorted({who.id for row in latest for who in row.participants})
    yield "contacts of the two busiest parties", lambda _: record.contacts(*world.states[:2])
    yield "contacts of two busy parties, since, by telephone", lambda c: record.contacts(
        *c.sample(top, 2), since=since(c), mode="telephone")  # fmt: skip
    yield "contacts of any two parties", lambda c: record.contacts(*c.sample(world.states, 2))
    yield "contacts of one busy party until a year", lambda c: record.contacts(c.choice(top), until=since(c))
    yield "contacts of any person", lambda c: record.contacts(c.choice(people))
    yield "contacts of a busy person", lambda c: record.contacts(f"{c.choice(top).lower()}-person-0")
    yield "latest contacts", lambda _: record.contacts()
    yield "one contact whole", lambda c: record.contact(c.choice(ids))
    yield "positions of a busy party on an issue at a day", lambda c: record.positions(
        of=c.choice(top), on=c.choice(world.issues), at=since(c))  # fmt: skip
    yield "positions of a busy party on all issues at a day", lambda c: record.positions(of=c.choice(top), at=since(c))
    yield "positions on an issue", lambda c: record.positions(on=c.choice(world.issues))
    yield "positions of all on an issue at a day", lambda c: record.positions(on=c.choice(world.issues), at=since(c))
    yield "issues", lambda _: record.issues()
    yield "issues of a busy party", lambda c: record.issues(of=c.choice(top))
    yield "search: one word", lambda c: record.search(word(c))
    yield "search: one of the fifty commonest words", lambda c: record.search(world.words[c.randrange(50)])
    yield "search: two words", lambda c: record.search(f"{word(c, 600)} {word(c, 600)}")
    yield "search: a common word of a party and issue", lambda c: record.search(
        world.words[c.randrange(50)], party=c.choice(top), issue=c.choice(world.issues))  # fmt: skip
    yield (
        "search: a word of a busy party since a year",
        lambda c: record.search(word(c), party=c.choice(top), since=since(c)),
    )


def report(**figures: float) -> None:
    """Print figures as one line of JSON, with the most memory that was held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**{key: round(value, 1) for key, value in figures.items()}, "peak_mb": round(peak)}))


def size(path: Path) -> float:
    """Return the megabytes of a record's file."""
    return path.stat().st_size / 1e6


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", folder, count]:
            make(Path(folder), int(count))
        case ["keep", folder, count]:
            keep(Path(folder), int(count))
        case ["multiply", path, times]:
            multiply(Path(path), int(times))
        case ["rebuild", path]:
            rebuild(Path(path))
        case ["ask", path]:
            ask(Path(path))
        case _:
            sys.exit(__doc__)
