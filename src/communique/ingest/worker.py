"""The process that reads foreign formats: takes a file's bytes on its standard input, answers with what it found.

Hostile files make the libraries for these formats hang or eat memory. Here that ends this process, not the program.
Each request is a line of JSON (kind, url, size) and then so many bytes; each answer is a line of JSON.
"""

import json
import sys
from contextlib import suppress
from time import process_time
from typing import BinaryIO, get_args

from communique.errors import InputError
from communique.ingest.kinds import FileKind
from communique.ingest.loaded import Loaded

try:
    import resource
except ImportError:  # Windows has no such limits; the one in time that the program keeps holds there too
    resource = None  # type: ignore[assignment]

MOST_MEMORY = 2 * 1024**3
"""Bytes of address space that this process may take."""
LONGEST_COMPUTING = 60
"""Seconds of computing that one file may take."""


def main() -> None:
    """Answer requests until standard input ends."""
    _limit_memory()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    while line := requests.readline():
        _limit_time()
        request = json.loads(line)
        answer = _answer(request["kind"], _read_exactly(requests, request["size"]), request["url"])
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _answer(kind: str, data: bytes, url: str | None) -> dict[str, object]:
    from communique.ingest.loaders import LOADERS

    found: list[dict[str, object]] = []
    try:
        [loader] = [LOADERS[known] for known in get_args(FileKind) if known == kind]
        for item in loader(data, url):
            found.append({"loaded": isinstance(item, Loaded), **vars(item)})
    except InputError as error:
        return {"found": found, "problem": str(error)}
    except MemoryError:
        return {"found": [], "problem": "needs more memory than a document may take: split it"}
    except Exception as error:
        # The libraries fail on broken files with errors of every kind; the file is at fault, and the rest goes on.
        return {"found": found, "problem": f"is broken ({type(error).__name__}): fetch it again, or save its text"}
    return {"found": found, "problem": None}


def _read_exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise SystemExit(0)
    return data


def _limit_memory() -> None:
    if resource is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    with suppress(ValueError, OSError):  # macOS refuses this limit
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _limit_time() -> None:
    """Let this process end by itself, in case the program that would end it was killed."""
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(process_time()) + LONGEST_COMPUTING, hard))


if __name__ == "__main__":
    main()
