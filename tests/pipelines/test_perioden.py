"""Half-years, years and versions: only what adds up, never over a break, never overlapping."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
from cijferstad import BLOEMHOF, EFFECT, ROTTERDAM, beeindigd, bron, make_stad, trajecten

import schemas.indicator
from pipelines.perioden import find_periodesoorten, list_perioden
from pipelines.reference import Referentie, load_referentie
from pipelines.warehouse import compute_cijfers
from schemas.errors import DeclaratieError
from schemas.grootheid import load_grootheden
from schemas.indicator import MAP, load_indicator, load_indicatoren


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def test_a_half_year_is_there_when_its_last_quarter_is() -> None:
    perioden = list_perioden(["2025-K1", "2025-K2", "2025-K3"])
    halfjaren = perioden[perioden["periodesoort"] == "halfjaar"]
    assert halfjaren[["periode", "kwartaal", "vorige_periode"]].to_numpy().tolist() == [
        ["2025-H1", "2025-K2", "2024-H2"],
        ["2025-H1", "2025-K1", "2024-H2"],
    ]
    assert "jaar" not in set(perioden["periodesoort"])


def test_what_runs_on_has_no_half_year() -> None:
    """A year total of running trajectories would count who stays twice: refused, not computed."""
    lopend = replace(load_indicatoren()["bereik"], term="lang")
    with pytest.raises(
        DeclaratieError, match=r"bereik\.toml: 'deelnemers_bereikt' telt niet op over de tijd"
    ):
        find_periodesoorten({"bereik": lopend}, load_grootheden())


def test_one_quantity_is_shown_over_one_period_only() -> None:
    """A half-year beside its quarters would give a hidden quarter away."""
    alle = load_indicatoren()
    per_jaar = replace(alle["gestarte_trajecten"], code="starts_per_jaar", term="lang")
    with pytest.raises(DeclaratieError, match="staat al per kwartaal in een ander cijfer"):
        find_periodesoorten({**alle, "starts_per_jaar": per_jaar}, load_grootheden())


def pairs(maand: int, aantal: int, na: float) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Trajectories that ended in a month, each with a score before and after."""
    einde = date(2025, maand, 15)
    rijen = trajecten([beeindigd(einddatum=einde, startdatum=date(2025, 1, 6))] * aantal)
    rijen = rijen.with_columns(traject_id=pl.format("M{}-{}", pl.lit(maand), pl.int_range(pl.len())))
    scores = [
        (nummer, "SDQ", "ouder", moment, dag, score)
        for nummer in rijen["traject_id"]
        for moment, dag, score in (("voor", date(2025, 1, 6), 30.0), ("na", einde, na))
    ]
    return rijen, pl.DataFrame(scores, schema=EFFECT, orient="row")


def half_year(
    referentie: Referentie,
    gebeurtenissen: list[tuple[object, ...]],
    *,
    zonder: str = "",
    partij: str = "buurtkracht",
) -> "pd.Series[object]":
    bronnen = []
    for i, (kwartaal, maand, na) in enumerate((("2025-K1", 2, 30.0), ("2025-K2", 5, 8.0))):
        rijen, scores = pairs(maand, 24, na)
        bronnen.append(bron(2 * i, rijen, kwartaal=kwartaal))
        if kwartaal != zonder:
            bronnen.append(bron(2 * i + 1, scores, kwartaal=kwartaal, soort="effectmetingen"))
    cijfers = compute_cijfers(bronnen, make_stad(gebeurtenissen), referentie, drempel=10)
    effect = cijfers[cijfers["indicatorcode"] == "nameting_gedaan"]
    assert set(effect["kwartaal"]) == {"2025-K2"}
    assert set(effect["periode"]) == {"halfjaar"}
    eigen = effect[(effect["regiocode"] == BLOEMHOF) & (effect["partijcode"] == partij)]
    return eigen.iloc[0]


@pytest.mark.traag
def test_a_half_year_adds_its_quarters_and_stops_at_a_break(referentie: Referentie) -> None:
    heel = half_year(referentie, [])
    wissel = (BLOEMHOF, date(2025, 4, 2), "aanbiederwissel", "Een andere aanbieder", None)
    half = half_year(referentie, [wissel])
    assert (heel["n"], heel["segment"]) == (48, 1)
    assert (half["n"], half["segment"]) == (24, 2)
    assert heel["bron"] == ("effectmetingen 2025-K1, versie 1; effectmetingen 2025-K2, versie 1")


@pytest.mark.traag
def test_a_half_year_with_a_quarter_missing_says_so(referentie: Referentie) -> None:
    eigen = half_year(referentie, [], zonder="2025-K2")
    samen = half_year(referentie, [], zonder="2025-K2", partij="*")
    assert eigen["n"] == 24
    assert eigen["bron"] == "effectmetingen 2025-K1, versie 1; 2025-K2 is niet aangeleverd"
    # Together nobody is named.
    assert samen["bron"] == "1 aanlevering; van 1 partij ontbreekt een kwartaal"


@pytest.mark.traag
@pytest.mark.parametrize(
    ("zonder", "oordeel"),
    [("", "niet_te_onderscheiden"), ("2025-K4", "te_weinig_gegevens"), ("2025-K1", "te_weinig_gegevens")],
)
def test_nothing_is_said_of_a_change_to_or_from_a_half_year_with_a_quarter_missing(
    zonder: str, oordeel: str, referentie: Referentie
) -> None:
    bronnen = []
    for i, maand in enumerate((2, 5, 8, 11)):
        rijen, scores = pairs(maand, 24, 30.0)
        kwartaal = f"2025-K{i + 1}"
        bronnen.append(bron(2 * i, rijen, kwartaal=kwartaal))
        if kwartaal != zonder:
            bronnen.append(bron(2 * i + 1, scores, kwartaal=kwartaal, soort="effectmetingen"))
    cijfers = compute_cijfers(bronnen, make_stad(), referentie, drempel=10).set_index("cijfer_id")
    sleutel = f"nameting_gedaan/{BLOEMHOF}/2025-K4/buurtkracht/maatje/ouder"
    assert cijfers.loc[sleutel, "verandering"] == oordeel


VERSIE_TWEE = """
wijziging = "Een 8 of hoger telt nu mee, eerst een 7."
vergelijkbaar_met_vorige = {vergelijkbaar}
[[eerdere_versies]]
versie = 1
geldig_vanaf = "2023-K3"
definitie = "Zoals het was."
"""


def with_versions(tmp_path: Path, code: str, *, vergelijkbaar: str) -> Path:
    """All declarations, one of them with a second version from 2025-K3."""
    for pad in MAP.glob("*.toml"):
        tekst = pad.read_text("utf-8")
        if pad.stem == code:
            tekst = tekst.replace("versie = 1", "versie = 2").replace(
                'geldig_vanaf = "2023-K3"', 'geldig_vanaf = "2025-K3"'
            )
            tekst += VERSIE_TWEE.format(vergelijkbaar=vergelijkbaar)
        (tmp_path / pad.name).write_text(tekst, "utf-8")
    return tmp_path


@pytest.mark.traag
@pytest.mark.parametrize(("vergelijkbaar", "vergeleken"), [("true", True), ("false", False)])
def test_a_definition_that_cannot_be_compared_breaks_the_series(
    vergelijkbaar: str,
    vergeleken: bool,
    tmp_path: Path,
    referentie: Referentie,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        schemas.indicator, "MAP", with_versions(tmp_path, "gestarte_trajecten", vergelijkbaar=vergelijkbaar)
    )
    bronnen = [
        bron(i, trajecten([beeindigd(startdatum=start, einddatum=None)] * 20), kwartaal=kwartaal)
        for i, (kwartaal, start) in enumerate((("2025-K2", date(2025, 5, 1)), ("2025-K3", date(2025, 8, 1))))
    ]
    cijfers = compute_cijfers(bronnen, make_stad(), referentie, drempel=10).set_index("cijfer_id")
    oud, nu = (
        cijfers.loc[f"gestarte_trajecten/{ROTTERDAM}/2025-{kwartaal}/*/*/*"] for kwartaal in ("K2", "K3")
    )
    assert (oud["definitieversie"], nu["definitieversie"]) == ("1", "2")
    assert (oud["segment"] == nu["segment"], nu["vorig_kwartaal"] == "2025-K2") == (vergeleken, vergeleken)


@pytest.mark.parametrize(
    ("oud", "nieuw", "reden"),
    [
        ('wijziging = "Een 8 of hoger telt nu mee, eerst een 7."', "", "'wijziging' van versie 2 ontbreekt"),
        ("versie = 1\ngeldig", "versie = 3\ngeldig", "versie 2 volgt niet op versie 3"),
        ('term = "kort"', 'term = "lang"', "versie 2 begint midden in een jaar"),
    ],
)
def test_a_wrong_version_names_its_file(tmp_path: Path, oud: str, nieuw: str, reden: str) -> None:
    bestand = with_versions(tmp_path, "nut_gemiddeld", vergelijkbaar="false") / "nut_gemiddeld.toml"
    bestand.write_text(bestand.read_text("utf-8").replace(oud, nieuw, 1), "utf-8")
    with pytest.raises(DeclaratieError, match=rf"^nut_gemiddeld\.toml: {reden}"):
        load_indicator(bestand)
