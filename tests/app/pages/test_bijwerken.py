"""What a page says of the figures after a change that takes long."""

import pytest

from app.achtergrond.uitgever import SLOT
from app.pages import bijwerken
from app.store.slot import hold_alone
from tests.app.pages.conftest import make_stad

pytestmark = pytest.mark.traag


def test_who_would_wait_too_long_goes_on_and_the_figures_follow(tmp_path, monkeypatch):
    context = make_stad(tmp_path)
    monkeypatch.setattr(bijwerken, "WACHT_SECONDEN", 0.1)
    with hold_alone(context.settings.data / SLOT):
        assert "worden nog bijgewerkt. U kunt gewoon verder" in bijwerken.publish_now(context)
    monkeypatch.setattr(bijwerken, "WACHT_SECONDEN", 60.0)
    assert bijwerken.publish_now(context) == "De cijfers zijn bijgewerkt."
    context.sessions.engine.dispose()
