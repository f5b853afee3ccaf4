"""Everything that is known as one set of linear equations: counts between bounds, and sums between counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array, csr_array

from pipelines.aanval.lezen import GEVRAAGD, SLEUTEL
from pipelines.disclosure import REST, find_totalen
from pipelines.ruimte import Stelsel
from schemas.indicator import load_indicatoren
from schemas.klassen import KLASSEOUDER

Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]


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
    cel = pd.MultiIndex.from_frame(alles[[*SLEUTEL, "stand"]]).factorize()[0]
    groep = alles.assign(cel=cel).groupby("cel", sort=True)
    cellen = groep.first()[[*SLEUTEL, "stand", "rol", "geheel"]]
    cellen["rol"], cellen["geheel"] = groep["rol"].min(), groep["geheel"].min()
    cellen["bron"] = groep["bron"].max()
    onder, boven = groep["onder"].max().to_numpy(), groep["boven"].min().to_numpy()
    sommen = [
        list_sommen(alles[alles["bron"] == i], cel[(alles["bron"] == i).to_numpy()], bron.ouder)
        for i, bron in enumerate(bronnen)
    ]
    return cellen, assemble(onder, boven, pd.concat([*sommen, list_delen(cellen)], ignore_index=True))


def list_sommen(tellingen: pd.DataFrame, cel: Plekken, ouder: Mapping[str, str]) -> pd.DataFrame:
    """List every sum of one publication as (totaal, deel, soort, speling): is there more in the total than these."""
    tabel = pd.MultiIndex.from_frame(tellingen[["grootheid", "kwartaal", "informant"]]).factorize()[0]
    heeft_rest = set(ouder.values()) if not tellingen["regiocode"].str.endswith(REST).any() else set()
    kaal = tellingen[["regiocode", "partijcode", "interventiecode", "klasse"]].assign(tabel=tabel)
    totalen, _ = find_totalen(kaal.reset_index(drop=True), ouder, KLASSEOUDER)
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


def list_delen(cellen: pd.DataFrame) -> pd.DataFrame:
    """List every pair of a part and its whole: the part is never more."""
    sleutel = [*SLEUTEL[1:], "stand"]
    nummers = cellen[["grootheid", *sleutel]].assign(nr=np.arange(len(cellen)))
    paren = []
    for soort, (teller, noemer) in enumerate(list_paren()):
        samen = nummers[nummers["grootheid"] == teller].merge(
            nummers[nummers["grootheid"] == noemer], on=sleutel, suffixes=("", "_geheel")
        )
        paren.append(
            pd.DataFrame(
                {"totaal": samen["nr_geheel"], "deel": samen["nr"], "soort": 100 + soort, "speling": True}
            )
        )
    hoog = nummers[(nummers["grootheid"] == "nut_aantal") & nummers["klasse"].isin(["7-8", "9-10"])].merge(
        nummers[nummers["grootheid"] == "nut_zeven_of_hoger"], on=sleutel[1:], suffixes=("", "_geheel")
    )
    paren.append(
        pd.DataFrame({"totaal": hoog["nr_geheel"], "deel": hoog["nr"], "soort": 99, "speling": False})
    )
    return pd.concat(paren, ignore_index=True)


def list_paren() -> list[tuple[str, str]]:
    """List every part and whole by the declarations: teller and noemer of a share, noemer and eligible."""
    paren = set()
    for indicator in load_indicatoren().values():
        if indicator.vorm == "aandeel":
            paren.add((indicator.teller, indicator.noemer))
        if indicator.vorm in {"aandeel", "gemiddelde"} and indicator.gevraagd:
            paren.add((indicator.noemer, indicator.gevraagd))
    return sorted(paren)


def assemble(onder: Getallen, boven: Getallen, sommen: pd.DataFrame) -> Stelsel:
    """Write one equation per total and direction, with a slack column where parts may be missing."""
    sommen = sommen.drop_duplicates(["totaal", "soort", "deel"])
    sommen = sommen[sommen["totaal"] != sommen["deel"]]
    rij, _ = pd.MultiIndex.from_frame(sommen[["totaal", "soort"]]).factorize()
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
    )
