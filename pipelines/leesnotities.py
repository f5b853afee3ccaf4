"""What the reader did to one sheet, in sentences (R-03)."""

import polars as pl

from pipelines.kopregel import Kop
from pipelines.raster import Raster, column_letter, show_rijen
from pipelines.rijsoorten import SOORT
from pipelines.ruw import RIJ, Leesnotitie

OVERGESLAGEN = {
    "subtotaal": "subtotaal",
    "totaal": "totaal",
    "voetnoot": "voetnoot",
    "uitleg": "uitleg onder de kop",
    "kop": "de kopregel staat daar nog een keer",
    "lijn": "een streep, geen gegevens",
}
REDENEN = {
    "kop": "herhaalde kop",
    "uitleg": "uitleg onder de kop",
    "groep": "tussenkop",
    "subtotaal": "subtotaal",
    "totaal": "totaal",
    "voetnoot": "voetnoot",
    "lijn": "streep",
}
"""Why a row is no data, in the words of `wijkspiegel lees`."""
BUITEN_HET_RASTER = {"sep_regel": "sep-regel", "commentaar": "commentaar", "lijn": "streep"}


def tell_kop(
    raster: Raster, kop: Kop, constanten: tuple[tuple[str, str], ...], *, is_eerste: bool
) -> list[Leesnotitie]:
    if not kop.rijen:
        zin = "Geen kopregel gevonden: alle rijen zijn gelezen als gegevens. De kolommen heten kolom A, kolom B enzovoort."
        return [Leesnotitie("geen_kopregel", zin, blad=raster.blad)]
    waar = show_rijen(kop.rijen)
    zin = f"Kopregel gevonden op {waar}" + (" samen" if len(kop.rijen) > 1 else "")
    if not is_eerste:
        laatste = kop.rijen[0] - 1
        zin += (
            f"; rij {laatste} is overgeslagen als titel"
            if laatste == raster.begin
            else f"; rij {raster.begin} tot en met {laatste} zijn overgeslagen als titel"
        )
    notities = [Leesnotitie("kopregel", zin + ".", 1, raster.blad, kop.rijen)]
    if constanten:
        feiten = "; ".join(f"{naam}: {waarde}" for naam, waarde in constanten)
        notities.append(
            Leesnotitie("constanten", f"Boven de kopregel staat: {feiten}.", len(constanten), raster.blad)
        )
    return notities


def tell_overgeslagen(raster: Raster, geen_data: pl.DataFrame) -> list[Leesnotitie]:
    notities = []
    per_soort = _per_soort(geen_data)
    for soort, waarom in OVERGESLAGEN.items():
        rijen = per_soort.get(soort, ())
        if rijen:
            zin = f"{show_rijen(rijen, 20).capitalize()} overgeslagen: {waarom}."
            notities.append(Leesnotitie(soort, zin, len(rijen), raster.blad, rijen))
    return notities


def _per_soort(geen_data: pl.DataFrame) -> dict[str, tuple[int, ...]]:
    """Return the row numbers of each kind of row that is no data, in order."""
    rijen: dict[str, list[int]] = {}
    for nummer, soort in geen_data.select(RIJ, SOORT).iter_rows():
        rijen.setdefault(soort, []).append(nummer)
    return {soort: tuple(nummers) for soort, nummers in rijen.items()}


def tell_rest(raster: Raster, kop: Kop, data: pl.DataFrame) -> list[Leesnotitie]:
    notities = []
    if raster.lege_rijen:
        n = raster.lege_rijen
        zin = "1 lege rij overgeslagen." if n == 1 else f"{n} lege rijen overgeslagen."
        notities.append(Leesnotitie("lege_rijen", zin, n, raster.blad))
    gezien = [tekst.casefold() for tekst in kop.teksten if tekst]
    for tekst in dict.fromkeys(t for t in kop.teksten if t and gezien.count(t.casefold()) > 1):
        letters = [column_letter(i) for i, t in enumerate(kop.teksten) if t.casefold() == tekst.casefold()]
        zin = f'De kop "{tekst}" komt {len(letters)} keer voor (kolom {", ".join(letters)}).'
        notities.append(Leesnotitie("dubbele_kop", zin, len(letters), raster.blad))
    if kop.rijen and (zonder := [column_letter(i) for i, tekst in enumerate(kop.teksten) if not tekst]):
        zin = f"Kolom {', '.join(zonder)} {'heeft' if len(zonder) == 1 else 'hebben'} geen kop."
        if zonder[-1] == column_letter(len(kop.teksten) - 1) and _is_filled(data, len(kop.teksten) - 1):
            zin += " De laatste heeft wel op bijna elke rij een waarde: controleer of de kolommen niet zijn verschoven, bijvoorbeeld door een komma in een getal."
        notities.append(Leesnotitie("lege_kop", zin, len(zonder), raster.blad))
    notities += _formula_notities(raster, data)
    if data.is_empty():
        zin = f"{name_blad(raster)} heeft een kopregel en geen rijen."
        notities.append(Leesnotitie("geen_rijen", zin, blad=raster.blad))
    return notities


def _is_filled(data: pl.DataFrame, positie: int) -> bool:
    """Whether a column has a value on nearly every row."""
    return data.height > 1 and data[f"k{positie}"].null_count() <= 0.1 * data.height


def _formula_notities(raster: Raster, data: pl.DataFrame) -> list[Leesnotitie]:
    """Tell of formulas without a stored outcome in rows that count; in a total they do no harm."""
    rijen = set(data[RIJ].to_list()) if raster.lege_formules else set()
    plekken = [(rij, k) for rij, k in raster.lege_formules if rij in rijen]
    if not plekken:
        return []
    cellen = ", ".join(f"{column_letter(k)}{rij}" for rij, k in plekken[:8])
    zin = f"Formules zonder opgeslagen uitkomst zijn gelezen als lege cel: {cellen}. Open het bestand in Excel en sla het op."
    return [Leesnotitie("lege_formules", zin, len(plekken), raster.blad, tuple(rij for rij, _ in plekken))]


def name_overgeslagen(
    raster: Raster, kop: Kop, geen_data: pl.DataFrame
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return every row number of the grid that is neither header nor data, with why: nothing is silent (R-03)."""
    boven = raster.cellen[RIJ].head(kop.posities[0]).to_list() if kop.posities else []
    delen = [("titel", tuple(boven))]
    per_soort = _per_soort(geen_data)
    delen += [(waarom, per_soort.get(soort, ())) for soort, waarom in REDENEN.items()]
    for notitie in raster.notities:
        if notitie.code in BUITEN_HET_RASTER:
            delen.append((BUITEN_HET_RASTER[notitie.code], notitie.rijen))
    delen.append(("lege rij", blank_rows(raster)))
    return tuple((waarom, rijen) for waarom, rijen in delen if rijen)


def blank_rows(raster: Raster) -> tuple[int, ...]:
    """Return the numbers that are missing between the rows of a grid, and before a comment under it."""
    nummers = raster.cellen[RIJ]
    vorige = nummers.shift(1).fill_null((raster.vanaf or raster.begin) - 1)
    gaten = pl.DataFrame({"van": vorige + 1, "tot": nummers}).filter(pl.col("van") < pl.col("tot")).rows()
    gaten += [(int(nummers[-1]) + 1, raster.tot)] if nummers.len() else []
    return tuple(n for van, tot in gaten for n in range(van, tot) if n not in raster.buiten)


def name_blad(raster: Raster) -> str:
    return f"Blad {raster.blad}" if raster.blad else "Het bestand"
