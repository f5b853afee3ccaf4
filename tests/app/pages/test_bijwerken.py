"""What a page says of the figures after a change that takes long."""

import pytest

from app.achtergrond.uitgever import SLOT
from app.pages import bijwerken
from app.store.slot import hold_alone

pytestmark = pytest.mark.traag


def test_who_would_wait_too_long_goes_on_and_the_figures_follow(stad, monkeypatch):
    monkeypatch.setattr(bijwerken, "WACHT_SECONDEN", 0.1)
    with hold_alone(stad.context.settings.data / SLOT):
        assert "worden nog bijgewerkt. U kunt gewoon verder" in bijwerken.publish_now(stad.context)
    monkeypatch.setattr(bijwerken, "WACHT_SECONDEN", 60.0)
    assert bijwerken.publish_now(stad.context) == "De cijfers zijn bijgewerkt."
