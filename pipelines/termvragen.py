"""What a person is asked about the words in a column (R-06): one question per word, however it is spelt."""

from collections.abc import Sequence

from pipelines.bron import Bron
from pipelines.kopvoorstellen import offer_plaatsen
from pipelines.levering import Levering
from pipelines.mapping import Uitkomst, Wijze, compare_form
from pipelines.rapport import Voorstel
from pipelines.regioindex import normalise_naam
from pipelines.term import Term
from schemas.aanlevering import Veld, Veldsoort

MEESTE_KWARTALEN = 4
MEESTE_SCHRIJFWIJZEN, MEESTE_VRAGEN = 3, 100
"""Nobody answers more questions than this about one column: then the column is something else."""


def ask_termen(
    bron: Bron, naam: str, veld: Veld, termen: Sequence[Term], levering: Levering
) -> tuple[Voorstel, ...]:
    """Return one question per word of a column that was not understood; spellings of one word are one."""
    groepen = fold_schrijfwijzen(termen)
    if len(groepen) > MEESTE_VRAGEN:
        groepen = sorted(groepen, key=lambda groep: -sum(t.aantal for t in groep))[:MEESTE_VRAGEN]
    plaatsen = offer_plaatsen(levering) if groepen and veld.soort is Veldsoort.REGIO else ()
    return tuple(_voorstel(bron, naam, veld, groep, plaatsen) for groep in groepen)


def ask_kwartalen(
    bron: Bron, naam: str, veld: Veld, termen: Sequence[Term], levering: Levering
) -> tuple[Voorstel, ...]:
    """Ask which quarter an own word is (Najaarsblok 2025), when the column has no more of them than a year has."""
    groepen = fold_schrijfwijzen(termen)
    if len(groepen) > MEESTE_KWARTALEN:
        return ()
    rond = [levering.kwartaal.plus(n) for n in (0, -1, -2, -3, -4, 1)]
    keuzes = tuple((str(kwartaal), kwartaal.label) for kwartaal in rond)
    return tuple(_voorstel(bron, naam, veld, groep, keuzes) for groep in groepen)


def fold_schrijfwijzen(termen: Sequence[Term]) -> list[list[Term]]:
    """Put terms together that differ in case, spaces, accents or signs, or of which one abbreviates the other."""
    groepen: list[list[Term]] = []
    per_vorm: dict[str, list[Term]] = {}
    for term in termen:
        vorm = compare_form(term.tekst)
        # Abbreviations are looked for among what a person could still answer.
        verwant = groepen if len(termen) <= MEESTE_VRAGEN else []
        groep = per_vorm.get(vorm) or next((g for g in verwant if _is_zelfde_woord(g[0], term)), None)
        if groep is None:
            groep = []
            groepen.append(groep)
        groep.append(term)
        per_vorm[vorm] = groep
    return [sorted(groep, key=lambda term: -term.aantal) for groep in groepen]


def _is_zelfde_woord(een: Term, ander: Term) -> bool:
    """Whether one term abbreviates the other, and nothing we know says they mean different things."""
    if een.uitkomst.waarde != ander.uitkomst.waarde:
        return False
    kort, lang = sorted((een.tekst, ander.tekst), key=len)
    return is_afkorting(kort, lang)


def is_afkorting(kort: str, lang: str) -> bool:
    """Whether every word of the one is the beginning of the same word of the other, and a point says so."""
    if "." not in kort:
        return False
    delen, woorden = normalise_naam(kort).split(), normalise_naam(lang).split()
    return len(delen) == len(woorden) and all(w.startswith(d) for d, w in zip(delen, woorden, strict=True))


def _voorstel(
    bron: Bron, naam: str, veld: Veld, groep: list[Term], plaatsen: tuple[tuple[str, str], ...]
) -> Voorstel:
    term, *anders = groep
    uitkomst = term.uitkomst
    nrs = term.nrs.sort()
    eerste = bron.plaatsen_van(nrs.head(1), naam)[0]
    keuzes = uitkomst.keuzes or plaatsen
    return Voorstel(
        naam,
        term.tekst,
        keuzes,
        round(uitkomst.zeker, 2) if uitkomst.waarde else 0.0,
        sum(t.aantal for t in groep),
        titel=veld.titel,
        bewijs=_bewijs(veld, uitkomst),
        schrijfwijzen=tuple(t.tekst for t in anders),
        voorbeelden=tuple(t.tekst for t in anders)[:MEESTE_SCHRIJFWIJZEN],
        blad=eerste.blad,
        kolom=eerste.kolomnaam,
        cel=eerste.cel,
    )


def _bewijs(veld: Veld, uitkomst: Uitkomst) -> str:
    """Say how the proposal was found."""
    match uitkomst.wijze:
        case Wijze.GOK if uitkomst.label:
            return f'Lijkt op "{uitkomst.label}" ({uitkomst.zeker:.0%}).'
        case Wijze.MEERDUIDIG:
            *eerste, laatste = (label for _, label in uitkomst.keuzes)
            return f"Deze naam kan {', '.join(eerste)} of {laatste} zijn. Wij kiezen niet voor u."
        case _:
            return f"Dit kennen wij niet als {veld.titel.lower()}."
