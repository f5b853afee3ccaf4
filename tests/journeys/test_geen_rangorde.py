"""No word in an address puts parties, places or actions in another order (R-13): every list of Verbeteren, on the demo."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.components.pagina import Pagina
from app.context import Context
from app.identity import Gebruiker
from app.main import PAGES
from app.services.accounts import to_gebruiker
from app.settings import load_settings
from app.store.tables import Account, Partij, Verbeteractie
from app.wiring import make_context
from schemas.errors import OngeldigeWaardeError

pytestmark = pytest.mark.traag
LIJSTEN = [
    p for p in PAGES if p.ROUTE in {"/verbeteren", "/afspraken", "/gesprek"} or getattr(p, "KAMER", "")
]
VELDEN = ("sorteer", "volgorde", "sort")
WOORDEN = ("nakoming", "-waarde")


@pytest.fixture(scope="module")
def context(demodata: Path) -> Iterator[Context]:
    context = make_context(load_settings({"WIJKSPIEGEL_DATA": str(demodata)}))
    yield context
    context.sessions.engine.dispose()


@pytest.fixture(scope="module")
def adviseur(context: Context) -> Gebruiker:
    with context.sessions() as session:
        return to_gebruiker(
            session, session.scalars(select(Account).where(Account.inlognaam == "adviseur")).one()
        )


@pytest.fixture(scope="module")
def namen(context: Context) -> list[str]:
    """Return what could be ranked: parties, places and actions by name."""
    with context.sessions() as session:
        eigen = [*session.scalars(select(Partij.naam)), *session.scalars(select(Verbeteractie.titel))]
    return [*eigen, *context.marts.regios()["naam"]]


def order_of(beeld: str, namen: list[str]) -> list[str]:
    """Return every mention of a name, in the order in which they are read."""
    langste_eerst = sorted(set(namen), key=len, reverse=True)
    return re.findall("|".join(re.escape(naam) for naam in langste_eerst), beeld)


@pytest.mark.parametrize("pagina", LIJSTEN, ids=lambda p: p.ROUTE.strip("/"))
def test_no_word_in_an_address_changes_an_order(
    context: Context, adviseur: Gebruiker, namen: list[str], pagina: Pagina
) -> None:
    gewoon = order_of(str(pagina.layout(context, adviseur)), namen)
    for veld in VELDEN:
        for woord in WOORDEN:
            try:
                beeld = pagina.layout(context, adviseur, **{veld: woord})
            except OngeldigeWaardeError:
                continue
            assert order_of(str(beeld), namen) == gewoon
