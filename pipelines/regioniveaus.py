"""A place at another level in one year, and the whole translation: first the year, then the level."""

from collections.abc import Iterable

from pipelines.reference import Referentie
from pipelines.regioconcordantie import Vertaling, Weigering, translate_jaar
from schemas.vocabulary import Regioniveau

OMHOOG = (Regioniveau.BUURT, Regioniveau.WIJKRAAD, Regioniveau.GEBIED, Regioniveau.GEMEENTE)


def translate_regio(
    regiocode: str,
    referentie: Referentie,
    *,
    van_jaar: int,
    naar_jaar: int,
    niveau: Regioniveau | None = None,
) -> Vertaling | Weigering:
    """Return the place of `van_jaar` as it is called in `naar_jaar`, or what it lies in at another level.

    Upward is always one place. Downward is refused unless both are the same buurten: a figure of the
    whole cannot be divided, and what was delivered for the gemeente only stays with the gemeente.
    """
    vertaald = translate_jaar(
        regiocode, van_jaar=van_jaar, naar_jaar=naar_jaar, concordantie=referentie.concordantie
    )
    if isinstance(vertaald, Weigering) or niveau is None:
        return vertaald
    hoger = translate_niveau(vertaald.regiocode, niveau, referentie, jaar=naar_jaar)
    if isinstance(hoger, Weigering):
        return hoger
    return Vertaling(hoger.regiocode, naar_jaar, _join((vertaald.voorbehoud, hoger.voorbehoud)))


def translate_niveau(
    regiocode: str, niveau: Regioniveau, referentie: Referentie, *, jaar: int
) -> Vertaling | Weigering:
    """Return the place at `niveau` that holds this one in `jaar`, or that is made of the same buurten."""
    if regiocode not in referentie.per_code or not referentie.concordantie.exists(regiocode, jaar):
        return referentie.concordantie.absent(regiocode, jaar)
    eigen = Regioniveau(referentie.per_code[regiocode]["niveau"])
    if eigen is niveau:
        return Vertaling(regiocode, jaar)
    is_hoger = OMHOOG.index(niveau) > OMHOOG.index(eigen)
    return (_upward if is_hoger else _downward)(regiocode, niveau, referentie, jaar)


def _upward(regiocode: str, niveau: Regioniveau, referentie: Referentie, jaar: int) -> Vertaling | Weigering:
    regios = referentie.per_code
    code = regios[regiocode]["wijkraadcode" if niveau is Regioniveau.WIJKRAAD else "oudercode"]
    if not code:
        return Weigering(f"{regios[regiocode]['naam']} hoort bij geen {niveau.value}.")
    if not referentie.concordantie.exists(code, jaar):
        return referentie.concordantie.absent(code, jaar)
    if regios[code]["niveau"] != niveau:
        return _upward(code, niveau, referentie, jaar)
    is_onzeker = regios[code]["zekerheid"] == "onzeker"
    return Vertaling(code, jaar, "De indeling van deze wijkraad is onzeker." if is_onzeker else "")


def _downward(
    regiocode: str, niveau: Regioniveau, referentie: Referentie, jaar: int
) -> Vertaling | Weigering:
    onder = buurten_in(regiocode, referentie, jaar)
    kandidaten = [
        code
        for code, regio in referentie.per_code.items()
        if regio["niveau"] == niveau and onder and buurten_in(code, referentie, jaar) == onder
    ]
    if len(kandidaten) == 1:
        return Vertaling(kandidaten[0], jaar)
    naam = referentie.per_code[regiocode]["naam"]
    return Weigering(
        f"{naam} bestaat uit {len(onder)} buurten; een cijfer van het geheel is niet over de delen te verdelen."
    )


def buurten_in(regiocode: str, referentie: Referentie, jaar: int) -> frozenset[str]:
    """Return the buurten a place consists of in a year, itself when it is one."""
    is_gemeente = referentie.per_code[regiocode]["niveau"] == Regioniveau.GEMEENTE
    return frozenset(
        code
        for code, regio in referentie.per_code.items()
        if regio["niveau"] == Regioniveau.BUURT
        and (is_gemeente or regiocode in (code, regio["oudercode"], regio["wijkraadcode"]))
        and referentie.concordantie.exists(code, jaar)
    )


def _join(zinnen: Iterable[str]) -> str:
    return " ".join(zin for zin in zinnen if zin)
