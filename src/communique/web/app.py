"""Put the page together: routes, the sessions of requests, and pages for what goes wrong."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from communique import __version__
from communique.errors import InputError, RecordError
from communique.web import add, api, comparing, correct, documents, explore, listings, sign_in
from communique.web.safety import Safety
from communique.web.sessions import Session
from communique.web.site import Site, site_of, user_of

_LOG = logging.getLogger("communique.web")
_OPEN = ("/sign-in", "/static/")
"""What is shown to those who are not signed in."""
_PLAINLY = {
    "Not Found": "There is no such page.",
    "There was an error parsing the body": "The form could not be read: it was broken off, too large or too slow.",
}


def make_app(site: Site, *, hosts: Iterable[str]) -> ASGIApp:
    """Return the application over a site that answers to some host names."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        site.jobs.close()
        site.record.close()

    app = FastAPI(
        title="Communiqué", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        description="The record, as JSON; names and meanings are those of the Reading.", lifespan=lifespan,
    )  # fmt: skip
    app.state.site = site
    for room in (listings, documents, explore, comparing, add, correct, sign_in):
        app.include_router(room.router, include_in_schema=False)
    app.include_router(api.router)
    app.mount("/static", StaticFiles(directory=str(files("communique.web") / "static")))
    app.middleware("http")(_with_session)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _unfit)
    app.add_exception_handler(InputError, _unfit)
    app.add_exception_handler(RecordError, _failed)
    app.add_exception_handler(Exception, _failed)
    return Safety(app, hosts=hosts)


async def _with_session(request: Request, pass_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """Find or start the request's session; whoever must sign in first is led there."""
    site = site_of(request)
    found = site.sessions.read(request)
    request.state.session = session = found or site.sessions.start()
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    if bearer and site.users.token and request.url.path.startswith("/api"):
        place = request.client.host if request.client else ""
        user = site.users.sign_in("token", bearer) if site.attempts.may_try(place) else None
        if user is None:
            site.attempts.note_failure(place)
        request.state.session = session = Session(session.id, user)
    if user_of(request) is None and not request.url.path.startswith(_OPEN):
        if request.url.path.startswith("/api"):
            return JSONResponse({"detail": "sign in, or send the token as Authorization: Bearer TOKEN"}, 401)
        return RedirectResponse("/sign-in", 303)
    response = await pass_on(request)
    if found is None and not bearer and "set-cookie" not in response.headers:
        site.sessions.write(response, session, secure=site.secure)
    return response


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = str(error.detail) if isinstance(error, HTTPException) else ""
    return _error(request, status, _PLAINLY.get(words, words))


async def _unfit(request: Request, error: Exception) -> Response:
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        return _error(request, 400, f"{first['loc'][-1]}: {first['msg']}")
    return _error(request, 400, str(error)[:500])


async def _failed(request: Request, error: Exception) -> Response:
    _LOG.error("%s failed", request.url.path, exc_info=error)
    if isinstance(error, RecordError):
        return _error(request, 503, "The record cannot be used just now. Try again; the server's log says why.")
    return _error(request, 500, "The program failed on this. The server's log says why: please report it.")


def _error(request: Request, status: int, words: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": words}, status)
    if not hasattr(request.state, "session"):
        request.state.session = site_of(request).sessions.start()
    return site_of(request).render(request, "error.html", status=status, words=words, code=status)
