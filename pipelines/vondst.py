"""A broken rule at a number of rows, before it becomes one finding per cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import polars as pl

from schemas.bevinding import Ernst, Plaats
from schemas.meldingen import Melding


@dataclass(frozen=True)
class Vondst:
    """One rule broken at one column: the rows it holds for, and how to say it.

    With `is_gebundeld` it becomes one finding for all rows together; `plaats` overrides where it is
    shown. `boodschap` and `herstel` may hold `{gevonden}`, which is the text of the cell.
    """

    regel: str
    ernst: Ernst
    veld: str
    nrs: pl.Series
    boodschap: str
    herstel: str
    toegestaan: str
    is_gebundeld: bool = False
    gevonden: str | None = None
    plaats: Plaats | None = None
    leest: tuple[str, ...] = ()
    """Other columns the rule looked at."""
    aantal: int = 1
    """What it is about when that is no row of this file, such as the trajectories that vanished."""

    @property
    def omvang(self) -> int:
        """How many rows one finding for all of it is about."""
        return max(self.nrs.len(), self.aantal)


PLEK = re.compile(r"\{(\w+)\}")


def vul(zin: str, **feiten: str) -> str:
    """Fill in what is known of a template; braces in a value stay what they are."""
    if "{" not in zin:
        return zin
    return PLEK.sub(lambda plek: feiten.get(plek[1], plek[0]), zin)


def vondst_van(
    melding: Melding,
    veld: str,
    nrs: pl.Series,
    toegestaan: str,
    *,
    is_gebundeld: bool = False,
    gevonden: str | None = None,
    plaats: Plaats | None = None,
    feiten: Mapping[str, str] = MappingProxyType({}),
    **meer: str,
) -> Vondst:
    """Make a Vondst of a general message, filled in with facts."""
    return Vondst(
        regel=melding.regel,
        ernst=melding.ernst,
        veld=veld,
        nrs=nrs,
        boodschap=vul(melding.boodschap, **feiten, **meer),
        herstel=vul(melding.herstel, **feiten, **meer),
        toegestaan=toegestaan,
        is_gebundeld=is_gebundeld,
        gevonden=gevonden,
        plaats=plaats,
    )


GEEN_NRS = pl.Series("_nr", [], dtype=pl.UInt32)
"""No rows: a finding about the file or a sheet."""
