"""The pages of a contact, a party, a pair of parties, and an issue."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Annotated, TypeVar
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from communique.errors import InputError
from communique.record import ContactRow, PositionRow
from communique.web.charts import Bar, bars
from communique.web.site import name_party, site_of

router = APIRouter()
Answer = TypeVar("Answer")
_PAIRS = 10
"""Comparisons that a contact's page offers."""
_MANY = 500
"""Contacts and positions that one page looks at."""


@router.get("/contact/{key:path}")
def contact(request: Request, key: str) -> Response:
    """Show one contact: each cell with all who tell it, positions by party, what was promised and claimed."""
    site = site_of(request)
    view = _or_404(lambda: site.record.contact(key))
    documents = {account.document.id: account for account in view.accounts}
    by_holder: dict[str, list[PositionRow]] = {}
    for position in view.positions:
        by_holder.setdefault(", ".join(h.name for h in position.holders) or "nobody named", []).append(position)
    issues: dict[str, list[object]] = {}
    for report in view.issues:
        issues.setdefault(report.label, []).append(report)
    reports = {account.report: account for account in view.accounts}
    return site.render(
        request, "contact.html", view=view, row=view.row, documents=documents, by_holder=by_holder, issues=issues,
        reports=reports, heading=_names(view.row), pairs=list(combinations(documents.values(), 2))[:_PAIRS],
    )  # fmt: skip


@router.get("/party/{who}")
def party(request: Request, who: str) -> Response:
    """Show one party: with whom and how often, where it stands, what it undertook."""
    site = site_of(request)
    found = _or_404(lambda: site.record.contacts(who, limit=_MANY))
    others = Counter(
        (name.party, name.name) for row in found for name in row.participants if name.party and name.party != who
    )
    called = next((name.name for row in found for name in row.participants if name.id == who), name_party(who))
    partners: Counter[str] = Counter()
    for (code, _), number in others.items():
        partners[str(code)] += number
    return site.render(
        request, "party.html", who=who, called=called, contacts=found[:20], chart=_rhythm(found, f"/contacts?party={quote(who)}"),
        partners=partners.most_common(15), issues=site.record.issues(of=who, limit=20),
        positions=site.record.positions(of=who, limit=20), commitments=site.record.commitments(of=who, limit=20),
        many=len(found) == _MANY,
    )  # fmt: skip


@router.get("/pair")
def choose_pair(
    party: Annotated[str, Query(max_length=200)] = "", other: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """Lead to the page of two parties that a form names."""
    if not party.strip():
        raise HTTPException(400, "Name a party: a state as FRA or France, an organisation, or a person.")
    to = f"/pair/{quote(party.strip(), safe='')}/{quote(other.strip(), safe='')}"
    return RedirectResponse(to if other.strip() else f"/party/{quote(party.strip(), safe='')}", 303)


@router.get("/pair/{one}/{other}")
def pair(request: Request, one: str, other: str) -> Response:
    """Show two parties: their contacts over time, and where each stands last on what both speak of."""
    site = site_of(request)
    found = _or_404(lambda: site.record.contacts(one, other, limit=_MANY))
    sides = {
        who: {p.issue: p for p in reversed(site.record.positions(of=who, at="9999-12-31", limit=_MANY)) if p.issue}
        for who in (one, other)
    }
    shared = [issue for issue in sides[one] if issue in sides.get(other, {})]
    return site.render(
        request, "pair.html", one=one, other=other, contacts=found[:30], many=len(found) == _MANY,
        chart=_rhythm(found, f"/contacts?party={quote(one)}&other={quote(other)}"),
        shared=[(sides[one][issue].issue_label, sides[one][issue], sides[other][issue]) for issue in shared],
    )  # fmt: skip


@router.get("/issue/{key:path}")
def issue(request: Request, key: str, at: Annotated[str, Query(max_length=20)] = "") -> Response:
    """Show one issue: who stands where, year by year, and the positions themselves."""
    site = site_of(request)
    found = _or_404(lambda: site.record.positions(on=key, limit=_MANY))
    if not found:
        raise HTTPException(404, "No position on that issue is in the record.")
    day = at or "9999-12-31"
    years = sorted({row.day[:4] for row in found if row.day})[-8:]
    matrix: dict[tuple[str, str], dict[str, list[PositionRow]]] = {}
    for row in found:
        for holder in row.holders:
            cell = matrix.setdefault((holder.name, holder.party or holder.id), {})
            cell.setdefault((row.day or "undated")[:4], []).append(row)
    return site.render(
        request, "issue.html", key=key, label=found[0].issue_label or key, positions=found[:100], years=years, at=at,
        matrix=sorted(matrix.items()), last=site.record.positions(on=key, at=day, limit=100), many=len(found) == _MANY,
    )  # fmt: skip


def _rhythm(contacts: Iterable[ContactRow], link: str) -> list[Bar]:
    """Return how many of some contacts fell into each year, with where they are listed."""
    years = Counter(row.date[:4] for row in contacts if row.date and row.date[:4].isdigit())
    return bars(years, link)


def _names(row: ContactRow) -> str:
    return " – ".join(name.name for name in row.participants)


def _or_404(look_up: Callable[[], Answer]) -> Answer:
    """Return what a look-up finds; raises a 404 with its words where there is no such thing."""
    try:
        return look_up()
    except InputError as error:
        raise HTTPException(404, str(error)[:300]) from None
