"""Paper as plain addresses: each is a file to save, made for the person who asks."""

from flask import Flask, Response, request

from app.aanleverbestanden import HOOGSTE, send
from app.context import Context
from app.identity_web import current_gebruiker
from app.reports.cijferblad import write_cijferblad
from app.reports.dossier import parse_dag, write_dossier
from app.reports.kaarten import write_kaart
from app.reports.raadsblad import write_raadsblad
from app.reports.verantwoording import write_verantwoording
from app.reports.verslag import write_verslag
from app.reports.wijkblad import write_wijkblad
from app.services.werkboeken import Download, safe_naam

SOORTEN = {
    "pdf": "application/pdf",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
NUMMER = f"<int(max={HOOGSTE}):beschikking_id>"


def add_papierbestanden(server: Flask, context: Context) -> None:
    """Add the downloads; the guard keeps strangers out, services and access decide who gets which paper."""

    def kaart(beschikking_id: int, regiocode: str, kwartaal: str) -> Response:
        pdf = write_kaart(
            context, current_gebruiker(), beschikking_id, regiocode=regiocode, kwartaal=kwartaal
        )
        naam = safe_naam(f"gesprekskaart_{beschikking_id}_{regiocode}_{kwartaal}.pdf")
        return send(Download(naam, pdf), SOORTEN["pdf"])

    def verantwoording(beschikking_id: int, vorm: str) -> Response:
        inhoud = write_verantwoording(context, current_gebruiker(), beschikking_id, vorm)
        naam = safe_naam(f"verantwoording_{beschikking_id}.{vorm}")
        return send(Download(naam, inhoud), SOORTEN[vorm])

    def dossier(beschikking_id: int, vorm: str) -> Response:
        dag = parse_dag(request.args.get("dag") or context.vandaag().isoformat(), context.vandaag())
        inhoud = write_dossier(context, current_gebruiker(), beschikking_id, vorm, dag)
        naam = safe_naam(f"dossier_{beschikking_id}_{dag.isoformat()}.{vorm}")
        return send(Download(naam, inhoud), SOORTEN[vorm])

    def verslag(gesprek_id: int, vorm: str) -> Response:
        inhoud = write_verslag(context, current_gebruiker(), gesprek_id, vorm)
        return send(Download(safe_naam(f"gespreksverslag_{gesprek_id}.{vorm}"), inhoud), SOORTEN[vorm])

    server.add_url_rule(f"/papier/gespreksverslag/<int(max={HOOGSTE}):gesprek_id>.<vorm>", view_func=verslag)

    def wijkblad(regiocode: str, kwartaal: str) -> Response:
        inhoud = write_wijkblad(context, current_gebruiker(), regiocode, kwartaal)
        return send(Download(safe_naam(f"wijkblad_{regiocode}_{kwartaal}.pdf"), inhoud), SOORTEN["pdf"])

    def raadsblad(regiocode: str, kwartaal: str) -> Response:
        inhoud = write_raadsblad(context, current_gebruiker(), regiocode, kwartaal)
        return send(Download(safe_naam(f"raadsblad_{regiocode}_{kwartaal}.pdf"), inhoud), SOORTEN["pdf"])

    def cijferblad(regiocode: str, kwartaal: str) -> Response:
        inhoud = write_cijferblad(context, current_gebruiker(), regiocode, kwartaal)
        return send(Download(safe_naam(f"cijfers_{regiocode}_{kwartaal}.xlsx"), inhoud), SOORTEN["xlsx"])

    plek = "<regiocode>/<kwartaal>"
    server.add_url_rule(f"/papier/wijkblad/{plek}.pdf", view_func=wijkblad)
    server.add_url_rule(f"/papier/raadsblad/{plek}.pdf", view_func=raadsblad)
    server.add_url_rule(f"/papier/cijfers/{plek}.xlsx", view_func=cijferblad)
    server.add_url_rule(f"/papier/verantwoording/{NUMMER}.<vorm>", view_func=verantwoording)
    server.add_url_rule(f"/papier/dossier/{NUMMER}.<vorm>", view_func=dossier)
    server.add_url_rule(f"/papier/gesprekskaart/{NUMMER}/<regiocode>/<kwartaal>.pdf", view_func=kaart)
