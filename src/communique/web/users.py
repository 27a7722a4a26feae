"""Who may sign in, in which role, with which password: a TOML file, or one token; passwords are kept as argon2 hashes."""

import hmac
import json
import re
import time
import tomllib
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from communique.errors import InputError

Role = Literal["reader", "editor"]

_NAME = re.compile(r"[\w.@-]{1,60}")
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")
"""Verified where a name is unknown, so that the answer takes as long as for a known one."""


@dataclass(frozen=True)
class User:
    """Somebody who is signed in."""

    name: str
    role: Role

    @property
    def edits(self) -> bool:
        """Whether this user may add and correct."""
        return self.role == "editor"


@dataclass(frozen=True)
class Users:
    """All who may sign in. Without users and token, whoever reaches the page is `local`."""

    local: User | None = None
    token: str | None = None
    hashes: Mapping[str, tuple[Role, str]] = field(default_factory=dict)

    def sign_in(self, name: str, password: str) -> User | None:
        """Return who has this name and password; None for anybody else. A token is a password of any name."""
        if self.token and hmac.compare_digest(password.encode(), self.token.encode()):
            return User(name or "token", "editor")
        role, kept = self.hashes.get(name, ("reader", _NOBODY))
        try:
            _HASHER.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return None
        return User(name, role) if name in self.hashes else None


def load_users(file: Path) -> Mapping[str, tuple[Role, str]]:
    """Return role and password hash by name from a users file; raises InputError for one that does not fit."""
    try:
        written = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"{file}: cannot be opened ({error.strerror}): make it with --add-user NAME") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: is not TOML ({error}): make it with --add-user NAME") from None
    return {name: _entry(file, name, entry) for name, entry in written.items()}


def add_user(file: Path, name: str, role: Role, password: str) -> None:
    """Write a new user into a users file, which only its owner may read; raises InputError where that cannot be done."""
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} is no name of a user: take letters, digits, dots and hyphens")
    if len(password) < 10:
        raise InputError("a password needs ten characters or more")
    if file.exists() and name in load_users(file):
        raise InputError(f"{file}: has {name} already: take the entry out first")
    file.touch(mode=0o600)
    with file.open("a", encoding="utf-8") as opened:
        opened.write(
            f"[{json.dumps(name)}]\nrole = {json.dumps(role)}\npassword = {json.dumps(_HASHER.hash(password))}\n"
        )


def _entry(file: Path, name: str, entry: object) -> tuple[Role, str]:
    if isinstance(entry, dict):
        role, password = entry.get("role"), entry.get("password")
        if isinstance(password, str) and password.startswith("$argon2"):
            if role == "editor":
                return "editor", password
            if role == "reader":
                return "reader", password
    raise InputError(f"{file}: {name} needs role = reader or editor, and a password made with --add-user")


@dataclass
class Attempts:
    """Failed sign-ins of the last minutes: after ten from one place, or thirty in all, nobody signs in there for a while."""

    span: float = 300
    each: int = 10
    total: int = 30
    failed: deque[tuple[float, str]] = field(default_factory=deque)

    def may_try(self, place: str) -> bool:
        """Whether another attempt from a place is let through."""
        while self.failed and self.failed[0][0] < time.monotonic() - self.span:
            self.failed.popleft()
        return len(self.failed) < self.total and sum(where == place for _, where in self.failed) < self.each

    def note_failure(self, place: str) -> None:
        """Count a failed attempt."""
        self.failed.append((time.monotonic(), place))
