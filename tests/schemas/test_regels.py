"""Every rule is kept by its good rows and broken by its bad ones, and says what to do."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
import pytest

from pipelines.regioindex import sleutel
from schemas.aanlevering import Aanleversoort, Veldsoort, list_soorten
from schemas.regel import (
    VERLEDEN,
    Bereik,
    Eerder,
    Feiten,
    Geheelregel,
    Geval,
    Proef,
    Regel,
    load_alle_regels,
)
from schemas.rijmodel import BREEKT, VOLDOET
from schemas.vocabulary import Kwartaal

KWARTAAL = Kwartaal(2025, 3)
BEREIKEN = (
    Bereik(frozenset({"a"}), frozenset({"BU05991570", "BU05990110"}), {"WK059915": frozenset()}),
    Bereik(frozenset({"b"}), frozenset({"BU05991000"}), {"WK059910": frozenset()}),
)
FEITEN = Feiten(
    KWARTAAL,
    interventies=frozenset({"a"}),
    regios=frozenset({"BU05991570"}),
    instrumentgrenzen={"schaal_0_40": (0.0, 40.0)},
    doelgroepen={"a": (12, 17)},
    bereiken=BEREIKEN,
    eerder=(Eerder(Kwartaal(2025, 2), pl.DataFrame()),),
)
RUIM = Feiten(
    KWARTAAL,
    interventies=frozenset({"a", "b"}),
    regios=frozenset().union(*(b.regios for b in BEREIKEN)),
    bereiken=BEREIKEN,
)
DTYPES: dict[str, Any] = {
    **dict.fromkeys(("datum", "aanmelddatum", "startdatum", "einddatum"), pl.Date),
    **dict.fromkeys(("nut", "score"), pl.Float64),
    **dict.fromkeys(("leeftijd", "bijeenkomsten", "aantal", "waarvan", "bovengrens"), pl.Int64),
}
ALLE = load_alle_regels()
REGELS = {regel.code: regel for regel in ALLE if isinstance(regel, Regel)}
GEHEEL = {regel.code: regel for regel in ALLE if isinstance(regel, Geheelregel)}
SOORTEN = list_soorten(KWARTAAL)
VAN_RIJ = {
    str(check.name): (soort, kolom.name, check)
    for soort in SOORTEN
    for kolom in soort.model.to_schema().columns.values()
    for check in kolom.checks
    if check.title
}


def make_frame(rijen: Iterable[Mapping[str, Any]], kolommen: Iterable[str] = ()) -> pl.DataFrame:
    namen = list(dict.fromkeys((*kolommen, *(naam for rij in rijen for naam in rij))))
    schema = {naam: DTYPES.get(naam.removeprefix(VERLEDEN), pl.String) for naam in namen}
    return pl.DataFrame(list(rijen), schema=schema, strict=False)


def broken_by(regel: Regel, rijen: Iterable[Mapping[str, Any]]) -> list[bool]:
    """Return per row whether it breaks the rule."""
    frame = make_frame(rijen, (regel.veld, *regel.velden))
    uitdrukking = regel.overtreding(RUIM if regel.code == "combinatie_buiten_beschikking" else FEITEN)
    assert uitdrukking is not None
    return frame.select(uitdrukking.fill_null(value=False).alias("x"))["x"].to_list()


def find_gevallen(regel: Geheelregel, proef: Proef) -> list[Geval]:
    eerder = tuple(Eerder(Kwartaal.parse(k), make_frame(rijen)) for k, rijen in proef.eerder)
    kolommen = {
        naam for rijen in (proef.rijen, *(r for _, r in proef.eerder)) for rij in rijen for naam in rij
    }
    feiten = Feiten(KWARTAAL, eerder=eerder, **{"kolommen": frozenset(kolommen), **proef.feiten})
    return list(regel.zoek(make_frame(proef.rijen, sorted(kolommen)).with_row_index("_nr"), feiten))


@pytest.mark.parametrize("code", sorted(REGELS))
def test_good_rows_keep_the_rule_and_bad_rows_break_it(code: str) -> None:
    regel = REGELS[code]
    assert regel.voldoet
    assert regel.breekt
    if regel.is_los:
        assert not any(broken_by(regel, regel.voldoet))
        assert any(broken_by(regel, regel.breekt))
        return
    uitkomst = broken_by(regel, (*regel.voldoet, *regel.breekt))
    assert uitkomst == [False] * len(regel.voldoet) + [True] * len(regel.breekt)


@pytest.mark.parametrize("code", sorted(GEHEEL))
def test_good_files_keep_the_rule_and_bad_files_break_it(code: str) -> None:
    regel = GEHEEL[code]
    assert regel.voldoet
    assert regel.breekt
    assert [find_gevallen(regel, proef) for proef in regel.voldoet] == [[]] * len(regel.voldoet)
    for proef in regel.breekt:
        (geval,) = find_gevallen(regel, proef)
        assert geval.aantal >= 1
        plekken = {"gevonden", "aantal", *geval.woorden}
        assert not [deel for deel in regel.boodschap.split("{")[1:] if deel.partition("}")[0] not in plekken]


@pytest.mark.parametrize("code", sorted(VAN_RIJ))
def test_good_rows_keep_the_model_and_bad_rows_break_it(code: str) -> None:
    soort, kolom, check = VAN_RIJ[code]
    voldoet, breekt = check.statistics[VOLDOET], check.statistics[BREEKT]
    assert voldoet
    assert breekt
    gebroken = broken_in_model(soort, kolom, code, (*voldoet, *breekt))
    assert gebroken == [False] * len(voldoet) + [True] * len(breekt)


def broken_in_model(
    soort: Aanleversoort, kolom: str, code: str, rijen: Iterable[Mapping[str, Any]]
) -> list[bool]:
    """Hold rows against one rule of the model, through pandera itself."""
    from pandera.errors import SchemaErrors

    rijen = list(rijen)
    schema = soort.model.to_schema()
    frame = make_frame(rijen, schema.columns)
    try:
        soort.model.validate(frame, lazy=True)
    except SchemaErrors as fout:
        nummer = [str(check.name) for check in schema.columns[kolom].checks].index(code)
        gevallen = fout.failure_cases.filter((pl.col("column") == kolom) & (pl.col("check_number") == nummer))
        fout_rijen = set(gevallen["index"].to_list())
        return [i in fout_rijen for i in range(len(rijen))]
    return [False] * len(rijen)


@pytest.mark.parametrize("regel", ALLE, ids=lambda regel: str(regel.code))
def test_a_rule_has_sentence_repair_and_a_column_of_its_file_types(regel: Regel | Geheelregel) -> None:
    assert regel.boodschap.endswith((".", ")", "?"))
    assert regel.herstel.endswith(".")
    assert regel.toegestaan
    for soort in SOORTEN:
        if soort.code in regel.soorten:
            assert not regel.veld or regel.veld in soort.velden
            assert isinstance(regel, Regel) or regel.voorbeeld


def test_there_are_rules_enough_and_every_code_is_used_once() -> None:
    codes = [regel.code for regel in ALLE] + list(VAN_RIJ)
    assert len(codes) == len(set(codes))
    assert len(codes) >= 40


def test_rules_about_agreements_are_silent_when_there_are_none() -> None:
    zonder = Feiten(KWARTAAL)
    for code in (
        "interventie_buiten_beschikking",
        "gebied_buiten_beschikking",
        "combinatie_buiten_beschikking",
        "alles_op_een_plaats",
        "leeftijd_buiten_doelgroep",
    ):
        assert REGELS[code].overtreding(zonder) is None


def test_rules_about_earlier_quarters_are_silent_when_there_are_none() -> None:
    zonder = Feiten(KWARTAAL)
    codes = [code for code, regel in REGELS.items() if regel.trap == "eerdere_kwartalen"]
    assert codes
    assert [REGELS[code].overtreding(zonder) for code in codes] == [None] * len(codes)


def test_every_column_says_what_may_stand_in_it() -> None:
    for soort in SOORTEN:
        assert set(soort.kern) <= set(soort.velden)
        for veld in soort.velden.values():
            assert veld.titel
            assert veld.uitleg.endswith((".", "?"))
            assert veld.toegestaan
            assert bool(veld.keuzes) == (veld.soort is Veldsoort.KEUZE)


def test_no_header_word_belongs_to_two_columns_of_one_file_type() -> None:
    for soort in SOORTEN:
        woorden = [w for v in soort.velden.values() for w in {sleutel(w) for w in (*v.synoniemen, v.titel)}]
        dubbel = {w for w in woorden if woorden.count(w) > 1}
        assert not dubbel, f"{soort.code}: {dubbel}"
