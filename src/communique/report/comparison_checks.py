"""In what two statements that say the same thing differ: whose it is, how strongly, when, in which words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from communique.knowledge.forces import DISCUSS, Force
from communique.knowledge.wordings import Wording, find_wordings, stem
from communique.reading import Evidence, Span, merge_evidence
from communique.report.comparison import DifferenceKind
from communique.report.comparison_accounts import Account, Statement
from communique.report.comparison_dates import dates_clash
from communique.report.comparison_words import Word

_STEP = 3
"""Levels of a scale between which words count as stronger or weaker."""

_AGREEMENT = "agreement"
_FAMILIES_OF_A_MENTION = ("agreement", "demand", "commitment")
"""Against words of these scales, "discussed" is weaker."""


@dataclass(frozen=True)
class Change:
    """One way in which two statements differ, with the words that show it in each."""

    kind: DifferenceKind
    note: str
    a: Evidence = ()
    b: Evidence = ()


@dataclass(frozen=True)
class Pair:
    """Two statements that say the same thing, each with its account."""

    a: Statement
    b: Statement
    account_a: Account
    account_b: Account

    def words(self, start: int, end: int, side: str) -> Span:
        """Cut words out of the document of one side."""
        account = self.account_a if side == "a" else self.account_b
        return Span.cut(account.reading.document.text, start, end)


def find_changes(pair: Pair) -> list[Change]:
    """Return every way in which two linked statements differ; all words that differ are one change."""
    checks: tuple[Callable[[Pair], Iterator[Change]], ...] = (_holders, _strength, _dates)
    found = [change for check in checks for change in check(pair)]
    words = [*_numbers(pair), *_wordings(pair), *_quotes(pair)]
    if words:
        note = " ".join(change.note for change in words)
        marks = [tuple(span for change in words for span in getattr(change, side)) for side in ("a", "b")]
        found.append(Change("changed_words", note, merge_evidence(marks[0]), merge_evidence(marks[1])))
    return found


def _holders(pair: Pair) -> Iterator[Change]:
    first, second = pair.a.holders, pair.b.holders
    if not first or not second or first == second:
        return
    single, joint = sorted((first, second), key=len)
    if len(single) == 1 and len(joint) > 1 and single < joint:
        # Two agree or none does: an agreement told of one is told of both.
        if not (_has(pair.a, _AGREEMENT, 8) and _has(pair.b, _AGREEMENT, 8)):
            yield Change("joint_vs_single", "A says it of {}, B of {}.".format(*_named(pair)))
    elif not first & second:
        yield Change("changed_holder", "A says it of {}, B of {}.".format(*_named(pair)))


def _named(pair: Pair) -> tuple[str, str]:
    return _names(pair.account_a, pair.a), _names(pair.account_b, pair.b)


def _names(account: Account, statement: Statement) -> str:
    return " and ".join(holder_names(account, statement)) or "nobody by name"


def holder_names(account: Account, statement: Statement) -> tuple[str, ...]:
    """Return the names of those who hold a statement."""
    names = {actor.id: actor.name for actor in account.reading.actors}
    parties = statement.position.parties if statement.position else ()
    return tuple(names.get(key, key) for key in parties)


def _has(statement: Statement, family: str, level: int) -> bool:
    return any(f.family == family and (f.level or 0) >= level for f in statement.forces)


def _strength(pair: Pair) -> Iterator[Change]:
    gaps = [(abs(gap), gap, x, y) for x, y in _comparable(pair) if abs(gap := _level(x) - _level(y)) >= _STEP]
    if not gaps:
        return
    _, gap, x, y = max(gaps, key=lambda found: found[0])
    first, second = pair.words(x.start, x.end, "a"), pair.words(y.start, y.end, "b")
    stronger = "stronger" if gap > 0 else "weaker"
    note = f"A is {stronger}: “{first.text}” against “{second.text}”"
    note += "." if x.intensified == y.intensified else f" ({'A' if x.intensified else 'B'} puts it emphatically)."
    yield Change("changed_strength", note, (first,), (second,))


def _comparable(pair: Pair) -> Iterator[tuple[Force, Force]]:
    """Yield the first words of each scale that both statements use; a bare mention stands below every scale."""
    first, second = _firsts(pair.a), _firsts(pair.b)
    for family in first.keys() & second.keys() - {DISCUSS}:
        yield first[family], second[family]
    for family in _FAMILIES_OF_A_MENTION:
        if pair.a.is_mention and family in second and DISCUSS not in second:
            yield first[DISCUSS], second[family]
        if pair.b.is_mention and family in first and DISCUSS not in first:
            yield first[family], second[DISCUSS]


def _firsts(statement: Statement) -> dict[str, Force]:
    found: dict[str, Force] = {}
    for force in statement.forces:
        if force.level is not None:
            found.setdefault(force.family, force)
    return found


def _level(force: Force) -> int:
    return (force.level or 0) + (_STEP if force.intensified and force.family != DISCUSS else 0)


def _dates(pair: Pair) -> Iterator[Change]:
    clash = dates_clash(pair.a.times, pair.b.times)
    if clash:
        first, second = clash
        yield Change("contradicted_date", f"A says “{first.text}”, B “{second.text}”.", (first,), (second,))


def _numbers(pair: Pair) -> Iterator[Change]:
    first, second = _figures(pair.a), _figures(pair.b)
    keys_a, keys_b = {key for word in first for key in word.keys}, {key for word in second for key in word.keys}
    if first and second and not keys_a & keys_b:
        x, y = pair.words(first[0].start, first[0].end, "a"), pair.words(second[0].start, second[0].end, "b")
        yield Change("changed_words", f"The number differs: A has “{x.text}”, B “{y.text}”.", (x,), (y,))


def _figures(statement: Statement) -> list[Word]:
    return [word for word in statement.words if word.sort == "number"]


def _wordings(pair: Pair) -> Iterator[Change]:
    first, second = _sets(pair.a), _sets(pair.b)
    for key in sorted(first.keys() | second.keys()):
        x, y = first.get(key, []), second.get(key, [])
        if key[1] == "contrast" and x and y and not _phrases(x, pair.a) & _phrases(y, pair.b):
            a, b = _cut(pair, x[0], "a"), _cut(pair, y[0], "b")
            yield Change("changed_words", f"A writes “{a.text}” where B writes “{b.text}”.", (a,), (b,))
        elif key[1] == "marker" and bool(x) != bool(y):
            found = _cut(pair, (x or y)[0], "a" if x else "b")
            note = f"Only {'A' if x else 'B'} writes “{found.text}”."
            yield Change("changed_words", note, (found,) if x else (), (found,) if y else ())


def _sets(statement: Statement) -> dict[tuple[str, str], list[Wording]]:
    found: dict[tuple[str, str], list[Wording]] = {}
    for wording in find_wordings(statement.span.text):
        found.setdefault((wording.id, wording.kind), []).append(wording)
    return found


def _phrases(wordings: list[Wording], statement: Statement) -> set[str]:
    return {" ".join(map(stem, statement.span.text[w.start : w.end].split())) for w in wordings}


def _cut(pair: Pair, wording: Wording, side: str) -> Span:
    start = (pair.a if side == "a" else pair.b).span.start
    return pair.words(start + wording.start, start + wording.end, side)


def _quotes(pair: Pair) -> Iterator[Change]:
    first = pair.account_a.parse.quoted(pair.a.span.start, pair.a.span.end)
    second = pair.account_b.parse.quoted(pair.b.span.start, pair.b.span.end)
    for x in first:
        for y in second:
            if _reworded(x.text, y.text):
                yield Change("changed_words", "The quotation is worded differently.", (x,), (y,))


def _reworded(first: str, second: str) -> bool:
    """Whether two quotations share most of their words, and not all."""
    words = [{stem(word) for word in text.split()} for text in (first, second)]
    shared, all_words = words[0] & words[1], words[0] | words[1]
    return (
        words[0] != words[1] and not (words[0] < words[1] or words[1] < words[0]) and 2 * len(shared) > len(all_words)
    )
