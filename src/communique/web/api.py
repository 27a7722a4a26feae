"""The record as JSON: the same names as the Reading, pages of rows with the address of the next."""

from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from communique.errors import InputError
from communique.reading import Reading
from communique.record import (
    CommitmentRow,
    ContactRow,
    ContactView,
    Correction,
    DocumentRow,
    Hit,
    IssueRow,
    PositionRow,
    Record,
)
from communique.web.site import site_of

router = APIRouter(prefix="/api", tags=["record"])
Row = TypeVar("Row")

Words = Annotated[str | None, Query(max_length=400)]
Limit = Annotated[int, Query(ge=1, le=1000)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]


class Page(BaseModel, Generic[Row]):
    """Some rows of an answer; `next` is the address of those that follow, null where none do."""

    items: tuple[Row, ...]
    next: str | None = None


@router.get("", include_in_schema=False)
def overview(request: Request) -> Response:
    """Say what can be asked, on a page that needs no script."""
    schema = request.app.openapi()
    paths = [(path, entry["get"]) for path, entry in schema["paths"].items() if "get" in entry]
    return site_of(request).render(request, "api.html", paths=paths)


@router.get("/contacts")
def contacts(
    request: Request, party: Words = None, other: Words = None, since: Words = None, until: Words = None,
    mode: Words = None, status: Words = None, limit: Limit = 100, offset: Offset = 0,
) -> Page[ContactRow]:  # fmt: skip
    """Contacts in which the parties took part, the latest first."""
    between = [who for who in (party, other) if who]
    return _page(request, limit, offset, lambda record, n: record.contacts(
        *between, since=since or None, until=until or None, mode=mode or None, status=status or None, limit=n,
        offset=offset))  # fmt: skip


@router.get("/contacts/{key:path}")
def contact(request: Request, key: str) -> ContactView:
    """One contact: cells with all who tell them, accounts, issues, positions, commitments, claims, corrections."""
    return _one(request, lambda record: record.contact(key))


@router.get("/positions")
def positions(
    request: Request, of: Words = None, on: Words = None, act: Words = None, at: Words = None, since: Words = None,
    until: Words = None, limit: Limit = 100, offset: Offset = 0,
) -> Page[PositionRow]:  # fmt: skip
    """Positions of a party on an issue; with `at` the last ones up to that day."""
    return _page(request, limit, offset, lambda record, n: record.positions(
        of=of or None, on=on or None, act=act or None, at=at or None, since=since or None, until=until or None,
        limit=n, offset=offset))  # fmt: skip


@router.get("/issues")
def issues(request: Request, of: Words = None, limit: Limit = 100) -> Page[IssueRow]:
    """Issues, the most raised first; of a party those on which it takes stands."""
    return _page(request, limit, 0, lambda record, _: record.issues(of=of or None, limit=limit))


@router.get("/commitments")
def commitments(request: Request, of: Words = None, until: Words = None, limit: Limit = 100) -> Page[CommitmentRow]:
    """Undertakings, the latest first."""
    return _page(
        request, limit, 0, lambda record, _: record.commitments(of=of or None, until=until or None, limit=limit)
    )


@router.get("/documents")
def documents(request: Request, limit: Limit = 100, offset: Offset = 0) -> Page[DocumentRow]:
    """Documents, those added last first."""
    return _page(request, limit, offset, lambda record, n: record.documents(limit=n, offset=offset))


@router.get("/documents/{key}")
def document(request: Request, key: str) -> Reading:
    """The Reading of a document, with its text."""
    return _one(request, lambda record: record.reading(key))


@router.get("/search")
def search(
    request: Request, q: Annotated[str, Query(min_length=1, max_length=400)], party: Words = None, issue: Words = None,
    act: Words = None, mode: Words = None, since: Words = None, until: Words = None, limit: Limit = 20,
    offset: Offset = 0,
) -> Page[Hit]:  # fmt: skip
    """Passages with all of some words, the best first."""
    return _page(request, limit, offset, lambda record, n: record.search(
        q, party=party or None, issue=issue or None, act=act or None, mode=mode or None, since=since or None,
        until=until or None, limit=n, offset=offset))  # fmt: skip


@router.get("/corrections")
def corrections(request: Request, limit: Limit = 100, offset: Offset = 0) -> Page[Correction]:
    """The log of corrections, oldest first."""
    return _page(request, limit, offset, lambda record, n: record.corrections()[offset : offset + n])


def _page(request: Request, limit: int, offset: int, look_up: Callable[[Record, int], Sequence[Row]]) -> Page[Row]:
    """Return a page of what a look-up of so many rows finds."""
    rows = look_up(site_of(request).record, limit + 1)
    after = request.url.include_query_params(offset=offset + limit) if len(rows) > limit else None
    return Page(items=tuple(rows[:limit]), next=f"{after.path}?{after.query}" if after else None)


def _one(request: Request, look_up: Callable[[Record], Row]) -> Row:
    try:
        return look_up(site_of(request).record)
    except InputError as error:
        raise HTTPException(404, str(error)[:300]) from None
