"""Cues: the verbs, nouns and phrases by which a text says that somebody says, thinks or wants something."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from communique.knowledge.tables import DATA, items, read_table


@dataclass(frozen=True)
class Cue:
    """One cue in all its forms, with what may follow it as the content."""

    word: str
    kind: str
    """`verb`, `noun`, `light verb` (it says something only with a noun that is a cue), `phrase`, or `speaker`: a word
    for people and bodies that say."""
    group: str
    """What it tells: `say`, `ask`, `think`, `want`, `request`, `offer`, `promise`, `agree`, `support`, `praise`,
    `oppose`, `reject`, `deny`, `accuse` or `warn`."""
    takes: tuple[str, ...]
    """`clause`, `to`, `one to` (somebody to do), `object`, `that`, or prepositions that the content follows."""
    anyone: bool
    """Whether a text or a body without a name says it too ("the report says"); else only who can be a party."""


@cache
def load_cues(kind: str) -> Mapping[str, Cue]:
    """Return the cues of one kind by each of their forms, in lower case."""
    found: dict[str, Cue] = {}
    for row in read_table(DATA / "cues.csv"):
        if row["kind"] == kind:
            cue = Cue(row["cue"], kind, row["group"], items(row["takes"]), row["source"] == "anyone")
            found.update(dict.fromkeys((row["cue"], *items(row["forms"])), cue))
    return found
