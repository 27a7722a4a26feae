"""Corrections laid over what the program groups and reads: contacts merged and split by people, values set by them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.record.cells import FIELDS
from communique.record.corrections import Anchor, Correction
from communique.record.merging import Group
from communique.record.reports import Report

LINKS = ("merge", "split")


def link(groups: Iterable[Group], corrections: Iterable[Correction]) -> tuple[Group, ...]:
    """Return the groups after merges and splits, in the order in which people made them."""
    linked = {group.id: group for group in groups}
    for correction in corrections:
        if correction.field == "merge":
            _merge(linked, correction)
        elif correction.field == "split":
            _split(linked, correction)
    return tuple(sorted(linked.values(), key=lambda group: group.id))


def corrected_values(
    groups: Sequence[Group], corrections: Iterable[Correction]
) -> dict[str, dict[str, tuple[str | None, int]]]:
    """Return by contact and field what people set, the last one's word, with the number of the correction."""
    values: dict[str, dict[str, tuple[str | None, int]]] = {}
    by_id = {group.id: group for group in groups}
    for correction in corrections:
        group = meant(by_id, correction.anchors) if correction.field in FIELDS else None
        if group:
            values.setdefault(group.id, {})[correction.field] = (correction.value, correction.id)
    return values


def meant(groups: dict[str, Group], anchors: Sequence[Anchor]) -> Group | None:
    """Return the contact that anchors mean: the one with most of their reports, of equals the one of the first anchor."""
    votes: dict[str, int] = {}
    for anchor in anchors:
        found = _holding(groups, anchor)
        if found:
            votes[found.id] = votes.get(found.id, 0) + 1
    return groups[max(votes, key=lambda key: votes[key])] if votes else None


def anchors_of(reports: Iterable[Report]) -> tuple[Anchor, ...]:
    """Return an anchor for each report that has words."""
    return tuple(Anchor(r.document, *r.spans[0], r.part) for r in reports if r.spans)


def _merge(linked: dict[str, Group], correction: Correction) -> None:
    first, second = meant(linked, correction.anchors), meant(linked, correction.others)
    if first and second and first.id != second.id:
        del linked[second.id]
        linked[first.id] = replace(first, reports=_sorted([*first.reports, *second.reports]))


def _split(linked: dict[str, Group], correction: Correction) -> None:
    source = meant(linked, correction.anchors)
    if source is None:
        return
    documents = {anchor.document for anchor in correction.anchors}
    taken = [report for report in source.reports if report.document in documents]
    left = [report for report in source.reports if report not in taken]
    if not taken or not left:
        return
    digest = hashlib.sha256(f"{source.id} {correction.id}".encode()).hexdigest()[:8]
    name = f"{source.id.rpartition('-')[0]}-{digest}"
    linked[source.id] = replace(source, reports=_sorted(left))
    linked[name] = Group(name, _sorted(taken))


def _holding(groups: dict[str, Group], anchor: Anchor) -> Group | None:
    """Return the group with the report that speaks of a contact at just these words, or at most of them."""
    shares = [
        (-anchor.overlap(report.spans), report.part != anchor.part, group.id)
        for group in groups.values()
        for report in group.reports
        if report.document == anchor.document
    ]
    best = min(shares, default=None)
    return groups[best[2]] if best and best[0] else None


def _sorted(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=lambda report: report.id))
