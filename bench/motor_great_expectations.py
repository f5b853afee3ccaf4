"""The same checks in Great Expectations on pandas; then the rows that met every expectation, typed, to Parquet.

Text that is no number or date must be read as empty first, and is found by its pattern.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations import expectations as gxe

from bench.eisen import BEREIK, DATUMS, DATUMVORM, EIND_VOOR_START, KEUZES, LETTERS, SLEUTEL, VERPLICHT

RIJ = "rij"
GETAL = {"leeftijd": r"^-?\d+$", "bijeenkomsten": r"^-?\d+$", "nut": r"^-?\d+(,\d+)?$"}
GELEZEN = "_gelezen"
ALLES = {"result_format": "COMPLETE", "unexpected_index_column_names": [RIJ]}


Uitkomst = tuple[pd.DataFrame, Any]


def prepare(
    _motor: str, bestand: Path, map_: Path
) -> tuple[Callable[[], Uitkomst], Callable[[Uitkomst], None]]:
    """Return reading and validating the whole frame with every failing row kept, and the load of the others."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    frame = context.data_sources.add_pandas("bestanden").add_dataframe_asset("trajecten")
    batch = frame.add_batch_definition_whole_dataframe("geheel")
    suite = context.suites.add(gx.ExpectationSuite(name="eisen", expectations=_expectations()))

    def controleer() -> Uitkomst:
        rijen = _read(bestand)
        return rijen, batch.get_batch({"dataframe": rijen}).validate(suite, result_format=ALLES)

    def laad(uitkomst: Uitkomst) -> None:
        rijen, oordeel = uitkomst
        fout = {
            rij[RIJ] for deel in oordeel.results for rij in deel.result.get("unexpected_index_list") or ()
        }
        goed = rijen[~rijen[RIJ].isin(fout)]
        getypeerd = {naam: goed[f"{naam}{GELEZEN}"] for naam in (*DATUMS, *BEREIK)}
        goed[list(LETTERS)].assign(**getypeerd).to_parquet(map_ / "rijen.parquet")

    return controleer, laad


def _read(bestand: Path) -> pd.DataFrame:
    tekst = pd.read_csv(bestand, sep=";", dtype=str, keep_default_na=False, na_values=[""])
    gelezen = {f"{n}{GELEZEN}": pd.to_datetime(tekst[n], format=DATUMVORM, errors="coerce") for n in DATUMS}
    gelezen |= {
        f"{n}{GELEZEN}": pd.to_numeric(tekst[n].str.replace(",", "."), errors="coerce") for n in BEREIK
    }
    return tekst.assign(**gelezen, **{RIJ: range(2, len(tekst) + 2)})


def _expectations() -> list[Any]:
    return [
        gxe.ExpectColumnValuesToBeUnique(column=SLEUTEL),
        *(gxe.ExpectColumnValuesToNotBeNull(column=n) for n in VERPLICHT),
        *(gxe.ExpectColumnValuesToBeInSet(column=n, value_set=k) for n, k in KEUZES.items()),
        *(gxe.ExpectColumnValuesToMatchRegex(column=n, regex=vorm) for n, vorm in GETAL.items()),
        *(
            gxe.ExpectColumnValuesToBeBetween(column=f"{n}{GELEZEN}", min_value=a, max_value=b)
            for n, (a, b) in BEREIK.items()
        ),
        *(gxe.ExpectColumnValuesToMatchStrftimeFormat(column=n, strftime_format=DATUMVORM) for n in DATUMS),
        gxe.ExpectColumnPairValuesAToBeGreaterThanB(
            column_A=f"{DATUMS[1]}{GELEZEN}",
            column_B=f"{DATUMS[0]}{GELEZEN}",
            or_equal=True,
            ignore_row_if="either_value_is_missing",
        ),
    ]


def list_cellen(uitkomst: Uitkomst) -> list[str]:
    """Return the cell of every row that failed an expectation."""
    cellen = []
    for deel in uitkomst[1].results:
        feiten = deel.expectation_config.kwargs
        kolom = feiten.get("column", "").removesuffix(GELEZEN)
        letter = LETTERS[kolom] if kolom else EIND_VOOR_START
        cellen += [f"{letter}{rij[RIJ]}" for rij in deel.result.get("unexpected_index_list") or ()]
    return cellen
