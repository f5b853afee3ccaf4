"""One file's way from upload to submission, through the real check (R-01, R-04, R-05, R-06)."""

from typing import Any

import pytest
from sqlalchemy import func, select

from app.services.aanleveringen import (
    Ontvangst,
    Upload,
    confirm_koppelingen,
    justify_bevinding,
    preview_aanlevering,
    receive_aanlevering,
    submit_aanlevering,
    withdraw_aanlevering,
    withdraw_koppeling,
)
from app.settings import Settings
from app.store.access import get_aanlevering, visible_koppelingen
from app.store.archive import Archive
from app.store.sessions import Sessions
from app.store.stad import load_bronnen
from app.store.tables import Aanlevering, Gesprek, Logregel
from pipelines.reference import Referentie, load_referentie
from schemas.bevinding import Ernst
from schemas.catalogus import Bevestiging
from schemas.errors import (
    GeenToegangError,
    GeweigerdBestandError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
)
from schemas.leercyclus import AanleveringStatus, GesprekStatus
from schemas.vocabulary import Kwartaal

K3 = Kwartaal(2025, 3)
KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten;nut;informant;zonder_hulp_verder"


def rows(aantal: int = 30, nut: str = "8", regio: str = "BU05991570") -> bytes:
    # Two marks beside the others, with the same mean: a file in which all marks are the same asks for an explanation.
    anders = {0: str(int(nut) + 1), 1: str(int(nut) - 1)} if nut.isdecimal() else {}
    regels = [
        f"T{n:03};klas;{regio};14;2025-02-01;2025-08-01;volgens_plan;6;{anders.get(n, nut)};jongere;ja"
        for n in range(aantal)
    ]
    return "\n".join([KOP, *regels]).encode()


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


@pytest.fixture
def archive(settings: Settings) -> Archive:
    return Archive(settings.archief, settings.sleutel)


class Loket:
    """The counter where files come in: sessions, archive and reference data in one hand."""

    def __init__(self, sessions: Sessions, archive: Archive, stadje: Any, referentie: Referentie) -> None:
        self.sessions, self.archive, self.stadje, self.referentie = sessions, archive, stadje, referentie

    def receive(self, inhoud: bytes, wie: str = "aanbieder", soort: str | None = "trajecten") -> Ontvangst:
        upload = Upload(inhoud, "k3.csv", K3, soort)
        with self.sessions.begin() as session:
            return receive_aanlevering(
                session,
                self.archive,
                self.stadje[wie],
                upload,
                referentie=self.referentie,
                nu=self.stadje.nu,
            )

    def submit(self, nummer: int, reden: str = "", wie: str = "aanbieder") -> Aanlevering:
        with self.sessions.begin() as session:
            return submit_aanlevering(
                session, self.stadje[wie], nummer, correctie_reden=reden, nu=self.stadje.nu
            )

    def get(self, nummer: int) -> Aanlevering:
        with self.sessions() as session:
            return get_aanlevering(session, self.stadje["aanbieder"], nummer)


@pytest.fixture
def loket(sessions: Sessions, archive: Archive, stadje: Any, referentie: Referentie) -> Loket:
    return Loket(sessions, archive, stadje, referentie)


def test_a_clean_file_is_kept_with_its_report_and_submitted(loket: Loket) -> None:
    ontvangst = loket.receive(rows())
    assert ontvangst.rapport.is_acceptabel, ontvangst.rapport.bevindingen
    rij = loket.get(ontvangst.aanlevering_id)
    assert (rij.status, rij.versie, rij.rijen_aantal) == (AanleveringStatus.ONTVANGEN, None, 30)
    assert loket.archive.get(rij.sha256) == rows()
    ingediend = loket.submit(rij.id)
    assert (ingediend.status, ingediend.versie) == (AanleveringStatus.INGEDIEND, 1)
    with loket.sessions() as session:
        [bron] = load_bronnen(session, loket.archive)
    assert (bron.partijcode, bron.kwartaal, bron.is_vastgesteld) == ("stroom", "2025-K3", False)


def test_personal_data_is_refused_and_leaves_nothing_but_a_bare_line(
    loket: Loket, settings: Settings
) -> None:
    inhoud = (
        rows()
        .replace(KOP.encode(), KOP.encode() + b";e-mail")
        .replace(b";ja", b";ja;jan.jansen@voorbeeld.nl")
    )
    with pytest.raises(GeweigerdBestandError, match="mail"):
        loket.receive(inhoud)
    with loket.sessions() as session:
        assert session.scalar(select(func.count()).select_from(Aanlevering)) == 0
        [regel] = session.scalars(select(Logregel)).all()
    assert regel.gebeurtenis == "aanlevering_geweigerd"
    assert set(regel.details) == {"kwartaal", "soort", "redenen"}
    assert not [pad for pad in settings.archief.rglob("*") if pad.is_file()]
    for pad in settings.data.rglob("*"):
        assert not pad.is_file() or b"jansen" not in pad.read_bytes()


@pytest.mark.parametrize("wie", ["adviseur", "accounthouder", "wijkpartner", "beheerder"])
def test_only_a_provider_delivers(loket: Loket, wie: str) -> None:
    with pytest.raises(GeenToegangError):
        loket.receive(rows(), wie=wie)
    assert loket.receive(rows())


def test_a_provider_does_not_touch_the_file_of_another(loket: Loket) -> None:
    nummer = loket.receive(rows()).aanlevering_id
    with pytest.raises(NietGevondenError):
        loket.submit(nummer, wie="aanbieder_elders")
    with pytest.raises(NietGevondenError):
        loket.submit(999_999)
    assert loket.submit(nummer)


def test_a_file_with_errors_is_not_submitted(loket: Loket) -> None:
    ontvangst = loket.receive(rows(nut="elf"))
    assert not ontvangst.rapport.is_acceptabel
    with pytest.raises(NietGereedError, match="fouten"):
        loket.submit(ontvangst.aanlevering_id)
    assert loket.get(ontvangst.aanlevering_id).rijen_sha256 is None


def test_a_submitted_version_never_changes(loket: Loket) -> None:
    nummer = loket.receive(rows()).aanlevering_id
    loket.submit(nummer)
    with pytest.raises(OngeldigeOvergangError):
        loket.submit(nummer)
    with pytest.raises(OngeldigeOvergangError), loket.sessions.begin() as session:
        withdraw_aanlevering(session, loket.stadje["aanbieder"], nummer, nu=loket.stadje.nu)


def test_a_correction_needs_a_reason_and_replaces_the_version_before(loket: Loket) -> None:
    eerste = loket.receive(rows()).aanlevering_id
    loket.submit(eerste)
    tweede = loket.receive(rows(nut="7")).aanlevering_id
    with pytest.raises(NietGereedError, match="waarom"):
        loket.submit(tweede)
    assert loket.submit(tweede, "een kolom was verschoven").versie == 2
    assert loket.get(eerste).status is AanleveringStatus.VERVANGEN
    with loket.sessions() as session:
        assert [bron.aanlevering_id for bron in load_bronnen(session, loket.archive)] == [tweede]


def test_an_upload_set_aside_leaves_no_hole_in_the_versions(loket: Loket) -> None:
    weg = loket.receive(rows()).aanlevering_id
    with loket.sessions.begin() as session:
        withdraw_aanlevering(session, loket.stadje["aanbieder"], weg, nu=loket.stadje.nu)
    with pytest.raises(OngeldigeOvergangError):
        loket.submit(weg)
    assert loket.submit(loket.receive(rows()).aanlevering_id).versie == 1


def test_every_warning_needs_a_justification(loket: Loket) -> None:
    nummer = loket.receive(rows()).aanlevering_id
    wie, nu = loket.stadje["aanbieder"], loket.stadje.nu
    with loket.sessions.begin() as session:
        rij = get_aanlevering(session, wie, nummer)
        waarschuwing = {"regel": "veel_nul", "ernst": Ernst.WAARSCHUWING.value}
        rij.rapport = rij.rapport | {"bevindingen": [waarschuwing]}
    with pytest.raises(NietGereedError, match="toelichting"):
        loket.submit(nummer)
    with loket.sessions.begin() as session:
        with pytest.raises(NietGevondenError):
            justify_bevinding(session, wie, nummer, "andere_regel", "x", nu=nu)
        with pytest.raises(NietGereedError):
            justify_bevinding(session, wie, nummer, "veel_nul", " ", nu=nu)
        justify_bevinding(session, wie, nummer, "veel_nul", "er was vakantie", nu=nu)
        justify_bevinding(session, wie, nummer, "veel_nul", "het was zomervakantie", nu=nu)
    loket.submit(nummer)
    with loket.sessions() as session:
        assert load_bronnen(session, loket.archive)[0].toelichting == "het was zomervakantie"


def test_a_confirmed_term_is_remembered_rechecked_and_withdrawn(loket: Loket) -> None:
    ontvangst = loket.receive(rows(regio="Ons eigen buurtje"))
    assert not ontvangst.rapport.is_acceptabel
    wie, nu = loket.stadje["aanbieder"], loket.stadje.nu
    bevestiging = Bevestiging("regio", "Ons eigen buurtje", "BU05991570")
    with loket.sessions.begin() as session:
        opnieuw = confirm_koppelingen(
            session,
            loket.archive,
            wie,
            ontvangst.aanlevering_id,
            [bevestiging],
            referentie=loket.referentie,
            nu=nu,
        )
    assert opnieuw.rapport.is_acceptabel, opnieuw.rapport.bevindingen
    assert loket.get(ontvangst.aanlevering_id).rijen_aantal == 30
    assert loket.receive(rows(regio="Ons eigen buurtje")).rapport.is_acceptabel
    with loket.sessions.begin() as session:
        [koppeling] = visible_koppelingen(session, wie)
        with pytest.raises(NietGevondenError):
            withdraw_koppeling(session, loket.stadje["aanbieder_elders"], koppeling.id, nu=nu)
        withdraw_koppeling(session, wie, koppeling.id, nu=nu)
        assert visible_koppelingen(session, wie) == []
    assert not loket.receive(rows(regio="Ons eigen buurtje")).rapport.is_acceptabel


@pytest.mark.traag
def test_the_preview_shows_which_figures_move_and_keeps_nothing(loket: Loket) -> None:
    def preview(nummer: int) -> dict[tuple[str, str], tuple[float | None, float | None]]:
        with loket.sessions() as session:
            voorvertoning = preview_aanlevering(
                session,
                loket.archive,
                loket.stadje["aanbieder"],
                nummer,
                referentie=loket.referentie,
                drempel=10,
            )
        return {
            (v.indicatorcode, v.regiocode): (v.oud, v.nieuw)
            for v in voorvertoning.verschuivingen
            if v.interventiecode == "klas"
        }

    klein = loket.receive(rows(aantal=4)).aanlevering_id
    with loket.sessions() as session:
        verborgen = preview_aanlevering(
            session, loket.archive, loket.stadje["aanbieder"], klein, referentie=loket.referentie, drempel=10
        )
    assert verborgen.blijft_verborgen > 0
    assert "nut_gemiddeld" not in {v.indicatorcode for v in verborgen.verschuivingen}
    eerste = loket.receive(rows(nut="8")).aanlevering_id
    assert preview(eerste)["nut_gemiddeld", "BU05991570"] == (None, 8.0)
    loket.submit(eerste)
    tweede = loket.receive(rows(nut="6")).aanlevering_id
    assert preview(tweede)["nut_gemiddeld", "BU05991570"] == (8.0, 6.0)
    with loket.sessions() as session, pytest.raises(NietGevondenError):
        preview_aanlevering(
            session,
            loket.archive,
            loket.stadje["aanbieder_elders"],
            tweede,
            referentie=loket.referentie,
            drempel=10,
        )


def test_adoption_makes_final_and_a_later_correction_provisional_again(loket: Loket) -> None:
    loket.submit(loket.receive(rows()).aanlevering_id)

    def is_final() -> bool:
        with loket.sessions() as session:
            return load_bronnen(session, loket.archive)[0].is_vastgesteld

    assert not is_final()
    with loket.sessions.begin() as session:
        gesprek = session.get_one(Gesprek, loket.stadje.gesprek)
        gesprek.status, gesprek.vastgesteld_op = GesprekStatus.VASTGESTELD, loket.stadje.nu
    assert is_final()
    loket.stadje.nu = loket.stadje.nu.replace(hour=20)
    loket.submit(loket.receive(rows(nut="7")).aanlevering_id, "verbeterd")
    assert not is_final()


def test_receiving_must_come_first_in_its_transaction(loket: Loket) -> None:
    ontvangst = (loket.archive, loket.stadje["aanbieder"], Upload(rows(), "k3.csv", K3))
    with loket.sessions.begin() as session, pytest.raises(RuntimeError, match="first thing"):
        session.get_one(Gesprek, loket.stadje.gesprek)
        receive_aanlevering(session, *ontvangst, referentie=loket.referentie, nu=loket.stadje.nu)
