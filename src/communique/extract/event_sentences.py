"""Events as sentences tell them, speech or not: strikes, sanctions, aid, arrests, protests, with their actors."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.extract.cast import Cast
from communique.extract.event_actors import ActorFound, EventActors
from communique.extract.event_clauses import Told, told_by, told_by_noun
from communique.extract.event_grammar import children, is_hypothetical, is_verb
from communique.extract.event_sides import Heads
from communique.knowledge.plover import Code
from communique.language.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

_WITHIN_A_STATE = frozenset({"COERCE", "ASSAULT", "PROTEST", "RETREAT"})
_NO_RECIPIENT = ("resign",)
_DOMESTIC = ("curfew", "martial-law", "censor", "restrict", "seize")
_OF_AUTHORITIES = ("arrest", "convict", "investigate", "deport")
"""Modes that only a state's authorities are behind, named or not."""


@dataclass(frozen=True)
class SentenceEvent:
    """An event with its actors found; `trigger` is where the word stands that tells of it."""

    code: Code
    sources: tuple[ActorFound, ...]
    recipients: tuple[ActorFound, ...]
    trigger: tuple[int, int]
    of: Code | None = None
    """What is promised, threatened, asked or refused, where it is another event."""


def find_sentence_events(parse: Parse, cast: Cast) -> list[SentenceEvent]:
    """Return the events that sentences tell of in their main clauses, in text order; one without any actor is none.

    A headline tells what the body tells, in fewer words: it is left to the body where there is one.
    """
    actors = EventActors(parse, cast)
    found: list[SentenceEvent] = []
    body = parse.document.body_start
    for offset, doc in parse.docs:
        for sentence in doc.sents:
            if offset + sentence.start_char >= body:
                found += _in_sentence(sentence, actors, parse)
    return found


def _in_sentence(sentence: "SpacySpan", actors: EventActors, parse: Parse) -> list[SentenceEvent]:
    events: dict[Code, SentenceEvent] = {}
    for told in _told(sentence):
        event = _identify(told, actors, parse)
        if event:
            before = events.get(event.code)
            events[event.code] = _filled(before, event) if before else event
    return list(events.values())


def _filled(event: SentenceEvent, again: SentenceEvent) -> SentenceEvent:
    """Fill what an event leaves open from the same told again: "raided the camp, killing refugees"."""
    return replace(event, sources=event.sources or again.sources, recipients=event.recipients or again.recipients)


def _told(sentence: "SpacySpan") -> list[Told]:
    """What the main clauses tell; of a sentence without a main verb, what its first clause or its head noun tells."""
    main = list(_main_verbs(sentence.root))
    if main:
        return [told for verb in main for told in told_by(verb)]
    for token in sentence:
        if is_verb(token) and not is_hypothetical(token) and (told := told_by(token)):
            return told
    return told_by_noun(sentence.root)


def _main_verbs(root: "Token") -> Iterator["Token"]:
    queue = [root]
    while queue:
        word = queue.pop()
        if is_verb(word):
            yield word
        queue += reversed(children(word, "conj"))


def _identify(told: Told, actors: EventActors, parse: Parse) -> SentenceEvent | None:
    mode = told.code.mode or ""
    sources = _first(told.sources, actors, acting=True)
    recipients = (
        [] if mode in _NO_RECIPIENT else _first(told.recipients, actors, acting=False, beside=sources, told=told)
    )
    if not sources and mode in _OF_AUTHORITIES:
        sources = actors.place_of(told.trigger) or [
            home for a in recipients for home in actors.home_of(a, told.trigger)
        ]
    if not recipients and sources and _is_domestic(told):
        recipients = actors.home_of(sources[0], told.trigger)
    actors.settle(recipients, by=recipients)
    actors.settle(recipients, by=sources)
    actors.settle(sources, by=recipients)
    if not recipients and (told.is_aimed or not sources):
        return None
    start = parse.start_of(told.trigger)
    trigger = (start, start + len(told.trigger))
    return SentenceEvent(told.code, tuple(sources), tuple(recipients), trigger, told.of)


def _is_domestic(told: Told) -> bool:
    """Whether an event that names no recipient is toward the people or the government of its own state."""
    code = told.of or told.code
    if told.code.type == "CONCEDE":
        return code.mode in ("curfew", "martial-law")
    return code.type == "PROTEST" or (code.type == "COERCE" and code.mode in _DOMESTIC)


def _first(
    rows: tuple[Heads, ...],
    actors: EventActors,
    *,
    acting: bool,
    beside: list[ActorFound] | None = None,
    told: Told | None = None,
) -> list[ActorFound]:
    """Return the actors of the first row that names any, those on the other side left out.

    A state does not talk to itself: its own name is no recipient of its words and gifts, though it may be of its force.
    """
    taken = {actor.key for actor in beside or ()}
    own = {actors.code_of(actor) for actor in beside or ()} if told and told.code.type not in _WITHIN_A_STATE else set()
    for row in rows:
        found = [actor for actor in actors.of(list(row), acting=acting) if actor.key not in taken]
        found = [actor for actor in found if not (actors.is_body(actor) and actors.code_of(actor) in own)]
        if found:
            return found
    return []
