"""Parties, interventions and who may deliver what where: the part of the store a check needs."""

from dataclasses import dataclass, field

from schemas.bevinding import Ernst


@dataclass(frozen=True)
class Partijgegeven:
    """A party by code and name."""

    code: str
    naam: str
    soort: str = "aanbieder"


@dataclass(frozen=True)
class Interventiegegeven:
    """An intervention with the age band of its target group (years, inclusive)."""

    code: str
    naam: str
    leeftijd_van: int
    leeftijd_tot: int


@dataclass(frozen=True)
class Niveau:
    """How heavy one rule weighs under one beschikking, when that is not as declared.

    A heavier weight starts at the next quarter (R-21): `van_kwartaal` is empty when it holds at once.
    """

    regel: str
    ernst: Ernst
    van_kwartaal: str = ""


@dataclass(frozen=True)
class Leverbereik:
    """What one beschikking allows: this party, these interventions, these gebieden, these quarters.

    `niveaus` are the rules that weigh otherwise here.
    """

    partijcode: str
    interventiecodes: frozenset[str]
    gebiedcodes: frozenset[str]
    van_kwartaal: str
    tot_kwartaal: str
    niveaus: tuple[Niveau, ...] = ()


@dataclass(frozen=True)
class Bevestiging:
    """A term a person confirmed for one party (R-06); `veld` is a field name or `kolomkop`."""

    veld: str
    term: str
    code: str


@dataclass(frozen=True)
class Catalogus:
    """Everything a check compares a file with, besides the reference data."""

    partijen: tuple[Partijgegeven, ...] = ()
    interventies: tuple[Interventiegegeven, ...] = ()
    leverbereiken: tuple[Leverbereik, ...] = ()
    bevestigingen: tuple[Bevestiging, ...] = field(default=())
