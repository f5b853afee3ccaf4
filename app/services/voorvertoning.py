"""Which figures would move if this upload were submitted, shown before anyone decides (R-01)."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.access import get_aanlevering
from app.store.archive import Archive
from app.store.stad import Bronregel, load_bronregels, load_stad, to_bron
from app.store.tables import Aanlevering
from app.toegang import require
from pipelines.reference import Referentie
from schemas.errors import NietGereedError
from schemas.rollen import Recht

SLEUTEL = ["indicatorcode", "interventiecode", "regiocode", "kwartaal", "informant"]


@dataclass(frozen=True)
class Verschuiving:
    """One figure of the own party before and after; None is hidden or not there."""

    indicatorcode: str
    interventiecode: str
    regiocode: str
    kwartaal: str
    informant: str
    oud: float | None
    nieuw: float | None


def preview_aanlevering(
    session: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    aanlevering_id: int,
    *,
    referentie: Referentie,
    drempel: int,
) -> list[Verschuiving]:
    """Compute the own figures without and with this upload, by the same steps as a build; nothing is kept."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    # Imported late: only who builds needs the statistics.
    from pipelines.warehouse import compute_cijfers

    aanlevering = get_aanlevering(session, gebruiker, aanlevering_id)
    if aanlevering.rijen_sha256 is None:
        raise NietGereedError(("Herstel eerst de fouten; dan ziet u welke cijfers veranderen.",))
    stad = load_stad(session)
    nu = [regel for regel in load_bronregels(session) if regel.partijcode == aanlevering.partijcode]
    straks = [regel for regel in nu if not _is_replaced(regel, aanlevering)] + [_as_bron(aanlevering)]
    oud, nieuw = (
        compute_cijfers([to_bron(regel, archive) for regel in regels], stad, referentie, drempel=drempel)
        for regels in (nu, straks)
    )
    return compare_cijfers(_own(oud, aanlevering), _own(nieuw, aanlevering))


def compare_cijfers(oud: pd.DataFrame, nieuw: pd.DataFrame) -> list[Verschuiving]:
    """Return the figures that differ, in a fixed order."""
    naast = oud[[*SLEUTEL, "waarde"]].merge(
        nieuw[[*SLEUTEL, "waarde"]], on=SLEUTEL, how="outer", suffixes=("_oud", "_nieuw")
    )
    verschillen = [
        Verschuiving(**dict(zip(SLEUTEL, sleutel, strict=True)), oud=_number(oude), nieuw=_number(nieuwe))
        for *sleutel, oude, nieuwe in naast.sort_values(SLEUTEL).itertuples(index=False, name=None)
    ]
    return [verschil for verschil in verschillen if verschil.oud != verschil.nieuw]


def _own(cijfers: pd.DataFrame, aanlevering: Aanlevering) -> pd.DataFrame:
    is_eigen = (cijfers["partijcode"] == aanlevering.partijcode) & (
        cijfers["kwartaal"] == aanlevering.kwartaal
    )
    return cijfers.loc[is_eigen]


def _number(waarde: float | None) -> float | None:
    return None if waarde is None or pd.isna(waarde) else float(waarde)


def _is_replaced(regel: Bronregel, aanlevering: Aanlevering) -> bool:
    return (regel.kwartaal, regel.soort) == (aanlevering.kwartaal, aanlevering.soort)


def _as_bron(aanlevering: Aanlevering) -> Bronregel:
    return Bronregel(
        aanlevering_id=aanlevering.id,
        partijcode=aanlevering.partijcode,
        kwartaal=aanlevering.kwartaal,
        soort=aanlevering.soort,
        versie=(aanlevering.versie or 0) + 1,
        is_vastgesteld=False,
        bestandsnaam=aanlevering.bestandsnaam,
        rijen_sha256=aanlevering.rijen_sha256 or "",
        toelichting="",
    )
