"""The stored rows of the town of the tests of screens: parties, one beschikking with three afspraken, accounts."""

from datetime import UTC, date, datetime
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
    MaatschappelijkOogmerk,
    Partij,
    Publicatie,
    Tabel,
    Toezegging,
)
from pipelines.samenvatting import code_version
from schemas.leercyclus import ToezeggingStatus

NU = datetime(2026, 1, 14, 8, 0, tzinfo=UTC)
WACHTWOORD = "een-lang-wachtwoord"
BESTAND = "build-proef.duckdb"
GM, GEBIED, BUURT = "GM0599", "WK059915", "BU05991570"
# Of 60 agreed referrals the municipality did 40; of those the provider took in 38.
TOELEIDING = {
    "randvoorwaarde": "De gemeente leidt 60 jongeren toe",
    "randvoorwaarde_indicator": "toeleidingen_gemeente",
    "randvoorwaarde_afgesproken": 60.0,
}


def make_accounts() -> list[Accountinvoer]:
    """Return one account per role."""
    gebied = frozenset({GEBIED})
    return [
        Accountinvoer(
            "adviseur", "Ans Adviseur", "gebiedsadviseur", WACHTWOORD, "Gemeente", regiocodes=gebied
        ),
        Accountinvoer("partner", "Piet Partner", "wijkpartner", WACHTWOORD, "De School", regiocodes=gebied),
        Accountinvoer("aanbieder", "Aaf Aanbieder", "aanbieder", WACHTWOORD, "De Boom", partijcode="boom"),
        Accountinvoer(
            "accounthouder",
            "Ad Account",
            "accounthouder",
            WACHTWOORD,
            "Gemeente",
            beschikking_ids=frozenset({1}),
        ),
        Accountinvoer("beheerder", "Bea Beheer", "beheerder", WACHTWOORD, "Gemeente"),
    ]


def make_rows(bestand: str) -> list[list[Tabel]]:
    """Return the stored rows in an order that foreign keys allow."""
    return [
        [
            Instelling(naam="demo", waarde="ja", gewijzigd_op=NU),
            Instelling(naam="vandaag", waarde="2026-01-14", gewijzigd_op=NU),
            Partij(code="gemeente", naam="Gemeente Rotterdam", soort="gemeente"),
            Partij(code="boom", naam="Stichting De Boom", soort="aanbieder"),
            Partij(code="tak", naam="Stichting De Tak", soort="aanbieder"),
            make_interventie("klimrek", "Klimrek", 8, 16),
            make_interventie("schommel", "Schommel", 12, 22),
            Focusfactor(
                regiocode=GEBIED,
                factor_id="CTC-28",
                van_kwartaal="2025-K1",
                tot_kwartaal=None,
                reden="Uit de wijk",
            ),
            MaatschappelijkOogmerk(
                regiocode=GEBIED,
                tekst="Kinderen vinden hier een plek waar iemand hun naam kent.",
                vastgesteld_door="het wijknetwerk",
                vastgesteld_op=date(2025, 3, 12),
            ),
        ],
        [
            Beschikking(
                id=1,
                kenmerk="JP-2025-001",
                titel="Klimrek en Schommel",
                partijcode="boom",
                account="School en talent",
                van_kwartaal="2025-K1",
                tot_kwartaal="2026-K4",
                budget_euro=250000,
                doeltekst="Jongeren voelen zich thuis op school.",
                interventies=[
                    BeschikkingInterventie(interventiecode="klimrek"),
                    BeschikkingInterventie(interventiecode="schommel"),
                ],
                gebieden=[BeschikkingGebied(regiocode=GEBIED)],
            ),
            Beschikking(
                id=2,
                kenmerk="JP-2025-002",
                titel="Ander werk van De Tak",
                partijcode="tak",
                account="Vrije tijd",
                van_kwartaal="2025-K1",
                tot_kwartaal="2026-K4",
                budget_euro=10000,
                doeltekst="Geheim doel van een ander.",
                gebieden=[BeschikkingGebied(regiocode="WK059901")],
            ),
        ],
        [
            make_afspraak("nut_zeven_of_hoger", "klimrek", "jongere", 0.75),
            make_afspraak(
                "gestarte_trajecten", "klimrek", "*", 60.0, bezwaar="Te hoog voor zes scholen.", **TOELEIDING
            ),
            make_afspraak(
                "zonder_hulp_verder",
                "klimrek",
                "*",
                0.5,
                **TOELEIDING,
            ),
            Toezegging(
                beschikking_id=1,
                partijcode="gemeente",
                tekst="Een lokaal in het Huis van de Wijk",
                vervalt_op=date(2025, 10, 1),
                status=ToezeggingStatus.OPEN,
                gemaakt_door="Ans Adviseur",
                gemaakt_op=NU,
            ),
            Toezegging(
                beschikking_id=1,
                partijcode="boom",
                tekst="Een tweede groep op dinsdag",
                vervalt_op=date(2026, 3, 1),
                status=ToezeggingStatus.OPEN,
                gemaakt_door="Aaf Aanbieder",
                gemaakt_op=NU,
            ),
            Publicatie(
                build_id="proef",
                bestandsnaam=bestand,
                codeversie=code_version(),
                gepubliceerd_op=NU,
                aanlevering_ids=[],
            ),
        ],
    ]


def make_interventie(code: str, naam: str, van: int, tot: int) -> Interventie:
    """Return an intervention."""
    return Interventie(
        code=code,
        naam=naam,
        doelgroep="Leerlingen",
        leeftijd_van=van,
        leeftijd_tot=tot,
        trede=2,
        is_erkend=True,
        is_individueel=False,
        veranderlogica="Wie gezien wordt, blijft.",
    )


def make_afspraak(
    indicatorcode: str, interventiecode: str, informant: str, streefwaarde: float, **extra: Any
) -> Afspraak:
    """Return an afspraak with a full passport."""
    waarden: dict[str, Any] = {
        "beschikking_id": 1,
        "indicatorcode": indicatorcode,
        "interventiecode": interventiecode,
        "informant": informant,
        "streefwaarde": streefwaarde,
        "formule": "Gemiddelde van drie jaren",
    }
    return Afspraak(**(PASPOORT | waarden | extra))
