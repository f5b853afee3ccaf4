"""The metingen of one file, and the effects of one party over its files: counted once and kept for later builds."""

import hashlib
import io
import json
from collections.abc import Callable, Sequence

import pandas as pd
import polars as pl

from pipelines.effect import newest_trajecten, reduce_effectmetingen
from pipelines.meting import METING, read_rijen, reduce_aanlevering
from pipelines.reference import Referentie
from pipelines.samenvatting import code_version, dump_tabel
from pipelines.stad import Aanleverbron, Bewaring, Stad
from schemas.vocabulary import Kwartaal

DEELMETING: dict[str, type[pl.DataType]] = {**METING, "aanlevering_id": pl.Int64}
EFFECTKOLOMMEN = ("traject_id", "instrument", "informant", "moment", "datum", "score")


class Vergeten:
    """Keeps nothing: everything is counted again."""

    def get(self, _: str) -> bytes | None:
        """Return None: nothing is kept."""

    def put(self, sleutel: str, inhoud: bytes) -> None:
        """Forget it."""


VERGETEN = Vergeten()


def reduce_bron(bron: Aanleverbron, interventies: pd.DataFrame, bewaring: Bewaring) -> pl.DataFrame:
    """Return the metingen of one file (trajecten or tellingen), as counted before where that is known."""

    def reduce() -> pl.DataFrame:
        return reduce_aanlevering(
            bron.soort,
            bron.partijcode,
            Kwartaal.parse(bron.kwartaal),
            read_rijen(bron.lees()),
            interventies,
        )

    sleutel = make_sleutel("bestand", [bron], dump_tabel(interventies))
    # Not part of what is kept: the same rows may come again under another number.
    return recall(bewaring, sleutel, reduce).with_columns(
        aanlevering_id=pl.lit(bron.aanlevering_id, dtype=pl.Int64)
    )


def reduce_effecten(
    bronnen: Sequence[Aanleverbron], stad: Stad, referentie: Referentie, bewaring: Bewaring
) -> pl.DataFrame:
    """Return the effects of one party, of all its files: first and second score may stand in different ones.

    `vingerafdruk` is the hash of all effects of a quarter: it tells which quarters a new file moves.
    """
    scores = [bron for bron in bronnen if bron.soort == "effectmetingen"]
    trajecten = [bron for bron in bronnen if bron.soort == "trajecten"]

    def reduce() -> pl.DataFrame:
        return reduce_effectmetingen(
            scores[0].partijcode,
            pl.concat([read_rijen(bron.lees()).select(EFFECTKOLOMMEN) for bron in scores]),
            newest_trajecten([(Kwartaal.parse(b.kwartaal), read_rijen(b.lees())) for b in trajecten]),
            referentie.instrumenten,
            stad.interventies,
        ).pipe(add_vingerafdruk)

    basis = dump_tabel(stad.interventies) + dump_tabel(referentie.instrumenten)
    metingen = recall(bewaring, make_sleutel("effecten", [*scores, *trajecten], basis), reduce)
    per_kwartaal = {bron.kwartaal: bron.aanlevering_id for bron in scores}
    # A score of a quarter without its own file came with the newest file.
    laatste = per_kwartaal[max(per_kwartaal)]
    bron_id = pl.col("kwartaal").replace_strict(per_kwartaal, default=laatste, return_dtype=pl.Int64)
    return metingen.with_columns(aanlevering_id=bron_id)


def add_vingerafdruk(metingen: pl.DataFrame) -> pl.DataFrame:
    """Add to each row the hash of all rows of its quarter."""
    vingers = {
        str(kwartaal): hashlib.sha256(deel.write_csv().encode()).hexdigest()
        for (kwartaal,), deel in metingen.group_by("kwartaal", maintain_order=True)
    }
    return metingen.with_columns(
        vingerafdruk=pl.col("kwartaal").replace_strict(vingers, default="", return_dtype=pl.String)
    )


def make_sleutel(naam: str, bronnen: Sequence[Aanleverbron], basis: bytes) -> str:
    """Hash what the metingen follow from: the rows, the code that counts them and what it looks up."""
    feiten = sorted((b.soort, b.kwartaal, b.partijcode, b.sha256) for b in bronnen)
    som = hashlib.sha256(json.dumps([naam, code_version(), feiten]).encode())
    som.update(basis)
    return som.hexdigest()


def recall(bewaring: Bewaring, sleutel: str, reduce: Callable[[], pl.DataFrame]) -> pl.DataFrame:
    """Return what was kept, or count it and keep it; what cannot be read is counted again."""
    bewaard = bewaring.get(sleutel)
    if bewaard is not None:
        try:
            return pl.read_parquet(io.BytesIO(bewaard))
        except pl.exceptions.PolarsError:
            pass
    metingen = reduce()
    doos = io.BytesIO()
    metingen.write_parquet(doos)
    bewaring.put(sleutel, doos.getvalue())
    return metingen


def concat_metingen(delen: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Put metingen under each other, also when there are none."""
    return pl.concat([pl.DataFrame(schema=DEELMETING), *delen])
