"""What a published build or export says about counts: one row per count, between two bounds."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.aanval.afronding import bound_dosis, bound_grof
from schemas.errors import BouwError
from schemas.grootheid import load_grootheden
from schemas.indicator import Indicator, load_indicatoren
from schemas.vocabulary import ALLE

SLEUTEL = ["grootheid", "klasse", "regiocode", "kwartaal", "partijcode", "interventiecode", "informant"]
"""What names one count."""
DEEL, AANTAL, GEVRAAGD = "1_deel", "2_aantal", "3_gevraagd"
"""A part of a shown whole; a number of people; an eligible number, known only where somebody answered.

In order: what a count is told as more than once, is the first of these."""
KOLOMMEN = [*SLEUTEL, "rol", "onder", "boven", "geheel"]
CIJFER = (
    "indicatorcode, regiocode, kwartaal, partijcode, interventiecode, informant, waarde, teller, noemer, "
    "in_aanmerking, is_onderdrukt, is_grof"
)


def read_tellingen(verbinding: duckdb.DuckDBPyConnection, *, drempel: int) -> pd.DataFrame:
    """Read every count a build tells of, in KOLOMMEN; `geheel` is the shown whole of a part."""
    cijfer = verbinding.sql(f"select {CIJFER} from cijfer").df()  # noqa: S608 -- own names
    delen = [read_cijfers(cijfer, drempel=drempel), *read_klassen(verbinding)]
    return merge_kennis(pd.concat(delen, ignore_index=True))


def read_export(pad: Path, *, drempel: int) -> pd.DataFrame:
    """Read the counts of a CSV with figures; columns as in `cijfer`."""
    try:
        cijfer = pd.read_csv(pad, sep=None, engine="python", dtype={"indicatorcode": str})
        cijfer = cijfer[[kolom.strip() for kolom in CIJFER.split(",")]]
    except (OSError, KeyError, ValueError) as fout:
        raise BouwError(f"Het bestand {pad.name} heeft niet de kolommen van een tabel met cijfers.") from fout
    return merge_kennis(read_cijfers(cijfer, drempel=drempel))


def read_cijfers(cijfer: pd.DataFrame, *, drempel: int) -> pd.DataFrame:
    """Turn figures into bounds on the counts behind them, by the declaration of each indicator."""
    indicatoren, grootheden = load_indicatoren(), load_grootheden()
    delen = [pd.DataFrame(columns=KOLOMMEN)]
    for code in sorted(set(cijfer["indicatorcode"]) & set(indicatoren)):
        rijen = cijfer[cijfer["indicatorcode"] == code]
        if not indicatoren[code].teller:
            continue
        for grootheid, rol, onder, boven, geheel in list_grenzen(rijen, indicatoren[code], drempel=drempel):
            if not grootheden[grootheid].is_persoonsaantal:
                continue
            informant = rijen["informant"] if grootheden[grootheid].per_informant else ALLE
            deel = rijen[["regiocode", "kwartaal", "partijcode", "interventiecode"]].assign(
                grootheid=grootheid,
                klasse=ALLE,
                informant=informant,
                rol=rol,
                onder=onder,
                boven=boven,
                geheel=geheel,
            )
            delen.append(deel[KOLOMMEN])
    return pd.concat([deel for deel in delen if len(deel)] or delen, ignore_index=True)


Getallen = npt.NDArray[np.float64]
Grens = tuple[str, str, Getallen, Getallen, Getallen]


def list_grenzen(rijen: pd.DataFrame, indicator: Indicator, *, drempel: int) -> Iterator[Grens]:
    """Yield for each count behind a figure its code, role, lower and upper bound and shown whole."""
    teller, noemer = (rijen[k].to_numpy(dtype=float) for k in ("teller", "noemer"))
    gevraagd, waarde = (rijen[k].to_numpy(dtype=float) for k in ("in_aanmerking", "waarde"))
    is_grof = rijen["is_grof"].to_numpy(dtype=bool)
    geen = np.full(len(rijen), np.nan)
    if indicator.vorm in {"aandeel", "gemiddelde"}:
        yield indicator.noemer, AANTAL, *bound(noemer), geen
    if indicator.vorm == "aandeel":
        onder, boven = bound(teller)
        onder[is_grof], boven[is_grof] = bound_grof(waarde[is_grof], noemer[is_grof], drempel=drempel)
        yield indicator.teller, DEEL, onder, boven, noemer
    elif indicator.vorm != "gemiddelde":
        onder, boven = bound(teller)
        if indicator.vorm == "dosis":
            kan = np.isnan(teller) & ~np.isnan(waarde)
            onder[kan], boven[kan] = bound_dosis(waarde[kan], noemer[kan], drempel=drempel)
        yield indicator.teller, AANTAL, onder, boven, geen
    if indicator.gevraagd and indicator.vorm != "dosis":
        onder, boven = bound(gevraagd)
        yield indicator.gevraagd, GEVRAAGD, onder, boven, geen


def bound(aantal: Getallen) -> tuple[Getallen, Getallen]:
    """Return a shown count as both bounds; a hidden one may be anything from nobody up.

    That a hidden count is not nobody is what hiding says itself; the protection is reckoned without.
    """
    leeg = np.isnan(aantal)
    return np.where(leeg, 0.0, aantal), np.where(leeg, np.inf, aantal)


def read_klassen(verbinding: duckdb.DuckDBPyConnection) -> Iterator[pd.DataFrame]:
    """Read the counts per class, and of the totals beside them."""
    for tabel, klasse, grootheid in (
        ("leeftijdsbereik", "leeftijdsgroep", "deelnemers_bereikt"),
        ("scoreverdeling", "scoreklasse", "nut_aantal"),
    ):
        if not has_tabel(verbinding, tabel):
            continue
        rijen = verbinding.sql(f"select * from {tabel}").df()  # noqa: S608 -- own names
        basis = rijen.assign(grootheid=grootheid, geheel=np.nan, klasse=rijen[klasse], rol=AANTAL)
        if "informant" not in basis:
            basis["informant"] = ALLE
        for kolom, welke in (("aantal", basis["klasse"]), ("totaal", ALLE)):
            onder, boven = bound(rijen[kolom].to_numpy(dtype=float))
            yield basis.assign(onder=onder, boven=boven, klasse=welke)[KOLOMMEN]


def has_tabel(verbinding: duckdb.DuckDBPyConnection, naam: str) -> bool:
    """Say whether a build has a table; older ones may not."""
    return bool(verbinding.execute("select 1 from duckdb_tables() where table_name = ?", [naam]).fetchall())


def merge_kennis(tellingen: pd.DataFrame) -> pd.DataFrame:
    """Join what is told more than once of a count; a part stays a part, an eligible number gives way."""
    hoe: Mapping[str, str] = {"rol": "min", "onder": "max", "boven": "min", "geheel": "min"}
    return tellingen.groupby(SLEUTEL, sort=False, observed=True).agg(hoe).reset_index()
