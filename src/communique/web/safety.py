"""What every request passes: its host, its size and pace; and what every answer carries so that nothing runs or loads from elsewhere."""

import asyncio
from collections.abc import Iterable

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_UPLOAD = 32_000_000
"""Bytes of one request with documents."""
LARGEST_FORM = 100_000
"""Bytes of any other request."""
TOO_LARGE = "That is too large: a page takes documents of 32 MB at once, and 100 kB of anything else."
_PATIENCE = 20.0
"""Seconds that a request's next piece may take."""

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Safety:
    """Refuse foreign hosts, requests that are too large or too slow, and writes that another site sends."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal:
            await refusal(scope, receive, _with_headers(send, scope))
            return
        await self._app(scope, _limited(receive, scope), _with_headers(send, scope))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if name_of_host(headers.get("host", "")) not in self._hosts:
            return _say("This page does not answer to that name: open it by the address that it printed.", 421)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return _say("The page knows GET and POST only.", 405)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > _limit(scope):
            return _say(TOO_LARGE, 413)
        if scope["method"] == "POST" and headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _say("Another site sent this form.", 403)
        return None


def name_of_host(host: str) -> str:
    """Return a Host header without its port."""
    if host.startswith("["):
        return host.partition("]")[0].removeprefix("[").lower()
    return host.rpartition(":")[0].lower() if ":" in host else host.lower()


def _limit(scope: Scope) -> int:
    return LARGEST_UPLOAD if scope["path"] == "/add" else LARGEST_FORM


def _say(words: str, status: int) -> PlainTextResponse:
    return PlainTextResponse(words, status_code=status, headers={"Connection": "close"})


def _limited(receive: Receive, scope: Scope) -> Receive:
    """Return a way to receive that ends for a body without an end, or one that comes byte by byte."""
    left, done = _limit(scope), False

    async def next_piece() -> Message:
        nonlocal left, done
        try:
            message = await (receive() if done else asyncio.wait_for(receive(), _PATIENCE))
        except TimeoutError:
            raise HTTPException(408, "The request came too slowly.") from None
        left -= len(message.get("body", b""))
        done = not message.get("more_body", False)
        if left < 0:
            raise HTTPException(413, TOO_LARGE)
        return message

    return next_piece


def _with_headers(send: Send, scope: Scope) -> Send:
    """Return a way to send that adds the headers which every answer has."""

    async def forward(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if not scope["path"].startswith("/static/"):
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return forward
