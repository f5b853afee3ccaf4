"""An OpenDocument sheet (.ods) → one grid of text per sheet, cells as they are shown."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from pipelines.bijvangst import read_ods_bijvangst
from pipelines.blad_feiten import BladFeiten, Cel
from pipelines.grenzen import Grenzen, require_modest_cellen
from pipelines.raster import Samenvoeging, column_letter
from pipelines.ruw import BLADNAMEN, Bijvangst
from pipelines.werkmap import Werkmap, make_raster, number_text
from pipelines.zipdelen import BLOK

FOUT = re.compile(r"#[A-Z/0!?]+[!?]?|Err:\d+")
DUUR = re.compile(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
VERBORGEN = frozenset({"collapse", "filter"})
CEL = frozenset({"table:table-cell", "table:covered-table-cell"})
TUSSENTEKST = {"text:tab": "\t", "text:line-break": "\n"}
BUITEN_CEL = frozenset({"office:annotation", "draw:frame", "table:tracked-changes", "table:shapes"})
Attributen = dict[str, str]


@dataclass
class _Blad:
    """One sheet while it is being read."""

    naam: str
    is_verborgen: bool
    rijen: list[tuple[int, dict[int, str]]] = field(default_factory=list)
    hoogte: int = 0
    fouten: list[Cel] = field(default_factory=list)
    codes: list[Cel] = field(default_factory=list)
    leeg: list[tuple[int, int]] = field(default_factory=list)
    procenten: set[int] = field(default_factory=set)
    verborgen_rijen: list[int] = field(default_factory=list)
    verborgen_kolommen: list[int] = field(default_factory=list)
    samengevoegd: list[Samenvoeging] = field(default_factory=list)
    kolommen: int = 0

    def feiten(self) -> BladFeiten:
        return BladFeiten(
            foutcellen=tuple(self.fouten),
            verborgen_rijen=tuple(self.verborgen_rijen),
            verborgen_kolommen=tuple(self.verborgen_kolommen),
            lege_formules=tuple(self.leeg),
            codes=tuple(self.codes),
            procenten=tuple(sorted(self.procenten)),
        )


def read_ods(archief: zipfile.ZipFile, grenzen: Grenzen) -> Werkmap:
    """Return the sheets and the text outside their cells."""
    lezing = _OdsLezing(grenzen)
    with archief.open("content.xml") as stroom:
        lezing.read(iter(lambda: stroom.read(BLOK), b""))
    rasters = [
        (blad.is_verborgen, make_raster(blad.naam, _rows(blad), blad.feiten(), tuple(blad.samengevoegd)))
        for blad in lezing.bladen
    ]
    return Werkmap(
        bladen=tuple(raster for is_verborgen, raster in rasters if not is_verborgen),
        verborgen=tuple(raster for is_verborgen, raster in rasters if is_verborgen),
        bijvangst=(
            Bijvangst(BLADNAMEN, tuple(blad.naam for blad in lezing.bladen)),
            *lezing.bijvangst,
            *read_ods_bijvangst(archief),
        ),
    )


def _rows(blad: _Blad) -> Iterator[tuple[int, list[str]]]:
    for nummer, rij in blad.rijen:
        yield nummer, [rij.get(k, "") for k in range(max(rij, default=-1) + 1)]


class _OdsLezing:
    """Follows the XML from tag to tag; a cell that repeats counts as often as it is shown."""

    def __init__(self, grenzen: Grenzen) -> None:
        self.grenzen = grenzen
        self.bladen: list[_Blad] = []
        self.bijvangst: list[Bijvangst] = []
        self.verborgen_stijlen: set[str] = set()
        self.stijl = ""
        self.rij: dict[int, str] = {}
        self.rij_herhaald = 1
        self.cellen = self.kolom = 0
        self.cel: Attributen = {}
        self.alineas: list[str] = []
        self.buiten: list[str] = []
        self.diepte_buiten = 0
        self.in_alinea = False

    def read(self, blokken: Iterable[bytes]) -> None:
        lezer = expat.ParserCreate()
        lezer.buffer_text = True
        lezer.StartElementHandler = self.start
        lezer.EndElementHandler = self.end
        lezer.CharacterDataHandler = self.text
        for blok in blokken:
            lezer.Parse(blok, False)
        lezer.Parse(b"", True)

    def start(self, naam: str, feiten: Attributen) -> None:
        if naam in BUITEN_CEL:
            self.diepte_buiten += 1
        elif self.diepte_buiten:
            return
        elif naam == "text:p":
            self.in_alinea = True
            self.alineas.append("")
        elif naam == "text:s":
            self.text(" " * min(_aantal(feiten, "text:c"), 100))
        elif naam in TUSSENTEKST:
            self.text(TUSSENTEKST[naam])
        elif naam in CEL:
            self.cel, self.alineas = feiten, []
        elif naam == "table:table-row":
            self.rij, self.kolom = {}, 0
            self.rij_herhaald = _aantal(feiten, "table:number-rows-repeated")
            self._hide_row(feiten)
        elif naam == "table:table-column":
            self._hide_column(feiten)
        elif naam == "table:table":
            is_verborgen = feiten.get("table:style-name", "") in self.verborgen_stijlen
            self.bladen.append(_Blad(feiten.get("table:name", ""), is_verborgen))
        elif naam == "style:style":
            self.stijl = feiten.get("style:name", "")
        elif naam == "style:table-properties" and feiten.get("table:display") == "false":
            self.verborgen_stijlen.add(self.stijl)
        elif naam == "table:content-validation" and (
            keuzes := re.findall(r'"([^"]+)"', feiten.get("table:condition", ""))
        ):
            self.bijvangst.append(Bijvangst("een keuzelijst", tuple(keuzes)))

    def end(self, naam: str) -> None:
        if naam in BUITEN_CEL:
            self.diepte_buiten -= 1
            if not self.diepte_buiten:
                self._keep_outside(naam)
        elif self.diepte_buiten:
            return
        elif naam == "text:p":
            self.in_alinea = False
        elif naam in CEL and self.bladen:
            self._keep_cell()
        elif naam == "table:table-row" and self.bladen:
            self._keep_row()

    def text(self, tekst: str) -> None:
        if self.diepte_buiten:
            self.buiten.append(tekst)
        elif self.in_alinea:
            self.alineas[-1] += tekst

    def _keep_outside(self, naam: str) -> None:
        tekst = " ".join(deel for stuk in self.buiten if (deel := stuk.strip()))
        self.buiten = []
        if tekst and self.bladen:
            plek = f"blad {self.bladen[-1].naam}, cel {column_letter(self.kolom)}{self._rijnummer()}"
            soort = "de opmerking bij" if naam == "office:annotation" else "een tekstvak bij"
            self.bijvangst.append(Bijvangst(f"{soort} {plek}", (tekst,), "opmerking"))
        elif tekst:
            self.bijvangst.append(Bijvangst("de bewaarde wijzigingen", (tekst,), "opmerking"))

    def _rijnummer(self) -> int:
        return self.bladen[-1].hoogte + 1

    def _keep_cell(self) -> None:
        blad, keer = self.bladen[-1], _aantal(self.cel, "table:number-columns-repeated")
        waarde = self._value()
        if waarde.strip():
            self.cellen += keer * self.rij_herhaald
            require_modest_cellen(self.cellen, 1, self.grenzen)
            require_modest_cellen(
                self._rijnummer() + self.rij_herhaald - 1, self.kolom + keer, self.grenzen, blad.naam
            )
            self.rij.update(dict.fromkeys(range(self.kolom, self.kolom + keer), waarde))
        hoog, breed = (
            _aantal(self.cel, "table:number-rows-spanned"),
            _aantal(self.cel, "table:number-columns-spanned"),
        )
        if hoog > 1 or breed > 1:
            rij = self._rijnummer()
            blad.samengevoegd.append((rij, self.kolom, rij + hoog - 1, self.kolom + breed - 1))
        self.kolom += keer
        self.cel, self.alineas = {}, []

    def _value(self) -> str:
        """Return the cell as text: its value, unless it is an error or a code that is shown with zeros."""
        getoond = "\n".join(self.alineas)
        soort = self.cel.get("calcext:value-type") or self.cel.get("office:value-type", "")
        blad, plek = self.bladen[-1], (self._rijnummer(), self.kolom)
        heeft_formule = "table:formula" in self.cel
        if soort == "error" or (heeft_formule and FOUT.fullmatch(getoond)):
            blad.fouten.append((*plek, getoond or "#FOUT"))
            return getoond or "#FOUT"
        if soort in ("float", "currency", "percentage"):
            return self._number(soort, getoond, plek)
        if soort == "date":
            dag, _, tijd = self.cel.get("office:date-value", getoond).partition("T")
            return f"{dag} {tijd[:8]}" if tijd.strip("0:.") else dag
        if soort == "time":
            return _duration(self.cel.get("office:time-value", ""), getoond)
        if soort == "boolean":
            return "WAAR" if self.cel.get("office:boolean-value") == "true" else "ONWAAR"
        if heeft_formule and not soort and not getoond:
            blad.leeg.append(plek)
        return getoond or self.cel.get("office:string-value", "")

    def _number(self, soort: str, getoond: str, plek: tuple[int, int]) -> str:
        try:
            waarde = float(self.cel.get("office:value", ""))
        except ValueError:
            return getoond
        if soort == "percentage":
            self.bladen[-1].procenten.add(self.kolom)
        if getoond.startswith("0") and getoond.isdigit() and len(getoond) > 1 and int(getoond) == waarde:
            self.bladen[-1].codes.append((*plek, getoond))
            return getoond
        return number_text(waarde)

    def _keep_row(self) -> None:
        blad = self.bladen[-1]
        if self.rij:
            blad.rijen += [(blad.hoogte + keer, self.rij) for keer in range(1, self.rij_herhaald + 1)]
        blad.hoogte += self.rij_herhaald

    def _hide_row(self, feiten: Attributen) -> None:
        if feiten.get("table:visibility") in VERBORGEN and self.bladen:
            begin = self._rijnummer()
            self.bladen[-1].verborgen_rijen += range(begin, begin + min(self.rij_herhaald, 100_000))

    def _hide_column(self, feiten: Attributen) -> None:
        if not self.bladen:
            return
        blad, keer = self.bladen[-1], _aantal(feiten, "table:number-columns-repeated")
        if feiten.get("table:visibility") in VERBORGEN:
            blad.verborgen_kolommen += range(blad.kolommen, blad.kolommen + min(keer, 2_000))
        blad.kolommen += keer


def _aantal(feiten: Attributen, naam: str) -> int:
    tekst = feiten.get(naam, "1")
    return max(int(tekst), 1) if tekst.isdigit() and len(tekst) < 9 else 1


def _duration(waarde: str, getoond: str) -> str:
    deel = DUUR.fullmatch(waarde)
    if deel is None:
        return getoond
    uren, minuten, seconden = (int(deel[i] or 0) for i in (2, 3, 4))
    return f"{deel[1]}{uren:02d}:{minuten:02d}:{seconden:02d}"
