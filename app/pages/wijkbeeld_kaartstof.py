"""What can be on the map of the way in: rates of outcome and context, never a count or an output (R-10)."""

from dataclasses import dataclass

import pandas as pd

from app.components.cijfers import INFORMANTEN, describe_periode, read_cijfers
from app.components.contextcijfers import name_bronnen, read_contextcijfers
from app.components.kaartcijfers import Kaart, from_cijfer, from_contextcijfer, make_kaart
from app.context import Context
from app.identity import Gebruiker
from app.pages.wijkbeeld_volgorde import rank
from schemas.indicator import Indicator, load_indicatoren
from schemas.vocabulary import ALLE

UITKOMSTVORMEN = frozenset({"aandeel", "gemiddelde"})


@dataclass(frozen=True)
class Kaartkeuze:
    """One figure that can be on the map: a rate, never a count and never an output (R-10)."""

    indicator: Indicator
    informant: str = ALLE

    @property
    def code(self) -> str:
        """The value in the address."""
        return self.indicator.code if self.informant == ALLE else f"{self.indicator.code}/{self.informant}"

    @property
    def naam(self) -> str:
        wie = "" if self.informant == ALLE else f", volgens {INFORMANTEN.get(self.informant, self.informant)}"
        return f"{self.indicator.naam}{wie}"


@dataclass(frozen=True)
class Kaartstof:
    """Everything the map of one person and quarter needs; figures are read once."""

    uitkomsten: pd.DataFrame
    contextcijfers: pd.DataFrame
    keuzes: tuple[Kaartkeuze, ...]

    def choose(self, gevraagd: str) -> Kaartkeuze | None:
        """Return the figure asked for, else the first."""
        return next((k for k in self.keuzes if k.code == gevraagd), next(iter(self.keuzes), None))

    def draw(self, keuze: Kaartkeuze) -> Kaart:
        """Put one figure on the map."""
        if keuze.indicator.soort == "context":
            rijen = self.contextcijfers[self.contextcijfers["indicatorcode"] == keuze.indicator.code]
            bekend = read_contextcijfers(rijen, {keuze.indicator.code: keuze.indicator})
            bron = " ".join(name_bronnen(c for c in bekend if c.waarde is not None))
            cijfers = [
                from_contextcijfer({str(k): v for k, v in rij.items()}) for rij in rijen.to_dict("records")
            ]
            return make_kaart(keuze.indicator, f"{keuze.naam}, {bekend[0].wanneer}", cijfers, bron=bron)
        rijen = self.uitkomsten[
            (self.uitkomsten["indicatorcode"] == keuze.indicator.code)
            & (self.uitkomsten["informant"] == keuze.informant)
        ]
        gelezen = read_cijfers(rijen)
        # A half-year or year is named as such: it is not the quarter that was asked for.
        titel = f"{keuze.naam}, {describe_periode(gelezen[0])}"
        return make_kaart(keuze.indicator, titel, [from_cijfer(cijfer) for cijfer in gelezen], bron="")


def load_kaartstof(context: Context, gebruiker: Gebruiker, kwartaal: str) -> Kaartstof:
    """Read the outcomes over all parties and interventions together, and the newest key figures."""
    uitkomsten = context.marts.cijfers(
        gebruiker, kwartaal=kwartaal, soort="uitkomst", partijcode=ALLE, interventiecode=ALLE
    )
    contextcijfers = context.marts.kaartcontext(gebruiker)
    indicatoren = load_indicatoren()
    gezien = uitkomsten[~uitkomsten["is_onderdrukt"] & uitkomsten["vorm"].isin(UITKOMSTVORMEN)]
    paren = sorted(
        {
            (code, wie)
            for code, wie in gezien[["indicatorcode", "informant"]].itertuples(index=False, name=None)
            if code in indicatoren
        },
        key=lambda paar: (rank(indicatoren[paar[0]]), paar[1]),
    )
    codes = sorted(set(contextcijfers.loc[contextcijfers["waarde"].notna(), "indicatorcode"]))
    keuzes = (
        *(Kaartkeuze(indicatoren[code], wie) for code, wie in paren),
        *(
            Kaartkeuze(indicatoren[code])
            for code in codes
            if code in indicatoren and indicatoren[code].eenheid != "aantal"
        ),
    )
    return Kaartstof(uitkomsten, contextcijfers, keuzes)
