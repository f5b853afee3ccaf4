"""What every answer and every request must carry: secret, cookies, CSRF token, security headers."""

import os
import secrets
import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from flask import Flask, Response, abort, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from app.settings import UPLOAD_MAX_BYTES, Settings

CSRF_COOKIE = "_csrf_token"
CSRF_HEADER = "X-CSRFToken"
SESSIE_UREN = 10
VERLENG_SECONDEN = 3600
JAAR_SECONDEN = 365 * 24 * 3600
# A file travels as base64, four characters for three bytes, beside the other fields.
AANVRAAG_MAX_BYTES = UPLOAD_MAX_BYTES * 4 // 3 + 2 * 1024 * 1024
# Plotly and Dash write style rules while drawing; scripts stay closed but for the hashes Dash names itself.
CSP = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


def load_geheim(settings: Settings) -> str:
    """Return the secret of the sessions; without a setting one is made once in the data folder."""
    if settings.geheim:
        return settings.geheim
    pad = settings.data / "geheim"
    if not pad.exists():
        _write_once(pad, secrets.token_urlsafe(48))
    return pad.read_text(encoding="ascii")


def _write_once(pad: Path, tekst: str) -> None:
    """Write beside and link: of two processes that start together one wins, and neither reads half a secret."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    handvat, naam = tempfile.mkstemp(dir=pad.parent, prefix=".deel-")
    with os.fdopen(handvat, "w", encoding="ascii") as bestand:
        bestand.write(tekst)
    try:
        Path(pad).hardlink_to(naam)
    except FileExistsError:
        pass
    finally:
        Path(naam).unlink()


class Sessiekoekje(SecureCookieSessionInterface):
    """The session in a signed cookie, lengthened once an hour and only by what a person does.

    An answer can be on its way when somebody signs out: in another window, or to a page that asks by itself
    how far a check is. If it held the cookie it would sign that person in again.
    """

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Let a session that a person uses go on; the cookie is set when the session changed."""
        # What varies with the cookie no browser keeps for the next page.
        if _is_static():
            return
        if not _is_poll() and session.permanent:
            nu = int(time.time())
            if nu - session.get("sinds", 0) >= VERLENG_SECONDEN:
                session["sinds"] = nu
        super().save_session(app, session, response)


def configure_sessions(server: Flask, settings: Settings) -> None:
    """Sign the session cookie and keep scripts and other sites away from it."""
    server.session_interface = Sessiekoekje()
    server.config.update(
        SECRET_KEY=load_geheim(settings),
        SESSION_COOKIE_NAME="wijkspiegel",
        SESSION_COOKIE_HTTPONLY=True,
        # Lax, not Strict: a link in a mail must open the page for somebody who is signed in.
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.is_https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=SESSIE_UREN),
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=AANVRAAG_MAX_BYTES,
    )


def csrf_token() -> str:
    """Return the token of this session, made on first use."""
    if "csrf" not in session:
        session["csrf"] = secrets.token_urlsafe(32)
    return str(session["csrf"])


def require_csrf(gegeven: str | None) -> None:
    """Refuse with 403 when the token is not the one of this session."""
    # Bytes: compare_digest takes no text beyond ASCII, and a header may hold anything.
    if not gegeven or not secrets.compare_digest(gegeven.encode(), csrf_token().encode()):
        abort(403, "De beveiligingscode klopt niet meer. Laad de pagina opnieuw.")


def add_headers(server: Flask, settings: Settings, csp_hashes: Sequence[str]) -> None:
    """Put the security headers and the readable CSRF cookie on every answer."""
    csp = CSP.format(hashes=" ".join(csp_hashes))

    def add(antwoord: Response) -> Response:
        antwoord.headers["Content-Security-Policy"] = csp
        antwoord.headers["X-Content-Type-Options"] = "nosniff"
        antwoord.headers["X-Frame-Options"] = "DENY"
        antwoord.headers["Referrer-Policy"] = "same-origin"
        antwoord.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if settings.is_https:
            antwoord.headers["Strict-Transport-Security"] = "max-age=31536000"
        if _is_static():
            # Dash writes when a file changed in its address: at this one it stays as it is.
            if "m" in request.args and antwoord.status_code == 200:
                antwoord.headers["Cache-Control"] = f"max-age={JAAR_SECONDEN}, immutable"
            return antwoord
        antwoord.headers["Cache-Control"] = "no-store"
        if "csrf" in session and request.cookies.get(CSRF_COOKIE) != session["csrf"]:
            antwoord.set_cookie(CSRF_COOKIE, session["csrf"], samesite="Lax", secure=settings.is_https)
        return antwoord

    server.after_request(add)


def _is_static() -> bool:
    return request.path.startswith(("/assets/", "/_dash-component-suites/"))


def _is_poll() -> bool:
    """Answer whether Dash asks by itself how far work in the background is (dash._callback: cacheKey, job)."""
    return "cacheKey" in request.args
