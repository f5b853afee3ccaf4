"""Which quarters a build must compute and which it may copy, by what each quarter follows from."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from pipelines.perioden import LENGTE
from pipelines.stad import Aanleverbron
from schemas.vocabulary import Kwartaal


def open_bouw(pad: Path) -> duckdb.DuckDBPyConnection:
    """Open a build to read; always alike, for one process cannot open a file in two ways at once."""
    return duckdb.connect(str(pad), read_only=True, config={"threads": 1})


@dataclass(frozen=True)
class Bouwplan:
    """`vingers`: what each quarter follows from; `maken`: compute these; `laden`: with those they look back to.

    `kopie` is the file the other quarters come from; None: everything is computed.
    """

    vingers: Mapping[str, str]
    maken: frozenset[str]
    laden: frozenset[str]
    kopie: Path | None = None


def add_vorige(kwartalen: frozenset[str]) -> frozenset[str]:
    """Add to these quarters the one before each: figures per quarter are compared with that."""
    return kwartalen | {str(Kwartaal.parse(kwartaal).plus(-1)) for kwartaal in kwartalen}


def make_plan(vingers: Mapping[str, str], kopie: Path | None) -> Bouwplan:
    """Compare each quarter, and those it looks back to, with the build before."""
    oud = read_vingers(kopie) if kopie is not None else {}
    maken = frozenset(
        kwartaal
        for kwartaal in vingers
        if any(vingers.get(eerder) != oud.get(eerder) for eerder in list_terugblik(kwartaal))
    )
    # With nothing to copy the file before is no use, and after an update its tables may have other columns.
    if maken == frozenset(vingers):
        return Bouwplan(vingers, maken, maken)
    laden = frozenset(
        eerder for kwartaal in maken for eerder in list_terugblik(kwartaal) if eerder in vingers
    )
    return Bouwplan(vingers, maken, laden, kopie)


def list_terugblik(kwartaal: str) -> list[str]:
    """List a quarter and those before it that its figures look at: every period it ends, and the one before that."""
    zelf = Kwartaal.parse(kwartaal)
    lengte = max(lengte for lengte in LENGTE.values() if zelf.nummer % lengte == 0)
    return [str(zelf.plus(-terug)) for terug in range(2 * lengte)]


def make_vingers(
    basis: str, bronnen: Sequence[Aanleverbron], effecten: Iterable[pl.DataFrame]
) -> dict[str, str]:
    """Hash per quarter everything its figures follow from; `basis` stands for what all quarters share."""
    feiten = {bron.aanlevering_id: bron.feiten for bron in bronnen}
    delen: dict[str, list[object]] = {}
    for bron in bronnen:
        delen.setdefault(bron.kwartaal, []).append(bron.feiten)
    for effect in effecten:
        kolommen = ("kwartaal", "vingerafdruk", "aanlevering_id")
        for kwartaal, vinger, nummer in effect.select(kolommen).unique().sort(kolommen).rows():
            # The effects of a quarter may have come with the file of a later one.
            delen.setdefault(kwartaal, []).append([vinger, feiten[nummer]])
    return {
        kwartaal: hashlib.sha256(json.dumps([basis, deel], sort_keys=True).encode()).hexdigest()
        for kwartaal, deel in sorted(delen.items())
    }


def read_vingers(pad: Path) -> dict[str, str]:
    """Read what each quarter of an earlier build follows from; of an absent or unreadable one, nothing."""
    try:
        with open_bouw(pad) as verbinding:
            return dict(verbinding.execute("select kwartaal, vingerafdruk from bouw_kwartaal").fetchall())
    except duckdb.Error:
        return {}
