"""How this place differs from the gemeente, allowing for chance: a funnel of places without names (R-13)."""

from dataclasses import dataclass

import pandas as pd
from dash.development.base_component import Component

from app.components.cijfers import Cijfer, describe_informant, read_cijfers
from app.components.getallen import show_getal, show_kwartaal, show_waarde
from app.components.grafieken import chart
from app.components.rekenwijzen import methods_of
from app.components.vakken import note
from app.components.verschil import scale_of
from app.figures.trechter import plot_trechter
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_cijfers import choose_row
from pipelines.beoordeling import range_grof
from pipelines.zekerheid.gemiddelden import find_schaal_spreiding, find_spreiding
from pipelines.zekerheid.plekken import Plek, Trechter, make_trechter
from schemas.indicator import Indicator
from schemas.vocabulary import ALLE, Regioniveau

MINSTENS = 5
"""Fewer other places would be names rather than points."""
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


@dataclass(frozen=True)
class Vraag:
    """One figure at one level: what is compared, with the figure of the whole."""

    indicator: Indicator
    interventiecode: str
    informant: str
    geheel: Cijfer
    plekken: tuple[Plek, ...]
    verborgen: int


def show_trechterdeel(blik: Blik) -> Component | None:
    """Draw the funnel of the chosen figure; over all interventions when too few places have this one."""
    gekozen = choose_row(blik)
    if blik.plaats.niveau == Regioniveau.GEMEENTE:
        return None
    if gekozen is None:
        return note(
            f"Van {blik.plaats.naam} is dit kwartaal geen cijfer te tonen om naast de stad te leggen."
        )
    indicator = blik.indicatoren[gekozen.indicatorcode]
    if indicator.vorm not in {"aandeel", "gemiddelde"}:
        return None
    for interventiecode in dict.fromkeys((gekozen.interventiecode, ALLE)):
        vraag = ask_trechter(blik, indicator, interventiecode, gekozen.informant)
        if vraag:
            return draw_trechter(blik, vraag, gekozen.interventiecode)
    return note(
        f"Voor een vergelijking met andere {NIVEAUS[blik.plaats.niveau]} zijn er minstens {MINSTENS} nodig "
        "met een zichtbaar cijfer, en een zichtbaar cijfer van de hele gemeente. Die zijn er dit kwartaal niet."
    )


def ask_trechter(blik: Blik, indicator: Indicator, interventiecode: str, informant: str) -> Vraag | None:
    """Return the places and the whole; None when there are too few, or the whole cannot be seen exactly."""
    geheel = _whole(blik, indicator, interventiecode, informant)
    if geheel is None:
        return None
    frame = blik.context.marts.trechter(
        blik.gebruiker,
        indicatorcode=indicator.code,
        regiocode=blik.plaats.code,
        regioniveau=blik.plaats.niveau,
        kwartaal=blik.kwartaal,
        interventiecode=interventiecode,
        informant=informant,
    )
    plekken = read_plekken(frame, drempel=blik.context.settings.drempel)
    if sum(not p.is_hier for p in plekken) < MINSTENS:
        return None
    return Vraag(
        indicator, interventiecode, informant, geheel, plekken, int(frame["is_onderdrukt"].astype(bool).sum())
    )


def _whole(blik: Blik, indicator: Indicator, interventiecode: str, informant: str) -> Cijfer | None:
    gemeente = blik.plaatsen.gemeente
    if gemeente is None:
        return None
    frame = blik.context.marts.cijfers(
        blik.gebruiker,
        kwartaal=blik.kwartaal,
        regiocode=gemeente.code,
        indicatorcode=indicator.code,
        interventiecode=interventiecode,
        informant=informant,
        partijcode=ALLE,
    )
    gevonden = next(iter(read_cijfers(frame)), None)
    return None if gevonden is None or gevonden.waarde is None or gevonden.is_grof else gevonden


def read_plekken(frame: pd.DataFrame, *, drempel: int) -> tuple[Plek, ...]:
    """Turn visible rows into places; a coarse share becomes the stretch it may lie in."""
    zichtbaar = frame[frame["waarde"].notna() & frame["n"].notna()]
    plekken = []
    for is_hier, waarde, n, is_grof in zichtbaar[["is_hier", "waarde", "n", "is_grof"]].itertuples(
        index=False, name=None
    ):
        laag, hoog = range_grof(waarde, n, drempel=drempel) if is_grof else (waarde, waarde)
        plekken.append(Plek(float(n), float(laag), float(hoog), bool(is_hier)))
    return tuple(plekken)


def draw_trechter(blik: Blik, vraag: Vraag, gekozen: str) -> Component:
    """Draw the funnel with its sentence and the same numbers as a table."""
    eenheid = vraag.indicator.eenheid
    trechter = make_trechter(vraag.plekken, vraag.geheel.waarde or 0.0, spreiding=_spread(vraag))
    namen = [blik.plaats.naam if p.is_hier else "een andere plek" for p in vraag.plekken]
    waarden = [_value(p, eenheid) for p in vraag.plekken]
    standen = [STANDEN.get(stand, NIET_TE_ZEGGEN) for stand in trechter.standen]
    welke = (
        "alle interventies samen"
        if vraag.interventiecode == ALLE
        else blik.intervention(vraag.interventiecode)
    )
    wat = f"{vraag.indicator.naam}, {welke}"
    wie = describe_informant_part(vraag.informant)
    samen = (
        f" Van {blik.intervention(gekozen)} alleen zijn er te weinig andere plekken te zien."
        if vraag.interventiecode != gekozen
        else ""
    )
    return chart(
        f"{blik.plaats.naam} naast de andere {NIVEAUS[blik.plaats.niveau]}: {_headline(vraag, standen)}",
        f"{wat}{wie}, {show_kwartaal(blik.kwartaal)}. {describe_trechter(blik, vraag, trechter, standen)}{samen}",
        plot_trechter(
            trechter,
            vraag.plekken,
            eenheid=eenheid,
            hier=blik.plaats.naam,
            teksten=[
                f"{naam}: {waarde}, {show_getal(p.n)} mensen"
                for naam, waarde, p in zip(namen, waarden, vraag.plekken, strict=True)
            ],
        ),
        koppen=["Plek (op volgorde van aantal)", "Waarde", "n", "Ligt"],
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
    eigen = [stand for p, stand in zip(vraag.plekken, standen, strict=True) if p.is_hier]
    return eigen[0] if eigen else "hier is dit cijfer niet te tonen"


def describe_trechter(blik: Blik, vraag: Vraag, trechter: Trechter, standen: list[str]) -> str:
    """Say where the own place stands, how many there are, and whether places differ more than chance."""
    stad = f"De hele gemeente: {show_waarde(vraag.geheel.waarde, vraag.indicator.eenheid)}."
    zinnen = {
        "binnen de trechter": "Het verschil met de gemeente is niet te onderscheiden van toeval.",
        NIET_TE_ZEGGEN: "Of het verschil met de gemeente meer is dan toeval, is niet te zeggen.",
        "hier is dit cijfer niet te tonen": f"Van {blik.plaats.naam} is dit cijfer verborgen of niet gemeten.",
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
