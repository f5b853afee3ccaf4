"""Aanleveren through its callbacks: report, refusal, justification, submission, receipt; and who may not."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.store.tables import Aanlevering
from schemas.leercyclus import AanleveringStatus

Sturen = Callable[[str], Any]
KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten;nut;informant\n"
RIJ = "{nr};klimrek;Tarwewijk;12;01-10-2025;15-12-2025;volgens plan;{keer};8;jongere\n"


def make_bestand(*, fout: bool = False) -> str:
    rijen = "".join(RIJ.format(nr=1000 + i, keer=6) for i in range(20))
    return KOP + rijen + RIJ.format(nr=2000, keer="acht" if fout else 8)


def upload(kamer: Any, inhoud: str | bytes, *, naam: str = "boom.csv", kwartaal: str = "2025-K4") -> Any:
    """Drop a file the way dcc.Upload sends it."""
    rauw = inhoud.encode() if isinstance(inhoud, str) else inhoud
    kern = {"formulier": "levering", "sleutel": "0", "type": "aanleveren-veld"}
    return kamer.post(
        {
            "output": next(s for s in kamer.app.callback_map if s.startswith("aanleveren-uitslag")),
            "outputs": {"id": "aanleveren-uitslag", "property": "children"},
            "inputs": [
                {
                    "id": "aanleveren-bestand",
                    "property": "contents",
                    "value": f"data:text/csv;base64,{base64.b64encode(rauw).decode()}",
                }
            ],
            "changedPropIds": ["aanleveren-bestand.contents"],
            "state": [
                {"id": "aanleveren-bestand", "property": "filename", "value": naam},
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
    for regel in {b["regel"] for b in rapport["bevindingen"] if b["ernst"] == "waarschuwing"}:
        assert boom.send("aanleveren", "toelichting", f"1-{regel}", "bewaar", tekst="Dit klopt.").is_gelukt
    reactie = boom.send("aanleveren", "indienen", "1", "dien_in", reden="")
    assert "Versie 1 is ingediend" in reactie.melding, reactie
    beeld = boom.read("/aanleveren", "?aanlevering=1")
    assert "Ontvangstbewijs" in beeld
    assert files(stad)[0].sha256[:12] in beeld
    assert files(stad)[0].status is AanleveringStatus.INGEDIEND
    assert "versie 1, ingediend op" in kamer("accounthouder").read("/aanleveren")


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
