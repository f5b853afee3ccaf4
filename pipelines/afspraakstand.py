"""How an afspraak stands in one place and quarter: one pure judgement, the same on page, card, dossier and API."""

from dataclasses import dataclass

from schemas.leercyclus import Afspraakstand

# Why nothing can be said; each has its sentence in app/components/afspraakstatus.py.
GEEN_CIJFER, VERBORGEN, GEEN_STREEFWAARDE, BINNEN_MARGE = (
    "geen_cijfer",
    "verborgen",
    "geen_streefwaarde",
    "binnen_marge",
)
WIJK_ZWEEG, NOG_NIET_GELEZEN = "wijk_zweeg", "nog_niet_gelezen"
HERKEND, NIET_HERKEND = "herkend", "niet_herkend"


@dataclass(frozen=True)
class Meting:
    """The figure of the quarter; without `onder` and `boven` it was counted, and is exact."""

    waarde: float | None
    onder: float | None = None
    boven: float | None = None
    is_verborgen: bool = False


@dataclass(frozen=True)
class Vooruitzicht:
    """Between which values the period of the target will probably end, and what was agreed for that period."""

    onder: float
    boven: float
    doel: float


@dataclass(frozen=True)
class Feiten:
    """What a judgement needs to know, and nothing else.

    `is_voorwaarde_gehaald` is None without a precondition or without a visible figure of it. `herkenning` holds
    what wijkpartners said of this figure. `is_gelezen`: both sides have read it.
    """

    doel: float | None
    hoger_is_beter: bool | None
    meting: Meting | None
    is_leerafspraak: bool = False
    is_voorwaarde_gehaald: bool | None = None
    vooruitzicht: Vooruitzicht | None = None
    is_gelezen: bool = False
    herkenning: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Oordeel:
    """The judgement, with the code of its reason where one is needed."""

    stand: Afspraakstand
    reden: str = ""


def judge_afspraak(feiten: Feiten) -> Oordeel:
    """Judge in this order: the municipality's own part first (R-23), then learning, then what can be told at all.

    A target within the margin is neither reached nor missed (R-12). On course is what the year will probably
    reach: the whole forecast lies on the good side. Reached is only recognised when a wijkpartner said so (R-34).
    """
    if feiten.is_voorwaarde_gehaald is False:
        return Oordeel(Afspraakstand.RANDVOORWAARDE_GEMEENTE)
    if feiten.is_leerafspraak:
        return Oordeel(Afspraakstand.LEERAFSPRAAK)
    if reden := _why_unknown(feiten):
        return Oordeel(Afspraakstand.NIET_VAST_TE_STELLEN, reden)
    if is_reached(feiten):
        return _judge_reached(feiten)
    if _is_on_course(feiten):
        return Oordeel(Afspraakstand.OP_KOERS)
    is_gemist = _is_missed(feiten)
    return (
        Oordeel(Afspraakstand.NOG_NIET_GEHAALD)
        if is_gemist
        else Oordeel(Afspraakstand.NIET_VAST_TE_STELLEN, BINNEN_MARGE)
    )


def is_reached(feiten: Feiten) -> bool:
    """Answer whether the whole margin lies on the good side of the target."""
    ondergrens, bovengrens = _bounds(feiten.meting)
    if feiten.doel is None or ondergrens is None or bovengrens is None:
        return False
    return bovengrens <= feiten.doel if feiten.hoger_is_beter is False else ondergrens >= feiten.doel


def is_condition_met(gedaan: float, afgesproken: float, hoger_is_beter: bool | None) -> bool:
    """Answer whether the municipality did its part: at least what was agreed, or at most where less is better."""
    return gedaan <= afgesproken if hoger_is_beter is False else gedaan >= afgesproken


def _is_missed(feiten: Feiten) -> bool:
    ondergrens, bovengrens = _bounds(feiten.meting)
    if feiten.doel is None or ondergrens is None or bovengrens is None:
        return False
    return ondergrens > feiten.doel if feiten.hoger_is_beter is False else bovengrens < feiten.doel


def _is_on_course(feiten: Feiten) -> bool:
    zicht = feiten.vooruitzicht
    if zicht is None:
        return False
    return zicht.boven <= zicht.doel if feiten.hoger_is_beter is False else zicht.onder >= zicht.doel


def _bounds(meting: Meting | None) -> tuple[float | None, float | None]:
    if meting is None:
        return None, None
    heeft_marge = meting.onder is not None and meting.boven is not None
    return (meting.onder, meting.boven) if heeft_marge else (meting.waarde, meting.waarde)


def _why_unknown(feiten: Feiten) -> str:
    if feiten.meting is None:
        return GEEN_CIJFER
    if feiten.meting.is_verborgen or feiten.meting.waarde is None:
        return VERBORGEN
    return GEEN_STREEFWAARDE if feiten.doel is None else ""


def _judge_reached(feiten: Feiten) -> Oordeel:
    if NIET_HERKEND in feiten.herkenning:
        return Oordeel(Afspraakstand.GEHAALD_NIET_HERKEND)
    if feiten.herkenning:
        return Oordeel(Afspraakstand.GEHAALD_EN_HERKEND)
    return Oordeel(Afspraakstand.GEHAALD_NIET_GELEZEN, WIJK_ZWEEG if feiten.is_gelezen else NOG_NIET_GELEZEN)
