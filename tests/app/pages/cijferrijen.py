"""The figures of the town of the tests of screens: a series with a break, a hidden buurt, outputs, a precondition."""

from typing import Any

from schemas.tabellen import TABELLEN
from tests.app.pages.stadsrijen import BUURT, GEBIED

VEILIG = "nut_zeven_of_hoger/{}/{}/*/klimrek/jongere"
KWARTALEN = ("2025-K1", "2025-K2", "2025-K3", "2025-K4")


def cijfer(indicatorcode: str, kwartaal: str, **extra: Any) -> dict[str, Any]:
    """Return one figure row; what is not given is a visible share of Klimrek in the gebied."""
    rij: dict[str, Any] = {
        "soort": "uitkomst",
        "vorm": "aandeel",
        "regiocode": GEBIED,
        "regioniveau": "gebied",
        "periode": "kwartaal",
        "partijcode": "*",
        "interventiecode": "klimrek",
        "informant": "*",
        "waarde": 0.78,
        "onder": 0.62,
        "boven": 0.89,
        "woorden": "tussen 6 en 9 van de 10",
        "teller": None,
        "noemer": None,
        "n": 34.0,
        "in_aanmerking": 52.0,
        "dekking": 0.65,
        "vorig_kwartaal": "",
        "vorige_waarde": None,
        "verandering": "niet_te_onderscheiden",
        "segment": 1,
        "is_onderdrukt": False,
        "onderdruk_reden": "",
        "veilig_regiocode": "",
        "veilig_cijfer_id": "",
        "is_grof": False,
        "is_voorlopig": False,
        "is_onvolledig": False,
        "toelichting": "",
        "definitieversie": "1",
        "bron": "Aanlevering trajecten",
    } | extra
    sleutel = "/".join(
        (
            indicatorcode,
            rij["regiocode"],
            kwartaal,
            rij["partijcode"],
            rij["interventiecode"],
            rij["informant"],
        )
    )
    eerst = {"cijfer_id": sleutel, "indicatorcode": indicatorcode}
    return {
        naam: (eerst | rij | {"kwartaal": kwartaal})[naam] for naam in TABELLEN["cijfer"].to_schema().columns
    }


VERBORGEN: dict[str, Any] = {
    "waarde": None,
    "onder": None,
    "boven": None,
    "woorden": "",
    "n": None,
    "in_aanmerking": None,
    "dekking": None,
    "verandering": "te_weinig_gegevens",
    "is_onderdrukt": True,
    "onderdruk_reden": "Minder dan 10 deelnemers.",
}
AANTAL: dict[str, Any] = {
    "soort": "prestatie",
    "vorm": "aantal",
    "onder": None,
    "boven": None,
    "woorden": "",
    "in_aanmerking": None,
    "dekking": None,
}


def make_cijfers() -> list[dict[str, Any]]:
    """Return the figures: a series with a break, a hidden buurt, outputs and a precondition."""
    rijen = [
        cijfer(
            "nut_zeven_of_hoger",
            kwartaal,
            informant="jongere",
            waarde=0.6 + i * 0.06,
            onder=0.45 + i * 0.06,
            boven=0.75 + i * 0.05,
            segment=1 if i == 0 else 2,
            vorig_kwartaal=KWARTALEN[i - 1] if i > 1 else "",
            vorige_waarde=0.6 + (i - 1) * 0.06 if i > 1 else None,
            verandering="niet_te_onderscheiden" if i > 1 else "geen_vergelijking",
            is_voorlopig=i == 3,
        )
        for i, kwartaal in enumerate(KWARTALEN)
    ]
    for kwartaal in KWARTALEN:
        rijen += [
            cijfer(
                "nut_zeven_of_hoger", kwartaal, informant="jongere", interventiecode="schommel", **VERBORGEN
            ),
            cijfer(
                "nut_zeven_of_hoger",
                kwartaal,
                informant="jongere",
                regiocode=BUURT,
                regioniveau="buurt",
                **(
                    VERBORGEN
                    | {"veilig_regiocode": GEBIED, "veilig_cijfer_id": VEILIG.format(GEBIED, kwartaal)}
                ),
            ),
            cijfer("zonder_hulp_verder", kwartaal, waarde=0.38, onder=0.22, boven=0.56),
            cijfer("gestarte_trajecten", kwartaal, waarde=38.0, n=38.0, **AANTAL),
            cijfer("bereik", kwartaal, waarde=81.0, n=81.0, **AANTAL),
            cijfer(
                "toeleidingen_gemeente", kwartaal, waarde=40.0, n=40.0, **(AANTAL | {"soort": "voorwaarde"})
            ),
            cijfer("nut_zeven_of_hoger", kwartaal, informant="jongere", partijcode="boom"),
            cijfer("zonder_hulp_verder", kwartaal, partijcode="boom", waarde=0.38, onder=0.22, boven=0.56),
            cijfer("gestarte_trajecten", kwartaal, partijcode="boom", waarde=38.0, n=38.0, **AANTAL),
            cijfer(
                "toeleidingen_gemeente",
                kwartaal,
                partijcode="boom",
                waarde=40.0,
                n=40.0,
                **(AANTAL | {"soort": "voorwaarde"}),
            ),
        ]
    return rijen
