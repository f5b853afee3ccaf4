"""Which counts of a build are hidden, as a count and as part of a share (R-17)."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.disclosure import REST, hide_cellen

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
        als_teller[delen] |= hide_cellen(cellen, ouder, drempel=drempel)
    return als_telling, als_teller


def make_cellen(
    telling: pd.DataFrame, *, tegen: Getallen | float, gevoelig: Bits, verborgen: Bits | bool
) -> pd.DataFrame:
    """Put tellingen in the columns disclosure control asks for."""
    return telling[["regiocode", "partijcode", "interventiecode", "aantal"]].assign(
        tabel=pd.MultiIndex.from_frame(telling[["grootheid", "kwartaal", "informant"]]).factorize(sort=True)[
            0
        ],
        tegen=tegen,
        is_gevoelig=gevoelig,
        is_verborgen=verborgen,
    )


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
