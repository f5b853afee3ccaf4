"""Choosing and ending the focus factors of a wijk, and what was chosen before."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.factoren import Factornaam, describe_leeftijd, read_rijen
from app.components.formulier import Formulier, Keuze
from app.components.getallen import show_kwartaal
from app.components.tabellen import table
from app.components.vakken import details, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.bijwerken import publish_now
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.pages.wijkbeeld_blik import Blik
from app.services.focusfactoren import HOOGSTENS, OUDSTE, Focusinvoer, choose_focusfactor, end_focusfactor
from app.store.access import visible_focusfactoren
from app.store.access.bereik import is_regio_within
from app.toegang import may
from schemas.errors import OngeldigeWaardeError
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal, Regioniveau

if TYPE_CHECKING:
    from app.store.tables import Focusfactor

PAGINA = "wijkbeeld"
NIEMAND = "-"
DOORLOPEND = "-"
KWARTALEN_VOORUIT = 8


def show_focuskeuze(blik: Blik) -> Component | None:
    """Draw history for everybody, and the forms for the adviser of this place."""
    if blik.plaats.niveau == Regioniveau.GEMEENTE:
        return None
    with blik.context.sessions() as session:
        gekozen = visible_focusfactoren(session, blik.plaats.code)
    lopend = [f for f in gekozen if _runs(f, blik.kwartaal)]
    mag = may(blik.gebruiker, Recht.FOCUSFACTOR_KIEZEN) and is_regio_within(blik.plaats.code, blik.gebruiker)
    delen = [
        *([_choose(blik, lopend), *([_end(blik, lopend)] if lopend else [])] if mag else []),
        *([_history(blik, gekozen)] if gekozen else []),
    ]
    if not delen:
        return None
    titel = "Focusfactoren kiezen of beëindigen" if mag else "Wat de wijk koos, en wanneer"
    return details(titel, *delen)


def _runs(focus: "Focusfactor", kwartaal: str) -> bool:
    return focus.van_kwartaal <= kwartaal and (focus.tot_kwartaal is None or kwartaal <= focus.tot_kwartaal)


def _choose(blik: Blik, lopend: Sequence["Focusfactor"]) -> Component:
    formulier = Formulier(PAGINA, "focus_kiezen", blik.plaats.code, stand=f"{len(lopend)}-{blik.kwartaal}")
    vol = len(lopend) >= HOOGSTENS
    eruit = formulier.select(
        "vervangt",
        "Welke gaat eruit?",
        [(NIEMAND, "Geen"), *((str(f.id), _name(blik, f.factor_id)) for f in lopend)],
        waarde=NIEMAND,
        hulp="Een wijk werkt aan ten hoogste vijf factoren tegelijk."
        + (" Nu zijn het er vijf." if vol else ""),
    )
    return html.Section(
        [
            html.H3("Een focusfactor kiezen"),
            formulier.draw(
                formulier.select("factor", "Aan welke factor werkt de wijk?", list_keuzes(blik)),
                html.Div(
                    [
                        formulier.select(
                            "van", "Vanaf welk kwartaal?", _quarters(blik, 3), waarde=blik.kwartaal
                        ),
                        formulier.select(
                            "tot",
                            "Tot en met",
                            [(DOORLOPEND, "Geen einde afgesproken"), *_quarters(blik, KWARTALEN_VOORUIT)],
                            waarde=DOORLOPEND,
                        ),
                        formulier.line("leeftijd_van", "Jongste leeftijd", soort="number", waarde=0),
                        formulier.line("leeftijd_tot", "Oudste leeftijd", soort="number", waarde=OUDSTE),
                    ],
                    className="velden-naast",
                ),
                formulier.text("reden", "Waarom deze factor, hier en nu?", rijen=2),
                *([eruit] if lopend else []),
                knoppen=[formulier.button("kies", "Kies deze focusfactor")],
            ),
        ]
    )


def list_keuzes(blik: Blik) -> list[Keuze]:
    """Offer the factors of the gemeente's own model first; of the others the model is named."""
    return [(f.factor_id, _choice(f)) for f in may_be_chosen(blik.modellen.values(), blik.kwartaal)]


def _choice(factor: Factornaam) -> str:
    soort = "beschermend" if factor.soort == "beschermend" else "risico"
    model = "" if factor.is_standaard else f", {factor.modelnaam}"
    return f"{factor.naam} ({soort}{model})"


def may_be_chosen(factoren: Iterable[Factornaam], kwartaal: str) -> list[Factornaam]:
    """Return the factors that hold in a quarter."""
    return [
        f
        for f in factoren
        if f.van_kwartaal <= kwartaal and (not f.tot_kwartaal or kwartaal <= f.tot_kwartaal)
    ]


def _quarters(blik: Blik, vooruit: int) -> list[Keuze]:
    begin = Kwartaal.parse(blik.kwartaal)
    return [(str(begin.plus(n)), begin.plus(n).label) for n in range(vooruit)]


def _end(blik: Blik, lopend: Sequence["Focusfactor"]) -> Component:
    formulier = Formulier(PAGINA, "focus_einde", blik.plaats.code, stand=f"{len(lopend)}-{blik.kwartaal}")
    return html.Section(
        [
            html.H3("Een focusfactor beëindigen"),
            formulier.draw(
                formulier.select(
                    "focus", "Welke eindigt?", [(str(f.id), _name(blik, f.factor_id)) for f in lopend]
                ),
                formulier.select("tot", "Na welk kwartaal?", _quarters(blik, 4), waarde=blik.kwartaal),
                formulier.text("reden", "Waarom stopt de wijk hiermee?", rijen=2),
                knoppen=[formulier.button("eindig", "Beëindig deze focusfactor", is_hoofd=False)],
            ),
        ]
    )


def _name(blik: Blik, factor_id: str) -> str:
    return blik.modellen[factor_id].naam if factor_id in blik.modellen else factor_id


def _history(blik: Blik, gekozen: Sequence["Focusfactor"]) -> Component:
    rijen = sorted(gekozen, key=lambda f: (f.van_kwartaal, f.factor_id), reverse=True)
    return html.Div(
        [
            table(
                f"Wat {blik.plaats.naam} koos, nieuwste eerst",
                ["Factor", "Periode", "Voor", "Waarom", "Gekozen door"],
                [
                    [
                        _name(blik, f.factor_id),
                        _period(f),
                        describe_leeftijd(f.leeftijd_van, f.leeftijd_tot),
                        [f.reden, *([note(f"Gestopt: {f.einde_reden}")] if f.einde_reden else [])],
                        f.gekozen_door or "niet vastgelegd",
                    ]
                    for f in rijen
                ],
            )
        ]
    )


def _period(focus: "Focusfactor") -> str:
    begin = show_kwartaal(focus.van_kwartaal)
    return (
        f"{begin} tot en met {show_kwartaal(focus.tot_kwartaal)}" if focus.tot_kwartaal else f"vanaf {begin}"
    )


def choose(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Choose a focus factor, and draw the page from new figures."""
    tot, vervangt = inzending.text("tot"), inzending.text("vervangt")
    van = Kwartaal.parse(inzending.text("van"))
    factoren = read_rijen(context.marts.factoren(), Factornaam)
    namen = {f.factor_id: f.naam for f in may_be_chosen(factoren, str(van))}
    if not inzending.text("factor"):
        raise OngeldigeWaardeError("Kies aan welke factor de wijk werkt.")
    invoer = Focusinvoer(
        regiocode=inzending.sleutel,
        factor_id=inzending.text("factor"),
        van_kwartaal=van,
        tot_kwartaal=None if tot in ("", DOORLOPEND) else Kwartaal.parse(tot),
        leeftijd_van=read_leeftijd(inzending, "leeftijd_van"),
        leeftijd_tot=read_leeftijd(inzending, "leeftijd_tot"),
        reden=inzending.text("reden"),
        vervangt_id=None if vervangt in ("", NIEMAND) else parse_identifier(vervangt),
    )
    with context.sessions.begin() as session:
        choose_focusfactor(session, gebruiker, invoer, namen=namen, nu=context.nu())
    naam = namen[invoer.factor_id]
    return Antwoord(f"{naam} is nu een focusfactor vanaf {van.label}. {publish_now(context)}")


def read_leeftijd(inzending: Inzending, veld: str) -> int:
    """Read an age in whole years, or refuse."""
    getal = inzending.number(veld)
    if getal is None or getal != int(getal):
        raise OngeldigeWaardeError("Schrijf de leeftijden als hele getallen, bijvoorbeeld 4 en 17.")
    return int(getal)


def end(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """End a focus factor, and draw the page from new figures."""
    if not inzending.text("focus"):
        raise OngeldigeWaardeError("Kies welke focusfactor eindigt.")
    tot = Kwartaal.parse(inzending.text("tot"))
    with context.sessions.begin() as session:
        end_focusfactor(
            session,
            gebruiker,
            parse_identifier(inzending.text("focus")),
            tot_kwartaal=tot,
            reden=inzending.text("reden"),
            nu=context.nu(),
        )
    return Antwoord(f"De focusfactor eindigt na {tot.label}. {publish_now(context)}")


DADEN = {"focus_kiezen": choose, "focus_einde": end}
