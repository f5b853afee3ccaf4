"""The calendar of talks as a plain address that a calendar program can open."""

from flask import Flask, Response, request

from app.context import Context
from app.identity_web import current_gebruiker
from app.services.agenda import make_agenda

HOOGSTE = 2**31 - 1
"""A larger number is no row of any database: the address does not exist."""


def add_agendabestand(server: Flask, context: Context) -> None:
    """Add /gesprek/agenda.ics and the same of one talk; services and access decide what is in it."""

    def agenda(gesprek_id: int | None = None) -> Response:
        with context.sessions() as session:
            inhoud = make_agenda(
                session,
                current_gebruiker(),
                gesprek_id=gesprek_id,
                adres=request.host_url.rstrip("/"),
                nu=context.nu(),
            )
        naam = "wijkspiegel_gesprekken.ics" if gesprek_id is None else f"wijkspiegel_gesprek_{gesprek_id}.ics"
        antwoord = Response(inhoud, mimetype="text/calendar")
        antwoord.headers.set("Content-Disposition", "attachment", filename=naam)
        return antwoord

    server.add_url_rule("/gesprek/agenda.ics", view_func=agenda)
    server.add_url_rule(
        f"/gesprek/<int(max={HOOGSTE}):gesprek_id>/agenda.ics", endpoint="agenda_gesprek", view_func=agenda
    )
