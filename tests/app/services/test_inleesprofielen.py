"""How files of a provider are read, kept in versions: saved, corrected, put back, retired, and whose it is (R-06)."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from app.services.aanleveringen import (
    Ontvangst,
    Upload,
    confirm_koppelingen,
    receive_aanlevering,
    submit_aanlevering,
)
from app.services.inleesprofielen import (
    change_koppen,
    drop_constante,
    keep_lezing,
    load_profielen,
    restore_profiel,
    retire_profiel,
)
from app.services.koppelingen import remember, withdraw_koppeling
from app.settings import Settings
from app.store.access import get_aanlevering, get_inleesprofiel, visible_inleesprofielen, visible_koppelingen
from app.store.archive import Archive
from app.store.sessions import Sessions
from app.store.tables import Inleesprofiel, Logregel
from pipelines.kolomwoorden import CONSTANTE, KOLOMKOP, NEGEER
from pipelines.reference import Referentie, load_referentie
from schemas.catalogus import Bevestiging
from schemas.errors import (
    GeenToegangError,
    GelijktijdigeWijzigingError,
    NietGereedError,
    NietGevondenError,
    OngeldigeWaardeError,
)
from schemas.vocabulary import Kwartaal

# Every case checks real files: two of them on both databases, the rest on one, keeps the suite short.
een_database = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
pytestmark = pytest.mark.traag
K3 = Kwartaal(2025, 3)
KOP = "traject_id;interventie;thuis;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten;nut;informant"
TARWEWIJK = Bevestiging("regio", "Ons buurtje", "BU05991570")
THUIS = Bevestiging(KOLOMKOP, "thuis", "regio")


def rows(kop: str = KOP, regio: str = "Ons buurtje") -> bytes:
    rij = "T{n:03};klas;{regio};14;2025-02-01;2025-08-01;volgens_plan;{keer};{nut};jongere"
    regels = [rij.format(n=n, regio=regio, keer=4 + n % 5, nut=6 + n % 4) for n in range(20)]
    return "\n".join([kop, *regels]).encode()


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


class Balie:
    """The counter of one provider, with what it keeps about how files are read."""

    def __init__(self, sessions: Sessions, archive: Archive, stadje: Any, referentie: Referentie) -> None:
        self.sessions, self.archive, self.stadje, self.referentie = sessions, archive, stadje, referentie

    def receive(self, inhoud: bytes, kwartaal: Kwartaal = K3) -> Ontvangst:
        upload = Upload(inhoud, f"{kwartaal}.csv", kwartaal, "trajecten")
        with self.sessions.begin() as session:
            wie, nu = self.stadje["aanbieder"], self.stadje.nu
            return receive_aanlevering(session, self.archive, wie, upload, referentie=self.referentie, nu=nu)

    def confirm(self, nummer: int, *bevestigingen: Bevestiging) -> Ontvangst:
        with self.sessions.begin() as session:
            wie, nu = self.stadje["aanbieder"], self.stadje.nu
            return confirm_koppelingen(
                session, self.archive, wie, nummer, bevestigingen, referentie=self.referentie, nu=nu
            )

    def submit(self, nummer: int) -> None:
        """Submit an upload as if nothing was found in it."""
        wie = self.stadje["aanbieder"]
        with self.sessions.begin() as session:
            rij = get_aanlevering(session, wie, nummer)
            rij.rapport = rij.rapport | {"bevindingen": []}
        with self.sessions.begin() as session:
            submit_aanlevering(session, wie, nummer, nu=self.stadje.nu)

    def do(self, daad: Callable[..., Inleesprofiel], *feiten: Any, wie: str = "aanbieder") -> Inleesprofiel:
        with self.sessions.begin() as session:
            return daad(session, self.stadje[wie], *feiten, nu=self.stadje.nu)

    def versies(self, wie: str = "aanbieder") -> Sequence[Inleesprofiel]:
        with self.sessions() as session:
            return visible_inleesprofielen(session, self.stadje[wie])

    def termen(self) -> dict[str, str]:
        with self.sessions() as session:
            return {k.term: k.code for k in visible_koppelingen(session, self.stadje["aanbieder"])}


@pytest.fixture
def balie(sessions: Sessions, settings: Settings, stadje: Any, referentie: Referentie) -> Balie:
    return Balie(sessions, Archive(settings.archief, settings.sleutel), stadje, referentie)


@een_database
def test_the_second_quarter_needs_no_mapping(balie: Balie) -> None:
    eerste = balie.receive(rows())
    assert [v.veld for v in eerste.rapport.voorstellen] == ["ontbrekend"]
    balie.confirm(eerste.aanlevering_id, THUIS)
    na = balie.confirm(eerste.aanlevering_id, TARWEWIJK)
    assert na.rapport.voorstellen == ()
    assert na.rapport.rijen.height == 20
    tweede = balie.receive(rows(), Kwartaal(2025, 4))
    assert tweede.rapport.voorstellen == ()
    assert tweede.rapport.rijen.height == 20
    assert [v.versie for v in balie.versies()] == [2, 1]


@een_database
def test_a_column_lives_with_the_shape_and_a_term_with_the_party(balie: Balie) -> None:
    balie.confirm(balie.receive(rows()).aanlevering_id, THUIS, TARWEWIJK)
    assert balie.termen() == {"Ons buurtje": "BU05991570"}
    (profiel,) = balie.versies()
    assert {k["kop"]: k["veld"] for k in profiel.inhoud["koppen"]}["thuis"] == "regio"
    assert profiel.inhoud["termen"] == [{"veld": "regio", "term": "Ons buurtje", "code": "BU05991570"}]


@een_database
def test_reading_a_file_again_the_same_way_keeps_no_new_version(balie: Balie) -> None:
    nummer = balie.receive(rows()).aanlevering_id
    balie.confirm(nummer, THUIS, TARWEWIJK)
    balie.confirm(nummer)
    assert len(balie.versies()) == 1


@een_database
def test_a_word_that_was_forgotten_leaves_the_profile_with_its_next_version(balie: Balie) -> None:
    nummer = balie.receive(rows()).aanlevering_id
    balie.confirm(nummer, THUIS, TARWEWIJK)
    with balie.sessions.begin() as session:
        (koppeling,) = visible_koppelingen(session, balie.stadje["aanbieder"])
        withdraw_koppeling(session, balie.stadje["aanbieder"], koppeling.id, nu=balie.stadje.nu)
    balie.confirm(nummer)
    assert balie.versies()[0].inhoud["termen"] == []


@een_database
def test_a_file_in_another_shape_takes_over_what_fits_and_says_what_is_new(balie: Balie) -> None:
    balie.confirm(balie.receive(rows()).aanlevering_id, THUIS, TARWEWIJK)
    anders = balie.receive(rows(KOP.replace("reden_einde", "Eindreden")), Kwartaal(2025, 4))
    assert anders.rapport.voorstellen == ()
    assert "Kolom 'Eindreden' is nieuw." in anders.rapport.vormwijzigingen
    balie.confirm(anders.aanlevering_id)
    nieuw, oud = balie.versies()
    assert (nieuw.versie, oud.versie) == (1, 1)
    assert nieuw.vorm != oud.vorm
    assert "Kolom 'Eindreden' is nieuw." in nieuw.aanleiding


@een_database
def test_submitting_keeps_how_the_file_was_read(balie: Balie) -> None:
    nummer = balie.receive(rows(KOP.replace("thuis", "wijk"), "Tarwewijk")).aanlevering_id
    assert balie.versies() == []
    later = balie.receive(rows(KOP.replace("thuis", "wijk"), "Tarwewijk"), Kwartaal(2025, 4)).aanlevering_id
    balie.submit(nummer)
    assert [v.aanleiding for v in balie.versies()] == ["Bij 2025-K3.csv."]
    balie.do(change_koppen, balie.versies()[0].id, {"informant": NEGEER})
    balie.submit(later)
    assert [v.versie for v in balie.versies()] == [2, 1]


@een_database
def test_a_corrected_column_is_a_new_version_and_holds_for_the_next_file(balie: Balie) -> None:
    balie.confirm(balie.receive(rows()).aanlevering_id, THUIS, TARWEWIJK)
    eerste = balie.versies()[0].id
    balie.do(change_koppen, eerste, {"informant": NEGEER})
    assert balie.receive(rows()).rapport.rijen["informant"].null_count() == 20
    with pytest.raises(GelijktijdigeWijzigingError):
        balie.do(change_koppen, eerste, {"nut": NEGEER})
    with pytest.raises(NietGereedError):
        balie.do(change_koppen, balie.versies()[0].id, {})
    with pytest.raises(OngeldigeWaardeError, match="Twee kolommen"):
        balie.do(change_koppen, balie.versies()[0].id, {"nut": "leeftijd"})
    with pytest.raises(OngeldigeWaardeError, match="hoort niet"):
        balie.do(change_koppen, balie.versies()[0].id, {"nut": "salaris"})
    with balie.sessions() as session:
        regels = [r.gebeurtenis for r in session.query(Logregel)]
    assert regels.count("inleesprofiel_bewaard") == 2


@een_database
def test_a_header_remembered_for_the_whole_party_gives_way_to_a_correction(balie: Balie) -> None:
    with balie.sessions.begin() as session:
        remember(
            session,
            balie.stadje["aanbieder"],
            "stroom",
            Bevestiging(KOLOMKOP, "thuis", "regio"),
            balie.stadje.nu,
        )
    balie.confirm(balie.receive(rows()).aanlevering_id, TARWEWIJK)
    balie.do(change_koppen, balie.versies()[0].id, {"thuis": NEGEER})
    assert balie.receive(rows()).rapport.profiel.per_kop["thuis"].veld == NEGEER
    assert "thuis" not in balie.termen()


def test_an_older_version_is_put_back_with_its_terms(balie: Balie) -> None:
    nummer = balie.receive(rows()).aanlevering_id
    balie.confirm(nummer, THUIS, TARWEWIJK)
    balie.confirm(nummer, Bevestiging("regio", "Ons buurtje", "WK059915"))
    assert balie.termen() == {"Ons buurtje": "WK059915"}
    nieuw, oud = balie.versies()
    terug = balie.do(restore_profiel, oud.id)
    assert (terug.versie, terug.aanleiding) == (3, "Teruggezet naar versie 1.")
    assert terug.inhoud == oud.inhoud
    assert balie.termen() == {"Ons buurtje": "BU05991570"}
    with pytest.raises(NietGereedError, match="geldt"):
        balie.do(restore_profiel, terug.id)
    with balie.sessions.begin() as session:
        (koppeling,) = visible_koppelingen(session, balie.stadje["aanbieder"])
        withdraw_koppeling(session, balie.stadje["aanbieder"], koppeling.id, nu=balie.stadje.nu)
    balie.do(restore_profiel, oud.id)
    assert balie.termen() == {"Ons buurtje": "BU05991570"}
    balie.do(restore_profiel, nieuw.id)
    assert balie.termen() == {"Ons buurtje": "WK059915"}


@een_database
def test_what_was_explained_later_is_asked_again_after_putting_back(balie: Balie) -> None:
    nummer = balie.receive(rows()).aanlevering_id
    balie.confirm(nummer, THUIS)
    balie.confirm(nummer, TARWEWIJK)
    balie.do(restore_profiel, balie.versies()[-1].id)
    assert balie.termen() == {}
    assert [v.term for v in balie.receive(rows()).rapport.voorstellen] == ["Ons buurtje"]


@een_database
def test_a_retired_shape_is_asked_again_and_can_be_put_back(balie: Balie) -> None:
    balie.confirm(balie.receive(rows()).aanlevering_id, THUIS, TARWEWIJK)
    nummer = balie.versies()[0].id
    balie.do(retire_profiel, nummer)
    assert [v.veld for v in balie.receive(rows()).rapport.voorstellen] == ["ontbrekend"]
    with pytest.raises(NietGereedError):
        balie.do(retire_profiel, nummer)
    balie.do(restore_profiel, nummer)
    assert balie.receive(rows()).rapport.voorstellen == ()


@een_database
def test_one_value_for_the_whole_file_can_be_taken_back(balie: Balie) -> None:
    zonder = rows(KOP.replace("thuis", "toelichting"), "")
    nummer = balie.receive(zonder).aanlevering_id
    balie.confirm(nummer, Bevestiging(CONSTANTE, "regio", "BU05991570"))
    assert balie.receive(zonder).rapport.rijen.height == 20
    huidig = balie.versies()[0].id
    balie.do(drop_constante, huidig, "regio")
    assert balie.receive(zonder).rapport.rijen.height == 0
    with pytest.raises(NietGereedError):
        balie.do(drop_constante, balie.versies()[0].id, "regio")


@pytest.mark.parametrize("daad", [restore_profiel, retire_profiel])
def test_a_profile_of_another_party_is_not_there(balie: Balie, daad: Callable[..., Inleesprofiel]) -> None:
    balie.confirm(balie.receive(rows()).aanlevering_id, THUIS, TARWEWIJK)
    nummer = balie.versies()[0].id
    assert balie.versies("aanbieder_elders") == []
    with balie.sessions() as session:
        assert get_inleesprofiel(session, balie.stadje["aanbieder"], nummer).id == nummer
        for wie in ("aanbieder_elders", "adviseur", "accounthouder", "wijkpartner", "beheerder"):
            with pytest.raises(NietGevondenError):
                get_inleesprofiel(session, balie.stadje[wie], nummer)
    with pytest.raises(NietGevondenError):
        balie.do(daad, nummer, wie="aanbieder_elders")
    with pytest.raises(GeenToegangError):
        balie.do(daad, nummer, wie="adviseur")
    assert len(balie.versies()) == 1


@een_database
def test_only_the_newest_version_of_each_shape_counts(balie: Balie) -> None:
    nummer = balie.receive(rows()).aanlevering_id
    balie.confirm(nummer, THUIS)
    balie.confirm(nummer, TARWEWIJK)
    with balie.sessions() as session:
        (profiel,) = load_profielen(session, "stroom")
        assert load_profielen(session, "anker") == ()
    assert [t.term for t in profiel.termen] == ["Ons buurtje"]


@een_database
def test_a_report_without_a_profile_keeps_nothing(balie: Balie) -> None:
    nummer = balie.receive(rows()).aanlevering_id
    with balie.sessions.begin() as session:
        rij = get_aanlevering(session, balie.stadje["aanbieder"], nummer)
        rij.rapport = {naam: deel for naam, deel in rij.rapport.items() if naam != "profiel"}
        assert keep_lezing(session, balie.stadje["aanbieder"], rij, nu=balie.stadje.nu) is None
