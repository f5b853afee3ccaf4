"""Signing in and out, and the health address: plain Flask, as no page of Dash exists yet for a stranger."""

from pathlib import Path

from flask import Flask, redirect, render_template_string, request, session
from flask.typing import ResponseReturnValue

from app import identity_web
from app.context import Context
from app.security import csrf_token, require_csrf
from app.services.accounts import verify_login
from app.services.gesprek_plannen import KALENDER, advance_gesprekken

SJABLOON = Path(__file__).with_name("templates") / "inloggen.html"


def add_sign_in(server: Flask, context: Context) -> None:
    """Add /inloggen, /uitloggen and /gezond."""
    sjabloon = SJABLOON.read_text(encoding="utf-8")
    identity_web.init_identity(server, context.sessions)

    def show(*, fout: str = "", status: int = 200) -> ResponseReturnValue:
        invoer = request.form if request.method == "POST" else request.args
        bladzijde = render_template_string(
            sjabloon,
            csrf=csrf_token(),
            fout=fout,
            inlognaam=invoer.get("inlognaam", ""),
            volgende=safe_address(invoer.get("volgende", "")),
            is_demo=context.is_demo,
        )
        return bladzijde, status

    def inloggen() -> ResponseReturnValue:
        if request.method != "POST":
            return redirect("/") if identity_web.is_signed_in() else show()
        if not _has_token():
            return show(fout="De pagina was te lang open. Log opnieuw in.", status=403)
        with context.sessions.begin() as opslag:
            poging = verify_login(
                opslag, request.form.get("inlognaam", ""), request.form.get("wachtwoord", ""), nu=context.nu()
            )
            if poging.gebruiker is not None:
                advance_gesprekken(opslag, KALENDER, nu=context.nu())
        if poging.gebruiker is None:
            return show(fout=poging.melding, status=401)
        # A fresh session: what a stranger put in the old one must not survive signing in.
        session.clear()
        session.permanent = True
        identity_web.sign_in(poging)
        csrf_token()
        return redirect(safe_address(request.form.get("volgende", "")) or "/")

    def uitloggen() -> ResponseReturnValue:
        require_csrf(request.form.get("csrf"))
        identity_web.sign_out()
        session.clear()
        return redirect("/inloggen")

    server.add_url_rule("/inloggen", view_func=inloggen, methods=["GET", "POST"])
    server.add_url_rule("/uitloggen", view_func=uitloggen, methods=["POST"])
    server.add_url_rule("/gezond", view_func=lambda: check_health(context))


def _has_token() -> bool:
    return "csrf" in session and request.form.get("csrf") == session["csrf"]


def safe_address(adres: str) -> str:
    r"""Return the address when it lies within the app; `//elders` and `/\elders` lie outside.

    Browsers leave out tabs and line ends, so that `/<tab>/elders` would be `//elders` again.
    """
    is_eigen = adres.startswith("/") and not adres.startswith(("//", "/\\"))
    return adres if is_eigen and adres.isprintable() else ""


def check_health(context: Context) -> ResponseReturnValue:
    """Answer whether the stores can be read, the figures as well; an error becomes status 503."""
    stand = context.marts.stand()
    context.marts.kwartalen()
    return {"status": "gezond", "build": stand.build_id if stand else None}
