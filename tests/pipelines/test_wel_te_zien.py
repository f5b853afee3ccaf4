"""Where a hidden figure sends its reader when no larger place shows it (R-17)."""

import pytest
from cijferstad import BLOEMHOF, bron, make_stad, traject, trajecten

from pipelines.reference import Referentie
from pipelines.warehouse import compute_cijfers

pytestmark = pytest.mark.traag


def test_what_no_larger_place_shows_points_to_all_interventions_together(
    referentie_eens: Referentie,
) -> None:
    """Of 5 and 20 neither may be told beside their 25: both point to it, in their own place."""
    rijen = [traject(interventie="maatje") for _ in range(5)] + [
        traject(interventie="inloop") for _ in range(20)
    ]
    cijfers = compute_cijfers([bron(1, trajecten(rijen))], make_stad(), referentie_eens, drempel=10)
    per_id = cijfers.set_index("cijfer_id")
    samen = f"bereik/{BLOEMHOF}/2025-K3/*/*/*"
    for wie in ("*/maatje", "*/inloop", "buurtkracht/maatje"):
        dicht = per_id.loc[f"bereik/{BLOEMHOF}/2025-K3/{wie}/*"]
        assert (dicht["is_onderdrukt"], dicht["veilig_cijfer_id"]) == (True, samen)
    assert (per_id.loc[samen, "waarde"], per_id.loc[samen, "veilig_cijfer_id"]) == (25, "")
