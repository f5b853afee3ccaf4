"""The deliveries behind tests/golden/tabellen: few enough to recount by hand."""

from datetime import date

from cijferstad import FEIJENOORD, HILLESLUIS, VREEWIJK, beeindigd, bron, tellingen, traject, trajecten

from pipelines.stad import Aanleverbron


def voorbeeldbronnen() -> list[Aanleverbron]:
    """Two quarters of Maatje by Buurtkracht, and light counts of the Inloop by Sportraad."""
    vorig = {"startdatum": date(2025, 2, 1), "einddatum": date(2025, 5, 15)}
    k2 = [
        # 20 ended in Bloemhof, half of them go on without help.
        *[beeindigd(**vorig, zonder_hulp_verder=a) for a in ["ja"] * 10 + ["nee"] * 10],
        # 30 run on in Vreewijk.
        *[traject(regio=VREEWIJK, startdatum=date(2025, 4, 2)) for _ in range(30)],
    ]
    k3 = [
        # 40 ended in Bloemhof, 36 without help: clearly better than half.
        *[beeindigd(zonder_hulp_verder=a) for a in ["ja"] * 36 + ["nee"] * 4],
        # 4 in Hillesluis: too few to show, so Vreewijk hides with them.
        *[traject(regio=HILLESLUIS) for _ in range(4)],
        *[traject(regio=VREEWIJK, startdatum=date(2025, 8, 1)) for _ in range(30)],
        # 15 of whom only the gebied is known.
        *[traject(regio=FEIJENOORD) for _ in range(15)],
    ]
    inloop = [
        {"interventie": "inloop", "grootheid": "deelnemers_bereikt", "aantal": 60, "waarvan": 45},
        {"interventie": "inloop", "regio": HILLESLUIS, "grootheid": "deelnemers_bereikt", "aantal": 25},
        # An estimate is no figure.
        {"interventie": "inloop", "grootheid": "vrijwilligers", "aantal": 80, "meetstatus": "geschat"},
    ]
    return [
        bron(1, trajecten(k2), kwartaal="2025-K2", is_vastgesteld=True),
        bron(2, trajecten(k3), toelichting="In juli was er een zomerschool."),
        bron(3, tellingen(inloop), soort="tellingen", partijcode="sportraad"),
    ]
