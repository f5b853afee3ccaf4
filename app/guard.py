"""The door: who may reach which address, before anything of a page is made."""

from collections.abc import Mapping
from typing import Any
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
CALLBACK = "/_dash-update-component"


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


def require_known_callback(server: Flask, callbacks: Mapping[str, Any]) -> None:
    """Refuse with 400 what no page of ours can have sent, before Dash stumbles over it."""

    def check() -> None:
        if request.path == CALLBACK and request.method == "POST" and not _is_known(callbacks):
            abort(400)

    server.before_request(check)


def _is_known(callbacks: Mapping[str, Any]) -> bool:
    try:
        vraag = request.get_json()
    except RecursionError:
        return False
    return (
        isinstance(vraag, dict)
        and isinstance(vraag.get("output"), str)
        and vraag["output"] in callbacks
        and isinstance(vraag.get("outputs"), dict | list)
        and all(_is_list(vraag.get(naam, []), dict | list) for naam in ("inputs", "state"))
        and _is_list(vraag.get("changedPropIds", []), str)
    )


def _is_list(waarde: object, soort: Any) -> bool:
    return isinstance(waarde, list) and all(isinstance(deel, soort) for deel in waarde)


def _turn_away() -> ResponseReturnValue:
    if request.path.startswith(("/_", "/api/")) or request.method != "GET":
        abort(401)
    volgende = request.full_path.rstrip("?")
    return redirect("/inloggen" if volgende == "/" else f"/inloggen?volgende={quote(volgende)}")


def _page_status(pagina: Pagina | None) -> int:
    """The page itself says it in Dutch; the number tells it to machines."""
    if pagina is None:
        return 404
    return 200 if may_open(current_gebruiker(), pagina) else 403
