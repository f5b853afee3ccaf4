"""The same checks in Great Expectations on pandas; only checking, the valid rows are not loaded.

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


def prepare(_motor: str, bestand: Path, _map: Path) -> Callable[[], Any]:
    """Return reading with pandas and the validation of the whole frame, with every failing row kept."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    frame = context.data_sources.add_pandas("bestanden").add_dataframe_asset("trajecten")
    batch = frame.add_batch_definition_whole_dataframe("geheel")
    suite = context.suites.add(gx.ExpectationSuite(name="eisen", expectations=_expectations()))

    def werk() -> Any:
        return batch.get_batch({"dataframe": _read(bestand)}).validate(suite, result_format=ALLES)

    return werk


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


def list_cellen(uitkomst: Any) -> list[str]:
    """Return the cell of every row that failed an expectation."""
    cellen = []
    for deel in uitkomst.results:
        feiten = deel.expectation_config.kwargs
        kolom = feiten.get("column", "").removesuffix(GELEZEN)
        letter = LETTERS[kolom] if kolom else EIND_VOOR_START
        cellen += [f"{letter}{rij[RIJ]}" for rij in deel.result.get("unexpected_index_list") or ()]
    return cellen
