"""Aanleveren through its callbacks: report, refusal, justification, submission, receipt; and who may not."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.store.tables import Aanlevering
from schemas.leercyclus import AanleveringStatus

pytestmark = pytest.mark.traag

Sturen = Callable[[str], Any]
KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten;nut;informant\n"
RIJ = "{nr};klimrek;Tarwewijk;{jaar};{dag:02}-10-2025;15-12-2025;volgens plan;{keer};{nut};jongere\n"


def make_bestand(*, fout: bool = False) -> str:
    rijen = "".join(
        RIJ.format(nr=1000 + i, jaar=8 + i % 9, dag=2 + i, keer=4 + i % 5, nut=6 + i % 4) for i in range(20)
    )
    return KOP + rijen + RIJ.format(nr=2000, jaar=12, dag=27, keer="acht" if fout else 8, nut=8)


def upload(kamer: Any, inhoud: str | bytes, *, naam: str = "boom.csv", kwartaal: str = "2025-K4") -> Any:
    """Drop a small file the way the page sends it."""
    rauw = inhoud.encode() if isinstance(inhoud, str) else inhoud
    kern = {"formulier": "levering", "sleutel": "0", "type": "aanleveren-veld"}
    uitvoer = next(
        naam
        for naam, callback in kamer.app.callback_map.items()
        if callback["inputs"][0]["id"] == "aanleveren-klein"
    )
    bestand = {"inhoud": f"data:text/csv;base64,{base64.b64encode(rauw).decode()}", "naam": naam}
    return kamer.post(
        {
            "output": uitvoer,
            "outputs": {"id": "aanleveren-uitslag", "property": "children"},
            "inputs": [{"id": "aanleveren-klein", "property": "data", "value": bestand}],
            "changedPropIds": ["aanleveren-klein.data"],
            "state": [
                {"id": {**kern, "veld": "kwartaal"}, "property": "value", "value": kwartaal},
                {"id": {**kern, "veld": "soort"}, "property": "value", "value": "trajecten"},
            ],
        }
    )


def files(stad: Any) -> list[Aanlevering]:
    with stad.context.sessions() as session:
        return session.query(Aanlevering).order_by(Aanlevering.id).all()


def test_a_file_with_a_fault_shows_its_place_and_cannot_be_submitted(stad: Any, kamer: Sturen) -> None:
    boom = kamer("aanbieder")
    reactie = upload(boom, make_bestand(fout=True))
    assert reactie.gezet["app-adres"] == {"href": "/aanleveren?aanlevering=1"}
    beeld = boom.read("/aanleveren", "?aanlevering=1")
    assert "Cel H22, kolom bijeenkomsten" in beeld
    assert "Herstel eerst de fouten" in beeld
    assert not boom.send("aanleveren", "indienen", "1", "dien_in", reden="").is_gelukt


def test_uploading_again_says_what_was_solved(stad: Any, kamer: Sturen) -> None:
    boom = kamer("aanbieder")
    upload(boom, make_bestand(fout=True))
    upload(boom, make_bestand())
    assert "1 opgelost, 0 over" in boom.read("/aanleveren", "?aanlevering=2")


def test_a_clean_file_is_submitted_and_gives_a_receipt(stad: Any, kamer: Sturen) -> None:
    boom = kamer("aanbieder")
    upload(boom, make_bestand())
    rapport = files(stad)[0].rapport
    regels = {b["regel"] for b in rapport["bevindingen"] if b["ernst"] == "waarschuwing"}
    toelichtingen = {f"toelichting-{regel}": "Dit klopt." for regel in regels}
    assert (
        not regels
        or boom.send("aanleveren", "herstel", "1", "herstel", gezien="{}", **toelichtingen).is_gelukt
    )
    reactie = boom.send("aanleveren", "indienen", "1", "dien_in", reden="")
    assert "Versie 1 is ingediend" in reactie.melding, reactie
    beeld = boom.read("/aanleveren", "?aanlevering=1")
    assert "Ontvangstbewijs" in beeld
    assert files(stad)[0].sha256[:12] in beeld
    assert files(stad)[0].status is AanleveringStatus.INGEDIEND
    assert "versie 1, ingediend op" in kamer("accounthouder").read("/aanleveren")


def repair(kamer: Any, nummer: int, **cellen: tuple[str, str]) -> Any:
    """Type in cells: each as it was seen and as it must become."""
    gezien = json.dumps({cel: ["", cel.removeprefix("rij"), oud] for cel, (oud, _) in cellen.items()})
    nieuw = {cel: waarde for cel, (_, waarde) in cellen.items()}
    return kamer.send("aanleveren", "herstel", str(nummer), "herstel", gezien=gezien, **nieuw)


def test_a_cell_is_repaired_on_the_page_listed_and_put_back(stad: Any, kamer: Sturen) -> None:
    boom = kamer("aanbieder")
    upload(boom, make_bestand(fout=True))
    assert "Nieuwe waarde voor cel H22" in boom.read("/aanleveren", "?aanlevering=1")
    assert "U heeft nog niets gewijzigd" in repair(boom, 1, H22=("acht", "acht")).bij_formulier
    reactie = repair(boom, 1, H22=("acht", "8"), D22=("12", "12"))
    assert "1 cel is hersteld. Vergeleken met daarvoor: 1 opgelost, 0 over, 0 nieuw." in reactie.melding
    beeld = boom.read("/aanleveren", "?aanlevering=1")
    assert "Wat u op deze pagina wijzigde (1 wijziging)" in beeld
    assert "Nieuwe waarde voor cel" not in beeld
    assert "weer zoals in uw bestand" in boom.send("aanleveren", "terug", "1-1", "terug").melding
    assert "Nieuwe waarde voor cel H22" in boom.read("/aanleveren", "?aanlevering=1")


def test_a_row_that_does_not_count_says_why(stad: Any, kamer: Sturen) -> None:
    boom = kamer("aanbieder")
    upload(boom, make_bestand(fout=True))
    assert repair(boom, 1, rij22=("", "dubbel ingevoerd")).is_gelukt
    assert "telt niet mee: dubbel ingevoerd" in boom.read("/aanleveren", "?aanlevering=1")
    assert files(stad)[0].rijen_aantal == 20


def test_personal_data_typed_in_a_cell_is_refused_and_nothing_of_it_is_kept(stad: Any, kamer: Sturen) -> None:
    boom = kamer("aanbieder")
    upload(boom, make_bestand(fout=True))
    reactie = repair(boom, 1, H22=("acht", "bel 06-12345678"))
    assert "Dit herstel nemen wij niet aan" in reactie.bij_formulier
    bewaard = [p for p in Path(stad.context.settings.data).rglob("*") if p.is_file()]
    assert not any(b"12345678" in p.read_bytes() for p in bewaard)


@pytest.mark.parametrize("gezien", ["", "[]", "nee", '{"c": 1}', '{"c": ["", "ZZZZ9", ""]}', "[" * 5000])
def test_a_forged_repair_is_refused(stad: Any, kamer: Sturen, gezien: str) -> None:
    boom = kamer("aanbieder")
    upload(boom, make_bestand(fout=True))
    assert not boom.send("aanleveren", "herstel", "1", "herstel", gezien=gezien, c="8").is_gelukt


@pytest.mark.parametrize(
    ("naam", "kwartaal"),
    [("boom_2025K3.csv", "2025-K3"), ("boom.csv", "2025-K4"), ("boom 2031-K1.csv", "2025-K4")],
)
def test_a_quarter_left_open_is_read_from_the_name_or_is_the_last_one(
    stad: Any, kamer: Sturen, naam: str, kwartaal: str
) -> None:
    upload(kamer("aanbieder"), make_bestand(), naam=naam, kwartaal="")
    assert files(stad)[0].kwartaal == kwartaal


def test_personal_data_is_refused_and_nothing_of_it_is_kept(stad: Any, kamer: Sturen) -> None:
    inhoud = "roepnaam;bsn;regio\n" + "Annemarie;111222333;Tarwewijk\n" * 12
    reactie = upload(kamer("aanbieder"), inhoud)
    assert "Wij hebben niets van dit bestand bewaard" in reactie.bij_formulier
    assert files(stad) == []
    bewaard = [p for p in Path(stad.context.settings.data).rglob("*") if p.is_file()]
    assert not any(b"Annemarie" in p.read_bytes() for p in bewaard)


def test_an_unreadable_file_says_why_and_what_to_do(stad: Any, kamer: Sturen) -> None:
    reactie = upload(kamer("aanbieder"), b"PK\x03\x04 stuk", naam="stuk.xlsx")
    assert "Wij kunnen dit bestand niet lezen" in reactie.bij_formulier
    assert "Wat u kunt doen" in reactie.bij_formulier
    assert files(stad) == []


@pytest.mark.parametrize("inlognaam", ["adviseur", "accounthouder", "partner", "beheerder"])
def test_only_a_provider_delivers(stad: Any, kamer: Sturen, inlognaam: str) -> None:
    reactie = upload(kamer(inlognaam), make_bestand())
    assert not reactie.is_gelukt
    assert files(stad) == []


def test_a_file_of_another_provider_is_not_there(stad: Any, kamer: Sturen) -> None:
    boom = kamer("aanbieder")
    upload(boom, make_bestand())
    with stad.context.sessions.begin() as session:
        session.get(Aanlevering, 1).partijcode = "tak"
    assert "Niet gevonden" in boom.read("/aanleveren", "?aanlevering=1")
    assert not boom.send("aanleveren", "indienen", "1", "dien_in", reden="").is_gelukt


def test_an_upload_can_be_set_aside(stad: Any, kamer: Sturen) -> None:
    boom = kamer("aanbieder")
    upload(boom, make_bestand())
    assert boom.send("aanleveren", "indienen", "1", "leg_weg").is_gelukt
    assert files(stad)[0].status is AanleveringStatus.INGETROKKEN
