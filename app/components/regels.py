"""A rule of the check in words: the places that are filled in per file become three dots."""

from schemas.bevinding import Ernst
from schemas.regelcatalogus import NIET_AANGENOMEN, TRAPNAMEN, Regelkaart

ERNSTZIN = {
    Ernst.FOUT.value: "Fout: eerst herstellen",
    Ernst.WAARSCHUWING.value: "Waarschuwing: herstellen of toelichten",
    Ernst.OPMERKING.value: "Opmerking: goed om te weten",
    NIET_AANGENOMEN: "Niet aangenomen: er wordt niets bewaard",
}


def hide_plekken(zin: str) -> str:
    """Show the places that are filled in per file as three dots."""
    delen = zin.split("{")
    return delen[0] + "".join("…" + deel.partition("}")[2] for deel in delen[1:])


def name_regel(kaart: Regelkaart) -> str:
    """Name a rule by its stage and its sentence."""
    return f"{TRAPNAMEN[kaart.trap]}: {hide_plekken(kaart.boodschap)}"
