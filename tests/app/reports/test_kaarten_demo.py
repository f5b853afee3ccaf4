"""The cards of the whole demo city by one command: one page each, read aloud, and every number as on the page."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from papierlezer import find_faults, open_pdf, read_text
from sqlalchemy import select

from app.cli import main
from app.components.cijfers import describe_count, describe_words
from app.components.getallen import show_waarde
from app.context import Context
from app.identity import Gebruiker
from app.pages import gesprek as gesprekspagina
from app.pages.gesprek_stof import load_stof as load_gesprek
from app.reports.gesprekskaart import make_kaart
from app.reports.kaarten import list_kaartplekken
from app.reports.stof import load_stof
from app.settings import load_settings
from app.store.tables import Gesprek, Logregel
from app.wiring import make_context

pytestmark = pytest.mark.traag
KWARTAAL = "2025-K4"
GETAL = re.compile(r"\d[\d.]*(?:,\d+)?%?")


@pytest.fixture(scope="module")
def context(gevulde_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    data = shutil.copytree(gevulde_demo, tmp_path_factory.mktemp("kaarten") / "var")
    context = make_context(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    yield context
    context.sessions.engine.dispose()


@pytest.fixture(scope="module")
def kaarten(context: Context, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every card by its name, written by the command."""
    doel = tmp_path_factory.mktemp("uit")
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("WIJKSPIEGEL_DATA", str(context.settings.data))
        assert main(["kaart", "--kwartaal", KWARTAAL, "--map", str(doel)]) == 0
    return {pad.name: pad.read_bytes() for pad in sorted(doel.iterdir())}


def make_adviser(regiocode: str) -> Gebruiker:
    return Gebruiker(0, "Adviseur", "gebiedsadviseur", regiocodes=frozenset({regiocode}))


def test_every_beschikking_and_gebied_of_the_quarter_has_its_card(context, kaarten) -> None:
    plekken = list_kaartplekken(context, KWARTAAL)
    assert set(kaarten) == {f"gesprekskaart_{p.kenmerk}_{p.regiocode}_{KWARTAAL}.pdf" for p in plekken}
    assert len(kaarten) > 30


def test_every_card_is_one_page_that_can_be_read_aloud_and_says_synthetic(kaarten) -> None:
    assert {naam: len(open_pdf(pdf).pages) for naam, pdf in kaarten.items()} == dict.fromkeys(kaarten, 1)
    assert {naam: find_faults(pdf) for naam, pdf in kaarten.items()} == {naam: [] for naam in kaarten}
    assert all("Synthetische gegevens" in read_text(pdf) for pdf in kaarten.values())


def test_every_card_was_logged(context, kaarten) -> None:
    with context.sessions() as session:
        regels = session.scalars(select(Logregel).where(Logregel.gebeurtenis == "gesprekskaart_gemaakt"))
        assert len({regel.onderwerp for regel in regels}) == len(kaarten)


def test_every_number_on_a_card_is_the_number_of_the_page(context, kaarten) -> None:
    bekeken = 0
    with context.sessions() as session:
        for gesprek in session.scalars(select(Gesprek).where(Gesprek.kwartaal == KWARTAAL)):
            wie = make_adviser(gesprek.regiocode)
            pagina = load_gesprek(context, session, wie, gesprek.id)
            kaart = make_kaart(
                load_stof(
                    context,
                    session,
                    wie,
                    gesprek.beschikking_id,
                    regiocode=gesprek.regiocode,
                    kwartaal=KWARTAAL,
                )
            )
            naam = f"gesprekskaart_{gesprek.beschikking.kenmerk}_{gesprek.regiocode}_{KWARTAAL}.pdf"
            tekst = read_text(kaarten[naam])
            scherm = draw_texts(gesprekspagina.layout(context, wie, gesprek=str(gesprek.id)))
            for afspraak, regel in zip(pagina.afspraken, kaart.afspraken, strict=True):
                cijfer, indicator = pagina.cijfer(afspraak), pagina.indicatoren[afspraak.indicatorcode]
                bekeken += 1
                if cijfer is None or cijfer.is_onderdrukt or cijfer.waarde is None:
                    assert not GETAL.findall(regel.waarde)
                    continue
                assert regel.waarde == show_waarde(cijfer.waarde, indicator.eenheid)
                assert regel.waarde in scherm
                assert regel.cijfer_id == cijfer.cijfer_id
                if indicator.vorm != "aantal":
                    assert describe_words(cijfer, indicator) in regel.woorden
                    assert describe_words(cijfer, indicator) in scherm
                    assert f"gemeten bij {describe_count(cijfer)}" in regel.gemeten
                    assert f"Gemeten bij {describe_count(cijfer)}" in scherm
                zin = f"{regel.waarde} {regel.woorden} {regel.gemeten} {regel.doel}"
                assert set(GETAL.findall(zin)) <= set(GETAL.findall(tekst)), (naam, zin)
    assert bekeken > 15


def test_an_objection_stands_beside_the_target_on_the_card(context, kaarten) -> None:
    gezien = 0
    with context.sessions() as session:
        for plek in list_kaartplekken(context, KWARTAAL):
            stof = load_stof(
                context,
                session,
                make_adviser(plek.regiocode),
                plek.beschikking_id,
                regiocode=plek.regiocode,
                kwartaal=KWARTAAL,
            )
            tekst = read_text(kaarten[f"gesprekskaart_{plek.kenmerk}_{plek.regiocode}_{KWARTAAL}.pdf"])
            for afspraak in stof.afspraken:
                if afspraak.bezwaar:
                    gezien += 1
                    na = tekst[tekst.index("Afgesproken: ") :]
                    assert f"Bezwaar van de aanbieder: {afspraak.bezwaar[:40]}" in na
    assert gezien > 5


def test_a_quarter_nobody_can_read_is_refused_in_dutch(context, monkeypatch, tmp_path, capsys) -> None:
    monkeypatch.setenv("WIJKSPIEGEL_DATA", str(context.settings.data))
    assert main(["kaart", "--kwartaal", "vroeger", "--map", str(tmp_path)]) == 2
    assert "kwartaal" in capsys.readouterr().err
    (tmp_path / "bestand").write_text("")
    assert main(["kaart", "--kwartaal", KWARTAAL, "--map", str(tmp_path / "bestand")]) == 2
    assert "Kies een map" in capsys.readouterr().err


def draw_texts(onderdeel: Any) -> str:
    """Return every word of a drawn page."""
    return json.dumps(onderdeel.to_plotly_json(), ensure_ascii=False, default=lambda d: d.to_plotly_json())
