"""The thin line under the top bar: whether the city is invented, how old the figures are, what still waits."""

from app.components.getallen import show_moment
from app.context import Context
from app.store.instellingen import count_unpublished
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
    with context.sessions() as session:
        wachtend = count_unpublished(session)
    delen = ["Synthetische gegevens" if context.is_demo else "", cijfers, _waiting(wachtend)]
    return " · ".join(deel for deel in delen if deel)


def _waiting(aantal: int) -> str:
    if aantal == 0:
        return ""
    wat = "1 aanlevering" if aantal == 1 else f"{aantal} aanleveringen"
    return f"{wat} nog niet verwerkt"
