"""What the figures tell of the counts behind them, given what is hidden: between which bounds each count lies."""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.aanval.afronding import bound_dosis, bound_grof
from pipelines.beoordeling import round_dosis, round_grof, round_klasse
from pipelines.tonen import GETELD, Verborgen, decide, find_grove_klassen

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

GEWICHT = {"gemeente": 6.0, "gebied": 3.0, "wijkraad": 1.5, "buurt": 1.0}
"""What losing a figure costs by the level of its place: talks and pictures live on the larger ones."""
DEKKING, GROF, KLASSE = 0.1, 0.25, 0.3
UITKOMST = 2.0
"""What losing the coverage of a figure, its decimals or a class costs beside losing a figure."""


@dataclass(frozen=True)
class Figuren:
    """Every figure, with the counts it is about as places in one list: tellingen by number, then classes.

    `vergelijking` holds the figures; `grof` and `dosis` are the bounds a rounded figure leaves;
    `klasse_geheel` is per class the number of its total, `klasse_deel` whether it may be shown as a coarse share of that,
    `klasse_grof` the bounds that leaves; `gewicht` is per count the weight of its place, `belang` per figure that of its kind.
    """

    vergelijking: pd.DataFrame
    vorm: npt.NDArray[np.object_]
    teller: Plekken
    noemer: Plekken
    gevraagd: Plekken
    grof: tuple[Getallen, Getallen]
    dosis: tuple[Getallen, Getallen]
    aantal: Getallen
    klasse_geheel: Plekken
    klasse_deel: Bits
    klasse_grof: tuple[Getallen, Getallen]
    gewicht: Getallen
    belang: Getallen
    drempel: int

    @property
    def omvang(self) -> int:
        """Return how many tellingen there are; the classes stand behind them."""
        return len(self.aantal) - len(self.klasse_geheel)

    def find_grove_klassen(self, verborgen: Verborgen) -> Bits:
        """Find the classes that are shown as a coarse share."""
        totaal = self.aantal[self.klasse_geheel]
        return find_grove_klassen(
            self.klasse_deel, self.klasse_geheel, totaal, verborgen, drempel=self.drempel
        )


def read_figuren(
    vergelijking: pd.DataFrame,
    aantal: Getallen,
    klasse_geheel: Plekken,
    klasse_deel: Bits,
    gewicht: Getallen,
    *,
    drempel: int,
) -> Figuren:
    """Look up the counts behind each figure and what its rounding leaves of them."""
    vorm = vergelijking["vorm"].to_numpy()
    teller, noemer, gevraagd = (
        vergelijking[f"{k}_nr"].fillna(-1).to_numpy(dtype=np.int64) for k in ("teller", "noemer", "gevraagd")
    )
    grof, dosis = ((np.zeros(len(vorm)), np.full(len(vorm), np.inf)) for _ in range(2))
    waarde = vergelijking["teller"].to_numpy(dtype=float)
    geheel = vergelijking["noemer"].to_numpy(dtype=float, na_value=np.nan)
    deel = vorm == "aandeel"
    getoond = np.round(round_grof(waarde[deel] / geheel[deel], geheel[deel], drempel=drempel), 2)
    grof[0][deel], grof[1][deel] = bound_grof(getoond, geheel[deel], drempel=drempel)
    deel = vorm == "dosis"
    getoond = round_dosis(waarde[deel] / geheel[deel], geheel[deel], drempel=drempel)
    dosis[0][deel], dosis[1][deel] = bound_dosis(getoond, geheel[deel], drempel=drempel)
    omvang = len(aantal) - len(klasse_geheel)
    totaal = aantal[klasse_geheel]
    getoond = round_klasse(aantal[omvang:], totaal, drempel=drempel)
    # Only outcomes say which way is better: talks are about those.
    belang = np.where(vergelijking["hoger_is_beter"].notna(), UITKOMST, 1.0)
    return Figuren(
        vergelijking,
        vorm,
        teller,
        noemer,
        gevraagd,
        grof,
        dosis,
        aantal,
        klasse_geheel,
        klasse_deel,
        bound_grof(getoond, totaal, drempel=drempel),
        gewicht,
        belang,
        drempel,
    )


def find_gezien(figuren: Figuren) -> Bits:
    """Find the counts that some figure or class is about, hidden or not."""
    gezien = np.zeros(len(figuren.aantal), dtype=bool)
    for nummers in (figuren.teller, figuren.noemer, figuren.gevraagd, figuren.klasse_geheel):
        gezien[nummers[nummers >= 0]] = True
    gezien[figuren.omvang :] = True
    return gezien


def find_delen(figuren: Figuren) -> tuple[Bits, Getallen]:
    """Find the counts that are the teller of a share, or a class of marks, and their noemers or totals."""
    deel = (figuren.vorm == "aandeel") & (figuren.teller >= 0)
    is_deel, geheel = np.zeros(len(figuren.aantal), dtype=bool), np.full(len(figuren.aantal), np.inf)
    is_deel[figuren.teller[deel]] = True
    np.minimum.at(geheel, figuren.teller[deel], figuren.aantal[figuren.noemer[deel]])
    is_deel[figuren.omvang :] = figuren.klasse_deel
    geheel[figuren.omvang :] = figuren.aantal[figuren.klasse_geheel]
    return is_deel, np.where(is_deel, geheel, np.nan)


def bound_aantallen(figuren: Figuren, verborgen: Verborgen) -> tuple[Getallen, Getallen]:
    """Return per count between which bounds the shown figures put it."""
    onder, boven = np.zeros(len(figuren.aantal)), np.full(len(figuren.aantal), np.inf)
    beeld = decide(figuren.vergelijking, verborgen, drempel=figuren.drempel)
    vorm, aantal = figuren.vorm, figuren.aantal

    def tell(nummers: Plekken, laag: Getallen, hoog: Getallen) -> None:
        np.maximum.at(onder, nummers, laag)
        np.minimum.at(boven, nummers, hoog)

    is_open, geteld = ~beeld.onderdrukt, np.isin(vorm, GETELD)
    exact = [
        figuren.noemer[is_open & geteld & (figuren.noemer >= 0)],
        figuren.teller[is_open & ~np.isin(vorm, ("gemiddelde", "eigen")) & ~beeld.teller_dicht],
        figuren.gevraagd[beeld.gevraagd_open],
        figuren.omvang + np.flatnonzero(~verborgen.klasse),
        figuren.klasse_geheel[~verborgen.telling[figuren.klasse_geheel]],
    ]
    for nummers in exact:
        tell(nummers, aantal[nummers], aantal[nummers])
    tell(figuren.teller[beeld.grof], *(grens[beeld.grof] for grens in figuren.grof))
    grove = np.flatnonzero(figuren.find_grove_klassen(verborgen))
    tell(figuren.omvang + grove, *(grens[grove] for grens in figuren.klasse_grof))
    gerond = is_open & (vorm == "dosis") & beeld.teller_dicht
    tell(figuren.teller[gerond], *(grens[gerond] for grens in figuren.dosis))
    # A nought that no figure is about is known: there would be a figure.
    boven[~find_gezien(figuren) & (aantal == 0)] = 0
    return onder, boven


@dataclass(frozen=True)
class Kosten:
    """Per count what is lost by hiding it all, and by making its share coarse; and is a share all it is shown in."""

    alles: Getallen
    grof: Getallen
    alleen_deel: Bits

    def price(self, onder: Getallen, boven: Getallen) -> Getallen:
        """Return what the next step costs, by what is known of each count now."""
        stap = np.where((onder == boven) & self.alleen_deel, self.grof, self.alles)
        return np.where(np.isfinite(boven), stap, 0.0)


def price_aantallen(figuren: Figuren, verborgen: Verborgen) -> Kosten:
    """Weigh what each count still shows."""
    beeld = decide(figuren.vergelijking, verborgen, drempel=figuren.drempel)
    is_open, vorm = ~beeld.onderdrukt, figuren.vorm
    telling, aandeel = (np.zeros(len(figuren.aantal)) for _ in range(2))
    geteld = is_open & np.isin(vorm, GETELD) & (figuren.noemer >= 0)
    np.add.at(telling, figuren.noemer[geteld], figuren.belang[geteld])
    los = is_open & np.isin(vorm, ("aantal", "dosis"))
    np.add.at(telling, figuren.teller[los], figuren.belang[los])
    np.add.at(telling, figuren.gevraagd[beeld.gevraagd_open], DEKKING)
    deel = is_open & (vorm == "aandeel")
    np.add.at(aandeel, figuren.teller[deel], figuren.belang[deel])
    telling[figuren.omvang :][~verborgen.klasse & ~figuren.klasse_deel] += KLASSE
    deel_open = figuren.klasse_deel & (~verborgen.klasse | figuren.find_grove_klassen(verborgen))
    aandeel[figuren.omvang :][deel_open] += KLASSE
    np.add.at(telling, figuren.klasse_geheel[~verborgen.telling[figuren.klasse_geheel]], DEKKING)
    w = figuren.gewicht
    return Kosten((telling + aandeel) * w, aandeel * GROF * w, (aandeel > 0) & (telling == 0))


def hide_verder(
    figuren: Figuren, verborgen: Verborgen, nummers: Plekken, grenzen: tuple[Getallen, Getallen]
) -> Verborgen:
    """Take these counts one step further: what is known exactly becomes hidden or coarse, what is coarse hidden."""
    telling, teller, aandeel, klasse, klasse_aandeel = (
        getattr(verborgen, veld.name).copy() for veld in fields(Verborgen)
    )
    klassen = nummers[nummers >= figuren.omvang] - figuren.omvang
    klasse_aandeel[klassen] |= klasse[klassen] | ~figuren.klasse_deel[klassen]
    klasse[klassen] = True
    nummers = nummers[nummers < figuren.omvang]
    kosten = price_aantallen(figuren, verborgen)
    # Known exactly as the teller of a share only: coarse is enough.
    word_grof = (grenzen[0] == grenzen[1])[nummers] & kosten.alleen_deel[nummers] & ~teller[nummers]
    teller[nummers] = True
    dicht = nummers[~word_grof]
    telling[dicht] = True
    aandeel[dicht] = True
    return Verborgen(telling, teller, aandeel, klasse, klasse_aandeel)
