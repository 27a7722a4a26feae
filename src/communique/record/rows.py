"""A Reading as rows of the derived tables; evidence is kept as where its first span begins and ends."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import Table

from communique.knowledge.issues import load_concepts
from communique.reading import Actor, Evidence, Reading
from communique.record import schema
from communique.record.parties import party_of
from communique.record.passages import passages_of
from communique.record.reports import Report, day_of, report_id, reports_of

Row = dict[str, object]


@dataclass
class Rows:
    """What one or several Readings put into the derived tables."""

    tables: dict[Table, list[Row]] = field(default_factory=lambda: defaultdict(list))
    actors: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    issues: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, reading: Reading, *, origin: str | None = None) -> list[Report]:
        """Add the rows of a Reading; return its reports."""
        return _Filler(self, reading, origin).fill()


def pack_report(report: Report) -> str:
    """Return a report as it is kept in a row."""
    return json.dumps(vars(report), ensure_ascii=False, separators=(",", ":"))


def unpack_report(content: str) -> Report:
    """Return a report from its row."""
    values = json.loads(content)
    lists = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
    lists["spans"] = tuple((start, end) for start, end in values["spans"])
    return Report(**{**values, **lists})


class _Filler:
    """Fills in the rows of one Reading."""

    def __init__(self, rows: Rows, reading: Reading, origin: str | None) -> None:
        self.rows, self.reading = rows, reading
        self.document = reading.document
        self.id = reading.document.id
        self.actors = {actor.id: actor for actor in reading.actors}
        self.reports = {report.id: report for report in reports_of(reading, origin=origin)}
        main = next((contact for contact in reading.contacts if contact.main), None)
        self.main = self._report(main.id if main else None)
        self.day = day_of(main, self.document.published)
        self.contact_of_issue = {issue.id: issue.contact for issue in reading.issues}

    def fill(self) -> list[Report]:
        for report in self.reports.values():
            first, last = (report.first, report.last) if report.joinable else ("", "")
            self._put(schema.reports, id=report.id, document_id=report.document, scope=report.scope, first=first,
                      last=last, main=report.main, content=pack_report(report))  # fmt: skip
        for actor in self.reading.actors:
            self.rows.actors[actor.id, actor.name, actor.kind, actor.country or ""] += 1
        self._issues()
        self._positions()
        self._commitments()
        self._claims()
        for row in passages_of(self.reading, self.main, self.party):
            self._put(schema.passages, **row)
        return list(self.reports.values())

    def party(self, key: str) -> str:
        """Return the party that an actor of this document stands for."""
        actor: Actor | None = self.actors.get(key)
        return party_of(actor, self.day) if actor else key

    def _put(self, table: Table, **values: object) -> None:
        self.rows.tables[table].append(values)

    def _part(self, local: str, report: Report | None, evidence: Evidence) -> Row:
        """Return the columns that every part of a document has."""
        told = report.first if report and report.date else None
        first = evidence[0] if evidence else None
        return {
            "id": report_id(self.id, local),
            "document_id": self.id,
            "report_id": report.id if report else None,
            "day": told or (self.document.published.isoformat() if self.document.published else ""),
            "start": first.start if first else 0,
            "end": first.end if first else 0,
        }

    def _report(self, contact: str | None) -> Report | None:
        return self.reports.get(report_id(self.id, contact)) if contact else None

    def _issues(self) -> None:
        for number, issue in enumerate(self.reading.issues, 1):
            known = load_concepts().get(issue.id)
            label = known.label if known else issue.label
            self.rows.issues[issue.id, label] += 1
            self._put(schema.issue_reports, **self._part(f"i{number}", self._report(issue.contact) or self.main, issue.evidence),
                      issue=issue.id, label=issue.label, relation=issue.relation, basis=issue.basis)  # fmt: skip

    def _positions(self) -> None:
        for position in self.reading.positions:
            report = self._report(self.contact_of_issue.get(position.issue or "")) or self.main
            part = self._part(position.id, report, position.evidence)
            account = self.party(position.attributed_to) if position.attributed_to else self.document.issuer
            self._put(
                schema.positions, **part, issue=position.issue, act=position.act, stance=position.stance,
                modality=position.modality, negated=position.negated, proposition=position.proposition,
                condition=position.condition, addressee=position.addressee, attributed_to=position.attributed_to,
                account_of=account,
            )  # fmt: skip
            for holder in dict.fromkeys(position.parties):
                self._put(schema.position_holders, position_id=part["id"], actor_id=holder, party=self.party(holder),
                          issue=position.issue or "", day=part["day"], rejected=False)  # fmt: skip

    def _commitments(self) -> None:
        for number, commitment in enumerate(self.reading.commitments, 1):
            part = self._part(f"m{number}", self.main, commitment.evidence)
            self._put(schema.commitments, **part, action=commitment.action, due=commitment.due,
                      addressee=commitment.addressee, attributed_to=commitment.attributed_to)  # fmt: skip
            for holder in dict.fromkeys(commitment.parties):
                self._put(schema.commitment_parties, commitment_id=part["id"], actor_id=holder,
                          party=self.party(holder), day=part["day"])  # fmt: skip

    def _claims(self) -> None:
        for number, claim in enumerate(self.reading.claims, 1):
            part = self._part(f"k{number}", self.main, claim.evidence)
            part.pop("day")
            self._put(schema.claims, **part, kind=claim.kind, value=str(claim.value), verdict=claim.verdict,
                      reason=claim.reason)  # fmt: skip


def restore(content: str, text: str) -> Reading:
    """Return a Reading from what is kept of it and its document's text."""
    values = cast(dict[str, dict[str, object]], json.loads(content))
    values["document"]["text"] = text
    return Reading.model_validate(values)
