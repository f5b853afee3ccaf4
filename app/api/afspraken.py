"""Addresses of afspraken and beschikkingen for machines; behind the same login and reach, without any talk."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, jsonify, request
from sqlalchemy.orm import Session

from app.api.vorm import show_beschikking, show_status
from app.components.plaatsen import read_plaatsen
from app.context import Context
from app.identity import Gebruiker
from app.identity_web import current_gebruiker
from app.services.afspraakstatus import Afspraakstatus, statuses_of
from app.store.access import visible_beschikkingen
from app.store.access.bereik import not_found
from app.toegang import require
from schemas.errors import GeenToegangError, NietGevondenError, OngeldigeWaardeError, WijkspiegelError
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Beschikking

STATUS: dict[type[WijkspiegelError], int] = {
    GeenToegangError: 403,
    NietGevondenError: 404,
    OngeldigeWaardeError: 400,
}
Antwoord = dict[str, Any]


def add_api(server: Flask, context: Context) -> None:
    """Add the addresses; whatever goes wrong is answered as JSON, in Dutch."""

    def afspraken() -> Antwoord:
        """All afspraken that count in a quarter, within the reach of who asks."""
        gebruiker = current_gebruiker()
        require(gebruiker, Recht.AFSPRAKEN_BEKIJKEN)
        kwartaal = _asked_quarter(context)
        with context.sessions() as session:
            rijen = [
                show_status(status)
                for b in visible_beschikkingen(session, gebruiker)
                for status in _statuses(context, session, gebruiker, b, kwartaal)
            ]
        return {"kwartaal": kwartaal, "afspraken": rijen}

    def beschikking(kenmerk: str) -> Antwoord:
        """One beschikking with its afspraken and their earlier versions."""
        gebruiker = current_gebruiker()
        require(gebruiker, Recht.AFSPRAKEN_BEKIJKEN)
        kwartaal = _asked_quarter(context)
        with context.sessions() as session:
            gevonden = next(
                (b for b in visible_beschikkingen(session, gebruiker) if b.kenmerk == kenmerk), None
            )
            if gevonden is None:
                raise not_found()
            statussen = _statuses(context, session, gebruiker, gevonden, kwartaal)
            return {"kwartaal": kwartaal, **show_beschikking(gevonden, statussen)}

    server.add_url_rule("/api/afspraken", view_func=_as_json(afspraken))
    server.add_url_rule("/api/beschikkingen/<kenmerk>", view_func=_as_json(beschikking))


def _as_json(maak: Callable[..., Antwoord]) -> Callable[..., Response]:
    @wraps(maak)
    def answer(**delen: str) -> Response:
        try:
            return jsonify(maak(**delen))
        except WijkspiegelError as fout:
            antwoord = jsonify({"fout": str(fout)})
            antwoord.status_code = STATUS.get(type(fout), 503)
            return antwoord

    return answer


def _asked_quarter(context: Context) -> str:
    """The quarter asked for, or the newest with figures."""
    gevraagd = request.args.get("kwartaal", "")
    if gevraagd:
        return str(Kwartaal.parse(gevraagd))
    return next(iter(context.marts.kwartalen()), str(context.kwartaal))


def _statuses(
    context: Context, session: Session, gebruiker: Gebruiker, beschikking: "Beschikking", kwartaal: str
) -> list[Afspraakstatus]:
    """Read the place asked for, else the only gebied of the beschikking, else the whole gemeente."""
    gemeente = read_plaatsen(context.marts.regios()).gemeente
    gebieden = [g.regiocode for g in beschikking.gebieden]
    gemeentecode = gemeente.code if gemeente else gebieden[0]
    gevraagd = request.args.get("gebied", "")
    if gevraagd and gevraagd not in gebieden:
        return []
    return statuses_of(
        session,
        context.marts,
        gebruiker,
        beschikking.id,
        kwartaal=kwartaal,
        regiocode=gevraagd or (gebieden[0] if len(gebieden) == 1 else gemeentecode),
        gemeentecode=gemeentecode,
    )
