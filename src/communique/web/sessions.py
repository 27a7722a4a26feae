"""Sessions in a signed cookie, and the token that every form must bring back."""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from communique.web.users import Role, User

COOKIE = "communique_session"
_LASTS = 12 * 60 * 60


@dataclass(frozen=True)
class Session:
    """One browser's session: its random id and, where somebody signed in, who."""

    id: str
    user: User | None = None


class Sessions:
    """Make, read and sign sessions; the key is new at each start, so that a restart ends all of them."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._signer = URLSafeTimedSerializer(self._key, salt="session")

    def read(self, request: Request) -> Session | None:
        """Return the session of a request; None where it brings none that is ours and young enough."""
        try:
            found = self._signer.loads(request.cookies.get(COOKIE, ""), max_age=_LASTS)
        except BadSignature:
            return None
        name, role = found.get("user"), found.get("role")
        known: Role = "editor" if role == "editor" else "reader"
        return Session(str(found["id"]), User(name, known) if isinstance(name, str) else None)

    def start(self, user: User | None = None) -> Session:
        """Return a new session."""
        return Session(secrets.token_urlsafe(18), user)

    def write(self, response: Response, session: Session, *, secure: bool) -> None:
        """Lay a session into a response."""
        user = session.user
        value = self._signer.dumps(
            {"id": session.id, "user": user.name if user else None, "role": user.role if user else None}
        )
        response.set_cookie(COOKIE, value, max_age=_LASTS, httponly=True, samesite="lax", secure=secure, path="/")

    def form_token(self, session: Session) -> str:
        """Return the token that forms of a session bring back."""
        return hmac.new(self._key, session.id.encode(), sha256).hexdigest()

    def fits(self, session: Session, token: str) -> bool:
        """Whether a form's token is this session's."""
        return hmac.compare_digest(self.form_token(session).encode(), token.encode())
