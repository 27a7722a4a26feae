"""In what two accounts of one contact differ as to the contact itself: length, day, who began it, tone."""

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.dates import TimeExpression
from communique.knowledge.temperatures import load_temperatures
from communique.reading import Evidence, Span
from communique.report.comparison import Difference, Said
from communique.report.comparison_accounts import Account
from communique.report.comparison_dates import dates_clash
from communique.report.wording import say_duration

_OCCASION = (
    r"(?:talks?|(?:phone |telephone )?calls?|(?:telephone )?conversations?|discussions?|meetings?|exchanges?|dialogue"
    r"|atmosphere|manner|spirit|climate)"
)
_OF_OCCASION = re.compile(rf"\b(?:{_OCCASION}|session|audience|dinner|lunch|lasted|went on|spoke|talked|met)\b", re.I)
_BEGUN = re.compile(
    r"\b(?:initiat\w+|request\w*|invit\w+|propos\w+|placed|made|telephon(?:ed|es)|phon(?:ed|es)|call(?:ed|s)|rang|rung"
    r"|receiv\w+|instance|behest|at (?:his|her))\b",
    re.I,
)
"""Words that say who began a contact."""

_HAD = re.compile(r"\b(?:had|held|was|were|been)\s+(?:an?\s+)?(?:very\s+|most\s+)?$", re.I)
_MINUTES = {"H": 60, "M": 1, "S": 1 / 60}
_NEARLY = 0.15
"""Share by which two lengths may differ where one of them is approximate."""


def compare_contacts(a: Account, b: Account) -> Iterator[Difference]:
    """Yield the differences of the two main contacts."""
    if a.main is None or b.main is None:
        return
    yield from _durations(a, b)
    yield from _days(a, b)
    yield from _initiators(a, b)
    yield from _tones(a, b)


def cells_of_contact(account: Account) -> Evidence:
    """Return the words for the main contact's length and tone, which are compared cell by cell."""
    length = _length(account)
    return (*(tone for tone, _ in find_tones(account)), *((length.span,) if length else ()))


def _durations(a: Account, b: Account) -> Iterator[Difference]:
    first, second = _length(a), _length(b)
    said = [Said(evidence=(_clause(x, t.span),), marked=(t.span,)) if t else None for x, t in ((a, first), (b, second))]
    words = [say_duration(t.value) if t else "" for t in (first, second)]
    if first and second:
        if _lengths_clash(first, second):
            note = f"A says {words[0]}, B {words[1]}."
            yield Difference(kind="contradicted_duration", a=said[0], b=said[1], note=note)
    elif first:
        yield Difference(kind="omission", a=said[0], note=f"Only A says how long it lasted: {words[0]}.")
    elif second:
        yield Difference(kind="addition", b=said[1], note=f"Only B says how long it lasted: {words[1]}.")


def _length(account: Account) -> TimeExpression | None:
    """Return the words that give the main contact's length: those of its cell, else those that speak of an occasion."""
    length = account.main.duration if account.main else None
    lengths = [t for t in account.times if t.kind == "duration" and _minutes(t.value) is not None]
    if length:
        found = [t for t in lengths if t.value == length]
        return next((t for t in found if t in _of_contact(account, "duration")), next(iter(found), None))
    return next((t for t in lengths if _OF_OCCASION.search(_sentence(account, t.span))), None)


def _sentence(account: Account, span: Span) -> str:
    start, end = account.parse.sentences[account.parse.sentence_at(span.start)]
    return account.reading.document.text[start:end]


def _lengths_clash(first: TimeExpression, second: TimeExpression) -> bool:
    x, y = _minutes(first.value), _minutes(second.value)
    if x is None or y is None:
        return False
    return abs(x - y) > (_NEARLY * max(x, y) if first.mod or second.mod else 0.5)


def _minutes(duration: str | None) -> float | None:
    if not duration or not duration.startswith("PT"):
        return None
    return sum(float(n) * _MINUTES[unit] for n, unit in re.findall(r"(\d+(?:\.\d+)?)([HMS])", duration))


def _of_contact(account: Account, kind: str) -> list[TimeExpression]:
    """Return the times named in the sentences that report the main contact."""
    return [
        t for t in account.times if t.kind == kind and any(_in_sentence(account, t.span, e) for e in _evidence(account))
    ]


def _in_sentence(account: Account, span: Span, evidence: Span) -> bool:
    sentence = account.parse.sentence_at(span.start)
    first, last = account.parse.sentence_at(evidence.start), account.parse.sentence_at(evidence.end - 1)
    return first <= sentence <= last


def _evidence(account: Account) -> Evidence:
    return account.main.evidence if account.main else ()


def _clause(account: Account, span: Span) -> Span:
    """Return the words around a span, within its sentence, that make it understood."""
    text = account.reading.document.text
    start, end = account.parse.sentences[account.parse.sentence_at(span.start)]
    low = max(start, span.start - 60)
    low = low if low == start else text.find(" ", low) + 1
    high = min(end, span.end + 30)
    high = high if high == end else text.rfind(" ", span.end, high)
    words = text[low : max(high, span.end)].rstrip()
    return Span.cut(text, low, low + len(words))


def _days(a: Account, b: Account) -> Iterator[Difference]:
    clash = dates_clash(_of_contact(a, "date"), _of_contact(b, "date"))
    if clash is None:
        return
    first, second = (
        Said(evidence=(_clause(account, span),), marked=(span,))
        for account, span in zip((a, b), clash, strict=True)
    )  # fmt: skip
    note = f"A dates it “{clash[0].text}”, B “{clash[1].text}”."
    yield Difference(kind="contradicted_date", a=first, b=second, note=note)


def _initiators(a: Account, b: Account) -> Iterator[Difference]:
    who = [(account, account.main.initiator if account.main else None) for account in (a, b)]
    bodies = [account.body_of(key) for account, key in who]
    if None in bodies or bodies[0] == bodies[1]:
        return
    names = [next((x.name for x in account.reading.actors if x.id == key), key) for account, key in who]
    said = [Said(evidence=_beginning(account)) for account in (a, b)]
    note = f"A says that {names[0]} began it, B that {names[1]} did."
    yield Difference(kind="contradicted_initiator", a=said[0], b=said[1], note=note)


def _beginning(account: Account) -> Evidence:
    """Return the words that say who began the contact, as far as they can be told from the rest of its evidence."""
    telling = [span for span in _evidence(account) if _BEGUN.search(span.text)]
    shortest = min(telling, key=lambda span: span.end - span.start, default=None)
    return (_clause(account, shortest),) if shortest else _evidence(account)


def _tones(a: Account, b: Account) -> Iterator[Difference]:
    first, second = find_tones(a), find_tones(b)
    kinds = [{temperature for _, temperature in found} for found in (first, second)]
    if kinds[0] & kinds[1] or not (first or second):
        return
    said = [
        Said(evidence=tuple(_clause(account, s) for s, _ in found), marked=tuple(s for s, _ in found))
        if found
        else None
        for account, found in ((a, first), (b, second))
    ]
    words = ["“" + "”, “".join(s.text for s, _ in found) + "”" for found in (first, second)]
    if first and second:
        note = f"A calls it {words[0]}, B {words[1]}."
    else:
        note = f"Only {'A' if first else 'B'} says how it went: {words[0 if first else 1]}."
    yield Difference(kind="tone", a=said[0], b=said[1], note=note)


def find_tones(account: Account) -> list[tuple[Span, str]]:
    """Return the words that an account itself has for the tone of its contact, each with its temperature."""
    text = account.reading.document.text
    found: dict[Span, str] = {}
    for pattern in _patterns():
        for match in pattern.finditer(text, account.reading.document.body_start):
            if not _is_wished(account, match.start("tone")):
                words = re.split(r",?\s+and\s+|,\s+", match["tone"].lower())
                found[Span.cut(text, *match.span("tone"))] = load_temperatures()[words[0]]
    return sorted(found.items(), key=lambda tone: tone[0].start)


def _is_wished(account: Account, place: int) -> bool:
    """Whether words stand inside a stand and do not tell how it went: "called for constructive talks"."""
    if not any(e.start <= place < e.end for p in account.reading.positions for e in p.evidence):
        return False
    return _HAD.search(account.reading.document.text[max(0, place - 30) : place]) is None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = sorted(load_temperatures(), key=lambda word: (-len(word), word))
    word = "(?:" + "|".join(map(re.escape, words)) + ")"
    row = rf"(?P<tone>{word}(?:(?:,\s+(?:and\s+)?|\s+and\s+){word})*)"
    return (
        re.compile(rf"\b{row}\s+(?:\w+\s+)?{_OCCASION}\b", re.I),
        re.compile(
            rf"\b{_OCCASION}\b[^.;\n]{{0,60}}?\b(?:was|were|been|as|in an?|of|in a spirit of)\s+(?:very\s+|both\s+)?{row}\b",
            re.I,
        ),
    )
