"""Serve the page: who may reach it, under which names, and until when."""

import getpass
import ipaddress
import logging
import os
from collections.abc import Sequence
from pathlib import Path

import uvicorn

from communique.errors import InputError
from communique.record import Record
from communique.web.app import make_app
from communique.web.jobs import Jobs
from communique.web.site import Site
from communique.web.users import User, Users, load_users

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    record: Record, *, host: str, port: int, token: str | None, users: Path | None, names: Sequence[str],
    audit: Path | None, secure: bool,
) -> None:  # fmt: skip
    """Serve a record until it is stopped; raises InputError for an address that needs users and has none."""
    known = who_may(host, token=token, users=users)
    site = Site(record, known, Jobs(record.location), audit=audit, secure=secure)
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("communique.web.audit").setLevel(logging.INFO)
    app = make_app(site, hosts=(*_LOOPBACK, host, *names))
    uvicorn.run(
        app, host=host, port=port, log_level="warning", access_log=False, limit_concurrency=400, server_header=False,
        timeout_keep_alive=10, timeout_graceful_shutdown=5, h11_max_incomplete_event_size=16_384, proxy_headers=False,
    )  # fmt: skip


def who_may(host: str, *, token: str | None, users: Path | None) -> Users:
    """Return who may sign in; without users and token, whoever is on this machine is an editor, and nobody else reaches it."""
    if token is not None and len(token) < 16:
        raise InputError("a token needs 16 characters or more: take one that nobody guesses")
    if users is None and token is None:
        if not is_loopback(host):
            raise InputError(f"{host} can be reached from elsewhere: give --users FILE or --token, or leave --host out")
        return Users(local=User(_login(), "editor"))
    hashes = load_users(users) if users else {}
    if users and not hashes:
        raise InputError(f"{users}: has no users: add one with --add-user NAME")
    return Users(token=token, hashes=hashes)


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
