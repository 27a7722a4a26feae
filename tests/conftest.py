"""What all tests share: the assertion that defines a Reading, and the command line as a real process."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from communique.reading import Reading, spans_of

settings.register_profile("communique", deadline=None, derandomize=True, max_examples=60, database=None)
settings.load_profile("communique")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def assert_evidence() -> Callable[[Reading], None]:
    """Assert that every span of a Reading is the words that stand there."""

    def check(reading: Reading) -> None:
        text = reading.document.text
        for span in spans_of(reading):
            assert 0 <= span.start < span.end <= len(text), span
            assert text[span.start : span.end] == span.text

    return check


@pytest.fixture(scope="session")
def communique() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line as users do, in its own process; output is read as UTF-8."""

    def run(
        *arguments: str | Path, stdin: str | bytes = b"", cwd: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "communique", *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, **environment},
            timeout=300,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def demo(
    communique: Callable[..., subprocess.CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The record of the demonstration, and the run that made it."""
    place = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    return place, communique("demo", "--record", place)
