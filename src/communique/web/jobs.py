"""Read documents in a process of its own, one job at a time: pages never wait for it."""

import json
import re
import secrets
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from typing import Literal

from communique.record.adding import Outcome

State = Literal["waiting", "reading", "done", "failed"]

_UNSAFE = re.compile(r"[^\w.\- ]")
_KEPT = 200
"""How many finished jobs are remembered."""


@dataclass
class Job:
    """Documents that somebody handed in, and what has become of them so far."""

    id: str
    by: str
    names: tuple[str, ...]
    inputs: tuple[str, ...]
    published: str | None
    state: State = "waiting"
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def running(self) -> bool:
        """Whether more is to come."""
        return self.state in ("waiting", "reading")


class Jobs:
    """The jobs of this server, done in turn by a process for each."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._folder = tempfile.TemporaryDirectory(prefix="communique-")
        self._jobs: dict[str, Job] = {}
        self._queue: Queue[Job | None] = Queue()
        self._process: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
        self._thread.start()

    def get(self, key: str) -> Job | None:
        """Return a job by its id; None where there is none."""
        return self._jobs.get(key)

    def waiting(self) -> int:
        """Return how many jobs are not done."""
        return sum(job.running for job in self._jobs.values())

    def hand_in(
        self, *, files: Sequence[tuple[str, bytes]] = (), inputs: Sequence[str] = (), published: str | None, by: str
    ) -> Job:
        """Queue files, each a name and its bytes, and addresses or paths of our own; return the job."""
        key = secrets.token_urlsafe(9)
        folder = Path(self._folder.name) / key
        paths = []
        for number, (name, data) in enumerate(files):
            (folder / str(number)).mkdir(parents=True)
            path = folder / str(number) / harmless(name)
            path.write_bytes(data)
            paths.append(str(path))
        names = (*(harmless(name) for name, _ in files), *(Path(i).name if i.startswith("/") else i for i in inputs))
        job = Job(key, by, names, (*paths, *inputs), published)
        self._forget()
        self._jobs[key] = job
        self._queue.put(job)
        return job

    def close(self) -> None:
        """End the process at work and take away what was handed in."""
        self._queue.put(None)
        process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
        self._thread.join(timeout=10)
        self._folder.cleanup()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            job.state = "reading"
            job.state = "done" if self._read(job) else "failed"

    def _read(self, job: Job) -> bool:
        """Let a process read the inputs of a job; return whether it came to its end."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "communique.web.reading_process"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        with self._process as process:
            if process.stdin is None or process.stdout is None:
                return False
            task = {"record": self._location, "inputs": job.inputs, "published": job.published}
            process.stdin.write(json.dumps({**task, "folder": self._folder.name}))
            process.stdin.close()
            for line in process.stdout:
                job.outcomes.append(Outcome(**json.loads(line)))
        return process.returncode == 0

    def _forget(self) -> None:
        finished = [key for key, job in self._jobs.items() if not job.running]
        for key in finished[: max(0, len(self._jobs) - _KEPT)]:
            del self._jobs[key]


def harmless(name: str) -> str:
    """Return an uploaded file's name as one that stays in its folder."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return _UNSAFE.sub("_", last).strip(". ")[-100:] or "document"
