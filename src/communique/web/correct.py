"""Corrections: propose, log, undo; and the queue of what to look at first."""

from typing import Annotated, get_args
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from communique.errors import InputError
from communique.reading.terms import ContactStatus, Mode
from communique.web.queue import queue_of
from communique.web.site import editor_of, site_of

router = APIRouter()
_LOOKED_AT = 300
"""Contacts from which the queue is made, the latest."""
_FIELDS = ("date", "mode", "status", "initiator", "duration", "location", "merge", "split", "rejected", "label")

Field = Annotated[str, Form(max_length=2000)]
Asked = Annotated[str, Query(max_length=400)]


@router.get("/correct")
def show_form(request: Request, target: Asked, field: Asked, back: Asked = "/", value: Asked = "") -> Response:
    """Show the form for one correction."""
    if field not in _FIELDS:
        raise InputError(f"{field[:40]!r} cannot be corrected")
    choices = {"mode": get_args(Mode), "status": get_args(ContactStatus), "rejected": ("yes", "no")}.get(field, ())
    return site_of(request).render(
        request, "correct.html", target=target, field=field, value=value, back=_inside(back), choices=choices
    )


@router.post("/correct")
def correct(
    request: Request,
    target: Field,
    field: Field,
    csrf: Field = "",
    value: Field = "",
    why: Field = "",
    back: Field = "/",
) -> Response:
    """Write one correction into the log."""
    user = editor_of(request, csrf)
    if not why.strip():
        raise InputError("a correction needs a reason: go back and say why")
    site = site_of(request)
    number = site.record.correct(target, field, value.strip() or None, why=why, by=user.name)
    site.note_write(request, "correct", target=target, field=field, value=value, number=number)
    to = _inside(back)
    return RedirectResponse(f"{to}{'&' if '?' in to else '?'}done={number}", 303)


@router.post("/undo")
def undo(request: Request, number: Annotated[int, Form(ge=1)], csrf: Field = "", why: Field = "") -> Response:
    """Undo a correction by a new entry."""
    user = editor_of(request, csrf)
    site = site_of(request)
    entry = site.record.undo(number, why=why.strip() or "undone on the page", by=user.name)
    site.note_write(request, "undo", number=number, entry=entry)
    return RedirectResponse(f"/corrections?done={entry}", 303)


@router.get("/corrections")
def corrections(request: Request) -> Response:
    """Show the log, the latest first."""
    site = site_of(request)
    return site.render(request, "corrections.html", entries=site.record.corrections()[::-1][:300])


@router.get("/review")
def review(request: Request, skip: Annotated[int, Query(ge=0, le=10_000)] = 0) -> Response:
    """Show the contact that most needs a look, its doubtful cells first, and which come next."""
    site = site_of(request)
    queue = queue_of(site.record.contacts(limit=_LOOKED_AT))
    skip = min(skip, max(0, len(queue) - 1))
    view = site.record.contact(queue[skip].row.id) if queue else None
    return site.render(
        request, "review.html", queue=queue, skip=skip, view=view, entry=queue[skip] if queue else None,
        reports={a.report: a for a in view.accounts} if view else {}, back=f"/review?skip={skip}",
        looked_at=_LOOKED_AT,
    )  # fmt: skip


def _inside(back: str) -> str:
    """Return an address on this page only: "//elsewhere" and "/\\elsewhere" lead away."""
    if not back.startswith("/") or back.startswith("//") or "\\" in back or any(ord(c) < 32 for c in back):
        return "/"
    return quote(back, safe="/?&=%:.-_~#")
