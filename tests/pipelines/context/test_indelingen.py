"""Every layout of the same table gives the same rows, and nothing that was read goes unsaid."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.context.inlezen import Contextlezing, Leesopties, read_context
from pipelines.reference import Referentie, load_referentie
from schemas.contextbron import load_contextbronnen
from schemas.errors import OnleesbaarBestandError
from tests.bouwstenen import contextbestanden as maak

VOORBEELDEN = Path(__file__).parents[2] / "voorbeelden" / "context"
CBS = {
    "statline.csv": maak.statline,
    "zonder_codes.csv": maak.statline_zonder_codes,
    "v3_2020.csv": maak.v3_csv,
    "v3_2020.json": maak.v3_json,
    "v4.zip": maak.v4_zip,
}
EENZAAM = """
naam = "Gezondheidsmonitor Jeugd"
bron = "GGD Gezondheidsmonitor Jeugd {jaar}"
licentie = "met toestemming van de GGD"
afwijking = 0.01
maten = [{ code = "eenzaam", namen = ["ervaren_eenzaamheid"] }]
cijfers = [{ indicator = "jongeren_met_jeugdzorg", teller = ["eenzaam"], keer = 0.01, decimalen = 3 }]
"""


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def rows_of(lezing: Contextlezing) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(lezing.rijen.decode())))


def short(lezing: Contextlezing) -> dict[tuple[str, str], tuple[str, str]]:
    return {(r["indicatorcode"], r["regiocode"]): (r["waarde"], r["teken"]) for r in rows_of(lezing)}


@pytest.mark.parametrize("naam", CBS)
def test_every_layout_of_cbs_gives_the_same_values_and_signs(referentie: Referentie, naam: str) -> None:
    lezing = read_context(CBS[naam](), naam, referentie)
    cijfers = short(lezing)
    assert cijfers["jeugd_0_25", "GM0599"] == (str(103529 + 86884), "")
    assert cijfers["jeugd_0_25", "BU05990660"] == ("", "onbekend")
    assert cijfers["jeugd_0_25", "BU05992705"] == ("0", "")
    assert cijfers["kinderen_0_15", "BU05992705"] == ("", "niet_van_toepassing")
    assert cijfers["afstand_kinderdagverblijf", "WK059901"] == ("0.3", "")
    assert cijfers["afstand_kinderdagverblijf", "BU05992705"] == ("", "niet_van_toepassing")
    assert cijfers["indelingswijziging", "BU05990660"] == ("3", "")
    assert ("indelingswijziging", "GM0599") not in cijfers
    assert len(cijfers) == 19


@pytest.mark.parametrize("naam", CBS)
def test_year_source_licence_and_what_is_not_used_are_told(referentie: Referentie, naam: str) -> None:
    lezing = read_context(CBS[naam](), naam, referentie)
    assert {r["peilperiode"] for r in rows_of(lezing)} == {"2020JJ00"}
    assert lezing.verslag.bron == "CBS Kerncijfers wijken en buurten 2020, tabel 84799NED"
    assert lezing.verslag.licentie == "CC BY 4.0"
    assert lezing.verslag.buiten == 2
    assert len(lezing.verslag.niet_gebruikt) == 1
    assert "evolkingsdichtheid" in lezing.verslag.niet_gebruikt[0]
    assert lezing.sleutel == "cbs_kwb 2020JJ00"


def test_places_by_name_are_told_and_those_of_another_city_are_not_ours(referentie: Referentie) -> None:
    met_code = read_context(maak.statline(), "statline.csv", referentie)
    op_naam = read_context(maak.statline_zonder_codes(), "zonder.csv", referentie)
    assert short(met_code) == short(op_naam)
    assert met_code.verslag.op_naam == ()
    assert op_naam.verslag.op_naam == ("Rotterdam", "Rotterdam Centrum", "Schiebroek", "Noordzeeweg")


@pytest.mark.parametrize("maak_swing", [maak.swing_csv, maak.swing_xlsx])
def test_a_new_source_is_one_file_and_swing_hides_without_becoming_zero(
    referentie: Referentie, tmp_path: Path, maak_swing: Callable[[], bytes]
) -> None:
    (tmp_path / "ggd_jeugd.toml").write_text(EENZAAM, "utf-8")
    bronnen = load_contextbronnen(tmp_path)
    lezing = read_context(maak_swing(), "swing.xlsx", referentie, bronnen=bronnen)
    assert short(lezing) == {
        ("jongeren_met_jeugdzorg", "BU05991081"): ("0", ""),
        ("jongeren_met_jeugdzorg", "GM0599"): ("0.123", ""),
        ("jongeren_met_jeugdzorg", "WK059901"): ("0.091", ""),
        ("jongeren_met_jeugdzorg", "WK059915"): ("", "geheim"),
    }
    assert lezing.verslag.bron == "GGD Gezondheidsmonitor Jeugd 2021"
    assert lezing.verslag.niet_gebruikt == ("rookt_weleens",)


def test_two_columns_for_one_measure_are_refused(referentie: Referentie, tmp_path: Path) -> None:
    regel = EENZAAM.replace('["ervaren_eenzaamheid"]', '["ervaren_eenzaamheid", "rookt weleens"]')
    (tmp_path / "ggd_jeugd.toml").write_text(regel, "utf-8")
    with pytest.raises(OnleesbaarBestandError, match="Twee kolommen geven hetzelfde cijfer"):
        read_context(maak.swing_csv(), "s.csv", referentie, bronnen=load_contextbronnen(tmp_path))


def test_the_reference_files_give_exactly_our_own_figures(referentie: Referentie) -> None:
    gelezen = [
        {**rij, "licentie": lezing.verslag.licentie}
        for naam in ("cbs_kerncijfers_2020_rotterdam.csv", "rotterdam_jeugd_kerncijfers.csv")
        for lezing in [read_context((VOORBEELDEN / naam).read_bytes(), naam, referentie)]
        for rij in rows_of(lezing)
    ]
    eigen = Path("data/referentie/kerncijfers.csv").read_text("utf-8")
    assert gelezen == list(csv.DictReader(io.StringIO(eigen)))


def test_parts_add_up_within_rounding_and_never_make_the_whole(referentie: Referentie) -> None:
    naam = "cbs_kerncijfers_2020_rotterdam.csv"
    lezing = read_context((VOORBEELDEN / naam).read_bytes(), naam, referentie)
    som = next(o for o in lezing.verslag.optellingen if (o.maat, o.niveau) == ("inwoners", "gebied"))
    assert (som.gemeente, som.som, som.valt_op) == (651157.0, 650910.0, False)
    assert short(lezing)["jeugd_0_25", "GM0599"] == ("190413", "")


def test_a_sum_that_is_far_off_is_told(referentie: Referentie) -> None:
    naam = "cbs_kerncijfers_2020_rotterdam.csv"
    inhoud = (VOORBEELDEN / naam).read_bytes().replace(b"Gemeente,651157,", b"Gemeente,751157,")
    lezing = read_context(inhoud, naam, referentie)
    assert {(o.maat, o.niveau) for o in lezing.verslag.optellingen if o.valt_op} == {
        ("inwoners", "gebied"),
        ("inwoners", "buurt"),
    }


def test_a_figure_of_which_a_measure_is_absent_is_told(referentie: Referentie) -> None:
    lezing = read_context(
        maak.v3_csv().replace(b"k_0Tot15Jaar_8", b"k_0Tot16Jaar_8"), "v3_2020.csv", referentie
    )
    assert "jeugd_0_25" in lezing.verslag.niet_berekend


def test_a_mask_of_the_source_is_hidden_when_the_user_says_so(referentie: Referentie) -> None:
    opties = Leesopties(maskers=frozenset({"16500"}))
    lezing = read_context(maak.v3_csv(), "v3_2020.csv", referentie, opties)
    assert short(lezing)["kinderen_0_15", "BU05990660"] == ("", "geheim")


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"a;b\n1;2\n", "niet te zien over welke plaats"),
        (b"Codering;AantalMannen\nGM0599;3\n", "van een bron die wij kennen"),
        (b"Codering;MateVanStedelijkheid\nGM0599;3\n", "over welk jaar"),
        (b"Codering;MateVanStedelijkheid;Perioden\nGM0363;3;2020JJ00\n", "een plaats van de eigen gemeente"),
        (b"Codering;MateVanStedelijkheid;Perioden\nGM0599;30;2020JJ00\n", "waarden die niet kunnen"),
        (
            b"Codering;MateVanStedelijkheid;Perioden\nGM0599;3;2020JJ00\nGM0599;4;2020JJ00\n",
            "er twee keer, met verschillende waarden",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    referentie: Referentie, inhoud: bytes, reden: str
) -> None:
    with pytest.raises(OnleesbaarBestandError, match=reden) as fout:
        read_context(inhoud, "tabel.csv", referentie)
    assert fout.value.herstel


def test_code_lists_of_another_download_are_refused(referentie: Referentie) -> None:
    delen = maak.v4_delen()
    delen["MeasureCodes.csv"] = delen["MeasureCodes.csv"].replace(b"\nM0", b"\nX0").replace(b"\nT0", b"\nX1")
    with pytest.raises(OnleesbaarBestandError, match="codelijst hoort bij een andere tabel"):
        read_context(maak.v4_zip(delen), "v4.zip", referentie)


def test_an_unknown_place_is_told_with_what_to_do(referentie: Referentie) -> None:
    inhoud = maak.statline_zonder_codes().replace(b'"Schiebroek"', b'"Schiebroeck"')
    lezing = read_context(inhoud, "zonder.csv", referentie)
    (hint,) = lezing.verslag.plaatsen_onbekend.values()
    assert hint.startswith("Bedoelt u Schiebroek (BU05990660)?")


GESPLITST = """naam = "CBS Jongeren met jeugdzorg"
bron = "CBS Jongeren met jeugdzorg {jaar}"
licentie = "CC BY 4.0"
afwijking = 0.01
maten = [{ code = "deel", namen = ["Jongeren met jeugdzorg, relatief (%), Totaal 0 tot 23 jaar"] }]
cijfers = [{ indicator = "jongeren_met_jeugdzorg", teller = ["deel"], keer = 0.01, decimalen = 3 }]
"""
STATLINE_GESPLITST = (
    '"Jongeren met jeugdzorg; persoonskenmerken"\r\n'
    '"Regio\'s";"Perioden";"Leeftijd";"Jongeren met jeugdzorg (aantal)";"Jongeren met jeugdzorg, relatief (%)"\r\n'
    '"Groningen (PV)";"2022";"Totaal 0 tot 23 jaar";"     15000";"      10.1"\r\n'
    '"Rotterdam";"2022";"Totaal 0 tot 23 jaar";"     18000";"      10.9"\r\n'
    '"Rotterdam";"2023*";"Totaal 0 tot 23 jaar";"     17500";"      10.6"\r\n'
    '"Rotterdam";"2023*";"0 tot 4 jaar";"         .";"         ."\r\n'
    '"© Centraal Bureau voor de Statistiek, Den Haag/Heerlen"\r\n'
)


def test_a_split_belongs_to_the_measure_and_a_star_to_the_period(
    referentie: Referentie, tmp_path: Path
) -> None:
    (tmp_path / "cbs_jeugdzorg.toml").write_text(GESPLITST, "utf-8")
    inhoud = ("\ufeff" + STATLINE_GESPLITST).encode()
    lezing = read_context(inhoud, "statline.csv", referentie, bronnen=load_contextbronnen(tmp_path))
    assert [(r["peilperiode"], r["waarde"], r["stand"]) for r in rows_of(lezing)] == [
        ("2022JJ00", "0.109", ""),
        ("2023JJ00", "0.106", "voorlopig"),
    ]
    assert "Jongeren met jeugdzorg (aantal), 0 tot 4 jaar" in lezing.verslag.niet_gebruikt
    assert lezing.verslag.buiten == 1
    assert lezing.verslag.perioden == ("2022", "2023")
