"""Sign in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from communique.web.site import site_of

router = APIRouter()
Field = Annotated[str, Form(max_length=400)]


@router.get("/sign-in")
def show_form(request: Request) -> Response:
    """Show the form to sign in."""
    return site_of(request).render(request, "sign_in.html", wrong=False, needs_name=bool(site_of(request).users.hashes))


@router.post("/sign-in")
def sign_in(request: Request, csrf: Field = "", name: Field = "", password: Field = "") -> Response:
    """Sign in by name and password, or token; too many failures close the door for some minutes."""
    site = site_of(request)
    if not site.sessions.fits(request.state.session, csrf):
        raise HTTPException(403, "This form is too old: go back, reload it and send it again.")
    place = request.client.host if request.client else ""
    if not site.attempts.may_try(place):
        raise HTTPException(429, "Too many attempts: wait five minutes.")
    user = site.users.sign_in(name, password)
    if user is None:
        site.attempts.note_failure(place)
        site.note_write(request, "sign-in failed", name=name[:60])
        return site.render(request, "sign_in.html", status=403, wrong=True, needs_name=bool(site.users.hashes))
    response = RedirectResponse("/", 303)
    site.sessions.write(response, site.sessions.start(user), secure=site.secure)
    return response


@router.post("/sign-out")
def sign_out(request: Request, csrf: Field = "") -> Response:
    """Sign out: the browser gets a session of nobody."""
    site = site_of(request)
    if not site.sessions.fits(request.state.session, csrf):
        raise HTTPException(403, "This form is too old: go back, reload it and send it again.")
    response = RedirectResponse("/", 303)
    site.sessions.write(response, site.sessions.start(), secure=site.secure)
    return response
