"""Fetch a page by http or https: within limits of size, time and redirects, and from the public internet only."""

import os
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from communique.errors import InputError
from communique.ingest.addresses import public_address

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection
    from urllib3.util import Url

MOST_REDIRECTS = 5
LARGEST_ANSWER = 20 * 1024 * 1024
"""Bytes of the largest answer, after it is unpacked."""
LONGEST_CONNECT = 5.0
"""Seconds to connect, and to wait for the next bytes."""
LONGEST_FETCH = 20.0
"""Seconds that one answer may take as a whole, each redirect counted by itself."""

AGENT = "communique"
"""The name under which pages are asked for, and by which a robots.txt may speak of this program."""
_REDIRECTS = (301, 302, 303, 307, 308)
_TOO_LATE = f"takes more than {LONGEST_FETCH:.0f} seconds to come: try again later, or save it and give the file"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Answer:
    """What a server answered: the address it came from in the end, its bytes, and its headers in lower case."""

    url: str
    status: int
    data: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def is_url(source: str) -> bool:
    """Whether a source is an address to fetch."""
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, *, allow_private: bool = False, headers: Mapping[str, str] | None = None) -> Answer:
    """Return what a server answers, with status 200, or 304 where `headers` ask for what changed.

    Raises InputError for any other status and where a limit is passed.
    """
    answer = ask(url, allow_private=allow_private, headers=headers)
    if answer.status not in (200, 304):
        raise InputError(f"the server answers {answer.status}: check the address in a browser")
    return answer


def ask(url: str, *, allow_private: bool = False, headers: Mapping[str, str] | None = None) -> Answer:
    """Return what a server answers, whatever its status, after at most MOST_REDIRECTS redirects."""
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask_once(url, allow_private, headers or {})
        target = answer.headers.get("location")
        if answer.status not in _REDIRECTS or not target:
            return answer
        url = urljoin(answer.url, target)
    raise InputError(f"leads on more than {MOST_REDIRECTS} times: give the address it ends at")


def _ask_once(url: str, allow_private: bool, headers: Mapping[str, str]) -> Answer:
    from urllib3.exceptions import HTTPError

    parts = _parse(url)
    host, port = (parts.host or "").strip("[]"), parts.port or _PORTS[parts.scheme or ""]
    address = public_address(host, port, allow_private=allow_private)
    connection = _connection(parts.scheme or "", host, address, port)
    late = threading.Event()
    sockets: list[socket.socket] = []
    timer = threading.Timer(LONGEST_FETCH, _cut, (connection, sockets, late))
    timer.start()
    try:
        connection.connect()
        sockets += [connection.sock] if connection.sock else []
        connection.request(
            "GET", parts.request_uri, preload_content=False,
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", "Host": parts.netloc or host, **headers},
        )  # fmt: skip
        response = connection.getresponse()
        data = _read(response) if response.status == 200 else b""
    except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as error:
        raise InputError(_TOO_LATE if late.is_set() else _unreached(host, error)) from None
    finally:
        timer.cancel()
        connection.close()
    if late.is_set():  # a connection that was cut may look like one that ended well
        raise InputError(_TOO_LATE)
    return Answer(parts.url, response.status, data, {name.lower(): value for name, value in response.headers.items()})


def _parse(url: str) -> "Url":
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        parts = parse_url(url)
    except (LocationParseError, ValueError, UnicodeError):
        raise InputError("is not an address that can be fetched: check it in a browser") from None
    if parts.scheme not in _PORTS or not parts.host:
        raise InputError("is not an http or https address: only these are fetched")
    if parts.auth:
        raise InputError("has a user name in it, which is not sent: save the page and give the file")
    return parts._replace(fragment=None)


def _connection(scheme: str, host: str, address: str, port: int) -> "HTTPConnection":
    """Return a connection to the address that was checked, under the name that was asked for."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if scheme == "http":
        return HTTPConnection(address, port, timeout=LONGEST_CONNECT)
    return HTTPSConnection(
        address, port, timeout=LONGEST_CONNECT, ssl_context=_trust(), server_hostname=host, assert_hostname=host
    )


@cache
def _trust() -> ssl.SSLContext:
    import certifi

    return ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or certifi.where())


def _read(response: "BaseHTTPResponse") -> bytes:
    """Return the unpacked body, a small piece at a time, so that what unpacks to gigabytes is not."""
    data = bytearray()
    while piece := response.read1(65_536, decode_content=True):
        data += piece
        if len(data) > LARGEST_ANSWER:
            raise InputError(f"is more than the {LARGEST_ANSWER:,} bytes that are fetched: save it and give the file")
    return bytes(data)


def _cut(connection: "HTTPConnection", sockets: list[socket.socket], late: threading.Event) -> None:
    """Cut a connection that takes too long, while it greets, sends its headers or its body, a byte at a time perhaps."""
    late.set()
    for open_socket in sockets or [connection.sock]:
        if open_socket is not None:
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)


def _unreached(host: str, error: Exception) -> str:
    return f"cannot be fetched from {host} ({type(error).__name__}): check the address and the connection"
