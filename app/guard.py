"""The door: who may reach which address, before anything of a page is made."""

from collections.abc import Mapping
from urllib.parse import quote

from flask import Flask, Response, abort, redirect, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.components.pagina import Pagina, may_open
from app.identity_web import current_gebruiker
from app.security import CSRF_HEADER, require_csrf

OPEN = ("/inloggen", "/gezond", "/favicon.ico", "/_favicon.ico")
OPEN_MAPPEN = ("/assets/", "/_dash-component-suites/")
EIGEN_CONTROLE = "/uitloggen"


def add_guard(server: Flask, paginas: Mapping[str, Pagina]) -> None:
    """Send strangers to the sign-in page, refuse their callbacks, and give each page its true status."""

    def check() -> ResponseReturnValue | None:
        if request.path in OPEN or request.path.startswith(OPEN_MAPPEN):
            return None
        if not current_user.is_authenticated:
            return _turn_away()
        if request.method not in {"GET", "HEAD"} and request.path != EIGEN_CONTROLE:
            require_csrf(request.headers.get(CSRF_HEADER))
        return None

    def give_status(antwoord: Response) -> Response:
        if antwoord.status_code == 200 and request.endpoint == "/<path:path>":
            antwoord.status_code = _page_status(paginas.get(request.path))
        return antwoord

    server.before_request(check)
    server.after_request(give_status)


def _turn_away() -> ResponseReturnValue:
    if request.path.startswith("/_") or request.method != "GET":
        abort(401)
    volgende = request.full_path.rstrip("?")
    return redirect("/inloggen" if volgende == "/" else f"/inloggen?volgende={quote(volgende)}")


def _page_status(pagina: Pagina | None) -> int:
    """The page itself says it in Dutch; the number tells it to machines."""
    if pagina is None:
        return 404
    return 200 if may_open(current_gebruiker(), pagina) else 403
