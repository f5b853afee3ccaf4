"""Values per measure → rows of figures as a build takes them, with their source."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.context.formules import compute_cijfer
from pipelines.context.metingen import Meetpunt, Metingen
from pipelines.context.perioden import Periode
from pipelines.context.waarden import Waarde
from schemas.contextbron import INDELINGSWIJZIGING, Contextbron, Contextformule
from schemas.errors import OnleesbaarBestandError
from schemas.indicator import load_indicatoren

RIJKOLOMMEN = ("indicatorcode", "regiocode", "peiljaar", "peilperiode", "waarde", "teken", "stand", "bron")
GRENZEN = {"aandeel": 1.0, "per_1000": 1000.0, "klasse": 5.0}
MEESTE_VOORBEELDEN = 3


@dataclass(frozen=True)
class Cijferrij:
    """One figure of one place and period."""

    indicatorcode: str
    punt: Meetpunt
    waarde: Waarde
    bron: str


def compute_rijen(bron: Contextbron, metingen: Metingen, gevraagde_bron: str, tabel: str) -> list[Cijferrij]:
    """Compute every declared figure of which the file holds all measures, in a fixed order."""
    rijen = []
    for formule in bron.cijfers:
        codes = (*formule.teller, *formule.noemer)
        if not all(code in metingen.waarden for code in codes):
            continue
        for punt in sorted(metingen.waarden[formule.teller[0]], key=lambda p: (p.regiocode, p.periode)):
            maten = {code: metingen.waarden[code][punt] for code in codes if punt in metingen.waarden[code]}
            waarde = compute_cijfer(formule, maten)
            if waarde is not None:
                eigen = metingen.bronnen.get((formule.teller[0], punt), "")
                herkomst = eigen or gevraagde_bron or bron.describe(punt.periode.jaar, tabel)
                rijen.append(Cijferrij(formule.indicator, punt, waarde, herkomst))
        require_in_range(formule, [rij for rij in rijen if rij.indicatorcode == formule.indicator])
    return rijen


def find_incomplete(bron: Contextbron, metingen: Metingen) -> dict[str, tuple[str, ...]]:
    """Return the figures of which the file holds some measures but not all, with those that are absent."""
    mist = {
        formule.indicator: tuple(
            code for code in (*formule.teller, *formule.noemer) if code not in metingen.waarden
        )
        for formule in bron.cijfers
        if any(code in metingen.waarden for code in formule.teller)
    }
    return {indicator: codes for indicator, codes in mist.items() if codes}


def require_in_range(formule: Contextformule, rijen: Sequence[Cijferrij]) -> None:
    """Refuse figures that cannot be, such as a share above 1: a separator was lost, or a name is wrong."""
    indicator = load_indicatoren().get(formule.indicator)
    hoogste = GRENZEN.get(indicator.eenheid if indicator else "", float("inf"))
    fout = [r for r in rijen if r.waarde.getal is not None and not 0 <= r.waarde.getal <= hoogste]
    if fout:
        naam = indicator.naam if indicator else formule.indicator
        waar = ", ".join(f"{r.punt.regiocode}: {r.waarde.getal:g}" for r in fout[:MEESTE_VOORBEELDEN])
        raise OnleesbaarBestandError(
            f"'{naam}' heeft {len(fout)} waarden die niet kunnen ({waar}).",
            "Kijk of de komma of punt in de getallen nog goed staat, en of de kolom het goede cijfer is.",
        )


def write_rijen(cijfers: Sequence[Cijferrij], metingen: Metingen) -> bytes:
    """Write the figures and the changes of borders as CSV."""
    tekst = io.StringIO()
    schrijver = csv.writer(tekst, lineterminator="\n")
    schrijver.writerow(RIJKOLOMMEN)
    for rij in cijfers:
        schrijver.writerow(_cells(rij.indicatorcode, rij.punt, rij.waarde, rij.bron))
    for punt, waarde in sorted(
        metingen.waarden.get(INDELINGSWIJZIGING, {}).items(),
        key=lambda paar: (paar[0].regiocode, paar[0].periode),
    ):
        if waarde.getal:
            schrijver.writerow(_cells(INDELINGSWIJZIGING, punt, waarde, ""))
    return tekst.getvalue().encode()


def name_sleutel(bron: Contextbron, perioden: Sequence[Periode]) -> str:
    """Name what this file replaces: an earlier one of the same source over the same periods."""
    eerste, laatste = perioden[0].code, perioden[-1].code
    return f"{bron.code} {eerste}" if eerste == laatste else f"{bron.code} {eerste}-{laatste}"


def _cells(indicatorcode: str, punt: Meetpunt, waarde: Waarde, bron: str) -> tuple[str | int, ...]:
    getal = "" if waarde.getal is None else f"{waarde.getal:g}" if waarde.getal % 1 else f"{waarde.getal:.0f}"
    periode = punt.periode
    return (
        indicatorcode,
        punt.regiocode,
        periode.jaar,
        periode.code,
        getal,
        waarde.teken,
        waarde.stand,
        bron,
    )
