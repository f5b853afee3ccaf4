"""Every page a role may open, in a real browser: axe, width, headings, console, own host."""

import pytest

from app.components.pagina import Pagina
from app.demo.bronnen import load_bronnen
from app.main import PAGES
from schemas.rollen import ROLLEN, get_rol
from tests.journeys.keuring import Keuring
from tests.journeys.mensen import Mensen
from tests.journeys.standen import Stand
from tests.journeys.toegankelijk import check_stand

pytestmark = pytest.mark.traag
ROLCODES = [rol.code for rol in ROLLEN]


def login_of(rolcode: str) -> str:
    """Return the first demo account of a role."""
    return next(rij["inlognaam"] for rij in load_bronnen().accounts if rij["rolcode"] == rolcode)


def looks_at(pagina: Pagina) -> list[str]:
    """Return the roles that look at a page: all that may open a room, the first for what is behind it."""
    mogen = [r for r in ROLCODES if pagina.RECHT is None or pagina.RECHT in get_rol(r).rechten]
    return mogen if getattr(pagina, "IN_MENU", True) else mogen[:1]


@pytest.mark.parametrize("rolcode", ROLCODES)
def test_every_page_a_role_may_open_is_accessible_and_fits(
    mensen: Mensen, keuring: Keuring, rolcode: str
) -> None:
    login = login_of(rolcode)
    for pagina in PAGES:
        if rolcode in looks_at(pagina):
            check_stand(mensen, keuring, Stand(pagina.NAAM, login, pagina.ROUTE))
