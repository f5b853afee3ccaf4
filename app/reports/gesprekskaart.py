"""The talk card: one A4 with which a talk is entered, made by the machine, always exactly one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.components.cijfers import Cijfer, describe_informant
from app.components.getallen import (
    show_aandeel,
    show_dag,
    show_kwartaal,
    show_moment,
    show_periode,
    show_waarde,
)
from app.components.verschil import describe_verschil
from app.reports.afspraakregel import Afspraakregel, describe_afspraak
from app.reports.stof import Papierstof
from app.reports.vragen import choose_vragen
from app.reports.zetten import count_pages, set_pdf
from app.services.nakoming import GEMEENTE, describe_terugkijk, is_overdue
from schemas.errors import WijkspiegelError
from schemas.gesprekskaart import Ruimte, load_kaartregels
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import LOPEND, ToezeggingStatus

if TYPE_CHECKING:
    from datetime import datetime

    from app.store.tables import Toezegging

SJABLOON = "gesprekskaart"
DUIDELIJK = {"duidelijk_beter": "duidelijk beter", "duidelijk_slechter": "duidelijk slechter"}
LANGSTE_PLEK = 60
"""Signs of the place of a talk: it shares a line, and the card is one page."""
RUIS, TE_WEINIG = "niet_te_onderscheiden", "te_weinig_gegevens"
VOORLOPIG = "Een open punt en het woord voorlopig betekenen: nog niet alle gesprekken over dat kwartaal zijn vastgesteld."


@dataclass(frozen=True)
class Toezeggingsregel:
    """One open promise."""

    wie: str
    tekst: str
    wanneer: str
    is_te_laat: bool


@dataclass(frozen=True)
class Ruisregel:
    """One figure of which the difference may be chance."""

    interventie: str
    naam: str


@dataclass(frozen=True)
class Gesprekskaart:
    """Everything a card can say, in words; what of it fits on a page is decided when it is set."""

    titel: str
    is_synthetisch: bool
    beschikking: str
    partij: str
    plaats: str
    kwartaal: str
    gesprek: str
    doel: str
    toezeggingen: tuple[Toezeggingsregel, ...]
    acties: tuple[str, ...]
    opvallend: tuple[str, ...]
    ruis: tuple[Ruisregel, ...]
    te_weinig: int
    ontbreekt: tuple[str, ...]
    afspraken: tuple[Afspraakregel, ...]
    vragen: tuple[str, ...]
    voet: str


def make_kaart(stof: Papierstof) -> Gesprekskaart:
    """Put the card in words."""
    b = stof.beschikking
    kwartaal = show_kwartaal(stof.kwartaal)
    nu = [c for c in stof.cijfers if c.kwartaal == stof.kwartaal and not c.is_onderdrukt]
    return Gesprekskaart(
        titel=f"Gesprekskaart {b.titel}, {stof.plaatsnaam}, {kwartaal}",
        is_synthetisch=stof.is_demo,
        beschikking=f"{b.titel} ({b.kenmerk})",
        partij=b.partij.naam,
        plaats=stof.plaatsnaam,
        kwartaal=kwartaal,
        gesprek=_talk(stof),
        doel=b.doeltekst.strip(),
        toezeggingen=tuple(_list_promises(stof)),
        acties=tuple(_list_acties(stof)),
        opvallend=tuple(_moved(c, stof) for c in _order(nu) if c.verandering in DUIDELIJK),
        ruis=tuple(_noise(c, stof) for c in _order(nu) if c.verandering == RUIS),
        te_weinig=sum(c.verandering == TE_WEINIG for c in nu),
        ontbreekt=tuple(_list_missing(stof)),
        afspraken=tuple(describe_afspraak(stof, a) for a in stof.afspraken),
        vragen=tuple(choose_vragen(stof)),
        voet=f"Cijfers van {show_moment(stof.stand.gepubliceerd_op)}, bouw {stof.stand.build_id[:12]}. {VOORLOPIG}",
    )


def set_kaart(kaart: Gesprekskaart, *, huisstijl: Path | None = None, nu: datetime) -> bytes:
    """Set the card on one page: the widest declared room in which it fits, found by halving."""
    ruimten = load_kaartregels().ruimten
    gezet: dict[int, bytes] = {}

    def fits(plek: int) -> bool:
        gezet[plek] = set_pdf(SJABLOON, shorten(kaart, ruimten[plek]), huisstijl=huisstijl, nu=nu)
        return count_pages(gezet[plek]) == 1

    if fits(0):
        return gezet[0]
    te_ruim, past = 0, len(ruimten)
    while past - te_ruim > 1:
        midden = (te_ruim + past) // 2
        te_ruim, past = (te_ruim, midden) if fits(midden) else (midden, past)
    if past == len(ruimten):
        raise WijkspiegelError(
            "De gesprekskaart past niet op een bladzijde. Maak het sjabloon van de huisstijl kleiner."
        )
    return gezet[past]


def shorten(kaart: Gesprekskaart, ruimte: Ruimte) -> dict[str, Any]:
    """Leave out what does not fit, and say each time how much is in Wijkspiegel."""
    return asdict(kaart) | {
        "doel": _cut(kaart.doel, ruimte.doel),
        "toezeggingen": [
            asdict(t) | {"tekst": _cut(t.tekst, ruimte.tekens)}
            for t in kaart.toezeggingen[: ruimte.toezeggingen]
        ],
        "meer_toezeggingen": _more(kaart.toezeggingen, ruimte.toezeggingen, "toezegging", "toezeggingen"),
        "acties": [_cut(zin, ruimte.tekens) for zin in kaart.acties[: ruimte.acties]],
        "meer_acties": _more(kaart.acties, ruimte.acties, "verbeteractie", "verbeteracties"),
        "opvallend": [_cut(zin, ruimte.tekens) for zin in kaart.opvallend[: ruimte.opvallend]],
        "meer_opvallend": _more(kaart.opvallend, ruimte.opvallend, "verschil", "verschillen"),
        "ruis": _group(kaart.ruis[: ruimte.ruis]),
        "aantal_ruis": len(kaart.ruis),
        "meer_ruis": _more(kaart.ruis, ruimte.ruis, "cijfer", "cijfers") if ruimte.ruis else "",
        "ontbreekt": [_cut(zin, ruimte.tekens) for zin in kaart.ontbreekt[: ruimte.ontbreekt]],
        "meer_ontbreekt": _more(kaart.ontbreekt, ruimte.ontbreekt, "punt", "punten"),
        "afspraken": [_shorten_afspraak(a, ruimte) for a in kaart.afspraken[: ruimte.afspraken]],
        "meer_afspraken": _more(kaart.afspraken, ruimte.afspraken, "afspraak", "afspraken"),
    }


def _shorten_afspraak(regel: Afspraakregel, ruimte: Ruimte) -> dict[str, Any]:
    return asdict(regel) | {
        "bezwaar": _cut(regel.bezwaar, ruimte.tekens),
        "voorwaarde": _cut(regel.voorwaarde, ruimte.tekens),
        "uitleg": _cut(regel.uitleg, ruimte.tekens),
        "vooruitzicht": regel.vooruitzicht if len(regel.vooruitzicht) <= ruimte.tekens else "",
    }


def _cut(tekst: str, tekens: int) -> str:
    """Shorten at a word; what was cut off shows."""
    if len(tekst) <= tekens:
        return tekst
    return f"{tekst[:tekens].rsplit(' ', 1)[0].rstrip(',;: ')} …" if tekens else ""


def _more(alles: Sequence[object], ruimte: int, enkel: str, meer: str) -> str:
    rest = len(alles) - ruimte
    return f"en nog {rest} {enkel if rest == 1 else meer}, zie Wijkspiegel" if rest > 0 else ""


def _talk(stof: Papierstof) -> str:
    if stof.gesprek is None:
        return "Er is nog geen gesprek gepland."
    gesprek = stof.gesprek
    tijd = f" om {gesprek.tijd:%H:%M}" if gesprek.tijd else ""
    waar = f", {_cut(gesprek.locatie, LANGSTE_PLEK)}" if gesprek.locatie else ""
    return f"Gesprek op {show_dag(gesprek.gesprek_op)}{tijd}{waar}."


def _list_promises(stof: Papierstof) -> Iterator[Toezeggingsregel]:
    """List the open promises, the municipality's first, then by date (R-43)."""
    open_ = [t for t in stof.toezeggingen if t.status is ToezeggingStatus.OPEN]
    open_.sort(key=lambda t: (stof.partijen[t.partijcode].soort != GEMEENTE, t.vervalt_op))
    for t in open_:
        is_te_laat = is_overdue(t, stof.vandaag)
        yield Toezeggingsregel(stof.partijen[t.partijcode].naam, t.tekst.strip(), _due(t, stof), is_te_laat)


def _list_acties(stof: Papierstof) -> Iterator[str]:
    """List the actions that went on in the quarter and are not yet kept or let go, the first to look back at on top."""
    fasen = load_keuzelijst("fase")
    for actie in stof.verbeteracties:
        if actie.fase in LOPEND and actie.start_kwartaal <= stof.kwartaal:
            is_nu = not actie.oordelen and actie.terugkijk_kwartaal <= stof.kwartaal
            terug = "In dit gesprek kijkt u terug." if is_nu else describe_terugkijk(actie)
            yield f"{actie.titel.rstrip('.')} (fase: {fasen[actie.fase].lower()}). {terug}"


def _due(toezegging: Toezegging, stof: Papierstof) -> str:
    voor = f"Toegezegd voor {show_dag(toezegging.vervalt_op)}"
    if not is_overdue(toezegging, stof.vandaag):
        return voor
    dagen = (stof.vandaag - toezegging.vervalt_op).days
    return f"{voor}, {dagen} {'dag' if dagen == 1 else 'dagen'} te laat"


def _order(cijfers: Sequence[Cijfer]) -> list[Cijfer]:
    return sorted(cijfers, key=lambda c: (c.soort != "uitkomst", c.interventiecode, c.indicatorcode))


def _noise(cijfer: Cijfer, stof: Papierstof) -> Ruisregel:
    wie = describe_informant(cijfer)
    naam = stof.indicatoren[cijfer.indicatorcode].naam
    return Ruisregel(_offer(cijfer, stof), f"{naam}{f' (volgens {wie})' if wie else ''}")


def _group(ruis: Sequence[Ruisregel]) -> list[dict[str, Any]]:
    """Put what is noise together per intervention."""
    groepen: dict[str, list[str]] = {}
    for regel in ruis:
        groepen.setdefault(regel.interventie, []).append(regel.naam)
    return [{"interventie": interventie, "namen": namen} for interventie, namen in groepen.items()]


def _offer(cijfer: Cijfer, stof: Papierstof) -> str:
    return stof.interventienamen.get(cijfer.interventiecode, cijfer.interventiecode)


def _name(cijfer: Cijfer, stof: Papierstof) -> str:
    wie = describe_informant(cijfer)
    naam = stof.indicatoren[cijfer.indicatorcode].naam
    return f"{naam}, {_offer(cijfer, stof)}{f' (volgens {wie})' if wie else ''}"


def _moved(cijfer: Cijfer, stof: Papierstof) -> str:
    """Say from where to where a figure went, and within which margin (R-12)."""
    indicator = stof.indicatoren[cijfer.indicatorcode]
    naar = show_waarde(cijfer.waarde, indicator.eenheid)
    van = (
        f"van {show_waarde(cijfer.vorige_waarde, indicator.eenheid)} in {show_periode(cijfer.periode, cijfer.vorig_kwartaal)} naar "
        if cijfer.vorige_waarde is not None
        else ""
    )
    reeks = stof.reeks_of(cijfer.indicatorcode, cijfer.interventiecode, cijfer.informant)
    marge = describe_verschil(reeks, cijfer, indicator)
    return f"{_name(cijfer, stof)}: {van}{naar}, {DUIDELIJK[cijfer.verandering]}. {marge}".strip()


def _list_missing(stof: Papierstof) -> Iterator[str]:
    """Say which afspraak has no figure, which is hidden, where half is unknown, and where the story is missing."""
    grens = load_kaartregels().dekking_laag
    if not stof.afspraken:
        yield "Er zijn geen afspraken die in dit kwartaal gelden."
    for afspraak in stof.afspraken:
        cijfer = stof.cijfer(afspraak)
        naam = f"{stof.indicatoren[afspraak.indicatorcode].naam}, {afspraak.interventie.naam}"
        if cijfer is None:
            yield f"Geen cijfer: {naam}."
        elif cijfer.is_onderdrukt or cijfer.waarde is None:
            yield f"Verborgen: {naam}."
        elif cijfer.dekking is not None and cijfer.dekking < grens:
            yield f"Van minder dan de helft bekend ({show_aandeel(cijfer.dekking)}): {naam}."
    zonder = len(stof.zonder_verhaal)
    if zonder:
        wat = "1 afspraak heeft" if zonder == 1 else f"{zonder} afspraken hebben"
        yield f"{wat} nog geen verhaal."
