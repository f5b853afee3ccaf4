"""The terms of one column, judged: what is taken, what is proposed, what must be asked, what is noted."""

from dataclasses import dataclass, replace

import polars as pl

from pipelines.bron import Bron
from pipelines.levering import Levering
from pipelines.mapping import Uitkomst, Wijze
from pipelines.rapport import Voorstel
from pipelines.ruw import Leesnotitie
from pipelines.term import Term
from pipelines.termvragen import ask_kwartalen, ask_termen
from pipelines.vondst import Vondst, vondst_van
from schemas import meldingen
from schemas.aanlevering import Veld, Veldsoort
from schemas.bevinding import Plaats
from schemas.meldingen import Melding

GETALLEN = frozenset(
    {Veldsoort.GEHEEL, Veldsoort.DECIMAAL, Veldsoort.TELLING, Veldsoort.DATUM, Veldsoort.KWARTAAL}
)
ONLEESBAAR = {
    Veldsoort.GEHEEL: meldingen.GEEN_GEHEEL_GETAL,
    Veldsoort.TELLING: meldingen.GEEN_GEHEEL_GETAL,
    Veldsoort.DECIMAAL: meldingen.GEEN_GETAL,
    Veldsoort.DATUM: meldingen.GEEN_DATUM,
    Veldsoort.KWARTAAL: meldingen.GEEN_KWARTAAL,
}
GEVRAAGD = frozenset({Veldsoort.REGIO, Veldsoort.INTERVENTIE, Veldsoort.INSTRUMENT, Veldsoort.KEUZE})
MEESTE_NOTITIES = 40
SCHRIJFWIJZE, SCHRIJFWIJZE_DEEL = 3, 0.02
"""From this many rows and this share of them on, a term that is not understood is asked once instead of told at every cell."""


TE_VEEL = Uitkomst(Wijze.ONBEKEND, aanname="te veel verschillende woorden")
"""The outcome of a word in a column with so many different words that they were not all looked up."""


@dataclass(frozen=True)
class Oordelen:
    """What a column's terms lead to; `open` are the terms whose value may not be used."""

    vondsten: tuple[Vondst, ...] = ()
    voorstellen: tuple[Voorstel, ...] = ()
    open: frozenset[str] = frozenset()


def judge_termen(
    bron: Bron, naam: str, veld: Veld, termen: tuple[Term, ...], *, levering: Levering
) -> Oordelen:
    """Judge every term that was not simply understood."""
    vragen = [term for term in termen if term.uitkomst.wijze in (Wijze.GOK, Wijze.MEERDUIDIG, Wijze.ONBEKEND)]
    if not vragen:
        return Oordelen()
    onleesbaar = [t for t in vragen if is_onleesbaar(t, veld)]
    overig = [term for term in vragen if not is_onleesbaar(term, veld)]
    alle = sum(term.aantal for term in termen)
    is_gewoonte = _is_gewoonte(overig, alle, veld)
    vanaf = max(SCHRIJFWIJZE, SCHRIJFWIJZE_DEEL * alle)
    is_open = {
        t.tekst for t in vragen if not (levering.bevestig_voorstellen and t.uitkomst.waarde is not None)
    }
    return Oordelen(
        vondsten=(
            *_onleesbare_cellen(naam, veld, onleesbaar),
            *(
                _vondst(
                    bron,
                    naam,
                    veld,
                    term,
                    is_open=term.tekst in is_open,
                    is_vraag=is_gewoonte or _is_vraag(term, veld, vanaf),
                )
                for term in overig
            ),
        ),
        voorstellen=_ask(bron, naam, veld, [t for t in vragen if t.tekst in is_open], levering),
        open=frozenset(is_open),
    )


def _ask(bron: Bron, naam: str, veld: Veld, termen: list[Term], levering: Levering) -> tuple[Voorstel, ...]:
    """Ask what words mean, where a person can tell; of a number or a day only the provider's file can."""
    if veld.soort is Veldsoort.KWARTAAL:
        woorden = [t for t in termen if any(teken.isalpha() for teken in t.tekst)]
        return ask_kwartalen(bron, naam, veld, woorden, levering)
    bekend = [term for term in termen if not is_onleesbaar(term, veld)]
    return ask_termen(bron, naam, veld, bekend, levering) if veld.soort in GEVRAAGD else ()


def is_onleesbaar(term: Term, veld: Veld) -> bool:
    """Tell whether a term is told cell by cell in one message, without proposals of its own."""
    return term.uitkomst is TE_VEEL or (term.uitkomst.wijze is Wijze.ONBEKEND and veld.soort in ONLEESBAAR)


def _onleesbare_cellen(naam: str, veld: Veld, termen: list[Term]) -> tuple[Vondst, ...]:
    if not termen:
        return ()
    melding = ONLEESBAAR.get(veld.soort, meldingen.TERM_ONBEKEND)
    nrs = pl.concat([term.nrs for term in termen]).sort()
    feiten = {"titel": veld.titel.lower(), "voorbeeld": veld.voorbeeld, "keuzes": veld.toegestaan, "waar": ""}
    return (vondst_van(melding, naam, nrs, veld.toegestaan, feiten=feiten),)


def _is_gewoonte(vragen: list[Term], alle: int, veld: Veld) -> bool:
    """Whether a column mostly holds words we do not know: then they are its habit, and no slips of the pen."""
    return veld.soort in GEVRAAGD and len(vragen) > 2 and 2 * sum(t.aantal for t in vragen) > alle


def _is_vraag(term: Term, veld: Veld, vanaf: float) -> bool:
    """Whether a term is asked once, and not told at every cell: a word that comes back is a way of writing."""
    wijze = term.uitkomst.wijze
    if wijze is Wijze.MEERDUIDIG or (wijze is Wijze.ONBEKEND and veld.soort is Veldsoort.INTERVENTIE):
        return term.aantal > 1
    return veld.soort in GEVRAAGD and term.aantal >= vanaf


def _vondst(bron: Bron, naam: str, veld: Veld, term: Term, *, is_open: bool, is_vraag: bool) -> Vondst:
    """Say what is proposed, asked or unknown; a question is asked once per term, a guess at every cell."""
    melding = _melding(term.uitkomst, veld, is_open=is_open)
    nrs = term.nrs.sort()
    eerste = bron.plaatsen_van(nrs.head(1), naam)[0]
    uitkomst = term.uitkomst
    return vondst_van(
        melding,
        naam,
        nrs,
        veld.toegestaan,
        is_gebundeld=is_vraag,
        # The question is about the word, not about one cell: it stands at the column.
        plaats=replace(eerste, rij=None) if is_vraag else None,
        gevonden=term.tekst,
        titel=veld.titel.lower(),
        voorstel=uitkomst.label or uitkomst.aanname,
        keuzes=" · ".join(label for _, label in uitkomst.keuzes) or veld.toegestaan,
        anders=f" Anders: {' · '.join(label for _, label in uitkomst.keuzes[1:])}."
        if uitkomst.keuzes[1:]
        else "",
        waar=_waar(term, eerste) if is_vraag else "",
    )


def _waar(term: Term, eerste: Plaats) -> str:
    plek = f", voor het eerst in cel {eerste.cel}" if eerste.cel else f", op {eerste}" if str(eerste) else ""
    return f" ({rijen_in_woorden(term.aantal)}{plek})"


def _melding(uitkomst: Uitkomst, veld: Veld, *, is_open: bool) -> Melding:
    if uitkomst.wijze is Wijze.ONBEKEND:
        return meldingen.TERM_ONBEKEND
    if uitkomst.wijze is Wijze.GOK and is_open and veld.soort is Veldsoort.DATUM:
        return meldingen.DATUM_LIJKT_OP
    if uitkomst.wijze is Wijze.GOK:
        return meldingen.TERM_LIJKT_OP if is_open else meldingen.TERM_OVERGENOMEN
    return meldingen.TERM_MEERDUIDIG if is_open else meldingen.TERM_VEILIG_GELEZEN


def note_termen(bron: Bron, naam: str, veld: Veld, termen: tuple[Term, ...]) -> tuple[Leesnotitie, ...]:
    """Tell every liberty taken with this column (R-03): numbers by kind, words one by one."""
    kop = next((p.kop for (_, v), p in bron.plaatsen.items() if v == naam and p.kop), veld.titel)
    gelezen = [term for term in termen if term.uitkomst.wijze is Wijze.GELEZEN]
    leeg = [term for term in termen if term.uitkomst.wijze is Wijze.LEEG]
    zinnen = _per_aanname(kop, gelezen) if veld.soort in GETALLEN else _per_term(kop, gelezen)
    if leeg:
        woorden = ", ".join(f'"{term.tekst}"' for term in leeg)
        aantal = sum(term.aantal for term in leeg)
        zinnen.append((f'Kolom "{kop}": {woorden} gelezen als leeg ({keer(aantal)}).', aantal))
    return tuple(Leesnotitie(f"gelezen_{naam}", zin, aantal) for zin, aantal in zinnen)


def _per_aanname(kop: str, termen: list[Term]) -> list[tuple[str, int]]:
    soorten: dict[str, list[Term]] = {}
    for term in termen:
        soorten.setdefault(term.uitkomst.aanname, []).append(term)
    return [
        (f'Kolom "{kop}": {_geschreven(aanname, groep[0])} ({keer(n)}).', n)
        for aanname, groep in soorten.items()
        for n in (sum(term.aantal for term in groep),)
    ]


def _geschreven(aanname: str, voorbeeld: Term) -> str:
    waarde = voorbeeld.uitkomst.waarde
    if waarde is None or voorbeeld.uitkomst.label:
        return f'"{voorbeeld.tekst}" gelezen als {voorbeeld.uitkomst.label or aanname}'
    getal = f"{waarde:g}".replace(".", ",") if isinstance(waarde, float) else str(waarde)
    return f'geschreven {aanname}, zoals "{voorbeeld.tekst}", gelezen als {getal}'


def _per_term(kop: str, termen: list[Term]) -> list[tuple[str, int]]:
    zinnen = [
        (
            f'Kolom "{kop}": "{t.tekst}" gelezen als {t.uitkomst.aanname or t.uitkomst.label} ({keer(t.aantal)}).',
            t.aantal,
        )
        for t in termen[:MEESTE_NOTITIES]
    ]
    rest = termen[MEESTE_NOTITIES:]
    aantal = sum(term.aantal for term in rest)
    return (
        [*zinnen, (f'Kolom "{kop}": nog {len(rest)} andere schrijfwijzen gelezen.', aantal)]
        if rest
        else zinnen
    )


def keer(aantal: int) -> str:
    """Say how often."""
    return f"{aantal} keer"


def rijen_in_woorden(aantal: int) -> str:
    """Say how many rows."""
    return "1 rij" if aantal == 1 else f"{aantal} rijen"
