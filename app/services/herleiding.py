"""The way from one figure back to the files, checks, definition and build it follows from (R-11)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.queries.marts import Marts
from app.queries.stand import Stand
from app.store.access import visible_bewijzen
from app.store.tables import Aanlevering
from app.toegang import require
from pipelines.oorzaken import group_oorzaken
from schemas.bevinding import Ernst
from schemas.errors import NietGevondenError
from schemas.grootheid import load_grootheden
from schemas.indicator import load_indicatoren
from schemas.rollen import Recht


@dataclass(frozen=True)
class Bestand:
    """One delivered file behind a figure; of a party not for this person everything but the quarter is absent.

    `sha256` is the receipt: the hash of the file as it came in. `bevindingen`: how many per weight.
    """

    is_zichtbaar: bool
    kwartaal: str
    is_vastgesteld: bool
    aanlevering_id: int | None = None
    partijcode: str = ""
    soort: str = ""
    versie: int | None = None
    bestandsnaam: str = ""
    rijen: int | None = None
    sha256: str = ""
    bevindingen: Mapping[str, int] | None = None
    toelichtingen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Telling:
    """One counted quantity under a figure: what it is, and how many where that may be seen."""

    rol: str
    naam: str
    definitie: str
    aantal: float | None


@dataclass(frozen=True)
class Herleiding:
    """Everything about one figure; `rij` is the row of the build, hidden and rounded as everywhere."""

    cijfer_id: str
    rij: Mapping[str, Any]
    indicator: Mapping[str, Any]
    tellingen: tuple[Telling, ...]
    bestanden: tuple[Bestand, ...]
    build_id: str
    codeversie: str
    gepubliceerd_op: str

    def as_json(self) -> dict[str, Any]:
        """Return plain values for a machine."""
        return asdict(self)


def trace_cijfer(session: Session, marts: Marts, gebruiker: Gebruiker, cijfer_id: str) -> Herleiding:
    """Trace one figure as far as this person may look; an unknown one and one of others are refused alike."""
    require(gebruiker, Recht.WIJKBEELD_BEKIJKEN)
    stand = marts.stand()
    gevonden = marts.cijfer(gebruiker, cijfer_id)
    if stand is None or gevonden.empty:
        raise NietGevondenError(
            "Dit cijfer staat niet in de laatste cijfers, of u kunt het niet bekijken. Kies het opnieuw in het wijkbeeld."
        )
    rij = {str(naam): _plain(waarde) for naam, waarde in gevonden.iloc[0].items()}
    return Herleiding(
        cijfer_id=cijfer_id,
        rij=rij,
        indicator=_describe_indicator(str(rij["indicatorcode"])),
        tellingen=list_tellingen(rij),
        bestanden=list_bestanden(session, gebruiker, marts.herleiding(gebruiker, cijfer_id)),
        build_id=stand.build_id,
        codeversie=marts.codeversie(),
        gepubliceerd_op=_moment(stand),
    )


def list_tellingen(rij: Mapping[str, Any]) -> tuple[Telling, ...]:
    """List numerator, denominator and those asked, with the number where the build shows it."""
    indicator = load_indicatoren()[str(rij["indicatorcode"])]
    grootheden = load_grootheden()
    delen = [
        ("teller", indicator.teller, rij["teller"]),
        ("noemer", indicator.noemer, rij["noemer"]),
        ("in aanmerking", indicator.gevraagd, rij["in_aanmerking"]),
    ]
    return tuple(
        Telling(rol, grootheden[code].naam, grootheden[code].definitie.strip(), aantal)
        for rol, code, aantal in delen
        if code in grootheden
    )


def list_bestanden(session: Session, gebruiker: Gebruiker, rijen: pd.DataFrame) -> tuple[Bestand, ...]:
    """List the files with what their receipts say, as far as this person may see."""
    waarden = [{str(k): _plain(v) for k, v in rij.items()} for rij in rijen.to_dict("records")]
    nummers = [int(rij["aanlevering_id"]) for rij in waarden if rij["aanlevering_id"] is not None]
    bewijzen = visible_bewijzen(session, gebruiker, nummers)
    return tuple(_read_bestand(rij, bewijzen) for rij in waarden)


def _read_bestand(rij: Mapping[str, Any], bewijzen: Mapping[int, Aanlevering]) -> Bestand:
    if not rij["mag_zien"]:
        return Bestand(False, str(rij["kwartaal"]), bool(rij["is_vastgesteld"]))
    nummer = int(rij["aanlevering_id"])
    bewijs = bewijzen.get(nummer)
    return Bestand(
        True,
        str(rij["kwartaal"]),
        bool(rij["is_vastgesteld"]),
        aanlevering_id=nummer,
        partijcode=str(rij["partijcode"]),
        soort=str(rij["soort"]),
        versie=int(rij["versie"]),
        bestandsnaam=str(rij["bestandsnaam"]),
        rijen=int(rij["rijen"]),
        sha256=bewijs.sha256 if bewijs else "",
        bevindingen=_count_bevindingen(bewijs) if bewijs else None,
        toelichtingen=tuple(dict.fromkeys(t.tekst for t in bewijs.toelichtingen)) if bewijs else (),
    )


def _count_bevindingen(bewijs: Aanlevering) -> dict[str, int]:
    """Count the findings of the report as the provider saw it, per weight."""
    oorzaken = group_oorzaken(bewijs.rapport)
    return {ernst.value: sum(o.aantal for o in oorzaken if o.ernst == ernst.value) for ernst in Ernst}


def _describe_indicator(code: str) -> dict[str, Any]:
    indicator = load_indicatoren()[code]
    velden = (
        "code",
        "naam",
        "soort",
        "vorm",
        "eenheid",
        "definitie",
        "geldigheid",
        "bron",
        "geldig_vanaf",
        "versie",
    )
    return {veld: getattr(indicator, veld) for veld in velden}


def _moment(stand: Stand) -> str:
    return stand.gepubliceerd_op.isoformat()


def _plain(waarde: Any) -> Any:
    """Write what is absent as None, and a number of numpy as a number of Python."""
    if pd.isna(waarde):
        return None
    return waarde.item() if hasattr(waarde, "item") else waarde
