"""Measure the page under many users at once, each loading the pages that people look at.

communique serve --record FOLDER/record.sqlite --port 8765 &
python benchmarks/page_load.py http://127.0.0.1:8765 --users 50 --seconds 30 --pause 2
"""

import argparse
import asyncio
import random
import statistics
import time
from collections import defaultdict

import httpx


async def look_around(client, addresses, until, pause, times, errors):
    """Load one page after another, as a user does who looks at each for a while."""
    await asyncio.sleep(random.uniform(0, pause))
    while time.monotonic() < until:
        kind, path = random.choice(addresses)
        start = time.monotonic()
        try:
            answer = await client.get(path)
            if answer.status_code != 200:
                errors.append((path, answer.status_code))
        except httpx.HTTPError as error:
            errors.append((path, repr(error)))
        times[kind].append((time.monotonic() - start) * 1000)
        await asyncio.sleep(random.uniform(0.5, 1.5) * pause)


async def find_addresses(client):
    """Return pages of each kind that the record has, drawn by a fixed seed."""
    contacts = (await client.get("/api/contacts?limit=300")).json()["items"]
    documents = (await client.get("/api/documents?limit=300")).json()["items"]
    issues = (await client.get("/api/issues?limit=40")).json()["items"]
    parties = sorted({name["party"] for row in contacts for name in row["participants"] if name["party"]})
    random.seed(7)
    drawn = [("home", "/"), ("contacts", "/contacts"), ("review", "/review")]
    drawn += [("contact", f"/contact/{row['id']}") for row in random.sample(contacts, min(30, len(contacts)))]
    drawn += [("document", f"/document/{row['id']}") for row in random.sample(documents, min(30, len(documents)))]
    drawn += [("issue", f"/issue/{row['id']}") for row in random.sample(issues, min(10, len(issues)))]
    drawn += [("party", f"/party/{party}") for party in random.sample(parties, min(10, len(parties)))]
    drawn += [("contacts of a party", f"/contacts?party={party}&since=2015") for party in parties[:10]]
    drawn += [("search", f"/search?q={word}") for word in ("ceasefire", "trade", "border", "talks", "security")]
    return drawn


async def measure(address, users, seconds, pause):
    """Print the median and the slow end by kind of page, and what failed."""
    times, errors = defaultdict(list), []
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        addresses = await find_addresses(client)
        until = time.monotonic() + seconds
        await asyncio.gather(*(look_around(client, addresses, until, pause, times, errors) for _ in range(users)))
    everything = sorted(value for kind in times.values() for value in kind)
    for kind, found in sorted(times.items()):
        print(
            f"{kind:22} {len(found):6} pages, median {statistics.median(found):7.1f} ms, slowest {max(found):7.0f} ms"
        )
    print(
        f"{'all':22} {len(everything):6} pages, median {statistics.median(everything):7.1f} ms, "
        f"95 of 100 under {everything[int(len(everything) * 0.95)]:.0f} ms, {len(everything) / seconds:.1f} pages a second"
    )
    print(f"{len(errors)} errors {errors[:3]}")


def main():
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--pause", type=float, default=2, help="seconds that a user looks at a page")
    options = parser.parse_args()
    asyncio.run(measure(options.address, options.users, options.seconds, options.pause))


if __name__ == "__main__":
    main()
