"""Find what a side changes from one contact to the next: stances, demands, conditions, and weighty words for the same thing.

A stand that is only worded otherwise is no change. What is found is this program's judgement: each change has both stands and says why.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from communique.extract.periods import bounds
from communique.knowledge.issues import load_concepts
from communique.record import PositionRow
from communique.report.brief_sides import Side
from communique.report.brief_wording import says_something
from communique.report.changes_words import Matter, find_matter
from communique.report.sourced import plain

Kind = Literal[
    "stance", "new demand", "dropped demand", "new condition", "dropped condition", "changed condition", "changed words"
]
Certainty = Literal["clear", "possible"]
_FOR = frozenset({"support", "request", "agree", "offer", "promise", "praise"})
_AGAINST = frozenset({"oppose", "reject", "deny"})
_ASKED_OR_UNDERTAKEN = frozenset({"request", "agree", "offer", "promise"})
_MEMORY = 5 * 365
"""Days after which a stand is no longer set against an earlier one: too much may have happened that the record has not."""

_LATELY = 730
"""Days between two contacts of the same parties within which a demand of the second may be called new."""

_CONTACT = re.compile(r"(?P<parties>.+?)-(?:undated|[\dX]{4}(?:-\d\d){0,2}|)-[0-9a-f]{8}")
"""The id of a contact: parties, day, digest."""

_CLEAR = 0.5
"""Likeness of two matters from which they are surely one."""


@dataclass(frozen=True)
class Change:
    """One change; `before` is None of a new demand, `after` of a dropped one, whose `at` is the contact that no longer has it."""

    kind: Kind
    certainty: Certainty
    day: str
    at: str | None
    before: PositionRow | None
    after: PositionRow | None
    why: str


@dataclass(frozen=True)
class Stand:
    """A stand with what it is about and whether it is for or against it (None: neither can be told)."""

    row: PositionRow
    matter: Matter
    favours: bool | None
    day: date


Occasion = tuple[Stand, ...]
"""The stands of one side in one contact, or in one document where no contact is known."""


class Course:
    """The occasions of one side in order of time, with an index of the stems that their stands have."""

    def __init__(self, occasions: Sequence[Occasion]) -> None:
        self.occasions = occasions
        self._places: dict[str, list[int]] = {}
        for number, occasion in enumerate(occasions):
            for stem in {stem for stand in occasion for stem in stand.matter.every}:
                self._places.setdefault(stem, []).append(number)

    def sharing(self, stand: Stand, start: int, stop: int) -> list[Occasion]:
        """Return the occasions from one number up to another that share a stem with a stand, the latest first."""
        numbers = {
            number for stem in stand.matter.every for number in self._places.get(stem, ()) if start <= number < stop
        }
        return [self.occasions[number] for number in sorted(numbers, reverse=True)]


def find_changes(rows: Iterable[PositionRow], side: Side, *, at: str | None = None) -> list[Change]:
    """Return the changes in a side's stands, the latest first; `at`: only those of one contact."""
    course = Course(_occasions(rows, side))
    found: list[Change] = []
    for number, occasion in enumerate(course.occasions):
        if number and at in (None, occasion[0].row.contact):
            found += [change for stand in occasion for change in _compare(stand, course, number)]
            found += _dropped(number, course)
    return sorted(found, key=lambda change: (change.day, change.at or ""), reverse=True)


def _occasions(rows: Iterable[PositionRow], side: Side) -> list[Occasion]:
    """Return a side's stands contact by contact, those without one document by document, in order of time."""
    found: dict[str, list[PositionRow]] = {}
    for row in rows:
        if row.day and says_something(row) and any(side.has(who) for who in row.holders):
            found.setdefault(row.contact or row.document, []).append(row)
    ordered = sorted(found.items(), key=lambda item: (min(row.day or "" for row in item[1]), item[0]))
    occasions = [_once([_stand(row) for row in group], side) for _, group in ordered]
    return [occasion for occasion in occasions if occasion]


def _stand(row: PositionRow) -> Stand:
    favours = True if row.act in _FOR else False if row.act in _AGAINST else None
    if row.negated and favours is not None:
        favours = not favours
    return Stand(row, find_matter(row.proposition, row.condition), favours, bounds(row.day or "")[0] or date.min)


def _once(stands: list[Stand], side: Side) -> Occasion:
    """Keep of stands that say one thing the side's own, else the one with most detail."""
    ordered = sorted(
        stands,
        key=lambda s: (not side.gives(s.row.account_of), s.row.condition is None, -len(s.matter.stems), s.row.id),
    )
    kept: list[Stand] = []
    for stand in ordered:
        if stand.matter.stems and not any(_says_the_same(stand, other) for other in kept):
            kept.append(stand)
    return tuple(kept)


def _says_the_same(stand: Stand, other: Stand) -> bool:
    return stand.favours == other.favours and stand.matter.says_most_of(other.matter)


def _compare(stand: Stand, course: Course, number: int) -> Iterable[Change]:
    """Yield what is new in a stand against the last contact in which the side spoke of its matter."""
    earlier = [occasion for occasion in course.sharing(stand, 0, number) if _days(occasion[0], stand) <= _MEMORY]
    for occasion in earlier:
        like = [other for other in occasion if stand.matter.is_of(other.matter)]
        if like:
            best = max(like, key=lambda o: (o.favours == stand.favours, stand.matter.likeness(o.matter)))
            change = _between(best, stand)
            return [change] if change else []
    if _is_demand(stand) and _met_lately(number, course) and not _spoken_of(stand, earlier):
        why = "no earlier stand of this side in the record is about the same thing, though it spoke with the same parties before"
        return [_change("new demand", "possible", None, stand, why)]
    return []


def _between(before: Stand, after: Stand) -> Change | None:
    """Return the change from one stand to a later one on the same matter; None where it is only reworded."""
    certainty: Certainty = "clear" if after.matter.likeness(before.matter) >= _CLEAR else "possible"
    shared = ", ".join(stem for stem in _whole_words(after, before))
    if None not in (before.favours, after.favours) and before.favours != after.favours:
        directions = ("for", "against") if before.favours else ("against", "for")
        why = f"both speak of {shared}; the first is {directions[0]} it, the second {directions[1]} it"
        why += f", “{plain(after.row.condition)}”" if after.row.condition else ""
        return _change("stance", certainty, before, after, why)
    if before.favours != after.favours:
        return None
    condition = _conditions(before.row.condition, after.row.condition)
    if condition:
        kind, why = condition
        return _change(kind, certainty, before, after, f"both speak of {shared}; {why}")
    gone, come = before.matter.qualifiers - after.matter.qualifiers, after.matter.qualifiers - before.matter.qualifiers
    acts = {before.row.act, after.row.act}
    if (gone or come) and certainty == "clear" and (len(acts) == 1 or acts <= _ASKED_OR_UNDERTAKEN):
        parts = [f"“{_say(gone)}” is gone"] * bool(gone) + [f"“{_say(come)}” is new"] * bool(come)
        return _change("changed words", certainty, before, after, f"both speak of {shared}; {' and '.join(parts)}")
    return None


def _conditions(before: str | None, after: str | None) -> tuple[Kind, str] | None:
    if after and not before:
        return "new condition", f"only the second has the condition “{plain(after)}”"
    if before and not after:
        return "dropped condition", f"only the first has the condition “{plain(before)}”"
    if before and after and not find_matter(before).is_of(find_matter(after)):
        return "changed condition", f"the condition “{plain(before)}” has become “{plain(after)}”"
    return None


def _dropped(number: int, course: Course) -> Iterable[Change]:
    """Yield demands of the occasion before that neither this one nor any later one has, though the issue came up again."""
    now = course.occasions[number]
    for stand in _last_with_the_same(number, course.occasions):
        again = [other for other in now if _kin(stand.row.issue, other.row.issue)]
        later = course.sharing(stand, number, len(course.occasions))
        if _is_demand(stand) and again and not _spoken_of(stand, later):
            why = (
                f"the next contact took {again[0].row.issue_label or 'the issue'} up again, and no account of it, nor any later one, "
                "repeats the demand; that does not say it was given up"
            )
            yield Change(
                "dropped demand", "possible", again[0].row.day or "", again[0].row.contact, stand.row, None, why
            )


def _met_lately(number: int, course: Course) -> bool:
    """Whether the side took stands in a contact with the same parties not long before: else all that it says is new."""
    before, now = _last_with_the_same(number, course.occasions), course.occasions[number]
    return bool(before) and _days(before[0], now[0]) <= _LATELY


def _days(before: Stand, after: Stand) -> int:
    """Return how many days lie between two stands."""
    return (after.day - before.day).days


def _is_demand(stand: Stand) -> bool:
    return stand.row.act == "request" and not stand.row.negated


def _spoken_of(stand: Stand, occasions: Iterable[Occasion]) -> bool:
    """Whether any stand of some occasions may be on the same matter, taken widely: what is not surely new or gone is neither."""
    others = (other.matter for occasion in occasions for other in occasion)
    return any(stand.matter.is_of(other) or len(stand.matter.shared(other)) >= 2 for other in others)


def _last_with_the_same(number: int, occasions: Sequence[Occasion]) -> Occasion:
    """Return the last occasion before one of a contact between the same parties; nothing where there is none."""
    scope = _scope(occasions[number])
    return next((o for o in reversed(occasions[:number]) if scope and _scope(o) == scope), ())


def _scope(occasion: Occasion) -> str:
    """Return the parties of an occasion's contact, with which its id begins."""
    match = _CONTACT.fullmatch(occasion[0].row.contact or "")
    return match["parties"] if match else ""


def _kin(issue: str | None, other: str | None) -> bool:
    """Whether two issues are one, or related in the thesaurus."""
    if not issue or not other:
        return False
    return issue == other or other in _related(issue) or issue in _related(other)


def _related(issue: str) -> tuple[str, ...]:
    concept = load_concepts().get(issue)
    return (*concept.related, *((concept.broader,) if concept.broader else ())) if concept else ()


def _whole_words(after: Stand, before: Stand) -> list[str]:
    """Return the words of the later stand whose stems both have, quoted."""
    shared = after.matter.shared(before.matter)
    words = {find_matter(word).stems: word for word in reversed(plain(after.row.proposition).split())}
    found = [f"“{plain(words[(stem,)])}”" for stem in after.matter.stems if stem in shared and (stem,) in words]
    return found or [f"“{stem}”" for stem in sorted(shared)]


def _say(qualifiers: frozenset[str]) -> str:
    return ", ".join(sorted(word.replace("-", " ") for word in qualifiers))


def _change(kind: Kind, certainty: Certainty, before: Stand | None, after: Stand, why: str) -> Change:
    return Change(
        kind, certainty, after.row.day or "", after.row.contact, before.row if before else None, after.row, why
    )
