"""The thin line under the top bar: whether the city is invented, how old the figures are, what still waits."""

from app.components.getallen import show_moment
from app.context import Context
from app.services.achterstand import Achterstand, find_achterstand
from pipelines.samenvatting import code_version


def show_stand(context: Context) -> str:
    """Say it in one line."""
    stand = context.marts.stand()
    if stand is None:
        cijfers = "Er zijn nog geen cijfers gepubliceerd"
    else:
        cijfers = f"Cijfers van {show_moment(stand.gepubliceerd_op)}"
        if stand.codeversie != code_version():
            cijfers += ", gemaakt vóór de laatste bijwerking van Wijkspiegel"
    wachtend = describe_achterstand(find_achterstand(context.sessions, stand))
    delen = ["Synthetische gegevens" if context.is_demo else "", cijfers, wachtend]
    return " · ".join(deel for deel in delen if deel)


def describe_achterstand(achterstand: Achterstand) -> str:
    """Say what is not in the figures yet; empty when they are up to date."""
    aantal = achterstand.aanleveringen
    aanleveringen = "1 aanlevering" if aantal == 1 else f"{aantal} aanleveringen" if aantal else ""
    anders = "andere gewijzigde gegevens" if aantal else "gewijzigde gegevens"
    delen = [aanleveringen, anders if achterstand.is_anders else ""]
    wat = " en ".join(deel for deel in delen if deel)
    return f"{wat} nog niet verwerkt" if wat else ""
