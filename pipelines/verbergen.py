"""Which counts of a build are hidden, as a count and as part of a share (R-17)."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.disclosure import hide_cellen
from pipelines.dominantie import count_anderen
from pipelines.rijnummers import match, number_rijen
from pipelines.sommen import REST
from schemas.klassen import KLASSEOUDER, ONDER_ZEVEN, ZEVEN_OF_HOGER
from schemas.vocabulary import ALLE

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

TABEL = ("grootheid", "kwartaal", "informant")
PLEK = ("regiocode", "kwartaal", "partijcode", "interventiecode", "informant")


def hide_tellingen(
    telling: pd.DataFrame,
    indicatoren: pd.DataFrame,
    persoonsaantallen: frozenset[str],
    ouder: Mapping[str, str],
    *,
    drempel: int,
) -> tuple[Bits, Bits]:
    """Return per telling: is the count hidden, and is it hidden as the teller of a share.

    As a teller a count is sensitive too when nobody or everybody is in it, or nearly so. A total of all parties
    is sensitive when its largest party can work out the others from it (`anderen`, as `count_anderen` counts them).
    """
    aantal = telling["aantal"].to_numpy(dtype=float, na_value=np.nan)
    telt = telling["grootheid"].isin(persoonsaantallen).to_numpy() & ~np.isnan(aantal)
    cellen = make_cellen(telling)
    als_telling = np.zeros(len(telling), dtype=bool)
    anderen = telling["anderen"].to_numpy(dtype=float)
    klein = find_klein(aantal, drempel) | find_klein(anderen, drempel)
    als_telling[telt] = hide_cellen(
        cellen[telt].assign(tegen=np.inf, is_gevoelig=klein[telt], is_verborgen=False),
        ouder,
        drempel=drempel,
        is_begin=True,
    )
    als_teller = als_telling.copy()
    paren = Paren(telling)
    for samen in list_rondes(list_aandelen(indicatoren)):
        gevonden = [paren.find(teller, noemer) for teller, noemer in samen]
        delen, gehelen = (np.concatenate(kant) for kant in zip(*gevonden, strict=True))
        tegen = aantal[gehelen] - aantal[delen]
        eigen = cellen.iloc[delen].assign(
            tegen=tegen,
            is_gevoelig=(aantal[delen] < drempel)
            | (tegen < drempel)
            | find_verraden(telling.iloc[delen], tegen, anderen[delen], anderen[gehelen], drempel),
            is_verborgen=als_telling[gehelen] | als_teller[delen],
        )
        als_teller[delen] |= hide_cellen(eigen, ouder, drempel=drempel, is_begin=True)
    return als_telling, als_teller


def find_klein(aantal: Getallen, drempel: int) -> Bits:
    """Find the small numbers of people."""
    return np.asarray((aantal > 0) & (aantal < drempel))


def find_verraden(
    tellers: pd.DataFrame, tegen: Getallen, anderen: Getallen, anderen_geheel: Getallen, drempel: int
) -> Bits:
    """Find the shares that tell a party how few of the others are in them, or are not.

    `tegen` is the rest of the whole of each teller; `anderen` and `anderen_geheel` are those of other parties than
    the largest, in the teller and in the whole.
    """
    rest = count_anderen(tellers.assign(aantal=tegen))
    return np.asarray((anderen_geheel > 0) & ((anderen < drempel) | (rest < drempel)))


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

    Of marks a class with nobody or everybody tells of each member, so those are small too; also when the party
    with most of them works that out of the others.
    """
    totalen = telling.loc[
        telling["grootheid"].isin(klassen["grootheid"].unique()) & telling["aantal"].notna()
    ].assign(klasse=ALLE, is_gevoelig=False)
    totalen["is_verborgen"] = als_telling[totalen["nr"]]
    eigen = klassen.assign(
        is_gevoelig=find_klassen(klassen, telling["anderen"].to_numpy()[klassen["geheel_nr"]], drempel),
        is_verborgen=als_telling[klassen["geheel_nr"]],
    )
    cellen = pd.concat([eigen, totalen, *split_zeven(totalen, telling, als_teller)], ignore_index=True)
    cellen["is_vast"] = np.arange(len(cellen)) >= len(klassen)
    cellen["tabel"] = number_rijen(cellen, TABEL)
    verborgen = hide_cellen(
        cellen.assign(tegen=np.inf), ouder, drempel=drempel, klasseouder=KLASSEOUDER, is_begin=True
    )
    return np.asarray(verborgen[: len(klassen)])


def find_klassen(klassen: pd.DataFrame, anderen_geheel: Getallen, drempel: int) -> Bits:
    """Find the classes that tell of few people, to everybody or to the party with most of them.

    `anderen_geheel` is how many in all classes together are not of the largest party.
    """
    aantal, geheel, anderen = (
        klassen[naam].to_numpy(dtype=float) for naam in ("aantal", "geheel", "anderen")
    )
    is_score = klassen["informant"].to_numpy() != ALLE
    klein = (aantal < drempel) | (is_score & (geheel - aantal < drempel))
    klein &= (aantal > 0) | is_score
    klein_voor_een = (anderen < drempel) | (is_score & (anderen_geheel - anderen < drempel))
    return np.asarray(klein | (klein_voor_een & ((anderen > 0) | (is_score & (anderen_geheel > 0)))))


def split_zeven(totalen: pd.DataFrame, telling: pd.DataFrame, als_teller: Bits) -> list[pd.DataFrame]:
    """Add the published number of marks of 7 or higher, and the rest, as sums of classes."""
    delen, gehelen = Paren(telling).find("nut_zeven_of_hoger", "nut_aantal")
    hoog = telling.iloc[delen].assign(
        grootheid="nut_aantal", klasse=ZEVEN_OF_HOGER, is_verborgen=als_teller[delen]
    )
    hoog = hoog[np.isin(gehelen, totalen["nr"])]
    geheel = telling["aantal"].to_numpy(dtype=float)[gehelen[np.isin(gehelen, totalen["nr"])]]
    laag = hoog.assign(klasse=ONDER_ZEVEN, aantal=geheel - hoog["aantal"].to_numpy(dtype=float))
    return [deel.assign(is_gevoelig=deel["is_verborgen"]) for deel in (hoog, laag)]


def make_cellen(telling: pd.DataFrame) -> pd.DataFrame:
    """Put tellingen in the columns disclosure control asks for; one table is what one informant says of one kwartaal."""
    kolommen = ["regiocode", "partijcode", "interventiecode", "aantal"]
    return telling[kolommen].assign(tabel=number_rijen(telling, TABEL))


def list_aandelen(indicatoren: pd.DataFrame) -> list[tuple[str, str]]:
    """List teller and noemer of every share, once."""
    aandelen = indicatoren[indicatoren["vorm"] == "aandeel"]
    return sorted(set(zip(aandelen["teller"], aandelen["noemer"], strict=True)))


def list_rondes(aandelen: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Divide shares so that no teller stands in one round twice: those are looked at together."""
    rondes: list[list[tuple[str, str]]] = []
    for teller, noemer in aandelen:
        plek = sum(teller in dict(ronde) for ronde in rondes)
        if plek == len(rondes):
            rondes.append([])
        rondes[plek].append((teller, noemer))
    return rondes


class Paren:
    """The tellingen that are known, found by their grootheid and as part and whole of one share."""

    def __init__(self, telling: pd.DataFrame) -> None:
        bekend = np.flatnonzero(telling["aantal"].notna())
        self._op = number_rijen(telling, PLEK)
        per_code = telling["grootheid"].iloc[bekend].astype("str").reset_index(drop=True)
        self._per_grootheid = {
            code: bekend[plekken] for code, plekken in per_code.groupby(per_code).indices.items()
        }

    def find(self, teller: str, noemer: str) -> tuple[Plekken, Plekken]:
        """Find the tellingen of a teller and, for each, that of its noemer."""
        geen = np.zeros(0, dtype=np.int64)
        delen, gehelen = (self._per_grootheid.get(code, geen) for code in (teller, noemer))
        return match(self._op, delen, gehelen)


def list_ouders(regios: pd.DataFrame) -> dict[str, str]:
    """Return for each place the nearest place it adds up to, and for each rest its own place."""
    boven = regios["wijkraadcode"].where(regios["wijkraadcode"] != "", regios["oudercode"])
    ouder = {code: op for code, op in zip(regios["regiocode"], boven, strict=True) if op}
    hoger = regios.loc[regios["niveau"] != "buurt", "regiocode"]
    return ouder | {f"{code}{REST}": code for code in hoger}
