"""The dossier as a workbook: the sheets of the contract export, and the files, checks and trace behind them."""

from collections.abc import Iterator

from app.components.getallen import show_kwartaal, show_moment
from app.reports.dossierstof import Dossier
from app.reports.verantwoording import list_bladen
from app.reports.werkmap import Blad, make_werkmap
from pipelines.oorzaken import group_oorzaken


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
