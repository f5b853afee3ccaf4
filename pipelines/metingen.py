"""Every meting of a build: what its files count and what spans them, as one table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from pipelines.bewaren import VERGETEN
from pipelines.deelmeting import reduce_bronnen, reduce_effecten
from pipelines.reference import Referentie
from pipelines.stad import Aanleverbron, Bewaring, Stad
from schemas.errors import BouwError

METING = pl.Schema(
    {
        "grootheid": pl.Categorical(),
        "partijcode": pl.Categorical(),
        "interventiecode": pl.Categorical(),
        "regiocode": pl.Categorical(),
        "kwartaal": pl.Categorical(),
        "informant": pl.Categorical(),
        # Exact: sums of floats depend on their order.
        "aantal": pl.Decimal(18, 4),
        "aanlevering_id": pl.Int64(),
        "is_effect": pl.Boolean(),
        "waarde": pl.Int32(),
    }
)
"""Columns of a meting; a null `aantal` is an eligible number that nobody delivered."""
SPREIDING = (
    "grootheid",
    "partijcode",
    "interventiecode",
    "regiocode",
    "kwartaal",
    "informant",
    "waarde",
    "aantal",
)
DUBBEL = ("partijcode", "kwartaal", "interventiecode", "grootheid")


@dataclass(frozen=True)
class Tellingen:
    """The files in order, and the effects of each party; together they say which quarters there are."""

    bronnen: tuple[Aanleverbron, ...]
    effecten: tuple[pl.DataFrame, ...]
    bewaring: Bewaring

    @property
    def kwartalen(self) -> frozenset[str]:
        """Every quarter with a file or a figure."""
        uit_effecten = {str(k) for effect in self.effecten for k in effect["kwartaal"].unique()}
        return frozenset({*uit_effecten, *(bron.kwartaal for bron in self.bronnen)})


def count_bronnen(
    bronnen: Sequence[Aanleverbron], stad: Stad, referentie: Referentie, bewaring: Bewaring = VERGETEN
) -> Tellingen:
    """Order the files and count what spans quarters: of each party with scores, its effects."""
    gesorteerd = sort_bronnen(bronnen)
    partijen = sorted({bron.partijcode for bron in gesorteerd if bron.soort == "effectmetingen"})
    effecten = [
        reduce_effecten([b for b in gesorteerd if b.partijcode == code], stad, referentie, bewaring)
        for code in partijen
    ]
    return Tellingen(tuple(gesorteerd), tuple(effecten), bewaring)


def sort_bronnen(bronnen: Sequence[Aanleverbron]) -> list[Aanleverbron]:
    """Order the files, and refuse two versions of the same one."""
    gesorteerd = sorted(bronnen, key=lambda bron: bron.aanlevering_id)
    sleutels = {(bron.partijcode, bron.kwartaal, bron.soort) for bron in gesorteerd}
    if len(sleutels) < len(gesorteerd):
        raise BouwError("Van een bestand zijn twee versies tegelijk van kracht; er is niets gepubliceerd.")
    return gesorteerd


def collect_metingen(tellingen: Tellingen, stad: Stad, kwartalen: frozenset[str]) -> pl.DataFrame:
    """Collect the metingen of these quarters; where a party delivers trajecten, its light counts give way."""

    def collect(soort: str) -> pl.DataFrame:
        bronnen = [b for b in tellingen.bronnen if b.soort == soort and b.kwartaal in kwartalen]
        return describe(reduce_bronnen(bronnen, soort, stad.interventies, tellingen.bewaring), bronnen)

    trajecten = collect("trajecten")
    licht = collect("tellingen").join(trajecten.select(DUBBEL).unique(), on=DUBBEL, how="anti")
    return pl.concat([trajecten, licht, *list_effecten(tellingen.effecten, kwartalen)])


def describe(geteld: pl.DataFrame, bronnen: Sequence[Aanleverbron]) -> pl.DataFrame:
    """Say of what is counted in which file, party and quarter it was."""
    nummer = geteld["bestand"]
    feiten = {
        naam: pl.Series([getattr(bron, naam) for bron in bronnen], dtype=METING[naam]).gather(nummer)
        for naam in ("partijcode", "kwartaal", "aanlevering_id")
    }
    return geteld.with_columns(is_effect=False, **feiten).select(METING.keys()).cast(METING)


def list_effecten(effecten: Iterable[pl.DataFrame], kwartalen: frozenset[str]) -> list[pl.DataFrame]:
    """List the effects of these quarters as metingen."""
    return [
        effect.filter(pl.col("kwartaal").is_in(sorted(kwartalen)))
        .with_columns(is_effect=True, waarde=None)
        .select(METING.keys())
        .cast(METING)
        for effect in effecten
    ]
