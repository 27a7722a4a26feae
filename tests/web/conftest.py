"""A record with a hostile document in it, and pages over it as real processes on free ports."""

import socket
import subprocess
import sys
import time

import httpx
import pytest

from communique.record import Record
from tests.web.visiting import PASSWORDS, Browser, hostile_reading


@pytest.fixture(scope="session")
def start(root):
    """Start a page in a process of its own; give its address when it answers."""
    running = []

    def run(record, *options, **environment):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "communique", "serve", "--record", str(record), "--port", str(port)]
        log = record.parent / f"{port}.log"
        with log.open("w") as output:
            process = subprocess.Popen([*command, *map(str, options)], stderr=output, cwd=root)
        running.append(process)
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 60
        while True:
            try:
                httpx.get(f"{address}/sign-in", timeout=5)
                return address
            except httpx.TransportError:
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < deadline, log.read_text()
                time.sleep(0.1)

    yield run
    for process in running:
        process.terminate()
    for process in running:
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """The place of a record with a hostile document."""
    place = tmp_path_factory.mktemp("hostile") / "record.sqlite"
    with Record.open(place, create=True) as record:
        record.keep(hostile_reading())
    return place


@pytest.fixture(scope="session")
def page(start, hostile):
    """A page over the hostile record, for whoever is on this machine."""
    return start(hostile, "--audit", hostile.parent / "audit.jsonl")


@pytest.fixture
def browser(page):
    """A browser without script."""
    opened = Browser(page)
    yield opened
    opened.http.close()


@pytest.fixture(scope="session")
def example(start, tmp_path_factory):
    """A page whose record was empty, with the example loaded through the page; and what it showed before."""
    address = start(tmp_path_factory.mktemp("example") / "record.sqlite")
    browser = Browser(address)
    before = browser.get("/").text
    job = browser.post("/example").headers["location"]
    deadline = time.monotonic() + 120
    while "Refresh" in (shown := browser.get(job)).headers:
        assert time.monotonic() < deadline, shown.text
        time.sleep(0.3)
    return address, before, shown.text


@pytest.fixture(scope="session")
def team(communique, start, hostile):
    """A page that asks who one is."""
    users = hostile.parent / "users.toml"
    for name, (role, password) in PASSWORDS.items():
        done = communique("serve", "--users", users, "--add-user", name, "--role", role, stdin=f"{password}\n")
        assert done.returncode == 0, done.stderr
    assert users.stat().st_mode & 0o077 == 0
    return start(hostile, "--users", users)
