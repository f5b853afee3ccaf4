"""From every figure the pages compute, a link leads to how that was done."""

import pytest

from app.components.rekenwijzen import methods_of
from schemas.indicator import Indicator, load_indicatoren
from schemas.rekenwijze import load_rekenwijzen

BEREKEND = [i for i in load_indicatoren().values() if i.vorm != "kerncijfer"]


@pytest.mark.parametrize("indicator", BEREKEND, ids=lambda i: i.code)
def test_every_figure_leads_to_a_method_that_has_a_page(indicator: Indicator) -> None:
    codes = methods_of(indicator)
    assert codes
    assert set(codes) <= set(load_rekenwijzen())
