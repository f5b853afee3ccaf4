"""The providers' files of a quarter, sent through the same services as any upload."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial

import polars as pl

from app.demo.stad import Daad, Demostad, at
from app.services.aanleveringen import (
    Ontvangst,
    Upload,
    confirm_koppelingen,
    justify_bevinding,
    receive_aanlevering,
    submit_aanlevering,
)
from pipelines.kolomwoorden import to_bevestigingen
from pipelines.rapport import Validatierapport
from pipelines.synthetic_bestanden import Bestand, make_bestanden, plant_fouten
from schemas.bevinding import Ernst
from schemas.catalogus import Bevestiging
from schemas.errors import DeclaratieError
from schemas.vocabulary import Kwartaal

# Who is late with the last quarter, and which file still has errors: so that Start has something to ask.
NOG_NIET: frozenset[tuple[str, str]] = frozenset(
    {
        ("thuisbasis", "trajecten"),
        ("thuisbasis", "effectmetingen"),
        ("sportraad", "trajecten"),
        ("taalmaatjes", "tellingen"),
        ("noordoever", "trajecten"),
    }
)
HALVERWEGE = ("springplank", "effectmetingen")
FOUTEN = ((4, 6, "144"), (9, 5, "31-11-2025"), (15, 4, "tussen"), (22, 6, "onbekend"))
"""Line, column and text: a score off the scale, no such day, an unknown moment, no number."""
TOELICHTINGEN = {
    "gebied_buiten_beschikking": "Deze jongeren wonen net over de grens van het gebied. Zij gaan hier naar school.",
    "interventie_buiten_beschikking": "Deze trajecten begonnen onder de vorige beschikking en liepen nog door.",
    "sprong": "Het aanbod begon of stopte in deze maanden; daardoor verandert het aantal in één keer.",
}
NAGEKEKEN = "De begeleiders keken dit na: zo is het opgeschreven en zo klopt het."


def plan_quarter(
    trajecten: pl.DataFrame,
    kwartaal: Kwartaal,
    partijnamen: Mapping[str, str],
    *,
    is_laatste: bool,
    zaad: int,
) -> Iterator[Daad]:
    """Plan the deliveries of one quarter, spread over the days after it."""
    for nummer, bestand in enumerate(make_bestanden(trajecten, kwartaal, partijnamen, zaad=zaad)):
        sleutel = (bestand.partijcode, bestand.soort)
        if is_laatste and sleutel in NOG_NIET:
            continue
        is_half = is_laatste and sleutel == HALVERWEGE
        # The last quarter ends two weeks before the demo's today.
        dag = kwartaal.laatste_dag + timedelta(days=6 + nummer % (6 if is_laatste else 11))
        te_sturen = plant_fouten(bestand, FOUTEN) if is_half else bestand
        yield Daad(at(dag, 9 + nummer % 8), 0, partial(_deliver_at, te_sturen, not is_half))


def _deliver_at(bestand: Bestand, indienen: bool, stad: Demostad, nu: datetime) -> None:
    deliver(stad, bestand, nu=nu, indienen=indienen)


def deliver(stad: Demostad, bestand: Bestand, *, nu: datetime, indienen: bool = True) -> int:
    """Receive, confirm what the check proposes, justify warnings and submit; as a person would."""
    login = stad.provider_login(bestand.partijcode)
    with stad.sessions() as session:
        gebruiker = stad.gebruiker(session, login)
    upload = Upload(bestand.inhoud, bestand.bestandsnaam, bestand.kwartaal, bestand.soort)
    with stad.sessions.begin() as session:
        ontvangst = receive_aanlevering(
            session, stad.archive, gebruiker, upload, referentie=stad.referentie, nu=nu
        )
    if not indienen:
        return ontvangst.aanlevering_id
    if keuzes := choose_voorstellen(ontvangst.rapport):
        with stad.sessions.begin() as session:
            ontvangst = confirm_koppelingen(
                session,
                stad.archive,
                gebruiker,
                ontvangst.aanlevering_id,
                keuzes,
                referentie=stad.referentie,
                nu=nu + timedelta(minutes=3),
            )
    if not ontvangst.rapport.is_acceptabel:
        fout = next(b for b in ontvangst.rapport.bevindingen if b.ernst is Ernst.FOUT)
        raise DeclaratieError(f"{bestand.bestandsnaam}: {fout.plaats}: {fout.boodschap}")
    with stad.sessions.begin() as session:
        for regel in warnings_of(ontvangst):
            tekst = TOELICHTINGEN.get(regel, NAGEKEKEN)
            justify_bevinding(
                session, gebruiker, ontvangst.aanlevering_id, regel, tekst, nu=nu + timedelta(minutes=5)
            )
        submit_aanlevering(session, gebruiker, ontvangst.aanlevering_id, nu=nu + timedelta(minutes=8))
    return ontvangst.aanlevering_id


def warnings_of(ontvangst: Ontvangst) -> list[str]:
    """Return the rules that warned."""
    return sorted({b.regel for b in ontvangst.rapport.bevindingen if b.ernst is Ernst.WAARSCHUWING})


def choose_voorstellen(rapport: Validatierapport) -> list[Bevestiging]:
    """Choose for each proposal: of a buurt and a gebied with the same name these providers mean the buurt."""
    gekozen: list[Bevestiging] = []
    for voorstel in rapport.voorstellen:
        codes = [code for code, _ in voorstel.keuzes]
        buurten = [code for code in codes if code.startswith("BU")]
        if codes:
            code = (buurten or codes)[0]
            gekozen += to_bevestigingen(voorstel.veld, voorstel.term, code, voorstel.schrijfwijzen)
    return gekozen
