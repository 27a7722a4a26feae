"""Try to break the record, as real processes: kill it, crowd it. Prints what was found; exits with 1 where anything was lost.

python benchmarks/record_faults.py kill FOLDER 50     kill -9 at so many random moments while documents are added and merged
python benchmarks/record_faults.py crowd FOLDER 60    two writers and three readers at once for so many seconds
"""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import sqlalchemy as sa

from benchmarks.record import World
from communique.record import Record, schema

KEEP = Path(__file__).parent.parent / "tests/record/keeping_process.py"


def kill(folder: Path, times: int) -> bool:
    """Kill the adder again and again; every accepted document must be there, and a rebuild give what is there."""
    place, readings, accepted = str(folder / "record.sqlite"), _write_readings(folder, 2_000), set[str]()
    chance = random.Random(11)
    for _ in range(times):
        process = subprocess.Popen([sys.executable, KEEP, place, readings], stdout=subprocess.PIPE, text=True)
        first = process.stdout.readline() if process.stdout else ""  # before it, nothing is written yet
        time.sleep(chance.uniform(0, 1.5))
        process.send_signal(signal.SIGKILL)
        output = first + process.communicate()[0]
        accepted |= {line for line in output.split("\n")[:-1] if len(line) == 64}
        if Path(place).exists():
            with Record.open(place, create=True) as record:
                lost = [document for document in accepted if not record.knows(document)]
                problems = record.check()
            if lost or problems:
                print(f"lost {len(lost)} of {len(accepted)}: {problems}")
                return False
    with Record.open(place) as record:
        before = _derived(record)
        record.rebuild()
        same = _derived(record) == before
        kept = record.info().documents
    print(f"{times} kills: {len(accepted)} accepted, {kept} kept, none lost; a rebuild gives what was there: {same}")
    return same


def crowd(folder: Path, seconds: int) -> bool:
    """Let two processes write and three read; none may meet an error."""
    place, results = folder / "record.sqlite", multiprocessing.Queue()
    Record.open(place, create=True).close()
    end = time.time() + seconds
    workers = [multiprocessing.Process(target=_write, args=(place, n, end, results)) for n in range(2)]
    workers += [multiprocessing.Process(target=_read, args=(place, n, end, results)) for n in range(3)]
    for worker in workers:
        worker.start()
    found = [results.get() for _ in workers]
    for worker in workers:
        worker.join()
    for line in sorted(found):
        print(line)
    with Record.open(place) as record:
        print(f"check: {record.check() or 'all is well'}; {record.info().documents} documents")
        return not record.check() and not any("error" in line for line in found)


def _write(place: Path, number: int, end: float, results: "multiprocessing.Queue[str]") -> None:
    world, kept, slowest = World(), 0, 0.0
    try:
        with Record.open(place) as record:
            while time.time() < end:
                reading, started = world.reading(2 * kept + number), time.perf_counter()
                record.keep(reading)
                kept, slowest = kept + 1, max(slowest, time.perf_counter() - started)
        results.put(f"writer {number}: {kept} kept, slowest {slowest * 1000:.0f} ms")
    except Exception as error:
        results.put(f"writer {number}: error {error}")


def _read(place: Path, number: int, end: float, results: "multiprocessing.Queue[str]") -> None:
    world, asked, slowest, chance = World(), 0, 0.0, random.Random(number)
    try:
        with Record.open(place) as record:
            while time.time() < end:
                started = time.perf_counter()
                for row in record.contacts(*chance.sample(world.states[:5], 2), limit=3):
                    record.contact(row.id)
                record.search(world.words[chance.randrange(3_000)])
                asked, slowest = asked + 1, max(slowest, time.perf_counter() - started)
        results.put(f"reader {number}: {asked} rounds, slowest {slowest * 1000:.0f} ms")
    except Exception as error:
        results.put(f"reader {number}: error {error}")


def _write_readings(folder: Path, count: int) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    path, world = folder / "readings.jsonl", World()
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            lines.write(f"{world.reading(number).model_dump_json()}\n")
    return str(path)


def _derived(record: Record) -> dict[str, list[str]]:
    """Return all derived rows, but for numbers that only say in which order documents came."""
    with record._store.reading() as connection:
        return {
            table.name: sorted(
                str([value for name, value in row._mapping.items() if (table.name, name) != ("passages", "id")])
                for row in connection.execute(sa.select(table))
            )
            for table in schema.derived.sorted_tables
        }


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    match sys.argv[1:]:
        case ["kill", folder, times]:
            sys.exit(not kill(Path(folder), int(times)))
        case ["crowd", folder, seconds]:
            sys.exit(not crowd(Path(folder), int(seconds)))
        case _:
            sys.exit(__doc__)
