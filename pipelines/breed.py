"""A table of counts with a column per activity, month or quantity → one row per count."""

from dataclasses import dataclass

import polars as pl

from pipelines.bron import KOP, LETTER, MAAND
from pipelines.getallen import MAANDEN, read_kwartaal
from pipelines.kolommen import Kolomplan
from pipelines.kopvormen import KOPSCHEIDING
from pipelines.levering import Levering
from pipelines.lezers import read_telling
from pipelines.mapping import Wijze, compare_form, interventienamen, keuzenamen
from pipelines.regioindex import normalise_naam
from pipelines.regios import resolve_regio
from pipelines.ruw import RIJ, Leesnotitie, RuweTabel
from schemas.aanleverwoorden.tellingen import GROOTHEDEN
from schemas.vocabulary import Kwartaal

STEEKPROEF = 50
DEELNEMERS = "deelnemers_bereikt"


@dataclass(frozen=True)
class Telkolom:
    """What the header of one column of counts says."""

    positie: int
    interventie: str | None = None
    grootheid: str | None = None
    maand: str | None = None
    kwartaal: str | None = None
    regio: str | None = None


def find_telkolommen(tabel: RuweTabel, plan: Kolomplan, levering: Levering) -> tuple[Telkolom, ...]:
    """Return the columns that are counts by themselves; none when the table has a row per count."""
    if not {"regio", "interventie"} & plan.velden:
        return ()
    bezet = {k.positie for k in plan.keuzes if k.veld not in ("aantal", "grootheid")} | {*plan.genegeerd}
    kolommen = [
        kolom
        for positie, kop in enumerate(tabel.koppen)
        if positie not in bezet
        and (positie in plan.tellend or holds_tellingen(tabel, positie))
        and (kolom := read_telkop(positie, kop, plan, levering))
    ]
    if plan.tellend:
        return tuple(kolommen)
    is_los = {"aantal", "grootheid"} <= plan.velden or ("aantal" in plan.velden and len(kolommen) < 2)
    return () if is_los else tuple(kolommen)


def holds_tellingen(tabel: RuweTabel, positie: int) -> bool:
    """Tell whether most filled cells of a column are counts, so that a column of dates is none."""
    cellen = tabel.cellen[f"k{positie}"].drop_nulls().head(STEEKPROEF).to_list()
    tellend = [cel for cel in cellen if read_telling(cel).wijze is not Wijze.ONBEKEND]
    return len(tellend) * 2 > len(cellen)


def read_telkop(positie: int, kop: str, plan: Kolomplan, levering: Levering) -> Telkolom | None:
    """Read `Inloop jongeren | jul` or `Deelnemers`; None when no part says what is counted, or when."""
    grootheden, _ = keuzenamen(GROOTHEDEN)
    interventies, _ = interventienamen(levering)
    gevonden: dict[str, str] = {}
    onbekend: list[str] = []
    for deel in (stuk.strip() for stuk in kop.split(KOPSCHEIDING.strip()) if stuk.strip()):
        if maand := read_maand(deel, levering.kwartaal):
            gevonden["maand"] = maand
        elif kwartaal := read_kwartaal(deel, levering.kwartaal.jaar if len(deel) > 1 else None):
            gevonden["kwartaal"] = str(kwartaal.waarde)
        elif compare_form(deel) in interventies:
            gevonden["interventie"] = deel
        elif compare_form(deel) in grootheden:
            gevonden["grootheid"] = deel
        elif "regio" not in plan.velden and is_plaats(deel, levering):
            gevonden["regio"] = deel
        else:
            onbekend.append(deel)
    if positie in plan.tellend and not gevonden and not onbekend:
        return Telkolom(positie)
    if (not gevonden and positie not in plan.tellend) or len(onbekend) > 1:
        return None
    if onbekend:
        # What stands above a month is the activity, known to us or not; mapping will ask.
        vrij = "grootheid" if "interventie" in gevonden or "interventie" in plan.velden else "interventie"
        gevonden.setdefault(vrij, onbekend[0])
    return Telkolom(positie, **gevonden)


def is_plaats(deel: str, levering: Levering) -> bool:
    """Whether a header is the name of a place, as in a table with a column per wijk."""
    keuzes = resolve_regio(deel, levering.referentie, jaar=levering.kwartaal.jaar)
    return bool(keuzes) and all(k.herkomst in ("naam", "alias") for k in keuzes)


def read_maand(tekst: str, kwartaal: Kwartaal) -> str | None:
    """Read `jul`, `juli 2025` or `aug-25` as `2025-07`; without a year it is that of the quarter."""
    woorden = normalise_naam(tekst).split()
    if not woorden or woorden[0] not in MAANDEN or len(woorden) > 2:
        return None
    jaar = woorden[1] if len(woorden) == 2 else str(kwartaal.jaar)
    if not jaar.isdecimal() or len(jaar) not in (2, 4):
        return None
    return f"{jaar.zfill(4) if len(jaar) == 4 else '20' + jaar}-{MAANDEN[woorden[0]]:02d}"


def unpivot_tellingen(
    tekst: pl.DataFrame, tabel: RuweTabel, kolommen: tuple[Telkolom, ...]
) -> tuple[pl.DataFrame, Leesnotitie]:
    """Give every count its own row; `tekst` holds the other fields by name, `_letter` tells the column."""
    heeft_maanden = any(kolom.maand for kolom in kolommen)
    delen = [_rijen_van(tekst, tabel, kolom, heeft_maanden=heeft_maanden) for kolom in kolommen]
    alles = pl.concat(delen, how="diagonal").sort(RIJ, maintain_order=True)
    zin = (
        f"{'Blad ' + tabel.blad + ': ' if tabel.blad else ''}{tekst.height} rijen × {len(kolommen)} kolommen "
        f"gelezen als {alles.height} tellingen."
    )
    return alles, Leesnotitie("breed", zin, alles.height, tabel.blad)


def _rijen_van(
    tekst: pl.DataFrame, tabel: RuweTabel, kolom: Telkolom, *, heeft_maanden: bool
) -> pl.DataFrame:
    velden = {
        "interventie": kolom.interventie,
        "grootheid": kolom.grootheid or "deelnemers",
        "kwartaal": kolom.kwartaal,
        "regio": kolom.regio,
    }
    over = [naam for naam in ("aantal", "grootheid") if naam in tekst.columns]
    return tekst.drop(over).with_columns(
        tabel.cellen[f"k{kolom.positie}"].alias("aantal"),
        *([pl.lit(kolom.maand, dtype=pl.String).alias(MAAND)] if heeft_maanden else []),
        pl.lit(tabel.letters[kolom.positie]).alias(LETTER),
        pl.lit(tabel.koppen[kolom.positie]).alias(KOP),
        *(pl.lit(waarde).alias(naam) for naam, waarde in velden.items() if waarde is not None),
    )
