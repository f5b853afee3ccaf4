"""What the question whether something can be seen starts from: a figure, and the other ways to look that are at hand (R-24)."""

from collections.abc import Sequence

from app.components.cijfers import Cijfer, read_cijfers
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.components.zichtbaarheid import Basis, find_basis, find_gemiddelde
from app.context import Context
from app.identity import Gebruiker
from schemas.indicator import load_indicatoren
from schemas.vocabulary import Regioniveau


def find_zichtbasis(context: Context, gebruiker: Gebruiker, reeks: Sequence[Cijfer]) -> Basis | None:
    """Return the last visible figure of a series with the other ways to look at it; None without one."""
    cijfer = find_basis(reeks)
    if cijfer is None:
        return None
    frame = context.marts.cijfers(
        gebruiker,
        kwartaal=cijfer.kwartaal,
        regiocode=cijfer.regiocode,
        partijcode=cijfer.partijcode,
        interventiecode=cijfer.interventiecode,
        informant=cijfer.informant,
    )
    plaatsen = read_plaatsen(context.marts.regios())
    return make_zichtbasis(context, gebruiker, cijfer, plaatsen=plaatsen, andere=read_cijfers(frame))


def make_zichtbasis(
    context: Context,
    gebruiker: Gebruiker,
    cijfer: Cijfer,
    *,
    plaatsen: Plaatsen,
    andere: Sequence[Cijfer],
) -> Basis:
    """Put a figure beside that of the nearest larger place that shows it, and the mean of the same marks among `andere`."""
    indicatoren = load_indicatoren()
    indicator = indicatoren[cijfer.indicatorcode]
    gemiddelde = find_gemiddelde(indicator, cijfer, andere, indicatoren)
    for plek in reversed(plaatsen.way_up(cijfer.regiocode)):
        frame = context.marts.reeks(
            gebruiker,
            indicatorcode=cijfer.indicatorcode,
            regiocode=plek.code,
            partijcode=cijfer.partijcode,
            interventiecode=cijfer.interventiecode,
            informant=cijfer.informant,
        )
        hoger = next((c for c in read_cijfers(frame) if c.kwartaal == cijfer.kwartaal), None)
        if hoger is not None and hoger.waarde is not None:
            waar = f"heel {plek.naam}" if plek.niveau == Regioniveau.GEMEENTE else plek.naam
            return Basis(indicator, cijfer, hoger=hoger, waar=waar, gemiddelde=gemiddelde)
    return Basis(indicator, cijfer, gemiddelde=gemiddelde)
