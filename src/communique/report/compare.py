"""Two Readings → their comparison: what both say, what one says, what they say differently."""

from collections.abc import Iterator

from communique.errors import InputError
from communique.ingest.files import show_path
from communique.knowledge.issues import load_concepts
from communique.reading import Evidence, Reading, Span
from communique.report.comparison import Comparison, Difference, IssueShare, Mouth, Quotations, Said, Same
from communique.report.comparison_accounts import Account, Statement
from communique.report.comparison_checks import Pair, find_changes, holder_names
from communique.report.comparison_contacts import cells_of_contact, compare_contacts
from communique.report.comparison_likeness import Likeness, Meanings
from communique.report.comparison_links import link
from communique.report.comparison_statements import open_account

LONGEST = 60_000
"""Characters of the longest document that is compared."""

_COVERED = 0.62
"""Share of a statement's content from which a longer sentence is taken to hold it."""

_LIKE_ANOTHER = 0.55
"""Likeness from which a statement says no more than one that is linked already."""

_WORDS_OF_AN_OPENING = 3

_MENTIONED = 0.6
"""Share of what a bare mention names from which the other account as a whole is taken to speak of it too."""


def compare_readings(a: Reading, b: Reading, meanings: Meanings) -> Comparison:
    """Compare two documents. Comparing B with A gives the same, with omissions as additions.

    Raises InputError for a document longer than LONGEST.
    """
    for reading in (a, b):
        if len(reading.document.text) > LONGEST:
            name = show_path(reading.document.name or reading.document.title or "a document")
            size = f"{len(reading.document.text):,} characters, more than the {LONGEST:,}"
            raise InputError(f"{name}: has {size} that are compared: give the part about the contact")
    first, second = open_account(a, b), open_account(b, a)
    likeness = Likeness(first, second, meanings)
    links = link(likeness)
    told: list[Difference] = list(compare_contacts(first, second))
    same: list[Same] = []
    for i, j in links:
        pair = Pair(first.statements[i], second.statements[j], first, second)
        changes = list(_changes(pair))
        told += changes
        if not changes:
            same.append(Same(issue=_issue(pair.a, pair.b), a=_said(first, pair.a), b=_said(second, pair.b)))
    told += _alone("a", first, likeness, {i for i, _ in links})
    told += _alone("b", second, likeness, {j for _, j in links})
    return Comparison(
        a=a.document,
        b=b.document,
        differences=tuple(sorted(told, key=_place)),
        same=tuple(same),
        issues=tuple(_shares(first, second)),
        mouths=tuple(_mouths(first, second, links)),
        quotations=Quotations(a=first.parse.quotations, b=second.parse.quotations),
        warnings=tuple(dict.fromkeys((*a.warnings, *b.warnings))),
    )


def _changes(pair: Pair) -> Iterator[Difference]:
    for change in find_changes(pair):
        yield Difference(
            kind=change.kind,
            issue=_issue(pair.a, pair.b),
            a=_said(pair.account_a, pair.a, change.a),
            b=_said(pair.account_b, pair.b, change.b),
            note=change.note,
        )


def _said(account: Account, statement: Statement, marked: Evidence = ()) -> Said:
    return Said(evidence=(statement.span,), marked=marked, holders=holder_names(account, statement))


def _issue(first: Statement, second: Statement) -> str | None:
    return first.issue or second.issue


def _place(difference: Difference) -> tuple[int, int]:
    """Differences come in the order of A's account; what only B says, in the order of B's, behind."""
    said = difference.a or difference.b
    return (0 if difference.a else 1, said.evidence[0].start if said else 0)


def _alone(side: str, account: Account, likeness: Likeness, linked: set[int]) -> Iterator[Difference]:
    """Yield what one account says and the other does not; the clauses of one sentence count as one thing."""
    cells = cells_of_contact(account)
    lone = [
        i
        for i, statement in enumerate(account.statements)
        if i not in linked
        and not any(statement.span.overlaps(cell) for cell in cells)
        and _is_missing(side, i, account, likeness)
    ]
    for group in _grouped(lone, account):
        said = Said(
            evidence=tuple(account.statements[i].span for i in group),
            holders=holder_names(account, account.statements[group[0]]),
        )
        issue = next((account.statements[i].issue for i in group if account.statements[i].issue), None)
        name = "A" if side == "a" else "B"
        yield Difference(
            kind="omission" if side == "a" else "addition",
            issue=issue,
            a=said if side == "a" else None,
            b=said if side == "b" else None,
            note=f"Only {name} says it.",
        )


def _is_missing(side: str, index: int, account: Account, likeness: Likeness) -> bool:
    statement = account.statements[index]
    if statement.is_contact or not any(not account.names_a_side(word) for word in statement.words):
        return False
    if statement.is_mention and likeness.spoken_of(side, index) >= _MENTIONED:
        return False
    return likeness.likest(side, index) < _LIKE_ANOTHER and likeness.covered(side, index) < _COVERED


def _grouped(lone: list[int], account: Account) -> Iterator[list[int]]:
    """Put clauses of one sentence together, and a bare mention with the statement that follows it."""
    group: list[int] = []
    for i in lone:
        before = account.statements[group[-1]] if group else None
        if before and not (
            group[-1] == i - 1
            and (before.sentence == account.statements[i].sentence or (len(group) == 1 and _opens(before)))
        ):
            yield group
            group = []
        group.append(i)
    if group:
        yield group


def _opens(statement: Statement) -> bool:
    """Whether a statement only names what the next one speaks of."""
    return statement.is_mention and len(statement.words) <= _WORDS_OF_AN_OPENING


def _shares(a: Account, b: Account) -> Iterator[IssueShare]:
    """Yield each issue with the room that each account gives it, in the order of A's account, then B's."""
    rooms = [_rooms(account) for account in (a, b)]
    labels = {issue.id: issue.label for account in (b, a) for issue in account.reading.issues}
    for issue in dict.fromkeys([*rooms[0], *rooms[1]]):
        concept = load_concepts().get(issue)
        shares = [round(room[issue] / sum(room.values()), 3) if issue in room else None for room in rooms]
        places = [list(room).index(issue) + 1 if issue in room else None for room in rooms]
        yield IssueShare(
            issue=issue, label=concept.label if concept else labels.get(issue, issue),
            a=shares[0], b=shares[1], place_a=places[0], place_b=places[1],
        )  # fmt: skip


def _rooms(account: Account) -> dict[str, int]:
    rooms: dict[str, int] = {}
    for statement in account.statements:
        if statement.issue:
            rooms[statement.issue] = rooms.get(statement.issue, 0) + len(statement.span.text.split())
    return rooms


def _mouths(a: Account, b: Account, links: list[tuple[int, int]]) -> Iterator[Mouth]:
    """Yield what each account has the other account's issuer say, and whether that one says so itself."""
    yield from _mouth("a", a, b, dict(links))
    yield from _mouth("b", b, a, {j: i for i, j in links})


def _mouth(side: str, account: Account, other: Account, links: dict[int, int]) -> Iterator[Mouth]:
    party = other.reading.document.issuer
    if party is None or party == account.reading.document.issuer:
        return
    for index, statement in enumerate(account.statements):
        if statement.holders == frozenset({party}):
            twin = other.statements[links[index]] if index in links else None
            confirmed = twin is not None and twin.holders is not None and party in twin.holders
            yield Mouth(
                account="a" if side == "a" else "b", party=party, said=_said(account, statement), confirmed=confirmed
            )


def evidence_of(comparison: Comparison) -> Iterator[tuple[str, Span]]:
    """Yield every span of a comparison with the side ("a" or "b") whose document it is cut from."""
    for cell in (*comparison.differences, *comparison.same):
        for side in ("a", "b"):
            said: Said | None = getattr(cell, side)
            for span in (*said.evidence, *said.marked) if said else ():
                yield side, span
