"""The computed tables about factors and offer as pandera models; part of `schemas.tabellen`."""

import pandera.pandas as pa
from pandera.typing import Series

from schemas.tabelrij import Tabelrij

VERHOUDINGEN = ["gelijk", "ruimer", "enger", "verwant"]
STANDEN = ["witte_vlek", "dubbeling", "aanbod", "buiten_doelgroep", "geen_aanbod"]


class FactorRij(Tabelrij):
    """Eén factor van een factorenmodel."""

    factor_id: Series[str] = pa.Field(unique=True, description="Code")
    model: Series[str] = pa.Field(description="Code van het factorenmodel")
    modelnaam: Series[str] = pa.Field(description="Naam van het factorenmodel")
    modelversie: Series[str] = pa.Field(description="Versie van het factorenmodel")
    is_standaard: Series[bool] = pa.Field(description="Het model van de gemeente")
    naam: Series[str] = pa.Field(description="Naam")
    soort: Series[str] = pa.Field(description="Risico of beschermend")
    domein: Series[str] = pa.Field(description="Leefdomein")
    van_kwartaal: Series[str] = pa.Field(description="Eerste kwartaal waarin de factor geldt")
    tot_kwartaal: Series[str] = pa.Field(description="Laatste kwartaal; leeg als dat er niet is")
    bron: Series[str] = pa.Field(description="Bron")


class FactorkruisingRij(Tabelrij):
    """Hoe een factor zich verhoudt tot een factor van een ander model; iedere kruising staat er twee kanten op in."""

    factor_id: Series[str] = pa.Field(description="Code van de factor")
    naar_factor: Series[str] = pa.Field(description="Code van de andere factor")
    verhouding: Series[str] = pa.Field(
        isin=VERHOUDINGEN, description="Wat de eerste is ten opzichte van de tweede"
    )
    bron: Series[str] = pa.Field(description="Bron")
    zekerheid: Series[str] = pa.Field(description="Hoe zeker de kruising is")


class FactorindicatorRij(Tabelrij):
    """Eén indicator die iets zegt over een factor, zelf of via een factor van een ander model."""

    factor_id: Series[str] = pa.Field(description="Code van de factor")
    indicatorcode: Series[str] = pa.Field(description="Code van de indicator")
    via_factor: Series[str] = pa.Field(description="Factor waar de indicator bij hoort; leeg als dat deze is")
    verhouding: Series[str] = pa.Field(
        isin=["eigen", "gelijk", "ruimer"], description="Hoe deze factor zich tot die andere verhoudt"
    )


class FactorbeeldRij(Tabelrij):
    """Eén factor in een plaats en kwartaal: focus, aanbod en dosis."""

    regiocode: Series[str] = pa.Field(description="Code van de plaats")
    kwartaal: Series[str] = pa.Field(description="Kwartaal")
    factor_id: Series[str] = pa.Field(description="Code van de factor")
    naam: Series[str] = pa.Field(description="Naam van de factor")
    soort: Series[str] = pa.Field(description="Risico of beschermend")
    domein: Series[str] = pa.Field(description="Leefdomein")
    model: Series[str] = pa.Field(description="Code van het factorenmodel")
    is_focus: Series[bool] = pa.Field(description="Gekozen als focusfactor")
    gekozen_in: Series[str] = pa.Field(description="Plaats die de focus koos: deze, of de plaats erboven")
    focus_reden: Series[str] = pa.Field(description="Waarom gekozen")
    leeftijd_van: Series[int] = pa.Field(description="Jongste leeftijd van de doelgroep van de factor")
    leeftijd_tot: Series[int] = pa.Field(description="Oudste leeftijd van de doelgroep van de factor")
    aantal_interventies: Series[int] = pa.Field(ge=0, description="Interventies die aan de factor bijdragen")
    interventies: Series[str] = pa.Field(description="Namen van die interventies")
    bereikt_minstens: Series[float] = pa.Field(
        nullable=True, description="Bereikte jongeren van de grootste interventie die te tonen is"
    )
    bereikt_hoogstens: Series[float] = pa.Field(
        nullable=True, description="Bereikte jongeren als niemand aan twee interventies meedeed"
    )
    doelgroep: Series[float] = pa.Field(
        nullable=True,
        description="Inwoners in de leeftijd van de doelgroep, gelijk verdeeld over 0 tot 25 jaar",
    )
    dosis_minstens: Series[float] = pa.Field(nullable=True, description="Ten minste bereikt deel")
    dosis_hoogstens: Series[float] = pa.Field(nullable=True, description="Ten hoogste bereikt deel")
    hoogste_trede: Series[int] = pa.Field(ge=0, description="Hoogste trede op de effectladder")


class AanbodRij(Tabelrij):
    """Eén interventie van een partij in een gebied en kwartaal, per factor."""

    regiocode: Series[str] = pa.Field(description="Code van het gebied")
    kwartaal: Series[str] = pa.Field(description="Kwartaal")
    factor_id: Series[str] = pa.Field(
        description="Factor waaraan de interventie bijdraagt; leeg als die ontbreekt"
    )
    interventiecode: Series[str] = pa.Field(description="Code van de interventie")
    interventienaam: Series[str] = pa.Field(description="Naam van de interventie")
    partijcode: Series[str] = pa.Field(description="Code van de partij")
    partijnaam: Series[str] = pa.Field(description="Naam van de partij")
    partijsoort: Series[str] = pa.Field(description="Soort partij")
    leeftijd_van: Series[int] = pa.Field(description="Jongste leeftijd van de doelgroep")
    leeftijd_tot: Series[int] = pa.Field(description="Oudste leeftijd van de doelgroep")
    trede: Series[int] = pa.Field(description="Trede op de effectladder, voor deze factor")
    onderbouwing: Series[str] = pa.Field(description="Waarom de interventie aan de factor bijdraagt")
    bron: Series[str] = pa.Field(description="Waar dat op steunt; leeg als dat niet bekend is")
    is_voorlopig: Series[bool] = pa.Field(description="Nog niet door een ander bekeken")
    is_opgave: Series[bool] = pa.Field(description="Verteld door de wijk, zonder beschikking of aanlevering")


class RoosterRij(Tabelrij):
    """Eén factor en leeftijdsgroep in een plaats en kwartaal: wie eraan werkt, witte vlek of dubbeling."""

    regiocode: Series[str] = pa.Field(description="Code van de plaats")
    kwartaal: Series[str] = pa.Field(description="Kwartaal")
    factor_id: Series[str] = pa.Field(description="Code van de factor")
    is_focus: Series[bool] = pa.Field(description="Gekozen als focusfactor")
    leeftijd_van: Series[int] = pa.Field(description="Jongste leeftijd van de groep")
    leeftijd_tot: Series[int] = pa.Field(description="Oudste leeftijd van de groep")
    aantal_partijen: Series[int] = pa.Field(ge=0, description="Partijen die er voor deze groep aan werken")
    aantal_interventies: Series[int] = pa.Field(ge=0, description="Interventies voor deze groep")
    interventies: Series[str] = pa.Field(description="Namen van die interventies")
    partijen: Series[str] = pa.Field(description="Namen van die partijen")
    stand: Series[str] = pa.Field(isin=STANDEN, description="Witte vlek, dubbeling, aanbod, of niet gevraagd")
    reden: Series[str] = pa.Field(description="Waarom dat zo heet")
