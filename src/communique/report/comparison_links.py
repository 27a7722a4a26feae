"""Which statement of one account says what a statement of the other says."""

from collections.abc import Callable

from communique.report.comparison_likeness import Likeness

_LINKED = 0.36
"""Likeness from which two statements are taken to say the same thing."""

_LINKED_ACROSS = 0.5
"""The same for stands that the two accounts give to different parties."""

_LINKED_BETWEEN = 0.22
"""The same for two statements that stand between neighbours which say the same."""


def link(likeness: Likeness) -> list[tuple[int, int]]:
    """Return pairs (statement of a, statement of b) that say the same thing, each statement once, the likest first."""
    links = dict(_best_pairs(likeness, _LINKED, lambda i, j: _may_be_linked(likeness, i, j)))
    # What stands between the same neighbours may be worded more freely.
    between = _best_pairs(
        likeness, _LINKED_BETWEEN,
        lambda i, j: i not in links and j not in links.values() and _between(i, j, links) and _may_share(likeness, i, j),
    )  # fmt: skip
    return sorted([*links.items(), *between])


def _best_pairs(likeness: Likeness, least: float, may_pair: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    first, second = likeness.a.statements, likeness.b.statements
    found = [
        (
            -round(float(likeness.matrix[i, j]), 4),
            round(abs(i / len(first) - j / len(second)), 6),
            tuple(sorted((first[i].span.text, second[j].span.text))),
            (i, j),
        )
        for i in range(len(first))
        for j in range(len(second))
        if likeness.matrix[i, j] >= least and may_pair(i, j)
    ]
    pairs: dict[int, int] = {}
    for *_, (i, j) in sorted(found):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def _between(i: int, j: int, links: dict[int, int]) -> bool:
    """Whether the nearest linked statements before and after i are linked to ones before and after j, and back."""
    back = {y: x for x, y in links.items()}
    return _keeps_order(i, j, links) and _keeps_order(j, i, back)


def _keeps_order(i: int, j: int, links: dict[int, int]) -> bool:
    before = max((x for x in links if x < i), default=None)
    after = min((x for x in links if x > i), default=None)
    return (before is None or links[before] < j) and (after is None or links[after] > j)


def _may_be_linked(likeness: Likeness, i: int, j: int) -> bool:
    first, second = likeness.a.statements[i].holders, likeness.b.statements[j].holders
    return not first or not second or bool(first & second) or bool(likeness.matrix[i, j] >= _LINKED_ACROSS)


def _may_share(likeness: Likeness, i: int, j: int) -> bool:
    first, second = likeness.a.statements[i], likeness.b.statements[j]
    if first.is_mention != second.is_mention or not likeness.shared[i, j]:
        return False
    return not first.holders or not second.holders or bool(first.holders & second.holders)
