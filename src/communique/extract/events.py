"""Events: PLOVER records of contacts, positions and commitments, and of what sentences tell directly."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.extract.dates import TimeExpression
from communique.extract.event_sentences import SentenceEvent
from communique.extract.registry import Registry, plover_code
from communique.knowledge.plover import Code, load_codes, load_scales
from communique.knowledge.plover_contexts import contexts_of
from communique.knowledge.plover_words import load_event_lexicon
from communique.language.parse import Parse
from communique.language.words import WORD
from communique.reading import Commitment, Contact, Event, Evidence, Position, Span, merge_evidence

_TOOK_PLACE = ("held", "under_way")
_SPEECH = frozenset({"CONSULT", "AGREE", "REQUEST", "SUPPORT", "ACCUSE", "REJECT", "THREATEN"})
"""Types that contacts and positions tell of; what a sentence tells of them again is the same event."""


@dataclass(frozen=True)
class _Draft:
    """An event before its date, contexts and scale are looked up."""

    code: Code
    source: tuple[str, ...]
    recipient: tuple[str, ...]
    date: str | None
    evidence: Evidence


def find_events(
    contacts: tuple[Contact, ...],
    positions: tuple[Position, ...],
    commitments: tuple[Commitment, ...],
    told: list[SentenceEvent],
    parse: Parse,
    times: tuple[TimeExpression, ...],
    registry: Registry,
) -> tuple[Event, ...]:
    """Return the events in text order.

    An event that two parts of the Reading tell of is one: its type is what the sentence's main verb says.
    """
    by_sentence = [(event, _from_sentence(event, parse)) for event in told]
    drafts = [
        d
        for d in _from_contacts(contacts)
        if _is_worded(d) and not any(_replaces(e, t, d, parse, registry) for e, t in by_sentence)
    ]
    for draft in (*_from_positions(positions), *_from_commitments(commitments)):
        says_otherwise = any(_is_told_by(event, draft) and event.code.type != draft.code.type for event in told)
        if not says_otherwise and not any(_same_stand(draft, kept) for kept in drafts):
            drafts.append(draft)
    for _, draft in by_sentence:
        if not _is_contact_again(draft, contacts, registry):
            _add(drafts, draft, parse)
    drafts.sort(key=lambda draft: draft.evidence[0].start)
    return tuple(_event(draft, parse, times) for draft in drafts)


def _from_contacts(contacts: tuple[Contact, ...]) -> Iterator[_Draft]:
    """All parties of a contact are its sources; what is only proposed or is denied is no event."""
    for contact in contacts:
        kind = contact.mode if contact.status in _TOOK_PLACE else contact.status
        code = load_codes().get(f"contact:{kind}")
        if code and contact.participants:
            yield _Draft(code, contact.participants, (), contact.date, contact.evidence)


def _from_positions(positions: tuple[Position, ...]) -> Iterator[_Draft]:
    """A stand's holders are its sources, its addressee the recipient."""
    for position in positions:
        code = load_codes().get(f"act:{position.act}")
        if code and not position.negated and position.parties:
            recipient = (position.addressee,) if position.addressee else ()
            yield _Draft(code, position.parties, recipient, None, position.evidence)


def _from_commitments(commitments: tuple[Commitment, ...]) -> Iterator[_Draft]:
    for commitment in commitments:
        recipient = (commitment.addressee,) if commitment.addressee else ()
        yield _Draft(load_codes()["act:promise"], commitment.parties, recipient, None, commitment.evidence)


def _is_contact_again(told: _Draft, contacts: tuple[Contact, ...], registry: Registry) -> bool:
    """Whether a sentence tells of talks between parties of a contact: "The two discussed trade"."""
    if told.code.type != "CONSULT":
        return False
    parties = {plover_code(registry[key]) for key in (*told.source, *told.recipient)}
    return any(parties <= {plover_code(registry[key]) for key in c.participants} for c in contacts)


def _is_told_by(event: SentenceEvent, draft: _Draft) -> bool:
    """Whether a stand is marked over the word that tells of an event: both are one."""
    return any(span.start <= event.trigger[0] < span.end for span in draft.evidence)


def _is_worded(contact: _Draft) -> bool:
    """Whether some word of a contact's evidence may tell of one: "visit", "spoke"."""
    lexicon = load_event_lexicon()
    words = (word.group().lower() for span in contact.evidence for word in WORD.finditer(span.text))
    return any(lexicon.knows_as(word, kind) for word in words for kind in ("CONSULT", contact.code.type))


def _replaces(event: SentenceEvent, told: _Draft, contact: _Draft, parse: Parse, registry: Registry) -> bool:
    """Whether a sentence tells of a deed between a contact's parties, or of a refusal, and of no contact."""
    sentence = parse.sentence_at(told.evidence[0].start)
    if any(parse.sentence_at(span.start) != sentence for span in contact.evidence):
        return False
    if contact.code.type != "CONSULT":
        return told.code.type in ("REJECT", "THREATEN")
    if event.of and event.of.type == "CONSULT":
        return True
    if told.code.type in _SPEECH and not (told.code.type == "REJECT" and told.code.mode == "meet"):
        return False
    parties = {plover_code(registry[key]) for key in (*told.source, *told.recipient)}
    return all(plover_code(registry[key]) in parties for key in contact.source)


def _same_stand(draft: _Draft, kept: _Draft) -> bool:
    """Whether a commitment is the promise that a position has already told."""
    return draft.code == kept.code and draft.source == kept.source and draft.evidence[0] in kept.evidence


def _from_sentence(event: SentenceEvent, parse: Parse) -> _Draft:
    places = (event.trigger, *((actor.start, actor.end) for actor in (*event.sources, *event.recipients)))
    spans = {Span.cut(parse.document.text, start, end) for start, end in places}
    source, recipient = (tuple(actor.key for actor in side) for side in (event.sources, event.recipients))
    return _Draft(event.code, source, recipient, None, merge_evidence(spans))


def _add(drafts: list[_Draft], told: _Draft, parse: Parse) -> None:
    """Add what a sentence tells, or fill with it what a stand or contact of that sentence leaves open."""
    sentence = parse.sentence_at(told.evidence[0].start)
    for place, draft in enumerate(drafts):
        here = any(parse.sentence_at(span.start) == sentence for span in draft.evidence)
        if here and draft.code.type == told.code.type and draft.code.type in _SPEECH:
            drafts[place] = _Draft(
                told.code if told.code.mode else draft.code,
                draft.source or told.source,
                draft.recipient or tuple(key for key in told.recipient if key not in draft.source),
                draft.date,
                merge_evidence(draft.evidence, told.evidence),
            )
            return
    drafts.append(told)


def _event(draft: _Draft, parse: Parse, times: tuple[TimeExpression, ...]) -> Event:
    start, end = parse.sentences[parse.sentence_at(draft.evidence[0].start)]
    scale = load_scales()[draft.code]
    words = (match.group().lower() for match in WORD.finditer(parse.document.text, start, end))
    return Event(
        type=draft.code.type,
        mode=draft.code.mode,
        source=draft.source,
        recipient=draft.recipient,
        date=draft.date or _date_within(start, end, times),
        context=contexts_of(words),
        goldstein=scale.score,
        cameo_root=scale.cameo_root,
        evidence=draft.evidence,
    )


def _date_within(start: int, end: int, times: tuple[TimeExpression, ...]) -> str | None:
    """Return the one date that a sentence names; None where it names none, or several."""
    named = {t.value for t in times if t.kind == "date" and t.value and start <= t.span.start < end}
    return named.pop() if len(named) == 1 else None
