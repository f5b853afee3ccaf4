"""Publications as the attack takes them: builds and exports, with what lies behind each count by fingerprint."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.aanval.lezen import merge_kennis, read_export, read_tellingen
from pipelines.aanval.stelsel import Bron
from pipelines.bewaren import make_zegel
from pipelines.perioden import split_periode
from pipelines.rijnummers import number_rijen
from pipelines.verbergen import list_ouders
from schemas.errors import BouwError
from schemas.vocabulary import ALLE

EFFECT = "effect_"
"""Effects are counted over all files of a party together; other counts over those of one kwartaal."""


def read_uitgaven(builds: Sequence[Path], exports: Sequence[Path]) -> list[Bron]:
    """Read builds, oldest first, and exports; an export is taken to come from the newest build."""
    bronnen: list[Bron] = []
    for pad in builds:
        try:
            with duckdb.connect(str(pad), read_only=True) as verbinding:
                bronnen.append(read_build(verbinding, pad.name))
        except duckdb.Error as fout:
            raise BouwError(
                f"{pad.name} is geen bestand met cijfers van Wijkspiegel, of is beschadigd."
            ) from fout
    if exports:
        bronnen.append(read_bijlagen(exports, builds))
    return bronnen


def read_build(verbinding: duckdb.DuckDBPyConnection, naam: str) -> Bron:
    """Read one build: its counts, their fingerprints and its places."""
    tellingen = read_tellingen(verbinding, drempel=read_drempel(verbinding))
    herkomst = verbinding.sql("select partijcode, kwartaal, soort, sha256 from herkomst").df()
    ouder = list_ouders(verbinding.sql("select * from regio").df())
    return mark_bron(naam, tellingen, herkomst, ouder)


def read_drempel(verbinding: duckdb.DuckDBPyConnection) -> int:
    """Read the threshold of a build."""
    return int(verbinding.execute("select drempel from bouw").fetchall()[0][0])


def read_bijlagen(exports: Sequence[Path], builds: Sequence[Path]) -> Bron:
    """Read exports together beside the newest build."""
    if not builds:
        raise BouwError("Geef bij een export ook de bouw waar die uit komt.")
    with duckdb.connect(str(builds[-1]), read_only=True) as verbinding:
        drempel = read_drempel(verbinding)
        delen = [read_export(pad, drempel=drempel) for pad in exports]
        tellingen = merge_kennis(pd.concat(delen, ignore_index=True))
        herkomst = verbinding.sql("select partijcode, kwartaal, soort, sha256 from herkomst").df()
        ouder = list_ouders(verbinding.sql("select * from regio").df())
    return mark_bron(", ".join(pad.name for pad in exports), tellingen, herkomst, ouder)


def mark_bron(naam: str, tellingen: pd.DataFrame, herkomst: pd.DataFrame, ouder: dict[str, str]) -> Bron:
    """Say of each count which files are behind it, and whether they hold rows."""
    standen = mark_standen(tellingen, herkomst, ouder)
    return Bron(naam, tellingen.assign(stand=standen, per_rij=mark_per_rij(tellingen, herkomst)), ouder)


def mark_per_rij(tellingen: pd.DataFrame, herkomst: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Mark the counts of parties that delivered only rows in that kwartaal."""
    alleen = list_per_rij(herkomst)
    rijen = pd.MultiIndex.from_frame(alleen)
    return np.asarray(pd.MultiIndex.from_frame(tellingen[["partijcode", "kwartaal"]]).isin(rijen))


def list_per_rij(herkomst: pd.DataFrame) -> pd.DataFrame:
    """List the parties and kwartalen of which only rows were delivered: their counts are of the same people."""
    soorten = herkomst.groupby(["partijcode", "kwartaal"])["soort"].agg(set).reset_index()
    alleen = [("trajecten" in soort) and ("tellingen" not in soort) for soort in soorten["soort"]]
    return soorten.loc[alleen, ["partijcode", "kwartaal"]]


def mark_standen(
    tellingen: pd.DataFrame, herkomst: pd.DataFrame, ouder: Mapping[str, str]
) -> "pd.Series[str]":
    """Mark each count with the files behind it and the places it adds up over: equal marks, equal count."""
    regels = list_regels(herkomst)
    plaatsen = sorted(ouder.items())
    soort = tellingen[["partijcode", "kwartaal"]].assign(
        is_effect=tellingen["grootheid"].str.startswith(EFFECT).to_numpy(dtype=bool)
    )
    nummer = number_rijen(soort, soort.columns.tolist())
    eerste = np.unique(nummer, return_index=True)[1]
    standen = [
        make_zegel([plaatsen, find_regels(regels, partij, periode, is_effect=bool(is_effect))])[:16]
        for partij, periode, is_effect in soort.iloc[eerste].itertuples(index=False, name=None)
    ]
    return pd.Series(np.array(standen, dtype=object)[nummer], index=tellingen.index, dtype="str")


def list_regels(herkomst: pd.DataFrame) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """List per party and kwartaal the files, each as its kind and hash."""
    regels: dict[tuple[str, str], list[tuple[str, str]]] = {}
    kolommen = ["partijcode", "kwartaal", "soort", "sha256"]
    for partij, kwartaal, soort, sha256 in herkomst[kolommen].itertuples(index=False, name=None):
        regels.setdefault((partij, kwartaal), []).append((soort, sha256))
    return regels


def find_regels(
    regels: Mapping[tuple[str, str], list[tuple[str, str]]], partij: str, periode: str, *, is_effect: bool
) -> list[tuple[str, str, str, str]]:
    """Find the files behind a count: effects look at all files of the party, other counts at those of the period."""
    kwartalen = None if is_effect else set(split_periode(periode))
    return sorted(
        (eigenaar, kwartaal, *regel)
        for (eigenaar, kwartaal), eigen in regels.items()
        if partij in {ALLE, eigenaar} and (kwartalen is None or kwartaal in kwartalen)
        for regel in eigen
        if is_effect or regel[0] != "effectmetingen"
    )
