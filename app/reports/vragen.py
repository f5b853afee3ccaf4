"""Three questions to ask, found from the figures by the rules of `schemas/gesprekskaart.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from app.components.cijfers import Cijfer, describe_count
from app.components.getallen import show_periode
from app.reports.stof import Papierstof
from app.services.nakoming import GEMEENTE, is_overdue
from schemas.gesprekskaart import load_kaartregels

if TYPE_CHECKING:
    from app.store.tables import Afspraak

Aanleiding = tuple[int, dict[str, str]]
"""The afspraak (0 for none) and what the sentence may name."""
ALTIJD = "altijd"


def choose_vragen(stof: Papierstof) -> list[str]:
    """Return the first questions that fit: each occasion once, and each afspraak once."""
    regels = load_kaartregels()
    gekozen: list[str] = []
    gehad: set[int] = set()
    for vraag in regels.vragen:
        if len(gekozen) == regels.aantal_vragen:
            break
        passend = next((a for a in AANLEIDINGEN[vraag.als](stof) if a[0] == 0 or a[0] not in gehad), None)
        if passend is not None:
            gehad.add(passend[0])
            gekozen.append(vraag.vraag.format(**passend[1]))
    return gekozen


def _name(stof: Papierstof, afspraak: Afspraak, **meer: str) -> Aanleiding:
    indicator = stof.indicatoren[afspraak.indicatorcode]
    return afspraak.id, {"indicator": indicator.naam, "interventie": afspraak.interventie.naam, **meer}


def _unmet(stof: Papierstof) -> Iterator[Aanleiding]:
    for status in stof.statussen:
        if status.voorwaarde is not None and status.voorwaarde.is_gehaald is False:
            yield _name(stof, status.afspraak)


def _overdue(stof: Papierstof) -> Iterator[Aanleiding]:
    te_laat = [t for t in stof.toezeggingen if is_overdue(t, stof.vandaag)]
    te_laat.sort(key=lambda t: (stof.partijen[t.partijcode].soort != GEMEENTE, t.vervalt_op))
    yield from ((0, {"partij": stof.partijen[t.partijcode].naam}) for t in te_laat)


def _moved(verandering: str) -> Callable[[Papierstof], Iterator[Aanleiding]]:
    def find(stof: Papierstof) -> Iterator[Aanleiding]:
        for afspraak, cijfer in _shown(stof):
            if cijfer.verandering == verandering and cijfer.vorig_kwartaal:
                vorig = show_periode(cijfer.periode, cijfer.vorig_kwartaal)
                yield _name(stof, afspraak, vorig=vorig)

    return find


def _not_recognised(stof: Papierstof) -> Iterator[Aanleiding]:
    vreemd = {(h.indicatorcode, h.interventiecode) for h in stof.herkenningen if h.antwoord != "herkend"}
    yield from (_name(stof, a) for a in stof.afspraken if (a.indicatorcode, a.interventiecode) in vreemd)


def _objection(stof: Papierstof) -> Iterator[Aanleiding]:
    yield from (_name(stof, a) for a in stof.afspraken if a.bezwaar.strip())


def _absent(stof: Papierstof) -> Iterator[Aanleiding]:
    te_zien = {a.id for a, _ in _shown(stof)}
    yield from (_name(stof, a) for a in stof.afspraken if a.id not in te_zien)


def _low_coverage(stof: Papierstof) -> Iterator[Aanleiding]:
    grens = load_kaartregels().dekking_laag
    for afspraak, cijfer in _shown(stof):
        if cijfer.dekking is not None and cijfer.dekking < grens:
            yield _name(stof, afspraak, telling=describe_count(cijfer))


def _no_story(stof: Papierstof) -> Iterator[Aanleiding]:
    yield from (_name(stof, a) for a in stof.afspraken if a.id in stof.zonder_verhaal)


def _always(_: Papierstof) -> Iterator[Aanleiding]:
    yield 0, {}


def _shown(stof: Papierstof) -> Iterator[tuple[Afspraak, Cijfer]]:
    for afspraak in stof.afspraken:
        cijfer = stof.cijfer(afspraak)
        if cijfer is not None and cijfer.waarde is not None and not cijfer.is_onderdrukt:
            yield afspraak, cijfer


AANLEIDINGEN: dict[str, Callable[[Papierstof], Iterator[Aanleiding]]] = {
    "voorwaarde_ongehaald": _unmet,
    "toezegging_over_tijd": _overdue,
    "duidelijk_slechter": _moved("duidelijk_slechter"),
    "niet_herkend": _not_recognised,
    "bezwaar": _objection,
    "duidelijk_beter": _moved("duidelijk_beter"),
    "cijfer_ontbreekt": _absent,
    "dekking_laag": _low_coverage,
    "verhaal_ontbreekt": _no_story,
    ALTIJD: _always,
}
