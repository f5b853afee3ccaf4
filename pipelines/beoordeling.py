"""From bare numbers to what may be said: interval, change beyond chance and rounding."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.tonen import GETELD, Verborgen, decide, find_grove_klassen, find_met_aandeel
from pipelines.zekerheid.aandelen import compare_aandelen, compute_wilson
from pipelines.zekerheid.aantallen import compare_aantallen
from pipelines.zekerheid.gemiddelden import (
    compare_gemiddelden,
    compute_schaal_interval,
    compute_spreiding,
    compute_t_interval,
)
from pipelines.zekerheid.veelkijken import correct_veel_kijken
from pipelines.zinnen import interval_in_woorden
from schemas.indicator import CIJFERSCHAAL
from schemas.onderdrukking import FIJN_VANAF

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]

DOSISSTAPPEN = (0.001, 0.005, 0.01, 0.02, 0.05, 0.1)


def judge_verandering(v: pd.DataFrame, *, drempel: int) -> "pd.Series[str]":
    """Say per figure what is known about the change since the quarter before in the same segment (R-12)."""
    oordeel = pd.Series("geen_vergelijking", index=v.index, dtype="object")
    hoger = v["hoger_is_beter"].astype("object")
    kan = (v["vorig_nr"].notna() & v["hoger_is_beter"].notna()).to_numpy()
    n = count_n(v)
    vorig = v["vorig_nr"].fillna(0).to_numpy(dtype=np.int64)
    genoeg = kan & (n >= drempel) & (n[vorig] >= drempel)
    oordeel[kan & ~genoeg] = "te_weinig_gegevens"
    nu, toen = v[genoeg], v.iloc[vorig[genoeg]]
    staat = correct_veel_kijken(compute_p(nu, toen), nu["familie"].to_numpy(dtype=np.int64))
    stijgt = compute_waarde(nu) > compute_waarde(toen)
    beter = stijgt == hoger[genoeg].to_numpy(dtype=bool)
    oordeel[genoeg] = np.where(
        staat, np.where(beter, "duidelijk_beter", "duidelijk_slechter"), "niet_te_onderscheiden"
    )
    return oordeel.astype("str")


def compute_p(nu: pd.DataFrame, toen: pd.DataFrame) -> Getallen:
    """Compare two quarters by the test that belongs to the form of the figure."""
    vorm = nu["vorm"].to_numpy()
    p = np.ones(len(nu))
    a, b = numbers(nu), numbers(toen)
    deel = vorm == "aandeel"
    p[deel] = compare_aandelen(a["teller"][deel], a["noemer"][deel], b["teller"][deel], b["noemer"][deel])
    deel = vorm == "gemiddelde"
    p[deel] = compare_gemiddelden(describe_scores(nu[deel]), describe_scores(toen[deel]))
    deel = np.isin(vorm, ["aantal", "dosis"])
    p[deel] = compare_aantallen(a["teller"][deel], b["teller"][deel])
    return p


def describe_scores(v: pd.DataFrame) -> tuple[Getallen, Getallen, Getallen]:
    """Return mean, spread and number of means."""
    a = numbers(v)
    return (
        a["teller"] / a["noemer"],
        compute_spreiding(a["teller"], a["kwadraat"], a["noemer"]),
        a["noemer"],
    )


def numbers(v: pd.DataFrame) -> dict[str, Getallen]:
    """Return the numeric columns as arrays."""
    return {
        k: v[k].to_numpy(dtype=float, na_value=np.nan)
        for k in ("teller", "noemer", "kwadraat", "gevraagd", "waarde", "onder", "boven")
    }


def count_n(v: pd.DataFrame) -> Getallen:
    """Return the number of observations: the noemer of shares and means, else the count itself."""
    a = numbers(v)
    return np.where(v["vorm"].isin(["aandeel", "gemiddelde", "eigen"]), a["noemer"], a["teller"])


def compute_waarde(v: pd.DataFrame) -> Getallen:
    """Return the exact value."""
    a = numbers(v)
    with np.errstate(divide="ignore", invalid="ignore"):
        deel = np.where(v["vorm"] == "aantal", a["teller"], a["teller"] / a["noemer"])
    return np.where(v["vorm"] == "eigen", a["waarde"], deel)


def show_cijfers(
    v: pd.DataFrame, verborgen: Verborgen, verandering: "pd.Series[str]", *, drempel: int
) -> pd.DataFrame:
    """Return per figure what may be seen of it: hidden, coarse or whole, rounded, with its words."""
    a = numbers(v)
    vorm = v["vorm"].to_numpy()
    zien = decide(v, verborgen, drempel=drempel)
    waarde, onder, boven = round_cijfers(v, zien.grof, drempel=drempel)
    teller = np.where(np.isin(vorm, ["gemiddelde", "eigen"]) | zien.teller_dicht, np.nan, a["teller"])
    n = np.where(np.isin(vorm, GETELD), a["noemer"], teller)
    in_aanmerking = np.where(zien.gevraagd_open, a["gevraagd"], np.nan)
    beeld = pd.DataFrame(
        {
            "waarde": waarde,
            "onder": onder,
            "boven": boven,
            "teller": teller,
            "noemer": a["noemer"],
            "n": n,
            "in_aanmerking": in_aanmerking,
            "dekking": np.round(n / in_aanmerking, 2),
        },
        index=v.index,
    )
    dicht = zien.onderdrukt
    beeld = beeld.mask(pd.Series(dicht, index=v.index))
    vorige = v["vorig_nr"].fillna(-1).to_numpy(dtype=np.int64)
    beeld["vorige_waarde"] = np.where((vorige < 0) | dicht, np.nan, beeld["waarde"].to_numpy()[vorige])
    vorige_dicht = (vorige >= 0) & (dicht | dicht[vorige])
    return beeld.assign(
        nr=v["nr"],
        woorden=write_woorden(vorm, beeld["onder"].to_numpy(), beeld["boven"].to_numpy()),
        verandering=verandering.mask(
            vorige_dicht & (verandering != "geen_vergelijking"), "te_weinig_gegevens"
        ),
        is_onderdrukt=dicht,
        is_grof=zien.grof,
    )


def show_klassen(klassen: pd.DataFrame, verborgen: Verborgen, *, drempel: int) -> pd.DataFrame:
    """Return per klassetelling what may be seen of it: hidden, its coarse share alone, or its count; and of its total."""
    geheel_nr = klassen["geheel_nr"].to_numpy(dtype=np.int64)
    aantal, geheel = (klassen[naam].to_numpy(dtype=float) for naam in ("aantal", "geheel"))
    grof = find_grove_klassen(find_met_aandeel(klassen), geheel_nr, geheel, verborgen, drempel=drempel)
    return pd.DataFrame(
        {
            "nr": klassen["nr"],
            "is_onderdrukt": verborgen.klasse & ~grof,
            "grof": np.where(grof, round_klasse(aantal, geheel, drempel=drempel), np.nan),
            "geheel_dicht": verborgen.telling[geheel_nr],
        }
    )


def round_cijfers(v: pd.DataFrame, grof: Bits, *, drempel: int) -> tuple[Getallen, Getallen, Getallen]:
    """Round value and interval as far as the form and the size of the group ask."""
    a = numbers(v)
    vorm = v["vorm"].to_numpy()
    waarde = compute_waarde(v)
    onder, boven = np.full(len(v), np.nan), np.full(len(v), np.nan)
    deel = vorm == "aandeel"
    waarde[grof] = round_grof(waarde[grof], a["noemer"][grof], drempel=drempel)
    # The interval of a coarse share follows from the coarse value: the exact one would tell the count.
    teller = np.where(grof, waarde * a["noemer"], a["teller"])
    onder[deel], boven[deel] = compute_wilson(teller[deel], a["noemer"][deel])
    waarde[deel] = np.round(waarde[deel], 2)
    onder[deel], boven[deel] = np.round(onder[deel], 2), np.round(boven[deel], 2)
    onder[grof], boven[grof] = floor_op(onder[grof], 10), -floor_op(-boven[grof], 10)
    deel = vorm == "gemiddelde"
    gemiddelde, spreiding, aantal = describe_scores(v[deel])
    laag, hoog = compute_t_interval(gemiddelde, spreiding, aantal)
    cijfer = v.loc[deel, "eenheid"].to_numpy() == "cijfer"
    laag[cijfer], hoog[cijfer] = compute_schaal_interval(
        gemiddelde[cijfer], spreiding[cijfer], aantal[cijfer], begin=CIJFERSCHAAL[0], eind=CIJFERSCHAAL[1]
    )
    waarde[deel], onder[deel], boven[deel] = (np.round(x, 1) for x in (gemiddelde, laag, hoog))
    deel = vorm == "eigen"
    waarde[deel], onder[deel], boven[deel] = (np.round(a[k][deel]) for k in ("waarde", "onder", "boven"))
    deel = vorm == "dosis"
    waarde[deel] = round_dosis(waarde[deel], a["noemer"][deel], drempel=drempel)
    return waarde, onder, boven


def round_grof(waarde: Getallen, noemer: Getallen, *, drempel: int) -> Getallen:
    """Round a share to tenths, or to fifths in a small group, and keep it from nobody and everybody."""
    tienden = np.clip(np.round(waarde, 1), 0.1, 0.9)
    vijfden = np.round(np.floor(np.minimum(waarde, 0.999) * 5 + 1e-9) / 5 + 0.1, 1)
    return np.where(noemer >= FIJN_VANAF * drempel, tienden, vijfden)


def round_klasse(aantal: Getallen, geheel: Getallen, *, drempel: int) -> Getallen:
    """Round the share of a class in its total as a coarse share; of no total nothing."""
    deel = np.divide(aantal, geheel, out=np.zeros(len(aantal)), where=geheel > 0)
    return np.asarray(np.round(round_grof(deel, geheel, drempel=drempel), 2))


def range_grof(waarde: float, noemer: float, *, drempel: int) -> tuple[float, float]:
    """Return between which values a coarse share lies: what `round_grof` made one of."""
    half = 0.05 if noemer >= FIJN_VANAF * drempel else 0.1
    onder = 0.0 if waarde <= 0.1 else waarde - half
    return round(onder, 2), round(1.0 if waarde >= 0.9 else waarde + half, 2)


def round_dosis(waarde: Getallen, noemer: Getallen, *, drempel: int) -> Getallen:
    """Round a dose in steps that are each at least the threshold wide in people."""
    stap = np.full(len(waarde), DOSISSTAPPEN[-1])
    for keuze in reversed(DOSISSTAPPEN):
        stap = np.where(noemer * keuze >= drempel, keuze, stap)
    return np.asarray(np.round(np.round(waarde / stap) * stap, 3))


def floor_op(waarde: Getallen, delen: int) -> Getallen:
    """Round down to parts of one."""
    return np.asarray(np.round(np.floor(waarde * delen + 1e-9) / delen, 2))


def write_woorden(vorm: npt.NDArray[np.object_], onder: Getallen, boven: Getallen) -> list[str]:
    """Write each interval in words; equal intervals are written once."""
    bekend: dict[tuple[str, float, float], str] = {}
    woorden = []
    for sleutel in zip(vorm, onder.tolist(), boven.tolist(), strict=True):
        if sleutel[1] != sleutel[1]:
            woorden.append("")
            continue
        if sleutel not in bekend:
            bekend[sleutel] = interval_in_woorden(*sleutel)
        woorden.append(bekend[sleutel])
    return woorden
