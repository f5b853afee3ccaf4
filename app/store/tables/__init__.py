"""The stored tables, one module per noun; importing this package knows them all."""

from app.store.tables.aanleveringen import (
    Aanlevering,
    BevindingToelichting,
    Celwijziging,
    Inleesprofiel,
    Koppeling,
    Publicatie,
    Regelniveau,
)
from app.store.tables.afspraken import (
    Afspraak,
    Beschikking,
    BeschikkingGebied,
    BeschikkingInterventie,
    Focusfactor,
    Instelling,
    Interventie,
    InterventieFactor,
    MaatschappelijkOogmerk,
    Partij,
    Wijkgebeurtenis,
    Wijkinzet,
)
from app.store.tables.afwijkingen import Afwijking, Regelherziening
from app.store.tables.beschikkingen import Alliantielid, Doelbijstelling, Verlenging, Wijkopname
from app.store.tables.gesprekken import Aanwezige, Conclusie, Gesprek, Herkenning, Lezing, Verhaal
from app.store.tables.gespreksversies import Gespreksversie, Tekstversie
from app.store.tables.grondslag import Tabel
from app.store.tables.leerklimaat import Pulsantwoord, Pulsdeelname, Pulsronde
from app.store.tables.lessen import Leerbijeenkomst, LeerbijeenkomstPartij, Leervraag, Les
from app.store.tables.opvolging import Fasestap, Laagvraag
from app.store.tables.personen import Account, AccountBeschikking, AccountRegio
from app.store.tables.referentie import Referentiebestand
from app.store.tables.signalen import (
    Initiatief,
    InitiatiefStap,
    Signaal,
    SignaalOverdracht,
    Uitvraag,
    UitvraagAntwoord,
)
from app.store.tables.toezeggingen import Facilitering, Postbericht
from app.store.tables.verbeteren import Logregel, Oordeel, Toezegging, Verbeteractie

__all__ = [
    "Aanlevering",
    "Aanwezige",
    "Account",
    "AccountBeschikking",
    "AccountRegio",
    "Afspraak",
    "Afwijking",
    "Alliantielid",
    "Beschikking",
    "BeschikkingGebied",
    "BeschikkingInterventie",
    "BevindingToelichting",
    "Celwijziging",
    "Conclusie",
    "Doelbijstelling",
    "Facilitering",
    "Fasestap",
    "Focusfactor",
    "Gesprek",
    "Gespreksversie",
    "Herkenning",
    "Initiatief",
    "InitiatiefStap",
    "Inleesprofiel",
    "Instelling",
    "Interventie",
    "InterventieFactor",
    "Koppeling",
    "Laagvraag",
    "Leerbijeenkomst",
    "LeerbijeenkomstPartij",
    "Leervraag",
    "Les",
    "Lezing",
    "Logregel",
    "MaatschappelijkOogmerk",
    "Oordeel",
    "Partij",
    "Postbericht",
    "Publicatie",
    "Pulsantwoord",
    "Pulsdeelname",
    "Pulsronde",
    "Referentiebestand",
    "Regelherziening",
    "Regelniveau",
    "Signaal",
    "SignaalOverdracht",
    "Tabel",
    "Tekstversie",
    "Toezegging",
    "Uitvraag",
    "UitvraagAntwoord",
    "Verbeteractie",
    "Verhaal",
    "Verlenging",
    "Wijkgebeurtenis",
    "Wijkinzet",
    "Wijkopname",
]
