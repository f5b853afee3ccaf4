"""A small invented town with a build, for tests of screens: real tables, real services, a real DuckDB file."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd
import pytest
from dash import Dash
from flask.testing import FlaskClient
from mallen import cheapen, put_store, read_mal, write_mal

from app.context import Context
from app.main import create_app
from app.services.accounts import INRICHTING, Accountinvoer, create_account
from app.settings import Settings, load_settings
from app.store.sessions import create_engine_for, make_sessions
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
from app.wiring import make_context
from pipelines.samenvatting import code_version
from pipelines.warehouse import list_bouw
from schemas.leercyclus import ToezeggingStatus
from schemas.tabellen import TABELLEN

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
KWARTALEN = ("2025-K1", "2025-K2", "2025-K3", "2025-K4")


@dataclass(frozen=True)
class Stad:
    """The town as a test uses it."""

    context: Context
    app: Dash

    def sign_in(self, inlognaam: str) -> FlaskClient:
        """Return a browser without screen that is signed in."""
        client = self.app.server.test_client()
        client.get("/inloggen")
        with client.session_transaction() as sessie:
            csrf = sessie["csrf"]
        client.post("/inloggen", data={"csrf": csrf, "inlognaam": inlognaam, "wachtwoord": WACHTWOORD})
        return client


def post_callback(client: FlaskClient, uitvoer: list[str], inputs: list[Any], states: list[Any]) -> Any:
    """Post to a callback as the browser does, with the token of the session; return the JSON answer."""
    koekje = client.get_cookie("_csrf_token")
    assert koekje is not None
    meer = len(uitvoer) > 1
    outputs = [dict(zip(("id", "property"), u.rsplit(".", 1), strict=True)) for u in uitvoer]
    namen = ("id", "property", "value")
    antwoord = client.post(
        "/_dash-update-component",
        headers={"X-CSRFToken": koekje.value},
        json={
            "output": f"..{'...'.join(uitvoer)}.." if meer else uitvoer[0],
            "outputs": outputs if meer else outputs[0],
            "inputs": [dict(zip(namen, i, strict=True)) for i in inputs],
            "state": [dict(zip(namen, i, strict=True)) for i in states],
            "changedPropIds": [f"{inputs[0][0]}.{inputs[0][1]}"],
        },
    )
    assert antwoord.status_code in {200, 204}, antwoord.text
    return antwoord.json


def ask_address(client: FlaskClient, pad: str, zoek: str = "") -> Any:
    """Ask for a page: switches, standing line, menu and content."""
    delen = ["app-kiezers.children", "app-stand.children", "app-nav.children", "app-inhoud.children"]
    inputs = [
        ("app-adres", "pathname", pad),
        ("app-adres", "search", zoek),
        ("app-ververs", "data", None),
    ]
    return post_callback(client, delen, inputs, [])["response"]


@pytest.fixture
def adres() -> Callable[..., Any]:
    """Return the question to the frame."""
    return ask_address


@pytest.fixture
def vraag() -> Callable[[FlaskClient, str, str], str]:
    """Return the question to one page, answered with everything a reader meets on it, without its address."""

    def run(client: FlaskClient, pad: str, zoek: str) -> str:
        blad = ask_address(client, pad, zoek)["app-inhoud"]["children"]["props"]
        assert blad["data-adres"] == pad + zoek
        return json.dumps(blad["children"], ensure_ascii=False)

    return run


@pytest.fixture
def herken(stad: "Stad") -> Callable[[FlaskClient, str, str, str], str]:
    """Return the form of a wijkpartner."""
    # Dash tells outputs that share a target apart by a hash of their inputs.
    (uitvoer,) = (
        u for u in stad.app.callback_map if u.startswith("app-ververs.data@") and is_herken(stad, u)
    )

    def run(client: FlaskClient, sleutel: str, antwoord: str, waarom: str) -> str:
        states = [
            ("wijkbeeld-cijfer", "value", sleutel),
            ("wijkbeeld-antwoord", "value", antwoord),
            ("wijkbeeld-waarom", "value", waarom),
        ]
        uit = post_callback(client, [uitvoer], [("wijkbeeld-herken", "n_clicks", 1)], states)
        return json.dumps(uit, ensure_ascii=False)

    return run


def is_herken(stad: "Stad", uitvoer: str) -> bool:
    """Answer whether this is the callback of the form."""
    return any(i["id"] == "wijkbeeld-herken" for i in stad.app.callback_map[uitvoer]["inputs"])


@pytest.fixture(scope="session")
def stad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stad]:
    """Return the town; the tests that share it only read, but for one recognition that one test gives."""
    context = make_stad(tmp_path_factory.mktemp("stad"))
    yield Stad(context, create_app(context.settings, context=context))
    context.sessions.engine.dispose()


def make_stad(data: Path) -> Context:
    """Fill the stores and publish a build."""
    settings = load_settings({"WIJKSPIEGEL_DATA": str(data), "WIJKSPIEGEL_GEHEIM": "proef"})
    write_mal(_store(), data)
    write_build(settings.builds)
    return make_context(settings)


@cache
def _store() -> dict[Path, bytes]:
    with TemporaryDirectory() as map_:
        put_store(Path(map_))
        fill_store(load_settings({"WIJKSPIEGEL_DATA": map_}))
        return read_mal(Path(map_))


def fill_store(settings: Settings) -> None:
    """Store parties, one beschikking with three afspraken, accounts, and the publication of a build."""
    sessions = make_sessions(create_engine_for(settings))
    with sessions.begin() as session:
        for groep in make_rows(BESTAND):
            session.add_all(groep)
            session.flush()
        for invoer in make_accounts():
            create_account(session, INRICHTING, invoer, nu=NU)
        cheapen(session, WACHTWOORD)
    sessions.engine.dispose()


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
        "doel": "samen_leren",
        "gevraagd_door": "Gemeente",
        "gevolg_professional": "Bespreken in het team",
        "gevolg_organisatie": "Bijsturen",
        "gevolg_contract": "Geen",
        "lasten_uren": 4.0,
        "wie_ziet": "Gemeente en aanbieder",
        "wanneer_goed": "Als drie van de vier een 7 geven",
        "hoe_te_omzeilen": "Alleen tevreden jongeren vragen",
        "tegenindicator": "voortijdig_negatief",
        "van_kwartaal": "2025-K1",
        "tot_kwartaal": "2026-K4",
        "streefwaarde": streefwaarde,
        "herkomst": "na_overleg",
        "formule": "Gemiddelde van drie jaren",
    }
    return Afspraak(**(waarden | extra))


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


def cijfer(indicatorcode: str, kwartaal: str, **extra: Any) -> dict[str, Any]:
    """Return one figure row; what is not given is a visible share of Klimrek in the gebied."""
    rij: dict[str, Any] = {
        "soort": "uitkomst",
        "vorm": "aandeel",
        "regiocode": GEBIED,
        "regioniveau": "gebied",
        "periode": "kwartaal",
        "partijcode": "*",
        "interventiecode": "klimrek",
        "informant": "*",
        "waarde": 0.78,
        "onder": 0.62,
        "boven": 0.89,
        "woorden": "tussen 6 en 9 van de 10",
        "teller": None,
        "noemer": None,
        "n": 34.0,
        "in_aanmerking": 52.0,
        "dekking": 0.65,
        "vorig_kwartaal": "",
        "vorige_waarde": None,
        "verandering": "niet_te_onderscheiden",
        "segment": 1,
        "is_onderdrukt": False,
        "onderdruk_reden": "",
        "veilig_regiocode": "",
        "is_grof": False,
        "is_voorlopig": False,
        "toelichting": "",
        "definitieversie": "1",
        "bron": "Aanlevering trajecten",
    } | extra
    sleutel = "/".join(
        (
            indicatorcode,
            rij["regiocode"],
            kwartaal,
            rij["partijcode"],
            rij["interventiecode"],
            rij["informant"],
        )
    )
    eerst = {"cijfer_id": sleutel, "indicatorcode": indicatorcode}
    return {
        naam: (eerst | rij | {"kwartaal": kwartaal})[naam] for naam in TABELLEN["cijfer"].to_schema().columns
    }


VERBORGEN: dict[str, Any] = {
    "waarde": None,
    "onder": None,
    "boven": None,
    "woorden": "",
    "n": None,
    "in_aanmerking": None,
    "dekking": None,
    "verandering": "te_weinig_gegevens",
    "is_onderdrukt": True,
    "onderdruk_reden": "Minder dan 10 deelnemers.",
}
AANTAL: dict[str, Any] = {
    "soort": "prestatie",
    "vorm": "aantal",
    "onder": None,
    "boven": None,
    "woorden": "",
    "in_aanmerking": None,
    "dekking": None,
}


def make_cijfers() -> list[dict[str, Any]]:
    """Return the figures: a series with a break, a hidden buurt, outputs and a precondition."""
    rijen = [
        cijfer(
            "nut_zeven_of_hoger",
            kwartaal,
            informant="jongere",
            waarde=0.6 + i * 0.06,
            onder=0.45 + i * 0.06,
            boven=0.75 + i * 0.05,
            segment=1 if i == 0 else 2,
            vorig_kwartaal=KWARTALEN[i - 1] if i > 1 else "",
            vorige_waarde=0.6 + (i - 1) * 0.06 if i > 1 else None,
            verandering="niet_te_onderscheiden" if i > 1 else "geen_vergelijking",
            is_voorlopig=i == 3,
        )
        for i, kwartaal in enumerate(KWARTALEN)
    ]
    for kwartaal in KWARTALEN:
        rijen += [
            cijfer(
                "nut_zeven_of_hoger", kwartaal, informant="jongere", interventiecode="schommel", **VERBORGEN
            ),
            cijfer(
                "nut_zeven_of_hoger",
                kwartaal,
                informant="jongere",
                regiocode=BUURT,
                regioniveau="buurt",
                **(VERBORGEN | {"veilig_regiocode": GEBIED}),
            ),
            cijfer("zonder_hulp_verder", kwartaal, waarde=0.38, onder=0.22, boven=0.56),
            cijfer("gestarte_trajecten", kwartaal, waarde=38.0, n=38.0, **AANTAL),
            cijfer("bereik", kwartaal, waarde=81.0, n=81.0, **AANTAL),
            cijfer(
                "toeleidingen_gemeente", kwartaal, waarde=40.0, n=40.0, **(AANTAL | {"soort": "voorwaarde"})
            ),
            cijfer("nut_zeven_of_hoger", kwartaal, informant="jongere", partijcode="boom"),
            cijfer("zonder_hulp_verder", kwartaal, partijcode="boom", waarde=0.38, onder=0.22, boven=0.56),
            cijfer("gestarte_trajecten", kwartaal, partijcode="boom", waarde=38.0, n=38.0, **AANTAL),
            cijfer(
                "toeleidingen_gemeente",
                kwartaal,
                partijcode="boom",
                waarde=40.0,
                n=40.0,
                **(AANTAL | {"soort": "voorwaarde"}),
            ),
        ]
    return rijen


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
