"""Text with separators → a grid of text cells with the line numbers an editor shows."""

import csv
import io
import re
from collections import Counter

import polars as pl

from pipelines.decoding import decode_text
from pipelines.raster import Raster, blank_to_null, drop_blank_rows, show_rijen
from pipelines.ruw import RIJ, Leesnotitie
from schemas.errors import OnleesbaarBestandError

SCHEIDINGEN = {";": "puntkomma (;)", "\t": "tab", "|": "verticale streep (|)", ",": "komma (,)"}
SEP_REGEL = re.compile(r'^"?sep=(.)"?\s*$', re.IGNORECASE)
STEEKPROEF = 200
MEESTE_KOLOMMEN = 2_000
LANGSTE_CEL_IN_REGELS = 100


def read_csv(inhoud: bytes) -> tuple[Raster, str, str, tuple[Leesnotitie, ...]]:
    """Return the grid, the encoding, the separator and what was assumed."""
    tekst, codering, notities = decode_text(inhoud)
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n") if "\r" in tekst else tekst
    regels = tekst.split("\n")
    sep = SEP_REGEL.match(regels[0].expandtabs(1) if regels[0] == "sep=\t" else regels[0])
    if sep:
        scheiding, regels[0] = regels[0].split("=", 1)[1][0], ""
        zin = f"Scheidingsteken: {SCHEIDINGEN.get(scheiding, scheiding)}, zoals de eerste regel (sep=) zegt."
    else:
        scheiding = find_scheiding(regels)
        zin = (
            f"Scheidingsteken: {SCHEIDINGEN[scheiding]}."
            if scheiding
            else "Geen scheidingsteken gevonden: gelezen als één kolom."
        )
    cellen, opmerkingen = split_cells(regels, scheiding)
    vol = drop_blank_rows(cellen)
    laatste = (
        max((i for i, regel in enumerate(regels, 1) if regel), default=0)
        if vol.is_empty()
        else vol[RIJ].max()
    )
    leeg = int(cellen.filter(pl.col(RIJ) <= laatste).height - vol.height) - (1 if sep else 0)
    raster = Raster("", vol, lege_rijen=max(leeg, 0), notities=opmerkingen)
    return raster, codering, scheiding, (*notities, Leesnotitie("scheiding", zin))


def find_scheiding(regels: list[str]) -> str:
    """Choose the separator that cuts most lines into the same number of cells; '' for one column."""
    proef = [regel for regel in regels[: 2 * STEEKPROEF] if regel.strip()][:STEEKPROEF]
    beste, hoogste = "", 0.0
    for scheiding in SCHEIDINGEN:
        aantallen = Counter(len(rij) for rij in csv.reader(proef, delimiter=scheiding))
        breed = Counter({n: keer for n, keer in aantallen.items() if n > 1})
        if not breed:
            continue
        breedte, keer = max(breed.items(), key=lambda paar: paar[1] * paar[0])
        # Width counts a little, so that decimal commas do not win from a steady semicolon.
        score = keer / max(sum(aantallen.values()), 1) * (1 + min(breedte, 20) / 100)
        if score > hoogste + 1e-9:
            beste, hoogste = scheiding, score
    return beste


def split_cells(regels: list[str], scheiding: str) -> tuple[pl.DataFrame, tuple[Leesnotitie, ...]]:
    """Cut lines into cells, blank lines included as rows of nulls."""
    if not scheiding:
        cellen = pl.DataFrame({"k0": regels}, schema={"k0": pl.String})
        return _numbered(cellen, range(1, len(regels) + 1)), ()
    if not any('"' in regel for regel in regels):
        return _split_plain(regels, scheiding)
    return _split_quoted(regels, scheiding)


def _split_plain(regels: list[str], scheiding: str) -> tuple[pl.DataFrame, tuple[Leesnotitie, ...]]:
    """Without quotes every line is one record, so polars may cut all lines at once."""
    reeks = pl.Series("regel", regels, dtype=pl.String)
    tellingen = reeks.str.count_matches(scheiding, literal=True)
    breedte = int(tellingen.max() or 0) + 1  # type: ignore[call-overload]
    _require_width(breedte)
    delen = reeks.str.split_exact(scheiding, breedte - 1).struct.unnest()
    delen.columns = [f"k{i}" for i in range(breedte)]
    cellen = _numbered(delen, range(1, len(regels) + 1))
    gevuld = pl.DataFrame({RIJ: cellen[RIJ], "breedte": tellingen + 1}).filter(reeks.str.strip_chars() != "")
    return cellen, _ragged(gevuld)


def _split_quoted(regels: list[str], scheiding: str) -> tuple[pl.DataFrame, tuple[Leesnotitie, ...]]:
    notities: tuple[Leesnotitie, ...] = ()
    try:
        rijen, nummers = _read_records(regels, scheiding, csv.QUOTE_MINIMAL)
        kapot = (
            max(b - a for a, b in zip(nummers, [*nummers[1:], len(regels)], strict=True))
            > LANGSTE_CEL_IN_REGELS
        )
    except csv.Error:
        kapot = True
    if kapot:
        rijen, nummers = _read_records(regels, scheiding, csv.QUOTE_NONE)
        rijen = [[_unquote(cel) for cel in rij] for rij in rijen]
        zin = "Een aanhalingsteken is niet gesloten; daarom is elke regel als één rij gelezen."
        notities = (Leesnotitie("aanhalingsteken", zin),)
    breedte = max(len(rij) for rij in rijen)
    _require_width(breedte)
    gevuld = pl.DataFrame({RIJ: nummers, "breedte": [len(rij) for rij in rijen]}).filter(
        pl.Series([any(cel.strip() for cel in rij) for rij in rijen], dtype=pl.Boolean)
    )
    rechthoek = [rij if len(rij) == breedte else rij + [""] * (breedte - len(rij)) for rij in rijen]
    kolommen = {f"k{i}": kolom for i, kolom in enumerate(zip(*rechthoek, strict=True))}
    cellen = pl.DataFrame(kolommen, schema=dict.fromkeys(kolommen, pl.String))
    return _numbered(cellen, nummers), (*notities, *_ragged(gevuld))


def _read_records(regels: list[str], scheiding: str, quoting: int) -> tuple[list[list[str]], list[int]]:
    """Return every record with the line it starts on."""
    lezer = csv.reader(io.StringIO("\n".join(regels), newline=""), delimiter=scheiding, quoting=quoting)  # type: ignore[arg-type]
    rijen: list[list[str]] = []
    nummers: list[int] = []
    vorige = 0
    for rij in lezer:
        rijen.append(rij or [""])
        nummers.append(vorige + 1)
        vorige = lezer.line_num
    return rijen, nummers


def _unquote(cel: str) -> str:
    kern = cel.strip()
    return kern[1:-1] if len(kern) > 1 and kern[0] == kern[-1] == '"' else cel


def _numbered(cellen: pl.DataFrame, nummers: range | list[int]) -> pl.DataFrame:
    rij = pl.Series(RIJ, nummers, dtype=pl.Int64)
    return blank_to_null(cellen).select(rij, pl.all())


def _ragged(breedtes: pl.DataFrame) -> tuple[Leesnotitie, ...]:
    """Note the rows with more or fewer cells than most; title rows above the header are few."""
    if breedtes.is_empty():
        return ()
    gewoon = int(breedtes["breedte"].mode().max())  # type: ignore[arg-type]
    anders = breedtes.filter((pl.col("breedte") != gewoon) & (pl.col("breedte") > 1))
    if anders.is_empty():
        return ()
    rijen = tuple(anders[RIJ].to_list())
    zin = f"De meeste rijen hebben {gewoon} cellen; {show_rijen(rijen)} niet. Alle cellen zijn gelezen."
    return (Leesnotitie("ongelijke_rijen", zin, len(rijen), rijen=rijen),)


def _require_width(breedte: int) -> None:
    if breedte > MEESTE_KOLOMMEN:
        raise OnleesbaarBestandError(
            f"Een rij heeft {breedte} kolommen; dat is geen tabel die wij kunnen lezen.",
            "Controleer of u het goede bestand hebt gekozen, of vul ons sjabloon in.",
        )
