"""Stands with their parties: who holds what the tagger marked, toward whom, on whose account."""

import re
from dataclasses import dataclass

from communique.extract.briefings import tells_of_contact
from communique.extract.cast import Cast
from communique.extract.coordination import share_cues
from communique.extract.cue_subjects import cue_subject
from communique.extract.double_negation import withhold
from communique.extract.pointing import Pointed, addressee_at, group_at, pointed_at
from communique.extract.questions import is_asked
from communique.extract.references import NO_NAMES
from communique.language.parse import Parse
from communique.tagger.tags import Pointer, StandTag

_GLOSS = re.compile(r"(?:in\s+)?an?\s+(?:\w+\s+)?(?:reference|allusion|nod)\s+to\b", re.I)
"""How a document explains somebody's words in its own voice: no stand of anybody's."""

_THING = re.compile(
    r"\b(?:order|mou|moa|memorandum|treaty|agreement|accord|act|law|bill|resolution|declaration|framework|program(?:me)?|"
    r"plan|approach|relationship|partnership|funding|support|policy|visit|talks|meeting|war|attack)s?$",
    re.I,
)
"""Texts, deeds and measures: they say or do nothing by themselves."""

_OFFICIALS = re.compile(
    r"\b(officials?|diplomats?|sources?|spokes\w+|aides?|negotiators?|ministers?|envoys?|lawmakers?|mediators?|advisers?|"
    r"opposition|party|parties|union|unions|group|groups|alliance|coalition|movement|rebels|army|council|commission|court|"
    r"committee|delegation|participants?|members?|bloc|ministry|embassy|office|board|company|farmers|families|residents|person|people)\b",
    re.I,
)


@dataclass(frozen=True)
class Stand:
    """A stand with its parties found: what positions and commitments are made from."""

    tag: StandTag
    holders: tuple[str, ...]
    source: Pointed | None
    addressee: str | None
    attributed_to: str | None
    attribution: str | None = None
    """Id of the attribution that it is read from."""


def find_stands(tags: tuple[StandTag, ...], parse: Parse, cast: Cast) -> list[Stand]:
    """Find the holder, addressee and reporter of each stand in the body; a stand that nobody known holds is left out."""
    text, body = parse.document.text, parse.document.body_start
    own = [t for t in tags if t.start >= body and not _GLOSS.match(text, t.start) and not tells_of_contact(t, text)]
    told = [t for t in share_cues(own, parse) if not is_asked(t, parse)]
    stands = [_stand(withhold(tag, text), parse, cast) for tag in told]
    return [stand for stand in stands if stand.holders]


def _stand(tag: StandTag, parse: Parse, cast: Cast) -> Stand:
    source = _subject(tag, parse, cast) or _pointed(tag.source, parse, cast)
    reporter = _pointed(tag.reporter, parse, cast)
    addressee = addressee_at(parse, cast, tag.addressee.start) if tag.addressee else None
    holders = source.parties if source else _unmentioned(tag, parse, cast)
    speaker = next((h for h in holders if "spokesperson" in cast.registry[h].offices), None)
    attributed = reporter.parties[0] if reporter and reporter.parties else None
    if unnamed := next((p for p in (reporter, source) if p and p.is_official), None):
        attributed = group_at(parse, cast, unnamed.span.start).parties[0]
    if speaker and len(holders) == 1 and (body := cast.registry[speaker].body):
        holders, attributed = (cast.registry.body(body),), attributed or speaker
    if attributed in holders:
        attributed = None
    own = {cast.registry[h].body for h in holders} - {None}
    others = [p for p in (addressee.parties if addressee else ()) if cast.registry[p].body not in own]
    to = next((p for p in others if p not in holders), None)
    return Stand(tag, holders, source, to, attributed)


def _subject(tag: StandTag, parse: Parse, cast: Cast) -> Pointed | None:
    """Who the subject of the cue is, where the tagger points into the content."""
    place = cue_subject(tag, parse)
    found = pointed_at(parse, cast, place) if place is not None else None
    return found if found and found.parties else None


def _pointed(pointer: Pointer | None, parse: Parse, cast: Cast) -> Pointed | None:
    if pointer is None:
        return None
    found = pointed_at(parse, cast, pointer.start)
    if found.parties:
        return found
    phrase = found.span.text
    if (
        phrase.lower() in NO_NAMES
        or _THING.search(phrase)
        or not (_OFFICIALS.search(phrase) or _is_name(phrase, pointer.start, parse))
    ):
        return found
    return group_at(parse, cast, pointer.start)


def _is_name(phrase: str, start: int, parse: Parse) -> bool:
    """Whether words are capitalised for another reason than that a sentence begins with them."""
    begins_sentence = parse.sentences[parse.sentence_at(start)][0] == start
    return any(word[0].isupper() for word in phrase.split()[begins_sentence:])


def _unmentioned(tag: StandTag, parse: Parse, cast: Cast) -> tuple[str, ...]:
    """Who holds a stand that names no source: both sides of what was agreed, else the issuer of an account."""
    document = parse.document
    if tag.act == "agree" or document.kind == "joint_statement":
        return cast.sides
    if document.kind in ("readout", "statement", "transcript") and cast.issuer:
        own = [s for s in cast.sides if cast.registry[s].body == cast.issuer]
        return (own[0],) if own else (cast.registry.body(cast.issuer),)
    return ()
