"""The head of the wijkbeeld: what is urgent, what the partners want together, and where the wijk stands this year."""

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_dag
from app.components.kop import page_header
from app.components.plaatsen import trail
from app.components.vakken import quotation
from app.pages.wijkbeeld_blik import ROUTE, Blik
from app.pages.wijkbeeld_opvallend import describe_opvallend
from app.pages.wijkbeeld_stappen import show_stappen
from app.store.access import visible_oogmerken
from schemas.vocabulary import Regioniveau


def show_kop(blik: Blik) -> Component:
    """Draw name, sentence, shared purpose and the six steps."""
    return html.Div(
        [
            page_header(
                blik.plaats.naam,
                kruimels=[
                    *trail(blik.plaatsen, blik.plaats, ROUTE, kwartaal=blik.kwartaal),
                    (blik.plaats.naam, None),
                ],
                ondertitel=describe_opvallend(blik) or None,
            ),
            *_purpose(blik),
            # The six steps are walked per gebied; of the whole gemeente they would say nothing.
            *([] if blik.plaats.niveau == Regioniveau.GEMEENTE else [show_stappen(blik)]),
        ]
    )


def _purpose(blik: Blik) -> list[Component]:
    """Quote what the partners of this place, or of its gebied, want to reach."""
    with blik.context.sessions() as session:
        oogmerken = visible_oogmerken(session, blik.plaats.code) or visible_oogmerken(
            session, blik.gebiedcode
        )
    if not oogmerken:
        return []
    oogmerk = oogmerken[0]
    bron = f"Maatschappelijk resultaat van {blik.plaatsen.name(oogmerk.regiocode)}, vastgesteld door "
    return [
        quotation(oogmerk.tekst, f"{bron}{oogmerk.vastgesteld_door} op {show_dag(oogmerk.vastgesteld_op)}")
    ]
