"""Choose which of the durations that a document names is the length of a contact; each is the length of one."""

import re
from collections.abc import Sequence

from communique.extract.contact_dates import TOOK_PLACE
from communique.extract.dates import TimeExpression
from communique.language.parse import Parse
from communique.tagger.tags import ContactTag

_FARTHEST = 150
"""Characters from a contact's word to its length in one sentence; the border of a clause counts as 60.

Where "lasted" leads to it, twice as many, and borders count nothing."""

_CLAUSE = re.compile(r"[;:–—]|,\s+(?:who|which|where|when|while|but|and|after|as|then)\b|\bthen\b|\b(?:since)\s")
_NOT_A_LENGTH = re.compile(
    r"\b(?:within|in|every|next|last|past|first|for\s+(?:the\s+)?(?:past|last|next)|another|after\s+only|truce\s+of|by)\s+$",
    re.I,
)
_LASTED = re.compile(
    r"\b(?:last(?:ed|s|ing)|took|takes|ran|run|went\s+on|continued|spent|after|for|during|stretched|dragged)\s+"
    r"(?:\w+\s+){0,2}$", re.I
)  # fmt: skip
_OF = re.compile(r"\s+of\s")
_SITTINGS = ("meeting", "summit", "unspecified")
_DAYS = re.compile(r"P\d{1,2}D")
_HOURS = re.compile(r"PT(?!\d+S)")
_BEFORE = 40
_SENTENCES_ON = 2


def give_durations(
    tags: Sequence[ContactTag], parse: Parse, times: Sequence[TimeExpression]
) -> dict[int, TimeExpression]:
    """Return the lengths of contacts, by the place of the tag: what is said in its sentence, or that "it lasted" after.

    `times` are in text order.
    """
    given: dict[int, TimeExpression] = {}
    held = [(place, tag) for place, tag in enumerate(tags) if tag.status in TOOK_PLACE]
    for time in times:
        if time.kind == "duration" and time.value and not _NOT_A_LENGTH.search(_words_before(time, parse)):
            place = _owner(time, held, parse)
            if place is not None:
                given.setdefault(place, time)
    return given


def _owner(time: TimeExpression, held: Sequence[tuple[int, ContactTag]], parse: Parse) -> int | None:
    """Return the contact whose length it is: the nearest in the sentence, else the last before "it lasted"."""
    start, end = parse.sentences[parse.sentence_at(time.span.start)]
    lasted = _LASTED.search(_words_before(time, parse)) is not None
    here = [(_distance(time, tag, parse, lasted), place, tag) for place, tag in held if start <= tag.start < end]
    nearest = min(here, default=None, key=lambda one: one[0])
    if nearest and nearest[0] <= _FARTHEST * (1 + lasted) and _may_last(time, nearest[2], nearest[0], parse):
        return nearest[1]
    if here or not _HOURS.match(time.value or "") or not lasted:
        return None
    index = parse.sentence_at(time.span.start)
    first = parse.sentences[max(0, index - _SENTENCES_ON)][0]
    before = [(tag.start, place) for place, tag in held if first <= tag.start < start]
    return max(before)[1] if before else None


def _may_last(time: TimeExpression, tag: ContactTag, distance: int, parse: Parse) -> bool:
    """Days are the length of a meeting only where they are said to be: "three days of talks"; a trip's are not."""
    value = time.value or ""
    if _DAYS.fullmatch(value):
        return (
            tag.mode in _SITTINGS and distance <= _BEFORE and _OF.match(parse.document.text, time.span.end) is not None
        )
    return _HOURS.match(value) is not None


def _distance(time: TimeExpression, tag: ContactTag, parse: Parse, lasted: bool) -> int:
    low, high = min(time.span.end, tag.end), max(time.span.start, tag.start)
    between = parse.document.text[low:high]
    return len(between) + (0 if lasted else 60) * len(_CLAUSE.findall(between))


def _words_before(time: TimeExpression, parse: Parse) -> str:
    return parse.document.text[max(0, time.span.start - 30) : time.span.start]
