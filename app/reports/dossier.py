"""The contract dossier of a day: what stood then, and from each clause the way to file, check and cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from app.components.cijfers import describe_count, describe_margin, describe_periode
from app.components.getallen import show_aandeel, show_dag, show_kwartaal, show_moment
from app.context import Context
from app.identity import Gebruiker
from app.queries.marts import Marts
from app.reports.cijferregel import VERBORGEN, is_shown
from app.reports.contract import Contract, end_of, load_contract
from app.reports.verantwoording import describe_target, list_bladen
from app.reports.werkmap import Blad, make_werkmap
from app.reports.zetten import set_pdf
from app.services.herleiding import Bestand, list_bestanden
from app.services.papieren import DOSSIER, issue_papier
from app.services.vroegere_cijfers import Opslagplaatsen, find_stand
from app.store.access import submissions_at
from pipelines.oorzaken import group_oorzaken
from pipelines.reference import load_referentie
from schemas.errors import OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from app.components.cijfers import Cijfer
    from app.store.tables import Aanlevering

VORMEN = ("pdf", "xlsx")


@dataclass(frozen=True)
class Dossier:
    """A contract with the submissions behind it and the files behind each figure of an afspraak."""

    contract: Contract
    dag: date
    aanleveringen: tuple[Aanlevering, ...]
    herleidingen: Mapping[str, tuple[Bestand, ...]]


def parse_dag(tekst: str, vandaag: date) -> date:
    """Read the day of an address; a day that has not been is refused."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        raise OngeldigeWaardeError(f"'{tekst}' is geen datum. Schrijf een datum als 2025-09-30.") from None
    if dag > vandaag:
        raise OngeldigeWaardeError("Deze dag moet nog komen. Kies vandaag of een eerdere dag.")
    return dag


def write_dossier(context: Context, gebruiker: Gebruiker, beschikking_id: int, vorm: str, dag: date) -> bytes:
    """Make the dossier of a day for one person, and log that it was made."""
    if vorm not in VORMEN:
        raise OngeldigeWaardeError(f"'{vorm}' kan niet. Kies pdf of xlsx.")
    moment = end_of(dag)
    plaatsen = Opslagplaatsen(context.sessions, context.archive, context.settings, load_referentie())
    stand = find_stand(plaatsen, moment)

    def make() -> bytes:
        with context.sessions() as session:
            contract = load_contract(context, session, gebruiker, beschikking_id, moment=moment, stand=stand)
            dossier = make_dossier(session, context.marts.at(stand), gebruiker, contract, dag)
            return dump_werkmap(dossier) if vorm == "xlsx" else dump_pdf(context, dossier)

    return issue_papier(
        context.sessions,
        gebruiker,
        DOSSIER,
        f"beschikking {beschikking_id}, stand {dag.isoformat()}",
        make,
        vorm=vorm,
        build_id=stand.build_id,
        nu=context.nu(),
    )


def make_dossier(
    session: Session, marts: Marts, gebruiker: Gebruiker, contract: Contract, dag: date
) -> Dossier:
    """Add to the contract what its figures follow from."""
    b = contract.beschikking
    ids = dict.fromkeys(c.cijfer_id for a in contract.afspraken for c in contract.cijfers_of(a))
    herleidingen = {id_: list_bestanden(session, gebruiker, marts.herleiding(gebruiker, id_)) for id_ in ids}
    gebruikt = {bestand.aanlevering_id for bestanden in herleidingen.values() for bestand in bestanden}
    ingediend = submissions_at(session, b["partijcode"], contract.moment)
    binnen = (
        a for a in ingediend if a.id in gebruikt or b["van_kwartaal"] <= a.kwartaal <= b["tot_kwartaal"]
    )
    return Dossier(contract, dag, tuple(binnen), herleidingen)


def dump_werkmap(dossier: Dossier) -> bytes:
    """Write every part as a sheet."""
    contract = dossier.contract
    titel = f"Dossier {contract.beschikking['kenmerk']}, stand {dossier.dag.isoformat()}"
    bladen = [*list_bladen(contract), *_list_evidence(dossier)]
    return make_werkmap(titel, bladen, op=contract.stand.gepubliceerd_op)


def _list_evidence(dossier: Dossier) -> Iterator[Blad]:
    yield _list_submissions(dossier)
    koppen: tuple[str, ...] = (
        "Aanlevering",
        "Controle",
        "Ernst",
        "Aantal",
        "Eerste plaats",
        "Gevonden",
        "Toegestaan",
        "Melding",
        "Toelichting",
    )
    yield Blad(
        "Controles", "Wat er bij de controle van elk bestand gevonden is", koppen, list(_list_checks(dossier))
    )
    koppen = (
        "Afspraak",
        "Cijfer-id",
        "Aanlevering",
        "Bestand",
        "Versie",
        "Regels",
        "Vingerafdruk (sha256)",
    )
    yield Blad("Herleiding", "Van afspraak naar cijfer naar bestand", koppen, list(_list_trace(dossier)))


def _list_submissions(dossier: Dossier) -> Blad:
    koppen = (
        "Nummer",
        "Kwartaal",
        "Soort",
        "Versie",
        "Bestand",
        "Regels",
        "Ingediend op",
        "Waarom verbeterd",
        "Vingerafdruk (sha256)",
    )
    rijen = [
        (
            a.id,
            show_kwartaal(a.kwartaal),
            a.soort,
            a.versie,
            a.bestandsnaam,
            a.rijen_aantal,
            show_moment(a.ingediend_op) if a.ingediend_op else "",
            a.correctie_reden,
            a.sha256,
        )
        for a in dossier.aanleveringen
    ]
    return Blad("Aanleveringen", "Elke ingediende versie; een eerdere blijft staan", koppen, rijen)


def _list_checks(dossier: Dossier) -> Iterator[tuple[str | int, ...]]:
    for aanlevering in dossier.aanleveringen:
        per_regel = {t.regel: t.tekst for t in aanlevering.toelichtingen}
        for oorzaak in group_oorzaken(aanlevering.rapport):
            eerste = oorzaak.eerste
            velden = ("plaats", "gevonden", "toegestaan", "boodschap")
            yield (
                aanlevering.id,
                oorzaak.regel,
                oorzaak.ernst,
                oorzaak.aantal,
                *(str(eerste.get(veld) or "") for veld in velden),
                per_regel.get(oorzaak.regel, ""),
            )


def _list_trace(dossier: Dossier) -> Iterator[tuple[str | int | None, ...]]:
    for afspraak in dossier.contract.afspraken:
        for cijfer in dossier.contract.cijfers_of(afspraak):
            for bestand in dossier.herleidingen[cijfer.cijfer_id]:
                yield (
                    afspraak["id"],
                    cijfer.cijfer_id,
                    bestand.aanlevering_id,
                    bestand.bestandsnaam,
                    bestand.versie,
                    bestand.rijen,
                    bestand.sha256,
                )


def dump_pdf(context: Context, dossier: Dossier) -> bytes:
    """Set the dossier; its moment is that of the figures, so that it is the same whenever it is asked for."""
    return set_pdf(
        "dossier",
        as_document(dossier),
        huisstijl=context.settings.huisstijl,
        nu=dossier.contract.stand.gepubliceerd_op,
    )


def as_document(dossier: Dossier) -> dict[str, Any]:
    """Put the dossier in words."""
    contract = dossier.contract
    b, namen = contract.beschikking, contract.namen
    return {
        "titel": f"Dossier {b['titel']}, stand op {show_dag(dossier.dag)}",
        "is_synthetisch": contract.is_synthetisch,
        "kop": f"{b['titel']} ({b['kenmerk']})",
        "dag": show_dag(dossier.dag),
        "feiten": _facts(contract),
        "doel": b["doeltekst"],
        "doelbijstellingen": [
            f"Vanaf {show_kwartaal(d['van_kwartaal'])}: {d['tekst']} Reden: {d['reden']}"
            for d in b["doelbijstellingen"]
        ],
        "afspraken": [_describe_afspraak(dossier, a) for a in contract.afspraken],
        "besluiten": [_describe_besluit(contract, r) for r in contract.besluiten],
        "toezeggingen": [_describe_toezegging(contract, t) for t in contract.toezeggingen],
        "aanleveringen": [_describe_aanlevering(a) for a in dossier.aanleveringen],
        "voet": f"Stand op {show_dag(dossier.dag)}. Cijfers van {show_moment(contract.stand.gepubliceerd_op)}, bouw {contract.stand.build_id[:12]}.",
        "namen": namen.get(b["partijcode"], b["partijcode"]),
    }


def _facts(contract: Contract) -> list[tuple[str, str]]:
    b, namen = contract.beschikking, contract.namen
    return [
        ("Partij", namen[b["partijcode"]]),
        ("Account", b["account"]),
        ("Looptijd", f"{show_kwartaal(b['van_kwartaal'])} tot en met {show_kwartaal(b['tot_kwartaal'])}"),
        ("Gebieden", ", ".join(namen.get(code, code) for code in b["gebieden"])),
        ("Interventies", ", ".join(namen.get(code, code) for code in b["interventies"])),
    ]


def _describe_afspraak(dossier: Dossier, afspraak: Mapping[str, Any]) -> dict[str, Any]:
    contract = dossier.contract
    indicator = contract.indicatoren[afspraak["indicatorcode"]]
    herkomst = load_keuzelijst("herkomst").get(afspraak["herkomst"], afspraak["herkomst"])
    bezwaar = f" Bezwaar van de aanbieder: {afspraak['bezwaar']}" if afspraak["bezwaar"] else ""
    kenmerken = [
        (
            "Geldt",
            f"{show_kwartaal(afspraak['van_kwartaal'])} tot en met {show_kwartaal(afspraak['geldt_tot'])}",
        ),
        ("Streefwaarde", f"{describe_target(contract, dict(afspraak))}. {herkomst}.{bezwaar}"),
        ("Formule", afspraak["formule"]),
        ("Waarom dit doel hier", afspraak["wijkreden"]),
        ("Randvoorwaarde gemeente", afspraak["randvoorwaarde"]),
        ("Waarvoor", load_keuzelijst("doel").get(afspraak["doel"], afspraak["doel"])),
        ("Gevraagd door", afspraak["gevraagd_door"]),
        ("Gevolg voor het contract", afspraak["gevolg_contract"]),
        ("Wanneer is het goed?", afspraak["wanneer_goed"]),
        ("Beëindigd", afspraak["einde_reden"]),
    ]
    return {
        "kop": f"{afspraak['id']}. {indicator.naam}, {contract.namen.get(afspraak['interventiecode'], '')}",
        "soort": indicator.soort,
        "kenmerken": [(naam, tekst) for naam, tekst in kenmerken if tekst],
        "cijfers": [
            _describe_cijfer(contract, c, indicator.eenheid, dossier.herleidingen[c.cijfer_id])
            for c in contract.cijfers_of(afspraak)
        ],
    }


def _describe_cijfer(
    contract: Contract, cijfer: Cijfer, eenheid: str, bestanden: Sequence[Bestand]
) -> dict[str, str]:
    dekking = f" ({show_aandeel(cijfer.dekking)})" if cijfer.dekking is not None else ""
    nummers = sorted({b.aanlevering_id for b in bestanden if b.aanlevering_id is not None})
    return {
        "plaats": contract.namen.get(cijfer.regiocode, cijfer.regiocode),
        "periode": describe_periode(cijfer),
        "waarde": describe_margin(cijfer, eenheid) if is_shown(cijfer) else VERBORGEN,
        "n": f"{describe_count(cijfer)}{dekking}" if is_shown(cijfer) else "",
        "bestanden": ", ".join(str(nummer) for nummer in nummers),
        "cijfer_id": cijfer.cijfer_id,
    }


def _describe_besluit(contract: Contract, besluit: Mapping[str, Any]) -> dict[str, str]:
    gevolg = load_keuzelijst("gevolg").get(besluit["gevolg"], besluit["gevolg"])
    return {
        "wanneer": f"{show_kwartaal(besluit['kwartaal'])}, {contract.namen.get(besluit['regiocode'], besluit['regiocode'])}",
        "afspraak": str(besluit["afspraak_id"]),
        "besluit": (besluit["besluit"] or "Geen apart besluit.") + _price(besluit["ingeleverd"]),
        "wie": load_keuzelijst("beslisrecht").get(besluit["beslisrecht"], besluit["beslisrecht"]),
        "gevolg": gevolg + (f": {besluit['gevolg_reden']}" if besluit["gevolg_reden"] else ""),
    }


def _price(ingeleverd: str) -> str:
    return f" Daarvoor valt weg: {ingeleverd}" if ingeleverd else ""


def _describe_toezegging(contract: Contract, toezegging: Mapping[str, Any]) -> dict[str, str]:
    stand = load_keuzelijst("toezegging_status").get(toezegging["status"], toezegging["status"])
    uitleg = toezegging["afgedaan_toelichting"]
    return {
        "wie": contract.namen.get(toezegging["partijcode"], toezegging["partijcode"]),
        "wat": toezegging["tekst"],
        "voor": show_dag(date.fromisoformat(toezegging["vervalt_op"])),
        "stand": f"{stand}. {uitleg}".strip() if uitleg else stand,
    }


def _describe_aanlevering(aanlevering: Aanlevering) -> dict[str, str]:
    oorzaken = group_oorzaken(aanlevering.rapport)
    ernsten = ("fout", "waarschuwing", "opmerking")
    aantallen = [(ernst, sum(o.aantal for o in oorzaken if o.ernst == ernst)) for ernst in ernsten]
    return {
        "nummer": str(aanlevering.id),
        "bestand": aanlevering.bestandsnaam,
        "versie": f"{show_kwartaal(aanlevering.kwartaal)}, {aanlevering.soort}, versie {aanlevering.versie}",
        "ingediend": show_moment(aanlevering.ingediend_op) if aanlevering.ingediend_op else "",
        "controle": ", ".join(f"{aantal} {ernst}" for ernst, aantal in aantallen if aantal)
        or "niets gevonden",
        "toelichting": " ".join(dict.fromkeys(t.tekst for t in aanlevering.toelichtingen)),
        "sha256": aanlevering.sha256,
    }
