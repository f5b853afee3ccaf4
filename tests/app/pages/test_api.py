"""The interface for machines: the same reach, status and objection as the pages, and nothing of a talk."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient


def ask(client: FlaskClient, adres: str) -> tuple[int, Any]:
    antwoord = client.get(adres)
    return antwoord.status_code, antwoord.get_json()


@pytest.mark.parametrize("rol", ["adviseur", "aanbieder", "accounthouder"])
def test_each_role_gets_what_its_pages_show_and_nothing_of_another_party(stad, rol):
    client = stad.sign_in(rol)
    status, inhoud = ask(client, "/api/afspraken?kwartaal=2025-K4")
    assert status == 200
    assert [a["indicatorcode"] for a in inhoud["afspraken"]] == [
        "nut_zeven_of_hoger",
        "zonder_hulp_verder",
        "gestarte_trajecten",
    ]
    assert (
        ask(client, "/api/beschikkingen/JP-2025-001")[1]["doeltekst"]
        == "Jongeren voelen zich thuis op school."
    )
    assert ask(client, "/api/beschikkingen/JP-2025-002") == ask(client, "/api/beschikkingen/bestaat-niet")
    assert ask(client, "/api/beschikkingen/JP-2025-002")[0] == 404


def test_the_objection_is_in_the_same_part_as_the_target(stad):
    _, inhoud = ask(stad.sign_in("accounthouder"), "/api/afspraken?kwartaal=2025-K4")
    streef = next(a for a in inhoud["afspraken"] if a["indicatorcode"] == "gestarte_trajecten")[
        "streefwaarde"
    ]
    assert streef["bezwaar"] == "Te hoog voor zes scholen."
    assert streef["tekst"].endswith("Bezwaar van de aanbieder: Te hoog voor zes scholen.")


def test_an_unmet_precondition_is_the_status_here_too(stad):
    _, inhoud = ask(stad.sign_in("aanbieder"), "/api/afspraken?kwartaal=2025-K4")
    afspraak = next(a for a in inhoud["afspraken"] if a["indicatorcode"] == "gestarte_trajecten")
    assert afspraak["stand"]["tekst"] == "Randvoorwaarde gemeente niet gehaald"
    assert (afspraak["randvoorwaarde"]["is_gehaald"], afspraak["cijfer"]["waarde"]) == (False, 38.0)
    assert "achter" not in json.dumps(inhoud)


def test_a_quarter_in_which_nothing_counted_is_empty_and_nonsense_is_refused_in_dutch(stad):
    client = stad.sign_in("adviseur")
    assert ask(client, "/api/afspraken?kwartaal=2020-K1")[1]["afspraken"] == []
    assert ask(client, "/api/afspraken?kwartaal=onzin") == (
        400,
        {"fout": "'onzin' is geen kwartaal. Schrijf bijvoorbeeld 2025-K3."},
    )
    assert ask(client, "/api/afspraken?gebied=WK059901")[1]["afspraken"] == []


def test_without_right_or_login_nothing_is_answered(stad):
    for rol in ("partner", "beheerder"):
        assert ask(stad.sign_in(rol), "/api/afspraken")[0] == 403
    vreemd = stad.app.server.test_client()
    assert vreemd.get("/api/afspraken").status_code == 401
    assert vreemd.post("/api/afspraken").status_code == 401
