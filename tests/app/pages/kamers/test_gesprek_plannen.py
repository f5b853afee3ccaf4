"""A talk is planned by its form, and planning goes to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.store.tables import Gesprek

pytestmark = pytest.mark.traag

Sturen = Callable[[str], Any]


def test_planning_a_talk_goes_to_it(stad: Any, kamer: Sturen) -> None:
    velden = {"plek": "1/WK059915", "kwartaal": "2025-K4", "datum": "2026-02-03"}
    reactie = kamer("adviseur").send("gesprek", "plannen", "0", "plan", **velden)
    with stad.context.sessions() as session:
        [gesprek] = session.query(Gesprek).all()
    assert reactie.gezet["app-adres"] == {"href": f"/gesprek?gesprek={gesprek.id}"}
    assert gesprek.gesprek_op == date(2026, 2, 3)
