"""A spreadsheet turned a long number into powers of ten: the last digits are lost and numbers coincide."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel

MACHT = "E+"
"""As in 2,02507E+11; found as it stands, because nearly every number of a large file is another."""


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the numbers in scientific notation."""
    return pl.col("traject_id").str.contains(MACHT, literal=True)


REGEL = Regel(
    code="nummer_door_excel_gewijzigd",
    soorten=("trajecten", "effectmetingen"),
    veld="traject_id",
    boodschap="Het nummer {gevonden} is door Excel ingekort; het echte nummer is niet meer te zien.",
    herstel="Zet de kolom in Excel op Tekst en plak de nummers opnieuw uit uw eigen systeem.",
    ernst=Ernst.FOUT,
    toegestaan="uw eigen nummer, voluit",
    overtreding=overtreding,
    voldoet=({"traject_id": "20250000123"}, {"traject_id": "E-12"}),
    breekt=({"traject_id": "2,02507E+11"}, {"traject_id": "1.2E+15"}),
    trap=Trap.CELLEN,
    is_aanpasbaar=False,
)
