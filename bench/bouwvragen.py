"""What each page asks of a build, for every role that sees other figures, and how long all of it takes together."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from app.identity import Gebruiker
from app.queries.marts import Marts
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions, migrate
from app.store.tables import Publicatie
from bench.bouwstad import EERSTE, INTERVENTIES, KWARTALEN, PARTIJEN
from pipelines.stad import Build

KEREN = 40
"""Times that each page is asked, for another place, quarter and party each time."""


@dataclass(frozen=True)
class Keuze:
    """What one visit looks at."""

    buurt: str
    gebied: str
    gemeente: str
    kwartaal: str
    partij: str

    @property
    def interventie(self) -> str:
        """The first intervention of the party."""
        return f"{self.partij}_0"

    @property
    def reeks(self) -> dict[str, str]:
        """Which figure is open."""
        return {
            "indicatorcode": "nut_gemiddeld",
            "regiocode": self.gebied,
            "interventiecode": self.interventie,
            "informant": "jongere",
        }


Vraag = Callable[[Marts, Gebruiker, Keuze], object]
KADER: tuple[Vraag, ...] = (
    lambda m, _w, _k: m.stand(),
    lambda m, _w, _k: m.regios(),
    lambda m, _w, _k: m.kwartalen(),
)
"""What every page asks: the build, the places and the quarters."""
PAGINAS: dict[str, tuple[Vraag, ...]] = {
    "Start": (lambda m, w, k: m.cijfers(w, regiocode=k.gebied, partijcode=k.partij),),
    "Wijkbeeld van een buurt": (
        lambda m, w, k: m.cijfers(w, kwartaal=k.kwartaal, regiocode=k.buurt),
        lambda m, w, k: m.factorbeeld(w, regiocode=k.buurt, kwartaal=k.kwartaal),
        lambda m, w, k: m.aanbod(w, regiocode=k.gebied, kwartaal=k.kwartaal),
        lambda m, w, k: m.rooster(w, regiocode=k.buurt, kwartaal=k.kwartaal),
        lambda m, w, k: m.contextcijfers(w, regiocode=k.buurt),
        lambda m, w, k: m.gebeurtenissen(w, regiocode=k.buurt),
        lambda m, _w, _k: (m.factoren(), m.factorkruisingen(), m.factorindicatoren()),
    ),
    "Wijkbeeld van de gemeente": (
        lambda m, w, k: m.cijfers(w, kwartaal=k.kwartaal, regiocode=k.gemeente),
        lambda m, w, k: m.factorbeeld(w, regiocode=k.gemeente, kwartaal=k.kwartaal),
    ),
    "Wijkbeeld: een cijfer open": (
        lambda m, w, k: m.reeks(w, partijcode="*", **k.reeks),
        lambda m, w, k: m.gebeurtenissen(w, regiocode=k.gebied),
        lambda m, w, k: m.scoreverdeling(
            w, kwartaal=k.kwartaal, regiocode=k.gebied, interventiecode=k.interventie, informant="jongere"
        ),
        lambda m, w, k: m.trechter(w, regioniveau="gebied", kwartaal=k.kwartaal, **k.reeks),
    ),
    "Wijkbeeld: kaart": (
        lambda m, w, k: m.cijfers(
            w, kwartaal=k.kwartaal, soort="uitkomst", partijcode="*", interventiecode="*"
        ),
        lambda m, w, _k: m.kaartcontext(w),
    ),
    "Afspraken": (
        lambda m, w, k: m.cijfers(w, kwartaal=k.kwartaal, regiocode=k.gebied),
        lambda m, w, k: m.cijfers(w, kwartaal=k.kwartaal, **{**k.reeks, "regiocode": k.gemeente}),
        lambda m, w, k: m.herkomst(w, partijcode=k.partij, kwartaal=k.kwartaal),
    ),
    "Gesprek": (
        lambda m, w, k: m.cijfers(w, regiocode=k.gebied, partijcode=k.partij),
        lambda m, w, k: m.gebeurtenissen(w, regiocode=k.gebied),
    ),
    "Verbeteren": (
        lambda m, w, k: m.reeks(w, partijcode=k.partij, **k.reeks),
        lambda m, w, k: m.gebeurtenissen(w, regiocode=k.gebied),
    ),
    "Gebeurtenis vastleggen": (lambda m, w, k: m.veranderingen(w, kwartaal=k.kwartaal),),
    "Herkomst van een cijfer": (
        lambda m, w, k: m.cijfer(w, f"bereik/{k.gebied}/{k.kwartaal}/*/*/*"),
        lambda m, w, k: m.herleiding(w, f"bereik/{k.gebied}/{k.kwartaal}/*/*/*"),
        lambda m, _w, _k: m.codeversie(),
    ),
    "Uitleg": (lambda m, _w, _k: (m.factoren(), m.factorkruisingen()),),
}


def measure_paginas(build: Build) -> dict[str, dict[str, float]]:
    """Return per page and role the p95 in milliseconds of all its questions together."""
    with open_marts(build) as marts:
        keuzes = list_keuzes(marts)
        return {
            pagina: {
                wie.naam: p95([measure_bezoek(marts, wie, keuze, (*KADER, *vragen)) for keuze in keuzes])
                for wie in list_bezoekers(keuzes)
            }
            for pagina, vragen in PAGINAS.items()
        }


def measure_bezoek(marts: Marts, wie: Gebruiker, keuze: Keuze, vragen: tuple[Vraag, ...]) -> float:
    """Ask everything of one page once; milliseconds."""
    begin = time.perf_counter()
    for vraag in vragen:
        vraag(marts, wie, keuze)
    return (time.perf_counter() - begin) * 1000


def p95(tijden: list[float]) -> float:
    """Return the time that nineteen of twenty stay below; the first, which opens the file, is left out."""
    return statistics.quantiles(tijden[1:], n=20)[-1]


def list_keuzes(marts: Marts) -> list[Keuze]:
    """Pick places, quarters and parties by turns, the same every run."""
    regios = marts.regios()
    buurten = regios[regios["niveau"] == "buurt"][["regiocode", "gebiedcode"]].to_numpy().tolist()
    gemeente = str(regios.loc[regios["niveau"] == "gemeente", "regiocode"].iloc[0])
    return [
        Keuze(
            *map(str, buurten[i * 7 % len(buurten)]),
            gemeente,
            str(EERSTE.plus(i % KWARTALEN)),
            f"partij_{i % PARTIJEN:02}",
        )
        for i in range(KEREN + 1)
    ]


def list_bezoekers(keuzes: list[Keuze]) -> list[Gebruiker]:
    """Return one person of each role that sees other figures."""
    gebieden = frozenset(keuze.gebied for keuze in keuzes)
    levert = frozenset((keuzes[0].partij, f"{keuzes[0].partij}_{i}") for i in range(INTERVENTIES))
    return [
        Gebruiker(1, "gebiedsadviseur", "gebiedsadviseur", regiocodes=gebieden),
        Gebruiker(2, "aanbieder", "aanbieder", partijcode=keuzes[0].partij),
        Gebruiker(3, "accounthouder", "accounthouder", levert=levert),
    ]


@contextmanager
def open_marts(build: Build) -> Iterator[Marts]:
    """Publish a build in a store of its own and give the reader of its figures."""
    with tempfile.TemporaryDirectory() as map_:
        engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": map_}))
        migrate(engine)
        sessions = make_sessions(engine)
        with sessions.begin() as session:
            session.add(
                Publicatie(
                    build_id=build.build_id,
                    bestandsnaam=build.pad.name,
                    codeversie="bench",
                    gepubliceerd_op=datetime.now(UTC),
                    aanlevering_ids=[],
                )
            )
        yield Marts(sessions, build.pad.parent)
        engine.dispose()
