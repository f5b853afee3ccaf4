"""The build of the town of the tests of screens: places, factors, context, offer, events; each table as declared."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pipelines.warehouse import list_bouw
from schemas.tabellen import TABELLEN
from tests.app.pages.cijferrijen import make_cijfers
from tests.app.pages.stadsrijen import BESTAND, BUURT, GEBIED, GM


def write_build(builds: Path) -> None:
    """Write a DuckDB file with the declared tables, each checked against its model."""
    builds.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(builds / BESTAND)) as verbinding:
        for naam, model in TABELLEN.items():
            rijen = BUILD.get(naam, [])
            frame = model.validate(pd.DataFrame(rijen)) if rijen else model.empty()
            verbinding.register("frame", frame)
            verbinding.execute(f"create table {naam} as select * from frame")
            verbinding.unregister("frame")


def regio(code: str, naam: str, niveau: str, ouder: str, gebied: str) -> dict[str, Any]:
    """Return one place."""
    return {
        "regiocode": code,
        "naam": naam,
        "niveau": niveau,
        "oudercode": ouder,
        "wijkraadcode": "",
        "gebiedcode": gebied,
        "is_woongebied": True,
        "inwoners_0_25": 2300.0,
    }


def factor(factor_id: str, naam: str, soort: str, **extra: Any) -> dict[str, Any]:
    """Return one factor in the gebied, newest quarter."""
    return {
        "regiocode": GEBIED,
        "kwartaal": "2025-K4",
        "factor_id": factor_id,
        "naam": naam,
        "soort": soort,
        "domein": "school",
        "model": "CTC",
        "is_focus": False,
        "gekozen_in": "",
        "focus_reden": "",
        "leeftijd_van": 0,
        "leeftijd_tot": 24,
        "aantal_interventies": 0,
        "interventies": "",
        "bereikt_minstens": None,
        "bereikt_hoogstens": None,
        "doelgroep": None,
        "dosis_minstens": None,
        "dosis_hoogstens": None,
        "hoogste_trede": 0,
    } | extra


def factornaam(factor_id: str, naam: str, soort: str, **extra: Any) -> dict[str, Any]:
    """Return one factor of a model."""
    return {
        "factor_id": factor_id,
        "model": factor_id.split("-", maxsplit=1)[0],
        "modelnaam": "Communities That Care",
        "modelversie": "2006",
        "is_standaard": False,
        "naam": naam,
        "soort": soort,
        "domein": "school",
        "van_kwartaal": "0000-K0",
        "tot_kwartaal": "",
        "bron": "CtC",
    } | extra


BANDEN = ((0, 3), (4, 11), (12, 17), (18, 22), (23, 27))


def make_rooster(factor_id: str, per_groep: Sequence[str], **extra: Any) -> list[dict[str, Any]]:
    """Return one row of the grid: who works there per age group, as `partij partij`, empty for nobody."""
    rijen = []
    for (van, tot), wie in zip(BANDEN, per_groep, strict=True):
        partijen = wie.split()
        stand = "witte_vlek" if not partijen else "aanbod" if len(partijen) == 1 else "dubbeling"
        rijen.append(
            {
                "regiocode": GEBIED,
                "kwartaal": "2025-K4",
                "factor_id": factor_id,
                "is_focus": True,
                "leeftijd_van": van,
                "leeftijd_tot": tot,
                "aantal_partijen": len(partijen),
                "aantal_interventies": len(partijen),
                "interventies": ", ".join(partijen),
                "partijen": " en ".join(partijen),
                "stand": stand,
                "reden": "Niemand bekend." if stand == "witte_vlek" else "",
            }
            | extra
        )
    return rijen


def contextcijfer(
    code: str, regiocode: str, jaar: int, waarde: float | None, *, teken: str = "", stand: str = ""
) -> dict[str, Any]:
    """Return one context figure of a year."""
    return {
        "indicatorcode": code,
        "regiocode": regiocode,
        "peiljaar": jaar,
        "peilperiode": f"{jaar}JJ00",
        "waarde": waarde,
        "teken": teken,
        "stand": stand,
        "segment": 1,
        "breuk": "",
        "bron": "CBS Kerncijfers",
        "licentie": "CC BY 4.0",
    }


BUILD: dict[str, list[dict[str, Any]]] = {
    "bouw": list_bouw("proef", 10).to_dict("records"),
    "cijfer": make_cijfers(),
    "regio": [
        regio(GM, "Rotterdam", "gemeente", "", ""),
        regio(GEBIED, "Charlois", "gebied", GM, GEBIED),
        regio("WK059901", "Rotterdam Centrum", "gebied", GM, "WK059901"),
        regio(BUURT, "Tarwewijk", "buurt", GEBIED, GEBIED),
    ],
    "contextcijfer": [
        *(
            contextcijfer("bijstand_per_1000", regiocode, jaar, waarde)
            for regiocode in (GM, GEBIED, BUURT)
            for jaar, waarde in ((2019, 80.0), (2020, 85.0))
        ),
        *(contextcijfer("jeugd_0_25", regiocode, 2020, 2310.0) for regiocode in (GM, GEBIED, BUURT)),
        contextcijfer("ww_per_1000", GEBIED, 2020, None, teken="geheim"),
        contextcijfer("kinderen_0_15", GEBIED, 2020, 0.0),
        contextcijfer("afstand_kinderdagverblijf", GEBIED, 2020, None, teken="niet_van_toepassing"),
        contextcijfer("huishoudens_met_kinderen", GEBIED, 2020, 0.4, stand="voorlopig"),
        contextcijfer("kinderen_in_bijstandsgezin", GM, 2022, 0.13),
    ],
    "factorbeeld": [
        factor(
            "CTC-28",
            "Sociale binding",
            "beschermend",
            is_focus=True,
            focus_reden="Uit de wijk",
            aantal_interventies=2,
            interventies="Klimrek, Schommel",
            gekozen_in=GEBIED,
            bereikt_minstens=180.0,
            bereikt_hoogstens=214.0,
            doelgroep=2300.0,
            dosis_minstens=0.078,
            dosis_hoogstens=0.093,
            hoogste_trede=2,
        ),
        factor(
            "CTC-15",
            "Weinig binding met school",
            "risico",
            is_focus=True,
            focus_reden="Meer verzuim",
            gekozen_in=GEBIED,
        ),
    ],
    "factor": [
        factornaam(
            "RDAM-03",
            "Sociaal-emotionele vaardigheden",
            "beschermend",
            is_standaard=True,
            modelnaam="Rotterdam",
        ),
        factornaam("CTC-15", "Weinig binding met school", "risico"),
        factornaam("CTC-16", "Vrienden met probleemgedrag", "risico"),
        factornaam("CTC-17", "Jeugdbende", "risico"),
        factornaam("CTC-28", "Sociale binding", "beschermend"),
    ],
    "factorkruising": [
        {
            "factor_id": "CTC-28",
            "naar_factor": "RDAM-03",
            "verhouding": "enger",
            "bron": "eigen vergelijking",
            "zekerheid": "voorlopig",
        }
    ],
    "factorindicator": [
        {
            "factor_id": "CTC-28",
            "indicatorcode": "bijstand_per_1000",
            "via_factor": "RDAM-03",
            "verhouding": "ruimer",
        }
    ],
    "rooster": [
        *make_rooster("CTC-28", ("", "boom", "boom tak", "tak", "")),
        *make_rooster("CTC-15", ("", "", "", "", "")),
    ],
    "aanbod": [
        {
            "regiocode": GEBIED,
            "kwartaal": "2025-K4",
            "factor_id": "CTC-28",
            "interventiecode": code,
            "interventienaam": naam,
            "partijcode": partij,
            "partijnaam": partijnaam,
            "partijsoort": soort,
            "leeftijd_van": van,
            "leeftijd_tot": tot,
            "trede": 2,
            "onderbouwing": "Wie gezien wordt, blijft.",
            "bron": "",
            "is_voorlopig": True,
            "is_opgave": soort == "informele_partner",
        }
        for code, naam, partij, partijnaam, soort, van, tot in (
            ("klimrek", "Klimrek", "boom", "Stichting De Boom", "aanbieder", 8, 16),
            ("schommel", "Schommel", "tak", "Stichting De Tak", "informele_partner", 12, 22),
        )
    ],
    "gebeurtenis": [
        {
            "regiocode": GEBIED,
            "datum": pd.Timestamp("2025-04-01"),
            "kwartaal": "2025-K2",
            "soort": "aanbiederwissel",
            "is_breuk": True,
            "titel": "Andere aanbieder van Klimrek",
            "interventiecode": "klimrek",
        },
        {
            "regiocode": BUURT,
            "datum": pd.Timestamp("2025-09-01"),
            "kwartaal": "2025-K3",
            "soort": "voorziening",
            "is_breuk": False,
            "titel": "Jongerencentrum open",
            "interventiecode": "",
        },
    ],
    "herkomst": [
        {
            "aanlevering_id": 1,
            "partijcode": "boom",
            "kwartaal": "2025-K4",
            "soort": "trajecten",
            "versie": 1,
            "bestandsnaam": "boom_K4.csv",
            "is_vastgesteld": False,
            "rijen": 240,
            "sha256": "a" * 64,
        }
    ],
}
