"""Two rounds of the pulse, each answer given through the service as its own person."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from app.demo.bronnen import load_toml
from app.demo.stad import Daad, Demostad, at
from app.services.leerklimaat import Pulskeuze, give_puls, open_ronde
from schemas.puls import load_puls

Rij = dict[str, Any]


def plan_pulse() -> Iterator[Daad]:
    """Plan each round: opened on its first day, answered in its middle."""
    for rij in load_toml("pulsen.toml")["ronde"]:
        yield Daad(at(rij["van"], 8), 1, partial(_hold, rij))


def _hold(rij: Rij, stad: Demostad, nu: datetime) -> None:
    stellingen = load_puls().stellingen
    with stad.sessions.begin() as session:
        beheerder = stad.gebruiker(session, "beheerder")
        ronde = open_ronde(session, beheerder, naam=rij["naam"], van=rij["van"], tot=rij["tot"], nu=nu)
        for login, scores in rij["antwoorden"].items():
            keuzes = {
                s.code: Pulskeuze(int(score), rij["bewijs"].get(f"{login}/{s.code}", ""))
                for s, score in zip(stellingen, scores, strict=True)
            }
            give_puls(session, stad.gebruiker(session, login), ronde.id, keuzes, vandaag=rij["van"])
