"""Beside a figure: what was needed to reach it, who promised that, whether it came and whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_dag
from app.components.knoppen import address, link
from app.context import Context
from app.identity import Gebruiker
from app.services.nakoming import describe_toezegging
from app.store.access import visible_hulp

if TYPE_CHECKING:
    from app.store.tables import Facilitering, Toezegging


def show_hulp(context: Context, gebruiker: Gebruiker, afspraak_id: int) -> list[Component]:
    """Draw the promises that should help this figure; nothing when nobody asked for anything."""
    with context.sessions() as session:
        hulp = visible_hulp(session, gebruiker, afspraak_id)
        if not hulp:
            return []
        return [
            html.Div(
                [
                    html.Strong("Wat hiervoor nodig was"),
                    html.Ul([html.Li(describe_hulp(context, t, f)) for t, f in hulp], className="lijst"),
                ],
                className="randvoorwaarde",
            )
        ]


def describe_hulp(
    context: Context, toezegging: Toezegging, facilitering: Facilitering
) -> Sequence[Component | str]:
    """Say need, promise, standing and effect in one line."""
    effect = f" Wat het bracht: {facilitering.effect}" if facilitering.effect else ""
    return [
        f"{facilitering.gevraagd_door} vroeg op {show_dag(facilitering.gevraagd_op)}: {facilitering.behoefte} ",
        link(toezegging.tekst, address("/verbeteren", toezegging=toezegging.id)),
        f" ({describe_toezegging(toezegging, context.vandaag())}).{effect}",
    ]
