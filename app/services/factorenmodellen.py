"""A gemeente's own factor model: checked as a whole, kept as a reference file, and perhaps its standard."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.referentiebestanden import Lading, Ladinguitkomst, load_referentiebestand
from app.store.archive import Archive
from pipelines.factorenlijst import Factorenlijst
from pipelines.geladen import STANDAARDMODEL
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.vocabulary import MODELCODE_VORM, Referentiesoort


@dataclass(frozen=True)
class Modelinvoer:
    """What the model is called, which version this is, and where it comes from."""

    model: str
    naam: str
    versie: str
    bron: str
    licentie: str
    bestandsnaam: str
    inhoud: bytes


def load_factorenmodel(
    session: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    invoer: Modelinvoer,
    lijst: Factorenlijst,
    *,
    nu: datetime,
) -> Ladinguitkomst:
    """Keep a checked list; a version of the same model before it is replaced and stays to be read."""
    if lijst.bevindingen:
        raise NietGereedError(tuple(f"{b.plaats}: {b.boodschap} {b.herstel}" for b in lijst.bevindingen))
    if not MODELCODE_VORM.fullmatch(invoer.model):
        raise OngeldigeWaardeError(
            f"'{invoer.model}' kan geen code van een model zijn. Gebruik hoofdletters en cijfers, bijvoorbeeld WAG."
        )
    lading = Lading(
        soort=Referentiesoort.FACTORENMODEL,
        sleutel=invoer.model,
        naam=invoer.naam,
        bron=invoer.bron,
        licentie=invoer.licentie,
        versie=invoer.versie,
        bestandsnaam=invoer.bestandsnaam,
        inhoud=invoer.inhoud,
        rijen=to_csv(lijst.rijen),
        aantal_rijen=len(lijst.rijen),
        verslag={"notities": [notitie.tekst for notitie in lijst.notities]},
    )
    return load_referentiebestand(session, archive, gebruiker, lading, nu=nu)


def choose_standaardmodel(
    session: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    model: str,
    *,
    modellen: frozenset[str],
    nu: datetime,
) -> Ladinguitkomst:
    """Make one model the standard of the gemeente; the others stay beside it."""
    if model not in modellen:
        raise OngeldigeWaardeError(
            f"'{model}' is geen factorenmodel dat hier bekend is. Kies uit: {', '.join(sorted(modellen))}."
        )
    rijen = to_csv(pd.DataFrame({"model": [model]}))
    lading = Lading(
        soort=Referentiesoort.FACTORENMODEL,
        sleutel=STANDAARDMODEL,
        naam=f"Standaardmodel: {model}",
        bron="gekozen door de gemeente",
        licentie="eigen keuze",
        versie=model,
        bestandsnaam="standaardmodel.csv",
        inhoud=rijen,
        rijen=rijen,
        aantal_rijen=1,
        verslag={},
    )
    return load_referentiebestand(session, archive, gebruiker, lading, nu=nu)


def to_csv(rijen: pd.DataFrame) -> bytes:
    """Write rows as the text a build reads back."""
    return rijen.to_csv(index=False).encode()
