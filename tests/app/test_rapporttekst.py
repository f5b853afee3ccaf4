"""What the command says besides findings: what is different from before, and what waits for a person's yes."""

from typing import Any

from app.rapporttekst import show_rapport

LEEG: dict[str, Any] = {
    "bestand": "k3.csv",
    "soort": "trajecten",
    "rijen": 3,
    "geweigerd": False,
    "leesnotities": [],
    "bevindingen": [],
    "aantallen": [],
}


def voorstel(veld: str, term: str, *keuzes: str, titel: str = "Wijk") -> dict[str, Any]:
    return {
        "veld": veld,
        "term": term,
        "titel": titel,
        "keuzes": [[f"c{i}", keuze] for i, keuze in enumerate(keuzes)],
        "bewijs": "Lijkt erop.",
    }


def test_what_is_different_and_what_can_be_confirmed_is_said() -> None:
    vragen = [
        voorstel("regio", "Tarwewyk", "Tarwewijk"),
        voorstel("kolomkop", "startdatun", "Startdatum"),
        voorstel("ontbrekend", "regio", *"abcdef"),
    ]
    tekst = show_rapport(LEEG | {"voorstellen": vragen, "vormwijzigingen": ["Kolom 'lft' is nieuw."]})
    assert "Anders dan uw vorige bestand:\n  - Kolom 'lft' is nieuw." in tekst
    assert "  - Wijk: wat is “Tarwewyk”? Lijkt erop.\n    Keuzes: Tarwewijk" in tekst
    assert "Wat staat in kolom “startdatun”?" in tekst
    assert "Welke kolom is “Wijk”? Lijkt erop.\n    Keuzes: a · b · c · d · e · …" in tekst


def test_many_questions_are_counted_and_none_are_not_mentioned() -> None:
    assert "en nog 3." in show_rapport(LEEG | {"voorstellen": [voorstel("regio", str(i)) for i in range(15)]})
    assert "bevestigen" not in show_rapport(LEEG | {"voorstellen": []})


def test_findings_beyond_those_that_are_kept_count_too() -> None:
    bevinding = {
        "regel": "sprong",
        "ernst": "waarschuwing",
        "blad": "",
        "cel": "A2",
        "rij": 2,
        "kolom": "Nut",
        "gevonden": "9",
        "toegestaan": "",
        "boodschap": "Dat is veel.",
        "herstel": "Kijk het na.",
    }
    tekst = show_rapport(LEEG | {"bevindingen": [bevinding], "aantallen": [["sprong", 1200]]})
    assert "0 fouten, 1200 waarschuwingen, 0 opmerkingen:" in tekst
