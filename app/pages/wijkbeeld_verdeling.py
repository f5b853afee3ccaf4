"""How the marks behind a figure are spread: an average hides who was not helped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from app.components.cijfers import Cijfer, describe_informant
from app.components.getallen import BESCHERMD, show_aandeel, show_getal, show_kwartaal
from app.components.grafieken import chart
from app.components.plaatsen import Plaats
from app.components.vakken import note
from app.figures.verdeling import Kolom, plot_verdeling
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_cijfers import choose_row, rows_of
from schemas.onderdrukking import GROF_STAP
from schemas.vocabulary import ALLE, Regioniveau

CIJFERS = "nut_aantal"
"""The quantity whose classes are kept: the marks for usefulness."""


@dataclass(frozen=True)
class Klasse:
    """One class of marks in one place; absent numbers are None."""

    code: str
    aantal: float | None
    totaal: float | None
    aandeel: float | None
    is_grof: bool = False

    @property
    def naam(self) -> str:
        """Write `7-8` as `7 of 8`, and `1-5` as `1 tot en met 5`."""
        van, _, tot = self.code.partition("-")
        if not tot:
            return van
        return f"{van} of {tot}" if int(tot) - int(van) == 1 else f"{van} tot en met {tot}"


def show_verdeeldeel(blik: Blik) -> Component | None:
    """Draw the spread of the marks behind the chosen figure; nothing when it is about something else."""
    gekozen = choose_row(blik)
    if gekozen is None:
        return note(
            f"Van {blik.plaats.naam} zijn er dit kwartaal te weinig cijfers om te laten zien hoe ze verdeeld zijn."
        )
    if blik.indicatoren[gekozen.indicatorcode].noemer != CIJFERS:
        return None
    beeld = _nearest_view(blik, gekozen)
    if beeld:
        return _draw(blik, *beeld)
    # Light counts tell how many gave a 7, not which mark: then of whoever else answered, and that is said.
    anders = {
        c.informant: c for c in rows_of(blik) if c.informant != gekozen.informant and c.waarde is not None
    }
    for cijfer in anders.values():
        beeld = _nearest_view(blik, cijfer)
        if beeld:
            return html.Div([note(_why_others(blik, gekozen)), _draw(blik, *beeld)])
    return note(f"De cijfers zijn hier niet te verdelen: elke klasse is verborgen, {BESCHERMD}.")


def _nearest_view(blik: Blik, gekozen: Cijfer) -> tuple[Cijfer, Plaats, list[Klasse]] | None:
    """Return the nearest view that may be seen: of this intervention, of all together, then of a larger place."""
    beelden = [
        (cijfer, plek, read_klassen(blik, cijfer, plek.code))
        for plek in nearest_places(blik)
        for cijfer in (gekozen, replace(gekozen, interventiecode=ALLE))
    ]
    zichtbaar = [beeld for beeld in beelden if any(k.aandeel is not None for k in beeld[2])]
    geheel = [beeld for beeld in zichtbaar if all(k.aandeel is not None for k in beeld[2])]
    return next(iter(geheel or zichtbaar), None)


def _draw(blik: Blik, cijfer: Cijfer, plek: Plaats, klassen: list[Klasse]) -> Component:
    return draw_verdeling(blik, cijfer, klassen, plek=plek, stad=_whole(blik, cijfer, plek))


def _why_others(blik: Blik, gekozen: Cijfer) -> str:
    wie = describe_informant(gekozen)
    van = f"{blik.intervention(gekozen.interventiecode)}{f', volgens {wie}' if wie else ''},"
    return f"Van {van} is niet te zien hoe de cijfers verdeeld zijn. U ziet die van anderen."


def nearest_places(blik: Blik) -> list[Plaats]:
    """Return the place itself, and the larger ones it lies in, nearest first."""
    boven = {plaats.code: plaats for plaats in blik.plaatsen.way_up(blik.plaats.code)}
    gemeente = blik.plaatsen.gemeente
    codes = dict.fromkeys([blik.gebiedcode, gemeente.code if gemeente else ""])
    return [blik.plaats, *(boven[code] for code in codes if code in boven and code != blik.plaats.code)]


def _whole(blik: Blik, cijfer: Cijfer, plek: Plaats) -> list[Klasse]:
    """Return the classes of the whole gemeente, for a place within it."""
    gemeente = blik.plaatsen.gemeente
    if gemeente is None or plek.niveau == Regioniveau.GEMEENTE:
        return []
    return read_klassen(blik, cijfer, gemeente.code)


def read_klassen(blik: Blik, gekozen: Cijfer, regiocode: str) -> list[Klasse]:
    """Return the classes of one place, all parties together where they may be seen, lowest first."""
    frame = blik.context.marts.scoreverdeling(
        blik.gebruiker,
        kwartaal=blik.kwartaal,
        regiocode=regiocode,
        interventiecode=gekozen.interventiecode,
        informant=gekozen.informant,
    )
    if frame.empty:
        return []
    partijen = set(frame["partijcode"])
    partij = ALLE if ALLE in partijen else gekozen.partijcode
    rijen = frame[frame["partijcode"] == partij]
    kolommen = rijen[["aantal", "totaal", "aandeel"]].astype(object)
    getallen = kolommen.where(kolommen.notna(), None).to_numpy().tolist()
    return [
        Klasse(str(code), aantal, totaal, aandeel, is_grof=bool(is_grof))
        for code, is_grof, (aantal, totaal, aandeel) in zip(
            rijen["scoreklasse"], rijen["is_grof"], getallen, strict=True
        )
    ]


def draw_verdeling(
    blik: Blik, gekozen: Cijfer, hier: Sequence[Klasse], *, plek: Plaats, stad: Sequence[Klasse]
) -> Component:
    """Draw the classes of a place with sentence and table; of a larger place with why."""
    per_stad = {k.code: k for k in stad}
    met_stad = any(k.aandeel is not None for k in stad)
    wie = describe_informant(gekozen)
    naam = (
        "alle interventies samen"
        if gekozen.interventiecode == ALLE
        else blik.intervention(gekozen.interventiecode)
    )
    wat = f"{naam}{f', volgens {wie}' if wie else ''}"
    return chart(
        f"Cijfers voor nut, {wat}: {_most(hier)}",
        f"{show_kwartaal(blik.kwartaal)}, {plek.naam}. {_why_larger(blik, plek)}{describe_verdeling(hier)}",
        plot_verdeling(
            [_column(k, per_stad.get(k.code)) for k in hier],
            heeft_geheel=met_stad,
        ),
        koppen=["Cijfer", "Aantal", "Deel", *(["Hele gemeente"] if met_stad else [])],
        rijen=[
            [
                k.naam,
                show_getal(k.aantal) if k.aantal is not None else "verborgen",
                describe_deel(k),
                *([describe_deel(per_stad.get(k.code))] if met_stad else []),
            ]
            for k in hier
        ],
        hoogte=230,
        is_open=False,
        noot=_legend(hier, met_stad=met_stad),
    )


def _why_larger(blik: Blik, plek: Plaats) -> str:
    if plek.code == blik.plaats.code:
        return ""
    if blik.plaats.niveau in {Regioniveau.BUURT, Regioniveau.WIJKRAAD}:
        return "In een buurt of wijk zijn het er bijna altijd te weinig om te verdelen. "
    return f"In {blik.plaats.naam} alleen zijn het er te weinig om te verdelen. "


def _column(hier: Klasse, stad: Klasse | None) -> Kolom:
    tekst = f"{hier.naam}: {describe_deel(hier)}"
    return Kolom(hier.naam, hier.aandeel, stad.aandeel if stad else None, tekst, is_grof=hier.is_grof)


def _legend(hier: Sequence[Klasse], *, met_stad: bool) -> str:
    """Say what the marks mean, and only those that are in the drawing."""
    is_verborgen = any(k.aandeel is None for k in hier)
    zinnen = (
        (
            f"Lichte kolom: afgerond op tientallen procenten, {BESCHERMD}. Samen is dat niet precies 100%.",
            any(k.is_grof for k in hier),
        ),
        ("Streepje: de hele gemeente, ter vergelijking.", met_stad),
        (f"Gearceerd: verborgen, {BESCHERMD}.", is_verborgen),
    )
    return " ".join(zin for zin, geldt in zinnen if geldt)


def describe_deel(klasse: Klasse | None) -> str:
    """Write the share of a class; of a coarse one between which limits or about what it is."""
    if klasse is None or klasse.aandeel is None:
        return "verborgen"
    if not klasse.is_grof:
        return show_aandeel(klasse.aandeel)
    half = GROF_STAP / 2
    if klasse.aandeel <= GROF_STAP:
        return f"hoogstens {show_aandeel(GROF_STAP + half)}"
    if klasse.aandeel >= 1 - GROF_STAP:
        return f"ten minste {show_aandeel(1 - GROF_STAP - half)}"
    return f"ongeveer {show_aandeel(klasse.aandeel)}"


def _most(hier: Sequence[Klasse]) -> str:
    vaakst = max((k for k in hier if k.aandeel is not None), key=lambda k: k.aandeel or 0.0)
    return f"{describe_deel(vaakst)} gaf een {vaakst.naam}"


def describe_verdeling(hier: Sequence[Klasse]) -> str:
    """Say how many gave a mark and how many a low one, and which classes are hidden."""
    totaal = next((k.totaal for k in hier if k.totaal is not None), None)
    begin = f"{show_getal(totaal)} mensen gaven een cijfer." if totaal is not None else ""
    laagste = hier[0]
    deel = describe_deel(laagste)
    laag = f"{deel[0].upper()}{deel[1:]} gaf een {laagste.naam}." if laagste.aandeel is not None else ""
    verborgen = [k.naam for k in hier if k.aandeel is None]
    weg = f"Verborgen, {BESCHERMD}: {', '.join(verborgen)}." if verborgen else ""
    return " ".join(deel for deel in (begin, laag, weg) if deel)
