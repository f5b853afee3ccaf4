"""Intervals and changes in plain Dutch words (R-11, R-12)."""

import math

VERANDERINGSZIN = {
    "duidelijk_beter": "duidelijk beter dan in {vorig}",
    "duidelijk_slechter": "duidelijk slechter dan in {vorig}",
    "niet_te_onderscheiden": "het verschil met {vorig} is niet te onderscheiden van toeval",
    "te_weinig_gegevens": "te weinig gegevens om met {vorig} te vergelijken",
    "geen_vergelijking": "geen vergelijking met een eerder kwartaal",
}


def interval_in_woorden(vorm: str, onder: float, boven: float) -> str:
    """Say an interval in words; empty when there is none.

    A share counts in tenths and outward, so that the words never promise more than the figure.
    """
    if math.isnan(onder) or math.isnan(boven):
        return ""
    if vorm == "aandeel":
        laag, hoog = math.floor(round(onder * 10, 6)), math.ceil(round(boven * 10, 6))
        return tienden_in_woorden(laag, hoog)
    if vorm == "eigen":
        return f"{onder:.0f}" if onder == boven else f"tussen {onder:.0f} en {boven:.0f}"
    laag_tekst, hoog_tekst = format_komma(onder), format_komma(boven)
    return f"{laag_tekst}" if laag_tekst == hoog_tekst else f"tussen {laag_tekst} en {hoog_tekst}"


def tienden_in_woorden(laag: int, hoog: int) -> str:
    """Say between how many of ten."""
    if laag <= 0 and hoog >= 10:
        return "nog van alles mogelijk"
    if laag <= 0:
        return f"minder dan {hoog} van de 10"
    if hoog >= 10:
        return f"meer dan {laag} van de 10"
    if laag == hoog:
        return f"ongeveer {laag} van de 10"
    return f"tussen {laag} en {hoog} van de 10"


def format_komma(waarde: float) -> str:
    """Write a number with one decimal, as Dutch does."""
    return f"{waarde:.1f}".replace(".", ",")


def verandering_in_woorden(verandering: str, vorig_kwartaal: str = "") -> str:
    """Say what is known about a change; `vorig_kwartaal` as 2025-K2."""
    jaar, _, nummer = vorig_kwartaal.partition("-")
    vorig = f"{nummer} {jaar}" if nummer else "het vorige kwartaal"
    return VERANDERINGSZIN[verandering].format(vorig=vorig)
