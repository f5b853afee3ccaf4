"""Publications as the attack takes them: builds and exports, with what lies behind each count by fingerprint."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.aanval.lezen import merge_kennis, read_export, read_tellingen
from pipelines.aanval.standen import mark_standen
from pipelines.aanval.stelsel import Bron
from pipelines.verbergen import list_ouders
from schemas.errors import BouwError


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
    standen = mark_standen(tellingen, herkomst, ouder, tellingen["boven"].to_numpy(dtype=float) > 0)
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
