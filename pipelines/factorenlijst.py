"""A gemeente's own list of factors: id, name, type, setting and first day, read and checked from any spreadsheet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipelines.getallen import read_datum
from pipelines.kopblok import normalise_kop
from pipelines.reading import read_bestand
from pipelines.ruw import RIJ, Leesnotitie, RuweTabel
from schemas.bevinding import Bevinding, Ernst, Plaats

KOPPEN: Mapping[str, frozenset[str]] = {
    "id": frozenset({"id", "code", "factor_id", "factorcode", "nummer", "nr"}),
    "naam": frozenset({"naam", "factor", "factornaam", "name"}),
    "type": frozenset({"type", "soort", "soort factor", "risico of beschermend"}),
    "setting": frozenset({"setting", "domein", "leefdomein", "leefomgeving"}),
    "geldig_vanaf": frozenset(
        {"geldig vanaf", "geldig_vanaf", "vanaf", "ingangsdatum", "geldig van", "valid from"}
    ),
    "geldig_tot": frozenset({"geldig tot", "geldig_tot", "geldig tot en met", "tot", "einddatum"}),
}
VERPLICHT = ("id", "naam", "type", "setting")
SOORTEN = {
    "risico": "risico",
    "risicofactor": "risico",
    "risk": "risico",
    "beschermend": "beschermend",
    "beschermende factor": "beschermend",
    "beschermingsfactor": "beschermend",
    "protective": "beschermend",
}
ID_VORM = re.compile(r"[A-Z0-9]{1,12}")
LANGSTE_NAAM = 120
KOLOMMEN = ("factor_id", "naam", "soort", "domein", "geldig_van", "geldig_tot")


@dataclass(frozen=True)
class Factorenlijst:
    """The rows that could be read, what must be repaired first, and the liberties of the reader (R-03)."""

    rijen: pd.DataFrame
    bevindingen: tuple[Bevinding, ...]
    notities: tuple[Leesnotitie, ...]


def read_factorenlijst(
    inhoud: bytes, bestandsnaam: str, *, model: str, domeinen: pd.DataFrame
) -> Factorenlijst:
    """Read a list; every mistake is told at once, and none of the list is used while one is left."""
    bekend = frozenset(kop for koppen in KOPPEN.values() for kop in koppen)
    ruw = read_bestand(inhoud, bestandsnaam, bekende_koppen=bekend)
    lezer = _Lezer(model, list_domeinnamen(domeinen))
    rijen = [rij for tabel in ruw.tabellen for rij in lezer.read(tabel)]
    return Factorenlijst(
        pd.DataFrame(rijen, columns=list(KOLOMMEN), dtype="str"), tuple(lezer.bevindingen), ruw.notities
    )


def list_domeinnamen(domeinen: pd.DataFrame) -> dict[str, str]:
    """Return every name of a setting with its code, in lower case."""
    namen: dict[str, str] = {}
    for rij in domeinen.to_dict("records"):
        woorden = [
            rij["domein"],
            rij["naam"],
            rij["rotterdamse_leefomgeving"],
            *rij["ook_genoemd"].split(";"),
        ]
        namen |= {_plain(woord): str(rij["domein"]) for woord in woorden if woord.strip()}
    return namen


def _plain(tekst: str | None) -> str:
    return normalise_kop(tekst).casefold()


@dataclass(frozen=True)
class _Regel:
    """One row of a table with the columns in which its fields stand."""

    tabel: RuweTabel
    plek: Mapping[str, int]
    cellen: Mapping[str, Any]

    def text(self, veld: str) -> str:
        return " ".join((self.cellen[f"k{self.plek[veld]}"] or "").split()) if veld in self.plek else ""

    def plaats(self, veld: str) -> Plaats:
        i = self.plek[veld]
        kop = normalise_kop(self.tabel.koppen[i])
        return Plaats(self.tabel.blad, int(self.cellen[RIJ]), self.tabel.letters[i], kop)


class _Lezer:
    """Reads the tables of one file and collects what is wrong; ids must differ over all tables."""

    def __init__(self, model: str, domeinnamen: Mapping[str, str]) -> None:
        self.model, self.domeinnamen = model, domeinnamen
        self.bevindingen: list[Bevinding] = []
        self.gezien: dict[str, Plaats] = {}

    def read(self, tabel: RuweTabel) -> Iterator[dict[str, str]]:
        """Yield the rows without a mistake."""
        plek = self._find_columns(tabel)
        if any(veld not in plek for veld in VERPLICHT):
            return
        for cellen in tabel.cellen.to_dicts():
            regel, voor = _Regel(tabel, plek, cellen), len(self.bevindingen)
            waarden = {
                "factor_id": self._read_id(regel),
                "naam": self._read_naam(regel),
                "soort": self._choose(regel, "type", SOORTEN, "Kies risico of beschermend."),
                "domein": self._choose(regel, "setting", self.domeinnamen, self._kies_domein()),
                "geldig_van": self._read_dag(regel, "geldig_vanaf"),
                "geldig_tot": self._read_dag(regel, "geldig_tot"),
            }
            if len(self.bevindingen) == voor:
                yield waarden

    def _find_columns(self, tabel: RuweTabel) -> dict[str, int]:
        plek: dict[str, int] = {}
        for i, kop in enumerate(tabel.koppen):
            veld = next((veld for veld, koppen in KOPPEN.items() if _plain(kop) in koppen), None)
            if veld is not None:
                plek.setdefault(veld, i)
        for veld in (veld for veld in VERPLICHT if veld not in plek):
            self._find(
                "kolom_ontbreekt",
                Plaats(tabel.blad, tabel.kopregels[-1] if tabel.kopregels else None),
                gevonden=", ".join(kop for kop in tabel.koppen if kop),
                boodschap=f'De kolom "{veld}" ontbreekt.',
                herstel=f"Voeg een kolom toe met de kop {_or(sorted(KOPPEN[veld])[:4])}.",
            )
        return plek

    def _read_id(self, regel: _Regel) -> str:
        tekst = regel.text("id")
        kern = re.sub(r"[\s._-]", "", tekst.upper().removeprefix(f"{self.model}-"))
        waar = regel.plaats("id")
        if not ID_VORM.fullmatch(kern):
            self._find(
                "id_onbruikbaar",
                waar,
                gevonden=tekst,
                boodschap=f'"{tekst}" is geen bruikbare id.' if tekst else "De id is leeg.",
                herstel="Geef elke factor een eigen id van ten hoogste 12 letters en cijfers, bijvoorbeeld F07.",
            )
        elif kern in self.gezien:
            self._find(
                "id_dubbel",
                waar,
                gevonden=tekst,
                boodschap=f"Deze id staat ook op {self.gezien[kern]}.",
                herstel="Geef elke factor een eigen id, of verwijder de dubbele rij.",
            )
        self.gezien.setdefault(kern, waar)
        return f"{self.model}-{kern}"

    def _read_naam(self, regel: _Regel) -> str:
        naam = regel.text("naam")
        if not naam or len(naam) > LANGSTE_NAAM:
            self._find(
                "naam_onbruikbaar",
                regel.plaats("naam"),
                gevonden=naam[:40],
                boodschap=f"De naam is langer dan {LANGSTE_NAAM} tekens." if naam else "De naam is leeg.",
                herstel="Schrijf de naam van de factor op, kort en zonder toelichting.",
            )
        return naam

    def _read_dag(self, regel: _Regel, veld: str) -> str:
        tekst = regel.text(veld)
        gelezen = read_datum(tekst) if tekst else None
        if tekst and (gelezen is None or gelezen.is_gok):
            self._find(
                "datum_onleesbaar",
                regel.plaats(veld),
                gevonden=tekst,
                boodschap=f'"{tekst}" is geen datum.',
                herstel="Schrijf de dag als 1-1-2026, of laat de cel leeg als er geen eerste of laatste dag is.",
            )
        return str(gelezen.waarde)[:10] if gelezen else ""

    def _choose(self, regel: _Regel, veld: str, keuzes: Mapping[str, str], herstel: str) -> str:
        tekst = regel.text(veld)
        if _plain(tekst) not in keuzes:
            self._find(
                f"{veld}_onbekend",
                regel.plaats(veld),
                gevonden=tekst,
                boodschap=f'"{tekst}" kennen we niet als {veld}.' if tekst else f"De cel {veld} is leeg.",
                herstel=herstel,
            )
        return keuzes.get(_plain(tekst), "")

    def _kies_domein(self) -> str:
        return f"Kies {_or(sorted(set(self.domeinnamen.values())))}."

    def _find(self, regel: str, plaats: Plaats, *, gevonden: str, boodschap: str, herstel: str) -> None:
        self.bevindingen.append(
            Bevinding(regel, Ernst.FOUT, plaats, gevonden, "", boodschap=boodschap, herstel=herstel)
        )


def _or(woorden: list[str]) -> str:
    return woorden[0] if len(woorden) == 1 else f"{', '.join(woorden[:-1])} of {woorden[-1]}"
