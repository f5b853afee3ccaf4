"""The outcome of checking one file, as one value for page, command and archive."""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from pipelines.celherstel import Celrij
from pipelines.inleesprofiel import Inleesprofiel
from pipelines.ruw import Leesnotitie
from schemas.bevinding import Bevinding, Ernst


@dataclass(frozen=True)
class Voorstel:
    """A proposed reading of a provider's own term (R-06), waiting for a person.

    `veld` is a field name, `kolomkop` (what is this column?) or `ontbrekend` (which column is this field?);
    `keuzes` are (code, label) to choose from, best first; `zeker` is 0–1, and below what is safe to take when
    the choice is between levels; `aantal` the number of cells it explains. `titel` is what people call the
    field, `bewijs` how the proposal was found, `voorbeelden` at most three values that come back in the column,
    `schrijfwijzen` every spelling of the term, and the rest is where it stands first.
    """

    veld: str
    term: str
    keuzes: tuple[tuple[str, str], ...]
    zeker: float
    aantal: int
    titel: str = ""
    bewijs: str = ""
    voorbeelden: tuple[str, ...] = ()
    schrijfwijzen: tuple[str, ...] = ()
    blad: str = ""
    kolom: str = ""
    cel: str = ""


@dataclass(frozen=True)
class Validatierapport:
    """What was read, found and may be kept.

    `rijen` holds the typed rows that carry no error, in the columns of the soort's model plus
    `_blad` and `_rij`; it is empty when the file was refused. `rijen_gelezen` counts data rows.
    `aantallen` is the exact number of findings per rule: `bevindingen` may be capped per rule.
    """

    bestandsnaam: str
    soort: str
    partijcode: str
    kwartaal: str
    rijen_gelezen: int
    notities: tuple[Leesnotitie, ...]
    bevindingen: tuple[Bevinding, ...]
    aantallen: tuple[tuple[str, int], ...]
    voorstellen: tuple[Voorstel, ...]
    rijen: pl.DataFrame
    redenen: tuple[str, ...] = ()
    celrijen: tuple[Celrij, ...] = ()
    """The rows around the cells of the findings, in a file small enough to repair on the page."""
    profiel: Inleesprofiel | None = None
    """How this file was read; None when no file type was found."""
    vormwijzigingen: tuple[str, ...] = ()
    """What is different from the earlier file of this party that looks most like it."""

    @property
    def is_geweigerd(self) -> bool:
        return bool(self.redenen)

    @property
    def is_acceptabel(self) -> bool:
        """No error left and not refused: may be submitted once the warnings are justified."""
        return not self.is_geweigerd and not any(b.ernst is Ernst.FOUT for b in self.bevindingen)

    def per_oorzaak(self) -> list[tuple[str, str, int]]:
        """Return (regel, gevonden, rijen), the cause that clears most first (R-02)."""
        tellingen: Counter[tuple[str, str]] = Counter()
        for b in self.bevindingen:
            tellingen[b.regel, b.gevonden] += b.aantal
        return [(regel, gevonden, n) for (regel, gevonden), n in tellingen.most_common()]

    def to_json(self) -> dict[str, Any]:
        """Return the shape of `wijkspiegel controleer --json`."""
        return {
            "bestand": self.bestandsnaam,
            "soort": self.soort,
            "leesnotities": [n.tekst for n in self.notities],
            "rijen": self.rijen_gelezen,
            "bevindingen": [
                {
                    "regel": b.regel,
                    "ernst": b.ernst.value,
                    "blad": b.plaats.blad,
                    "cel": b.plaats.cel,
                    "rij": b.plaats.rij,
                    "kolom": b.plaats.kolomnaam,
                    "gevonden": b.gevonden,
                    "toegestaan": b.toegestaan,
                    "boodschap": b.boodschap,
                    "herstel": b.herstel,
                    "veld": b.veld,
                    "aantal": b.aantal,
                }
                for b in self.bevindingen
            ],
            "geweigerd": self.is_geweigerd,
            "redenen": list(self.redenen),
            "voorstellen": [asdict(v) for v in self.voorstellen],
            "aantallen": [[regel, aantal] for regel, aantal in self.aantallen],
            "profiel": self.profiel.to_json() if self.profiel else None,
            "vormwijzigingen": list(self.vormwijzigingen),
        }
