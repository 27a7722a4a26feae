"""A report of a contact: one place in the text that tells of it, with what its own words give."""

import re
from dataclasses import dataclass, replace
from datetime import date

from communique.extract.briefings import is_briefing
from communique.extract.cast import Cast
from communique.extract.contact_dates import ContactDates, Dated, is_account
from communique.extract.dates import TimeExpression
from communique.extract.initiators import find_initiator
from communique.extract.mentions import Mention
from communique.extract.other_fields import is_of_another_field
from communique.extract.participants import Participants
from communique.extract.periods import bounds
from communique.extract.tone import find_tone
from communique.language.parse import Parse
from communique.reading import Span, Tone
from communique.tagger.tags import ContactTag

_NEAR = 60
"""Doubt up to which a day to come is that of the contact that it stands beside."""

IN_PERSON = ("meeting", "visit", "summit")

_EARLIER = re.compile(r"\b(?:last|previous|previously|earlier|recent|recently)\s+(?:\w+\s+){0,2}\w*$", re.I)
_AGAIN = re.compile(r"\s+(?:again|once\s+more|a\s+second\s+time)\b", re.I)
_THE = re.compile(r"\b(?:the|this|their)\s+$", re.I)
_OPEN_WORDS = frozenset("discussion discussions exchange exchanges conversation conversations talks dialogue contact contacts "
                        "discussed talked spoke speaking speak held".split())  # fmt: skip
_SCREEN = re.compile(r"\b(?:virtual(?:ly)?|video|videoconference|via\s+zoom|video[- ]?link|online)\b", re.I)


_FOR_SCREEN = re.compile(
    r"\bfor\s+an?\s+(?:virtual|video|online)\s+(?:\w+\s+){0,2}(?:meeting|call|summit|talks|conference)\b", re.I
)


@dataclass
class Report:
    """One place in the text that reports a contact."""

    tag: ContactTag
    participants: tuple[str, ...]
    sentence: tuple[int, int]
    dated: Dated | None = None
    duration: TimeExpression | None = None
    initiator: tuple[str, Span] | None = None
    location: Mention | None = None
    tone: tuple[Tone, ...] = ()
    is_earlier: bool = False
    """Told as one before: "they last met in September"."""
    is_vague: bool = False
    """Told by a word that leaves the channel open: "the talks", "their exchange"."""
    is_heading: bool = False
    """Told by a noun of the title, which leaves open whether it took place yet: "Meeting with President Mkapa"."""
    is_definite: bool = False
    """Told as known already, and without a day: "the meeting"."""
    is_in_title: bool = False
    is_again: bool = False
    """Told as one more: "they spoke again"."""
    issued: date | None = None
    """The day on which the account that it stands in was issued; None in news."""

    @property
    def day(self) -> TimeExpression | None:
        """Return the date that its sentence gives."""
        return self.dated.time if self.dated else None


def read_reports(tag: ContactTag, parse: Parse, cast: Cast, dates: ContactDates) -> list[Report]:
    """Return what a trigger's words tell: one contact, or one with each of those who were met or called apart."""
    tag = _settle(tag, parse, dates)
    parties = Participants(parse, cast)
    each = parties.apart(tag, parties.of(tag))
    reports = [read_report(tag, parse, cast, dates, group) for group in each]
    if len(each) > 1:
        for report in reports:
            report.dated = _dated_beside(report, cast, dates) or report.dated
    return reports


def _dated_beside(report: Report, cast: Cast, dates: ContactDates) -> Dated | None:
    """The date that stands beside whoever was called apart: "rang A on Monday and B on Tuesday"."""
    other = report.participants[-1]
    places = [r.mention for r in cast.near(report.tag.end, report.sentence[1]) if other in r.parties]
    return dates.of(replace(report.tag, start=places[0].anchor, end=places[0].end)) if places else None


def _settle(tag: ContactTag, parse: Parse, dates: ContactDates) -> ContactTag:
    if tag.mode not in ("video", "correspondence") and _on_screen(tag, parse):
        tag = replace(tag, mode="video")
    if is_briefing(tag, parse):
        tag = replace(tag, mode="unspecified")
    return _put_ahead(tag, parse, dates)


def read_report(
    tag: ContactTag, parse: Parse, cast: Cast, dates: ContactDates, participants: tuple[str, ...]
) -> Report:
    """Return what a word tells of a contact of these parties."""
    sentence = parse.sentences[parse.sentence_at(tag.start)]
    return Report(
        tag, participants, sentence,
        dated=dates.of(tag),
        initiator=find_initiator(tag, participants, parse, cast),
        location=_location(tag, sentence, parse, cast) if tag.mode in IN_PERSON else None,
        tone=find_tone(*sentence, parse, cast),
        is_vague=parse.document.text[tag.start : tag.end].lower() in _OPEN_WORDS,
        is_definite=_THE.search(parse.document.text, max(0, tag.start - 8), tag.start) is not None and not dates.of(tag),
        is_again=bool(_AGAIN.match(parse.document.text, tag.end)),
        is_in_title=tag.start < parse.document.body_start,
        is_heading=_is_heading(tag, parse),
        issued=parse.document.published if is_account(parse) else None,
        is_earlier=bool(_EARLIER.search(parse.document.text, max(sentence[0], tag.start - 40), tag.start + 1)),
    )  # fmt: skip


def _put_ahead(tag: ContactTag, parse: Parse, dates: ContactDates) -> ContactTag:
    """What has a day to come and no past tense is planned: "the session of 9 March"."""
    token = parse.token_at(tag.start)
    if tag.status != "held" or token is None or token.tag_ in ("VBD", "VBN") or dates.of(tag):
        return tag
    ahead = dates.of(replace(tag, status="planned"))
    first = bounds(ahead.time.value or "")[0] if ahead else None
    published = parse.document.published
    near = ahead is not None and ahead.doubt < _NEAR
    return replace(tag, status="planned") if near and first and published and first > published else tag


def _is_heading(tag: ContactTag, parse: Parse) -> bool:
    token = parse.token_at(tag.start)
    return tag.start < parse.document.body_start and token is not None and not token.tag_.startswith("VB")


def _on_screen(tag: ContactTag, parse: Parse) -> bool:
    """A virtual meeting, a summit by video link: on a screen, whatever the word for it."""
    text = parse.document.text
    if _SCREEN.search(text, max(0, tag.start - 30), min(len(text), tag.end + 25)):
        return True
    end = parse.sentences[parse.sentence_at(tag.start)][1]
    return _FOR_SCREEN.search(text, tag.end, min(end, tag.end + 90)) is not None


def is_diplomacy(report: Report, parse: Parse, cast: Cast) -> bool:
    """In a text of another kind (sport, business) states that "meet" are teams, not governments."""
    if any(cast.registry[k].kind == "person" for k in report.participants):
        return True
    return parse.document.kind != "other" and not is_of_another_field(parse, *report.sentence)


def _location(tag: ContactTag, sentence: tuple[int, int], parse: Parse, cast: Cast) -> Mention | None:
    """The place whose "in" or "at" grammar joins to the trigger or to its verb."""
    trigger = parse.token_at(tag.start)
    if trigger is None:
        return None
    around = {trigger.i, trigger.head.i, trigger.head.head.i}
    for r in cast.near(*sentence):
        token = parse.token_at(r.mention.anchor)
        if r.mention.kind not in ("government", "state") or token is None or token.doc is not trigger.doc:
            continue
        preposition = token.head
        if preposition.dep_ == "prep" and preposition.lower_ in ("in", "at", "to") and preposition.head.i in around:
            return r.mention
    return None
