"""The template of one party: what its agreements ask and no more, filled with what is known, and read back clean."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pandas as pd
import polars as pl
import pytest

from pipelines.keuzen import list_keuzen
from pipelines.levering import EerdereLevering, Levering
from pipelines.lezers import make_lezer
from pipelines.mapping import Wijze
from pipelines.meting import Rijenbestand
from pipelines.sjabloon import KOPRIJ, write_sjabloon
from pipelines.sjabloon_vraag import VELDEN_TRAJECTEN, Vraag, needed_velden, velden_van
from pipelines.trajecttelling import count_trajecten
from pipelines.validation import check_bestand
from schemas.aanlevering import get_soort, list_soorten
from schemas.bevinding import Ernst
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag

Maak = Callable[..., Levering]
K2, K3 = Kwartaal(2025, 2), Kwartaal(2025, 3)
KLAS = "sterk_in_de_klas"


def vraag(indicatorcode: str, interventiecode: str = KLAS, *ook: str) -> Vraag:
    return Vraag(
        indicatorcode, interventiecode, "Sterk in de Klas", "samen_leren", "adviseur en aanbieder",
        "Uw organisatie en de gebiedsadviseur.", "Als het stijgt.", ("Geen.",), 2.5, "2026-K4", ook,
    )  # fmt: skip


NUT = (vraag("nut_gemiddeld"), vraag("gestarte_trajecten"))


def open_sjabloon(soort: str, levering: Levering, vragen: tuple[Vraag, ...] = ()) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_sjabloon(soort, levering, vragen)))


def koppen(werkmap: Any) -> list[str]:
    return [cel.value for cel in werkmap.worksheets[0][KOPRIJ] if cel.value]


def tekst_van(blad: Any) -> str:
    return "\n".join(str(cel.value) for rij in blad.iter_rows() for cel in rij if cel.value)


def fill(werkmap: Any, rijen: list[dict[str, Any]], *, vanaf: int) -> bytes:
    """Type rows under the header, by the titles above."""
    titels = koppen(werkmap)
    for nummer, rij in enumerate(rijen, vanaf):
        for titel, waarde in rij.items():
            werkmap.worksheets[0].cell(nummer, titels.index(titel) + 1, waarde)
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def lopend(**anders: Any) -> EerdereLevering:
    rij = {
        "traject_id": "S-7", "interventie": KLAS, "regio": "BU05991571", "leeftijd": 12, "leeftijdsgroep": None,
        "startdatum": date(2025, 5, 6), "einddatum": None, "nut": None, "informant": None, "toeleiding": "school",
    } | anders  # fmt: skip
    klaar = rij | {"traject_id": "S-6", "einddatum": date(2025, 6, 1)}
    vorm = {"einddatum": pl.Date, "leeftijd": pl.Int64, "leeftijdsgroep": pl.String}
    return EerdereLevering(K2, "trajecten", pl.DataFrame([rij, klaar], schema_overrides=vorm))


def test_only_columns_that_feed_an_agreement_are_asked(maak_levering: Maak) -> None:
    werkmap = open_sjabloon("trajecten", maak_levering(), NUT)
    assert koppen(werkmap) == [
        "Trajectnummer", "Interventie", "Wijk", "Startdatum", "Einddatum", "Reden einde", "Cijfer nut", "Wie vulde in",
    ]  # fmt: skip
    uitleg = tekst_van(werkmap["Waarom wij dit vragen"])
    assert (
        "geen van uw afspraken heeft het nodig: Leeftijd, Leeftijdsgroep, Toeleiding, Bijeenkomsten" in uitleg
    )
    assert "Uw organisatie en de gebiedsadviseur." in uitleg
    assert "K4 2026" in uitleg


def test_a_precondition_and_a_counter_indicator_bring_their_columns(maak_levering: Maak) -> None:
    vragen = (vraag("gestarte_trajecten", KLAS, "toeleidingen_gemeente", "bijeenkomsten_per_traject"),)
    titels = koppen(open_sjabloon("trajecten", maak_levering(), vragen))
    assert {"Toeleiding", "Bijeenkomsten"} <= set(titels)


def test_without_known_agreements_every_column_is_there_and_it_says_so(maak_levering: Maak) -> None:
    werkmap = open_sjabloon("trajecten", maak_levering())
    assert {"Leeftijd", "Toeleiding", "Bijeenkomsten", "Cijfer nut"} <= set(koppen(werkmap))
    assert "Wij kennen voor dit kwartaal geen afspraken" in tekst_van(werkmap["Waarom wij dit vragen"])


def test_a_kind_that_no_agreement_needs_says_that_it_need_not_be_delivered(maak_levering: Maak) -> None:
    werkmap = open_sjabloon("effectmetingen", maak_levering(), NUT)
    assert "U hoeft het niet aan te leveren" in tekst_van(werkmap["Waarom wij dit vragen"])


def test_running_trajectories_are_filled_in_and_ended_ones_are_not(maak_levering: Maak) -> None:
    levering = replace(maak_levering(), eerder=(lopend(),))
    werkmap = open_sjabloon("trajecten", levering, (vraag("bereik_doelgroep"), *NUT))
    titels, rij = koppen(werkmap), [cel.value for cel in werkmap.worksheets[0][KOPRIJ + 1]]
    bekend = dict(zip(titels, rij, strict=True))
    assert (bekend["Trajectnummer"], bekend["Wijk"], bekend["Leeftijd"]) == ("S-7", "Tarwewijk", 12)
    assert bekend["Startdatum"].date() == date(2025, 5, 6)
    assert bekend["Cijfer nut"] is None
    assert werkmap.worksheets[0].max_row == KOPRIJ + 1


def test_a_party_that_delivers_age_groups_is_asked_for_age_groups(maak_levering: Maak) -> None:
    levering = replace(maak_levering(), eerder=(lopend(leeftijd=None, leeftijdsgroep="12-17"),))
    titels = koppen(open_sjabloon("trajecten", levering, (vraag("bereik_doelgroep"),)))
    assert "Leeftijdsgroep" in titels
    assert "Leeftijd" not in titels


def test_a_filled_template_has_no_error_and_keeps_every_row(maak_levering: Maak) -> None:
    levering = replace(maak_levering(), eerder=(lopend(),))
    werkmap = open_sjabloon("trajecten", levering, NUT)
    nieuw = {
        "Trajectnummer": "0012", "Interventie": "Sterk in de Klas", "Wijk": "Charlois (gebied)",
        "Startdatum": date(2025, 7, 8), "Einddatum": date(2025, 9, 9), "Reden einde": "voortijdig, anders",
        "Cijfer nut": 7.5, "Wie vulde in": "jongere",
    }  # fmt: skip
    rapport = check_bestand(fill(werkmap, [nieuw], vanaf=KOPRIJ + 2), "ingevuld.xlsx", levering)
    assert [b for b in rapport.bevindingen if b.ernst is Ernst.FOUT] == []
    assert rapport.rijen["traject_id"].to_list() == ["S-7", "0012"]
    assert rapport.rijen["regio"].to_list() == ["BU05991571", "WK059915"]
    assert rapport.rijen["kwartaal"].to_list() == ["2025-K3"] * 2


def test_a_light_template_has_a_row_per_count_and_only_the_number_is_left(maak_levering: Maak) -> None:
    levering = maak_levering("taalmaatjes")
    vragen = (vraag("zonder_hulp_verder", "taalmaatjes"), vraag("vrijwilligers", "taalmaatjes"))
    werkmap = open_sjabloon("tellingen", levering, vragen)
    blad = werkmap.worksheets[0]
    assert len(koppen(werkmap)) <= 10
    rijen = [[cel.value for cel in rij][:3] for rij in blad.iter_rows(min_row=KOPRIJ + 1)]
    assert {rij[1] for rij in rijen} == {"Feijenoord (gebied)", "IJsselmonde (gebied)"}
    assert {rij[2] for rij in rijen} == {"beëindigde trajecten", "verder zonder hulp", "vrijwilligers"}
    ingevuld = [{"Aantal": 20, "Waarvan": 12, "Hoe weet u dit": "gemeten"} for _ in rijen]
    rapport = check_bestand(fill(werkmap, ingevuld, vanaf=KOPRIJ + 1), "ingevuld.xlsx", levering)
    assert [b for b in rapport.bevindingen if b.ernst is Ernst.FOUT] == []
    assert rapport.rijen.height == len(rijen)
    assert set(rapport.rijen["aantal"]) == {20}


@pytest.mark.parametrize("partij", ["springplank", "buurtkracht", ""])
def test_every_choice_is_read_back_as_one_code(partij: str, maak_levering: Maak) -> None:
    levering = maak_levering(partij)
    for soort in list_soorten(K3):
        for naam, keuzen in list_keuzen(soort, levering).items():
            lezer = make_lezer(naam, soort.velden[naam], levering)
            uitkomsten = [lezer(keuze) for keuze in keuzen]
            assert {u.wijze for u in uitkomsten} <= {Wijze.EXACT, Wijze.GELEZEN}
            assert len({u.waarde for u in uitkomsten}) == len(keuzen)


def test_the_columns_of_a_quantity_are_all_it_needs() -> None:
    """Blank every other column: the quantity counts the same."""
    soort = get_soort("trajecten", K3)
    rijen = pl.DataFrame(
        {
            "traject_id": ["1", "2", "3"],
            "interventie": [KLAS] * 3,
            "regio": ["BU05991571"] * 3,
            "kwartaal": ["2025-K3"] * 3,
            "leeftijd": [12, 30, None],
            "leeftijdsgroep": [None, None, "12-17"],
            "toeleiding": ["gemeente", "school", "gemeente"],
            "startdatum": [date(2025, 7, 2), date(2025, 8, 3), date(2025, 1, 4)],
            "einddatum": [date(2025, 9, 1), date(2025, 9, 2), None],
            "reden_einde": ["volgens_plan", "voortijdig_negatief", None],
            "bijeenkomsten": [5, 7, 2],
            "nut": [8.0, 6.5, None],
            "informant": ["jongere", "ouder", None],
            "zonder_hulp_verder": ["ja", "nee", None],
            "aanmelddatum": [date(2025, 6, 2), date(2025, 8, 1), date(2024, 12, 1)],
            "vast_gezicht": ["ja", "nee", None],
            "doel_bereikt": ["deels", "ja", None],
            "herstart": ["nee", "ja", None],
        }
    )
    interventies = pd.DataFrame({"code": [KLAS], "leeftijd_van": [8], "leeftijd_tot": [17]})
    heel = count_trajecten([Rijenbestand(K3, rijen)], interventies)
    altijd = {naam for naam, veld in soort.velden.items() if veld.is_verplicht} | {"kwartaal"}
    for grootheid in VELDEN_TRAJECTEN:
        nodig = altijd | velden_van(soort, frozenset({grootheid}))
        kaal = rijen.with_columns(
            pl.lit(None).cast(rijen[n].dtype).alias(n) for n in rijen.columns if n not in nodig
        )
        deel = count_trajecten([Rijenbestand(K3, kaal)], interventies)
        verschil = [sorted(t.filter(pl.col("grootheid") == grootheid).rows(), key=str) for t in (heel, deel)]
        assert verschil[0] == verschil[1], grootheid
        assert verschil[0], grootheid


def test_an_end_is_never_asked_without_its_reason() -> None:
    soort = get_soort("trajecten", K3)
    for grootheid in VELDEN_TRAJECTEN:
        velden = velden_van(soort, frozenset({grootheid}))
        assert ("einddatum" in velden) is ("reden_einde" in velden)
    assert "einddatum" not in needed_velden(soort, (vraag("gestarte_trajecten"),))
