"""Only rows that break a check go to pandera: exactly those it would have refused among all rows."""

import random
from datetime import date, timedelta

import pandera.polars as pa
import polars as pl
import pytest
from pandera.errors import SchemaErrors

from pipelines.voorkeuring import select_kandidaten
from schemas.aanlevering import Aanleversoort, load_soorten
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


def refused_by_pandera(rijen: pl.DataFrame, soort: Aanleversoort) -> set[int]:
    """Return the rows pandera refuses for another reason than an empty required cell."""
    try:
        soort.model.validate(rijen, lazy=True)
    except SchemaErrors as fout:
        gevallen = fout.failure_cases.drop_nulls("check_number")
        return set(rijen[NR].gather(gevallen["index"].cast(pl.UInt32)).to_list())
    return set()


@pytest.mark.parametrize("soort", load_soorten(), ids=lambda soort: soort.code)
def test_candidates_are_the_rows_pandera_refuses(soort: Aanleversoort) -> None:
    rijen = build_rijen(soort)
    geweigerd = refused_by_pandera(rijen, soort)
    kolommen = [naam for naam in soort.velden if naam in rijen.columns]
    waarden = {naam: rijen[naam].drop_nulls().unique() for naam in kolommen}
    for bekend in ({}, waarden):
        kandidaten = select_kandidaten(rijen, soort.model.to_schema(), bekend).rijen
        assert set(kandidaten[NR].to_list()) == geweigerd
        assert refused_by_pandera(kandidaten, soort) == geweigerd
    assert 0 < len(geweigerd) < rijen.height


def test_a_check_over_the_whole_frame_gets_the_whole_frame() -> None:
    class Geheel(AanleverRij):
        a: int

        @pa.dataframe_check
        @classmethod
        def som(cls, data: pa.PolarsData) -> pl.LazyFrame:
            return data.lazyframe.select(pl.col("a").sum() > 0)

    rijen = pl.DataFrame({NR: [0, 1], "a": [1, 2]})
    assert select_kandidaten(rijen, Geheel.to_schema(), {}).rijen.height == 2
