"""Uitvragen: asked only when the wijk knows why, and closed only with what was done with the answers (R-41)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from wijkstem import REGIOS, VRAAG, draft, publish

from app.services.uitvragen import (
    answer_uitvraag,
    close_uitvraag,
    save_uitvraag,
)
from app.store.access import visible_uitvragen
from app.store.sessions import Sessions
from schemas.errors import (
    GeenToegangError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
)
from schemas.leercyclus import UitvraagStatus


@pytest.mark.parametrize(
    ("mist", "zin"),
    [
        ({"doel": ""}, "waarvoor"),
        ({"beslisser": " "}, "wie er"),
        ({"is_budget": None}, "geld"),
        ({"antwoord_tot": None}, "antwoorden"),
        ({"antwoord_tot": date(2026, 1, 1)}, "antwoorden"),
        ({"terugkoppeling_voor": None}, "de wijk hoort"),
        ({"terugkoppeling_voor": date(2026, 1, 20)}, "de wijk hoort"),
    ],
)
def test_an_uitvraag_is_not_asked_while_the_wijk_would_not_know_why(
    sessions: Sessions, stadje: Any, mist: dict[str, Any], zin: str
) -> None:
    with sessions.begin() as session:
        half, heel = draft(session, stadje, **mist), draft(session, stadje)
        with pytest.raises(NietGereedError, match=zin):
            publish(session, stadje, half)
        assert half.status is UitvraagStatus.CONCEPT
        assert publish(session, stadje, heel).status is UitvraagStatus.GEPUBLICEERD
        assert [u.id for u in visible_uitvragen(session, stadje["wijkpartner"])] == [heel.id]
        assert visible_uitvragen(session, stadje["adviseur_elders"]) == []


@pytest.mark.parametrize("veld", ["vraag", "doel"])
def test_an_uitvraag_names_nobody(sessions: Sessions, stadje: Any, veld: str) -> None:
    with sessions.begin() as session, pytest.raises(NietGereedError, match="e-mailadres"):
        draft(session, stadje, **{veld: "Mail naar jan.jansen@voorbeeld.nl"})


def test_an_uitvraag_closes_only_with_what_was_done_with_the_answers(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        uitvraag = draft(session, stadje)
        args = {"tekst": "aan de broodtrommels", "bron": "professional", "nu": stadje.nu}
        with pytest.raises(NietGevondenError):
            answer_uitvraag(session, stadje["wijkpartner"], uitvraag.id, vandaag=stadje.vandaag, **args)
        publish(session, stadje, uitvraag)
        with pytest.raises(GeenToegangError):
            publish(session, stadje, uitvraag, "wijkpartner")
        answer_uitvraag(session, stadje["wijkpartner"], uitvraag.id, vandaag=stadje.vandaag, **args)
        with pytest.raises(NietGereedError, match="voorbij"):
            answer_uitvraag(session, stadje["wijkpartner"], uitvraag.id, vandaag=date(2026, 2, 2), **args)
        sluit = {"vandaag": stadje.vandaag, "nu": stadje.nu}
        with pytest.raises(NietGereedError, match="blijft een uitvraag open"):
            close_uitvraag(session, stadje["adviseur"], uitvraag.id, terugkoppeling=" ", **sluit)
        with pytest.raises(GeenToegangError):
            close_uitvraag(session, stadje["wijkpartner"], uitvraag.id, terugkoppeling="x", **sluit)
        assert uitvraag.status is UitvraagStatus.GEPUBLICEERD
        dicht = close_uitvraag(
            session, stadje["adviseur"], uitvraag.id, terugkoppeling="een spreekuur", **sluit
        )
        assert dicht.status is UitvraagStatus.AFGESLOTEN
        with pytest.raises(OngeldigeOvergangError):
            draft_again = replace(VRAAG, vraag="anders")
            save_uitvraag(
                session,
                stadje["adviseur"],
                draft_again,
                regiocodes=REGIOS,
                uitvraag_id=uitvraag.id,
                nu=stadje.nu,
            )
