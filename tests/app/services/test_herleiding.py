"""From a figure back to its files: exact for who may see them, a bare line for others, nothing for strangers."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cijferstad import BLOEMHOF, FEIJENOORD, HILLESLUIS, ROTTERDAM, make_stad
from mallen import put_store
from sqlalchemy.orm import Session
from voorbeeldstad import voorbeeldbronnen

from app.components.herleiding import describe_vergelijking, list_beeld, list_waarde, read_cijfer
from app.identity import Gebruiker
from app.queries.marts import Marts
from app.services.herleiding import Herleiding, trace_cijfer
from app.settings import load_settings
from app.store.sessions import Sessions, create_engine_for, make_sessions
from app.store.tables import Aanlevering, BevindingToelichting, Partij, Publicatie
from pipelines.reference import load_referentie
from pipelines.stad import Build
from pipelines.warehouse import build_warehouse
from schemas.errors import NietGevondenError, OngeldigeWaardeError
from schemas.leercyclus import AanleveringStatus

pytestmark = pytest.mark.traag

NU = datetime(2026, 1, 14, 9, 0, tzinfo=UTC)
BEHEERDER = Gebruiker(1, "B", "beheerder")
ADVISEUR = Gebruiker(2, "A", "gebiedsadviseur", regiocodes=frozenset({FEIJENOORD}))
WIJKPARTNER = Gebruiker(3, "W", "wijkpartner", regiocodes=frozenset({FEIJENOORD}))
AANBIEDER = Gebruiker(4, "P", "aanbieder", partijcode="buurtkracht")
ACCOUNTHOUDER = Gebruiker(5, "C", "accounthouder", levert=frozenset({("buurtkracht", "maatje")}))
ELDERS = Gebruiker(6, "E", "gebiedsadviseur", regiocodes=frozenset({"WK059901"}))
SAMEN = f"bereik/{ROTTERDAM}/2025-K3/*/*/*"
EIGEN = f"zonder_hulp_verder/{BLOEMHOF}/2025-K3/buurtkracht/maatje/jongere"
KLEIN = f"bereik/{HILLESLUIS}/2025-K3/buurtkracht/maatje/*"


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Build:
    doel = tmp_path_factory.mktemp("b")
    return build_warehouse(voorbeeldbronnen(), make_stad(), load_referentie(), doel=doel, drempel=10)


@pytest.fixture
def sessions(tmp_path: Path, gebouwd: Build) -> Sessions:
    """The receipts of the three files, and the build made from them."""
    put_store(tmp_path)
    shutil.copytree(gebouwd.pad.parent, tmp_path / "builds")
    sessions = make_sessions(create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)})))
    with sessions.begin() as session:
        for code in ("buurtkracht", "sportraad"):
            session.add(Partij(code=code, naam=code.title(), soort="aanbieder"))
        session.flush()
        for bron in voorbeeldbronnen():
            session.add(make_aanlevering(bron.aanlevering_id, bron.partijcode, bron.kwartaal, bron.soort))
        session.add(
            Publicatie(
                build_id=gebouwd.build_id,
                bestandsnaam=gebouwd.pad.name,
                codeversie="proef",
                gepubliceerd_op=NU,
                aanlevering_ids=[1, 2, 3],
            )
        )
    return sessions


def make_aanlevering(nummer: int, partijcode: str, kwartaal: str, soort: str) -> Aanlevering:
    toelichting = BevindingToelichting(
        regel="proef", tekst=f"uitleg-{partijcode}", geschreven_door="x", geschreven_op=NU
    )
    bevinding = {
        "regel": "proef",
        "ernst": "waarschuwing",
        "boodschap": "b",
        "herstel": "h",
        "gevonden": "g",
        "toegestaan": "t",
        "blad": "",
        "cel": "A1",
        "kolom": "k",
        "uitleg": "u",
    }
    return Aanlevering(
        id=nummer,
        partijcode=partijcode,
        kwartaal=kwartaal,
        soort=soort,
        versie=1,
        status=AanleveringStatus.INGEDIEND,
        bestandsnaam=f"{partijcode}.csv",
        sha256=f"{nummer}" * 64,
        rijen_aantal=1,
        rapport={"bevindingen": [bevinding], "aantallen": {"proef": 1}},
        ontvangen_op=NU,
        ontvangen_door="x",
        ingediend_op=NU,
        ingediend_door="x",
        toelichtingen=[toelichting],
    )


def trace(sessions: Sessions, tmp_path: Path, wie: Gebruiker, cijfer_id: str) -> Herleiding:
    with sessions() as session:
        assert isinstance(session, Session)
        return trace_cijfer(session, Marts(sessions, tmp_path / "builds"), wie, cijfer_id)


def test_a_figure_leads_to_its_file_checks_definition_and_build(
    sessions: Sessions, tmp_path: Path, gebouwd: Build
) -> None:
    herleiding = trace(sessions, tmp_path, AANBIEDER, EIGEN)
    [bestand] = herleiding.bestanden
    assert (bestand.partijcode, bestand.kwartaal, bestand.versie, bestand.rijen) == (
        "buurtkracht",
        "2025-K3",
        1,
        89,
    )
    assert bestand.sha256 == "2" * 64
    assert bestand.bevindingen == {"fout": 0, "waarschuwing": 1, "opmerking": 0}
    assert bestand.toelichtingen == ("uitleg-buurtkracht",)
    assert [t.rol for t in herleiding.tellingen] == ["teller", "noemer", "in aanmerking"]
    # Coarse for privacy: its numerator is nowhere.
    assert herleiding.tellingen[0].aantal is None
    assert herleiding.tellingen[1].aantal == 40
    assert (herleiding.build_id, bool(herleiding.codeversie)) == (gebouwd.build_id, True)
    cijfer = read_cijfer(herleiding.rij)
    assert "Toen was het 50%" in describe_vergelijking(cijfer, "aandeel")
    assert "Grof afgerond" in list_beeld(cijfer)[0]


@pytest.mark.parametrize(
    ("wie", "partijen"),
    [
        (BEHEERDER, ["buurtkracht", "sportraad"]),
        (AANBIEDER, ["buurtkracht", ""]),
        (ACCOUNTHOUDER, ["buurtkracht", ""]),
        (WIJKPARTNER, ["", ""]),
        (ADVISEUR, ["buurtkracht", "sportraad"]),
    ],
)
def test_a_total_names_the_files_of_others_only_to_who_may_know(
    wie: Gebruiker, partijen: list[str], sessions: Sessions, tmp_path: Path
) -> None:
    herleiding = trace(sessions, tmp_path, wie, SAMEN)
    assert [b.partijcode for b in herleiding.bestanden] == partijen
    for bestand in herleiding.bestanden:
        bekend = (bestand.sha256, bestand.bestandsnaam, bestand.rijen, bestand.toelichtingen)
        assert bestand.partijcode or bekend == ("", "", None, ())


def test_a_hidden_figure_tells_why_and_no_number(sessions: Sessions, tmp_path: Path) -> None:
    herleiding = trace(sessions, tmp_path, ADVISEUR, KLEIN)
    cijfer = read_cijfer(herleiding.rij)
    assert cijfer.is_onderdrukt
    assert all(telling.aantal is None for telling in herleiding.tellingen)
    assert list_waarde(cijfer, "aantal")[0] == ("Waarde", "Verborgen")
    assert "om niemand herkenbaar te maken" in list_beeld(cijfer)[0]


@pytest.mark.parametrize(
    ("wie", "cijfer_id"),
    [
        (ELDERS, EIGEN),
        (WIJKPARTNER, EIGEN),
        (Gebruiker(7, "Q", "aanbieder", partijcode="sportraad"), EIGEN),
        (BEHEERDER, EIGEN.replace("2025-K3", "2019-K1")),
    ],
)
def test_what_is_not_there_and_what_is_not_for_this_person_look_the_same(
    wie: Gebruiker, cijfer_id: str, sessions: Sessions, tmp_path: Path
) -> None:
    assert trace(sessions, tmp_path, BEHEERDER, EIGEN).bestanden
    with pytest.raises(NietGevondenError, match="of u kunt het niet bekijken"):
        trace(sessions, tmp_path, wie, cijfer_id)


def test_what_is_no_number_of_a_figure_is_said_so(sessions: Sessions, tmp_path: Path) -> None:
    with pytest.raises(OngeldigeWaardeError, match="geen nummer van een cijfer"):
        trace(sessions, tmp_path, BEHEERDER, "bereik")


def test_the_first_quarter_of_a_series_is_compared_with_nothing(sessions: Sessions, tmp_path: Path) -> None:
    eerste = trace(sessions, tmp_path, AANBIEDER, EIGEN.replace("K3", "K2"))
    assert "na een breuk begint een nieuw deel" in describe_vergelijking(read_cijfer(eerste.rij), "aandeel")
    assert eerste.bestanden[0].is_vastgesteld
