"""Everything that is known as one set of linear equations: counts between bounds, and sums between counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array, csr_array

from pipelines.aanval.lezen import GEVRAAGD, SLEUTEL
from pipelines.rijnummers import match, number_rijen
from pipelines.ruimte import Stelsel
from pipelines.sommen import REST, find_totalen
from schemas.indicator import load_indicatoren
from schemas.klassen import KLASSEN, KLASSETOTAAL, ZEVEN_OF_HOGER
from schemas.samenstelling import SAMENSTELLINGEN
from schemas.vocabulary import ALLE

Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]
ZEVENS = [klasse.code for klasse in KLASSEN["nut_aantal"] if klasse.groep == ZEVEN_OF_HOGER]
"""The classes of marks that together are the teller of a share."""


@dataclass(frozen=True)
class Bron:
    """One publication: its counts with `stand` (equal where the files behind them are equal), and its places."""

    naam: str
    tellingen: pd.DataFrame
    ouder: Mapping[str, str]


def build_stelsel(bronnen: Sequence[Bron]) -> tuple[pd.DataFrame, Stelsel]:
    """Join publications: a count with the same files behind it is the same count.

    Returns the counts and what is known of them; behind their columns stands slack.
    """
    alles = pd.concat([bron.tellingen.assign(bron=i) for i, bron in enumerate(bronnen)], ignore_index=True)
    cel = number_rijen(alles, [*SLEUTEL, "stand"])
    groep = alles.assign(cel=cel).groupby("cel", sort=True)
    cellen = groep.first()[[*SLEUTEL, "stand", "rol", "geheel", "per_rij"]]
    cellen["rol"], cellen["geheel"] = groep["rol"].min(), groep["geheel"].min()
    cellen["bron"] = groep["bron"].max()
    onder = groep["onder"].max().to_numpy(dtype=float)
    boven = groep["boven"].min().to_numpy(dtype=float)
    sommen = [
        list_verbanden(alles[alles["bron"] == i], cel[(alles["bron"] == i).to_numpy()], bron.ouder)
        for i, bron in enumerate(bronnen)
    ]
    return cellen, assemble(onder, boven, pd.concat(sommen, ignore_index=True))


def list_verbanden(tellingen: pd.DataFrame, cel: Plekken, ouder: Mapping[str, str]) -> pd.DataFrame:
    """List everything that ties the counts of one publication, as (totaal, deel, soort, speling); `cel` numbers them."""
    tellingen = tellingen.reset_index(drop=True)
    return pd.concat([list_sommen(tellingen, cel, ouder), list_delen(tellingen, cel)], ignore_index=True)


def list_sommen(tellingen: pd.DataFrame, cel: Plekken, ouder: Mapping[str, str]) -> pd.DataFrame:
    """List every sum of one publication as (totaal, deel, soort, speling): is there more in the total than these."""
    tabel = number_rijen(tellingen, ["grootheid", "kwartaal", "informant"])
    heeft_rest = set(ouder.values()) if not tellingen["regiocode"].str.endswith(REST).any() else set()
    kaal = tellingen[["regiocode", "partijcode", "interventiecode", "klasse"]].assign(tabel=tabel)
    totalen, _ = find_totalen(kaal.reset_index(drop=True), ouder, KLASSETOTAAL)
    onvolledig = (tellingen["rol"] == GEVRAAGD).to_numpy()
    in_rest = tellingen["regiocode"].isin(heeft_rest).to_numpy()
    delen = []
    for richting, totaal in enumerate(totalen):
        deel = np.flatnonzero(totaal >= 0)
        # Deliveries of a larger place are in none of its parts.
        speling = onvolledig[totaal[deel]] | (in_rest[totaal[deel]] if richting == 0 else False)
        delen.append(
            pd.DataFrame(
                {"totaal": cel[totaal[deel]], "deel": cel[deel], "soort": richting, "speling": speling}
            )
        )
    return pd.concat(delen, ignore_index=True)


def list_delen(cellen: pd.DataFrame, cel: Plekken) -> pd.DataFrame:
    """List every part and whole among quantities: shares and their noemers, and what `samenstelling.py` declares."""
    sleutel = number_rijen(cellen, SLEUTEL[1:])
    zonder = number_rijen(cellen, [k for k in SLEUTEL[1:] if k != "informant"])
    grootheid = cellen["grootheid"].to_numpy()
    plekken = {code: np.flatnonzero(grootheid == code) for code in np.unique(grootheid)}
    informant, klasse = cellen["informant"].to_numpy(), cellen["klasse"].to_numpy()
    per_rij = cellen["per_rij"].to_numpy(dtype=bool) & (cellen["partijcode"] != ALLE).to_numpy()
    leeg = np.zeros(0, dtype=np.int64)
    paren = []

    def add(soort: int, op: Plekken, delen: Plekken, gehelen: Plekken, *, speling: bool) -> None:
        deel, geheel = match(op, delen, gehelen)
        paren.append(
            pd.DataFrame({"totaal": cel[geheel], "deel": cel[deel], "soort": soort, "speling": speling})
        )

    for soort, (teller, noemer) in enumerate(list_paren()):
        add(100 + soort, sleutel, plekken.get(teller, leeg), plekken.get(noemer, leeg), speling=True)
    for soort, som in enumerate(SAMENSTELLINGEN):
        gehelen = plekken.get(som.geheel, leeg)
        delen = np.concatenate([plekken.get(deel, leeg) for deel in som.delen])
        # Only where the whole itself is not told per informant do the informants add up.
        op = zonder if (informant[gehelen] == ALLE).all() else sleutel
        delen = delen[(informant[delen] != som.zonder_informant) & (klasse[delen] == ALLE)]
        gehelen = gehelen[klasse[gehelen] == ALLE]
        if som.is_per_rij:
            delen, gehelen = delen[per_rij[delen]], gehelen[per_rij[gehelen]]
        add(200 + soort, op, delen, gehelen, speling=not som.is_heel)
    scores = plekken.get("nut_aantal", leeg)
    hoog = scores[np.isin(klasse[scores], ZEVENS)]
    op = number_rijen(cellen, [k for k in SLEUTEL[1:] if k != "klasse"])
    add(99, op, hoog, plekken.get("nut_zeven_of_hoger", leeg), speling=False)
    return pd.concat(paren, ignore_index=True)


def list_paren() -> list[tuple[str, str]]:
    """List every part and whole by the declarations: teller and noemer of a share, noemer and eligible."""
    paren = set()
    for indicator in load_indicatoren().values():
        for versie in indicator.versies:
            # That no more answered than were asked is not reckoned with: it would ask of every small group a range
            # that it does not have.
            if indicator.vorm == "aandeel" and versie.teller != "nut_beantwoord":
                paren.add((versie.teller, versie.noemer))
            if indicator.vorm in {"aandeel", "gemiddelde"} and versie.gevraagd:
                paren.add((versie.noemer, versie.gevraagd))
    return sorted(paren)


def assemble(onder: Getallen, boven: Getallen, sommen: pd.DataFrame) -> Stelsel:
    """Write one equation per total and direction, with a slack column where parts may be missing."""
    sommen = sommen.drop_duplicates(["totaal", "soort", "deel"])
    sommen = sommen[sommen["totaal"] != sommen["deel"]]
    rij = number_rijen(sommen, ["totaal", "soort"])
    eerste = np.unique(rij, return_index=True)[1]
    omvang = len(eerste)
    los = np.zeros(omvang, dtype=bool)
    np.logical_or.at(los, rij, sommen["speling"].to_numpy(dtype=bool))
    slap = np.flatnonzero(los)
    breedte = len(onder) + len(slap)
    rijen = np.concatenate([rij, np.arange(omvang), slap])
    kolommen = np.concatenate(
        [sommen["deel"].to_numpy(), sommen["totaal"].to_numpy()[eerste], len(onder) + np.arange(len(slap))]
    )
    waarden = np.concatenate([np.ones(len(rij)), -np.ones(omvang), np.ones(len(slap))])
    matrix = csr_array(coo_array((waarden, (rijen, kolommen)), shape=(omvang, breedte)))
    return Stelsel(
        matrix,
        np.zeros(omvang),
        np.concatenate([onder, np.zeros(len(slap))]),
        np.concatenate([boven, np.full(len(slap), np.inf)]),
        np.arange(breedte) >= len(onder),
    )
