"""The page of a comparison: sections of rows, A beside B, each with numbered evidence, before it is laid out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from communique.reading import Document, Span
from communique.report.comparison import Comparison, Difference, IssueShare, Said, Same
from communique.report.wording import KINDS, say_date, shorten

KIND_LABELS = {
    "omission": "only A", "addition": "only B", "changed_holder": "another holder",
    "changed_strength": "another strength", "contradicted_duration": "length contradicted",
    "contradicted_date": "date contradicted", "contradicted_initiator": "initiator contradicted",
    "changed_words": "other words", "joint_vs_single": "jointly or alone", "tone": "tone",
}  # fmt: skip
BOTH = "both"

_PLAIN = ("Only A says it.", "Only B says it.")
"""Notes that the label says already."""

_CONTACT = ("contradicted_duration", "contradicted_initiator", "tone")
_LONGEST = 400
"""Characters of a cell; the evidence has the rest."""


@dataclass(frozen=True)
class Run:
    """Words in one piece, marked where they differ from the other account's."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Quote:
    """One stretch of an account: its number, as "A1", its words in runs, and whose stand it is, where it is one."""

    number: str
    runs: tuple[Run, ...]
    who: str = ""


@dataclass(frozen=True)
class Row:
    """One thing, and how each account has it; no quotes where an account does not."""

    label: str
    notes: tuple[str, ...]
    a: tuple[Quote, ...] = ()
    b: tuple[Quote, ...] = ()


@dataclass
class PageSection:
    """A heading, a sentence about it, and rows."""

    title: str
    remark: str = ""
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Note:
    """Numbered evidence: the words of one document and where they stand."""

    number: str
    span: Span


@dataclass(frozen=True)
class Page:
    """What is shown of a comparison."""

    title: str
    a: tuple[str, str]
    """Title of the document, and what is known about it."""
    b: tuple[str, str]
    summary: tuple[str, ...]
    sections: tuple[PageSection, ...]
    notes: tuple[Note, ...]
    warnings: tuple[str, ...]


def lay_out(comparison: Comparison) -> Page:
    """Lay a comparison out; a section that has nothing to say is left out."""
    writer = _Writer(comparison)
    sections = tuple(section for section in writer.sections() if section.rows)
    return Page(
        title="Two accounts compared",
        a=_heading(comparison.a),
        b=_heading(comparison.b),
        summary=tuple(_summary(comparison)),
        sections=sections,
        notes=tuple(writer.notes()),
        warnings=comparison.warnings,
    )


def _heading(document: Document) -> tuple[str, str]:
    about = [
        KINDS[document.kind],
        f"issued by {document.issuer}" if document.issuer else None,
        document.publisher,
        say_date(document.published.isoformat()) if document.published else None,
        document.name if document.title else None,
    ]
    return document.title or document.name or "Document", " · ".join(part for part in about if part)


def _summary(comparison: Comparison) -> Iterator[str]:
    kinds = [difference.kind for difference in comparison.differences]
    if not kinds and not comparison.same:
        yield "Nothing was found that could be compared."
        return
    yield f"The two accounts say {_count(len(comparison.same), 'thing')} alike."
    if alone := kinds.count("omission"):
        yield f"A says {_count(alone, 'thing')} that B leaves out."
    if alone := kinds.count("addition"):
        yield f"B says {_count(alone, 'thing')} that A leaves out."
    if clashes := sum(1 for kind in kinds if kind.startswith("contradicted")):
        yield f"On {_count(clashes, 'point')} of fact they contradict each other."
    others = len(kinds) - kinds.count("omission") - kinds.count("addition") - clashes
    if others:
        yield f"They put {_count(others, 'thing')} differently."


def _count(number: int, noun: str) -> str:
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    return f"{words[number] if number < len(words) else number} {noun}{'' if number == 1 else 's'}"


class _Writer:
    """Numbers the evidence of each side while the sections are written."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._numbers: dict[str, dict[Span, str]] = {"A": {}, "B": {}}

    def notes(self) -> Iterator[Note]:
        for numbers in self._numbers.values():
            yield from (Note(number, span) for span, number in numbers.items())

    def sections(self) -> Iterator[PageSection]:
        found = self.comparison
        about_contact = [d for d in found.differences if d.issue is None and _is_of_contact(d)]
        yield PageSection("The contact itself", rows=list(self._rows(about_contact, [])))
        rest = [d for d in found.differences if d not in about_contact]
        known = {share.issue for share in found.issues}
        for share in found.issues:
            differences = [d for d in rest if d.issue == share.issue]
            same = [s for s in found.same if s.issue == share.issue]
            yield PageSection(
                share.label[:1].upper() + share.label[1:], _room(share), list(self._rows(differences, same))
            )
        others = [d for d in rest if d.issue not in known], [s for s in found.same if s.issue not in known]
        yield PageSection("Other matters", rows=list(self._rows(*others)))
        yield self._mouths()
        yield self._quotations()

    def _rows(self, differences: Iterable[Difference], same: Iterable[Same]) -> Iterator[Row]:
        """Yield a row for each thing; differences in the same words share one."""
        groups: dict[tuple[object, object], list[Difference]] = {}
        for d in differences:
            groups.setdefault((d.a and d.a.evidence, d.b and d.b.evidence), []).append(d)
        for group in groups.values():
            yield Row(
                label=", ".join(dict.fromkeys(KIND_LABELS[d.kind] for d in group)),
                notes=tuple(d.note for d in group if d.note not in _PLAIN),
                a=self._quotes("A", [d.a for d in group]),
                b=self._quotes("B", [d.b for d in group]),
            )
        for s in same:
            yield Row(BOTH, (), self._quotes("A", [s.a]), self._quotes("B", [s.b]))

    def _quotes(self, side: str, cells: list[Said | None]) -> tuple[Quote, ...]:
        evidence = dict.fromkeys(span for said in cells if said for span in said.evidence)
        marked = [span for said in cells if said for span in said.marked]
        who = next((" and ".join(said.holders) for said in cells if said and said.holders), "")
        return tuple(
            Quote(self._number(side, span), _runs(span, marked), who if place == 0 else "")
            for place, span in enumerate(evidence)
        )

    def _number(self, side: str, span: Span) -> str:
        numbers = self._numbers[side]
        return numbers.setdefault(span, f"{side}{len(numbers) + 1}")

    def _mouths(self) -> PageSection:
        section = PageSection(
            "What each has the other say",
            "Stands that one account reports of the party whose own account the other one is.",
        )
        for mouth in self.comparison.mouths:
            name = mouth.said.holders[0] if mouth.said.holders else mouth.party
            own = "says so too" if mouth.confirmed else "does not say so"
            quotes = self._quotes(mouth.account.upper(), [mouth.said])
            section.rows.append(Row(
                label=f"{mouth.account.upper()} of {name}", notes=(f"The own account {own}.",),
                a=quotes if mouth.account == "a" else (), b=quotes if mouth.account == "b" else (),
            ))  # fmt: skip
        return section

    def _quotations(self) -> PageSection:
        section = PageSection("Quotations", "Words that an account puts between quotation marks.")
        quotations = self.comparison.quotations
        for side, spans in (("A", quotations.a), ("B", quotations.b)):
            for span in spans:
                quote = (Quote(self._number(side, span), _runs(span, [])),)
                label = f"quoted by {side}"
                section.rows.append(Row(label, (), a=quote if side == "A" else (), b=quote if side == "B" else ()))
        return section


def _is_of_contact(difference: Difference) -> bool:
    return difference.kind in _CONTACT or difference.kind == "contradicted_date" or "how long" in difference.note


def _runs(span: Span, marked: list[Span]) -> tuple[Run, ...]:
    """Cut words at the marks inside them."""
    inside = sorted({(m.start, m.end) for m in marked if span.start <= m.start and m.end <= span.end})
    runs, at = [], span.start
    for start, end in inside:
        if start < at:
            continue
        runs += [
            Run(span.text[at - span.start : start - span.start]),
            Run(span.text[start - span.start : end - span.start], True),
        ]
        at = end
    rest = span.text[at - span.start :]
    runs.append(Run(shorten(rest, _LONGEST) if len(rest) > _LONGEST else rest))
    return tuple(run for run in runs if run.text)


def _room(share: IssueShare) -> str:
    """Say how much room each account gives an issue, and when it comes to it."""
    parts = []
    for name, part, place in (("A", share.a, share.place_a), ("B", share.b, share.place_b)):
        if part is None:
            parts.append(f"{name} gives it no room")
        else:
            parts.append(f"{name} gives it {part:.0%} of its room, in place {place}")
    return "; ".join(parts) + "."
