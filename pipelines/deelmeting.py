"""What was counted in each file, and the effects of each party over its files: counted once and kept."""

import hashlib
import json
from collections.abc import Iterator, Sequence

import pandas as pd
import polars as pl

from pipelines import effect, lichttelling, trajecttelling
from pipelines.bewaren import keep, recall
from pipelines.meting import TELLING, Rijenbestand
from pipelines.reference import Referentie
from pipelines.rijenopslag import read_kolommen, read_rijen
from pipelines.samenvatting import code_version, dump_tabel
from pipelines.stad import Aanleverbron, Bewaring, Stad
from schemas.vocabulary import Kwartaal

KOLOMMEN = {"trajecten": trajecttelling.KOLOMMEN, "tellingen": lichttelling.KOLOMMEN}
"""What is read of a file that is counted by itself, by its kind."""
EFFECTKOLOMMEN = ("traject_id", "instrument", "informant", "moment", "datum", "score")
GREEP = 1_000_000
"""Rows counted together: enough for every core, and no more in memory than that."""


def reduce_bronnen(
    bronnen: Sequence[Aanleverbron], soort: str, interventies: pd.DataFrame, bewaring: Bewaring
) -> pl.DataFrame:
    """Return what these files of one kind (trajecten or tellingen) count, `bestand` their place in the list.

    What was counted before is not counted again; all others are counted together.
    """
    basis = dump_tabel(interventies)
    sleutels = [make_sleutel("bestand", [bron], basis) for bron in bronnen]
    delen = [recall(bewaring, sleutel) for sleutel in sleutels]
    nieuw = [i for i, deel in enumerate(delen) if deel is None]
    for greep in split_grepen(nieuw, bronnen):
        for i, deel in zip(greep, count_greep([bronnen[i] for i in greep], soort, interventies), strict=True):
            keep(bewaring, sleutels[i], deel)
            delen[i] = deel
    nummers = (pl.lit(i, dtype=pl.UInt32).alias("bestand") for i in range(len(bronnen)))
    bekend = (deel.with_columns(n) for deel, n in zip(delen, nummers, strict=True) if deel is not None)
    return pl.concat([pl.DataFrame(schema=TELLING), *bekend])


def split_grepen(nummers: Sequence[int], bronnen: Sequence[Aanleverbron]) -> Iterator[list[int]]:
    """Divide files over lots of about `GREEP` rows."""
    greep: list[int] = []
    rijen = 0
    for i in nummers:
        greep.append(i)
        rijen += bronnen[i].aantal_rijen
        if rijen >= GREEP:
            yield greep
            greep, rijen = [], 0
    if greep:
        yield greep


def count_greep(
    bronnen: Sequence[Aanleverbron], soort: str, interventies: pd.DataFrame
) -> list[pl.DataFrame]:
    """Count files together and give each its own part back."""
    bestanden = [
        Rijenbestand(Kwartaal.parse(bron.kwartaal), read_kolommen(bron.lees(), tuple(KOLOMMEN[soort])))
        for bron in bronnen
    ]
    if soort == "trajecten":
        geteld = trajecttelling.count_trajecten(bestanden, interventies)
    else:
        geteld = lichttelling.count_tellingen(bestanden)
    delen = geteld.partition_by("bestand", as_dict=True)
    return [delen.get((i,), geteld.clear()) for i in range(len(bronnen))]


def reduce_effecten(
    bronnen: Sequence[Aanleverbron], stad: Stad, referentie: Referentie, bewaring: Bewaring
) -> pl.DataFrame:
    """Return the effects of one party, of all its files: first and second score may stand in different ones.

    `vingerafdruk` is the hash of all effects of a quarter: it tells which quarters a new file moves.
    """
    scores = [bron for bron in bronnen if bron.soort == "effectmetingen"]
    trajecten = [bron for bron in bronnen if bron.soort == "trajecten"]
    basis = dump_tabel(stad.interventies) + dump_tabel(referentie.instrumenten)
    sleutel = make_sleutel("effecten", [*scores, *trajecten], basis)
    metingen = recall(bewaring, sleutel)
    if metingen is None:
        metingen = effect.reduce_effectmetingen(
            scores[0].partijcode,
            pl.concat([read_rijen(bron.lees()).select(EFFECTKOLOMMEN) for bron in scores]),
            effect.newest_trajecten([(Kwartaal.parse(b.kwartaal), read_rijen(b.lees())) for b in trajecten]),
            referentie.instrumenten,
            stad.interventies,
        ).pipe(add_vingerafdruk)
        keep(bewaring, sleutel, metingen)
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
