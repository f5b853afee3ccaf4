"""A figure in words: what every page says about the same row in the same way."""

from app.components.getallen import BESCHERMD, show_getal, show_periode, show_waarde
from app.queries.cijferrij import KWARTALEN, Cijfer, newest_at, reaches, read_cijfers, starts_in
from schemas.indicator import Indicator
from schemas.vocabulary import ALLE

__all__ = [
    "INFORMANTEN",
    "KWARTALEN",
    "PERIODEN",
    "VERANDERING",
    "WIE",
    "Cijfer",
    "describe_change",
    "describe_count",
    "describe_informant",
    "describe_margin",
    "describe_periode",
    "describe_words",
    "describe_zonder",
    "is_without_earlier",
    "newest_at",
    "reaches",
    "read_cijfers",
    "say_change",
    "starts_in",
    "within_periode",
]

ZONDER_OORDEEL = "Meer of minder is hier niet vanzelf beter"
VERANDERING = {
    "duidelijk_beter": "Duidelijk beter dan vorig kwartaal",
    "duidelijk_slechter": "Duidelijk slechter dan vorig kwartaal",
    "niet_te_onderscheiden": "Niet te onderscheiden van vorig kwartaal",
    "te_weinig_gegevens": "Te weinig gegevens voor een verschil",
    "geen_vergelijking": "Geen vergelijking met een eerder kwartaal",
}
PERIODEN = {
    "kwartaal": ("kwartaal", "kwartalen"),
    "halfjaar": ("halfjaar", "halfjaren"),
    "jaar": ("jaar", "jaren"),
}
"""One and more of each period."""
WIE = {"jongere": "jongeren", "ouder": "ouders", "professional": "professionals", ALLE: "deelnemers"}
"""Who answered, in a running sentence; who it was is said beside it when that is not known."""
INFORMANTEN = {
    "jongere": "jongeren",
    "ouder": "ouders",
    "professional": "professionals",
    "onbekend": "deelnemers (wie antwoordde, is niet ingevuld)",
    "niet_bijgehouden": "deelnemers (jongere of ouder: niet bijgehouden)",
    ALLE: "alle deelnemers",
}


def describe_change(cijfer: Cijfer) -> str:
    """Say the verdict on the change (R-12), since the period before of the same length."""
    if is_without_verdict(cijfer):
        return ZONDER_OORDEEL
    zin = VERANDERING.get(cijfer.verandering, VERANDERING["geen_vergelijking"])
    return zin.replace("kwartaal", cijfer.periode)


def is_without_verdict(cijfer: Cijfer) -> bool:
    """Answer whether there was something to compare with, but more is neither better nor worse."""
    return cijfer.verandering == "geen_vergelijking" and cijfer.vorige_waarde is not None


def is_without_earlier(cijfer: Cijfer) -> bool:
    """Answer whether a visible figure has nothing before it to be compared with."""
    return cijfer.verandering == "geen_vergelijking" and cijfer.vorige_waarde is None


def describe_zonder(aantal: int, een: str, meer: str) -> str:
    """Say how many figures were compared with nothing, and why that is; empty when there are none."""
    if aantal == 0:
        return ""
    wat = f"1 {een} is" if aantal == 1 else f"{aantal} {meer} zijn"
    return f"{wat} niet vergeleken: de reeks begint hier, of er ligt een breuk tussen."


def say_change(cijfer: Cijfer) -> str:
    """Say the verdict on the change as a sentence of its own."""
    oordeel = describe_change(cijfer)
    if is_without_verdict(cijfer):
        return f"{oordeel}."
    begin = {"te_weinig_gegevens": "Er zijn", "geen_vergelijking": "Er is"}.get(cijfer.verandering, "Dat is")
    return f"{begin} {oordeel[:1].lower()}{oordeel[1:]}."


def describe_periode(cijfer: Cijfer) -> str:
    """Say over which period a figure was counted: `K3 2025`, `eerste helft 2025`."""
    return show_periode(cijfer.periode, cijfer.kwartaal)


def within_periode(cijfer: Cijfer) -> str:
    """Say the period as it follows `in`: `K3 2025`, `de eerste helft van 2025`."""
    if cijfer.periode != "halfjaar":
        return describe_periode(cijfer)
    helft, jaar = describe_periode(cijfer).rsplit(" ", 1)
    return f"de {helft} van {jaar}"


def describe_count(cijfer: Cijfer) -> str:
    """Say how many of how many were measured: `34 van 52`."""
    if cijfer.n is None:
        return "–"
    if cijfer.in_aanmerking is None:
        return show_getal(cijfer.n)
    return f"{show_getal(cijfer.n)} van {show_getal(cijfer.in_aanmerking)}"


def describe_margin(cijfer: Cijfer, eenheid: str) -> str:
    """Say value and margin for who cannot see the drawing."""
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        return f"Verborgen: {cijfer.onderdruk_reden or BESCHERMD}"
    zin = show_waarde(cijfer.waarde, eenheid)
    if cijfer.onder is not None and cijfer.boven is not None:
        zin += f", tussen {show_waarde(cijfer.onder, eenheid)} en {show_waarde(cijfer.boven, eenheid)}"
    if cijfer.vorige_waarde is not None and cijfer.vorig_kwartaal:
        zin += f"; {show_periode(cijfer.periode, cijfer.vorig_kwartaal)}: {show_waarde(cijfer.vorige_waarde, eenheid)}"
    return (
        zin + ("; grof afgerond" if cijfer.is_grof else "") + ("; voorlopig" if cijfer.is_voorlopig else "")
    )


def describe_words(cijfer: Cijfer, indicator: Indicator) -> str:
    """Say the value in words: the margin where there is one, else the value."""
    woorden = cijfer.woorden or show_waarde(cijfer.waarde, indicator.eenheid)
    if cijfer.woorden and indicator.eenheid == "standaardafwijking":
        woorden += " keer de gewone spreiding tussen mensen"
    return woorden[:1].upper() + woorden[1:]


def describe_informant(cijfer: Cijfer) -> str:
    """Say who answered; empty when the figure mixes nobody's answers."""
    return "" if cijfer.informant == ALLE else INFORMANTEN.get(cijfer.informant, cijfer.informant)
