"""Downloads of Aanleveren as plain addresses: marked workbook, receipt, own original, template."""

import io

from flask import Flask, Response, request, send_file

from app.context import Context
from app.identity_web import current_gebruiker
from app.pages.aanleveren_bewijs import write_ontvangstbewijs
from app.services.werkboeken import Download, get_origineel, make_sjabloon, make_werkboek, safe_naam
from app.store.access import get_aanlevering, visible_partijen
from app.toegang import require
from pipelines.reference import load_referentie
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BESTAND = "application/octet-stream"
TEKST = "text/plain; charset=utf-8"
HOOGSTE = 2**31 - 1
"""A larger number is no row of any database: the address does not exist."""
ADRES = f"/aanleveren/<int(max={HOOGSTE}):aanlevering_id>"


def add_aanleverbestanden(server: Flask, context: Context) -> None:
    """Add the downloads; the guard keeps strangers out, services and access decide who gets which file."""

    def werkboek(aanlevering_id: int) -> Response:
        with context.sessions() as lezend:
            bestand = make_werkboek(
                lezend, context.archive, current_gebruiker(), aanlevering_id, referentie=load_referentie()
            )
        return send(bestand, XLSX)

    def origineel(aanlevering_id: int) -> Response:
        with context.sessions() as lezend:
            return send(get_origineel(lezend, context.archive, current_gebruiker(), aanlevering_id), BESTAND)

    def ontvangstbewijs(aanlevering_id: int) -> Response:
        require(current_gebruiker(), Recht.AANLEVERING_BEKIJKEN)
        with context.sessions() as lezend:
            aanlevering = get_aanlevering(lezend, current_gebruiker(), aanlevering_id)
            namen = {partij.code: partij.naam for partij in visible_partijen(lezend)}
            tekst = write_ontvangstbewijs(
                aanlevering, namen.get(aanlevering.partijcode, aanlevering.partijcode)
            )
        naam = safe_naam(f"ontvangstbewijs_{aanlevering.kwartaal}_{aanlevering_id}.txt")
        return send(Download(naam, tekst.encode("utf-8-sig")), TEKST)

    def sjabloon(soort: str) -> Response:
        kwartaal = Kwartaal.parse(request.args.get("kwartaal") or str(context.kwartaal.plus(-1)))
        with context.sessions() as lezend:
            bestand = make_sjabloon(
                lezend, context.archive, current_gebruiker(), soort, kwartaal, referentie=load_referentie()
            )
        return send(bestand, XLSX)

    server.add_url_rule("/aanleveren/sjabloon/<soort>.xlsx", view_func=sjabloon)
    server.add_url_rule(f"{ADRES}/werkboek.xlsx", view_func=werkboek)
    server.add_url_rule(f"{ADRES}/origineel", view_func=origineel)
    server.add_url_rule(f"{ADRES}/ontvangstbewijs.txt", view_func=ontvangstbewijs)


def send(bestand: Download, soort: str) -> Response:
    """Send a file to be saved, never to be opened by the browser; its name survives accents."""
    return send_file(
        io.BytesIO(bestand.inhoud), mimetype=soort, as_attachment=True, download_name=bestand.bestandsnaam
    )
