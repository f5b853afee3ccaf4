"""What was read from a context file, assumed and left out (R-03); nothing that was read goes unsaid."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pipelines.context.waarden import Schrijfwijze, Waarde
from pipelines.ruw import Leesnotitie

TEKENS = ("geheim", "onbekend", "niet_van_toepassing", "te_klein")


@dataclass(frozen=True)
class Telling:
    """How many cells of one measure or figure hold a number, zero, each sign, or something provisional."""

    code: str
    naam: str
    waarden: int
    nul: int
    voorlopig: int
    geheim: int
    onbekend: int
    niet_van_toepassing: int
    te_klein: int


@dataclass(frozen=True)
class Optelling:
    """A gemeente beside the sum of its parts; parts may differ by rounding, and never make the whole."""

    maat: str
    periode: str
    niveau: str
    gemeente: float
    som: float
    delen: int
    ontbreekt: int
    valt_op: bool


@dataclass(frozen=True)
class Verslag:
    """The report of one file."""

    bestand: str
    vorm: str
    contextbron: str
    bron: str
    licentie: str
    perioden: tuple[str, ...]
    cellen: int
    plaatsen: int
    buiten: int
    op_naam: tuple[str, ...]
    plaatsen_onbekend: Mapping[str, str]
    maten: tuple[Telling, ...]
    cijfers: tuple[Telling, ...]
    niet_gebruikt: tuple[str, ...]
    niet_berekend: Mapping[str, tuple[str, ...]]
    onleesbaar: tuple[str, ...]
    indelingswijzigingen: Mapping[str, int]
    optellingen: tuple[Optelling, ...]
    aangenomen: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain lists and texts."""
        return asdict(self)


def count_waarden(code: str, naam: str, waarden: Iterable[Waarde]) -> Telling:
    """Count values and signs of one measure."""
    alle = list(waarden)
    tekens = Counter(waarde.teken for waarde in alle if waarde.getal is None)
    return Telling(
        code=code,
        naam=naam,
        waarden=sum(waarde.getal is not None for waarde in alle),
        nul=sum(waarde.getal == 0 for waarde in alle),
        voorlopig=sum(bool(waarde.stand) for waarde in alle),
        **{teken: tekens[teken] for teken in TEKENS},
    )


def list_aannames(
    notities: Iterable[Leesnotitie],
    wijze: Schrijfwijze,
    *,
    jaar: int | None,
    vreemd: Iterable[str],
    is_zonder_plaats: bool,
) -> tuple[str, ...]:
    """Say in Dutch what the reader had to assume."""
    zinnen = [notitie.tekst for notitie in notities]
    zinnen.append(
        "Decimalen staan achter een komma." if wijze.heeft_komma else "Decimalen staan achter een punt."
    )
    zinnen.append(
        "Een lege cel betekent: kan niet voorkomen, want dit bestand heeft eigen tekens voor onbekend."
        if wijze.heeft_tekens
        else "Een lege cel betekent: onbekend, want dit bestand heeft geen tekens die zeggen waarom."
    )
    if jaar is not None:
        zinnen.append(f"Er is geen kolom met een jaar; alle cijfers zijn gelezen als {jaar}.")
    if is_zonder_plaats:
        zinnen.append("Er is geen kolom met een plaats; alle cijfers gaan over de hele gemeente.")
    zinnen += [f"Het teken '{teken}' kennen wij niet; het is gelezen als onbekend." for teken in vreemd]
    if wijze.maskers:
        zinnen.append(f"Als verborgen gelezen: {', '.join(sorted(wijze.maskers))}.")
    return tuple(zinnen)
