"""Judge one Reading by the rows of its case: what was wanted, found and said besides, and the fields of what was found."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sentence_parties import are_parties, is_party, share_party
from sentence_tables import Case, Row
from stands import overlap

from communique.knowledge.folding import fold
from communique.reading import Assessment, Commitment, Issue, Position, Reading

T = TypeVar("T", Position, Issue, Commitment, Assessment)


@dataclass
class Score:
    """What one case comes to."""

    wanted: int = 0
    found: int = 0
    said: int = 0
    fields: dict[str, list[bool]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def judge(self, name: str, right: bool, fault: str) -> None:
        """Count a field of something found as right or wrong."""
        self.fields.setdefault(name, []).append(right)
        if not right:
            self.faults.append(f"{name}: {fault}")


def score_stands(case: Case, reading: Reading) -> Score:
    """Find each stand by its words; judge holder, act and stance, all three together, and its further fields."""

    def likeness(row: Row, position: Position) -> float:
        words = _likeness(row["quote"], [span.text for span in position.evidence])
        holder = are_parties(row["holder"], position.parties, reading)
        return words and words + 0.3 * (position.act in row["act"].split("|")) + 0.3 * holder

    def judge(score: Score, row: Row, position: Position) -> None:
        holder = are_parties(row["holder"], position.parties, reading)
        act, stance = position.act in row["act"].split("|"), position.stance in row["stance"].split("|")
        score.judge("holder", holder, f"{row['holder']} wanted, {'+'.join(position.parties)} said")
        score.judge("act", act, f"{row['act']} wanted, {position.act} said")
        score.judge("stance", stance, f"{row['stance']} wanted, {position.stance} said")
        score.fields.setdefault("together", []).append(holder and act and stance)
        for name, key in (("addressee", position.addressee), ("attributed_to", position.attributed_to)):
            score.judge(name, is_party(row[name], key, reading), f"{row[name] or None} wanted, {key} said")
        score.judge(
            "condition", _is_condition(row["condition"], position.condition),
            f"{row['condition'] or None} wanted, {position.condition} said",
        )  # fmt: skip

    return _score(case, reading.positions, likeness, judge, lambda p: f"{p.act} [{p.proposition}]")


def score_issues(case: Case, reading: Reading) -> Score:
    """Find each issue by a key that begins a word of its id or label; judge its relation."""

    def likeness(row: Row, issue: Issue) -> float:
        if row["relation"] == "none":
            return 0.0
        return float(any(re.search(rf"\b{key}", fold(f"{issue.id} {issue.label}")) for key in row["keys"].split("|")))

    def judge(score: Score, row: Row, issue: Issue) -> None:
        right = issue.relation in row["relation"].split("|")
        score.judge("relation", right, f"{row['relation']} wanted, {issue.relation} ({issue.basis}) said")

    return _score(case, reading.issues, likeness, judge, lambda issue: f"{issue.id} [{issue.label}]")


def score_commitments(case: Case, reading: Reading) -> Score:
    """Find each commitment by its words and a party; judge its parties, its day and its addressee."""

    def likeness(row: Row, one: Commitment) -> float:
        shared = share_party(row["parties"], one.parties, reading)
        return shared * _likeness(row["quote"], [one.action, *(span.text for span in one.evidence)])

    def judge(score: Score, row: Row, one: Commitment) -> None:
        score.judge("parties", are_parties(row["parties"], one.parties, reading), f"{row['parties']} wanted")
        due = one.due in [day or None for day in row["due"].split("|")]
        score.judge("due", due, f"{row['due'] or None} wanted, {one.due} said")
        right = is_party(row["addressee"], one.addressee, reading)
        score.judge("addressee", right, f"{row['addressee'] or None} wanted, {one.addressee} said")

    return _score(case, reading.commitments, likeness, judge, lambda one: f"{'+'.join(one.parties)} [{one.action}]")


def score_assessments(case: Case, reading: Reading) -> Score:
    """Find each assessment by its words; judge by whom it is."""
    return _score(
        case,
        reading.assessments,
        lambda row, one: _likeness(row["quote"], [one.text, *(span.text for span in one.evidence)]),
        lambda score, row, one: score.judge("by", _is_by(row["by"], one.by), f"{row['by']} wanted, {one.by} said"),
        lambda one: f"{one.by} [{one.text}]",
    )


def _score(
    case: Case,
    said: Sequence[T],
    likeness: Callable[[Row, T], float],
    judge: Callable[[Score, Row, T], None],
    show: Callable[[T], str],
) -> Score:
    """Pair rows and cells, the most alike first; an optional row is neither wanted nor, where it is met, said."""
    rows = [row for row in case.rows if row.get("quote") or row.get("relation", "none") != "none"]
    pairs = _pairs([[likeness(row, one) for one in said] for row in rows])
    optional = {i for i, row in enumerate(rows) if row.get("optional")}
    score = Score(
        wanted=len(rows) - len(optional),
        found=sum(i not in optional for i in pairs),
        said=len(said) - sum(i in optional for i in pairs),
    )
    for i, row in enumerate(rows):
        if i in pairs and i not in optional:
            judge(score, row, said[pairs[i]])
        elif i not in optional:
            score.faults.append(f"missed: {row.get('quote') or row.get('keys')}")
    score.faults += [f"false: {show(one)}" for j, one in enumerate(said) if j not in pairs.values()]
    return score


def _pairs(table: list[list[float]]) -> dict[int, int]:
    ranked = sorted(((-value, i, j) for i, line in enumerate(table) for j, value in enumerate(line) if value))
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _likeness(quote: str, spans: list[str]) -> float:
    return max((overlap(quote, span) for span in spans), default=0.0)


def _is_condition(cell: str, words: str | None) -> bool:
    alternatives = cell.split("|")
    if words is None:
        return not cell or "-" in alternatives
    return any(overlap(one, words) for one in alternatives)


def _is_by(cell: str, by: str | None) -> bool:
    named = [re.sub("^(a|an|the) ", "", fold(one)) for one in cell.split("|")]
    return re.sub("^(a|an|the) ", "", fold(by)) in named if by else "-" in named
