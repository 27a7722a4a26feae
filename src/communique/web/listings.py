"""Home and the lists: contacts, positions, issues, documents, search; each also as CSV, JSON and JSON Lines of the same question."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response

from communique.record import Hit, Record
from communique.web.downloads import FORMS, MOST, Rows, download
from communique.web.site import site_of

router = APIRouter()
PAGE = 50
"""Rows on a page."""

Words = Annotated[str, Query(max_length=400)]
Number = Annotated[int, Query(ge=1, le=100_000)]


@dataclass(frozen=True)
class Asked:
    """What a list is asked for; what is empty is not asked."""

    q: Words = ""
    party: Words = ""
    other: Words = ""
    issue: Words = ""
    act: Words = ""
    mode: Words = ""
    status: Words = ""
    since: Words = ""
    until: Words = ""
    at: Words = ""
    page: Number = 1

    @property
    def offset(self) -> int:
        """How many rows stand before this page."""
        return (self.page - 1) * PAGE


Ask = Annotated[Asked, Depends()]


@router.get("/")
def home(request: Request) -> Response:
    """Show what is new, and where to begin."""
    site = site_of(request)
    record = site.record
    documents = record.documents(limit=8)
    if not documents:
        return site.render(request, "empty.html", waiting=site.jobs.waiting())
    return site.render(
        request, "home.html", contacts=record.contacts(limit=20), documents=documents, issues=record.issues(limit=12),
        aside=len(record.set_aside()), waiting=site.jobs.waiting(),
    )  # fmt: skip


@router.get("/{what}.{form}")
def save(request: Request, what: str, form: str, ask: Ask) -> Response:
    """Send all rows of a list as a file."""
    if what not in _LISTS or form not in FORMS:
        raise HTTPException(404, "There is no such list: what can be saved is contacts, positions, issues, documents, "
                                 "search and corrections, as csv, json or jsonl.")  # fmt: skip
    return download(what, _LISTS[what](site_of(request).record, ask, MOST, 0), form)


@router.get("/contacts")
def contacts(request: Request, ask: Ask) -> Response:
    """List contacts."""
    return _listing(request, "contacts", ask)


@router.get("/positions")
def positions(request: Request, ask: Ask) -> Response:
    """List positions."""
    return _listing(request, "positions", ask)


@router.get("/issues")
def issues(request: Request, ask: Ask) -> Response:
    """List issues."""
    return _listing(request, "issues", ask)


@router.get("/documents")
def documents(request: Request, ask: Ask) -> Response:
    """List documents."""
    return _listing(request, "documents", ask)


@router.get("/search")
def search(request: Request, ask: Ask) -> Response:
    """Find passages by their words."""
    return _listing(request, "search", ask)


def _listing(request: Request, what: str, ask: Asked) -> Response:
    site = site_of(request)
    rows = _LISTS[what](site.record, ask, PAGE + 1, ask.offset)
    options = site.record.issues(limit=200) if what in ("search", "positions") else ()
    return site.render(
        request, f"{what}.html", rows=rows[:PAGE], more=len(rows) > PAGE, ask=ask, what=what, options=options
    )


def _contacts(record: Record, ask: Asked, limit: int, offset: int) -> Rows:
    return record.contacts(
        *(party for party in (ask.party, ask.other) if party), since=ask.since or None, until=ask.until or None,
        mode=ask.mode or None, status=ask.status or None, limit=limit, offset=offset,
    )  # fmt: skip


def _positions(record: Record, ask: Asked, limit: int, offset: int) -> Rows:
    return record.positions(
        of=ask.party or None, on=ask.issue or None, act=ask.act or None, at=ask.at or None, since=ask.since or None,
        until=ask.until or None, limit=limit, offset=offset,
    )  # fmt: skip


def _issues(record: Record, ask: Asked, limit: int, offset: int) -> Rows:
    return record.issues(of=ask.party or None, limit=limit + offset)[offset:]


def _documents(record: Record, _ask: Asked, limit: int, offset: int) -> Rows:
    return record.documents(limit=limit, offset=offset)


def _search(record: Record, ask: Asked, limit: int, offset: int) -> tuple[Hit, ...]:
    if not ask.q.strip():
        return ()
    return record.search(
        ask.q, party=ask.party or None, issue=ask.issue or None, act=ask.act or None, mode=ask.mode or None,
        since=ask.since or None, until=ask.until or None, limit=limit, offset=offset,
    )  # fmt: skip


def _corrections(record: Record, _ask: Asked, limit: int, offset: int) -> Rows:
    return record.corrections()[offset : offset + limit]


_LISTS = {
    "contacts": _contacts, "positions": _positions, "issues": _issues, "documents": _documents, "search": _search,
    "corrections": _corrections,
}  # fmt: skip
