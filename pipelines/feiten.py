"""What rules compare a file with: the quarter, the agreements valid in it, reference data, the file itself."""

import polars as pl

from pipelines.bron import BLAD, LETTER, TABEL, Bron
from pipelines.eerdere import select_eerder
from pipelines.kolomwoorden import KOLOMKOP, NEGEER
from pipelines.levering import Levering, valid_leverbereiken
from pipelines.regioindex import sleutel
from pipelines.regios import afstammelingen
from pipelines.ruw import RuweTabellen
from schemas.aanlevering import Aanleversoort
from schemas.catalogus import Leverbereik
from schemas.regel import Bereik, Feiten, Kolomfeit


def collect_feiten(
    levering: Levering, soort: Aanleversoort, bron: Bron, ruw: RuweTabellen | None = None
) -> Feiten:
    """Gather the facts once, for every rule."""
    bereiken = tuple(_bereik(b, levering) for b in valid_leverbereiken(levering))
    instrumenten = levering.referentie.instrumenten
    return Feiten(
        kwartaal=levering.kwartaal,
        kolommen=bron.kolommen,
        interventies=frozenset[str]().union(*(b.interventies for b in bereiken)) if bereiken else None,
        regios=frozenset[str]().union(*(b.regios for b in bereiken)) if bereiken else None,
        bereiken=bereiken,
        doelgroepen={i.code: (i.leeftijd_van, i.leeftijd_tot) for i in levering.catalogus.interventies},
        eerder=select_eerder(levering, soort),
        namen=_namen(levering, soort),
        instrumentgrenzen={
            str(i.instrument): (float(i.minimum), float(i.maximum))  # type: ignore[arg-type]
            for i in instrumenten.itertuples()
        },
        bestandsnaam=ruw.bestandsnaam if ruw else "",
        titels=tuple(los.tekst for los in ruw.losse_tekst) if ruw else (),
        kolomfeiten=find_kolommen(ruw, bron, levering) if ruw else (),
    )


def _bereik(bereik: Leverbereik, levering: Levering) -> Bereik:
    gebieden = {
        code: frozenset(afstammelingen(code, levering.referentie)) for code in sorted(bereik.gebiedcodes)
    }
    return Bereik(bereik.interventiecodes, frozenset(bereik.gebiedcodes).union(*gebieden.values()), gebieden)


def _namen(levering: Levering, soort: Aanleversoort) -> dict[str, str]:
    """Say codes as people read them: places, interventions, and the choices of this file type."""
    namen = {code: regio.naam for code, regio in levering.regioindex.regios.items()}
    namen |= {i.code: i.naam for i in levering.catalogus.interventies}
    return namen | {k.code: k.label for veld in soort.velden.values() for k in veld.keuzes}


def find_kolommen(ruw: RuweTabellen, bron: Bron, levering: Levering) -> tuple[Kolomfeit, ...]:
    """Return the columns of the read tables that hold something, with the field each was read as.

    A column that a person said not to use is left out: there is nothing to tell about it.
    """
    negeren = {
        sleutel(b.term) for b in levering.catalogus.bevestigingen if (b.veld, b.code) == (KOLOMKOP, NEGEER)
    }
    eerste = bron.tekst[TABEL].arg_unique()
    bladen = dict(bron.tekst.select(pl.col(TABEL, BLAD).gather(eerste)).iter_rows())
    gelezen = {
        (bladen[tabel], plaats.letter): veld
        for (tabel, veld), plaats in bron.plaatsen.items()
        if tabel in bladen and plaats.letter
    }
    if LETTER in bron.kolommen:
        gelezen |= dict.fromkeys(bron.tekst.select(BLAD, LETTER).drop_nulls().unique().iter_rows(), "aantal")
    feiten = {
        (tabel.blad, letter): Kolomfeit(tabel.blad, letter, kop, gelezen.get((tabel.blad, letter)))
        for tabel in ruw.tabellen
        if tabel.blad in set(bladen.values())
        for i, (letter, kop) in enumerate(zip(tabel.letters, tabel.koppen, strict=True))
        if sleutel(kop) not in negeren
        if (tabel.blad, letter) in gelezen or tabel.cellen[f"k{i}"].null_count() < tabel.cellen.height
    }
    return tuple(feiten.values())
