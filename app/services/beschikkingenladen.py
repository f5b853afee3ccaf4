"""Loading beschikkingen with their afspraken: checked as a whole, kept as concepts; people announce, files do not."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.afspraakconcepten import Afspraakinvoer, fill_concept
from app.services.logboek import write_log
from app.store.tables import (
    Account,
    AccountBeschikking,
    Afspraak,
    Beschikking,
    BeschikkingGebied,
    BeschikkingInterventie,
    Interventie,
    Partij,
)
from app.toegang import require
from schemas.errors import GeenToegangError, NietGereedError
from schemas.indicator import load_indicatoren
from schemas.leercyclus import AfspraakStatus
from schemas.rollen import Bereik, Recht, get_rol

if TYPE_CHECKING:
    from pipelines.beschikkingenlijst import Beschikkingenlijst, Register
    from pipelines.reference import Referentie

VELDEN = (
    "kenmerk", "titel", "partijcode", "account", "afdeling", "van_kwartaal", "tot_kwartaal", "budget_euro",
    "lokaal_budget_euro", "vrije_inzet_aantal", "verlengingen_hoogstens", "verlenging_kwartalen", "doeltekst",
)  # fmt: skip


def make_register(session: Session, referentie: "Referentie") -> "Register":
    """Return the names and codes a list may use."""
    from pipelines.beschikkingenlijst import Register, plain

    regios = referentie.regios
    gebieden = regios[regios["niveau"] == "gebied"]
    partijen = session.scalars(select(Partij)).all()
    interventies = session.scalars(select(Interventie)).all()
    return Register(
        partijen={plain(p.naam): p.code for p in partijen} | {p.code: p.code for p in partijen},
        interventies={plain(i.naam): i.code for i in interventies} | {i.code: i.code for i in interventies},
        gebieden={plain(naam): code for naam, code in zip(gebieden["naam"], gebieden["code"], strict=True)}
        | {code.casefold(): code for code in gebieden["code"]},
        kenmerken=frozenset(session.scalars(select(Beschikking.kenmerk))),
        gesloten={("partij", p.code): p.laatste_kwartaal for p in partijen if p.laatste_kwartaal}
        | {("interventie", i.code): i.laatste_kwartaal for i in interventies if i.laatste_kwartaal},
    )


def load_beschikkingen(
    session: Session, gebruiker: Gebruiker, lijst: "Beschikkingenlijst", *, nu: datetime
) -> list[Beschikking]:
    """Keep a list without a mistake, in one transaction; who keeps the account already sees what is new."""
    check_beschikkingen(session, gebruiker, lijst)
    per_kenmerk = {b.kenmerk: b for b in session.scalars(select(Beschikking))}
    gemaakt = []
    # A predecessor may stand lower in the same file.
    for rij in sorted(lijst.beschikkingen, key=lambda r: r["van_kwartaal"]):
        beschikking = _make(rij, per_kenmerk)
        session.add(beschikking)
        session.flush()
        per_kenmerk[beschikking.kenmerk] = beschikking
        for afspraak in (a for a in lijst.afspraken if a["kenmerk"] == beschikking.kenmerk):
            session.add(_make_concept(gebruiker, beschikking, afspraak, nu))
        _give_to_accounts(session, beschikking)
        write_log(session, gebruiker, "beschikking_geladen", f"beschikking {beschikking.id}", nu=nu)
        gemaakt.append(beschikking)
    session.flush()
    return gemaakt


def check_beschikkingen(session: Session, gebruiker: Gebruiker, lijst: "Beschikkingenlijst") -> None:
    """Refuse what this person may not load, and a list that cannot be kept as a whole."""
    require(gebruiker, Recht.BESCHIKKINGEN_LADEN)
    if lijst.bevindingen:
        raise NietGereedError(tuple(f"{b.plaats}: {b.boodschap} {b.herstel}" for b in lijst.bevindingen))
    if not lijst.beschikkingen:
        raise NietGereedError(("Er staat geen beschikking in dit bestand.",))
    _check_accounts(session, gebruiker, {rij["account"] for rij in lijst.beschikkingen})


def _check_accounts(session: Session, gebruiker: Gebruiker, accounts: set[str]) -> None:
    if gebruiker.rol.bereik is not Bereik.EIGEN_BESCHIKKINGEN:
        return
    vraag = select(Beschikking.account).where(Beschikking.id.in_(gebruiker.beschikking_ids))
    if vreemd := sorted(accounts - set(session.scalars(vraag))):
        raise GeenToegangError(
            f"U laadt alleen beschikkingen van uw eigen account, niet van {', '.join(vreemd)}."
        )


def _make(rij: dict[str, Any], per_kenmerk: dict[str, Beschikking]) -> Beschikking:
    voorganger = per_kenmerk.get(rij["voorganger"])
    if rij["voorganger"] and voorganger is None:
        raise NietGereedError((f"Voorganger '{rij['voorganger']}' van {rij['kenmerk']} bestaat niet.",))
    return Beschikking(
        **{veld: rij[veld] for veld in VELDEN},
        voorganger_id=voorganger.id if voorganger else None,
        interventies=[
            BeschikkingInterventie(interventiecode=code, regime=regime)
            for code, regime in rij["interventies"]
        ],
        gebieden=[BeschikkingGebied(regiocode=code) for code in rij["gebieden"]],
    )


def _make_concept(
    gebruiker: Gebruiker, beschikking: Beschikking, rij: dict[str, Any], nu: datetime
) -> Afspraak:
    velden = {veld: waarde for veld, waarde in rij.items() if veld != "kenmerk"}
    if velden["streefwaarde"] is not None:
        eenheid = load_indicatoren()[rij["indicatorcode"]].eenheid
        velden["streefwaarde"] = target_of(velden["streefwaarde"], eenheid)
    concept = Afspraak(
        beschikking_id=beschikking.id,
        status=AfspraakStatus.CONCEPT,
        van_kwartaal=beschikking.van_kwartaal,
        gemaakt_door=gebruiker.naam,
        gemaakt_op=nu,
    )
    fill_concept(concept, beschikking, Afspraakinvoer(**velden))
    return concept


def describe_aantallen(lijst: "Beschikkingenlijst") -> str:
    """Say how much there is: `1 beschikking en 3 afspraken`."""
    beschikkingen, afspraken = len(lijst.beschikkingen), len(lijst.afspraken)
    wat = f"{beschikkingen} {'beschikking' if beschikkingen == 1 else 'beschikkingen'}"
    return f"{wat} en {afspraken} {'afspraak' if afspraken == 1 else 'afspraken'}" if afspraken else wat


def target_of(waarde: float, eenheid: str) -> float:
    """Return a target as it is stored: a share is written as 80 or 80%, and Excel keeps the latter as 0,8."""
    return waarde / 100 if eenheid == "aandeel" and waarde > 1 else waarde


def _give_to_accounts(session: Session, beschikking: Beschikking) -> None:
    """Let everybody who keeps this account keep the new beschikking too."""
    houders = set(
        session.scalars(
            select(AccountBeschikking.account_id)
            .join(Beschikking, Beschikking.id == AccountBeschikking.beschikking_id)
            .where(Beschikking.account == beschikking.account)
        )
    )
    for account in _own_reach(session, houders):
        session.add(AccountBeschikking(account_id=account.id, beschikking_id=beschikking.id))


def _own_reach(session: Session, nummers: set[int]) -> Sequence[Account]:
    alle = session.scalars(select(Account).where(Account.id.in_(nummers))).all()
    return [a for a in alle if get_rol(a.rol).bereik is Bereik.EIGEN_BESCHIKKINGEN]
