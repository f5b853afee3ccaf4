"""Invented trajectories: who started where, how it went and when it ended; the same seed gives the same city."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import polars as pl

from schemas.vocabulary import ALLE, Kwartaal

ONDERGRENS, BOVENGRENS = 1.0, 10.0
SEIZOEN = {1: 1.0, 2: 1.05, 3: 0.8, 4: 1.1}


@dataclass(frozen=True)
class Buurtgewicht:
    """A place an offer works in, and its share of the starts."""

    code: str
    naam: str
    gewicht: float


@dataclass(frozen=True)
class Werk:
    """What one party does with one intervention in one gebied, per quarter."""

    interventiecode: str
    interventienaam: str
    partijcode: str
    gebiedcode: str
    van_kwartaal: str
    tot_kwartaal: str
    starts: float
    buurten: tuple[Buurtgewicht, ...]
    leeftijd_van: int
    leeftijd_tot: int
    nut: float
    volgens_plan: float
    negatief: float
    zonder_hulp: float
    bijeenkomsten: float
    duur_dagen: float
    informant: str
    van_gemeente: float
    instrument: str = ""
    houdt_meer_bij: bool = False
    """Whether the party also keeps what is not asked of everybody."""


@dataclass(frozen=True)
class Signaal:
    """Something that really changed, so that there is something to find; `regio` is a code, a name or `*`."""

    interventiecode: str
    regio: str
    van_kwartaal: str
    tot_kwartaal: str
    grootheid: str
    verschil: float


def simulate_trajecten(
    werk: Sequence[Werk], signalen: Sequence[Signaal], kwartalen: Sequence[Kwartaal], *, zaad: int
) -> pl.DataFrame:
    """Return every trajectory of the city, with its true end even when that lies after the last quarter."""
    rijen = [
        traject
        for regel in werk
        for kwartaal in kwartalen
        if regel.van_kwartaal <= str(kwartaal) <= regel.tot_kwartaal
        for traject in _starts(regel, signalen, kwartaal, zaad)
    ]
    return (
        pl.DataFrame(rijen, infer_schema_length=None)
        .sort("partijcode", "startdatum", "sleutel")
        .pipe(_number)
    )


def select_kwartaal(trajecten: pl.DataFrame, kwartaal: Kwartaal) -> pl.DataFrame:
    """Return the trajectories that ran in the quarter, as they were known on its last day."""
    laatste = kwartaal.laatste_dag
    loopt = pl.col("einddatum") > laatste
    deel = ((pl.lit(laatste) - pl.col("startdatum")).dt.total_days() + 1) / (pl.col("duur_dagen") + 1)
    return trajecten.filter(
        pl.col("startdatum") <= laatste, pl.col("einddatum") >= kwartaal.eerste_dag
    ).with_columns(
        pl.when(loopt)
        .then((pl.col("bijeenkomsten") * deel).ceil().cast(pl.Int64))
        .otherwise("bijeenkomsten")
        .alias("bijeenkomsten"),
        *(
            pl.when(loopt).then(None).otherwise(pl.col(kolom)).alias(kolom)
            for kolom in (
                "einddatum",
                "reden_einde",
                "nut",
                "informant",
                "zonder_hulp_verder",
                "vast_gezicht",
                "doel_bereikt",
            )
        ),
    )


def _number(trajecten: pl.DataFrame) -> pl.DataFrame:
    """Give each party its own running numbers, as a provider's system would."""
    nummer = pl.int_range(1, pl.len() + 1).over("partijcode").cast(pl.String).str.zfill(5)
    voorvoegsel = pl.col("partijcode").str.slice(0, 2).str.to_uppercase()
    return trajecten.with_columns((voorvoegsel + "-" + nummer).alias("traject_id")).drop("sleutel")


def _starts(
    regel: Werk, signalen: Sequence[Signaal], kwartaal: Kwartaal, zaad: int
) -> Iterator[dict[str, object]]:
    totaal = sum(buurt.gewicht for buurt in regel.buurten)
    for buurt in regel.buurten:
        sleutel = f"{zaad}|{regel.partijcode}|{regel.interventiecode}|{buurt.code}|{kwartaal}"
        kans = Random(sleutel)  # noqa: S311 - invented data must be repeatable, not secret
        groei = 1 + _shift(signalen, regel, buurt, kwartaal, "starts")
        verwacht = regel.starts * buurt.gewicht / totaal * SEIZOEN[kwartaal.nummer] * groei
        for volgnummer in range(_poisson(kans, verwacht)):
            start = kwartaal.eerste_dag + timedelta(days=kans.randrange(88))
            yield {
                "sleutel": f"{sleutel}|{volgnummer:04d}",
                **_traject(kans, regel, signalen, buurt=buurt, start=start),
                **_meer(f"{sleutel}|{volgnummer}", regel, start),
            }


def _traject(
    kans: Random, regel: Werk, signalen: Sequence[Signaal], *, buurt: Buurtgewicht, start: date
) -> dict[str, object]:
    duur = max(7, round(kans.gauss(regel.duur_dagen, regel.duur_dagen / 4)))
    einde = start + timedelta(days=duur)
    geldend = Kwartaal.of(einde)
    reden = _reden(kans, regel, signalen, buurt=buurt, kwartaal=geldend)
    is_negatief = reden == "voortijdig_negatief"
    # Never more than one a day.
    bijeenkomsten = min(duur + 1, max(1, round(kans.gauss(regel.bijeenkomsten, regel.bijeenkomsten / 4))))
    gemiddelde = regel.nut + _shift(signalen, regel, buurt, geldend, "nut") - 1.3 * is_negatief
    kan_verder = regel.zonder_hulp + _shift(signalen, regel, buurt, geldend, "zonder_hulp")
    antwoordt = kans.random() < (0.5 if is_negatief else 0.86)
    return {
        "partijcode": regel.partijcode,
        "interventie": regel.interventiecode,
        "interventienaam": regel.interventienaam,
        "regio": buurt.code,
        "regionaam": buurt.naam,
        "leeftijd": _leeftijd(kans, regel),
        "toeleiding": _toeleiding(kans, regel, signalen, buurt=buurt, kwartaal=Kwartaal.of(start)),
        "startdatum": start,
        "einddatum": einde,
        "duur_dagen": duur,
        "reden_einde": reden,
        "bijeenkomsten": max(1, bijeenkomsten // 2) if is_negatief else bijeenkomsten,
        "nut": round(min(BOVENGRENS, max(ONDERGRENS, kans.gauss(gemiddelde, 1.1))), 1) if antwoordt else None,
        "informant": regel.informant if kans.random() < 0.95 else "professional",
        "zonder_hulp_verder": _zonder_hulp(kans, kan_verder * (0.4 if is_negatief else 1.0)),
        "instrument": regel.instrument,
        **_scores(kans, regel.instrument, _shift(signalen, regel, buurt, geldend, "effect")),
    }


def _meer(sleutel: str, regel: Werk, start: date) -> dict[str, object]:
    """Draw what only some parties keep, apart from the rest: who keeps more changes nothing else."""
    if not regel.houdt_meer_bij:
        return dict.fromkeys(("aanmelddatum", "vast_gezicht", "doel_bereikt", "herstart"))
    kans = Random(f"{sleutel}|meer")  # noqa: S311 - invented data must be repeatable, not secret
    wachten = round(kans.gammavariate(2.5, 9))
    return {
        "aanmelddatum": start - timedelta(days=wachten) if kans.random() < 0.93 else None,
        "vast_gezicht": kans.choices(("ja", "nee", "onbekend"), (72, 22, 6))[0],
        "doel_bereikt": kans.choices(("ja", "deels", "nee", "onbekend"), (46, 30, 14, 10))[0],
        "herstart": kans.choices(("nee", "ja", "onbekend", None), (76, 9, 7, 8))[0],
    }


def _reden(
    kans: Random, regel: Werk, signalen: Sequence[Signaal], *, buurt: Buurtgewicht, kwartaal: Kwartaal
) -> str:
    plan = regel.volgens_plan + _shift(signalen, regel, buurt, kwartaal, "volgens_plan")
    negatief = max(0.01, regel.negatief + _shift(signalen, regel, buurt, kwartaal, "negatief"))
    worp = kans.random()
    if worp < negatief:
        return "voortijdig_negatief"
    if worp < negatief + plan:
        return "volgens_plan"
    return kans.choice(("voortijdig_overig", "doorverwezen", "voortijdig_overig", "onbekend"))


def _leeftijd(kans: Random, regel: Werk) -> int:
    midden = (regel.leeftijd_van + regel.leeftijd_tot) / 2
    spreiding = (regel.leeftijd_tot - regel.leeftijd_van) / 3.2
    return min(22, max(2, round(kans.gauss(midden, spreiding))))


def _toeleiding(
    kans: Random, regel: Werk, signalen: Sequence[Signaal], *, buurt: Buurtgewicht, kwartaal: Kwartaal
) -> str:
    if kans.random() < regel.van_gemeente + _shift(signalen, regel, buurt, kwartaal, "van_gemeente"):
        return "gemeente"
    return kans.choice(("school", "school", "zelf", "aanbieder", "anders", "onbekend"))


def _zonder_hulp(kans: Random, kan_verder: float) -> str:
    worp = kans.random()
    if worp < 0.12:
        return "onbekend" if worp < 0.05 else "weet_niet"
    return "ja" if kans.random() < kan_verder else "nee"


def _scores(kans: Random, instrument: str, extra: float) -> dict[str, float | None]:
    """Draw a score before and after; some are never measured, more are not measured again."""
    if not instrument or kans.random() > 0.88:
        return {"voor": None, "na": None}
    if instrument == "gas":
        voor = min(60.0, max(20.0, round(kans.gauss(36, 5))))
        na = min(80.0, max(20.0, round(voor + kans.gauss(11 + extra, 9))))
    else:
        voor = min(40.0, max(0.0, round(kans.gauss(18, 5))))
        na = min(40.0, max(0.0, round(voor - kans.gauss(5.2 + extra, 4.5))))
    return {"voor": voor, "na": na if kans.random() < 0.84 else None}


def _shift(
    signalen: Sequence[Signaal], regel: Werk, buurt: Buurtgewicht, kwartaal: Kwartaal, grootheid: str
) -> float:
    plaatsen = {ALLE, buurt.code, buurt.naam, regel.gebiedcode}
    return sum(
        s.verschil
        for s in signalen
        if s.grootheid == grootheid
        and s.interventiecode == regel.interventiecode
        and s.regio in plaatsen
        and s.van_kwartaal <= str(kwartaal) <= s.tot_kwartaal
    )


def _poisson(kans: Random, verwacht: float) -> int:
    """Draw a count (Knuth); the expected numbers here are small enough for the plain method."""
    grens, aantal, product = math.exp(-verwacht), 0, kans.random()
    while product > grens:
        aantal += 1
        product *= kans.random()
    return aantal
