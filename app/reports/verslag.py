"""The talk report after adoption: readings as released, conclusions, decisions, actions, promises, figures as seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from app.components.factoren import Factornaam, read_rijen
from app.components.getallen import show_dag, show_kwartaal, show_moment
from app.context import Context
from app.identity import Gebruiker
from app.reports.afspraakregel import Afspraakregel, describe_afspraak
from app.reports.stof import Papierstof, load_stof
from app.reports.woord import fill_word
from app.reports.zetten import set_pdf
from app.services.papieren import GESPREKSVERSLAG, issue_papier
from app.services.vaststellen import versions_of
from app.services.vroegere_cijfers import Opslagplaatsen, find_stand
from app.store.access import (
    get_gesprek,
    visible_conclusies,
    visible_lezingen,
    visible_toezeggingen,
    visible_verbeteracties,
    visible_verhalen,
)
from pipelines.reference import load_referentie
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GesprekStatus, LezingStatus, Vrijgave
from schemas.methode import load_methode

if TYPE_CHECKING:
    from app.queries.marts import Marts
    from app.store.tables import (
        Aanwezige,
        Afspraak,
        Conclusie,
        Gesprek,
        Lezing,
        Toezegging,
        Verbeteractie,
        Verhaal,
    )

VORMEN = ("pdf", "docx")
NIET_VASTGESTELD = "Het verslag is er zodra het gesprek is vastgesteld."
KANTEN = {"aanbieder": "De aanbieder", "gemeente": "De gemeente"}
GEEN_LEZING = "Deze lezing is niet vrijgegeven voor wie dit verslag opvroeg."


@dataclass(frozen=True)
class Verslag:
    """One adopted talk as this person may read it, in words."""

    titel: str
    is_synthetisch: bool
    kop: str
    partij: str
    plaats: str
    kwartaal: str
    gesprek_op: str
    vastgesteld: str
    deelnemers: tuple[str, ...]
    eigen_deel: str
    correcties: tuple[str, ...]
    afspraken: tuple[Mapping[str, Any], ...]
    acties: tuple[Mapping[str, str], ...]
    toezeggingen: tuple[Mapping[str, str], ...]
    voet: str


def write_verslag(context: Context, gebruiker: Gebruiker, gesprek_id: int, vorm: str) -> bytes:
    """Make the report for one person, and log that it was made."""
    if vorm not in VORMEN:
        raise OngeldigeWaardeError(f"'{vorm}' kan niet. Kies pdf of docx.")
    stand = context.marts.stand()

    def make() -> bytes:
        with context.sessions() as session:
            gesprek = get_gesprek(session, gebruiker, gesprek_id)
            verslag = make_verslag(context, session, gebruiker, gesprek)
            op = gesprek.vastgesteld_op or context.nu()
        if vorm == "docx":
            return fill_word("gespreksverslag", vars(verslag), huisstijl=context.settings.huisstijl, op=op)
        return set_pdf("gespreksverslag", vars(verslag), huisstijl=context.settings.huisstijl, nu=op)

    return issue_papier(
        context.sessions,
        gebruiker,
        GESPREKSVERSLAG,
        f"gesprek {gesprek_id}",
        make,
        vorm=vorm,
        build_id=stand.build_id if stand else "",
        nu=context.nu(),
    )


def make_verslag(context: Context, session: Session, gebruiker: Gebruiker, gesprek: Gesprek) -> Verslag:
    """Put the talk in words, with the figures of the build that was shown when it was adopted."""
    if gesprek.status is not GesprekStatus.VASTGESTELD or gesprek.vastgesteld_op is None:
        raise NietGereedError((NIET_VASTGESTELD,))
    plaatsen = Opslagplaatsen(context.sessions, context.archive, context.settings, load_referentie())
    toen = find_stand(plaatsen, gesprek.vastgesteld_op)
    stof = load_stof(
        replace(context, marts=context.marts.at(toen)),
        session,
        gebruiker,
        gesprek.beschikking_id,
        regiocode=gesprek.regiocode,
        kwartaal=gesprek.kwartaal,
    )
    b = gesprek.beschikking
    titel = f"Verslag kwartaalgesprek {show_kwartaal(gesprek.kwartaal)}"
    vastgesteld = f"Vastgesteld op {show_moment(gesprek.vastgesteld_op)} door {gesprek.vastgesteld_door}"
    return Verslag(
        titel=f"{titel}, {b.titel}, {stof.plaatsnaam}",
        is_synthetisch=stof.is_demo,
        kop=titel,
        partij=b.partij.naam,
        plaats=stof.plaatsnaam,
        kwartaal=f"{b.titel} ({b.kenmerk})",
        gesprek_op=show_dag(gesprek.gesprek_op),
        vastgesteld=f"{vastgesteld}.",
        deelnemers=tuple(_describe_stoel(a) for a in gesprek.aanwezigen),
        eigen_deel=gesprek.eigen_deel.strip(),
        correcties=tuple(
            f"{show_moment(v.vastgesteld_op)}, {v.vastgesteld_door}: {v.reden}"
            for v in versions_of(session, gesprek)
            if v.reden
        ),
        afspraken=tuple(_list_afspraken(session, context.marts.at(toen), gebruiker, gesprek, stof)),
        acties=tuple(
            describe_actie(v)
            for v in visible_verbeteracties(session, gebruiker)
            if v.gesprek_id == gesprek.id
        ),
        toezeggingen=tuple(
            _describe_toezegging(stof, t)
            for t in visible_toezeggingen(session, gebruiker)
            if t.gesprek_id == gesprek.id
        ),
        voet=f"{vastgesteld}. Cijfers zoals ze toen te zien waren: {show_moment(toen.gepubliceerd_op)}, bouw {toen.build_id[:12]}.",
    )


def _describe_stoel(aanwezige: Aanwezige) -> str:
    """Say in what role somebody sat there, on whose behalf, and of which layer and sector; never a name."""
    laag = load_keuzelijst("laag").get(aanwezige.laag, aanwezige.laag).lower()
    sector = load_keuzelijst("sector").get(aanwezige.sector, aanwezige.sector).lower()
    namens = f", {aanwezige.namens}" if aanwezige.namens else ""
    return f"{aanwezige.wie}{namens} ({laag}, {sector})"


def _list_afspraken(
    session: Session, marts: Marts, gebruiker: Gebruiker, gesprek: Gesprek, stof: Papierstof
) -> Iterator[dict[str, Any]]:
    factoren = {f.factor_id: f.naam for f in read_rijen(marts.factoren(), Factornaam)}
    lezingen = [z for z in visible_lezingen(session, gebruiker, gesprek) if _is_released(z)]
    verhalen = [v for v in visible_verhalen(session, gebruiker, gesprek) if v.vrijgave is not Vrijgave.EIGEN]
    conclusies = visible_conclusies(session, gebruiker, gesprek)
    for afspraak in stof.afspraken:
        yield _describe_regel(describe_afspraak(stof, afspraak)) | {
            "lezingen": [_describe_kant(kant, afspraak, lezingen, factoren) for kant in KANTEN],
            "verhalen": [_describe_verhaal(v, factoren) for v in verhalen if v.afspraak_id == afspraak.id],
            "conclusie": _describe_conclusie(afspraak, conclusies),
        }


def _is_released(lezing: Lezing) -> bool:
    """What a side kept for itself is on no paper, not even its own."""
    return lezing.status is LezingStatus.INGEDIEND and lezing.vrijgave is not Vrijgave.EIGEN


def _describe_regel(regel: Afspraakregel) -> dict[str, Any]:
    return {veld: getattr(regel, veld) for veld in vars(regel) if veld != "tekening"} | {
        "tekening": regel.tekening
    }


def _describe_kant(
    kant: str, afspraak: Afspraak, lezingen: Sequence[Lezing], factoren: Mapping[str, str]
) -> dict[str, Any]:
    lezing = next((z for z in lezingen if z.afspraak_id == afspraak.id and z.kant == kant), None)
    if lezing is None:
        return {"kant": KANTEN[kant], "antwoorden": [], "geen": GEEN_LEZING}
    methode = load_methode(lezing.methode)
    stappen, verdieping = (
        [(s.naam, lezing.antwoorden.get(s.code, "")) for s in vragen]
        for vragen in (methode.stappen, methode.verdieping)
    )
    antwoorden = [
        *stappen,
        ("Twijfel", lezing.twijfel),
        ("Andere verklaring", lezing.andere_verklaring),
        *verdieping,
        ("Hield tegen", _as_sentence(load_keuzelijst("belemmering").get(lezing.belemmering, ""))),
        ("Factor die meespeelt", _as_sentence(factoren.get(lezing.factor_id, lezing.factor_id))),
    ]
    return {
        "kant": KANTEN[kant],
        "antwoorden": [(naam, tekst) for naam, tekst in antwoorden if tekst.strip()],
        "geen": "",
    }


def _as_sentence(naam: str) -> str:
    return f"{naam}." if naam else ""


def _describe_verhaal(verhaal: Verhaal, factoren: Mapping[str, str]) -> dict[str, str]:
    """Say who told it, how it fits the figure, what it is about, and of which factor; none says who looked for it."""
    if verhaal.is_geen_verhaal:
        wat = "Gezocht naar een ander verhaal, niet gevonden" if verhaal.is_tegenverhaal else "Geen verhaal"
        return {"bron": "", "tekst": f"{wat}, volgens de {verhaal.kant}. {verhaal.tekst}".strip()}
    delen = (
        "tegenverhaal" if verhaal.is_tegenverhaal else "",
        load_keuzelijst("verhaal_bron").get(verhaal.bron, verhaal.bron),
        load_keuzelijst("confrontatie").get(verhaal.confrontatie, "").lower(),
        verhaal.thema.strip(),
        factoren.get(verhaal.factor_id, verhaal.factor_id),
    )
    return {"bron": "; ".join(deel for deel in delen if deel), "tekst": verhaal.tekst}


def _describe_conclusie(afspraak: Afspraak, conclusies: Sequence[Conclusie]) -> dict[str, str]:
    conclusie = next((c for c in conclusies if c.afspraak_id == afspraak.id), None)
    if conclusie is None:
        return {"kop": "", "tekst": "", "verschil": "", "besluit": "", "ingeleverd": "", "gevolg": ""}
    gevolg = load_keuzelijst("gevolg").get(conclusie.gevolg, conclusie.gevolg)
    beslist = load_keuzelijst("beslisrecht").get(conclusie.beslisrecht, conclusie.beslisrecht)
    return {
        "kop": "Gezamenlijke conclusie" if conclusie.is_gezamenlijk else "Vastgelegd verschil",
        "tekst": conclusie.tekst,
        "verschil": conclusie.verschil,
        "besluit": f"{conclusie.besluit.rstrip('.')} ({beslist})" if conclusie.besluit else "",
        "ingeleverd": conclusie.ingeleverd.strip(),
        "gevolg": (gevolg + (f": {conclusie.gevolg_reden}" if conclusie.gevolg_reden else "")).rstrip("."),
    }


def describe_actie(actie: Verbeteractie) -> dict[str, str]:
    """Say what will be done and who is to be thanked for it (R-44)."""
    rollen = (
        ("idee", actie.ideegever),
        ("uitvoering", actie.uitvoerder),
        ("geld", actie.financier),
        ("meegedacht", actie.meedenkers),
    )
    return {
        "titel": actie.titel,
        # Another sentence follows on paper.
        "omdat": actie.omdat if actie.omdat.endswith((".", "!", "?")) else f"{actie.omdat}.",
        "eigenaar": actie.eigenaar,
        "terug": show_kwartaal(actie.terugkijk_kwartaal),
        "met_dank": "; ".join(f"{rol}: {wie}" for rol, wie in rollen if wie),
    }


def _describe_toezegging(stof: Papierstof, toezegging: Toezegging) -> dict[str, str]:
    return {
        "wie": stof.partijen[toezegging.partijcode].naam,
        "wat": toezegging.tekst,
        "voor": show_dag(toezegging.vervalt_op),
    }
