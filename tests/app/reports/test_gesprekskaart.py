"""The talk card: one tagged page whatever it must say, and what is left out is counted."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
import typst
from papierlezer import find_faults, list_tags, open_pdf, read_text

from app.reports.afspraakregel import Afspraakregel
from app.reports.gesprekskaart import Gesprekskaart, Ruisregel, Toezeggingsregel, set_kaart, shorten
from app.reports.vragen import AANLEIDINGEN
from app.reports.zetten import count_pages, read_sjablonen, set_pdf
from schemas.errors import DeclaratieError
from schemas.gesprekskaart import load_kaartregels

NU = datetime(2026, 1, 14, 9, 0, tzinfo=UTC)
LANG = "arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkersoverleg"
ZIN = (
    f"Wij hebben bezwaar, want het {LANG} besloot anders dan wij hadden voorgesteld in het vorige kwartaal. "
)
TEKENING = {
    "svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><line x1="4" y1="36" x2="116" y2="4" stroke="#000"/></svg>',
    "alt": "Nut: K1 2025 7,0; K2 2025 7,5.",
    "van": "K1 2025",
    "tot": "K2 2025",
    "onder": "1",
    "boven": "10",
}


def make_regel(nummer: int) -> Afspraakregel:
    return Afspraakregel(
        cijfer_id=f"nut/{nummer}",
        soortcode="uitkomst",
        soort="Uitkomst · leerafspraak",
        naam=f"Gestandaardiseerde verandering volgens {LANG} {nummer}",
        interventie=f"Gezinscoaching voor {LANG}",
        waarde="verborgen" if nummer % 2 else "123.456",
        woorden="Tussen 4 en 8 van de 10. Niet te onderscheiden van vorig kwartaal.",
        gemeten="K4 2025, gemeten bij 41 van 50 (82% van wie meetelt), volgens ouders; voorlopig.",
        doel="Afgesproken: 75%, door de gemeente bepaald.",
        bezwaar=ZIN * 6,
        voorwaarde=f"Voorwaarde bij de gemeente: {ZIN * 4}",
        stand="Randvoorwaarde gemeente niet gehaald",
        uitleg=ZIN * 2,
        vooruitzicht=ZIN,
        tekening=TEKENING,
    )


VOL = Gesprekskaart(
    titel="Gesprekskaart proef",
    is_synthetisch=True,
    beschikking=f"Sterk in de klas voor {LANG} en {LANG} (JP-2025-999)",
    partij=f"Stichting {LANG}",
    plaats="Hillegersberg-Schiebroek",
    kwartaal="K4 2025",
    gesprek=f"Gesprek op 5 februari 2026 om 10:00, {LANG[:60]} …",
    doel=ZIN * 9,
    toezeggingen=tuple(
        Toezeggingsregel(f"Gemeente {n}", ZIN * 3, "Toegezegd voor 1 januari 2026, 13 dagen te laat", True)
        for n in range(12)
    ),
    acties=tuple(f"Actie {n}: {ZIN}" for n in range(9)),
    opvallend=tuple(f"Verschil {n}: {ZIN * 2}" for n in range(20)),
    ruis=tuple(Ruisregel(f"Interventie {n % 4}", f"Aandeel {LANG} {n}") for n in range(40)),
    te_weinig=3,
    ontbreekt=tuple(f"Ontbreekt {n}: {ZIN * 2}" for n in range(12)),
    afspraken=tuple(make_regel(n) for n in range(7)),
    vragen=tuple(f"{n}. {ZIN * 2}" for n in range(3)),
    voet="Cijfers van 12 januari 2026, 21:00, bouw d3709cb59b88.",
)
LEEG = replace(
    VOL, toezeggingen=(), acties=(), opvallend=(), ruis=(), te_weinig=0, ontbreekt=(), afspraken=(), doel=""
)


@pytest.mark.parametrize("kaart", [VOL, LEEG], ids=["vol", "leeg"])
def test_a_card_is_one_page_that_can_be_read_aloud(kaart: Gesprekskaart) -> None:
    pdf = set_kaart(kaart, nu=NU)
    assert count_pages(pdf) == len(open_pdf(pdf).pages) == 1
    assert find_faults(pdf) == []


def test_the_fullest_card_does_not_fit_unshortened_and_says_what_it_left_out() -> None:
    ruim = load_kaartregels().ruimten[0]
    assert count_pages(set_pdf("gesprekskaart", shorten(VOL, ruim), nu=NU)) > 1
    tekst = read_text(set_kaart(VOL, nu=NU))
    assert "toezeggingen, zie Wijkspiegel" in tekst
    assert "verbeteracties, zie Wijkspiegel" in tekst
    assert "Randvoorwaarde gemeente niet gehaald" in tekst
    assert "Synthetische gegevens" in tekst
    assert "13 dagen te laat" in tekst


def test_real_data_are_not_called_synthetic() -> None:
    assert "Synthetische" not in read_text(set_kaart(replace(LEEG, is_synthetisch=False), nu=NU))


def test_what_is_left_out_and_what_is_shown_add_up() -> None:
    for ruimte in load_kaartregels().ruimten:
        kort = shorten(VOL, ruimte)
        weg = len(VOL.afspraken) - len(kort["afspraken"])
        assert kort["meer_afspraken"] == (
            f"en nog {weg} {'afspraak' if weg == 1 else 'afspraken'}, zie Wijkspiegel" if weg else ""
        )
        assert all(len(a["bezwaar"]) <= ruimte.tekens + 2 for a in kort["afspraken"])


def test_rooms_go_from_wide_to_tight() -> None:
    ruimten = load_kaartregels().ruimten
    for ruim, krap in pairwise(ruimten):
        assert all(getattr(krap, veld) <= getattr(ruim, veld) for veld in vars(ruim))
        assert ruim != krap


def test_every_declared_question_has_an_occasion_and_every_occasion_a_question() -> None:
    assert {vraag.als for vraag in load_kaartregels().vragen} == set(AANLEIDINGEN)
    altijd = [vraag for vraag in load_kaartregels().vragen if vraag.als == "altijd"]
    assert len(altijd) >= load_kaartregels().aantal_vragen


def test_every_chart_has_its_words() -> None:
    figuren = [alt for soort, alt in list_tags(open_pdf(set_kaart(VOL, nu=NU))) if soort == "Figure"]
    assert figuren
    assert set(figuren) == {TEKENING["alt"]}


def test_equal_values_and_moment_give_equal_bytes() -> None:
    assert set_kaart(LEEG, nu=NU) == set_kaart(LEEG, nu=NU)
    assert set_kaart(LEEG, nu=NU) != set_kaart(LEEG, nu=NU.replace(hour=10))


def test_the_style_of_the_gemeente_goes_before_ours(tmp_path) -> None:
    stijl = read_sjablonen("gesprekskaart", None)["stijl.typ"].decode()
    (tmp_path / "stijl.typ").write_text(stijl.replace("[Wijkspiegel]", "[Gemeente Voorbeeld]"))
    assert "Gemeente Voorbeeld" in read_text(set_kaart(LEEG, huisstijl=tmp_path, nu=NU))
    assert "Gemeente Voorbeeld" not in read_text(set_kaart(LEEG, nu=NU))


def test_a_logo_of_the_gemeente_stands_on_the_card_with_its_words(tmp_path) -> None:
    stijl = read_sjablonen("gesprekskaart", None)["stijl.typ"].decode()
    (tmp_path / "logo.svg").write_text(TEKENING["svg"])
    merk = '#let merk = image("logo.svg", height: 8mm, alt: "Wapen van Voorbeeld")'
    (tmp_path / "stijl.typ").write_text(re.sub(r"#let merk = .*", merk, stijl))
    pdf = set_kaart(LEEG, huisstijl=tmp_path, nu=NU)
    assert ("Figure", "Wapen van Voorbeeld") in list_tags(open_pdf(pdf))
    assert find_faults(pdf) == []
    (tmp_path / "stijl.typ").write_text(
        re.sub(r"#let merk = .*", merk.replace(', alt: "Wapen van Voorbeeld"', ""), stijl)
    )
    with pytest.raises(DeclaratieError):
        set_kaart(LEEG, huisstijl=tmp_path, nu=NU)


def test_a_broken_style_of_the_gemeente_is_named(tmp_path) -> None:
    (tmp_path / "stijl.typ").write_text("#let blad = ")
    with pytest.raises(DeclaratieError, match=r"gesprekskaart\.typ"):
        set_kaart(LEEG, huisstijl=tmp_path, nu=NU)


def test_a_pdf_without_tags_is_found_out() -> None:
    kaal = typst.compile(b"Kaal", format="pdf", pdf_tags=False)
    assert isinstance(kaal, bytes)
    pdf = open_pdf(kaal)
    assert "/StructTreeRoot" not in pdf.Root
