"""Every table of the build file as a pandera model: what the pages may count on."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.tabellen_factoren import (
    AanbodRij,
    FactorbeeldRij,
    FactorindicatorRij,
    FactorkruisingRij,
    FactorRij,
    RoosterRij,
)
from schemas.tabelrij import Tabelrij

SOORTEN = ("context", "uitkomst", "prestatie", "voorwaarde")
VORMEN = ("aandeel", "gemiddelde", "aantal", "dosis", "eigen", "kerncijfer")
PERIODEN = ("kwartaal", "halfjaar", "jaar")
NIVEAUS = ("gemeente", "gebied", "wijkraad", "buurt")
VERANDERINGEN = (
    "duidelijk_beter",
    "duidelijk_slechter",
    "niet_te_onderscheiden",
    "te_weinig_gegevens",
    "geen_vergelijking",
)


class CijferRij(Tabelrij):
    """Eén cijfer: indicator × regio × kwartaal × partij × interventie × informant."""

    cijfer_id: Series[str] = pa.Field(unique=True, description="Sleutel van het cijfer, gelijk in elke bouw")
    indicatorcode: Series[str] = pa.Field(description="Code van de indicator")
    soort: Series[str] = pa.Field(isin=SOORTEN, description="Uitkomst, prestatie, voorwaarde of context")
    vorm: Series[str] = pa.Field(
        isin=VORMEN, description="Aandeel, gemiddelde, aantal, dosis of eigen (een mediaan)"
    )
    regiocode: Series[str] = pa.Field(description="Code van de plaats")
    regioniveau: Series[str] = pa.Field(isin=NIVEAUS, description="Niveau van de plaats")
    kwartaal: Series[str] = pa.Field(
        description="Kwartaal, zoals 2025-K3; het laatste van een halfjaar of jaar"
    )
    periode: Series[str] = pa.Field(
        isin=PERIODEN, description="Waarover is geteld: kwartaal, halfjaar of jaar"
    )
    partijcode: Series[str] = pa.Field(description="Code van de partij; * is alle partijen samen")
    interventiecode: Series[str] = pa.Field(description="Code van de interventie; * is alle samen")
    informant: Series[str] = pa.Field(description="Wie antwoordde; * als dat niet van toepassing is")
    waarde: Series[float] = pa.Field(nullable=True, description="De waarde, afgerond; leeg als verborgen")
    onder: Series[float] = pa.Field(nullable=True, description="Ondergrens van het 95%-interval")
    boven: Series[float] = pa.Field(nullable=True, description="Bovengrens van het 95%-interval")
    woorden: Series[str] = pa.Field(description="Het interval in woorden")
    teller: Series[float] = pa.Field(
        nullable=True, description="Aantal in de teller; leeg bij grof of verborgen"
    )
    noemer: Series[float] = pa.Field(nullable=True, description="Aantal in de noemer")
    n: Series[float] = pa.Field(nullable=True, description="Aantal waarnemingen onder het cijfer")
    in_aanmerking: Series[float] = pa.Field(nullable=True, description="Aantal dat gemeten had kunnen worden")
    dekking: Series[float] = pa.Field(nullable=True, description="Gemeten van wie in aanmerking kwam")
    vorig_kwartaal: Series[str] = pa.Field(
        description="Kwartaal waarmee is vergeleken; leeg zonder vergelijking"
    )
    vorige_waarde: Series[float] = pa.Field(nullable=True, description="De waarde in dat kwartaal")
    verandering: Series[str] = pa.Field(isin=VERANDERINGEN, description="Oordeel over het verschil (R-12)")
    segment: Series[int] = pa.Field(ge=1, description="Volgnummer; telt op bij elke breuk (R-16)")
    is_onderdrukt: Series[bool] = pa.Field(description="Verborgen om privacy (R-17)")
    onderdruk_reden: Series[str] = pa.Field(description="Waarom verborgen, in gewone taal")
    veilig_regiocode: Series[str] = pa.Field(description="Dichtstbijzijnde plaats die wel te zien is")
    veilig_cijfer_id: Series[str] = pa.Field(
        description="Het cijfer daar; als dat nergens te zien is, dat van alle partijen of interventies samen"
    )
    is_grof: Series[bool] = pa.Field(description="Grof afgerond om privacy")
    is_voorlopig: Series[bool] = pa.Field(description="Nog niet vastgesteld in het gesprek")
    is_onvolledig: Series[bool] = pa.Field(
        description="Van het half jaar of jaar leverde een partij een kwartaal niet aan"
    )
    toelichting: Series[str] = pa.Field(description="Toelichting van de aanleveraar (R-05)")
    definitieversie: Series[str] = pa.Field(description="Versie van de definitie")
    bron: Series[str] = pa.Field(description="Waar het cijfer vandaan komt")


class ContextcijferRij(Tabelrij):
    """Eén kerncijfer van een plaats in een periode, van een andere bron."""

    indicatorcode: Series[str] = pa.Field(description="Code van de indicator")
    regiocode: Series[str] = pa.Field(description="Code van de plaats")
    peiljaar: Series[int] = pa.Field(description="Jaar waarin de periode begint")
    peilperiode: Series[str] = pa.Field(description="Periode in de code van CBS, zoals 2023JJ00 of 2022KW01")
    waarde: Series[float] = pa.Field(nullable=True, description="De waarde zoals de bron die geeft")
    teken: Series[str] = pa.Field(
        description="Waarom de waarde ontbreekt: geheim, onbekend, …; leeg bij een waarde"
    )
    stand: Series[str] = pa.Field(description="Voorlopig of nader voorlopig; leeg als het vaststaat")
    segment: Series[int] = pa.Field(
        ge=1, description="Volgnummer; telt op als de grens of de definitie verandert (R-16)"
    )
    breuk: Series[str] = pa.Field(
        description="Waarom niet te vergelijken met het cijfer ervoor: grens, telling; leeg als het kan"
    )
    bron: Series[str] = pa.Field(description="Bron")
    licentie: Series[str] = pa.Field(description="Licentie van de bron")


class LeeftijdsbereikRij(Tabelrij):
    """Eén leeftijdsgroep in een plaats, kwartaal, partij en interventie: hoeveel er zijn bereikt."""

    regiocode: Series[str] = pa.Field(description="Code van de plaats")
    regioniveau: Series[str] = pa.Field(isin=NIVEAUS, description="Niveau van de plaats")
    kwartaal: Series[str] = pa.Field(description="Kwartaal")
    partijcode: Series[str] = pa.Field(description="Code van de partij; * is alle partijen samen")
    interventiecode: Series[str] = pa.Field(description="Code van de interventie; * is alle samen")
    leeftijdsgroep: Series[str] = pa.Field(description="Leeftijd bij de start, in jaren; onbekend kan ook")
    aantal: Series[float] = pa.Field(nullable=True, description="Hoeveel in deze klasse; leeg als verborgen")
    totaal: Series[float] = pa.Field(nullable=True, description="Hoeveel in alle klassen samen")
    aandeel: Series[float] = pa.Field(nullable=True, description="Aantal gedeeld door totaal, afgerond")
    is_onderdrukt: Series[bool] = pa.Field(description="Verborgen om privacy (R-17)")
    onderdruk_reden: Series[str] = pa.Field(description="Waarom verborgen, in gewone taal")
    veilig_regiocode: Series[str] = pa.Field(description="Dichtstbijzijnde plaats die wel te zien is")


class ScoreverdelingRij(Tabelrij):
    """Eén klasse van cijfers voor nut in een gebied of de gemeente, in een kwartaal, volgens één informant."""

    regiocode: Series[str] = pa.Field(description="Code van de plaats")
    regioniveau: Series[str] = pa.Field(isin=NIVEAUS, description="Niveau van de plaats")
    kwartaal: Series[str] = pa.Field(description="Kwartaal")
    partijcode: Series[str] = pa.Field(description="Code van de partij; * is alle partijen samen")
    interventiecode: Series[str] = pa.Field(description="Code van de interventie; * is alle samen")
    informant: Series[str] = pa.Field(description="Wie het cijfer gaf")
    scoreklasse: Series[str] = pa.Field(description="Klasse van cijfers, van 1 tot en met 10")
    aantal: Series[float] = pa.Field(
        nullable=True, description="Hoeveel in deze klasse; leeg als verborgen of grof"
    )
    totaal: Series[float] = pa.Field(nullable=True, description="Hoeveel in alle klassen samen")
    aandeel: Series[float] = pa.Field(nullable=True, description="Aantal gedeeld door totaal, afgerond")
    is_onderdrukt: Series[bool] = pa.Field(description="Verborgen om privacy (R-17)")
    is_grof: Series[bool] = pa.Field(description="Aandeel grof afgerond, aantal leeg, om privacy (R-17)")
    onderdruk_reden: Series[str] = pa.Field(description="Waarom verborgen, in gewone taal")
    veilig_regiocode: Series[str] = pa.Field(description="Dichtstbijzijnde plaats die wel te zien is")


class GebeurtenisRij(Tabelrij):
    """Eén gebeurtenis in een plaats."""

    regiocode: Series[str] = pa.Field(description="Code van de plaats")
    datum: Series[pd.Timestamp] = pa.Field(description="Dag")
    kwartaal: Series[str] = pa.Field(description="Kwartaal van die dag")
    soort: Series[str] = pa.Field(description="Soort gebeurtenis")
    is_breuk: Series[bool] = pa.Field(description="Breekt reeksen (R-16)")
    titel: Series[str] = pa.Field(description="Wat er gebeurde")
    interventiecode: Series[str] = pa.Field(description="Interventie waarover het gaat; leeg is alle")


class RegioRij(Tabelrij):
    """Eén plaats met haar ouders."""

    regiocode: Series[str] = pa.Field(unique=True, description="Code van de plaats")
    naam: Series[str] = pa.Field(description="Naam")
    niveau: Series[str] = pa.Field(isin=NIVEAUS, description="Niveau")
    oudercode: Series[str] = pa.Field(description="Code van de plaats erboven; leeg bij de gemeente")
    wijkraadcode: Series[str] = pa.Field(description="Code van de wijkraad; leeg als die er niet is")
    gebiedcode: Series[str] = pa.Field(description="Code van het gebied; leeg bij de gemeente")
    is_woongebied: Series[bool] = pa.Field(description="Er wonen mensen")
    inwoners_0_25: Series[float] = pa.Field(nullable=True, description="Inwoners van 0 tot 25 jaar")


class IndicatorRij(Tabelrij):
    """Eén indicator zoals die in deze bouw gold."""

    indicatorcode: Series[str] = pa.Field(unique=True, description="Code")
    naam: Series[str] = pa.Field(description="Naam")
    soort: Series[str] = pa.Field(isin=SOORTEN, description="Soort")
    vorm: Series[str] = pa.Field(isin=VORMEN, description="Vorm")
    dimensie: Series[str] = pa.Field(description="Doelbereik, profijt of leren; leeg bij context")
    term: Series[str] = pa.Field(
        description="Kort, middellang of lang: per kwartaal, halfjaar of jaar geteld"
    )
    eenheid: Series[str] = pa.Field(description="Eenheid")
    hoger_is_beter: Series[pd.BooleanDtype] = pa.Field(
        nullable=True, description="Richting; leeg als die er niet is"
    )
    versie: Series[str] = pa.Field(description="Versie van de definitie")
    definitie: Series[str] = pa.Field(description="Definitie")
    bron: Series[str] = pa.Field(description="Bron")


class PartijRij(Tabelrij):
    """Eén partij."""

    partijcode: Series[str] = pa.Field(unique=True, description="Code")
    naam: Series[str] = pa.Field(description="Naam")
    soort: Series[str] = pa.Field(description="Soort partij")


class InterventieRij(Tabelrij):
    """Eén interventie."""

    interventiecode: Series[str] = pa.Field(unique=True, description="Code")
    naam: Series[str] = pa.Field(description="Naam")
    doelgroep: Series[str] = pa.Field(description="Doelgroep")
    leeftijd_van: Series[int] = pa.Field(description="Jongste leeftijd van de doelgroep")
    leeftijd_tot: Series[int] = pa.Field(description="Oudste leeftijd van de doelgroep")
    trede: Series[int] = pa.Field(description="Trede op de effectladder")
    is_erkend: Series[bool] = pa.Field(description="Erkend")
    is_individueel: Series[bool] = pa.Field(description="Individuele hulp")


class HerkomstRij(Tabelrij):
    """Eén aangeleverd bestand dat in deze bouw meetelt."""

    aanlevering_id: Series[int] = pa.Field(unique=True, description="Nummer van de aanlevering")
    partijcode: Series[str] = pa.Field(description="Wie aanleverde")
    kwartaal: Series[str] = pa.Field(description="Kwartaal")
    soort: Series[str] = pa.Field(description="Soort bestand")
    versie: Series[int] = pa.Field(description="Versie")
    bestandsnaam: Series[str] = pa.Field(description="Naam van het bestand")
    is_vastgesteld: Series[bool] = pa.Field(description="Vastgesteld in het gesprek")
    rijen: Series[int] = pa.Field(description="Aantal regels in het bestand")
    sha256: Series[str] = pa.Field(description="Vingerafdruk van het bestand")


class BouwKwartaalRij(Tabelrij):
    """Eén kwartaal van deze bouw: waaruit de cijfers ervan volgen, als vingerafdruk."""

    kwartaal: Series[str] = pa.Field(unique=True, description="Kwartaal, zoals 2025-K3")
    vingerafdruk: Series[str] = pa.Field(
        description="Gelijk in twee bouwen: dan zijn bestanden, afspraken en programmatuur van dit kwartaal gelijk"
    )


class BouwGeheugenRij(Tabelrij):
    """Eén periode: waar bewaard is wat deze en eerdere bouwen erover lieten zien, zodat een volgende daar rekening mee houdt."""

    periode: Series[str] = pa.Field(unique=True, description="Periode, zoals 2025-K3, 2025-H1 of 2025-J")
    sleutel: Series[str] = pa.Field(description="Naam van het bewaarde stuk in de map uitspraken")


class LeesmijRij(Tabelrij):
    """Eén alinea over hoe u dit bestand leest; begin hier."""

    volgorde: Series[int] = pa.Field(unique=True, description="Volgorde van lezen")
    onderwerp: Series[str] = pa.Field(description="Naam van de tabel, of waar de alinea over gaat")
    tekst: Series[str] = pa.Field(description="De alinea zelf")


class BouwRij(Tabelrij):
    """De bouw zelf: één rij."""

    build_id: Series[str] = pa.Field(description="Vingerafdruk van alle invoer")
    codeversie: Series[str] = pa.Field(description="Versie van de programmatuur")
    verbergversie: Series[str] = pa.Field(description="Versie van de regels voor wat verborgen blijft")
    drempel: Series[int] = pa.Field(ge=2, description="Aantallen onder deze drempel zijn verborgen")


TABELLEN: dict[str, type[Tabelrij]] = {
    "cijfer": CijferRij,
    "contextcijfer": ContextcijferRij,
    "factorbeeld": FactorbeeldRij,
    "aanbod": AanbodRij,
    "leeftijdsbereik": LeeftijdsbereikRij,
    "scoreverdeling": ScoreverdelingRij,
    "rooster": RoosterRij,
    "gebeurtenis": GebeurtenisRij,
    "regio": RegioRij,
    "indicator": IndicatorRij,
    "factor": FactorRij,
    "factorkruising": FactorkruisingRij,
    "factorindicator": FactorindicatorRij,
    "partij": PartijRij,
    "interventie": InterventieRij,
    "herkomst": HerkomstRij,
    "bouw": BouwRij,
    "bouw_kwartaal": BouwKwartaalRij,
    "bouw_geheugen": BouwGeheugenRij,
    "leesmij": LeesmijRij,
}
"""Every table of the file, by name."""

PER_KWARTAAL = frozenset({"cijfer", "factorbeeld", "aanbod", "rooster", "leeftijdsbereik", "scoreverdeling"})
"""Tables with a `kwartaal` whose rows follow from that quarter and those its figures look back to
(`pipelines.bouwplan.list_terugblik`): a build that adds a file copies the others. What a table here needs
more of, it may not use."""


def columns_of(tabel: str) -> list[str]:
    """Return the columns of a table in order."""
    return list(TABELLEN[tabel].to_schema().columns)
