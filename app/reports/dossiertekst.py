"""The dossier in words, ready to be set on pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from app.components.cijfers import describe_count, describe_margin, describe_periode
from app.components.getallen import show_aandeel, show_dag, show_kwartaal, show_moment
from app.reports.cijferregel import VERBORGEN, is_shown
from app.reports.contract import Contract
from app.reports.dossierstof import Dossier
from app.reports.verantwoording import describe_target
from app.reports.voorwaarden import describe_voorwaarde, list_voorwaarden
from app.services.herleiding import Bestand
from pipelines.oorzaken import group_oorzaken
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from app.components.cijfers import Cijfer
    from app.store.tables import Aanlevering


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
        "randvoorwaarden": _describe_voorwaarden(contract, afspraak),
        "cijfers": [
            _describe_cijfer(contract, c, indicator.eenheid, dossier.herleidingen[c.cijfer_id])
            for c in contract.cijfers_of(afspraak)
        ],
    }


def _describe_voorwaarden(contract: Contract, afspraak: Mapping[str, Any]) -> list[str]:
    """Say per quarter whether the municipality did its part: it decides how the figures below are read (R-23)."""
    return [
        f"{show_kwartaal(r.cijfer.kwartaal)}, {contract.namen.get(r.cijfer.regiocode, r.cijfer.regiocode)}: "
        f"{describe_voorwaarde(r)}."
        for r in list_voorwaarden(contract, afspraak)
    ]


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
