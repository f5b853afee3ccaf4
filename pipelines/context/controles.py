"""Does a file add up? A gemeente beside the sum of its gebieden and of its buurten, within what rounding does."""

from collections import Counter
from collections.abc import Mapping

from pipelines.context.metingen import Meetpunt, Metingen
from pipelines.context.verslag import Optelling
from pipelines.reference import Referentie
from schemas.contextbron import Contextbron

NIVEAUS = ("gebied", "buurt")
Som = tuple[str, Meetpunt, float, list[tuple[str, float]]]


def check_optellingen(bron: Contextbron, metingen: Metingen, referentie: Referentie) -> tuple[Optelling, ...]:
    """Compare sums per countable measure and period; nothing is corrected, and no sum becomes a figure."""
    regios = referentie.regios
    niveau_van = dict(zip(regios["code"], regios["niveau"], strict=True))
    bekend = Counter(regios.loc[regios["geldig_tot"] == "", "niveau"])
    gevonden = (
        add_up(maat.code, metingen, heel, {c for c, n in niveau_van.items() if n == niveau})
        for maat in bron.maten
        if maat.telbaar
        for heel in metingen.waarden.get(maat.code, {})
        if niveau_van[heel.regiocode] == "gemeente"
        for niveau in NIVEAUS
    )
    return tuple(judge(som, niveau_van, bekend, bron.afwijking) for som in gevonden if som)


def add_up(maat: str, metingen: Metingen, heel: Meetpunt, codes: set[str]) -> Som | None:
    """Return a whole beside its parts of one level; None when one of the two is not in the file."""
    gemeente = metingen.waarden[maat][heel].getal
    delen = [
        (punt.regiocode, waarde.getal)
        for punt, waarde in metingen.waarden[maat].items()
        if punt.periode == heel.periode and punt.regiocode in codes and waarde.getal is not None
    ]
    return (maat, heel, gemeente, delen) if delen and gemeente is not None else None


def judge(som: Som, niveau_van: Mapping[str, str], bekend: Mapping[str, int], afwijking: float) -> Optelling:
    """Say how far the sum is off; with absent parts it is short, and that is said instead of judged."""
    maat, heel, gemeente, delen = som
    niveau = niveau_van[delen[0][0]]
    totaal = sum(getal for _, getal in delen)
    ontbreekt = max(0, bekend.get(niveau, 0) - len(delen))
    valt_op = not ontbreekt and abs(gemeente - totaal) > abs(gemeente) * afwijking
    return Optelling(maat, heel.periode.label, niveau, gemeente, totaal, len(delen), ontbreekt, valt_op)
