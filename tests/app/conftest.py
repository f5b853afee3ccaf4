"""A small city every store and service test stands on: two providers, two beschikkingen, a person per role."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.accounts import to_gebruiker
from app.services.gesprekken import Conclusieinvoer, save_conclusie, save_eigen_deel
from app.services.lezingen import Lezinginvoer, save_lezing, submit_lezing
from app.services.verhalen import Verhaalinvoer, save_verhaal
from app.store.access.gesprekken import GEOPENDE
from app.store.sessions import Sessions
from app.store.tables import (
    Account,
    AccountBeschikking,
    AccountRegio,
    Afspraak,
    Beschikking,
    BeschikkingGebied,
    BeschikkingInterventie,
    Gesprek,
    Interventie,
    InterventieFactor,
    Partij,
)
from schemas.leercyclus import GesprekStatus, Vrijgave

NU = datetime(2026, 1, 14, 9, 0, tzinfo=UTC)
VANDAAG = date(2026, 1, 14)
GEBIED, ELDERS = "WK059915", "WK059916"
ANTWOORDEN = {"herkennen": "ja", "verklaren": "de vaste begeleider", "beoordelen": "goed genoeg"}


@dataclass
class Stadje:
    """The ids and people of the small city, and the steps of a talk in one call each."""

    nu: datetime = NU
    vandaag: date = VANDAAG
    gebied: str = GEBIED
    elders: str = ELDERS
    beschikking: int = 0
    andere_beschikking: int = 0
    afspraken: list[int] = field(default_factory=list)
    andere_afspraak: int = 0
    gesprek: int = 0
    mensen: dict[str, Gebruiker] = field(default_factory=dict)

    def __getitem__(self, wie: str) -> Gebruiker:
        return self.mensen[wie]

    def write(self, session: Session, wie: str, afspraak: int, vrijgave: Vrijgave = Vrijgave.GESPREK) -> None:
        """Save one draft reading."""
        invoer = Lezinginvoer(ANTWOORDEN, vrijgave, twijfel=f"geheim van {wie}")
        save_lezing(session, self[wie], self.gesprek, afspraak, invoer, nu=self.nu)

    def submit(
        self, session: Session, wie: str, afspraak: int, vrijgave: Vrijgave = Vrijgave.GESPREK
    ) -> None:
        """Save and submit one reading."""
        self.write(session, wie, afspraak, vrijgave)
        cijfers = {"waarde": 7.8}
        submit_lezing(session, self[wie], self.gesprek, afspraak, build_id="b1", cijfers=cijfers, nu=self.nu)

    def submit_side(self, session: Session, wie: str, vrijgave: Vrijgave = Vrijgave.GESPREK) -> None:
        """Submit all readings of one side."""
        for afspraak in self.afspraken:
            self.submit(session, wie, afspraak, vrijgave)

    def open(self, session: Session) -> None:
        """Let both sides submit everything."""
        self.submit_side(session, "aanbieder")
        self.submit_side(session, "adviseur")

    def hold(self, session: Session, gevolg: str = "geen_actie") -> None:
        """Bring the talk to where only the consequences may be missing."""
        if session.get_one(Gesprek, self.gesprek).status not in GEOPENDE:
            self.open(session)
        for afspraak in self.afspraken:
            geen = Verhaalinvoer(is_geen_verhaal=True)
            save_verhaal(session, self["aanbieder"], self.gesprek, afspraak, geen, nu=self.nu)
            invoer = Conclusieinvoer(True, "wij zijn het eens", gevolg, gevolg_reden="het gaat goed")
            save_conclusie(session, self["adviseur"], self.gesprek, afspraak, invoer, nu=self.nu)
        save_eigen_deel(session, self["adviseur"], self.gesprek, "wij verwezen te weinig door", nu=self.nu)


@pytest.fixture
def stadje(sessions: Sessions) -> Stadje:
    """The small city, stored."""
    with sessions.begin() as session:
        return make_stadje(session)


def make_stadje(session: Session) -> Stadje:
    """Store the small city and return its ids and people."""
    session.add_all(
        [
            Partij(code="gemeente", naam="Gemeente", soort="gemeente"),
            Partij(code="stroom", naam="Stichting Stroom", soort="aanbieder"),
            Partij(code="anker", naam="Stichting Anker", soort="aanbieder"),
            _interventie("klas", "Sterk in de klas"),
            _interventie("sport", "Sport na school"),
        ]
    )
    session.flush()
    session.add(InterventieFactor(interventiecode="klas", factor_id="CTC-01", trede=1))
    eigen = _beschikking("B-1", "stroom", "klas", [GEBIED, ELDERS])
    ander = _beschikking("B-2", "anker", "sport", [ELDERS])
    session.add_all([eigen, ander])
    session.flush()
    afspraken = [_afspraak(eigen.id, "klas", code) for code in ("nut_gemiddeld", "bereik")]
    oude = _afspraak(eigen.id, "klas", "nut_zeven_of_hoger", laatste_kwartaal="2024-K4")
    andere = _afspraak(ander.id, "sport", "nut_gemiddeld")
    gesprek = Gesprek(
        beschikking_id=eigen.id,
        regiocode=GEBIED,
        kwartaal="2025-K3",
        status=GesprekStatus.GEPLAND,
        gesprek_op=date(2026, 1, 20),
    )
    session.add_all([*afspraken, oude, andere, gesprek])
    session.flush()
    stadje = Stadje(
        beschikking=eigen.id,
        andere_beschikking=ander.id,
        afspraken=[a.id for a in afspraken],
        andere_afspraak=andere.id,
        gesprek=gesprek.id,
    )
    stadje.mensen = {
        account.inlognaam: to_gebruiker(session, account) for account in _mensen(session, stadje)
    }
    return stadje


def _mensen(session: Session, stadje: Stadje) -> list[Account]:
    accounts = [
        _account("adviseur", "gebiedsadviseur", regios=[GEBIED]),
        _account("adviseur_elders", "gebiedsadviseur", regios=["WK059917"]),
        _account("accounthouder", "accounthouder", beschikkingen=[stadje.beschikking]),
        _account("accounthouder_elders", "accounthouder", beschikkingen=[stadje.andere_beschikking]),
        _account("aanbieder", "aanbieder", partijcode="stroom"),
        _account("aanbieder_elders", "aanbieder", partijcode="anker"),
        _account("wijkpartner", "wijkpartner", regios=[GEBIED]),
        _account("beheerder", "beheerder"),
    ]
    session.add_all(accounts)
    session.flush()
    return accounts


def _account(
    naam: str,
    rol: str,
    *,
    partijcode: str | None = None,
    regios: list[str] | None = None,
    beschikkingen: list[int] | None = None,
) -> Account:
    return Account(
        inlognaam=naam,
        naam=f"Naam van {naam}",
        rol=rol,
        partijcode=partijcode,
        # No password fits this: making a real hash for eight people costs every test half a second.
        wachtwoord_hash="geen",
        sessieteken=naam,
        regios=[AccountRegio(regiocode=code) for code in regios or []],
        beschikkingen=[AccountBeschikking(beschikking_id=nummer) for nummer in beschikkingen or []],
    )


def _interventie(code: str, naam: str) -> Interventie:
    return Interventie(
        code=code,
        naam=naam,
        doelgroep="jongeren",
        leeftijd_van=12,
        leeftijd_tot=17,
        trede=2,
        is_erkend=False,
        is_individueel=False,
        veranderlogica="draagt bij aan binding met school",
    )


def _beschikking(kenmerk: str, partijcode: str, interventiecode: str, gebieden: list[str]) -> Beschikking:
    return Beschikking(
        kenmerk=kenmerk,
        titel=f"Beschikking {kenmerk}",
        partijcode=partijcode,
        account="Jeugd",
        van_kwartaal="2023-K1",
        tot_kwartaal="2026-K4",
        budget_euro=100_000,
        doeltekst="jongeren groeien veilig op",
        interventies=[BeschikkingInterventie(interventiecode=interventiecode)],
        gebieden=[BeschikkingGebied(regiocode=code) for code in gebieden],
    )


def _afspraak(
    beschikking_id: int, interventiecode: str, indicatorcode: str, *, laatste_kwartaal: str | None = None
) -> Afspraak:
    return Afspraak(
        beschikking_id=beschikking_id,
        indicatorcode=indicatorcode,
        interventiecode=interventiecode,
        doel="samen_leren",
        gevraagd_door="gemeente",
        gevolg_professional="geen",
        gevolg_organisatie="gesprek",
        gevolg_contract="geen",
        lasten_uren=2.0,
        wie_ziet="partners aan tafel",
        wanneer_goed="als jongeren het nuttig vinden",
        hoe_te_omzeilen="alleen tevreden jongeren vragen",
        tegenindicator="dekking",
        van_kwartaal="2023-K1",
        tot_kwartaal="2026-K4",
        herkomst="gezamenlijk",
        laatste_kwartaal=laatste_kwartaal,
    )
