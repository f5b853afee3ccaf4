"""Every sum that holds between counts whatever they are, is an equation of hiding and of the attack: none is forgotten."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from cijferstad import make_stad
from voorbeeldstad import voorbeeldbronnen

from pipelines import warehouse
from pipelines.aanval.stelsel import assemble, list_verbanden
from pipelines.aanval.uitgaven import list_per_rij
from pipelines.invoer import load_invoer
from pipelines.metingen import count_bronnen
from pipelines.onderdrukking.samenhang import list_cellen
from pipelines.reference import Referentie
from pipelines.sommen import REST
from pipelines.verbergen import list_ouders
from schemas.klassen import KLASSEN
from schemas.vocabulary import ALLE

pytestmark = pytest.mark.traag

AS = ["regiocode", "partijcode", "interventiecode", "informant"]
ZEVENS = {"7-8", "9-10"}


@pytest.fixture(scope="module")
def tabellen(referentie_eens: Referentie) -> dict[str, pd.DataFrame]:
    """The tables of the example city from which hiding starts."""
    stad = make_stad()
    tellingen = count_bronnen(voorbeeldbronnen(), stad, referentie_eens)
    with warehouse.open_geheugen() as verbinding:
        load_invoer(verbinding, tellingen, stad, referentie_eens)
        perioden = warehouse.list_perioden(verbinding, tellingen.kwartalen)
        warehouse.compute_tabellen(verbinding, drempel=10, perioden=perioden)
        namen = ("telling", "klassetelling", "regio", "bron")
        return {naam: verbinding.table(naam).df() for naam in namen}


def list_atomen(cellen: pd.DataFrame, ouder: Mapping[str, str]) -> pd.DataFrame:
    """The smallest pieces that all these counts are made of: one place without parts, party, intervention, class."""
    met_delen = {ouder[code] for code in cellen["regiocode"] if code in ouder}
    eigen = (cellen["partijcode"] != ALLE) & (cellen["interventiecode"] != ALLE) & (cellen["klasse"] == ALLE)
    fijn = cellen[eigen & ~cellen["regiocode"].isin(met_delen) & cellen["grootheid"].isin(KLASSEN)]
    klassen = cellen.loc[cellen["klasse"] != ALLE, ["grootheid", "klasse"]].drop_duplicates()
    return fijn[["grootheid", *AS]].merge(klassen, on="grootheid")


def holds(cel: pd.Series, atomen: pd.DataFrame, ouder: Mapping[str, str]) -> npt.NDArray[np.bool_]:
    """Of which pieces a count is the sum."""
    in_plek = atomen["regiocode"] == cel["regiocode"]
    boven = atomen["regiocode"]
    while boven.notna().any():
        in_plek |= boven == cel["regiocode"]
        boven = boven.map(ouder)
    telt = in_plek.copy()
    for as_ in ("partijcode", "interventiecode"):
        telt &= (atomen[as_] == cel[as_]) | (cel[as_] == ALLE)
    if cel["grootheid"] == "nut_beantwoord":
        return np.asarray(telt & (atomen["informant"] != "niet_bijgehouden"))
    telt &= atomen["informant"] == cel["informant"]
    if cel["grootheid"] == "nut_zeven_of_hoger":
        return np.asarray(telt & atomen["klasse"].isin(ZEVENS))
    return np.asarray(telt & ((atomen["klasse"] == cel["klasse"]) | (cel["klasse"] == ALLE)))


@pytest.mark.parametrize(
    "grootheden", [("nut_aantal", "nut_zeven_of_hoger", "nut_beantwoord"), ("deelnemers_bereikt",)]
)
@pytest.mark.parametrize("kwartaal", ["2025-K2", "2025-K3"])
def test_every_sum_between_counts_is_an_equation(
    tabellen: dict[str, pd.DataFrame], grootheden: tuple[str, ...], kwartaal: str
) -> None:
    ouder = list_ouders(tabellen["regio"])
    alles = list_cellen(tabellen["telling"], tabellen["klassetelling"], list_per_rij(tabellen["bron"]))
    cellen = alles[
        (alles["kwartaal"] == kwartaal) & alles["grootheid"].isin(grootheden) & alles["aantal"].notna()
    ]
    # With rests in sight a place is exactly its parts; of these there is none to see.
    rest = cellen.iloc[:1].assign(regiocode=f"{cellen['regiocode'].iloc[0]}{REST}{REST}", aantal=0.0)
    cellen = pd.concat([cellen, rest], ignore_index=True)
    atomen = list_atomen(cellen, ouder)
    opbouw = np.array([holds(cel, atomen, ouder) for _, cel in cellen.iterrows()], dtype=float)
    stelsel = assemble(
        np.zeros(len(cellen)),
        np.full(len(cellen), np.inf),
        list_verbanden(cellen, np.arange(len(cellen)), ouder),
    )
    matrix = stelsel.matrix.toarray()
    exact = matrix[~matrix[:, len(cellen) :].any(axis=1)][:, : len(cellen)]
    assert np.allclose(exact @ opbouw, 0), "an equation says what is not so"
    # What has nobody in any piece is nought by itself.
    bezet = opbouw.any(axis=1)
    te_vinden = bezet.sum() - np.linalg.matrix_rank(opbouw[bezet])
    assert te_vinden > 10
    assert np.linalg.matrix_rank(exact[:, bezet]) == te_vinden
