"""Repairing single cells of an upload: a change list on the original, checked again, undone, carried to the figures."""

import io
from datetime import datetime
from typing import Any

import polars as pl
import pytest
from sqlalchemy import select

from app.identity import Gebruiker
from app.services.aanleveringen import Upload, confirm_koppelingen, receive_aanlevering, submit_aanlevering
from app.services.celherstel import Herstelling, repair_cellen, undo_celwijziging
from app.settings import Settings
from app.store.access import get_aanlevering
from app.store.archive import Archive
from app.store.sessions import Sessions
from app.store.stad import load_bronnen
from app.store.tables import Aanlevering, Celwijziging, Logregel
from pipelines.reference import Referentie, load_referentie
from schemas.catalogus import Bevestiging
from schemas.errors import (
    GeenToegangError,
    GelijktijdigeWijzigingError,
    GeweigerdBestandError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)
from schemas.vocabulary import Kwartaal

KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten;nut;informant;zonder_hulp_verder"
RIJ = "T{n:03};klas;{regio};14;2025-02-01;2025-08-01;volgens_plan;{keer};{nut};jongere;ja"
GOED = "BU05991570"


def make_csv(*, keer: str = "6", regio: str = GOED) -> bytes:
    """Thirty rows of which the last may be wrong; its cells are C31 and H31."""
    rijen = [RIJ.format(n=n, keer="6", regio=GOED, nut=8 if n else 7) for n in range(29)]
    return "\n".join([KOP, *rijen, RIJ.format(n=29, keer=keer, regio=regio, nut=8)]).encode()


class Werkplaats:
    """Uploads of one provider and everything that is done to their cells."""

    def __init__(self, sessions: Sessions, settings: Settings, stadje: Any, referentie: Referentie) -> None:
        self.sessions, self.referentie = sessions, referentie
        self.archive = Archive(settings.archief, settings.sleutel)
        self.wie: Gebruiker = stadje["aanbieder"]
        self.nu: datetime = stadje.nu

    def receive(self, inhoud: bytes) -> int:
        upload = Upload(inhoud, "k3.csv", Kwartaal(2025, 3), "trajecten")
        with self.sessions.begin() as session:
            return receive_aanlevering(
                session, self.archive, self.wie, upload, referentie=self.referentie, nu=self.nu
            ).aanlevering_id

    def repair(self, nummer: int, *herstel: Herstelling, wie: Gebruiker | None = None) -> None:
        with self.sessions.begin() as session:
            repair_cellen(
                session,
                self.archive,
                wie or self.wie,
                nummer,
                herstel,
                referentie=self.referentie,
                nu=self.nu,
            )

    def undo(self, nummer: int, wijziging: int) -> None:
        with self.sessions.begin() as session:
            undo_celwijziging(
                session, self.archive, self.wie, nummer, wijziging, referentie=self.referentie, nu=self.nu
            )

    def get(self, nummer: int) -> Aanlevering:
        with self.sessions() as session:
            return get_aanlevering(session, self.wie, nummer)

    def fouten(self, nummer: int) -> set[str]:
        return {b["cel"] for b in self.get(nummer).rapport["bevindingen"] if b["ernst"] == "fout"}


@pytest.fixture
def werkplaats(sessions: Sessions, settings: Settings, stadje: Any) -> Werkplaats:
    return Werkplaats(sessions, settings, stadje, load_referentie())


ACHT = Herstelling("", "H31", "acht", "8")


def test_a_repaired_cell_is_in_the_figures_and_the_original_is_untouched(werkplaats: Werkplaats) -> None:
    nummer = werkplaats.receive(make_csv(keer="acht"))
    werkplaats.repair(nummer, ACHT)
    rij = werkplaats.get(nummer)
    [wijziging] = rij.wijzigingen
    assert (wijziging.cel, wijziging.kolomnaam, wijziging.oud, wijziging.nieuw) == (
        "H31",
        "bijeenkomsten",
        "acht",
        "8",
    )
    assert rij.rapport["vergeleken"] == "1 opgelost, 0 over, 0 nieuw"
    assert werkplaats.archive.get(rij.sha256) == make_csv(keer="acht")
    with werkplaats.sessions.begin() as session:
        submit_aanlevering(session, werkplaats.wie, nummer, nu=werkplaats.nu)
    with werkplaats.sessions() as session:
        [bron] = load_bronnen(session, werkplaats.archive)
    rijen = pl.read_parquet(io.BytesIO(bron.lees()))
    assert rijen.filter(rijen["_rij"] == 31)["bijeenkomsten"].to_list() == [8]
    with pytest.raises(OngeldigeOvergangError):
        werkplaats.repair(nummer, Herstelling("", "H31", "8", "9"))


def test_a_repair_survives_a_confirmed_term_and_an_undo_puts_the_fault_back(werkplaats: Werkplaats) -> None:
    nummer = werkplaats.receive(make_csv(keer="acht", regio="Tarwewyk"))
    assert werkplaats.fouten(nummer) == {"C31", "H31"}
    werkplaats.repair(nummer, ACHT)
    with werkplaats.sessions.begin() as session:
        confirm_koppelingen(
            session,
            werkplaats.archive,
            werkplaats.wie,
            nummer,
            [Bevestiging("regio", "Tarwewyk", "BU05991571")],
            referentie=werkplaats.referentie,
            nu=werkplaats.nu,
        )
    assert werkplaats.fouten(nummer) == set()
    werkplaats.undo(nummer, werkplaats.get(nummer).wijzigingen[0].id)
    assert werkplaats.fouten(nummer) == {"H31"}
    assert [w.ingetrokken_op is None for w in werkplaats.get(nummer).wijzigingen] == [False]
    with pytest.raises(NietGevondenError):
        werkplaats.undo(nummer, werkplaats.get(nummer).wijzigingen[0].id)


def test_personal_data_in_a_repair_refuses_every_cell_of_it(werkplaats: Werkplaats) -> None:
    nummer = werkplaats.receive(make_csv(keer="acht"))
    mail = "jan.jansen@voorbeeld.nl"
    with pytest.raises(GeweigerdBestandError, match="mail"):
        werkplaats.repair(nummer, ACHT, Herstelling("", "J31", "jongere", mail))
    assert werkplaats.fouten(nummer) == {"H31"}
    with werkplaats.sessions() as session:
        assert not session.scalars(select(Celwijziging)).all()
        gelogd = [
            (r.gebeurtenis, str(r.details)) for r in session.scalars(select(Logregel).order_by(Logregel.id))
        ]
    assert gelogd[-1][0] == "herstel_geweigerd"
    assert mail not in str(gelogd)


def test_two_windows_may_mend_other_cells_but_not_overwrite_each_other(werkplaats: Werkplaats) -> None:
    nummer = werkplaats.receive(make_csv(keer="acht", regio="Tarwewyk"))
    werkplaats.repair(nummer, ACHT)
    with pytest.raises(GelijktijdigeWijzigingError, match="H31"):
        werkplaats.repair(nummer, Herstelling("", "H31", "acht", "9"))
    werkplaats.repair(nummer, Herstelling("", "C31", "Tarwewyk", GOED))
    assert werkplaats.fouten(nummer) == set()
    with pytest.raises(GelijktijdigeWijzigingError, match="J31"):
        werkplaats.repair(nummer, Herstelling("", "J31", "moeder", "jongere"))


def test_a_cell_put_back_by_hand_needs_no_change_any_more(werkplaats: Werkplaats) -> None:
    nummer = werkplaats.receive(make_csv(keer="acht"))
    werkplaats.repair(nummer, ACHT)
    werkplaats.repair(nummer, Herstelling("", "H31", "8", "9"))
    werkplaats.repair(nummer, Herstelling("", "H31", "9", "acht"))
    assert all(w.ingetrokken_op for w in werkplaats.get(nummer).wijzigingen)
    assert werkplaats.fouten(nummer) == {"H31"}


def test_a_row_left_out_needs_a_reason(werkplaats: Werkplaats) -> None:
    nummer = werkplaats.receive(make_csv(keer="acht"))
    with pytest.raises(OngeldigeWaardeError, match="waarom"):
        werkplaats.repair(nummer, Herstelling("", "31", "", " "))
    werkplaats.repair(nummer, Herstelling("", "31", "", "dubbel ingevoerd"))
    assert werkplaats.get(nummer).rijen_aantal == 29


def test_only_the_own_provider_repairs(werkplaats: Werkplaats, stadje: Any) -> None:
    nummer = werkplaats.receive(make_csv(keer="acht"))
    with pytest.raises(NietGevondenError):
        werkplaats.repair(nummer, ACHT, wie=stadje["aanbieder_elders"])
    with pytest.raises(GeenToegangError):
        werkplaats.repair(nummer, ACHT, wie=stadje["accounthouder"])
