"""Herkennen: a wijkpartner says of one figure at a time whether it is recognised; made for a telephone (R-34)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from dash import Dash, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.cijfers import (
    WIE,
    Cijfer,
    describe_count,
    describe_informant,
    describe_periode,
    describe_words,
    read_cijfers,
)
from app.components.elementen import aria
from app.components.formulier import Formulier
from app.components.getallen import show_kwartaal, show_waarde
from app.components.knoppen import address, button_row, link, link_button
from app.components.kop import page_header, section
from app.components.marges import margin_bar
from app.components.vakken import card, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.pages.herkennen_vervolg import show_vervolg
from app.pages.inzendingen import Antwoord, Inzending, register_inzendingen
from app.pages.wijkbeeld_herkenning import SCHEIDING, read_invoer
from app.services.herkenningen import give_herkenning
from app.store.access import visible_herkenningen, visible_interventies
from schemas.bladzinnen import load_bladzinnen
from schemas.indicator import Indicator, load_indicatoren
from schemas.keuzelijst import load_keuzes
from schemas.rollen import Recht
from schemas.vocabulary import ALLE

ROUTE = "/herkennen"
NAAM = "Herkennen"
RECHT = Recht.HERKENNING_GEVEN
PAGINA = "herkennen"
KLAAR = "klaar"
AANTAL = 10
"""How many figures are asked for in a quarter; the others are for who wants to see more."""
ONHERKENBAAR = frozenset({"standaardafwijking"})
"""Units in which nobody sees a wijk."""
VOLGORDE = {"uitkomst": 0, "prestatie": 1}


@dataclass(frozen=True)
class Vraagcijfer:
    """One figure that is asked about, with its key, and what this person answered before."""

    sleutel: str
    cijfer: Cijfer
    antwoord: str
    waarom: str


def layout(
    context: Context, gebruiker: Gebruiker, *, nummer: str = "", alle: str = "", **_: str
) -> Component:
    """Draw the first figure without an answer, or the one in the address; `alle` asks for more than ten."""
    with context.sessions() as session:
        alles = load_vragen(context, session, gebruiker)
        vervolg = show_vervolg(context, session, gebruiker)
    wie = f"{gebruiker.id}/{context.kwartaal.plus(-1)}"
    vragen = alles if alle == "ja" else choose_vragen(alles, wie)
    meer = len(alles) - len(vragen)
    kop = page_header(
        "Herkent u dit?",
        ondertitel=f"Cijfers van uw wijk over {show_kwartaal(str(context.kwartaal.plus(-1)))}. U kent de wijk: klopt het beeld?",
    )
    if not vragen:
        return html.Div([kop, empty_state("Er zijn nu geen cijfers van uw wijk om te bekijken."), *vervolg])
    plek = _find_place(vragen, nummer)
    if plek is None:
        return html.Div([kop, _done(vragen, meer), *vervolg])
    alle = "ja" if alle == "ja" else ""
    vraag = html.Div([_ask(context, vragen, plek, alle), *_more(meer)], className="herkennen")
    return html.Div([kop, vraag, *vervolg])


def load_vragen(context: Context, session: Session, gebruiker: Gebruiker) -> list[Vraagcijfer]:
    """Return the visible figures of the own places over the last quarter, outcomes first, one per subject."""
    kwartaal = str(context.kwartaal.plus(-1))
    gegeven = {
        SCHEIDING.join((h.regiocode, h.kwartaal, h.indicatorcode, h.interventiecode)): h
        for h in visible_herkenningen(session, gebruiker, kwartaal=kwartaal)
        if h.account_id == gebruiker.id
    }
    vragen: dict[str, Vraagcijfer] = {}
    indicatoren = load_indicatoren()
    for regiocode in sorted(gebruiker.regiocodes):
        for c in read_cijfers(context.marts.cijfers(gebruiker, regiocode=regiocode, kwartaal=kwartaal)):
            if c.soort not in VOLGORDE or c.interventiecode == ALLE or c.is_onderdrukt or c.waarde is None:
                continue
            if indicatoren[c.indicatorcode].eenheid in ONHERKENBAAR:
                continue
            sleutel = SCHEIDING.join((c.regiocode, c.kwartaal, c.indicatorcode, c.interventiecode))
            h = gegeven.get(sleutel)
            vraag = Vraagcijfer(sleutel, c, h.antwoord if h else "", h.waarom if h else "")
            vragen.setdefault(sleutel, vraag)
    return sorted(vragen.values(), key=lambda v: (VOLGORDE[v.cijfer.soort], v.sleutel))


def choose_vragen(vragen: list[Vraagcijfer], wie: str) -> list[Vraagcijfer]:
    """Return the ten that are asked of one person in one quarter: what was answered, then outcomes, places in turn.

    Which figures of a place come first is a draw by `wie` (person and quarter): the same at every view, another for
    another person. A figure that comes or goes in between moves at most one other.
    """
    beurt: Counter[tuple[str, str]] = Counter()
    rang: dict[str, tuple[bool, int, int, str]] = {}
    for lot, vraag in sorted(((_draw_lot(wie, v), v) for v in vragen), key=lambda paar: paar[0]):
        soort, plaats = vraag.cijfer.soort, vraag.cijfer.regiocode
        rang[vraag.sleutel] = (not vraag.antwoord, VOLGORDE[soort], beurt[soort, plaats], lot)
        beurt[soort, plaats] += 1
    gekozen = set(sorted(rang, key=rang.__getitem__)[:AANTAL])
    return [vraag for vraag in vragen if vraag.sleutel in gekozen]


def _draw_lot(wie: str, vraag: Vraagcijfer) -> str:
    return sha256(f"{wie}/{vraag.sleutel}".encode()).hexdigest()


def _find_place(vragen: list[Vraagcijfer], nummer: str) -> int | None:
    """Return which figure to show: the one that was asked for, else the first without an answer."""
    if nummer.isdecimal() and len(nummer) < 5 and 1 <= int(nummer) <= len(vragen):
        return int(nummer) - 1
    return next((n for n, vraag in enumerate(vragen) if not vraag.antwoord), None)


def _done(vragen: list[Vraagcijfer], meer: int) -> Component:
    wat = "antwoord ligt" if len(vragen) == 1 else f"{len(vragen)} antwoorden liggen"
    return section(
        "Dank u, u gaf bij elk cijfer een antwoord.",
        html.P(
            f"Uw {wat} op tafel als gemeente en aanbieder het gesprek voeren. Daarna leest u hier wat eruit volgde."
        ),
        button_row(link_button("Kijk uw antwoorden na", address(ROUTE, nummer=1, alle="" if meer else "ja"))),
        *_more(meer),
    )


def _more(meer: int) -> list[Component]:
    """Lead to the figures that are not asked for."""
    if not meer:
        return []
    wat = "nog 1 cijfer" if meer == 1 else f"nog {meer} cijfers"
    return [html.P(["Meer hoeft niet. ", link(f"Bekijk ook {wat} van uw wijk", address(ROUTE, alle="ja"))])]


def _ask(context: Context, vragen: list[Vraagcijfer], plek: int, alle: str) -> Component:
    vraag, totaal = vragen[plek], len(vragen)
    return section(
        f"Cijfer {plek + 1} van {totaal}",
        note(f"{sum(bool(v.antwoord) for v in vragen)} beantwoord."),
        _show_cijfer(context, vraag.cijfer),
        _form(vraag, _next(vragen, plek), alle),
        _other(plek, totaal, alle),
    )


def _show_cijfer(context: Context, cijfer: Cijfer) -> Component:
    indicator = load_indicatoren()[cijfer.indicatorcode]
    plaats = place_names(context).get(cijfer.regiocode, cijfer.regiocode)
    wie = describe_informant(cijfer)
    return card(
        indicator.naam,
        html.P(show_waarde(cijfer.waarde, indicator.eenheid), className=f"groot-cijfer {cijfer.soort}"),
        *([margin_bar(cijfer, indicator.eenheid)] if indicator.vorm != "aantal" else []),
        *_words(cijfer, indicator),
        note(f"{describe_count(cijfer)} {wie}." if wie else f"Geteld: {describe_count(cijfer)}."),
        soort=f"{_name(context, cijfer)} · {plaats}{describe_when(cijfer)}",
    )


def describe_when(cijfer: Cijfer) -> str:
    """Say over which period, when that is longer than the quarter in the head of the page."""
    return "" if cijfer.periode == "kwartaal" else f" · {describe_periode(cijfer)}"


def _words(cijfer: Cijfer, indicator: Indicator) -> list[Component]:
    """Say the figure as people in the wijk would; else its margin, and the first words of its definition."""
    zin = load_bladzinnen().get(indicator.code)
    if zin and cijfer.woorden and cijfer.informant in WIE:
        gezegd = zin.format(aandeel=cijfer.woorden, wie=WIE[cijfer.informant])
        return [html.P(f"{gezegd[:1].upper()}{gezegd[1:]}.")]
    definitie = " ".join(indicator.definitie.split()).partition(". ")[0].rstrip(".")
    marge = [html.P(f"{describe_words(cijfer, indicator)}.")] if indicator.vorm != "aantal" else []
    return [*marge, note(f"{definitie}.")]


def _name(context: Context, cijfer: Cijfer) -> str:
    with context.sessions() as session:
        namen = {i.code: i.naam for i in visible_interventies(session)}
    return namen.get(cijfer.interventiecode, cijfer.interventiecode)


def _next(vragen: list[Vraagcijfer], plek: int) -> str:
    """Return where an answer leads: the next figure without one, or the end."""
    open_ = [n for n, vraag in enumerate(vragen) if not vraag.antwoord and n != plek]
    later = [n for n in open_ if n > plek] or open_
    return str(later[0] + 1) if later else KLAAR


def _form(vraag: Vraagcijfer, volgende: str, alle: str) -> Component:
    formulier = Formulier(PAGINA, "antwoord", vraag.sleutel, stand=vraag.antwoord or "nieuw")
    keuzes = [(k.code, k.label) for k in load_keuzes("herkenning")]
    return formulier.draw(
        formulier.choice("antwoord", "Herkent u dit in de wijk?", keuzes, waarde=vraag.antwoord or None),
        formulier.text(
            "waarom",
            "Waarom wel of niet?",
            waarde=vraag.waarom,
            hulp="Een zin is genoeg. Uw antwoord komt met uw naam naast het cijfer te staan. Schrijf geen namen van anderen op.",
            rijen=3,
        ),
        formulier.hidden("sleutel", vraag.sleutel),
        formulier.hidden("volgende", volgende),
        formulier.hidden("alle", alle),
        knoppen=[
            formulier.button(
                "geef", "Geef antwoord en ga verder" if not vraag.antwoord else "Verander antwoord"
            )
        ],
    )


def _other(plek: int, totaal: int, alle: str) -> Component:
    delen: list[Component] = []
    if plek > 0:
        delen.append(link("Vorige", address(ROUTE, nummer=plek, alle=alle)))
    if plek + 1 < totaal:
        delen.append(link("Sla over", address(ROUTE, nummer=plek + 2, alle=alle)))
    return html.Nav(delen, className="bladeren", **aria(label="Andere cijfers"))


def give(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep the answer and go on to the next figure."""
    invoer = read_invoer(inzending.text("sleutel"), inzending.text("antwoord"), inzending.text("waarom"))
    with context.sessions.begin() as session:
        give_herkenning(session, gebruiker, invoer, nu=context.nu())
    return Antwoord(
        "Dank u. Uw antwoord staat naast het cijfer.",
        adres=address(
            ROUTE, nummer=inzending.text("volgende") or KLAAR, alle="ja" if inzending.text("alle") else ""
        ),
    )


def register(app: Dash, context: Context) -> None:
    """Add the callback of this page."""
    register_inzendingen(app, context, PAGINA, {"antwoord": give})
