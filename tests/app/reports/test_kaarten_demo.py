"""The cards of the whole demo city by one command: one page each, read aloud, and every number as on the page."""

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from demokopie import copy_demo
from docx import Document
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
from app.reports.stof import Papierstof, load_stof
from app.reports.verslag import GEEN_LEZING, write_verslag
from app.settings import load_settings
from app.store.tables import Beschikking, Gesprek, Lezing, Logregel
from app.wiring import make_context
from schemas.errors import DeclaratieError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import LOPEND, GesprekStatus, Vrijgave

pytestmark = pytest.mark.traag
KWARTAAL = "2025-K4"
GETAL = re.compile(r"\d[\d.]*(?:,\d+)?%?")


@pytest.fixture(scope="module")
def context(gevulde_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    data = copy_demo(gevulde_demo, tmp_path_factory.mktemp("kaarten") / "var")
    context = make_context(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    yield context
    context.sessions.engine.dispose()


def make_holder(beschikking: Beschikking) -> Gebruiker:
    return Gebruiker(
        0,
        "Account",
        "accounthouder",
        beschikking_ids=frozenset({beschikking.id}),
        levert=frozenset((beschikking.partijcode, i.interventiecode) for i in beschikking.interventies),
    )


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


@pytest.fixture(scope="module")
def lees(context: Context) -> Iterator[Callable[[Gebruiker, int, str], Papierstof]]:
    """Give what a card is made of, for a person, beschikking and gebied; gathered once."""
    with context.sessions() as session:

        @cache
        def lees(wie: Gebruiker, beschikking: int, regiocode: str) -> Papierstof:
            return load_stof(context, session, wie, beschikking, regiocode=regiocode, kwartaal=KWARTAAL)

        yield lees


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


def test_every_number_on_a_card_is_the_number_of_the_page(context, kaarten, lees) -> None:
    bekeken = 0
    with context.sessions() as session:
        for gesprek in session.scalars(select(Gesprek).where(Gesprek.kwartaal == KWARTAAL)):
            wie = make_adviser(gesprek.regiocode)
            pagina = load_gesprek(context, session, wie, gesprek.id)
            kaart = make_kaart(lees(wie, gesprek.beschikking_id, gesprek.regiocode))
            naam = f"gesprekskaart_{gesprek.beschikking.kenmerk}_{gesprek.regiocode}_{KWARTAAL}.pdf"
            tekst = read_text(kaarten[naam])
            scherm = draw_texts(gesprekspagina.layout(context, wie, gesprek=str(gesprek.id), stap="alles"))
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


def test_a_card_names_the_actions_that_go_on_and_which_to_look_back_at(context, lees) -> None:
    gezien = 0
    with context.sessions() as session:
        for gesprek in session.scalars(select(Gesprek).where(Gesprek.kwartaal == KWARTAAL)):
            stof = lees(make_adviser(gesprek.regiocode), gesprek.beschikking_id, gesprek.regiocode)
            acties = make_kaart(stof).acties
            lopend = [v for v in stof.verbeteracties if v.fase in LOPEND]
            assert len(acties) == sum(v.start_kwartaal <= KWARTAAL for v in lopend)
            for zin in acties:
                [actie] = [v for v in lopend if zin.startswith(v.titel.rstrip("."))]
                is_nu = not actie.oordelen and actie.terugkijk_kwartaal <= KWARTAAL
                assert ("In dit gesprek kijkt u terug." in zin) is is_nu
                gezien |= 1 << is_nu
    assert gezien == 3, "some to look back at now, some not"


def test_everybody_at_one_table_is_told_the_same_of_an_afspraak(context, lees) -> None:
    samen = 0
    with context.sessions() as session:
        for plek in list_kaartplekken(context, KWARTAAL):
            beschikking = session.get_one(Beschikking, plek.beschikking_id)
            mensen = (
                make_adviser(plek.regiocode),
                make_holder(beschikking),
                Gebruiker(0, "Aanbieder", "aanbieder", partijcode=beschikking.partijcode),
            )
            standen = [
                [
                    (s.afspraak.id, s.regiocode, s.oordeel, s.cijfer and s.cijfer.waarde)
                    for s in lees(wie, beschikking.id, plek.regiocode).statussen
                ]
                for wie in mensen
            ]
            assert standen[0] == standen[1] == standen[2], plek
            samen += sum(regio != plek.regiocode and waarde is not None for _, regio, _, waarde in standen[0])
    assert samen > 5


def test_an_objection_stands_beside_the_target_on_the_card(context, kaarten, lees) -> None:
    gezien = 0
    for plek in list_kaartplekken(context, KWARTAAL):
        stof = lees(make_adviser(plek.regiocode), plek.beschikking_id, plek.regiocode)
        tekst = read_text(kaarten[f"gesprekskaart_{plek.kenmerk}_{plek.regiocode}_{KWARTAAL}.pdf"])
        for afspraak in stof.afspraken:
            if afspraak.bezwaar:
                gezien += 1
                na = tekst[tekst.index("Afgesproken: ") :]
                assert f"Bezwaar van de aanbieder: {afspraak.bezwaar[:40]}" in na
    assert gezien > 5


def test_the_report_of_every_adopted_talk_can_be_read_aloud_and_opens_in_word(context) -> None:
    with context.sessions() as session:
        gesprekken = session.scalars(
            select(Gesprek).where(Gesprek.status == GesprekStatus.VASTGESTELD, Gesprek.kwartaal == "2025-K3")
        ).all()
        lezingen = session.scalars(select(Lezing).where(Lezing.vrijgave != Vrijgave.EIGEN)).all()
    assert len(gesprekken) > 3
    labels, gezien = load_keuzelijst("belemmering"), 0
    for gesprek in gesprekken[:4]:
        wie = make_adviser(gesprek.regiocode)
        pdf = write_verslag(context, wie, gesprek.id, "pdf")
        assert find_faults(pdf) == []
        woord = Document(io.BytesIO(write_verslag(context, wie, gesprek.id, "docx")))
        alineas = "\n".join(alinea.text for alinea in woord.paragraphs)
        assert gesprek.eigen_deel.strip() in alineas
        for lezing in lezingen:
            if lezing.gesprek_id == gesprek.id and lezing.belemmering:
                gezien += 1
                assert f"Hield tegen: {labels[lezing.belemmering]}." in alineas
        assert "{{" not in alineas
        assert "{%" not in alineas
        tekst = read_text(pdf)
        assert "De gemeente las" in tekst
        assert "De aanbieder las" in tekst
        assert "Synthetische gegevens" in tekst
    assert gezien > 0


def test_an_accounthouder_reads_no_unreleased_reading_in_the_report(context) -> None:
    with context.sessions() as session:
        lezing = session.scalars(
            select(Lezing)
            .join(Gesprek, Gesprek.id == Lezing.gesprek_id)
            .where(Gesprek.status == GesprekStatus.VASTGESTELD, Lezing.vrijgave == Vrijgave.GESPREK)
            .where(Gesprek.kwartaal == "2025-K3")
            .order_by(Lezing.id)
        ).first()
        assert lezing is not None
        gesprek = session.get_one(Gesprek, lezing.gesprek_id)
        woorden = lezing.antwoorden["verklaren"][:60]
        houder = make_holder(gesprek.beschikking)
    adviseur = make_adviser(gesprek.regiocode)
    for vorm, lees in (("pdf", read_text), ("docx", read_word)):
        assert woorden in lees(write_verslag(context, adviseur, gesprek.id, vorm))
        bericht = lees(write_verslag(context, houder, gesprek.id, vorm))
        assert woorden not in bericht
        assert GEEN_LEZING in bericht


def test_a_template_of_the_gemeente_is_used_and_a_misspelled_field_is_named(context, tmp_path) -> None:
    with context.sessions() as session:
        gesprek = session.scalars(
            select(Gesprek).where(Gesprek.status == GesprekStatus.VASTGESTELD).order_by(Gesprek.id)
        ).first()
        assert gesprek is not None
    eigen = replace(context, settings=replace(context.settings, huisstijl=tmp_path))
    sjabloon = Document()
    sjabloon.add_paragraph("Gemeente Voorbeeld meldt: {{ kop }}")
    sjabloon.save(str(tmp_path / "gespreksverslag.docx"))
    wie = make_adviser(gesprek.regiocode)
    assert "Gemeente Voorbeeld meldt: Verslag" in read_word(write_verslag(eigen, wie, gesprek.id, "docx"))
    sjabloon.add_paragraph("{{ kopp }}")
    sjabloon.save(str(tmp_path / "gespreksverslag.docx"))
    with pytest.raises(DeclaratieError, match="kopp"):
        write_verslag(eigen, wie, gesprek.id, "docx")


def read_word(inhoud: bytes) -> str:
    return "\n".join(alinea.text for alinea in Document(io.BytesIO(inhoud)).paragraphs)


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
