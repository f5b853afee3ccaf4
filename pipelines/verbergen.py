"""Which counts of a build are hidden, as a count and as part of a share (R-17)."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.disclosure import hide_cellen
from pipelines.sommen import REST
from schemas.klassen import KLASSEOUDER, ONDER_ZEVEN, ZEVEN_OF_HOGER
from schemas.vocabulary import ALLE

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]


def hide_tellingen(
    telling: pd.DataFrame,
    indicatoren: pd.DataFrame,
    persoonsaantallen: frozenset[str],
    ouder: Mapping[str, str],
    *,
    drempel: int,
) -> tuple[Bits, Bits]:
    """Return per telling: is the count hidden, and is it hidden as the teller of a share.

    As a teller a count is sensitive too when nobody or everybody is in it, or nearly so.
    """
    telt = telling["grootheid"].isin(persoonsaantallen).to_numpy() & telling["aantal"].notna().to_numpy()
    cellen = telling[telt]
    aantal = cellen["aantal"].to_numpy(dtype=float)
    als_telling = np.zeros(len(telling), dtype=bool)
    als_telling[telt] = hide_cellen(
        make_cellen(cellen, tegen=np.inf, gevoelig=(aantal > 0) & (aantal < drempel), verborgen=False),
        ouder,
        drempel=drempel,
        is_begin=True,
    )
    als_teller = als_telling.copy()
    for teller, noemer in list_aandelen(indicatoren):
        delen, gehelen = pair_tellingen(telling, teller, noemer)
        aantal = telling["aantal"].to_numpy(dtype=float)[delen]
        tegen = telling["aantal"].to_numpy(dtype=float)[gehelen] - aantal
        cellen = make_cellen(
            telling.iloc[delen],
            tegen=tegen,
            gevoelig=(aantal < drempel) | (tegen < drempel),
            verborgen=als_telling[gehelen] | als_teller[delen],
        )
        als_teller[delen] |= hide_cellen(cellen, ouder, drempel=drempel, is_begin=True)
    return als_telling, als_teller


def hide_klassen(
    klassen: pd.DataFrame,
    telling: pd.DataFrame,
    als_telling: Bits,
    als_teller: Bits,
    ouder: Mapping[str, str],
    *,
    drempel: int,
) -> Bits:
    """Return per klassetelling whether it is hidden; what was decided of their totals stands.

    Of marks a class with nobody or everybody tells of each member, so those are small too.
    """
    totalen = telling.loc[
        telling["grootheid"].isin(klassen["grootheid"].unique()) & telling["aantal"].notna()
    ].assign(klasse=ALLE, is_gevoelig=False)
    totalen["is_verborgen"] = als_telling[totalen["nr"]]
    aantal, geheel = klassen["aantal"].to_numpy(dtype=float), klassen["geheel"].to_numpy(dtype=float)
    is_score = klassen["informant"].to_numpy() != ALLE
    klein = (aantal < drempel) & ((aantal > 0) | is_score)
    eigen = klassen.assign(
        is_gevoelig=klein | (is_score & (geheel - aantal < drempel)),
        is_verborgen=als_telling[klassen["geheel_nr"]],
    )
    cellen = pd.concat([eigen, totalen, *split_zeven(totalen, telling, als_teller)], ignore_index=True)
    cellen["is_vast"] = np.arange(len(cellen)) >= len(klassen)
    cellen["tabel"] = number_tabellen(cellen)
    verborgen = hide_cellen(
        cellen.assign(tegen=np.inf), ouder, drempel=drempel, klasseouder=KLASSEOUDER, is_begin=True
    )
    return np.asarray(verborgen[: len(klassen)])


def split_zeven(totalen: pd.DataFrame, telling: pd.DataFrame, als_teller: Bits) -> list[pd.DataFrame]:
    """Add the published number of marks of 7 or higher, and the rest, as sums of classes."""
    delen, gehelen = pair_tellingen(telling, "nut_zeven_of_hoger", "nut_aantal")
    hoog = telling.iloc[delen].assign(
        grootheid="nut_aantal", klasse=ZEVEN_OF_HOGER, is_verborgen=als_teller[delen]
    )
    hoog = hoog[np.isin(gehelen, totalen["nr"])]
    geheel = telling["aantal"].to_numpy(dtype=float)[gehelen[np.isin(gehelen, totalen["nr"])]]
    laag = hoog.assign(klasse=ONDER_ZEVEN, aantal=geheel - hoog["aantal"].to_numpy(dtype=float))
    return [deel.assign(is_gevoelig=deel["is_verborgen"]) for deel in (hoog, laag)]


def make_cellen(
    telling: pd.DataFrame, *, tegen: Getallen | float, gevoelig: Bits, verborgen: Bits | bool
) -> pd.DataFrame:
    """Put tellingen in the columns disclosure control asks for."""
    return telling[["regiocode", "partijcode", "interventiecode", "aantal"]].assign(
        tabel=number_tabellen(telling),
        tegen=tegen,
        is_gevoelig=gevoelig,
        is_verborgen=verborgen,
    )


def number_tabellen(telling: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Number the tables: what is counted in one kwartaal according to one informant."""
    return pd.MultiIndex.from_frame(telling[["grootheid", "kwartaal", "informant"]]).factorize(sort=True)[0]


def list_aandelen(indicatoren: pd.DataFrame) -> list[tuple[str, str]]:
    """List teller and noemer of every share, once."""
    aandelen = indicatoren[indicatoren["vorm"] == "aandeel"]
    return sorted(set(zip(aandelen["teller"], aandelen["noemer"], strict=True)))


def pair_tellingen(
    telling: pd.DataFrame, teller: str, noemer: str
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Find the tellingen of a teller and, for each, that of its noemer."""
    sleutel = ["regiocode", "kwartaal", "partijcode", "interventiecode", "informant"]
    bekend = telling[telling["aantal"].notna()]
    delen = bekend.loc[bekend["grootheid"] == teller, [*sleutel, "nr"]]
    gehelen = bekend.loc[bekend["grootheid"] == noemer, [*sleutel, "nr"]]
    paren = delen.merge(gehelen, on=sleutel, suffixes=("", "_geheel")).sort_values("nr")
    return paren["nr"].to_numpy(dtype=np.int64), paren["nr_geheel"].to_numpy(dtype=np.int64)


def list_ouders(regios: pd.DataFrame) -> dict[str, str]:
    """Return for each place the nearest place it adds up to, and for each rest its own place."""
    boven = regios["wijkraadcode"].where(regios["wijkraadcode"] != "", regios["oudercode"])
    ouder = {code: op for code, op in zip(regios["regiocode"], boven, strict=True) if op}
    hoger = regios.loc[regios["niveau"] != "buurt", "regiocode"]
    return ouder | {f"{code}{REST}": code for code in hoger}
