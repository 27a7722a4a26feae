"""Coordinated contents under one cue: "urged Iran to comply and to cooperate" is urged twice."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.language.parse import Parse
from communique.tagger.tags import StandTag

_AND = re.compile(r"\s*,?\s*(?:and|or)\s+", re.I)
_INFINITIVE = re.compile(r"\bto\s+[a-z]+\b")


def share_cues(tags: Sequence[StandTag], parse: Parse) -> tuple[StandTag, ...]:
    """Give a stand that begins with an infinitive, joined by "and" to one inside the stand before it, that one's act."""
    shared: list[StandTag] = []
    for tag in tags:
        before = shared[-1] if shared else None
        if before and _is_joined(before, tag, parse):
            tag = replace(
                tag,
                act=before.act,
                stance=before.stance,
                negated=before.negated,
                source=before.source,
                addressee=before.addressee,
                reporter=before.reporter,
                commitment=min(before.commitment, tag.commitment),
            )
        shared.append(tag)
    return tuple(shared)


def _is_joined(before: StandTag, tag: StandTag, parse: Parse) -> bool:
    text = parse.document.text
    if not before.end <= tag.start or not _AND.fullmatch(text, before.end, tag.start):
        return False
    return bool(_INFINITIVE.match(text, tag.start) and _INFINITIVE.search(text, before.start, before.end))
