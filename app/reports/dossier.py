"""The contract dossier of a day: what stood then, and from each clause the way to file, check and cell."""

from datetime import date

from app.context import Context
from app.identity import Gebruiker
from app.reports.contract import end_of, load_contract
from app.reports.dossierstof import Dossier, make_dossier
from app.reports.dossiertekst import as_document
from app.reports.dossierwerkmap import dump_werkmap
from app.reports.zetten import set_pdf
from app.services.papieren import DOSSIER, issue_papier
from app.services.vroegere_cijfers import Opslagplaatsen, find_stand
from pipelines.reference import load_referentie
from schemas.errors import OngeldigeWaardeError

VORMEN = ("pdf", "xlsx")


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


def dump_pdf(context: Context, dossier: Dossier) -> bytes:
    """Set the dossier; its moment is that of the figures, so that it is the same whenever it is asked for."""
    return set_pdf(
        "dossier",
        as_document(dossier),
        huisstijl=context.settings.huisstijl,
        nu=dossier.contract.stand.gepubliceerd_op,
    )
