"""The report of a context file as lines of text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.components.getallen import show_getal
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from pipelines.context.verslag import Telling, Verslag

MEESTE = 10
INDELING = {
    "1": "met dezelfde code en hetzelfde gebied",
    "2": "met een andere code en hetzelfde gebied",
    "3": "met een ander gebied (breuk: niet te vergelijken met het jaar ervoor)",
}


def show_verslag(verslag: "Verslag") -> str:
    """Write everything that was read, assumed and left out (R-03)."""
    return "\n".join(
        [
            f"{verslag.bestand}: {verslag.bron} ({verslag.licentie}), over {', '.join(verslag.perioden)}.",
            f"{_count(verslag.plaatsen)} van de eigen gemeente; {_others(verslag.buiten)} niet gebruikt.",
            *_section("Cijfers", [describe_telling(telling) for telling in verslag.cijfers]),
            *_section("Indeling", _borders(verslag)),
            *_section("Optellen", list(_sums(verslag))),
            *_section("Niet gebruikt, want geen cijfer vraagt erom", list(verslag.niet_gebruikt)),
            *_section("Niet berekend", list(_incomplete(verslag))),
            *_section("Op naam gekoppeld, want een code ontbreekt", list(verslag.op_naam)),
            *_section(
                "Plaatsen die wij niet kennen", [f"{n}: {h}" for n, h in verslag.plaatsen_onbekend.items()]
            ),
            *_section("Niet te lezen, en dus onbekend", list(verslag.onleesbaar)),
            *_section("Aangenomen", list(verslag.aangenomen)),
        ]
    )


def describe_telling(telling: "Telling") -> str:
    """Say how many values there are, and of each kind of absence how many."""
    nul = f" (waarvan {show_getal(telling.nul)} nul)" if telling.nul else ""
    delen = [f"{show_getal(telling.waarden)} {'waarde' if telling.waarden == 1 else 'waarden'}{nul}"]
    delen += [
        f"{show_getal(aantal)} {label}"
        for code, label in load_keuzelijst("contextteken").items()
        if (aantal := getattr(telling, code))
    ]
    delen += [f"{show_getal(telling.voorlopig)} voorlopig"] if telling.voorlopig else []
    return f"{telling.naam}: {', '.join(delen)}"


def _count(aantal: int) -> str:
    return f"{show_getal(aantal)} {'plaats' if aantal == 1 else 'plaatsen'}"


def _others(aantal: int) -> str:
    return "1 andere plaats is" if aantal == 1 else f"{show_getal(aantal)} andere plaatsen zijn"


def _borders(verslag: "Verslag") -> list[str]:
    return [
        f"{_count(aantal)} {INDELING[soort]}"
        for soort, aantal in verslag.indelingswijzigingen.items()
        if aantal
    ]


def _sums(verslag: "Verslag") -> Iterator[str]:
    goed = sum(not som.valt_op and not som.ontbreekt for som in verslag.optellingen)
    if goed:
        yield f"{show_getal(goed)} keer tellen de delen binnen de afronding op tot de gemeente"
    if kort := sum(som.ontbreekt > 0 for som in verslag.optellingen):
        yield f"{show_getal(kort)} keer ontbreken er delen; daarvan is de som niet vergeleken"
    for som in verslag.optellingen:
        if som.valt_op:
            yield (
                f"let op: {som.maat} {som.periode}: gemeente {show_getal(som.gemeente)}, "
                f"{show_getal(som.delen)} keer {som.niveau} samen {show_getal(som.som)}"
            )


def _incomplete(verslag: "Verslag") -> Iterator[str]:
    for indicator, maten in verslag.niet_berekend.items():
        yield f"{indicator}: in het bestand ontbreekt {', '.join(maten)}"


def _section(kop: str, regels: list[str]) -> list[str]:
    if not regels:
        return []
    meer = (
        [f"  … en {show_getal(len(regels) - MEESTE)} meer (alles met --json)"] if len(regels) > MEESTE else []
    )
    return ["", f"{kop}:", *(f"  {regel}" for regel in regels[:MEESTE]), *meer]
