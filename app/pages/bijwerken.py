"""What a page says of the figures after something changed that they follow from."""

from app.achtergrond.uitgever import Uitkomst, ask_cijfers
from app.context import Context

WACHT_SECONDEN = 15.0
"""Most builds are there sooner; who waits longer thinks that nothing happens."""
STAND_VAN_CIJFERS = {
    Uitkomst.BIJ: "De cijfers zijn bijgewerkt.",
    Uitkomst.BEZIG: "De cijfers worden nog bijgewerkt. U kunt gewoon verder; boven aan elke pagina staat van wanneer ze zijn.",
    Uitkomst.MISLUKT: "De cijfers worden later bijgewerkt; u hoeft niets te doen.",
}


def publish_now(context: Context) -> str:
    """Publish what is accepted and say whether the figures are up to date.

    Whatever goes wrong here, the act before it is done and stays done: it is logged, and the next
    publication or start takes the file along.
    """
    return STAND_VAN_CIJFERS[ask_cijfers(context, seconden=WACHT_SECONDEN).uitkomst]
