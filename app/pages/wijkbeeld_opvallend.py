"""What stands out among the outcomes of a place, in a sentence, and the list of what nobody has to explain (R-12)."""

from collections.abc import Sequence

from dash.development.base_component import Component

from app.components.cijfers import Cijfer, describe_informant, describe_zonder, is_without_earlier
from app.components.getallen import BESCHERMD, show_kwartaal, show_waarde
from app.components.rekenwijzen import method_links
from app.components.tabellen import link_list
from app.components.vakken import details
from app.pages.wijkbeeld_blik import Blik
from schemas.vocabulary import ALLE

GENOEMD = 3
"""A sentence names at most so many; the table under it has them all."""
DUIDELIJK = (("duidelijk_beter", "duidelijk beter"), ("duidelijk_slechter", "duidelijk slechter"))


def describe_opvallend(blik: Blik) -> str:
    """Say what changed clearly, how much is noise and how much is hidden; empty when nothing was measured."""
    uitkomsten = outcomes_of(blik)
    if not uitkomsten:
        return ""
    if all(c.is_onderdrukt for c in uitkomsten):
        return (
            f"{show_kwartaal(blik.kwartaal)}: {_all(len(uitkomsten))} verborgen, {BESCHERMD}. "
            "Kijk naar een groter gebied of een andere periode."
        )
    zichtbaar = [c for c in uitkomsten if not c.is_onderdrukt]
    delen = [
        *(_clear(blik, uitkomsten, code, woord) for code, woord in DUIDELIJK),
        *describe_rest(zichtbaar),
        _hidden(len(uitkomsten) - len(zichtbaar)),
    ]
    zin = " ".join(deel for deel in delen if deel)
    return f"{show_kwartaal(blik.kwartaal)}: {zin[:1].lower()}{zin[1:]}"


def _all(aantal: int) -> str:
    return "de enige uitkomst is" if aantal == 1 else f"alle {aantal} uitkomsten zijn"


def describe_rest(zichtbaar: Sequence[Cijfer]) -> list[str]:
    """Say of the visible outcomes how many differ by no more than chance, and how many could not be compared at all."""
    ruis = sum(c.verandering == "niet_te_onderscheiden" for c in zichtbaar)
    weinig = sum(c.verandering == "te_weinig_gegevens" for c in zichtbaar)
    is_duidelijk = any(c.verandering in dict(DUIDELIJK) for c in zichtbaar)
    # What nothing was compared with, did not stay the same either.
    delen = ["geen enkele uitkomst veranderde duidelijk."] if ruis and not is_duidelijk else []
    zonder = describe_zonder(sum(is_without_earlier(c) for c in zichtbaar), "uitkomst", "uitkomsten")
    return [*delen, _noise(ruis), _few(weinig), zonder]


def outcomes_of(blik: Blik) -> list[Cijfer]:
    """Return the outcomes per intervention; the totals over all of them repeat these."""
    return [c for c in blik.cijfers if c.soort == "uitkomst" and c.interventiecode != ALLE]


def _clear(blik: Blik, uitkomsten: Sequence[Cijfer], code: str, woord: str) -> str:
    gekozen = [c for c in uitkomsten if c.verandering == code and not c.is_onderdrukt]
    if not gekozen:
        return ""
    namen = [_name(blik, c) for c in gekozen[:GENOEMD]]
    over = f" en nog {len(gekozen) - GENOEMD}" if len(gekozen) > GENOEMD else ""
    return f"{woord}: {'; '.join(namen)}{over}."


def _name(blik: Blik, cijfer: Cijfer) -> str:
    wie = describe_informant(cijfer)
    naam = f"{blik.indicatoren[cijfer.indicatorcode].naam}, {blik.intervention(cijfer.interventiecode)}"
    return f"{naam}, volgens {wie}" if wie else naam


def _noise(aantal: int) -> str:
    if aantal == 0:
        return ""
    if aantal == 1:
        return "Eén verschil is niet te onderscheiden van toeval."
    return f"{aantal} verschillen zijn niet te onderscheiden van toeval: die hoeft niemand te verklaren."


def _few(aantal: int) -> str:
    if aantal == 0:
        return ""
    waar = "1 uitkomst" if aantal == 1 else f"{aantal} uitkomsten"
    return f"Bij {waar} zijn er te weinig gegevens voor een verschil."


def _hidden(aantal: int) -> str:
    if aantal == 0:
        return ""
    return f"{aantal} {'uitkomst is' if aantal == 1 else 'uitkomsten zijn'} verborgen, {BESCHERMD}."


def show_ruislijst(blik: Blik) -> list[Component]:
    """List the differences that may be chance, outcomes of all interventions."""
    ruis = [c for c in outcomes_of(blik) if c.verandering == "niet_te_onderscheiden" and not c.is_onderdrukt]
    if not ruis:
        return []
    regels = [f"{_name(blik, c)}: {_course(blik, c)}" for c in ruis]
    return [
        details(
            f"Ruislijst: {'1 verschil dat' if len(ruis) == 1 else f'{len(ruis)} verschillen die'} toeval "
            f"{'kan' if len(ruis) == 1 else 'kunnen'} zijn",
            link_list(sorted(regels)),
            method_links(["veel_cijfers"]),
        )
    ]


def _course(blik: Blik, cijfer: Cijfer) -> str:
    eenheid = blik.indicatoren[cijfer.indicatorcode].eenheid
    nu = show_waarde(cijfer.waarde, eenheid)
    if cijfer.vorige_waarde is None:
        return nu
    toen = show_waarde(cijfer.vorige_waarde, eenheid)
    return f"gelijk, {nu}" if toen == nu else f"van {toen} naar {nu}"
