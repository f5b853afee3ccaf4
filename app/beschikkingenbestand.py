"""The empty workbook for beschikkingen as a plain address."""

from flask import Flask, Response

from app.aanleverbestanden import XLSX, send
from app.identity_web import current_gebruiker
from app.pages.beschikkingen_laden import SJABLOON
from app.services.werkboeken import Download
from app.toegang import require
from pipelines.beschikkingensjabloon import write_sjabloon
from schemas.rollen import Recht


def add_beschikkingenbestand(server: Flask) -> None:
    """Add the download, for who may load beschikkingen."""

    def sjabloon() -> Response:
        require(current_gebruiker(), Recht.BESCHIKKINGEN_LADEN)
        return send(Download("beschikkingen_sjabloon.xlsx", write_sjabloon()), XLSX)

    server.add_url_rule(SJABLOON, "beschikkingensjabloon", sjabloon)
