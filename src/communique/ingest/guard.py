"""Have a file read in a process of its own, which is ended when it takes too long or too much memory."""

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from communique.errors import InputError
from communique.ingest.kinds import FileKind
from communique.ingest.loaded import Loaded, Refused

LONGEST_WAIT = 10.0
"""Seconds that reading one file may take."""


class Guard:
    """One reading process, started when first needed and again after it was ended. Safe to share among threads."""

    def __init__(self, wait: float = LONGEST_WAIT) -> None:
        self._wait = wait
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()

    def load(self, kind: FileKind, data: bytes, url: str | None = None) -> Iterator[Loaded | Refused]:
        """Yield what a file holds. Raises InputError where it cannot be read within the limits."""
        with self._lock:
            answer = self._ask(kind, data, url)
        for item in answer["found"]:
            yield Loaded(**item) if item.pop("loaded") else Refused(**item)
        if answer["problem"]:
            raise InputError(answer["problem"])

    def close(self) -> None:
        """End the reading process."""
        process, self._process = self._process, None
        if process is None:
            return
        if self._owner == os.getpid():  # a forked program leaves the process to whom it belongs
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _ask(self, kind: FileKind, data: bytes, url: str | None) -> dict[str, Any]:
        process = self._running()
        late = threading.Event()
        timer = threading.Timer(self._wait, _end, (process, late))
        timer.start()
        try:
            answer = _exchange(process, {"kind": kind, "url": url, "size": len(data)}, data)
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            if late.is_set():
                raise InputError(f"takes more than {self._wait:.0f} seconds to read: split it, or save its text")
            raise InputError("ended the process that read it, perhaps for want of memory: split it, or save its text")
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and (self._owner != os.getpid() or self._process.poll() is not None):
            self.close()
        if self._process is None:
            self._owner = os.getpid()
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-P",
                    "-m",
                    "communique.ingest.worker",
                ],  # -P: nothing in the current folder is imported
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


def _end(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    process.kill()


def _exchange(process: "subprocess.Popen[bytes]", request: dict[str, object], data: bytes) -> dict[str, Any] | None:
    """Send a request and return its answer; None where the process ended before it answered."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n" + data)
        process.stdin.flush()
        line = process.stdout.readline()
    except OSError:
        return None
    if not line.endswith(b"\n"):
        return None
    answer: dict[str, Any] = json.loads(line)
    return answer


GUARD = Guard()
"""The reading process that this program shares."""
atexit.register(GUARD.close)
