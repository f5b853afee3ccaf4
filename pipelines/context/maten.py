"""The names of measures in a file → the measures of one declared source, and which source that is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipelines.context.namen import compare_naam, drop_eenheid
from schemas.contextbron import Contextbron
from schemas.errors import OngeldigeWaardeError, OnleesbaarBestandError

MEESTE_NAMEN = 12


@dataclass(frozen=True)
class Maatkeuze:
    """The source, the measure each name of the file stands for, and the names nobody asks for."""

    bron: Contextbron
    maten: Mapping[str, str]
    niet_gebruikt: tuple[str, ...]


def choose_maten(namen: Iterable[str], bronnen: Mapping[str, Contextbron], gevraagd: str = "") -> Maatkeuze:
    """Take the asked source, else the one that knows most names; refuse a draw and a file nobody knows."""
    alle = list(dict.fromkeys(namen))
    if gevraagd and gevraagd not in bronnen:
        raise OngeldigeWaardeError(
            f"Contextbron '{gevraagd}' is niet bekend. Bekend zijn: {', '.join(sorted(bronnen))}."
        )
    kandidaten = [bronnen[gevraagd]] if gevraagd else list(bronnen.values())
    gevonden = sorted(
        ((match_namen(alle, bron), bron) for bron in kandidaten), key=lambda paar: -len(paar[0])
    )
    (maten, bron), *rest = gevonden
    if not maten:
        raise OnleesbaarBestandError(
            f"Geen enkel cijfer in dit bestand is van een bron die wij kennen. Gevonden: {list_namen(alle)}.",
            "Kijk of het de goede tabel is, of zet de namen bij een maat in schemas/contextbronnen/.",
        )
    if rest and len(rest[0][0]) == len(maten):
        raise OnleesbaarBestandError(
            f"Dit bestand past bij {bron.naam} en bij {rest[0][1].naam}.",
            f"Kies met --contextbron {bron.code} of --contextbron {rest[0][1].code}.",
        )
    return Maatkeuze(bron, maten, tuple(naam for naam in alle if naam not in maten))


def match_namen(namen: Iterable[str], bron: Contextbron) -> dict[str, str]:
    """Return the measure of each name that is one; the name with its unit goes before the name without."""
    van_naam = {compare_naam(naam): maat.code for maat in bron.maten for naam in maat.namen}
    gevonden: dict[str, str] = {}
    for vergelijk in (compare_naam, drop_eenheid):
        bezet = set(gevonden.values())
        for naam in namen:
            code = van_naam.get(vergelijk(naam))
            if code and code not in bezet:
                gevonden.setdefault(naam, code)
    require_single(gevonden)
    return gevonden


def require_single(gevonden: Mapping[str, str]) -> None:
    """Refuse two columns for one measure: which of the two counts is not ours to guess."""
    per_maat: dict[str, list[str]] = {}
    for naam, code in gevonden.items():
        per_maat.setdefault(code, []).append(naam)
    for namen in per_maat.values():
        if len(namen) > 1:
            raise OnleesbaarBestandError(
                f"Twee kolommen geven hetzelfde cijfer: {' en '.join(namen)}.",
                "Laat één van de twee weg en laad het bestand opnieuw.",
            )


def list_namen(namen: list[str]) -> str:
    """Name the first few."""
    meer = f" en {len(namen) - MEESTE_NAMEN} andere" if len(namen) > MEESTE_NAMEN else ""
    return ", ".join(f"'{naam}'" for naam in namen[:MEESTE_NAMEN]) + meer
