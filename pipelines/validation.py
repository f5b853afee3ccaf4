"""A provider's file → Validatierapport: read, stop personal data, map, parse, validate, report."""

from dataclasses import replace

import polars as pl

from pipelines.bevindingen import Uitslag, drop_onleesbaar, judge_vondsten, validate_rijen
from pipelines.bron import BLAD, TABEL, Bron
from pipelines.celherstel import apply_wijzigingen, find_celrijen
from pipelines.grenzen import STANDAARD, Grenzen
from pipelines.levering import Levering
from pipelines.momenten import split_momenten
from pipelines.niveaus import apply_niveaus
from pipelines.parsing import Getypt, parse_bron
from pipelines.privacy import find_persoonsgegevens
from pipelines.profilering import derive_profiel, keep_own_profiel, recall_profiel, tell_vormwijzigingen
from pipelines.rapport import Validatierapport
from pipelines.reading import read_bestand
from pipelines.ruw import RIJ, Leesnotitie, RuweTabellen
from pipelines.samenhang import check_samenhang
from pipelines.tabellen import Ingelezen, find_soort, read_tabellen
from pipelines.vondst import GEEN_NRS, Vondst, vondst_van
from pipelines.voortgang import Stap, Voortgang, tell_nobody
from schemas import meldingen
from schemas.aanlevering import Aanleversoort, list_soorten
from schemas.aanleverwoorden.koppen import bekende_koppen
from schemas.bevinding import Plaats

__all__ = ["Levering", "check_bestand", "check_tabellen"]


def check_bestand(
    inhoud: bytes,
    bestandsnaam: str,
    levering: Levering,
    *,
    grenzen: Grenzen = STANDAARD,
    voortgang: Voortgang = tell_nobody,
) -> Validatierapport:
    """Check one file without storing anything; personal data refuses it, an unreadable file raises."""
    voortgang(Stap.LEZEN)
    ruw = read_bestand(inhoud, bestandsnaam, bekende_koppen=bekende_koppen(), grenzen=grenzen)
    # What was typed on the page goes past the same door as the file itself.
    ruw = apply_wijzigingen(ruw, levering.wijzigingen)
    voortgang(Stap.PRIVACY)
    if redenen := find_persoonsgegevens(ruw):
        return refused_rapport(bestandsnaam, levering, redenen)
    rapport = check_tabellen(ruw, levering, voortgang=voortgang, grenzen=grenzen)
    return replace(rapport, celrijen=find_celrijen(ruw, rapport.bevindingen))


def refused_rapport(bestandsnaam: str, levering: Levering, redenen: tuple[str, ...]) -> Validatierapport:
    """Return the report of a file with personal data: reasons, and nothing of its content."""
    return Validatierapport(
        bestandsnaam=bestandsnaam,
        soort=levering.soort or "",
        partijcode=levering.partijcode,
        kwartaal=str(levering.kwartaal),
        rijen_gelezen=0,
        notities=(),
        bevindingen=(),
        aantallen=(),
        voorstellen=(),
        rijen=pl.DataFrame(),
        redenen=redenen,
    )


def check_tabellen(
    ruw: RuweTabellen,
    levering: Levering,
    *,
    voortgang: Voortgang = tell_nobody,
    grenzen: Grenzen = STANDAARD,
) -> Validatierapport:
    """Check tables that were read and hold no personal data."""
    voortgang(Stap.KOPPELEN)
    soorten = list_soorten(levering.kwartaal)
    levering = recall_profiel(ruw, levering)
    ruw = replace(ruw, tabellen=tuple(deel for t in ruw.tabellen for deel in split_momenten(t, levering)))
    passend = tuple(s for s in soorten if levering.soort is None or s.code == levering.soort)
    soort = passend[0] if len(passend) == 1 else find_soort(ruw.tabellen, passend, levering)
    if soort is None:
        return _onbekende_soort(ruw, levering, soorten)
    levering = keep_own_profiel(ruw, levering, soort)
    ingelezen = read_tabellen(ruw.tabellen, soort, levering, tuple(s for s in soorten if s is not soort))
    if ingelezen.bron is None or ingelezen.bron.tekst.is_empty():
        leeg = vondst_van(meldingen.GEEN_RIJEN, "", GEEN_NRS, "rijen met gegevens", plaats=Plaats())
        uitslag = judge_vondsten((*ingelezen.vondsten, leeg), LEGE_BRON)
        return _rapport(ruw, levering, soort, uitslag, ingelezen=ingelezen)
    voortgang(Stap.CELLEN)
    getypt = parse_bron(ingelezen.bron, soort, levering)
    voortgang(Stap.REGELS)
    gevonden = check_rijen(getypt, soort, levering, ingelezen, ruw)
    vondsten = apply_niveaus((*ingelezen.vondsten, *getypt.vondsten, *gevonden), getypt.rijen, levering)
    uitslag = judge_vondsten(vondsten, ingelezen.bron, grenzen.meeste_per_regel)
    return _rapport(ruw, levering, soort, uitslag, ingelezen=ingelezen, getypt=getypt)


LEGE_BRON = Bron(pl.DataFrame(), {})


def check_rijen(
    getypt: Getypt, soort: Aanleversoort, levering: Levering, ingelezen: Ingelezen, ruw: RuweTabellen
) -> tuple[Vondst, ...]:
    """Hold typed rows against the model and the rules; a cell that would not parse is not judged again."""
    per_rij = validate_rijen(getypt.rijen, soort, getypt.waarden)
    eerder = (*ingelezen.vondsten, *getypt.vondsten, *per_rij)
    bron = ingelezen.bron or LEGE_BRON
    samen = check_samenhang(getypt.rijen, soort, levering, bron, ruw=ruw, eerder_gevonden=eerder)
    return drop_onleesbaar((*per_rij, *samen), getypt.vondsten)


def _onbekende_soort(
    ruw: RuweTabellen, levering: Levering, soorten: tuple[Aanleversoort, ...]
) -> Validatierapport:
    koppen = ", ".join(f'"{kop}"' for tabel in ruw.tabellen for kop in tabel.koppen if kop)
    titels = ", ".join(soort.code for soort in soorten)
    vondst = vondst_van(
        meldingen.SOORT_ONBEKEND, "", GEEN_NRS, titels, plaats=Plaats(), koppen=koppen, soorten=titels
    )
    return _rapport(ruw, levering, None, judge_vondsten((vondst,), LEGE_BRON))


def _rapport(
    ruw: RuweTabellen,
    levering: Levering,
    soort: Aanleversoort | None,
    uitslag: Uitslag,
    *,
    ingelezen: Ingelezen | None = None,
    getypt: Getypt | None = None,
) -> Validatierapport:
    rijen = keep_rijen(getypt.rijen, soort, levering, uitslag) if getypt and soort else pl.DataFrame()
    profiel = derive_profiel(ingelezen, soort, levering) if ingelezen and soort else None
    return Validatierapport(
        profiel=profiel,
        vormwijzigingen=tell_vormwijzigingen(profiel, levering) if profiel else (),
        bestandsnaam=ruw.bestandsnaam,
        soort=soort.code if soort else levering.soort or "",
        partijcode=levering.partijcode,
        kwartaal=str(levering.kwartaal),
        rijen_gelezen=getypt.rijen.height if getypt else 0,
        notities=(
            *fold_notities(ruw),
            *(ingelezen.notities if ingelezen else ()),
            *(getypt.notities if getypt else ()),
        ),
        bevindingen=uitslag.bevindingen,
        aantallen=uitslag.aantallen,
        voorstellen=(*(ingelezen.voorstellen if ingelezen else ()), *(getypt.voorstellen if getypt else ())),
        rijen=rijen,
    )


def fold_notities(ruw: RuweTabellen) -> tuple[Leesnotitie, ...]:
    """Say what was assumed on several sheets once, and on which sheets."""
    samen: dict[tuple[str, str], list[Leesnotitie]] = {}
    for notitie in ruw.notities:
        samen.setdefault((notitie.code, notitie.tekst), []).append(notitie)
    heeft_bladen = len({tabel.blad for tabel in ruw.tabellen}) > 1
    return tuple(_samengevoegd(groep, heeft_bladen=heeft_bladen) for groep in samen.values())


def _samengevoegd(groep: list[Leesnotitie], *, heeft_bladen: bool) -> Leesnotitie:
    eerste = groep[0]
    bladen = list(dict.fromkeys(n.blad for n in groep if n.blad))
    if not heeft_bladen or not bladen or bladen[0] in eerste.tekst:
        return eerste
    naam = "Blad" if len(bladen) == 1 else "Bladen"
    tekst = f"{naam} {', '.join(bladen)}: {eerste.tekst}"
    return replace(eerste, tekst=tekst, aantal=sum(n.aantal for n in groep))


def keep_rijen(
    rijen: pl.DataFrame, soort: Aanleversoort, levering: Levering, uitslag: Uitslag
) -> pl.DataFrame:
    """Return the rows without an error, in the columns of the model; an unnamed quarter is the delivered one."""
    kolommen = list(soort.model.to_schema().columns)
    verplicht = [naam for naam, veld in soort.velden.items() if veld.is_verplicht]
    is_goed = pl.repeat(value=True, n=rijen.height, eager=True).scatter(uitslag.foute_nrs, values=False)
    gevuld = pl.all_horizontal(pl.col(verplicht).is_not_null()) if verplicht else pl.lit(value=True)
    goed = rijen.select(*kolommen, BLAD, RIJ).filter(is_goed, gevuld)
    if "kwartaal" in kolommen:
        goed = goed.with_columns(pl.col("kwartaal").fill_null(str(levering.kwartaal)))
    if rijen[TABEL].n_unique() > 1:
        return goed
    # As one value for all rows: a column of a million equal texts is slow to store.
    return goed.with_columns(pl.lit(rijen[BLAD][0], dtype=pl.String).alias(BLAD))
