"""How this place differs from the gemeente, allowing for chance: a funnel of places without names (R-13)."""

from dash.development.base_component import Component

from app.components.cijfers import Cijfer, describe_informant, describe_periode
from app.components.getallen import show_getal, show_waarde
from app.components.grafieken import chart
from app.components.rekenwijzen import methods_of
from app.components.vakken import note
from app.components.verschil import scale_of
from app.figures.trechter import plot_trechter
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_cijfers import choose_row
from app.pages.wijkbeeld_trechterkeuze import MINSTENS, VORMEN, Vraag, choose_vraag
from app.pages.wijkbeeld_uitkomsten import chosen_indicator
from pipelines.zekerheid.gemiddelden import find_schaal_spreiding, find_spreiding
from pipelines.zekerheid.plekken import Plek, Trechter, make_trechter
from schemas.vocabulary import ALLE, Regioniveau

NIVEAUS: dict[str, str] = {
    Regioniveau.GEBIED: "gebieden",
    Regioniveau.WIJKRAAD: "wijkraden",
    Regioniveau.BUURT: "buurten",
}
STANDEN = {
    ("binnen", "binnen"): "binnen de trechter",
    ("erboven", "binnen"): "boven de binnenste lijn",
    ("eronder", "binnen"): "onder de binnenste lijn",
    ("erboven", "onbekend"): "boven de binnenste lijn",
    ("eronder", "onbekend"): "onder de binnenste lijn",
    ("erboven", "erboven"): "boven de buitenste lijn",
    ("eronder", "eronder"): "onder de buitenste lijn",
}
NIET_TE_ZEGGEN = "niet te zeggen (grof afgerond)"


def show_trechterdeel(blik: Blik) -> Component | None:
    """Draw the funnel of the chosen figure, else its nearest view that may be seen, else of another outcome."""
    if blik.plaats.niveau == Regioniveau.GEMEENTE:
        return None
    gekozen = choose_row(blik)
    vraag = choose_vraag(blik, gekozen)
    if vraag:
        return draw_trechter(blik, vraag, gekozen)
    if gekozen is None:
        return note(
            f"Van {blik.plaats.naam} is dit kwartaal geen cijfer te tonen om naast de stad te leggen."
        )
    if blik.indicatoren[gekozen.indicatorcode].vorm not in VORMEN:
        return None
    niveaus = " of gebieden" if blik.plaats.niveau != Regioniveau.GEBIED else ""
    return note(
        f"Voor een vergelijking met andere {NIVEAUS[blik.plaats.niveau]}{niveaus} zijn er minstens {MINSTENS} "
        "nodig met een zichtbaar cijfer, en een zichtbaar cijfer van de plek zelf en van de hele gemeente. "
        "Die zijn er dit kwartaal niet."
    )


def draw_trechter(blik: Blik, vraag: Vraag, gekozen: Cijfer | None) -> Component:
    """Draw the funnel with its sentence and the same numbers as a table; of another view with why."""
    eenheid = vraag.indicator.eenheid
    trechter = make_trechter(vraag.plekken, vraag.geheel.waarde or 0.0, spreiding=_spread(vraag))
    namen = [vraag.plek.naam if p.is_hier else "een andere plek" for p in vraag.plekken]
    waarden = [_value(p, eenheid) for p in vraag.plekken]
    standen = [STANDEN.get(stand, NIET_TE_ZEGGEN) for stand in trechter.standen]
    welke = (
        "alle interventies samen"
        if vraag.interventiecode == ALLE
        else blik.intervention(vraag.interventiecode)
    )
    wat = f"{vraag.indicator.naam}, {welke}"
    wie = describe_informant_part(vraag.informant)
    waarom = "".join(f" {zin}" for zin in why_this_view(blik, vraag, gekozen))
    return chart(
        f"{vraag.plek.naam} naast de andere {NIVEAUS[vraag.plek.niveau]}: {_headline(vraag, standen)}",
        f"{wat}{wie}, {describe_periode(vraag.geheel)}.{waarom} {describe_trechter(vraag, trechter, standen)}",
        plot_trechter(
            trechter,
            vraag.plekken,
            eenheid=eenheid,
            hier=vraag.plek.naam,
            teksten=[
                f"{naam}: {waarde}, {show_getal(p.n)} mensen"
                for naam, waarde, p in zip(namen, waarden, vraag.plekken, strict=True)
            ],
        ),
        koppen=["Plek (op volgorde van aantal)", "Waarde", "Gemeten (n)", "Ligt"],
        rijen=[
            [naam.capitalize() if naam.startswith("een") else naam, waarde, show_getal(p.n), stand]
            for naam, waarde, p, stand in zip(namen, waarden, vraag.plekken, standen, strict=True)
        ],
        hoogte=330,
        is_open=False,
        noot=(
            "Binnen het vlak is een verschil met de gemeente niet te onderscheiden van toeval (95%); de streeplijnen "
            "zijn 99,8%. Een streepje door een punt: grof afgerond, het cijfer ligt ergens op dat streepje. "
            "Andere plekken hebben geen naam: dit is geen ranglijst."
        ),
        rekenwijzen=("trechter", methods_of(vraag.indicator)[0]),
    )


def why_this_view(blik: Blik, vraag: Vraag, gekozen: Cijfer | None) -> list[str]:
    """Say why another outcome, a larger place or all interventions together stand here; nothing when none does."""
    zinnen = []
    eerste = chosen_indicator(blik, blik.vraag.get("indicator", ""))
    if vraag.indicator.code != eerste:
        naam = blik.indicatoren[eerste].naam
        zinnen.append(f"“{naam}” is niet te vergelijken; u ziet een andere uitkomst.")
    if vraag.plek.code != blik.plaats.code:
        zinnen.append(
            f"{blik.plaats.naam} heeft te weinig zichtbare cijfers; hier staat het gebied {vraag.plek.naam} "
            "naast de andere gebieden."
        )
    elif gekozen and gekozen.indicatorcode == vraag.indicator.code:
        wie = describe_informant_part(gekozen.informant) if vraag.informant != gekozen.informant else ""
        if wie or vraag.interventiecode != gekozen.interventiecode:
            alleen = f"{wie}," if wie else " alleen"
            naam = blik.intervention(gekozen.interventiecode)
            zinnen.append(f"Van {naam}{alleen} zijn er te weinig plekken te zien.")
    return zinnen


def describe_informant_part(informant: str) -> str:
    """Say who answered, as the end of a title."""
    wie = describe_informant(Cijfer("", "", "", "", "", "", "", informant))
    return f", volgens {wie}" if wie else ""


def _spread(vraag: Vraag) -> float | None:
    """Return the spread of marks in the whole gemeente; None for a share."""
    geheel = vraag.geheel
    if vraag.indicator.vorm == "aandeel" or geheel.onder is None or geheel.boven is None:
        return None
    schaal = scale_of(vraag.indicator)
    if schaal is None:
        return find_spreiding(geheel.onder, geheel.boven, geheel.n or 2.0)
    return find_schaal_spreiding(geheel.onder, geheel.boven, geheel.n or 2.0, begin=schaal[0], eind=schaal[1])


def _value(plek: Plek, eenheid: str) -> str:
    if plek.laag == plek.hoog:
        return show_waarde(plek.laag, eenheid)
    return f"{show_waarde(plek.laag, eenheid)} tot {show_waarde(plek.hoog, eenheid)}"


def _headline(vraag: Vraag, standen: list[str]) -> str:
    return next(stand for p, stand in zip(vraag.plekken, standen, strict=True) if p.is_hier)


def describe_trechter(vraag: Vraag, trechter: Trechter, standen: list[str]) -> str:
    """Say where the own place stands, how many there are, and whether places differ more than chance."""
    stad = f"De hele gemeente: {show_waarde(vraag.geheel.waarde, vraag.indicator.eenheid)}."
    zinnen = {
        "binnen de trechter": "Het verschil met de gemeente is niet te onderscheiden van toeval.",
        NIET_TE_ZEGGEN: "Of het verschil met de gemeente meer is dan toeval, is niet te zeggen.",
    }
    stand = _headline(vraag, standen)
    kans = "1 op de 500" if "buitenste" in stand else "1 op de 20"
    zin = zinnen.get(
        stand,
        f"Zo'n verschil komt door toeval alleen bij {kans} plekken voor. Het zegt niet waardoor het komt.",
    )
    weg = (
        f" {vraag.verborgen} {'plek is' if vraag.verborgen == 1 else 'plekken zijn'} verborgen."
        if vraag.verborgen
        else ""
    )
    meer = (
        " De plekken verschillen onderling meer dan toeval; daarom is de trechter breder gemaakt."
        if trechter.overdispersie > 1
        else ""
    )
    return f"{stad} {zin}{meer}{weg}"
