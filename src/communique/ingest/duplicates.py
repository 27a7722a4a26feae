"""Near duplicates: find texts of which one is the other reprinted, under another headline or with its tail cut.

Signatures are kept for years, so nothing here may change without making them anew: hashes are fixed, not drawn.
To look copies up: keep `band_keys` of each text; texts that share one, and then `may_be_copies`, are compared
word by word with `are_copies`. Two sides' own accounts of one call share few runs of words and are never copies.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

RUN = 4
"""Words in a row that are compared as one."""
FEWEST = 25
"""Runs of the shortest text that is compared: short accounts of one house are alike by their form."""
VALUES, ROWS = 120, 3
"""Values of a signature, and how many of them make one key for looking up: 40 keys find 93 % of pairs that share
40 % of their runs and 99.5 % of those that share half, and take up 0.5 % of those that share a twentieth."""
LEAST_SHARED = 0.4
"""Part of all runs of both texts that copies share at least: a text half as long again, not a text that quotes another."""
LEAST_HELD = 0.8
"""Part of the shorter text's runs that the longer one holds at least."""
LONGEST_COMPARED = 3_000
"""Words from a text's head that are compared one by one."""
LONG_MATCH = 8
"""Words in a row that mark the copied part; what stands before the first and behind the last is headline and tail."""

_WORD = re.compile(r"\w+")
_NAME_OR_NUMBER = re.compile(r"[A-Z\d]")


@dataclass(frozen=True)
class Signature:
    """What a text's runs of words come down to: the least of each hash over them, and how many different runs."""

    values: tuple[int, ...]
    runs: int

    def to_bytes(self) -> bytes:
        """Return the signature as it is kept: four bytes for each number, the largest first."""
        return np.array((self.runs, *self.values), dtype=">u4").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Signature":
        """Return a signature that was kept."""
        runs, *values = np.frombuffer(data, dtype=">u4").tolist()
        return cls(tuple(values), runs)


def signature(text: str) -> Signature | None:
    """Return the signature of a text; None where it has too few words to be told from others."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    if len(runs) < FEWEST:
        return None
    hashes = np.array([_hash(run) for run in runs], dtype=np.uint64)
    multipliers, shifts = _FACTORS
    least = [int(((hashes * m + s) >> np.uint64(32)).min()) for m, s in zip(multipliers, shifts, strict=True)]
    return Signature(tuple(least), len(runs))


def band_keys(of: Signature) -> tuple[int, ...]:
    """Return the keys under which a text is looked up, each below 2**63: near duplicates share one or more."""
    bands = range(0, VALUES, ROWS)
    return tuple(_hash(f"{start}:{of.values[start : start + ROWS]}") >> 1 for start in bands)


def similarity(one: Signature, other: Signature) -> float:
    """Return which part of the runs of both texts they share, as the signatures estimate it, from 0 to 1."""
    return sum(a == b for a, b in zip(one.values, other.values, strict=True)) / VALUES


def may_be_copies(one: Signature, other: Signature) -> bool:
    """Whether two texts share so much that they should be compared word by word."""
    shared = similarity(one, other)
    both = shared * (one.runs + other.runs) / (1 + shared)
    return shared >= LEAST_SHARED and both >= LEAST_HELD * min(one.runs, other.runs)


def are_copies(one: str, other: str) -> bool:
    """Whether two texts are one text printed twice.

    Within the part that they share no name or number may stand where the other has another one: that is another event
    told in the same form.
    """
    words, others = (_WORD.findall(text)[:LONGEST_COMPARED] for text in (one, other))
    matcher = SequenceMatcher(None, [w.casefold() for w in words], [w.casefold() for w in others], autojunk=False)
    long = [block for block in matcher.get_matching_blocks() if block.size >= LONG_MATCH]
    if not long or sum(block.size for block in long) < LEAST_HELD * min(len(words), len(others)) - 2 * LONG_MATCH:
        return False
    begin, end = long[0].a, long[-1].a
    return not any(
        begin <= a < end and _named(words[a:b]) and _named(others[c:d])
        for operation, a, b, c, d in matcher.get_opcodes()
        if operation == "replace"
    )


def _named(words: Sequence[str]) -> bool:
    return any(_NAME_OR_NUMBER.match(word) for word in words)


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _factors() -> tuple[list[np.uint64], list[np.uint64]]:
    """Return for each value of a signature an odd multiplier and a shift of 64 bits."""
    multipliers = [np.uint64(_hash(f"multiplier {i}") | 1) for i in range(VALUES)]
    return multipliers, [np.uint64(_hash(f"shift {i}")) for i in range(VALUES)]


_FACTORS = _factors()
