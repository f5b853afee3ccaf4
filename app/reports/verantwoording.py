"""The contract export: figures, agreements, provenance, objections, decisions and promises; never a reading (R-35)."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from app.components.getallen import show_dag, show_kwartaal, show_moment, show_waarde
from app.context import Context
from app.identity import Gebruiker
from app.reports.cijferregel import KOPPEN, as_cells, as_record
from app.reports.contract import Contract, end_of, load_contract
from app.reports.stof import require_stand
from app.reports.voorwaarden import as_records, list_blad
from app.reports.werkmap import Blad, make_werkmap
from app.services.papieren import VERANTWOORDING, issue_papier
from schemas.errors import OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst

VERSIE = 2
VORMEN = ("json", "xlsx")
GRENZEN = (
    "Dit bestand bevat wat voor verantwoording is bedoeld. Lezingen, verhalen en afwijkingen horen bij het leren "
    "en staan er niet in. Verborgen cijfers gaan over te weinig mensen, of zouden een ander klein aantal verraden."
)
LETTERLIJK = "Deze tekst staat hier zoals hij is opgeschreven."


def write_verantwoording(context: Context, gebruiker: Gebruiker, beschikking_id: int, vorm: str) -> bytes:
    """Make the export for one person, and log that it was made; equal content gives equal bytes."""
    if vorm not in VORMEN:
        raise OngeldigeWaardeError(f"'{vorm}' kan niet. Kies json of xlsx.")
    stand, moment = require_stand(context), end_of(context.vandaag())

    def make() -> bytes:
        with context.sessions() as session:
            contract = load_contract(context, session, gebruiker, beschikking_id, moment=moment, stand=stand)
        return dump_json(contract) if vorm == "json" else dump_werkmap(contract)

    return issue_papier(
        context.sessions,
        gebruiker,
        VERANTWOORDING,
        f"beschikking {beschikking_id}",
        make,
        vorm=vorm,
        build_id=stand.build_id,
        nu=context.nu(),
    )


def dump_json(contract: Contract) -> bytes:
    """Write the records for a machine, keys in a fixed order."""
    return (json.dumps(as_document(contract), ensure_ascii=False, indent=1) + "\n").encode()


def as_document(contract: Contract) -> dict[str, Any]:
    """Put the records together; nothing in it depends on when it was asked for."""
    return {
        "papier": VERANTWOORDING.code,
        "versie": VERSIE,
        "is_synthetisch": contract.is_synthetisch,
        "grenzen": GRENZEN,
        "build_id": contract.stand.build_id,
        "cijfers_van": contract.stand.gepubliceerd_op.isoformat(),
        "beschikking": contract.beschikking | {"partij": contract.namen[contract.beschikking["partijcode"]]},
        "afspraken": [_as_record(contract, a) for a in contract.afspraken],
        "cijfers": [as_record(c) for c in contract.cijfers],
        "besluiten": list(contract.besluiten),
        "toezeggingen": list(contract.toezeggingen),
    }


def _as_record(contract: Contract, afspraak: dict[str, Any]) -> dict[str, Any]:
    """Write an afspraak with what its target counts over and how its preconditions stand."""
    indicator = contract.indicatoren[afspraak["indicatorcode"]]
    return afspraak | {
        "streefwaarde_is_van_alle_gebieden_samen": contract.is_samen(indicator),
        "randvoorwaarden": as_records(contract, afspraak),
    }


def dump_werkmap(contract: Contract) -> bytes:
    """Write the same for people."""
    titel = f"Verantwoording {contract.beschikking['kenmerk']}"
    return make_werkmap(titel, list_bladen(contract), op=contract.stand.gepubliceerd_op)


def list_bladen(contract: Contract) -> Iterator[Blad]:
    """Return the sheets that contract export and dossier share."""
    yield _about(contract)
    yield list_afspraken(contract)
    yield list_blad(contract)
    yield list_cijfers(contract)
    yield list_besluiten(contract)
    yield list_toezeggingen(contract)
    yield list_definities(contract)


def _about(contract: Contract) -> Blad:
    b, naam = contract.beschikking, contract.namen
    rijen: list[tuple[str, str | int]] = [
        ("Beschikking", f"{b['titel']} ({b['kenmerk']})"),
        ("Partij", naam[b["partijcode"]]),
        ("Account", b["account"]),
        ("Looptijd", f"{show_kwartaal(b['van_kwartaal'])} tot en met {show_kwartaal(b['tot_kwartaal'])}"),
        ("Gebieden", ", ".join(naam.get(code, code) for code in b["gebieden"])),
        ("Interventies", ", ".join(naam.get(code, code) for code in b["interventies"])),
        ("Bedrag in euro", b["budget_euro"]),
        ("Vrije inzet", b["vrije_inzet_aantal"]),
        ("Doel, oorspronkelijke woorden", b["doeltekst"]),
        *(
            (f"Doel vanaf {show_kwartaal(d['van_kwartaal'])}", f"{d['tekst']} (reden: {d['reden']})")
            for d in b["doelbijstellingen"]
        ),
        ("Cijfers van", show_moment(contract.stand.gepubliceerd_op)),
        ("Bouw", contract.stand.build_id),
        ("Grenzen", GRENZEN),
    ]
    kop = (
        "Synthetische gegevens: alles in dit bestand is verzonnen."
        if contract.is_synthetisch
        else "Over dit bestand"
    )
    return Blad("Over dit bestand", kop, ("Wat", "Inhoud"), rijen)


def list_afspraken(contract: Contract) -> Blad:
    """List every version with its passport, target, provenance and objection (R-20, R-22)."""
    koppen = (
        "Nummer",
        "Indicator",
        "Interventie",
        "Geldt van",
        "Geldt tot en met",
        "Streefwaarde",
        "Hoe bepaald",
        "Bezwaar van de aanbieder",
        "Formule",
        "Waarom dit doel hier",
        "Randvoorwaarde gemeente",
        "Waarvoor",
        "Gevraagd door",
        "Gevolg voor de professional",
        "Gevolg voor de organisatie",
        "Gevolg voor het contract",
        "Uren per kwartaal",
        "Wie ziet het",
        "Wanneer is het goed?",
        "Hoe is het te omzeilen?",
        "Tegenindicator",
        "Vervangt nummer",
        "Waarom beëindigd",
    )
    rijen = [
        (
            a["id"],
            contract.indicatoren[a["indicatorcode"]].naam,
            contract.namen.get(a["interventiecode"], a["interventiecode"]),
            show_kwartaal(a["van_kwartaal"]),
            show_kwartaal(a["geldt_tot"]),
            describe_target(contract, a),
            load_keuzelijst("herkomst").get(a["herkomst"], a["herkomst"]),
            a["bezwaar"],
            a["formule"],
            a["wijkreden"],
            a["randvoorwaarde"],
            load_keuzelijst("doel").get(a["doel"], a["doel"]),
            a["gevraagd_door"],
            a["gevolg_professional"],
            a["gevolg_organisatie"],
            a["gevolg_contract"],
            a["lasten_uren"],
            a["wie_ziet"],
            a["wanneer_goed"],
            a["hoe_te_omzeilen"],
            _name_indicator(contract, a["tegenindicator"]),
            a["vervangt_id"],
            a["einde_reden"],
        )
        for a in contract.afspraken
    ]
    return Blad("Afspraken", f"Uitkomsten eerst. {LETTERLIJK}", koppen, rijen)


def describe_target(contract: Contract, afspraak: dict[str, Any]) -> str:
    """Write the target in its unit; without one it is learned from."""
    if afspraak["streefwaarde"] is None:
        return "geen; om van te leren"
    indicator = contract.indicatoren[afspraak["indicatorcode"]]
    per = " per kwartaal" if indicator.eenheid == "aantal" else ""
    samen = " in alle gebieden samen" if contract.is_samen(indicator) else ""
    return f"{show_waarde(afspraak['streefwaarde'], indicator.eenheid)}{per}{samen}"


def _name_indicator(contract: Contract, code: str) -> str:
    return contract.indicatoren[code].naam if code in contract.indicatoren else code


def list_cijfers(contract: Contract) -> Blad:
    """List the figures with n, coverage and margin; a hidden one says so."""
    rijen = [as_cells(c, contract.indicatoren[c.indicatorcode], contract.namen) for c in contract.cijfers]
    return Blad("Cijfers", f"Cijfers van {show_moment(contract.stand.gepubliceerd_op)}", KOPPEN, rijen)


def list_besluiten(contract: Contract) -> Blad:
    """List what adopted talks decided, with who had the right to."""
    rijen = [
        (
            show_kwartaal(b["kwartaal"]),
            contract.namen.get(b["regiocode"], b["regiocode"]),
            b["afspraak_id"],
            b["besluit"],
            load_keuzelijst("beslisrecht").get(b["beslisrecht"], b["beslisrecht"]),
            b["ingeleverd"],
            load_keuzelijst("gevolg").get(b["gevolg"], b["gevolg"]),
            b["gevolg_reden"],
            b["vastgesteld_op"],
        )
        for b in contract.besluiten
    ]
    koppen = (
        "Kwartaal",
        "Gebied",
        "Afspraak",
        "Besluit",
        "Wie beslist",
        "Wat daarvoor wegvalt",
        "Gevolg",
        "Reden",
        "Vastgesteld op",
    )
    return Blad("Besluiten", "Besluiten uit vastgestelde gesprekken", koppen, rijen)


def list_toezeggingen(contract: Contract) -> Blad:
    """List the promises of the municipality and of the party, by date."""
    rijen = [
        (
            t["id"],
            contract.namen.get(t["partijcode"], t["partijcode"]),
            t["tekst"],
            show_dag(date.fromisoformat(t["vervalt_op"])),
            load_keuzelijst("toezegging_status").get(t["status"], t["status"]),
            t["afgedaan_op"],
            t["afgedaan_toelichting"],
            t["vervolg_van_id"],
        )
        for t in contract.toezeggingen
    ]
    koppen = (
        "Nummer",
        "Wie",
        "Wat",
        "Voor",
        "Hoe het staat",
        "Afgedaan op",
        "Toelichting",
        "Vervolg van nummer",
    )
    return Blad("Toezeggingen", f"Van gemeente en aanbieder. {LETTERLIJK}", koppen, rijen)


def list_definities(contract: Contract) -> Blad:
    """List what each indicator in the file means."""
    codes = {c.indicatorcode for c in contract.cijfers} | {a["indicatorcode"] for a in contract.afspraken}
    indicatoren = sorted((contract.indicatoren[code] for code in codes), key=lambda i: i.naam)
    rijen = [(i.naam, i.code, i.soort, i.eenheid, i.definitie.strip(), i.bron, i.versie) for i in indicatoren]
    koppen = ("Indicator", "Code", "Soort", "Eenheid", "Definitie", "Bron", "Versie")
    return Blad("Definities", "Wat elk cijfer telt", koppen, rijen)
