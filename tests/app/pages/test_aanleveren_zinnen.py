"""What a checked file asks, in one sentence; and which cells tell a person what row it is about."""

from typing import Any

from app.pages.aanleveren_herstel import choose_context
from app.pages.aanleveren_stappen import describe_te_doen


def make_rapport(*ernsten: tuple[str, str]) -> dict[str, Any]:
    """Return a report with one finding per weight and rule."""
    rij = {"blad": "", "cel": "A2", "rij": 2, "kolom": "x", "gevonden": "", "veld": "", "aantal": 1}
    return {"bevindingen": [{**rij, "ernst": ernst, "regel": regel} for ernst, regel in ernsten]}


def test_what_was_justified_is_told_apart_from_what_still_asks() -> None:
    rapport = make_rapport(("fout", "a"), ("waarschuwing", "b"), ("waarschuwing", "c"), ("opmerking", "d"))
    assert describe_te_doen(rapport, set()) == (
        "Wij vonden 1 fout die u moet herstellen en 2 waarschuwingen die u herstelt of toelicht."
    )
    assert describe_te_doen(rapport, {"b"}) == (
        "Wij vonden 1 fout die u moet herstellen, 1 waarschuwing die u herstelt of toelicht en "
        "1 waarschuwing die u heeft toegelicht."
    )
    assert describe_te_doen(make_rapport(("waarschuwing", "b")), {"b"}) == (
        "Wij vonden 1 waarschuwing die u heeft toegelicht."
    )
    assert describe_te_doen(make_rapport(("opmerking", "d")), set()) == "Er is niets te herstellen."


def test_beside_a_date_the_other_dates_of_its_row_are_shown() -> None:
    cellen = [
        ("A", "Nr.", "0077"),
        ("B", "Activiteit", "Thuisbasis Ouders"),
        ("C", "Wijk", "Zuidwijk"),
        ("D", "Lft", "12"),
        ("E", "Start", "15-09-2025"),
        ("G", "Reden", "verhuisd"),
    ]
    eerste = ["0077", "Thuisbasis Ouders", "Zuidwijk", "12"]
    assert choose_context(cellen, "02-08-2025") == [*eerste, "Start: 15-09-2025"]
    assert choose_context(cellen, "acht") == eerste
