"""Document → Reading: the steps, in order; the only place that knows them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from communique import __version__
from communique.extract.agreement import temper_relations
from communique.extract.assessments import add_told, find_assessments, is_observers
from communique.extract.attributions import find_attributions
from communique.extract.cast import Cast
from communique.extract.claim_scopes import level_of
from communique.extract.claims import KnownContact, find_claims
from communique.extract.commitments import find_commitments
from communique.extract.contacts import find_contacts
from communique.extract.dates import TimeExpression, find_times
from communique.extract.earlier import find_earlier_contacts
from communique.extract.event_sentences import find_sentence_events
from communique.extract.events import find_events
from communique.extract.exchanged import find_exchanged
from communique.extract.keeping_in_touch import find_undertakings
from communique.extract.kinds import settle_kind
from communique.extract.places import ActorNamed, parties_at
from communique.extract.positions import find_positions
from communique.extract.resolution import day_of, resolve
from communique.extract.stand_attributions import tell_stands
from communique.extract.stands import Stand, find_stands
from communique.extract.subjects import Subjects
from communique.language.detection import LANGUAGES_READ, detect_language
from communique.language.parse import Parse, parse
from communique.reading import (
    Assessment,
    Attribution,
    Claim,
    Commitment,
    Contact,
    Document,
    Event,
    Position,
    Program,
    Reading,
)
from communique.tagger.runtime import Tagger, load_tagger
from communique.tagger.tags import StandTag, Tags


@dataclass(frozen=True)
class Workings:
    """What a Reading was made from, for whoever asks how a cell came about."""

    tags: Tags
    grammar: Parse
    cast: Cast
    stands: tuple[Stand, ...]
    heard: frozenset[str]
    """Ids of the attributions that grammar hears; the others are made from stands that it does not."""


def read_document(document: Document) -> Reading:
    """Read one document. A language that is not read gives a Reading without content and with a warning."""
    return read_with_workings(document)[0]


def read_with_workings(document: Document) -> tuple[Reading, Workings | None]:
    """Read one document and return also what its Reading was made from; None where its language is not read."""
    tagger = load_tagger()
    language = document.language or detect_language(document.text)
    document = document.model_copy(update={"language": language})
    if language is not None and language.split("-")[0] not in LANGUAGES_READ:
        warning = f"language {language} is not read: only {', '.join(LANGUAGES_READ)} is"
        return Reading(document=document, warnings=(warning,), program=_program(tagger)), None
    return _read(document, tagger)


def program() -> Program:
    """Return what makes Readings here: this version and its model."""
    return _program(load_tagger())


def read_mentions(document: Document, places: Iterable[tuple[int, str, str]]) -> list[list[ActorNamed]]:
    """Return whom each of some mentions stands for, the document's kind and issuer found as in reading it.

    A place is an offset, the words there and their role (source, to or via). Each gives one actor, the members of a plural,
    or none where nobody is known.
    """
    grammar, cast, _, _ = _understand(document, load_tagger().tag(document.text))
    return [parties_at(grammar, cast, start, words, role=role) for start, words, role in places]


def _understand(document: Document, tags: Tags) -> tuple[Parse, Cast, tuple[StandTag, ...], tuple[Assessment, ...]]:
    """Return the grammar, with the document's kind settled, the cast, what observers say, and their assessments."""
    grammar = parse(document)
    observed = tuple(s for s in tags.stands if is_observers(s, grammar))
    assessments = find_assessments(tags.assessments, observed, grammar)
    kind = settle_kind(tags.kind, document, cites_observers=bool(assessments), has_contact=bool(tags.contacts))
    document = document.model_copy(update={"kind": kind})
    grammar = replace(grammar, document=document)
    cast = resolve(grammar, day=day_of(document), issuer=document.issuer)
    return grammar, cast, observed, assessments


def _read(document: Document, tagger: Tagger) -> tuple[Reading, Workings]:
    tags = tagger.tag(document.text)
    grammar, cast, observed, assessments = _understand(document, tags)
    document = grammar.document
    times = find_times(grammar, document.published)
    contacts = find_contacts(tags.contacts, grammar, cast, times)
    claims = _claims(grammar, times, contacts, cast)
    contacts = (*contacts, *find_earlier_contacts(claims, contacts))
    main = next((c.id for c in contacts if c.main), None)
    stands = find_stands(tuple(s for s in tags.stands if s not in observed), grammar, cast)
    stands, attributions, heard = tell_stands(stands, find_attributions(grammar, cast), grammar, cast)
    raised = (*tags.issues, *find_exchanged(tags.issues, grammar, cast, times)) if contacts else tags.issues
    subjects = Subjects(raised, grammar, cast, stands)
    positions = find_positions(stands, grammar, subjects)
    undertakings = sorted([*stands, *find_undertakings(stands, grammar, cast)], key=lambda s: s.tag.start)
    commitments = find_commitments(undertakings, grammar, times)
    issues = temper_relations(subjects.issues(main), positions, cast)
    told = find_sentence_events(grammar, cast)
    events = find_events(contacts, positions, commitments, told, grammar, times, cast.registry)
    reading = Reading(
        document=document.model_copy(update={"issuer": cast.issuer}),
        actors=cast.registry.actors(_parties_of(contacts, positions, commitments, attributions, events)),
        contacts=contacts,
        issues=issues,
        attributions=attributions,
        positions=positions,
        commitments=commitments,
        claims=claims,
        assessments=add_told(assessments, attributions, grammar),
        events=events,
        program=_program(tagger),
    )
    return reading, Workings(tags, grammar, cast, tuple(stands), heard)


def _parties_of(
    contacts: tuple[Contact, ...],
    positions: tuple[Position, ...],
    commitments: tuple[Commitment, ...],
    attributions: tuple[Attribution, ...],
    events: tuple[Event, ...],
) -> set[str]:
    """Every party that a cell names, so that the Reading has an actor for it."""
    keys: set[str | None] = {attribution.actor for attribution in attributions}
    for contact in contacts:
        keys.update(contact.participants, (contact.initiator,), *(tone.by for tone in contact.tone))
    for position in positions:
        keys.update(position.parties, (position.addressee, position.attributed_to))
    for commitment in commitments:
        keys.update(commitment.parties, (commitment.addressee, commitment.attributed_to))
    for event in events:
        keys.update(event.source, event.recipient)
    return {key for key in keys if key}


def _claims(
    grammar: Parse, times: tuple[TimeExpression, ...], contacts: tuple[Contact, ...], cast: Cast
) -> tuple[Claim, ...]:
    """Claims are about contacts of the main contact's parties; a document without a contact makes none."""
    if not contacts:
        return ()
    main = next((c for c in contacts if c.main), contacts[0])
    same_pair = [c for c in contacts if set(c.participants) == set(main.participants)]
    level = level_of(cast.registry[key].offices for key in main.participants)
    known = [KnownContact(c.id, c.date, c.main, c.mode, c.status, frozenset(c.participants), level) for c in same_pair]
    return find_claims(grammar, times, known, grammar.document.published, main.participants)


def _program(tagger: Tagger) -> Program:
    return Program(version=__version__, model=tagger.name)
