"""Can this be seen? One answer for a target and for an expected effect, with computed advice (R-24)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from app.components.cijfers import PERIODEN, Cijfer, describe_periode, reaches
from app.components.getallen import show_getal, show_waarde
from app.components.rekenwijzen import method_links
from app.components.tabellen import table
from app.components.vakken import details
from app.components.verschil import EENHEIDSWOORDEN, scale_of
from pipelines.zekerheid.gemiddelden import find_schaal_spreiding, find_spreiding
from pipelines.zekerheid.zichtbaar import (
    SPREIDING_CIJFER,
    Maat,
    Optie,
    weigh_andere_maat,
    weigh_hoger,
    weigh_kwartalen,
)
from schemas.indicator import CIJFERSCHAAL, Indicator

GEEN_BASIS = "Dat is nu niet te zeggen: er is nog geen zichtbaar cijfer om van uit te gaan."
DOEL = "Het doel"
HELPT = {
    "twee_kwartalen": "twee {meer} samen nemen",
    "vier_kwartalen": "vier {meer} samen nemen",
    "gebied": "naar {waar} kijken",
    "gemiddelde": "naar het gemiddelde cijfer kijken in plaats van naar het aandeel",
}
MANIEREN = {
    "een_kwartaal": "Eén {een}",
    "twee_kwartalen": "Twee {meer} samen",
    "vier_kwartalen": "Vier {meer} samen",
    "gebied": "Kijken naar {waar}",
    "gemiddelde": "Het gemiddelde cijfer",
}


@dataclass(frozen=True)
class Basis:
    """The figure as it stands, and the other ways to look at it that are at hand."""

    indicator: Indicator
    cijfer: Cijfer
    hoger: Cijfer | None = None
    waar: str = ""
    gemiddelde: Cijfer | None = None

    def word(self, zin: str) -> str:
        """Fill in the larger place, and one and more of the periods the figure is counted over."""
        een, meer = PERIODEN[self.cijfer.periode]
        return zin.format(waar=self.waar, een=een, meer=meer)


def find_basis(reeks: Sequence[Cijfer]) -> Cijfer | None:
    """Return the last visible figure of a series."""
    return next((c for c in reversed(reeks) if c.waarde is not None and c.n), None)


def find_gemiddelde(
    indicator: Indicator, cijfer: Cijfer, andere: Iterable[Cijfer], indicatoren: Mapping[str, Indicator]
) -> Cijfer | None:
    """Return the mean of the very marks a share was cut from: same quarter, party, intervention and informant."""
    if indicator.vorm != "aandeel":
        return None
    for kandidaat in andere:
        maat = indicatoren[kandidaat.indicatorcode]
        if (
            maat.vorm == "gemiddelde"
            and maat.noemer == indicator.noemer
            and _same_people(kandidaat, cijfer)
            and kandidaat.onder is not None
        ):
            return kandidaat
    return None


def _same_people(een: Cijfer, ander: Cijfer) -> bool:
    sleutel = ("regiocode", "kwartaal", "partijcode", "interventiecode", "informant")
    return all(getattr(een, naam) == getattr(ander, naam) for naam in sleutel)


def weigh_manieren(basis: Basis, richting: str) -> list[Optie]:
    """Return what shows in each way of looking that is at hand, the plain one first."""
    maat = _measure(basis.cijfer, basis.indicator)
    opties = [weigh_kwartalen(maat, richting, keer) for keer in (1, 2, 4)]
    if basis.hoger is not None and basis.hoger.waarde is not None and (basis.hoger.n or 0) > maat.n:
        opties.append(weigh_hoger(_measure(basis.hoger, basis.indicator), richting))
    if basis.gemiddelde is not None:
        spreiding = _spread(basis.gemiddelde, CIJFERSCHAAL)
        mean = Maat("gemiddelde", basis.gemiddelde.waarde or 0.0, basis.gemiddelde.n or 0.0, spreiding)
        opties.append(weigh_andere_maat(maat, mean, richting))
    factor = _per_unit(basis.cijfer, basis.indicator)
    return [Optie(o.code, o.n, None if o.kleinste is None else o.kleinste * factor) for o in opties]


def _measure(cijfer: Cijfer, indicator: Indicator) -> Maat:
    n = float(cijfer.n or 0)
    if indicator.vorm == "gemiddelde":
        return Maat(indicator.vorm, cijfer.waarde or 0.0, n, _spread(cijfer, scale_of(indicator)))
    if indicator.vorm == "aandeel":
        return Maat(indicator.vorm, cijfer.waarde or 0.0, n)
    return Maat("aantal", n, n)


def _per_unit(cijfer: Cijfer, indicator: Indicator) -> float:
    """Return what one person is in the unit of the figure: a dose is a count per target group."""
    if indicator.vorm in {"aandeel", "gemiddelde"} or not cijfer.n:
        return 1.0
    return float(cijfer.waarde or 0.0) / cijfer.n


def _spread(cijfer: Cijfer, schaal: tuple[float, float] | None) -> float:
    """Find the spread back from the published margin; without one, what is usual for marks."""
    if cijfer.onder is None or cijfer.boven is None or (cijfer.n or 0) < 2 or cijfer.onder == cijfer.boven:
        return SPREIDING_CIJFER
    n = float(cijfer.n or 0)
    if schaal:
        return find_schaal_spreiding(cijfer.onder, cijfer.boven, n, begin=schaal[0], eind=schaal[1])
    return find_spreiding(cijfer.onder, cijfer.boven, n)


def describe_zichtbaarheid(basis: Basis, richting: str, verwacht: float | None, *, wat: str = DOEL) -> str:
    """Say what shows at these numbers, whether the target or expectation (`wat`) does, and what would help."""
    cijfer, indicator = basis.cijfer, basis.indicator
    opties = weigh_manieren(basis, richting)
    nu = f"Nu is het {show_waarde(cijfer.waarde, indicator.eenheid)} in {describe_periode(cijfer)}."
    zin = f"{nu} {_plain(opties[0], basis, richting)}"
    if verwacht is None:
        return zin
    verschil = abs(verwacht - (cijfer.waarde or 0.0))
    if verschil == 0:
        return f"{zin} {wat} is gelijk aan het cijfer van nu."
    is_te_zien = f"is in één {PERIODEN[cijfer.periode][0]} {'te zien' if opties[0].shows(verschil) else 'niet te zien'}."
    if wat == DOEL and reaches(cijfer, verwacht, indicator):
        return f"{zin} {wat} is nu gehaald, met een verschil van {show_verschil(verschil, indicator)}. Zo'n verschil {is_te_zien}"
    advies = "" if opties[0].shows(verschil) else _advise(opties[1:], basis, verschil)
    return f"{zin} {wat} ligt {show_verschil(verschil, indicator)} van nu: dat {is_te_zien} {advies}".rstrip()


def _plain(optie: Optie, basis: Basis, richting: str) -> str:
    is_telling = basis.indicator.vorm not in {"aandeel", "gemiddelde"}
    wat = f"Bij {show_getal(optie.n)}" if is_telling else f"Met {show_getal(optie.n)} metingen"
    aantal = f"{wat} in een {PERIODEN[basis.cijfer.periode][0]}"
    if optie.kleinste is None:
        return f"{aantal} is geen enkele verandering naar {richting} van toeval te onderscheiden."
    return f"{aantal} is pas een verandering van {show_verschil(optie.kleinste, basis.indicator)} van toeval te onderscheiden."


def _advise(opties: Sequence[Optie], basis: Basis, verschil: float) -> str:
    helpt = [o for o in opties if o.shows(verschil)]
    if not helpt:
        return (
            f"Ook vier {PERIODEN[basis.cijfer.periode][1]} samen of anders kijken is daarvoor niet genoeg. Spreek af waaraan u het "
            "dan wel merkt: een verhaal, of of de wijk het herkent."
        )
    # Once two quarters are enough, four add nothing to the advice.
    codes = {o.code for o in helpt}
    over = [o for o in helpt if not (o.code == "vier_kwartalen" and "twee_kwartalen" in codes)]
    manieren = [
        f"{basis.word(HELPT[o.code])} (dan is {show_verschil(o.kleinste or 0.0, basis.indicator)} te zien)"
        for o in over
    ]
    return f"Wat wel helpt: {'; of '.join(manieren)}."


def show_manieren(basis: Basis, richting: str, verwacht: float | None) -> Component:
    """Draw every way of looking with what it shows, folded."""
    verschil = abs(verwacht - (basis.cijfer.waarde or 0.0)) if verwacht is not None else None
    rijen = [
        [
            basis.word(MANIEREN[o.code]),
            show_getal(o.n),
            "niets" if o.kleinste is None else f"vanaf {show_verschil(o.kleinste, basis.indicator)}",
            *([("ja" if o.shows(verschil) else "nee")] if verschil is not None else []),
        ]
        for o in weigh_manieren(basis, richting)
    ]
    koppen = ["Manier van kijken", "Aantal (n)", "Wat dan te zien is"]
    return details(
        "Wat is er hoe te zien?",
        html.Div(
            [
                table(
                    f"Kleinste verandering die te zien is, {basis.indicator.naam.lower()}",
                    [*koppen, *(["Het doel"] if verschil is not None else [])],
                    rijen,
                    getalkolommen=frozenset({1}),
                    toont_bijschrift=False,
                ),
                method_links(["zichtbaar"]),
            ]
        ),
    )


def direction_of(cijfer: Cijfer, doel: float | None, indicator: Indicator) -> str:
    """Return to which side a target lies; without one, the side that is better."""
    if doel is None:
        return "lager" if indicator.hoger_is_beter is False else "hoger"
    return "lager" if doel < (cijfer.waarde or 0.0) else "hoger"


def show_verschil(verschil: float, indicator: Indicator) -> str:
    """Write a difference in its unit; of shares in percent points."""
    if indicator.eenheid == "aandeel":
        return f"{show_getal(verschil * 100)} procentpunt"
    woord, decimalen = EENHEIDSWOORDEN.get(indicator.eenheid, ("", 0 if verschil >= 10 else 1))
    return f"{show_getal(verschil, decimalen=decimalen)}{woord}"
