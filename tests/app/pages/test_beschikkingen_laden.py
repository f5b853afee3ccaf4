"""Loading beschikkingen on the page: first what would happen, then doing it; refused for others and for strange files."""

import base64
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select

from app.main import create_app
from app.store.tables import Beschikking
from tests.app.pages.conftest import Stad, make_stad, post_callback

BESCHIKKING = {
    "Kenmerk": "JP-2026-009",
    "Titel": "Klimrek erbij",
    "Aanbieder": "Stichting De Boom",
    "Account": "School en talent",
    "Van kwartaal": "2026-K3",
    "Tot en met kwartaal": "2027-K4",
    "Bedrag": "€ 120.000",
    "Voorganger": "JP-2025-001",
    "Interventies": "Klimrek (experiment)",
    "Gebieden": "Charlois",
    "Doel": "Kinderen klimmen hoger.",
}
AFSPRAAK = {
    "Kenmerk": "JP-2026-009",
    "Cijfer": "zonder_hulp_verder",
    "Interventie": "Klimrek",
    "Streefwaarde": 0.8,
}
VOORBEELD = [
    "beschikkingen-voorbeeld.children",
    "beschikkingen-inhoud.data",
    "beschikkingen-bestand.contents",
]


@pytest.fixture(scope="module")
def laadstad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stad]:
    """A town of its own: these tests add to it."""
    context = make_stad(tmp_path_factory.mktemp("laden"))
    yield Stad(context, create_app(context.settings, context=context))
    context.sessions.engine.dispose()


def fill(client: FlaskClient, **anders: Any) -> dict[str, str]:
    """Download the template as its link does and fill it in; return what a browser hands over."""
    werkmap = load_workbook(io.BytesIO(client.get("/beschikkingen/sjabloon.xlsx").data))
    samen = {veld: waarde for veld, waarde in anders.items() if veld == "Kenmerk"}
    for blad, rij in (("Beschikkingen", BESCHIKKING | anders), ("Afspraken", AFSPRAAK | samen)):
        werkmap[blad].append([rij.get(cel.value) for cel in werkmap[blad][1]])
    uit = io.BytesIO()
    werkmap.save(uit)
    return as_upload(uit.getvalue(), "lijst.xlsx")


def as_upload(inhoud: bytes, naam: str) -> dict[str, str]:
    return {"inhoud": f"data:;base64,{base64.b64encode(inhoud).decode()}", "naam": naam}


def drop(client: FlaskClient, bestand: dict[str, str]) -> tuple[str, Any]:
    """Drop a file; return everything shown, and what the page keeps for the button."""
    invoer = [("beschikkingen-bestand", "contents", bestand["inhoud"])]
    staat = [("beschikkingen-bestand", "filename", bestand["naam"])]
    antwoord = post_callback(client, VOORBEELD, invoer, staat)["response"]
    tekst = json.dumps(antwoord["beschikkingen-voorbeeld"], ensure_ascii=False)
    return tekst, antwoord["beschikkingen-inhoud"]["data"]


def press(stad: Stad, client: FlaskClient, bestand: Any) -> str:
    """Press the button that loads."""
    (uitvoer,) = (u for u in stad.app.callback_map if u.startswith("beschikkingen-voorbeeld.children@"))
    invoer = [("beschikkingen-laad", "n_clicks", 1)]
    antwoord = post_callback(client, [uitvoer], invoer, [("beschikkingen-inhoud", "data", bestand)])
    return json.dumps(antwoord, ensure_ascii=False)


def kenmerken(stad: Stad) -> set[str]:
    with stad.context.sessions() as session:
        return set(session.scalars(select(Beschikking.kenmerk)))


def test_a_file_shows_first_what_it_does_and_loads_it_once(laadstad, vraag):
    client = laadstad.sign_in("accounthouder")
    assert "U laadt voor uw eigen account: School en talent." in vraag(client, "/beschikkingen", "")
    gezien, bewaard = drop(client, fill(client))
    for zin in (
        "Nieuw: 1 beschikking en 1 afspraak",
        "Klimrek erbij (JP-2026-009)",
        "K3 2026 tot en met K4 2027",
        "€ 120.000",
        "opvolger van JP-2025-001",
        "Klimrek (experiment), in Charlois.",
        "80%",
    ):
        assert zin in gezien
    assert "JP-2026-009" not in kenmerken(laadstad)
    assert "Geladen: 1 beschikking en 1 afspraak." in press(laadstad, client, bewaard)
    assert "JP-2026-009" in kenmerken(laadstad)
    assert "Klimrek erbij" in vraag(client, "/afspraken", "")
    assert "bestaat al" in press(laadstad, client, bewaard)
    assert "bestaat al" in drop(client, fill(client))[0]


def test_every_mistake_has_its_cell_and_repair_and_no_button(laadstad):
    client = laadstad.sign_in("beheerder")
    gezien, bewaard = drop(client, fill(client, Kenmerk="JP-X", Aanbieder="De Bom", Bedrag="veel"))
    assert "Herstel eerst 2 punten" in gezien
    assert 'blad Beschikkingen, cel C2, kolom \\"Aanbieder\\"' in gezien
    assert "kennen we niet als aanbieder" in gezien
    assert "beschikkingen-laad" not in gezien
    assert bewaard is None


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "leeg of groter"),
        (b"x" * 2_100_000, "leeg of groter"),
        (b"\x00\x01\x02", "lezen"),
        (b"a;b\n1;2\n", "geen tabel"),
    ],
)
def test_what_is_no_list_is_said_in_dutch(laadstad, inhoud, zin):
    gezien, bewaard = drop(laadstad.sign_in("beheerder"), as_upload(inhoud, "raar.csv"))
    assert zin in gezien
    assert "Traceback" not in gezien
    assert bewaard is None


def test_an_account_of_others_is_refused_before_anything_is_shown(laadstad):
    client = laadstad.sign_in("accounthouder")
    gezien, bewaard = drop(client, fill(client, Kenmerk="JP-X", Account="Vrije tijd"))
    assert "niet van Vrije tijd" in gezien
    assert (bewaard, "JP-X" in kenmerken(laadstad)) == (None, False)


@pytest.mark.parametrize("rol", ["adviseur", "aanbieder", "partner"])
def test_without_the_right_there_is_no_page_no_template_and_no_loading(laadstad, vraag, rol):
    client, bestand = laadstad.sign_in(rol), fill(laadstad.sign_in("beheerder"), Kenmerk="JP-X")
    assert "opent u de pagina" in vraag(client, "/beschikkingen", "")
    assert client.get("/beschikkingen/sjabloon.xlsx").status_code == 403
    gezien, bewaard = drop(client, bestand)
    assert "Dit mag u niet bekijken of doen" in gezien
    assert bewaard is None
    assert "Dit mag u niet bekijken of doen" in press(laadstad, client, bestand)
    assert "JP-X" not in kenmerken(laadstad)
