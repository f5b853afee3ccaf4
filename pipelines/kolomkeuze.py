"""Terms of one column, read once more when the whole column shows how it writes numbers or dates."""

import re
from dataclasses import replace

from pipelines.getallen import read_datum
from pipelines.kolomvormen import (
    DAG_MAAND,
    DUIZEND_OF_DECIMAAL,
    decide_datumvorm,
    decide_getalvorm,
    swap_dag_maand,
)
from pipelines.mapping import Uitkomst, Wijze
from pipelines.term import Term
from schemas.aanlevering import Veld, Veldsoort

MAAND_EERST = "met de maand eerst (Amerikaans), zoals de hele kolom"
DUIZENDTAL = "met een teken voor duizend, zoals de rest van de kolom laat zien"
TE_LEZEN = frozenset({Wijze.EXACT, Wijze.GELEZEN, Wijze.GOK, Wijze.ONBEKEND})


def fit_termen(termen: tuple[Term, ...], veld: Veld) -> tuple[Term, ...]:
    """Read American dates and thousands as the column as a whole writes them; single slips stay findings."""
    if veld.soort is Veldsoort.DATUM:
        return _fit_datums(termen)
    return _fit_getallen(termen) if veld.soort is Veldsoort.DECIMAAL else termen


def _fit_datums(termen: tuple[Term, ...]) -> tuple[Term, ...]:
    vorm = decide_datumvorm((term.tekst, term.aantal) for term in termen)
    if not vorm.maand_eerst:
        return termen
    return tuple(_as_american(term) for term in termen)


def _as_american(term: Term) -> Term:
    if term.uitkomst.wijze not in TE_LEZEN or not DAG_MAAND.fullmatch(term.tekst.strip()):
        return term
    gelezen = read_datum(swap_dag_maand(term.tekst))
    if gelezen is None or gelezen.is_gok:
        return term
    return replace(term, uitkomst=Uitkomst(Wijze.GELEZEN, gelezen.waarde, aanname=MAAND_EERST))


def _fit_getallen(termen: tuple[Term, ...]) -> tuple[Term, ...]:
    vorm = decide_getalvorm((term.tekst, term.aantal) for term in termen)
    if not vorm.decimaal or not vorm.dubbelzinnig:
        return termen
    return tuple(_as_duizend(term, vorm.decimaal) for term in termen)


def _as_duizend(term: Term, decimaal: str) -> Term:
    kaal = re.sub(r"[\s€]", "", term.tekst)
    gevonden = DUIZEND_OF_DECIMAAL.fullmatch(kaal)
    if not gevonden or gevonden[1] == decimaal or term.uitkomst.wijze not in TE_LEZEN:
        return term
    waarde = float(kaal.replace(gevonden[1], "").replace("−", "-"))
    return replace(term, uitkomst=Uitkomst(Wijze.GELEZEN, waarde, aanname=DUIZENDTAL))
