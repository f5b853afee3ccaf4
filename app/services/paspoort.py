"""The passport of an afspraak (R-20) and its KPI-toets: what is still empty, and what to think about first."""

from collections.abc import Iterable

from app.store.tables import Afspraak
from schemas.indicator import load_indicatoren

HOOGSTENS = 7
"""At most seven afspraken count in one beschikking at a time (R-20)."""

VRAGEN = {
    "doel": "Kies waarvoor dit cijfer wordt gebruikt.",
    "gevraagd_door": "Schrijf wie erom vroeg.",
    "gevolg_professional": "Schrijf wat het gevolg is voor de professional; ook 'geen' is een antwoord.",
    "gevolg_organisatie": "Schrijf wat het gevolg is voor de organisatie; ook 'geen' is een antwoord.",
    "gevolg_contract": "Schrijf wat het gevolg is voor het contract; ook 'geen' is een antwoord.",
    "lasten_uren": "Schrijf hoeveel uur per kwartaal dit de aanbieder kost.",
    "wie_ziet": "Schrijf wie dit cijfer ziet.",
    "wanneer_goed": "Schrijf wanneer het goed is.",
    "invloed": "Schrijf wie er zelf iets aan kan doen dat dit cijfer beweegt.",
    "hoe_te_omzeilen": "Schrijf hoe dit cijfer mooier kan lijken dan het is.",
    "tegenindicator": "Kies een tegenindicator: een cijfer dat verslechtert als dit wordt omzeild.",
}
VRAGEN_DOEL = {
    "herkomst": "Kies hoe de streefwaarde tot stand kwam.",
    "formule": "Schrijf hoe de streefwaarde is berekend.",
    "wijkreden": "Schrijf waarom deze streefwaarde bij deze wijk past.",
}


def missing_of_paspoort(afspraak: Afspraak) -> tuple[str, ...]:
    """Return what must be filled in before an afspraak may be announced, as Dutch sentences; empty is complete."""
    vragen = dict(VRAGEN)
    if load_indicatoren()[afspraak.indicatorcode].soort == "prestatie":
        vragen["oogmerk"] = "Dit is een prestatie. Schrijf wat het voor jongeren of ouders moet opleveren."
    if afspraak.streefwaarde is not None:
        vragen |= VRAGEN_DOEL
    elif not afspraak.is_leerafspraak:
        vragen["streefwaarde"] = "Vul een streefwaarde in, of maak er een leerafspraak van."
    return tuple(vraag for veld, vraag in vragen.items() if not _is_filled(getattr(afspraak, veld)))


def _is_filled(waarde: object) -> bool:
    return bool(waarde.strip()) if isinstance(waarde, str) else waarde is not None


def has_only_output(afspraken: Iterable[Afspraak]) -> bool:
    """Answer whether a beschikking says what is done, and nowhere what it is good for (R-20)."""
    soorten = {load_indicatoren()[a.indicatorcode].soort for a in afspraken}
    return bool(soorten) and "uitkomst" not in soorten
