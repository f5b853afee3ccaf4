"""The list of actions as a plain file, with who gets credit for what (R-44)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from flask import Flask, Response

from app.aanleverbestanden import send
from app.components.getallen import show_kwartaal
from app.context import Context
from app.identity_web import current_gebruiker
from app.pages.gesprek_stof import place_names
from app.services.erkenning import ROLLEN
from app.services.gereedheid import label_of
from app.services.werkboeken import Download
from app.store.access import visible_verbeteracties
from app.toegang import require
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Verbeteractie

CSV = "text/csv; charset=utf-8"
KOPPEN = (
    "Verbeteractie", "Gaat over", "Plaats", "Probleem", "Wat wij anders doen", "Fase", "Wie", "Start",
    "Terugkijken", "Laatste oordeel", *ROLLEN.values(),
)  # fmt: skip


def add_verbeterbestanden(server: Flask, context: Context) -> None:
    """Add the download; access decides which actions are in it."""

    def verbeteracties() -> Response:
        gebruiker = current_gebruiker()
        require(gebruiker, Recht.VERBETEREN_BEKIJKEN)
        namen = place_names(context)
        with context.sessions() as session:
            rijen = [_row(actie, namen) for actie in visible_verbeteracties(session, gebruiker)]
        return send(Download("verbeteracties.csv", write_csv(rijen)), CSV)

    server.add_url_rule("/verbeteren/verbeteracties.csv", view_func=verbeteracties)


def _row(actie: Verbeteractie, namen: dict[str, str]) -> list[str]:
    oordeel = load_keuzelijst("gezien")[actie.oordelen[-1].gezien] if actie.oordelen else ""
    return [
        actie.titel,
        label_of(actie.afspraak),
        namen.get(actie.regiocode, actie.regiocode),
        actie.probleem,
        actie.oplossing,
        load_keuzelijst("fase")[actie.fase],
        actie.eigenaar,
        show_kwartaal(actie.start_kwartaal),
        show_kwartaal(actie.terugkijk_kwartaal),
        oordeel,
        *(getattr(actie, rol) for rol in ROLLEN),
    ]


def write_csv(rijen: list[list[str]]) -> bytes:
    """Write rows as a Dutch spreadsheet reads them; what would run as a formula is text."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(KOPPEN)
    schrijver.writerows([f"'{cel}" if cel[:1] in "=+-@" and cel else cel for cel in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")
