"""Asking the checks one by one finds exactly the cells that pandera's own report names."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pandera.polars as pa
import polars as pl
import pytest
from pandera.errors import SchemaErrors

from pipelines.bevindingen import validate_rijen
from pipelines.voorkeuring import find_gebroken
from schemas.aanlevering import Aanleversoort, load_soorten
from schemas.errors import DeclaratieError
from schemas.rijmodel import AanleverRij

NR = "_nr"


def build_rijen(soort: Aanleversoort, aantal: int = 400) -> pl.DataFrame:
    """Return random typed rows, good and bad, in the columns of a file type."""
    kans = random.Random(7)

    def cel(naam: str) -> object:
        veld = soort.velden.get(naam)
        if kans.random() < 0.15 and not (veld and veld.is_verplicht):
            return None
        if veld and veld.keuzes:
            return kans.choice([k.code for k in veld.keuzes] + ["geen_code"] * (kans.random() < 0.1))
        dtype = dtypes[naam]
        if dtype == pl.Date:
            return date(2025, 7, 1) + timedelta(days=kans.randrange(-90, 90))
        if dtype.is_numeric():
            return kans.choice([-1, 0, 1, 5, 14, 30, 250])
        return kans.choice(["a", "b", "c"])

    dtypes = {naam: kolom.dtype.type for naam, kolom in soort.model.to_schema().columns.items()}
    rijen = {naam: [cel(naam) for _ in range(aantal)] for naam in dtypes}
    return pl.DataFrame(rijen, schema=dtypes, strict=False).with_row_index(NR)


def refused_by_pandera(rijen: pl.DataFrame, soort: Aanleversoort) -> set[tuple[str, int, int]]:
    """Return column, check and row of all pandera refuses for another reason than an empty required cell."""
    try:
        soort.model.validate(rijen, lazy=True)
    except SchemaErrors as fout:
        gevallen = fout.failure_cases.drop_nulls("check_number")
        nrs = rijen[NR].gather(gevallen["index"].cast(pl.UInt32))
        return set(zip(gevallen["column"], map(int, gevallen["check_number"]), nrs, strict=True))
    return set()


@pytest.mark.parametrize("soort", load_soorten(), ids=lambda soort: soort.code)
def test_the_checks_find_what_pandera_reports(soort: Aanleversoort) -> None:
    rijen = build_rijen(soort)
    geweigerd = refused_by_pandera(rijen, soort)
    kolommen = [naam for naam in soort.velden if naam in rijen.columns]
    waarden = {naam: rijen[naam].drop_nulls().unique() for naam in kolommen}
    for bekend in ({}, waarden):
        gevonden = {
            (gebroken.kolom, gebroken.nummer, nr)
            for gebroken in find_gebroken(rijen, soort.model.to_schema(), bekend)
            for nr in rijen[NR].filter(gebroken.is_fout)
        }
        assert gevonden == geweigerd
    assert 0 < len({nr for _, _, nr in geweigerd}) < rijen.height


def make_soort(model: type[AanleverRij]) -> Aanleversoort:
    """Return a file type that holds its rows against this model."""
    return replace(load_soorten()[0], model=model)


def test_a_check_over_the_whole_frame_sees_the_whole_frame() -> None:
    class Geheel(AanleverRij):
        a: int

        @pa.dataframe_check(title="te weinig", error="fout", description="tel opnieuw")
        @classmethod
        def som(cls, data: pa.PolarsData) -> pl.LazyFrame:
            return data.lazyframe.select(pl.col("a").sum() > 2)

    rijen = pl.DataFrame({NR: [0, 1], "a": [1, 2]})
    assert validate_rijen(rijen, make_soort(Geheel)) == ()


def test_a_column_of_another_type_than_declared_is_our_own_mistake() -> None:
    class Getal(AanleverRij):
        a: int

    rijen = pl.DataFrame({NR: [0], "a": ["1"]})
    with pytest.raises(DeclaratieError):
        validate_rijen(rijen, make_soort(Getal))
