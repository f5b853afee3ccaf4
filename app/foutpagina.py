"""What a server answers when it does not answer with a page: Dutch, short, and never how it works inside."""

import logging
import secrets
from collections.abc import Mapping
from html import escape

from dash.exceptions import DependencyException
from flask import Flask, Response, request
from sqlalchemy.exc import DatabaseError
from werkzeug.exceptions import HTTPException

from app.settings import UPLOAD_MAX_BYTES
from schemas.errors import (
    GeenToegangError,
    GeweigerdBestandError,
    NietGereedError,
    NietGevondenError,
    OngeldigeWaardeError,
    OnleesbaarBestandError,
    WijkspiegelError,
)

ZINNEN = {
    400: "Deze aanvraag begrijpen we niet. Laad de pagina opnieuw en probeer het nog eens.",
    401: "U bent niet meer ingelogd. Laad de pagina opnieuw om in te loggen.",
    403: "Dit is niet toegestaan. Laad de pagina opnieuw en probeer het nog eens.",
    404: "Deze pagina bestaat niet.",
    405: "Dit kan niet op dit adres.",
    413: f"Dit is te groot. Een bestand mag ten hoogste {UPLOAD_MAX_BYTES // 1024**2} MB zijn.",
    503: "De gegevens zijn nu even niet bereikbaar. Probeer het over een paar minuten opnieuw.",
}
STATUS: Mapping[type[WijkspiegelError], int] = {
    NietGevondenError: 404,
    GeenToegangError: 403,
    OngeldigeWaardeError: 400,
    NietGereedError: 409,
    GeweigerdBestandError: 422,
    OnleesbaarBestandError: 422,
}
"""What an address outside the pages, such as a download, answers; any other of our errors is 503."""
ONVOORZIEN = "Er ging iets mis. Dit ligt niet aan u. Geef nummer {nummer} door aan de beheerder."
BLADZIJDE = (
    '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Wijkspiegel</title>'
    '<link rel="stylesheet" href="/assets/stijl.css"></head><body><div class="inlogpagina"><main>'
    "<h1>{titel}</h1><p>{zin}</p>"
    '<p><a href="/">Naar Start</a></p></main></div></body></html>'
)
LOG = logging.getLogger("wijkspiegel")


def add_error_answers(server: Flask) -> None:
    """Answer every error in Dutch; what was unforeseen is logged under the number people see."""
    server.register_error_handler(HTTPException, answer_http)
    server.register_error_handler(DependencyException, lambda _: answer(404, ZINNEN[404]))
    server.register_error_handler(DatabaseError, answer_unreachable)
    server.register_error_handler(
        WijkspiegelError, lambda fout: answer(STATUS.get(type(fout), 503), str(fout))
    )
    server.register_error_handler(Exception, answer_unforeseen)


def answer_http(fout: HTTPException) -> Response:
    """Answer what Flask refuses; our own words stand, Flask's English does not."""
    status = fout.code or 500
    eigen = fout.description if status == 403 and fout.description != type(fout).description else None
    return answer(status, eigen or ZINNEN.get(status, ZINNEN[400]))


def answer_unreachable(fout: DatabaseError) -> Response:
    """Answer while the database is away."""
    LOG.error("De database antwoordt niet op %r", request.path, exc_info=fout)
    return answer(503, ZINNEN[503])


def answer_unforeseen(fout: Exception) -> Response:
    """Answer with a number under which the log tells what happened."""
    nummer = secrets.token_hex(4)
    LOG.error("Onvoorziene fout %s op %r", nummer, request.path, exc_info=fout)
    return answer(500, ONVOORZIEN.format(nummer=nummer))


def answer(status: int, zin: str) -> Response:
    """Answer a script with the sentence alone, a person with a page."""
    if request.path.startswith("/_") or request.method not in {"GET", "HEAD"}:
        return Response(zin, status=status, mimetype="text/plain")
    titel = "Niet gevonden" if status == 404 else "Dit lukt nu niet"
    return Response(BLADZIJDE.format(titel=titel, zin=escape(zin)), status=status)
