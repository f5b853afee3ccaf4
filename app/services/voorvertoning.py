"""Which figures would move if this upload were submitted, shown before anyone decides (R-01)."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.access import get_aanlevering
from app.store.archive import Archive
from app.store.stad import (
    Bronregel,
    add_geladen,
    load_bronregels,
    load_referentieregels,
    load_stad,
    to_bron,
)
from app.store.tables import Aanlevering
from app.store.tussenstand import Tussenstand
from app.toegang import require
from pipelines.reference import Referentie
from schemas.errors import NietGereedError
from schemas.rollen import Recht

SLEUTEL = ["indicatorcode", "interventiecode", "regiocode", "kwartaal", "informant"]


@dataclass(frozen=True)
class Verschuiving:
    """One figure of the own party before and after; None is hidden, or not there when it is not hidden."""

    indicatorcode: str
    interventiecode: str
    regiocode: str
    kwartaal: str
    informant: str
    oud: float | None
    nieuw: float | None
    oud_verborgen: bool = False
    nieuw_verborgen: bool = False


@dataclass(frozen=True)
class Voorvertoning:
    """The figures that move, and how many stay hidden whatever moved under them."""

    verschuivingen: tuple[Verschuiving, ...]
    blijft_verborgen: int


def preview_aanlevering(
    session: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    aanlevering_id: int,
    *,
    referentie: Referentie,
    drempel: int,
    bewaring: Tussenstand | None = None,
) -> Voorvertoning:
    """Compute the own figures without and with this upload, by the same steps as a build; nothing is kept."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    # Imported late: only who builds needs the statistics.
    from pipelines.bewaren import VERGETEN
    from pipelines.warehouse import compute_cijfers

    aanlevering = get_aanlevering(session, gebruiker, aanlevering_id)
    if aanlevering.rijen_sha256 is None:
        raise NietGereedError(("Herstel eerst de fouten; dan ziet u welke cijfers veranderen.",))
    stad = load_stad(session)
    referentie = add_geladen(referentie, load_referentieregels(session), archive)
    nu = [regel for regel in load_bronregels(session) if regel.partijcode == aanlevering.partijcode]
    straks = [regel for regel in nu if not _is_replaced(regel, aanlevering)] + [_as_bron(aanlevering)]
    oud, nieuw = (
        compute_cijfers(
            [to_bron(regel, archive) for regel in regels],
            stad,
            referentie,
            drempel=drempel,
            bewaring=bewaring or VERGETEN,
            kwartaal=aanlevering.kwartaal,
        )
        for regels in (nu, straks)
    )
    return compare_cijfers(_own(oud, aanlevering), _own(nieuw, aanlevering))


def compare_cijfers(oud: pd.DataFrame, nieuw: pd.DataFrame) -> Voorvertoning:
    """Return the figures that differ, in a fixed order."""
    kolommen = [*SLEUTEL, "waarde", "is_onderdrukt"]
    naast = oud[kolommen].merge(nieuw[kolommen], on=SLEUTEL, how="outer", suffixes=("_oud", "_nieuw"))
    volgorde = [f"{naam}_{wanneer}" for wanneer in ("oud", "nieuw") for naam in ("waarde", "is_onderdrukt")]
    alle = [
        Verschuiving(
            **dict(zip(SLEUTEL, sleutel, strict=True)),
            oud=_number(oude),
            nieuw=_number(nieuwe),
            oud_verborgen=_is_true(was_verborgen),
            nieuw_verborgen=_is_true(wordt_verborgen),
        )
        for *sleutel, oude, was_verborgen, nieuwe, wordt_verborgen in naast.sort_values(SLEUTEL)[
            [*SLEUTEL, *volgorde]
        ].itertuples(index=False, name=None)
    ]
    return Voorvertoning(
        tuple(v for v in alle if v.oud != v.nieuw),
        sum(v.nieuw_verborgen and v.oud is None for v in alle),
    )


def _own(cijfers: pd.DataFrame, aanlevering: Aanlevering) -> pd.DataFrame:
    is_eigen = (cijfers["partijcode"] == aanlevering.partijcode) & (
        cijfers["kwartaal"] == aanlevering.kwartaal
    )
    return cijfers.loc[is_eigen]


def _is_true(waarde: object) -> bool:
    """Read a truth that is absent when the figure is."""
    return not pd.isna(waarde) and bool(waarde)  # type: ignore[call-overload] # the stubs know no object


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
        aantal_rijen=aanlevering.rijen_aantal,
        rijen_sha256=aanlevering.rijen_sha256 or "",
        toelichting="",
    )
