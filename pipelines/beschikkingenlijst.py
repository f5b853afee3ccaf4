"""Beschikkingen with their afspraken from a spreadsheet: read through the same reader, every mistake with its cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from pipelines.getallen import read_getal
from pipelines.kopblok import normalise_kop
from pipelines.reading import read_bestand
from pipelines.ruw import RIJ, Leesnotitie, RuweTabel
from schemas.beschikkingenbestand import AFSPRAKEN, BESCHIKKINGEN, Kolom, load_kolommen
from schemas.bevinding import Bevinding, Ernst, Plaats
from schemas.errors import OngeldigeWaardeError
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzelijsten
from schemas.vocabulary import ALLE, Kwartaal

EXPERIMENT = re.compile(r"\s*\(experiment\)\s*$", re.IGNORECASE)
HERKEND_VANAF = 2
"""A sheet with fewer known columns is about something else, such as the explanation in the template."""
INFORMANTEN = ("jongere", "ouder", "professional")
Rij = dict[str, Any]


@dataclass(frozen=True)
class Register:
    """What is known already: names and codes in lower case, each with its code; and the kenmerken that exist.

    `gesloten` gives the last quarter of parties and interventions that were closed, by kind and code.
    """

    partijen: Mapping[str, str]
    interventies: Mapping[str, str]
    gebieden: Mapping[str, str]
    kenmerken: frozenset[str]
    gesloten: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Beschikkingenlijst:
    """The rows that could be read, what must be repaired first, and the liberties of the reader (R-03)."""

    beschikkingen: tuple[Rij, ...]
    afspraken: tuple[Rij, ...]
    bevindingen: tuple[Bevinding, ...]
    notities: tuple[Leesnotitie, ...]


def read_beschikkingenlijst(inhoud: bytes, bestandsnaam: str, register: Register) -> Beschikkingenlijst:
    """Read a workbook, or one CSV; a table is recognised by its columns, and every mistake is told at once."""
    bekend = frozenset(kop for kolommen in load_kolommen().values() for k in kolommen for kop in k.koppen)
    ruw = read_bestand(inhoud, bestandsnaam, bekende_koppen=bekend)
    lezer = _Lezer(register)
    for tabel in ruw.tabellen:
        lezer.read(tabel)
    lezer.check_together()
    return Beschikkingenlijst(
        tuple(rij for rij, _ in lezer.rijen[BESCHIKKINGEN]),
        tuple(rij for rij, _ in lezer.rijen[AFSPRAKEN]),
        tuple(lezer.bevindingen),
        ruw.notities,
    )


def plain(tekst: str | None) -> str:
    """Return a word as it is compared: one line, without capitals."""
    return normalise_kop(tekst).casefold()


class _Lezer:
    """Reads the tables of one file and collects what is wrong."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.bevindingen: list[Bevinding] = []
        self.rijen: dict[str, list[tuple[Rij, Plaats]]] = {BESCHIKKINGEN: [], AFSPRAKEN: []}
        self.genoemd: set[str] = set()
        self.is_herkend = False
        indicatoren = load_indicatoren()
        self.indicatoren = {plain(i.naam): code for code, i in indicatoren.items()} | {
            c: c for c in indicatoren
        }

    def read(self, tabel: RuweTabel) -> None:
        """Take over the rows of one table without a mistake."""
        blad, plek = self._recognise(tabel)
        if len(plek) < HERKEND_VANAF:
            return
        self.is_herkend = True
        ontbreekt = [k for k in load_kolommen()[blad] if k.verplicht and k.veld not in plek]
        for kolom in ontbreekt:
            self._find("kolom_ontbreekt", Plaats(tabel.blad, tabel.kopregels[-1] if tabel.kopregels else None),
                       gevonden=", ".join(kop for kop in tabel.koppen if kop),
                       boodschap=f'De kolom "{kolom.titel}" ontbreekt bij {blad}.',
                       herstel=f'Voeg een kolom toe met de kop "{kolom.titel}". {kolom.uitleg}')  # fmt: skip
        if ontbreekt:
            return
        for cellen in tabel.cellen.to_dicts():
            voor = len(self.bevindingen)
            rij = dict(self._read_row(tabel, blad, plek, cellen))
            if len(self.bevindingen) == voor:
                self._keep(blad, rij, self._plaats(tabel, plek["kenmerk"], cellen))
            elif blad == BESCHIKKINGEN:
                self.genoemd.add(rij["kenmerk"])

    def check_together(self) -> None:
        """Check what one row cannot tell: that there is a table, and that each afspraak has its beschikking."""
        if not self.is_herkend:
            self._find("blad_ontbreekt", Plaats(), gevonden="", boodschap="Er staat geen tabel met beschikkingen in.",
                       herstel="Gebruik het sjabloon, met de kolommen van het blad Beschikkingen.")  # fmt: skip
        bekend = {rij["kenmerk"]: rij for rij, _ in self.rijen[BESCHIKKINGEN]}
        for rij, waar in self.rijen[BESCHIKKINGEN]:
            voorganger = rij["voorganger"]
            if voorganger and voorganger not in {*bekend, *self.genoemd, *self.register.kenmerken}:
                self._find("voorganger_onbekend", waar, gevonden=voorganger,
                           boodschap=f'Voorganger "{voorganger}" bestaat niet.',
                           herstel="Verbeter het kenmerk van de voorganger, of laat de cel leeg.")  # fmt: skip
        for rij, waar in self.rijen[AFSPRAKEN]:
            if rij["kenmerk"] in self.genoemd:
                continue
            if rij["kenmerk"] not in bekend:
                self._find("kenmerk_onbekend", waar, gevonden=rij["kenmerk"],
                           boodschap=f'Beschikking "{rij["kenmerk"]}" staat niet in dit bestand.',
                           herstel="Zet de beschikking erbij, of verbeter het kenmerk.")  # fmt: skip
            elif rij["interventiecode"] not in dict(bekend[rij["kenmerk"]]["interventies"]):
                self._find("interventie_niet_hier", waar, gevonden=rij["interventiecode"],
                           boodschap="De interventie van deze afspraak hoort niet bij de beschikking.",
                           herstel="Zet de interventie bij de beschikking, of kies een andere.")  # fmt: skip

    def _keep(self, blad: str, rij: Rij, waar: Plaats) -> None:
        voor = len(self.bevindingen)
        self._check_kept(blad, rij, waar)
        if len(self.bevindingen) == voor:
            self.rijen[blad].append((rij, waar))
        elif blad == BESCHIKKINGEN:
            # Its afspraken have no mistake of their own.
            self.genoemd.add(rij["kenmerk"])

    def _check_kept(self, blad: str, rij: Rij, waar: Plaats) -> None:
        if blad == BESCHIKKINGEN and rij["kenmerk"] in {r["kenmerk"] for r, _ in self.rijen[blad]}:
            self._find("kenmerk_dubbel", waar, gevonden=rij["kenmerk"],
                       boodschap=f'Kenmerk "{rij["kenmerk"]}" staat er twee keer.',
                       herstel="Geef elke beschikking een eigen kenmerk, of verwijder de dubbele rij.")  # fmt: skip
        elif blad == BESCHIKKINGEN and rij["kenmerk"] in self.register.kenmerken:
            self._find("kenmerk_bestaat", waar, gevonden=rij["kenmerk"],
                       boodschap=f'Beschikking "{rij["kenmerk"]}" bestaat al.',
                       herstel="Verwijder de rij. Een bestaande beschikking wijzigt u op de pagina Afspraken.")  # fmt: skip
        elif blad == BESCHIKKINGEN and (dicht := self._closed(rij)):
            self._find("gesloten", waar, gevonden=", ".join(dicht),
                       boodschap=f"Gesloten voor het eerste kwartaal van deze beschikking: {', '.join(dicht)}.",
                       herstel="Kies een ander, of laat de beheerder die weer openen bij Partijen.")  # fmt: skip
        elif blad == BESCHIKKINGEN and rij["van_kwartaal"] > rij["tot_kwartaal"]:
            self._find("periode_omgekeerd", waar, gevonden=f"{rij['van_kwartaal']} – {rij['tot_kwartaal']}",
                       boodschap="Het laatste kwartaal ligt voor het eerste.",
                       herstel="Verbeter het eerste of het laatste kwartaal.")  # fmt: skip

    def _closed(self, rij: Rij) -> list[str]:
        """Name who and what was closed before the beschikking begins."""
        begin, gesloten = rij["van_kwartaal"], self.register.gesloten
        dingen = (("partij", rij["partijcode"]), *(("interventie", code) for code, _ in rij["interventies"]))
        return [code for soort, code in dingen if gesloten.get((soort, code), begin) < begin]

    def _recognise(self, tabel: RuweTabel) -> tuple[str, dict[str, int]]:
        """Choose the sheet whose columns this table has most of."""
        gevonden = {blad: _columns(tabel, kolommen) for blad, kolommen in load_kolommen().items()}
        blad = max(gevonden, key=lambda naam: len(gevonden[naam]))
        return blad, gevonden[blad]

    def _read_row(
        self, tabel: RuweTabel, blad: str, plek: Mapping[str, int], cellen: Rij
    ) -> Iterator[tuple[str, Any]]:
        for kolom in load_kolommen()[blad]:
            i = plek.get(kolom.veld)
            tekst = "" if i is None else " ".join((cellen[f"k{i}"] or "").split())
            waar = self._plaats(tabel, plek["kenmerk"] if i is None else i, cellen)
            if not tekst and kolom.verplicht:
                self._find(
                    f"{kolom.veld}_leeg",
                    waar,
                    gevonden="",
                    boodschap=f"{kolom.titel} is leeg.",
                    herstel=kolom.uitleg,
                )
            yield kolom.veld, self._read_cell(kolom, tekst, waar) if tekst else empty_of(kolom)

    def _plaats(self, tabel: RuweTabel, i: int, cellen: Rij) -> Plaats:
        return Plaats(tabel.blad, int(cellen[RIJ]), tabel.letters[i], normalise_kop(tabel.koppen[i]))

    def _read_cell(self, kolom: Kolom, tekst: str, waar: Plaats) -> Any:
        """Read one cell by the form of its column; what does not read is found, and reads as empty."""
        match kolom.vorm:
            case "tekst" | "kenmerk":
                return tekst
            case "kwartaal":
                return self._read_kwartaal(kolom, tekst, waar)
            case "aantal" | "getal":
                return self._read_number(kolom, tekst, waar)
            case "interventies":
                return self._read_activities(kolom, tekst, waar)
            case "gebieden":
                delen = [self._look_up(kolom, d, self.register.gebieden, waar) for d in _parts(tekst)]
                return tuple(d for d in delen if d)
            case _:
                return self._look_up(kolom, tekst, self._choices(kolom.vorm), waar)

    def _choices(self, vorm: str) -> Mapping[str, str]:
        if vorm == "partij":
            return self.register.partijen
        if vorm == "interventie":
            return self.register.interventies
        if vorm == "indicator":
            return self.indicatoren
        if vorm == "informant":
            return {naam: naam for naam in INFORMANTEN}
        keuzes = load_keuzelijsten()[vorm].keuzes
        return {plain(k.label): k.code for k in keuzes} | {k.code: k.code for k in keuzes}

    def _look_up(self, kolom: Kolom, tekst: str, keuzes: Mapping[str, str], waar: Plaats) -> str:
        code = keuzes.get(plain(tekst)) or keuzes.get(tekst.casefold())
        if code is None:
            lijkt = [naam.capitalize() for naam in get_close_matches(plain(tekst), keuzes, n=2, cutoff=0.75)]
            hulp = (
                f"Bedoelt u {' of '.join(lijkt)}?"
                if lijkt
                else f"Bijvoorbeeld {', '.join(sorted(keuzes)[:4])}."
            )
            self._find(f"{kolom.veld}_onbekend", waar, gevonden=tekst,
                       boodschap=f'"{tekst}" kennen we niet als {kolom.titel.lower()}.',
                       herstel=f"{kolom.uitleg} {hulp}")  # fmt: skip
        return code or ""

    def _read_activities(self, kolom: Kolom, tekst: str, waar: Plaats) -> tuple[tuple[str, str], ...]:
        delen = []
        for deel in _parts(tekst):
            regime = "experiment" if EXPERIMENT.search(deel) else "basisaanbod"
            code = self._look_up(kolom, EXPERIMENT.sub("", deel), self.register.interventies, waar)
            if code:
                delen.append((code, regime))
        return tuple(delen)

    def _read_kwartaal(self, kolom: Kolom, tekst: str, waar: Plaats) -> str:
        try:
            return str(Kwartaal.parse(tekst))
        except OngeldigeWaardeError as fout:
            self._find("kwartaal_onleesbaar", waar, gevonden=tekst, boodschap=str(fout), herstel=kolom.uitleg)
            return ""

    def _read_number(self, kolom: Kolom, tekst: str, waar: Plaats) -> float | int | None:
        schoon = tekst.replace("€", "").replace("%", "").strip()
        gelezen = read_getal(schoon, is_geheel=kolom.vorm == "aantal")
        getal = None if gelezen is None or gelezen.is_gok else float(str(gelezen.waarde))
        is_goed = getal is not None and getal >= 0 and (kolom.vorm == "getal" or getal.is_integer())
        if not is_goed:
            wat = "geen getal" if kolom.vorm == "getal" else "geen heel getal van 0 of meer"
            self._find("getal_onleesbaar", waar, gevonden=tekst, boodschap=f'"{tekst}" is {wat}.',
                       herstel=f"{kolom.uitleg} Bijvoorbeeld {kolom.voorbeeld}.")  # fmt: skip
            return None
        return int(getal or 0) if kolom.vorm == "aantal" else getal

    def _find(self, regel: str, plaats: Plaats, *, gevonden: str, boodschap: str, herstel: str) -> None:
        self.bevindingen.append(
            Bevinding(regel, Ernst.FOUT, plaats, gevonden, "", boodschap=boodschap, herstel=herstel)
        )


def empty_of(kolom: Kolom) -> Any:
    """Return what an empty cell means."""
    if kolom.vorm == "informant":
        return ALLE
    return {"aantal": 0, "getal": None, "interventies": (), "gebieden": ()}.get(kolom.vorm, "")


def _columns(tabel: RuweTabel, kolommen: Sequence[Kolom]) -> dict[str, int]:
    plek: dict[str, int] = {}
    for i, kop in enumerate(tabel.koppen):
        veld = next((k.veld for k in kolommen if plain(kop) in k.koppen), None)
        if veld is not None:
            plek.setdefault(veld, i)
    return plek


def _parts(tekst: str) -> list[str]:
    return [deel.strip() for deel in re.split(r"[;\n]", tekst) if deel.strip()]
