"""Everything a build starts from, as small tables in memory: places, city, declarations, metingen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import duckdb
import pandas as pd
import polars as pl

from pipelines.deelmeting import DEELMETING, VERGETEN, concat_metingen, reduce_bron, reduce_effecten
from pipelines.factoren import list_factoren, list_indicatorfactoren, list_kruisingen
from pipelines.hernummering import (
    list_grenswijzigingen,
    list_verlegd,
    recode_kerncijfers,
    recode_metingen,
)
from pipelines.perioden import find_periodesoorten, list_perioden
from pipelines.reference import Referentie
from pipelines.stad import Aanleverbron, Bewaring, Stad
from schemas.contextbron import Contextbron, load_contextbronnen
from schemas.errors import BouwError, DeclaratieError
from schemas.grootheid import Grootheid, load_grootheden
from schemas.indicator import Indicator, load_indicatoren
from schemas.keuzelijst import load_breuksoorten
from schemas.vocabulary import Kwartaal

GETALKOLOMMEN = frozenset({"leeftijd_van", "leeftijd_tot", "trede"})
"""Columns of the city that hold whole numbers."""
NOOIT = "9999-K4"
KWARTAALVORM = re.compile(r"20\d\d-K[1-4]")


@dataclass(frozen=True)
class Tellingen:
    """The files in order, and the effects of each party; together they say which quarters there are."""

    bronnen: tuple[Aanleverbron, ...]
    effecten: tuple[pl.DataFrame, ...]
    bewaring: Bewaring

    @property
    def kwartalen(self) -> frozenset[str]:
        """Every quarter with a file or a figure."""
        uit_effecten = {str(k) for effect in self.effecten for k in effect["kwartaal"].unique()}
        return frozenset({*uit_effecten, *(bron.kwartaal for bron in self.bronnen)})


def count_bronnen(
    bronnen: Sequence[Aanleverbron], stad: Stad, referentie: Referentie, bewaring: Bewaring = VERGETEN
) -> Tellingen:
    """Order the files and count what spans quarters: of each party with scores, its effects."""
    gesorteerd = sort_bronnen(bronnen)
    partijen = sorted({bron.partijcode for bron in gesorteerd if bron.soort == "effectmetingen"})
    effecten = [
        reduce_effecten([b for b in gesorteerd if b.partijcode == code], stad, referentie, bewaring)
        for code in partijen
    ]
    return Tellingen(tuple(gesorteerd), tuple(effecten), bewaring)


def load_invoer(
    verbinding: duckdb.DuckDBPyConnection,
    tellingen: Tellingen,
    stad: Stad,
    referentie: Referentie,
    kwartalen: frozenset[str] | None = None,
) -> None:
    """Put every starting table in the connection, of these quarters only or of all; then SQL does the work."""
    kwartalen = tellingen.kwartalen if kwartalen is None else kwartalen
    metingen = recode_metingen(collect_metingen(tellingen, stad, kwartalen), referentie.concordantie)
    tabellen: dict[str, pd.DataFrame | pl.DataFrame] = {
        "meting": metingen.with_columns(pl.col("aantal").cast(pl.Decimal(18, 4))),
        "kwartaal": list_kwartalen(sorted(kwartalen)),
        "regio": list_regios(referentie.regios),
        "periode": list_perioden(sorted(kwartalen)),
        "indicator": list_indicatoren(load_indicatoren(), load_grootheden()),
        "definitie": list_definities(load_indicatoren(), load_grootheden()),
        "kerncijfer": recode_kerncijfers(referentie.kerncijfers, referentie.concordantie),
        "indelingswijziging": list_verlegd(referentie.concordantie),
        "contextbreuk": list_contextbreuken(load_contextbronnen()),
        "grootheid": list_grootheden(load_indicatoren(), load_grootheden()),
        "factor": list_factoren(referentie),
        "factorkruising": list_kruisingen(referentie.factorkruisingen),
        "indicator_factor": list_indicatorfactoren(load_indicatoren()),
        "leeftijdsgroep": referentie.leeftijdsgroepen,
        "partij": stad.partijen.rename(columns={"code": "partijcode"}),
        "interventie": stad.interventies.rename(columns={"code": "interventiecode"}),
        "interventie_factor": stad.interventie_factor,
        "gebeurtenis": list_gebeurtenissen(
            pd.concat([stad.gebeurtenissen, list_grenswijzigingen(referentie.indelingswijzigingen)])
        ),
        "focusfactor": stad.focusfactoren.assign(tot_kwartaal=as_tekst(stad.focusfactoren["tot_kwartaal"])),
        "leverbereik": stad.leverbereiken,
        "bron": list_bronnen(tellingen.bronnen),
        "wijkinzet": stad.wijkinzet.assign(tot_kwartaal=as_tekst(stad.wijkinzet["tot_kwartaal"])),
    }
    for naam, tabel in tabellen.items():
        write_tabel(verbinding, naam, tabel)


def write_tabel(verbinding: duckdb.DuckDBPyConnection, naam: str, tabel: pd.DataFrame | pl.DataFrame) -> None:
    """Copy one frame into the connection; without rows a column takes its type from its name."""
    if not len(tabel) and isinstance(tabel, pd.DataFrame):
        tabel = tabel.astype(
            {
                k: empty_soort(str(k))
                for k, soort in tabel.dtypes.items()
                if pd.api.types.is_object_dtype(soort)
            }
        )
    verbinding.register("_invoer", tabel)
    verbinding.execute(f"create or replace table {naam} as select * from _invoer")  # noqa: S608 -- own names
    verbinding.unregister("_invoer")


def empty_soort(kolom: str) -> str:
    """Return the type of a column without rows by its name: numbers and truths must compare as such."""
    if kolom in GETALKOLOMMEN:
        return "int64"
    return "bool" if kolom.startswith("is_") else "str"


def sort_bronnen(bronnen: Sequence[Aanleverbron]) -> list[Aanleverbron]:
    """Order the files, and refuse two versions of the same one."""
    gesorteerd = sorted(bronnen, key=lambda bron: bron.aanlevering_id)
    sleutels = {(bron.partijcode, bron.kwartaal, bron.soort) for bron in gesorteerd}
    if len(sleutels) < len(gesorteerd):
        raise BouwError("Van een bestand zijn twee versies tegelijk van kracht; er is niets gepubliceerd.")
    return gesorteerd


def collect_metingen(tellingen: Tellingen, stad: Stad, kwartalen: frozenset[str]) -> pl.DataFrame:
    """Collect the metingen of these quarters; where a party delivers trajecten, its light counts give way."""
    per_soort = {
        soort: concat_metingen(
            [
                reduce_bron(bron, stad.interventies, tellingen.bewaring)
                for bron in tellingen.bronnen
                if bron.soort == soort and bron.kwartaal in kwartalen
            ]
        )
        for soort in ("trajecten", "tellingen")
    }
    dubbel = ["partijcode", "kwartaal", "interventiecode", "grootheid"]
    licht = per_soort["tellingen"].join(per_soort["trajecten"], on=dubbel, how="anti", maintain_order="left")
    effecten = concat_metingen([effect.select(DEELMETING.keys()) for effect in tellingen.effecten])
    return pl.concat(
        [
            per_soort["trajecten"].with_columns(is_effect=pl.lit(value=False)),
            licht.with_columns(is_effect=pl.lit(value=False)),
            effecten.filter(pl.col("kwartaal").is_in(list(kwartalen))).with_columns(
                is_effect=pl.lit(value=True)
            ),
        ]
    )


def list_kwartalen(kwartalen: Sequence[str]) -> pd.DataFrame:
    """List the quarters with, for each, the one before."""
    vorige = [str(Kwartaal.parse(kwartaal).plus(-1)) for kwartaal in kwartalen]
    return pd.DataFrame({"kwartaal": list(kwartalen), "vorig_kwartaal": vorige}, dtype="str")


def list_regios(regios: pd.DataFrame) -> pd.DataFrame:
    """List the places with the gebied they lie in."""
    gebied = regios["oudercode"].where(regios["niveau"].isin(["buurt", "wijkraad"]), "")
    return pd.DataFrame(
        {
            "regiocode": regios["code"],
            "naam": regios["naam"],
            "niveau": regios["niveau"],
            "oudercode": as_tekst(regios["oudercode"]),
            "wijkraadcode": as_tekst(regios["wijkraadcode"]),
            "gebiedcode": gebied.where(regios["niveau"] != "gebied", regios["code"]),
            "is_woongebied": regios["is_woongebied"].astype(bool),
            "inwoners_0_25": regios["inwoners_0_25"].astype(float),
        }
    )


def list_indicatoren(
    indicatoren: Mapping[str, Indicator], grootheden: Mapping[str, Grootheid]
) -> pd.DataFrame:
    """List the declared indicators, or refuse one that would add informants together."""
    return pd.DataFrame(
        [
            {
                "indicatorcode": indicator.code,
                "naam": indicator.naam,
                "soort": indicator.soort,
                "vorm": indicator.vorm,
                "eenheid": indicator.eenheid,
                "hoger_is_beter": indicator.hoger_is_beter,
                "versie": str(indicator.versie),
                "definitie": indicator.definitie,
                "bron": indicator.bron,
                "dimensie": indicator.dimensie,
                "term": indicator.term,
                "periodesoort": indicator.periodesoort,
                "is_effect": indicator.teller.startswith("effect_"),
            }
            for indicator in indicatoren.values()
            if check_informant(indicator, grootheden)
        ]
    ).astype({"hoger_is_beter": "boolean"})


def list_definities(
    indicatoren: Mapping[str, Indicator], grootheden: Mapping[str, Grootheid]
) -> pd.DataFrame:
    """List every version of every definition, with until when it counts and how many breaks lie before it."""
    rijen = []
    for indicator in indicatoren.values():
        versies = indicator.versies
        einden = [versie.geldig_vanaf for versie in versies[1:]] + [NOOIT]
        breuken = accumulate(int(not versie.vergelijkbaar_met_vorige) for versie in versies)
        for versie, einde, breuk in zip(versies, einden, breuken, strict=True):
            rijen.append(
                {
                    "indicatorcode": indicator.code,
                    "versie": str(versie.versie),
                    "geldig_vanaf": versie.geldig_vanaf,
                    "geldig_tot": einde,
                    "breuken": breuk,
                    "vorm": indicator.vorm,
                    "sql": indicator.sql,
                    "teller": versie.teller,
                    "noemer": versie.noemer,
                    "kwadraat": versie.kwadraat,
                    "gevraagd": versie.gevraagd,
                    "gevraagd_per_informant": is_per_informant(versie.gevraagd, grootheden),
                }
            )
    return pd.DataFrame(rijen)


def list_grootheden(
    indicatoren: Mapping[str, Indicator], grootheden: Mapping[str, Grootheid]
) -> pd.DataFrame:
    """List the quantities with the directions in which they may be added up, and over which period."""
    periodesoorten = find_periodesoorten(indicatoren, grootheden)
    return pd.DataFrame(
        [
            {
                "grootheid": grootheid.code,
                "over_plaats": "plaats" in grootheid.optelbaar_over,
                "over_partij": "partij" in grootheid.optelbaar_over,
                "over_interventie": "interventie" in grootheid.optelbaar_over,
                "alleen_individueel": grootheid.alleen_individueel,
                "periodesoort": periodesoorten.get(grootheid.code, "kwartaal"),
            }
            for grootheid in grootheden.values()
        ]
    )


def is_per_informant(code: str, grootheden: Mapping[str, Grootheid]) -> bool:
    """Say whether a grootheid is kept apart per informant."""
    return code in grootheden and grootheden[code].per_informant


def check_informant(indicator: Indicator, grootheden: Mapping[str, Grootheid]) -> bool:
    """Hold that teller and noemer are kept per informant exactly when the indicator is."""
    codes = [code for versie in indicator.versies for code in (versie.teller, versie.noemer)]
    delen = [code for code in codes if code and grootheden[code].herkomst == "aanlevering"]
    if any(grootheden[code].per_informant != indicator.informant_apart for code in delen):
        raise DeclaratieError(f"{indicator.code}.toml: 'informant_apart' past niet bij teller of noemer")
    return True


def list_gebeurtenissen(gebeurtenissen: pd.DataFrame) -> pd.DataFrame:
    """List the events with their quarter and whether they break a series (R-16)."""
    datum = pd.to_datetime(gebeurtenissen["datum"])
    return pd.DataFrame(
        {
            "regiocode": gebeurtenissen["regiocode"].astype("str"),
            "datum": datum,
            "kwartaal": datum.map(lambda dag: str(Kwartaal.of(dag.date()))).astype("str"),
            "soort": gebeurtenissen["soort"].astype("str"),
            "is_breuk": gebeurtenissen["soort"].isin(load_breuksoorten()),
            "titel": gebeurtenissen["titel"].astype("str"),
            "interventiecode": as_tekst(gebeurtenissen["interventiecode"]),
        }
    ).sort_values(["datum", "regiocode", "titel"], ignore_index=True)


def list_contextbreuken(bronnen: Mapping[str, Contextbron]) -> pd.DataFrame:
    """List per context indicator the years from which its source counts otherwise."""
    breuken = [
        (formule.indicator, jaar)
        for bron in bronnen.values()
        for formule in bron.cijfers
        for jaar in formule.breuken
    ]
    return pd.DataFrame(breuken, columns=["indicatorcode", "peiljaar"]).astype(
        {"indicatorcode": "str", "peiljaar": "int64"}
    )


def list_bronnen(bronnen: Sequence[Aanleverbron]) -> pd.DataFrame:
    """List the files with the name a reader knows them by."""
    kolommen = [
        "aanlevering_id",
        "partijcode",
        "kwartaal",
        "soort",
        "versie",
        "bestandsnaam",
        "is_vastgesteld",
        "aantal_rijen",
        "sha256",
        "toelichting",
        "naam",
    ]
    rijen = [{kolom: getattr(bron, kolom) for kolom in kolommen} for bron in bronnen]
    return pd.DataFrame(rijen, columns=kolommen).rename(columns={"aantal_rijen": "rijen"})


def as_tekst(kolom: "pd.Series[str]") -> "pd.Series[str]":
    """Write an absent text as an empty one."""
    return kolom.astype("object").where(kolom.notna(), "").astype("str")
