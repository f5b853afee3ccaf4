"""A person's reach as a condition on rows: the one translation of Bereik into SQL."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, false, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from app.identity import Gebruiker
from app.store.tables import Beschikking, BeschikkingGebied
from app.toegang import may
from schemas.errors import NietGevondenError
from schemas.rollen import Bereik, Recht
from schemas.vocabulary import Regiocode


def beschikking_within(gebruiker: Gebruiker, recht: Recht) -> ColumnElement[bool]:
    """Return the condition on Beschikking for what this person may see by this right."""
    if not may(gebruiker, recht):
        return false()
    match gebruiker.rol.bereik:
        case Bereik.EIGEN_PARTIJ:
            return Beschikking.partijcode == gebruiker.partijcode
        case Bereik.EIGEN_REGIOS:
            return Beschikking.gebieden.any(BeschikkingGebied.regiocode.in_(gebruiker.regiocodes))
        case Bereik.EIGEN_BESCHIKKINGEN:
            return Beschikking.id.in_(gebruiker.beschikking_ids)
        case Bereik.ALLES:
            return true()


def regio_within(kolom: InstrumentedAttribute[str], gebruiker: Gebruiker) -> ColumnElement[bool]:
    """Return the condition on a regiocode; only roles that work in places are bound to places."""
    if gebruiker.rol.bereik is not Bereik.EIGEN_REGIOS:
        return true()
    return or_(false(), *(_is_within(kolom, code) for code in sorted(gebruiker.regiocodes)))


def is_regio_within(regiocode: str, gebruiker: Gebruiker) -> bool:
    """Answer the same for one code in hand."""
    if gebruiker.rol.bereik is not Bereik.EIGEN_REGIOS:
        return True
    return any(lies_within(regiocode, code) for code in gebruiker.regiocodes)


def lies_within(regiocode: str, gebiedcode: str) -> bool:
    """Answer whether a place is this gebied or lies in it; codes nest by their digits: BU05991570 lies in WK059915."""
    return regiocode == gebiedcode or (
        gebiedcode.startswith("WK") and regiocode[2:].startswith(gebiedcode[2:])
    )


def require_regio(tekst: str, bestaand: Collection[str], gebruiker: Gebruiker) -> str:
    """Return the code of a place that exists and lies within this person's reach, or not_found."""
    regiocode = str(Regiocode.parse(tekst))
    if regiocode not in bestaand or not is_regio_within(regiocode, gebruiker):
        raise not_found()
    return regiocode


def not_found() -> NietGevondenError:
    """Return one and the same error for what is not there and what is not for this person."""
    return NietGevondenError("Dit bestaat niet, of u kunt het niet bekijken.")


def _is_within(kolom: InstrumentedAttribute[str], code: str) -> ColumnElement[bool]:
    if not code.startswith("WK"):
        return kolom == code
    # Codes nest by their digits: BU05991570 and WR05991501 lie in WK059915.
    return or_(kolom == code, kolom.startswith(f"BU{code[2:]}"), kolom.startswith(f"WR{code[2:]}"))
