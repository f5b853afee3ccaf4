"""The rows of the small city: parties, interventions, beschikkingen with afspraken, and accounts."""

from datetime import date, datetime
from typing import Any

from paspoort import PASPOORT

from app.services.accounts import Accountinvoer
from app.store.tables import (
    Afspraak,
    Beschikking,
    BeschikkingGebied,
    BeschikkingInterventie,
    Focusfactor,
    Instelling,
    Interventie,
    InterventieFactor,
    Partij,
    Tabel,
    Wijkgebeurtenis,
)

WACHTWOORD = "een-lang-wachtwoord"
GEBIEDEN = {"charlois": "WK059915", "feijenoord": "WK059910"}


def _account(inlognaam: str, rolcode: str, **reikwijdte: Any) -> Accountinvoer:
    return Accountinvoer(inlognaam, inlognaam.replace("-", " ").title(), rolcode, WACHTWOORD, **reikwijdte)


def _places(gebied: str) -> dict[str, frozenset[str]]:
    return {"regiocodes": frozenset({GEBIEDEN[gebied]})}


ACCOUNTS = (
    _account("boom", "aanbieder", partijcode="boom"),
    _account("tak", "aanbieder", partijcode="tak"),
    _account("adviseur-charlois", "gebiedsadviseur", **_places("charlois")),
    _account("adviseur-feijenoord", "gebiedsadviseur", **_places("feijenoord")),
    _account("account-boom", "accounthouder", beschikking_ids=frozenset({1})),
    _account("account-tak", "accounthouder", beschikking_ids=frozenset({2})),
    _account("partner", "wijkpartner", **_places("charlois")),
    _account("beheer", "beheerder"),
)


def make_rows(nu: datetime) -> list[list[Tabel]]:
    """Return the rows in an order foreign keys allow; De Tak also works in the gebied of De Boom."""
    return [
        [
            Instelling(naam="demo", waarde="ja", gewijzigd_op=nu),
            Instelling(naam="vandaag", waarde=nu.date().isoformat(), gewijzigd_op=nu),
            Partij(code="rotterdam", naam="Gemeente Rotterdam", soort="gemeente"),
            Partij(code="boom", naam="Stichting De Boom", soort="aanbieder"),
            Partij(code="tak", naam="Stichting De Tak", soort="aanbieder"),
            _interventie("klimrek", "Klimrek"),
            _interventie("schommel", "Schommel"),
            Wijkgebeurtenis(
                id=1,
                regiocode=GEBIEDEN["charlois"],
                datum=date(2025, 2, 3),
                soort="voorziening",
                titel="Huis van de Wijk open",
            ),
            Focusfactor(
                regiocode=GEBIEDEN["charlois"],
                factor_id="CTC-08",
                van_kwartaal="2025-K1",
                tot_kwartaal=None,
                reden="Uit de wijk",
            ),
        ],
        [
            _beschikking(1, "boom", "klimrek", ("charlois",)),
            _beschikking(2, "tak", "schommel", ("feijenoord", "charlois")),
        ],
    ]


def _interventie(code: str, naam: str) -> Interventie:
    return Interventie(
        code=code,
        naam=naam,
        doelgroep="Leerlingen",
        leeftijd_van=8,
        leeftijd_tot=16,
        trede=2,
        is_erkend=True,
        is_individueel=False,
        veranderlogica="Wie gezien wordt, blijft.",
        factoren=[InterventieFactor(factor_id="CTC-08", trede=1)],
    )


def _beschikking(nummer: int, partij: str, interventie: str, gebieden: tuple[str, ...]) -> Beschikking:
    return Beschikking(
        id=nummer,
        kenmerk=f"JP-2025-00{nummer}",
        titel=f"Beschikking van {partij}",
        partijcode=partij,
        account=f"Thema {partij}",
        van_kwartaal="2025-K1",
        tot_kwartaal="2026-K4",
        budget_euro=250000,
        doeltekst=f"Doeltekst-van-{partij}",
        interventies=[BeschikkingInterventie(interventiecode=interventie)],
        gebieden=[BeschikkingGebied(regiocode=GEBIEDEN[gebied]) for gebied in gebieden],
    )


def make_afspraken() -> list[Tabel]:
    """Return per beschikking an outcome, an output, and one afspraak that no longer counts."""
    nut: dict[str, Any] = {"indicator": "nut_zeven_of_hoger", "informant": "jongere", "doel": 0.75}
    starts: dict[str, Any] = {"indicator": "gestarte_trajecten", "informant": "*", "doel": 60.0}
    zonder_hulp: dict[str, Any] = {"indicator": "zonder_hulp_verder", "informant": "*", "doel": 0.5}
    return [
        _afspraak(1, 1, "klimrek", **nut),
        _afspraak(2, 1, "klimrek", **starts),
        _afspraak(3, 1, "klimrek", **zonder_hulp, laatste_kwartaal="2025-K1"),
        _afspraak(4, 2, "schommel", **nut),
        _afspraak(5, 2, "schommel", **starts),
    ]


def _afspraak(
    nummer: int,
    beschikking: int,
    interventie: str,
    *,
    indicator: str,
    informant: str,
    doel: float,
    **extra: Any,
) -> Afspraak:
    return Afspraak(
        id=nummer,
        beschikking_id=beschikking,
        indicatorcode=indicator,
        interventiecode=interventie,
        informant=informant,
        streefwaarde=doel,
        **(PASPOORT | extra),
    )
