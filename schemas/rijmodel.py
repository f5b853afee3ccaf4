"""The base of every row model, and how a column and a row rule are declared; the home of pandera in schemas."""

from collections.abc import Callable, Mapping
from typing import Any

import pandera.polars as pa

from schemas.aanlevering import VELD, Keuze, Veld, Veldsoort
from schemas.bevinding import Ernst

BUITEN_BEREIK = "buiten_bereik"
LEEST = "leest"
"""Key, in the statistics of a check, of the columns it reads."""
VOLDOET, BREEKT, AANPASBAAR = "voldoet", "breekt", "is_aanpasbaar"
"""Keys, in the same place, of rows that keep and break the rule, and whether its weight may be changed."""
ONBEKENDE_CODE = "onbekende_code"


class AanleverRij(pa.DataFrameModel):
    """One row of a provider's file, typed; extra columns (`_blad`, `_rij`) are let through."""

    class Config:
        strict = False
        coerce = False


def veld(
    soort: Veldsoort,
    titel: str,
    uitleg: str,
    *,
    voorbeeld: str,
    synoniemen: tuple[str, ...] = (),
    keuzes: tuple[Keuze, ...] = (),
    minimum: float | None = None,
    maximum: float | None = None,
    is_verplicht: bool = False,
) -> Any:
    """Declare a column: its facts travel in the metadata, its bounds become checks."""
    feiten = Veld(soort, titel, uitleg, voorbeeld, synoniemen, keuzes, minimum, maximum, is_verplicht)
    # error= on each check: pandera otherwise repeats the whole list of codes in every failure.
    codes = {"allowed_values": [k.code for k in keuzes], "error": ONBEKENDE_CODE} if keuzes else None
    return pa.Field(
        ge=None if minimum is None else {"min_value": minimum, "error": BUITEN_BEREIK},
        le=None if maximum is None else {"max_value": maximum, "error": BUITEN_BEREIK},
        isin=codes,
        nullable=not is_verplicht,
        title=titel,
        description=uitleg,
        metadata={VELD: feiten},
    )


def regel(
    kolom: str,
    boodschap: str,
    *,
    herstel: str,
    leest: tuple[str, ...],
    voldoet: tuple[Mapping[str, Any], ...],
    breekt: tuple[Mapping[str, Any], ...],
    ernst: Ernst = Ernst.FOUT,
    is_aanpasbaar: bool = True,
) -> Callable[..., Any]:
    """Declare a rule about one row, shown at `kolom`; the function's name is the code of the rule.

    `leest` names the other columns it looks at: a row where one of them could not be read is not judged.
    `voldoet` and `breekt` hold rows that keep and break it: tried in a test, shown in the catalogue.

    A column check sees the whole frame in pandera's polars backend, and fails once per row;
    a frame check fails once per row and column.
    """
    # ignore_na would skip exactly the rows where the shown cell is empty.
    return pa.check(
        kolom,
        title=boodschap,
        description=herstel,
        error=ernst.value,
        ignore_na=False,
        statistics={LEEST: leest, VOLDOET: voldoet, BREEKT: breekt, AANPASBAAR: is_aanpasbaar},
    )
