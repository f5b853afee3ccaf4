"""What earlier builds told of the counts of a period: whoever kept those can lay them beside the next."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from pipelines.aanval.lezen import SLEUTEL
from pipelines.bewaren import VERGETEN, keep, make_zegel, recall
from pipelines.rijnummers import number_rijen
from pipelines.stad import Bewaring
from pipelines.tonen import Verborgen

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

ZELFDE = [*SLEUTEL, "merk", "aantal"]
"""What names a count over builds: the same, with the same files behind it (`merk`) and the same outcome."""
STANDEN = ["telling", "teller", "aandeel"]
KLASSESTANDEN = {"klasse": "telling", "klasse_aandeel": "aandeel"}
"""In which column of an uitspraak stands what was hidden of a class."""
UITSPRAAK = [
    *ZELFDE,
    "per_rij",
    "meedoen",
    "is_doel",
    "is_deel",
    "is_antwoord",
    "geheel",
    "onder",
    "boven",
    *STANDEN,
    "vinger",
    "bouw",
]
"""Of one count in one build: what it is, what it must be protected against, what was published, what was hidden."""


@dataclass(frozen=True)
class Geheugen:
    """Where the uitspraken of earlier builds are kept; `sleutels` names per period the newest."""

    bewaring: Bewaring
    sleutels: Mapping[str, str]

    def read(self, perioden: Collection[str]) -> pd.DataFrame:
        """Return every uitspraak on these periods; what is lost is not reckoned with."""
        delen = [recall(self.bewaring, self.sleutels[p]) for p in sorted(perioden) if p in self.sleutels]
        gevonden = [add_merk(deel).select(UITSPRAAK).to_pandas() for deel in delen if deel is not None]
        return pd.concat(gevonden, ignore_index=True) if gevonden else pd.DataFrame(columns=UITSPRAAK)

    def write(self, build_id: str, uitspraken: pd.DataFrame, bekend: Mapping[str, int]) -> dict[str, str]:
        """Keep the uitspraken of a build, each period by itself, and return under which keys.

        Beside them: how many small numbers of the period follow from earlier builds alone.
        """
        sleutels = {}
        for periode, eigen in uitspraken.groupby("kwartaal", sort=True):
            sleutel = make_zegel([build_id, periode])
            keep(self.bewaring, sleutel, pl.from_pandas(eigen))
            if bekend[str(periode)]:
                keep(self.bewaring, name_bekend(sleutel), pl.DataFrame({"aantal": [bekend[str(periode)]]}))
            sleutels[str(periode)] = sleutel
        return sleutels

    def read_bekend(self) -> dict[str, int]:
        """Return per period how many small numbers follow from earlier builds alone, where there are any."""
        gevonden = {periode: recall(self.bewaring, name_bekend(s)) for periode, s in self.sleutels.items()}
        return {periode: int(deel["aantal"][0]) for periode, deel in gevonden.items() if deel is not None}


def add_merk(uitspraken: pl.DataFrame) -> pl.DataFrame:
    """Leave empty of which files counts are when a version before this one kept them."""
    return uitspraken if "merk" in uitspraken.columns else uitspraken.with_columns(merk=pl.lit(""))


def name_bekend(sleutel: str) -> str:
    """Name the key of what is kept beside the uitspraken under this key."""
    return make_zegel([sleutel, "bekend"])


GEEN = Geheugen(VERGETEN, {})


@dataclass(frozen=True)
class Eerder:
    """What was said before of the periods a build makes (rows UITSPRAAK, oldest build first)."""

    rijen: pd.DataFrame

    @property
    def volgend(self) -> int:
        """Return the number of the build that is being made: higher than any before."""
        return int(self.rijen["bouw"].max()) + 1 if len(self.rijen) else 0

    def pick_gelijk(self, vingers: Mapping[str, str]) -> pd.DataFrame:
        """Return the newest uitspraken on periods of which everything that hiding looks at is as it was then."""
        gelijk = self.rijen[self.rijen["vinger"] == self.rijen["kwartaal"].map(dict(vingers))]
        return gelijk[gelijk["bouw"] == gelijk.groupby("kwartaal")["bouw"].transform("max")]

    def only(self, perioden: Collection[str]) -> "Eerder":
        """Keep what was said of these periods."""
        return replace(self, rijen=self.rijen[self.rijen["kwartaal"].isin(perioden)].reset_index(drop=True))


def find_merken(cellen: pd.DataFrame, eerder: Eerder) -> Eerder:
    """Take counts of which the files are not known to be of the same as those of now with the same outcome."""
    merk = eerder.rijen["merk"].to_numpy(dtype=object).copy()
    hier, daar = match_rijen(cellen, eerder.rijen, [*SLEUTEL, "aantal"])
    onbekend = np.flatnonzero(merk[daar] == "")
    merk[daar[onbekend]] = cellen["merk"].to_numpy(dtype=object)[hier[onbekend]]
    return replace(eerder, rijen=eerder.rijen.assign(merk=pd.Series(merk, dtype="str")))


NIETS = Eerder(pd.DataFrame(columns=UITSPRAAK))


def keep_gelijk(
    dicht: Verborgen, cellen: pd.DataFrame, eerder: Eerder, vingers: Mapping[str, str]
) -> tuple[Verborgen, frozenset[str]]:
    """Put what was decided of the periods that stay exactly as they were; return also which those are."""
    if eerder.rijen.empty:
        return dicht, frozenset()
    gelijk = eerder.pick_gelijk(vingers)
    return put_standen(dicht, cellen, gelijk, SLEUTEL, overschrijf=True), frozenset(gelijk["kwartaal"])


def keep_dicht(begin: Verborgen, cellen: pd.DataFrame, eerder: Eerder) -> Verborgen:
    """Hide also what the newest build hid of the same counts."""
    if eerder.rijen.empty:
        return begin
    nieuwste = eerder.rijen.drop_duplicates(ZELFDE, keep="last")
    return put_standen(begin, cellen, nieuwste, ZELFDE, overschrijf=False)


def put_standen(
    begin: Verborgen, cellen: pd.DataFrame, rijen: pd.DataFrame, op: list[str], *, overschrijf: bool
) -> Verborgen:
    """Take over what is hidden of the counts that these rows are about too."""
    hier, daar = match_rijen(cellen, rijen, op)
    omvang = len(begin.telling)
    oud = {naam: rijen[naam].to_numpy(dtype=bool)[daar] for naam in STANDEN}
    nieuw = {veld.name: getattr(begin, veld.name).copy() for veld in fields(Verborgen)}
    is_klasse = hier >= omvang
    for naam in STANDEN:
        plek, waarde = hier[~is_klasse], oud[naam][~is_klasse]
        nieuw[naam][plek] = waarde if overschrijf else nieuw[naam][plek] | waarde
    for naam, kolom in KLASSESTANDEN.items():
        plek, waarde = hier[is_klasse] - omvang, oud[kolom][is_klasse]
        nieuw[naam][plek] = waarde if overschrijf else nieuw[naam][plek] | waarde
    return Verborgen(**nieuw)


def match_rijen(cellen: pd.DataFrame, rijen: pd.DataFrame, op: list[str]) -> tuple[Plekken, Plekken]:
    """Return the places in both of the rows that are equal in these columns."""
    nummer = number_rijen(pd.concat([cellen[op], rijen[op]], ignore_index=True), op)
    plek = np.full(nummer.max() + 1 if len(nummer) else 0, -1)
    plek[nummer[len(cellen) :]] = np.arange(len(rijen))
    hier = np.flatnonzero(plek[nummer[: len(cellen)]] >= 0)
    return hier, plek[nummer[hier]]


def fingerprint_perioden(
    cellen: pd.DataFrame, vergelijking: pd.DataFrame, vast: Sequence[object]
) -> dict[str, str]:
    """Hash per period everything hiding looks at: its counts, the figures about them, and what is `vast`."""
    teken = pd.util.hash_pandas_object(cellen[[*SLEUTEL, "aantal", "per_rij"]], index=False).to_numpy()
    nummers = [
        vergelijking[f"{k}_nr"].fillna(-1).to_numpy(dtype=np.int64) for k in ("teller", "noemer", "gevraagd")
    ]
    # -1 finds the nought behind the last count.
    achter = np.append(teken, np.uint64(0))
    over = {str(i): achter[nummer] for i, nummer in enumerate(nummers)}
    figuur = pd.DataFrame(
        {**over, "vorm": vergelijking["vorm"], "zin": vergelijking["hoger_is_beter"].astype("str")}
    )
    periode = cellen["kwartaal"].to_numpy()
    # Sums, so that the order in which rows come is nothing.
    tellen = pd.Series(teken).groupby(periode).agg(["sum", "size"])
    figuren = (
        pd.util.hash_pandas_object(figuur, index=False).groupby(periode[nummers[0]]).agg(["sum", "size"])
    )
    delen = pd.concat([tellen, figuren.reindex(tellen.index, fill_value=0)], axis=1)
    return {
        str(naam): make_zegel([*vast, *map(int, getallen)]) for naam, *getallen in delen.itertuples(name=None)
    }


def list_uitspraken(
    cellen: pd.DataFrame, verborgen: Verborgen, grenzen: tuple[Getallen, Getallen], vingers: Mapping[str, str]
) -> pd.DataFrame:
    """List what a build says of each count of the periods with a fingerprint."""
    leeg = np.zeros(len(verborgen.klasse), dtype=bool)
    rijen = cellen.assign(
        onder=grenzen[0],
        boven=grenzen[1],
        telling=np.concatenate([verborgen.telling, verborgen.klasse]),
        teller=np.concatenate([verborgen.teller, leeg]),
        aandeel=np.concatenate([verborgen.aandeel, verborgen.klasse_aandeel]),
        vinger=cellen["kwartaal"].map(dict(vingers)),
    )
    return rijen.loc[rijen["vinger"].notna().to_numpy(), UITSPRAAK]


def join_uitspraken(oud: pd.DataFrame, nieuw: pd.DataFrame) -> pd.DataFrame:
    """Put what is said now behind what was said; an earlier build that told no more than this one is left out."""
    oud = oud[oud["kwartaal"].isin(nieuw["kwartaal"].unique())]
    if oud.empty:
        return nieuw
    hier, daar = match_rijen(oud, nieuw, ZELFDE)
    ruimer = np.zeros(len(oud), dtype=bool)
    onder, boven = (nieuw[k].to_numpy()[daar] for k in ("onder", "boven"))
    ruimer[hier] = (onder >= oud["onder"].to_numpy()[hier]) & (boven <= oud["boven"].to_numpy()[hier])
    groep = [oud["kwartaal"], oud["bouw"]]
    overbodig = pd.Series(ruimer, index=oud.index).groupby(groep).transform("all")
    return pd.concat([oud[~overbodig], nieuw], ignore_index=True)
