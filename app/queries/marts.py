"""The only reader of the figures: every question takes the person who asks."""

import threading
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from app.identity import Gebruiker
from app.queries.antwoorden import Antwoorden
from app.queries.stand import Stand, newest_stand, open_build
from app.queries.zicht import zicht_of
from app.store.sessions import Sessions
from schemas.errors import NietGevondenError, OngeldigeWaardeError

QUERIES = Path(__file__).parent
CIJFERDELEN = ("indicatorcode", "regiocode", "kwartaal", "partijcode", "interventiecode", "informant")
"""What a cijfer_id is made of, in order."""

# Whoever only counts figures needs none of them: fetching a whole quarter takes longer than finding it.
VERANDERINGEN = "select regiocode, interventiecode, kwartaal, verandering, count(*) as aantal from ({}) as gezien group by all"

VAN_TOEN = (
    "De cijfers van {dag} zijn gemaakt met een eerdere versie van Wijkspiegel. Deze versie kan ze niet meer lezen. "
    "Kies een latere dag."
)


class Marts:
    """Questions to the newest published build; without one, empty frames with the right columns."""

    def __init__(self, sessions: Sessions, builds: Path, *, vast: Stand | None = None) -> None:
        self._sessions = sessions
        self._builds = builds
        self._vast = vast
        self._slot = threading.Lock()
        self._open: tuple[str, duckdb.DuckDBPyConnection] | None = None
        self._antwoorden = Antwoorden()

    def at(self, stand: Stand) -> "Marts":
        """Return the same questions to an earlier build, whose file must be there."""
        return Marts(self._sessions, self._builds, vast=stand)

    def stand(self) -> Stand | None:
        """Return the newest publication, or None when nothing was published yet."""
        if self._vast is not None:
            return self._vast
        with self._sessions() as session:
            return newest_stand(session)

    def cijfers(
        self,
        gebruiker: Gebruiker,
        *,
        kwartaal: str | None = None,
        regiocode: str | None = None,
        indicatorcode: str | None = None,
        interventiecode: str | None = None,
        partijcode: str | None = None,
        informant: str | None = None,
        soort: str | None = None,
    ) -> pd.DataFrame:
        """Return the figures (CijferRij) this person may see; an absent argument does not narrow."""
        return self._ask(
            "cijfers",
            "cijfer",
            gebruiker,
            kwartaal=kwartaal,
            regiocode=regiocode,
            indicatorcode=indicatorcode,
            interventiecode=interventiecode,
            partijcode=partijcode,
            informant=informant,
            soort=soort,
        )

    def veranderingen(self, gebruiker: Gebruiker, *, kwartaal: str) -> pd.DataFrame:
        """Return of a quarter how many figures this person may see changed how, per place, intervention and last quarter."""
        narrow = dict.fromkeys(
            ("regiocode", "indicatorcode", "interventiecode", "partijcode", "informant", "soort")
        )
        return self._ask("cijfers", "cijfer", gebruiker, om=VERANDERINGEN, kwartaal=kwartaal, **narrow)

    def reeks(
        self,
        gebruiker: Gebruiker,
        *,
        indicatorcode: str,
        regiocode: str,
        partijcode: str,
        interventiecode: str,
        informant: str,
    ) -> pd.DataFrame:
        """Return one series (CijferRij), oldest quarter first."""
        return self.cijfers(
            gebruiker,
            indicatorcode=indicatorcode,
            regiocode=regiocode,
            partijcode=partijcode,
            interventiecode=interventiecode,
            informant=informant,
        )

    def trechter(
        self,
        gebruiker: Gebruiker,
        *,
        indicatorcode: str,
        regiocode: str,
        regioniveau: str,
        kwartaal: str,
        interventiecode: str,
        informant: str,
    ) -> pd.DataFrame:
        """Return the places of one level for one figure, without names; only `regiocode` is known as `is_hier`."""
        return self._ask(
            "trechter",
            "cijfer",
            gebruiker,
            indicatorcode=indicatorcode,
            regiocode=regiocode,
            regioniveau=regioniveau,
            kwartaal=kwartaal,
            interventiecode=interventiecode,
            informant=informant,
        )

    def contextcijfers(self, gebruiker: Gebruiker, *, regiocode: str) -> pd.DataFrame:
        """Return the key figures (ContextcijferRij) of a place."""
        return self._ask("contextcijfers", "contextcijfer", gebruiker, regiocode=regiocode)

    def kaartcontext(self, gebruiker: Gebruiker, *, indicatorcode: str | None = None) -> pd.DataFrame:
        """Return the newest key figures (ContextcijferRij) of every place; of one indicator when it is named."""
        return self._ask("kaartcontext", "contextcijfer", gebruiker, indicatorcode=indicatorcode)

    def factorbeeld(self, gebruiker: Gebruiker, *, regiocode: str, kwartaal: str) -> pd.DataFrame:
        """Return every factor (FactorbeeldRij) in a place and quarter, focus factors first."""
        return self._ask("factorbeeld", "factorbeeld", gebruiker, regiocode=regiocode, kwartaal=kwartaal)

    def leeftijdsbereik(
        self,
        gebruiker: Gebruiker,
        *,
        kwartaal: str | None = None,
        regiocode: str | None = None,
        interventiecode: str | None = None,
        partijcode: str | None = None,
    ) -> pd.DataFrame:
        """Return the reached per age group (LeeftijdsbereikRij), youngest first."""
        return self._ask(
            "leeftijdsbereik",
            "leeftijdsbereik",
            gebruiker,
            kwartaal=kwartaal,
            regiocode=regiocode,
            interventiecode=interventiecode,
            partijcode=partijcode,
        )

    def scoreverdeling(
        self,
        gebruiker: Gebruiker,
        *,
        kwartaal: str | None = None,
        regiocode: str | None = None,
        interventiecode: str | None = None,
        partijcode: str | None = None,
        informant: str | None = None,
    ) -> pd.DataFrame:
        """Return the marks for usefulness per class (ScoreverdelingRij), lowest first."""
        return self._ask(
            "scoreverdeling",
            "scoreverdeling",
            gebruiker,
            kwartaal=kwartaal,
            regiocode=regiocode,
            interventiecode=interventiecode,
            partijcode=partijcode,
            informant=informant,
        )

    def aanbod(self, gebruiker: Gebruiker, *, regiocode: str, kwartaal: str) -> pd.DataFrame:
        """Return who does what (AanbodRij) in a gebied and quarter."""
        return self._ask("aanbod", "aanbod", gebruiker, regiocode=regiocode, kwartaal=kwartaal)

    def rooster(self, gebruiker: Gebruiker, *, regiocode: str, kwartaal: str) -> pd.DataFrame:
        """Return per factor and age group who works on it (RoosterRij), focus factors first."""
        return self._ask("rooster", "rooster", gebruiker, regiocode=regiocode, kwartaal=kwartaal)

    def factoren(self) -> pd.DataFrame:
        """Return every factor (FactorRij), those of the model of the gemeente first."""
        return self._ask("factoren", "factor", None)

    def factorkruisingen(self) -> pd.DataFrame:
        """Return how factors of different models relate (FactorkruisingRij)."""
        return self._ask("factorkruisingen", "factorkruising", None)

    def factorindicatoren(self) -> pd.DataFrame:
        """Return which indicator says something about which factor (FactorindicatorRij)."""
        return self._ask("factorindicatoren", "factorindicator", None)

    def gebeurtenissen(self, gebruiker: Gebruiker, *, regiocode: str) -> pd.DataFrame:
        """Return the events (GebeurtenisRij) of a place and of what contains it or lies in it."""
        return self._ask("gebeurtenissen", "gebeurtenis", gebruiker, regiocode=regiocode)

    def herkomst(
        self, gebruiker: Gebruiker, *, partijcode: str | None = None, kwartaal: str | None = None
    ) -> pd.DataFrame:
        """Return the delivered files (HerkomstRij) behind the figures."""
        return self._ask("herkomst", "herkomst", gebruiker, partijcode=partijcode, kwartaal=kwartaal)

    def cijfer(self, gebruiker: Gebruiker, cijfer_id: str) -> pd.DataFrame:
        """Return one figure (CijferRij) by its id; no row when it is not there or not for this person."""
        delen = cijfer_id.split("/")
        if len(delen) != len(CIJFERDELEN):
            raise OngeldigeWaardeError(
                "Dit is geen nummer van een cijfer. Open de herkomst van een cijfer met de link onder dat cijfer."
            )
        return self.cijfers(gebruiker, **dict(zip(CIJFERDELEN, delen, strict=True)))

    def herleiding(self, gebruiker: Gebruiker, cijfer_id: str) -> pd.DataFrame:
        """Return the files behind one figure; of a party this person may not see only that there is one."""
        return self._ask("herleiding", "herkomst", gebruiker, cijfer_id=cijfer_id)

    def codeversie(self) -> str:
        """Return the version of the code that made the newest build."""
        stand = self.stand()
        return stand.codeversie if stand else ""

    def drempel(self, stand: Stand) -> int:
        """Return below which number a build hid counts."""
        return int(self._cursor(stand).execute(load_query("drempel")).fetchall()[0][0])

    def regios(self) -> pd.DataFrame:
        """Return every place (RegioRij), from the gemeente down."""
        return self._ask("regios", "regio", None)

    def kwartalen(self) -> list[str]:
        """Return the quarters with figures, newest first."""
        stand = self.stand()
        if stand is None:
            return []
        rijen = self._cursor(stand).execute(load_query("kwartalen")).fetchall()
        return [str(rij[0]) for rij in rijen]

    def _ask(
        self, vraag: str, tabel: str, gebruiker: Gebruiker | None, *, om: str = "{}", **gevraagd: str | None
    ) -> pd.DataFrame:
        """Ask one question; `om` is what stands around it."""
        stand = self.stand()
        if stand is None:
            return empty_tabel(tabel)
        sql = om.format(load_query(vraag))
        parameters: dict[str, object] = {**(zicht_of(gebruiker).parameters if gebruiker else {}), **gevraagd}
        # DuckDB refuses a parameter the query does not name.
        gebruikt = {naam: waarde for naam, waarde in parameters.items() if f"${naam}" in sql}
        if (eerder := self._antwoorden.get(stand.build_id, sql, gebruikt)) is not None:
            return eerder
        try:
            antwoord = self._cursor(stand).execute(sql, gebruikt).df()
        except (duckdb.BinderException, duckdb.CatalogException) as fout:
            # The newest build is only shown when it has what we ask; one of an earlier day may be of any version.
            if self._vast is None:
                raise
            raise NietGevondenError(VAN_TOEN.format(dag=f"{stand.gepubliceerd_op:%d-%m-%Y}")) from fout
        return self._antwoorden.keep(stand.build_id, sql, gebruikt, antwoord)

    def _cursor(self, stand: Stand) -> duckdb.DuckDBPyConnection:
        """Return a cursor of its own on the published file; the file is opened once per build."""
        with self._slot:
            if self._open is None or self._open[0] != stand.build_id:
                # The former connection is left to its cursors and closes with the last of them.
                self._open = (stand.build_id, open_build(self._builds / stand.bestandsnaam))
            return self._open[1].cursor()


def empty_tabel(tabel: str) -> pd.DataFrame:
    """Return a table without rows, its columns typed as in a build."""
    # Imported here: pandera costs a web worker time and memory, and this is needed only before the first build.
    from schemas.tabellen import TABELLEN

    return TABELLEN[tabel].empty()


@cache
def load_query(naam: str) -> str:
    """Return the text of one question."""
    return (QUERIES / f"{naam}.sql").read_text(encoding="utf-8")
