"""The steps of Wijkprogrammering as a strip: where this wijk stands, each state computed and said in words."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.pages.wijkbeeld_blik import Blik
from app.store.access import visible_gesprekken, visible_oogmerken
from app.toegang import may
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht
from schemas.wijkprogrammering import load_stappenplan


@dataclass(frozen=True)
class Stapstand:
    """Whether a step is done; None when this role cannot see it."""

    is_klaar: bool | None
    zin: str


def show_stappen(blik: Blik) -> Component:
    """Draw the strip; the first step that is not done is where the wijk is now."""
    plan = load_stappenplan()
    standen = compute_standen(blik)
    stappen = [(stap, standen.get(stap.code, Stapstand(None, ""))) for stap in plan.stappen]
    nu = next((stap.code for stap, stand in stappen if stand.is_klaar is False), "")
    return html.Ol(
        [
            html.Li(
                [f"{i} {stap.naam}", html.Small(stand.zin)],
                className="nu" if stap.code == nu else "af" if stand.is_klaar else "",
                title=f"{stap.vraag} {stap.klaar_als}",
            )
            for i, (stap, stand) in enumerate(stappen, start=1)
        ],
        className="stappen",
        **aria(label=f"{plan.naam}: waar deze wijk staat"),
    )


def compute_standen(blik: Blik) -> dict[str, Stapstand]:
    """Compute each step from what is stored, by the code of the plan."""
    with blik.context.sessions() as session:
        focus = [f for f in blik.factoren if f.is_focus]
        oogmerken = visible_oogmerken(session, blik.plaats.code) or visible_oogmerken(
            session, blik.gebiedcode
        )
        gesprekken = [
            g
            for g in visible_gesprekken(session, blik.gebruiker)
            if g.regiocode == blik.gebiedcode and g.kwartaal == blik.kwartaal
        ]
    context = blik.context.marts.contextcijfers(blik.gebruiker, regiocode=blik.plaats.code)
    aanbod = blik.context.marts.aanbod(blik.gebruiker, regiocode=blik.gebiedcode, kwartaal=blik.kwartaal)
    uitkomsten = [c for c in blik.cijfers if c.soort == "uitkomst"]
    return {
        "staat_van_de_jeugd": Stapstand(
            bool(len(context) and focus),
            _count(len(focus), "focusfactor", "focusfactoren") if focus else "nog geen focusfactor",
        ),
        "maatschappelijk_oogmerk": Stapstand(
            bool(oogmerken), "vastgesteld" if oogmerken else "nog niet vastgesteld"
        ),
        "activiteiten": Stapstand(
            bool(len(aanbod)), _count(aanbod["interventiecode"].nunique(), "interventie", "interventies")
        ),
        "kwaliteit_input": _agreements(blik),
        "uitkomst": Stapstand(bool(uitkomsten), "gemeten" if uitkomsten else "nog niet gemeten"),
        "verbetercyclus": _talks(blik, [g.status is GesprekStatus.VASTGESTELD for g in gesprekken]),
    }


def _agreements(blik: Blik) -> Stapstand:
    if not may(blik.gebruiker, Recht.AFSPRAKEN_BEKIJKEN):
        return Stapstand(None, "niet zichtbaar in uw rol")
    per_beschikking: dict[int, bool] = {}
    for afspraak in blik.afspraken:
        is_uitkomst = blik.indicatoren[afspraak.indicatorcode].soort == "uitkomst"
        per_beschikking[afspraak.beschikking_id] = (
            per_beschikking.get(afspraak.beschikking_id, False) or is_uitkomst
        )
    is_klaar = bool(per_beschikking) and all(per_beschikking.values())
    return Stapstand(is_klaar, _count(len(blik.afspraken), "afspraak", "afspraken"))


def _talks(blik: Blik, vastgesteld: list[bool]) -> Stapstand:
    if not may(blik.gebruiker, Recht.GESPREK_BEKIJKEN):
        return Stapstand(None, "niet zichtbaar in uw rol")
    if not vastgesteld:
        return Stapstand(False, "nog geen gesprek")
    return Stapstand(all(vastgesteld), f"{sum(vastgesteld)} van {len(vastgesteld)} gesprekken vastgesteld")


def _count(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
