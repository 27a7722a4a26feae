"""One running page: its record, who may do what, its templates; and what every page is told."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from communique import __version__
from communique.knowledge.organisations import load_organisations
from communique.knowledge.states import load_states
from communique.record import Record
from communique.report import wording
from communique.web.jobs import Jobs
from communique.web.sessions import Session, Sessions
from communique.web.users import Attempts, User, Users

_AUDIT = logging.getLogger("communique.web.audit")


@dataclass
class Site:
    """What the pages of one server share."""

    record: Record
    users: Users
    jobs: Jobs
    audit: Path | None = None
    secure: bool = False
    """Whether browsers reach it by https, through a proxy."""
    sessions: Sessions = field(default_factory=Sessions)
    attempts: Attempts = field(default_factory=Attempts)
    templates: Environment = field(init=False)

    def __post_init__(self) -> None:
        self.templates = _templates()

    def render(self, request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """Return a page: a template with what it needs and what all need."""
        session: Session = request.state.session
        page = self.templates.get_template(template).render(
            user=user_of(request), local=self.users.local is not None, token=self.sessions.form_token(session),
            path=request.url.path, here=_here(request), version=__version__, query=request.query_params, **values,
        )  # fmt: skip
        return HTMLResponse(page, status_code=status)

    def note_write(self, request: Request, what: str, **details: object) -> None:
        """Write down who changed what, for the audit."""
        user = user_of(request)
        entry = {
            "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "by": user.name if user else None,
            "from": request.client.host if request.client else None,
            "what": what,
            **details,
        }
        line = json.dumps(entry, ensure_ascii=True)
        _AUDIT.info(line)
        if self.audit:
            with self.audit.open("a", encoding="utf-8") as opened:
                opened.write(line + "\n")


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    site: Site = request.app.state.site
    return site


def user_of(request: Request) -> User | None:
    """Return who makes a request; None where nobody is signed in."""
    site = site_of(request)
    session: Session = request.state.session
    return session.user or site.users.local


def editor_of(request: Request, token: str) -> User:
    """Return who writes, after the form's token and the role are checked."""
    site, user = site_of(request), user_of(request)
    if not site.sessions.fits(request.state.session, token):
        raise HTTPException(
            403, "This form is too old, or was not sent by this page: go back, reload it and send it again."
        )
    if user is None or not user.edits:
        raise HTTPException(403, "You may read here, not change: ask whoever runs this page for the role of an editor.")
    return user


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _templates() -> Environment:
    env = Environment(
        loader=PackageLoader("communique.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    filters: dict[str, Callable[..., object]] = {
        "say_date": lambda value: wording.say_date(value) if value else "date not given",
        "say_duration": wording.say_duration,
        "shorten": wording.shorten,
        "say_field": _say_field,
        "party": name_party,
        "query": lambda values: urlencode({k: v for k, v in values.items() if v not in (None, "")}),
    }
    env.filters.update(filters)
    env.globals.update(
        MODES=wording.MODES, STATUSES=wording.STATUSES, ACTS=wording.ACTS, RELATIONS=wording.RELATIONS,
        BASES=wording.BASES, CLAIMS=wording.CLAIMS,
    )  # fmt: skip
    return env


def name_party(code: str) -> str:
    """Return the name of a state or organisation; the code itself where it is another's."""
    state, body = load_states().get(code), load_organisations().get(code)
    return state.name if state else body.name if body else code


def _say_field(value: str | None, name: str) -> str:
    """Return a contact's field in words."""
    if not value:
        return "not given"
    if name == "date":
        return wording.say_date(value)
    if name == "duration":
        return wording.say_duration(value)
    return {"mode": wording.MODES, "status": wording.STATUSES}.get(name, {}).get(value, value)
