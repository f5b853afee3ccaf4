"""What a published build or export says about counts: one row per count, between two bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from pipelines.aanval.afronding import bound_dosis, bound_grof
from pipelines.beoordeling import round_grof
from pipelines.perioden import name_periode
from schemas.errors import BouwError
from schemas.grootheid import load_grootheden
from schemas.indicator import PERIODEN, Indicator, load_indicatoren
from schemas.klassen import MET_AANDEEL
from schemas.vocabulary import ALLE, Kwartaal

SLEUTEL = ["grootheid", "klasse", "regiocode", "kwartaal", "partijcode", "interventiecode", "informant"]
"""What names one count."""
DEEL, AANTAL, GEVRAAGD = "1_deel", "2_aantal", "3_gevraagd"
"""A part of a shown whole; a number of people; an eligible number, known only where somebody answered.

In order: what a count is told as more than once, is the first of these."""
KOLOMMEN = [*SLEUTEL, "rol", "onder", "boven", "geheel"]
SLEUTELDELEN = ("indicatorcode", "regiocode", "kwartaal", "partijcode", "interventiecode", "informant")
CODES = ("regiocode", "partijcode", "interventiecode", "informant")
HEEL = 1e-6
CIJFER = (
    "indicatorcode, regiocode, kwartaal, periode, partijcode, interventiecode, informant, waarde, teller, noemer, "
    "in_aanmerking, is_onderdrukt, is_grof, definitieversie"
)


def read_tellingen(verbinding: duckdb.DuckDBPyConnection, *, drempel: int) -> pd.DataFrame:
    """Read every count a build tells of, in KOLOMMEN; `geheel` is the shown whole of a part."""
    cijfer = verbinding.sql(f"select {CIJFER} from cijfer").df()  # noqa: S608 -- own names
    delen = [read_cijfers(cijfer, drempel=drempel), *read_klassen(verbinding, drempel=drempel)]
    return merge_kennis(pd.concat(delen, ignore_index=True))


def read_export(pad: Path, *, drempel: int) -> pd.DataFrame:
    """Read the counts of a CSV with figures (columns as in `cijfer`) or of a workbook with figures."""
    try:
        cijfer = read_werkmap(pad, drempel=drempel) if pad.suffix.lower() == ".xlsx" else read_csv(pad)
    except (OSError, KeyError, ValueError, CalamineError) as fout:
        raise BouwError(f"Het bestand {pad.name} heeft niet de kolommen van een tabel met cijfers.") from fout
    return merge_kennis(read_cijfers(cijfer, drempel=drempel))


def read_csv(pad: Path) -> pd.DataFrame:
    """Read the columns of CIJFER."""
    cijfer = pd.read_csv(pad, sep=None, engine="python", dtype={"indicatorcode": str})
    return cijfer[[kolom.strip() for kolom in CIJFER.split(",")]]


def read_werkmap(pad: Path, *, drempel: int) -> pd.DataFrame:
    """Read the sheet Cijfers as the columns of CIJFER: a share tells its teller, unless it may have been rounded."""
    _, kop, *rijen = CalamineWorkbook.from_path(str(pad)).get_sheet_by_name("Cijfers").to_python()
    blad = pd.DataFrame(rijen, columns=kop)
    delen = pd.DataFrame(
        [str(sleutel).split("/") for sleutel in blad["Cijfer-id"]], columns=list(SLEUTELDELEN)
    )
    waarde, n, gevraagd = (pd.to_numeric(blad[k], errors="coerce") for k in ("Waarde", "n", "In aanmerking"))
    vorm = delen["indicatorcode"].map({code: i.vorm for code, i in load_indicatoren().items()})
    soort = delen["indicatorcode"].map({code: PERIODEN[i.term] for code, i in load_indicatoren().items()})
    deel = vorm == "aandeel"
    heel = deel & ((waarde * n - (waarde * n).round()).abs() < HEEL)
    grof = np.round(round_grof(waarde.to_numpy(), n.to_numpy(), drempel=drempel), 2)
    heel &= np.abs(grof - waarde) > HEEL
    teller = (waarde * n).round().where(heel).fillna(waarde.where(vorm == "aantal"))
    return delen.assign(
        periode=soort,
        waarde=waarde,
        teller=teller,
        noemer=n.where(vorm.isin(["aandeel", "gemiddelde"])),
        in_aanmerking=gevraagd,
        is_onderdrukt=waarde.isna(),
        is_grof=deel & waarde.notna() & ~heel,
        definitieversie=blad["Versie van de definitie"],
    )


def read_cijfers(cijfer: pd.DataFrame, *, drempel: int) -> pd.DataFrame:
    """Turn figures into bounds on the counts behind them, by the declaration of each indicator."""
    indicatoren, grootheden = load_indicatoren(), load_grootheden()
    cijfer = cijfer.assign(kwartaal=name_perioden(cijfer)).astype(
        dict.fromkeys(("kwartaal", *CODES), "category")
    )
    delen = [pd.DataFrame(columns=KOLOMMEN)]
    for (code, versie), rijen in cijfer.groupby(
        ["indicatorcode", "definitieversie"], sort=True, observed=True
    ):
        indicator = pick_versie(indicatoren.get(str(code)), int(str(versie)))
        if indicator is None or not indicator.teller:
            continue
        for grootheid, rol, onder, boven, geheel in list_grenzen(rijen, indicator, drempel=drempel):
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


def pick_versie(indicator: Indicator | None, versie: int) -> Indicator | None:
    """Return the indicator as it counted in this version of its definition; None when nobody knows it."""
    for eigen in indicator.versies if indicator is not None else ():
        if indicator is not None and eigen.versie == versie:
            return replace(indicator, teller=eigen.teller, noemer=eigen.noemer, gevraagd=eigen.gevraagd)
    return None


def name_perioden(cijfer: pd.DataFrame) -> "pd.Series[str]":
    """Return the code of the period of each figure: its kwartaal is the last one in it."""
    sleutel = cijfer["periode"].astype("str").str.cat(cijfer["kwartaal"].astype("str"), sep="/")
    namen = {}
    for paar in sleutel.unique():
        soort, kwartaal = paar.split("/")
        namen[paar] = name_periode(soort, Kwartaal.parse(kwartaal))
    return sleutel.map(namen)


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


def read_klassen(verbinding: duckdb.DuckDBPyConnection, *, drempel: int) -> Iterator[pd.DataFrame]:
    """Read the counts per class, and of the totals beside them."""
    for tabel, klasse, grootheid in (
        ("leeftijdsbereik", "leeftijdsgroep", "deelnemers_bereikt"),
        ("scoreverdeling", "scoreklasse", "nut_aantal"),
    ):
        if not has_tabel(verbinding, tabel):
            continue
        rijen = verbinding.sql(f"select * from {tabel}").df()  # noqa: S608 -- own names
        basis = rijen.assign(grootheid=grootheid)
        if "informant" not in basis:
            basis["informant"] = ALLE
        totaal = rijen["totaal"].to_numpy(dtype=float)
        onder, boven = bound(totaal)
        yield basis.assign(onder=onder, boven=boven, klasse=ALLE, rol=AANTAL, geheel=np.nan)[KOLOMMEN]
        onder, boven = bound(rijen["aantal"].to_numpy(dtype=float))
        is_deel = grootheid in MET_AANDEEL
        if "is_grof" in rijen:
            grof = rijen["is_grof"].to_numpy(dtype=bool)
            waarde = rijen["aandeel"].to_numpy(dtype=float)[grof]
            onder[grof], boven[grof] = bound_grof(waarde, totaal[grof], drempel=drempel)
        wat = {"rol": DEEL if is_deel else AANTAL, "geheel": totaal if is_deel else np.nan}
        yield basis.assign(onder=onder, boven=boven, klasse=rijen[klasse], **wat)[KOLOMMEN]


def has_tabel(verbinding: duckdb.DuckDBPyConnection, naam: str) -> bool:
    """Say whether a build has a table; older ones may not."""
    return bool(verbinding.execute("select 1 from duckdb_tables() where table_name = ?", [naam]).fetchall())


def merge_kennis(tellingen: pd.DataFrame) -> pd.DataFrame:
    """Join what is told more than once of a count; a part stays a part, an eligible number gives way."""
    hoe: Mapping[str, str] = {"rol": "min", "onder": "max", "boven": "min", "geheel": "min"}
    return tellingen.groupby(SLEUTEL, sort=False, observed=True).agg(hoe).reset_index()
