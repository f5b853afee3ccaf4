"""Paper as plain addresses: each is a file to save, made for the person who asks."""

from flask import Flask, Response

from app.aanleverbestanden import HOOGSTE, send
from app.context import Context
from app.identity_web import current_gebruiker
from app.reports.kaarten import write_kaart
from app.services.werkboeken import Download, safe_naam

PDF = "application/pdf"
NUMMER = f"<int(max={HOOGSTE}):beschikking_id>"


def add_papierbestanden(server: Flask, context: Context) -> None:
    """Add the downloads; the guard keeps strangers out, services and access decide who gets which paper."""

    def kaart(beschikking_id: int, regiocode: str, kwartaal: str) -> Response:
        pdf = write_kaart(
            context, current_gebruiker(), beschikking_id, regiocode=regiocode, kwartaal=kwartaal
        )
        naam = safe_naam(f"gesprekskaart_{beschikking_id}_{regiocode}_{kwartaal}.pdf")
        return send(Download(naam, pdf), PDF)

    server.add_url_rule(f"/papier/gesprekskaart/{NUMMER}/<regiocode>/<kwartaal>.pdf", view_func=kaart)
