"""What the passport of every afspraak of the test towns says."""

from typing import Any

PASPOORT: dict[str, Any] = {
    "doel": "samen_leren",
    "gevraagd_door": "Gemeente",
    "gevolg_professional": "Bespreken in het team",
    "gevolg_organisatie": "Bijsturen",
    "gevolg_contract": "Geen",
    "lasten_uren": 4.0,
    "wie_ziet": "Gemeente en aanbieder",
    "wanneer_goed": "Als drie van de vier een 7 geven",
    "hoe_te_omzeilen": "Alleen tevreden jongeren vragen",
    "tegenindicator": "voortijdig_negatief",
    "van_kwartaal": "2025-K1",
    "tot_kwartaal": "2026-K4",
    "herkomst": "na_overleg",
}
