"""What is looked at together: the family within which a change must stand out (R-12)."""

from datetime import date

import pandas as pd
from cijferstad import beeindigd, bron, make_stad, trajecten

from pipelines.invoer import load_invoer
from pipelines.metingen import count_bronnen
from pipelines.reference import Referentie
from pipelines.warehouse import compute_tabellen, open_geheugen


def read_families(referentie: Referentie) -> pd.DataFrame:
    """Two parties with the same intervention in one quarter, judged; one row per figure with its family."""
    lijst = trajecten([beeindigd(einddatum=date(2025, 8, 1 + i % 20)) for i in range(24)])
    bronnen = [bron(1, lijst), bron(2, lijst, partijcode="sportraad")]
    stad = make_stad()
    with open_geheugen() as verbinding:
        load_invoer(verbinding, count_bronnen(bronnen, stad, referentie), stad, referentie)
        compute_tabellen(verbinding, drempel=10, perioden=frozenset({"2025-K3"}))
        return verbinding.sql(
            """
            select familie, regiocode, kwartaal, partijcode, soort
            from vergelijking
            join cijfer_ruw using (nr)
            join indicator using (indicatorcode)
            """
        ).df()


def test_a_family_is_one_place_quarter_and_kind_of_all_parties_or_of_one(referentie_eens: Referentie) -> None:
    families = read_families(referentie_eens)
    delen = ["regiocode", "kwartaal", "partijcode", "soort"]
    assert set(families["partijcode"]) == {"*", "buurtkracht", "sportraad"}
    assert (families.groupby("familie")[delen].nunique() == 1).all(axis=None)
    assert families["familie"].nunique() == len(families[delen].drop_duplicates())
