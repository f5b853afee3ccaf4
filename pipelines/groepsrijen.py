"""Rows with one text between the data rows ('Tarwewijk') → a value for the rows below, when no column gives it."""

import re

import polars as pl

from pipelines.levering import Levering
from pipelines.lezers import make_lezer
from pipelines.mapping import Wijze
from pipelines.raster import show_rijen
from pipelines.regioindex import sleutel
from pipelines.ruw import RIJ, Leesnotitie, RuweTabel
from schemas.aanlevering import Aanleversoort, Veld, Veldsoort

DRAAGBAAR = frozenset({Veldsoort.REGIO, Veldsoort.INTERVENTIE, Veldsoort.KWARTAAL})
HERKEND = frozenset({Wijze.EXACT, Wijze.GELEZEN, Wijze.MEERDUIDIG, Wijze.GOK})

AANTAL_ERACHTER = re.compile(r"\s*[(\[]\s*(?:n\s*=\s*)?\d+[^)\]]*[)\]]\s*$|\s*:\s*\d+\s*$")
Groep = tuple[int, str]


def fill_from_groepen(
    tekst: pl.DataFrame, tabel: RuweTabel, soort: Aanleversoort, levering: Levering
) -> tuple[pl.DataFrame, tuple[Leesnotitie, ...]]:
    """Add the fields that the group rows give; tell of every group row what became of it."""
    over = tabel.groepsrijen
    notities: list[Leesnotitie] = []
    for naam, veld in soort.velden.items():
        if naam in tekst.columns or veld.soort not in DRAAGBAAR:
            continue
        groepen = _groepen_voor(naam, veld, over, levering)
        if groepen:
            tekst = tekst.with_columns(_omlaag(tekst[RIJ], groepen).alias(naam))
            over = tuple(rij for rij in over if rij[0] not in dict(groepen))
            notities.append(
                _notitie(tabel, groepen, f"gelezen als {veld.titel.lower()} van de rijen eronder")
            )
    if over:
        notities.append(_notitie(tabel, over, "overgeslagen: tussenkop"))
    return tekst, tuple(notities)


def _groepen_voor(naam: str, veld: Veld, groepen: tuple[Groep, ...], levering: Levering) -> tuple[Groep, ...]:
    """Return the group rows that speak of this field: those that name it, or all when most are understood."""
    namen = {sleutel(woord) for woord in (naam, veld.titel, *veld.synoniemen)}
    genoemd = tuple(
        (rij, na.strip())
        for rij, tekst in groepen
        for voor, scheiding, na in (tekst.partition(":"),)
        if scheiding and na.strip() and sleutel(voor) in namen
    )
    if genoemd:
        return genoemd
    lezer = make_lezer(naam, veld, levering)
    herkend = tuple((rij, AANTAL_ERACHTER.sub("", tekst).strip().rstrip(":")) for rij, tekst in groepen)
    herkend = tuple((rij, tekst) for rij, tekst in herkend if lezer(tekst).wijze in HERKEND)
    return herkend if 2 * len(herkend) >= len(groepen) else ()


def _omlaag(rijen: pl.Series, groepen: tuple[Groep, ...]) -> pl.Series:
    """Give every row the text of the nearest group row above it."""
    boven = pl.DataFrame(
        {RIJ: [r for r, _ in groepen], "_waarde": [t for _, t in groepen]},
        schema={RIJ: pl.Int64, "_waarde": pl.String},
    )
    links = rijen.to_frame().sort(RIJ)
    return links.join_asof(boven.sort(RIJ), on=RIJ)["_waarde"]


def _notitie(tabel: RuweTabel, groepen: tuple[Groep, ...], wat: str) -> Leesnotitie:
    rijen = tuple(rij for rij, _ in groepen)
    zin = f"{show_rijen(rijen, 20).capitalize()} {wat}."
    return Leesnotitie("groepsrij", zin, len(rijen), tabel.blad, rijen)
