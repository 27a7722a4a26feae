"""Coordinated contents under one cue: "urged Iran to comply and to cooperate" is urged twice."""

from collections.abc import Sequence
from dataclasses import replace

from communique.language.parse import Parse
from communique.tagger.tags import StandTag


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
    first = parse.token_at(tag.start)
    if first is None or not before.end <= tag.start:
        return False
    verb = first.head if first.lower_ == "to" and first.dep_ == "aux" else first
    if verb.tag_ != "VB" or verb.dep_ != "conj" or (first.lower_ != "to" and verb.i != first.i):
        return False
    governor = verb.head
    if governor.doc is not verb.doc or governor.tag_ != "VB":
        return False
    return before.start < parse.start_of(governor) < before.end
