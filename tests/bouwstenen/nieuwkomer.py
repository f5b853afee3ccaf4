"""A provider that is new in the example city: the agreements of De Springplank, and nothing delivered yet."""

import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
from sqlalchemy import select
from sqlalchemy.orm import Session, make_transient

from app.demo.inrichten import WACHTWOORD
from app.services.accounts import INRICHTING, Accountinvoer, create_account
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Beschikking, BeschikkingGebied, BeschikkingInterventie, Partij

NIEUW = "nieuwkomer"
VOORBEELD = "springplank"
BESTAND = Path(__file__).resolve().parents[1] / "voorbeelden" / "springplank_2025K3.xlsx"
DATUM = re.compile(r"(\d\d)-(\d\d)-(\d{4})")
GOED = {
    "C23": "Tarwewijk",
    "D37": 21,
    "E54": "30-06-2025",
    "F83": "25-09-2025",
    "I98": "7,5",
    "H128": 8,
    "H129": 3,
    "A158": "0241",
    "G209": "volgens plan",
}
"""The nine planted faults of the example file, mended."""


def add_nieuwkomer(data: Path) -> None:
    """Give the new provider an account and agreements of its own."""
    engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    with make_sessions(engine).begin() as session:
        session.add(Partij(code=NIEUW, naam="Stichting Nieuwkomer", soort="aanbieder"))
        session.flush()
        for oud in session.scalars(select(Beschikking).where(Beschikking.partijcode == VOORBEELD)).all():
            _copy_beschikking(session, oud)
        invoer = Accountinvoer(NIEUW, "Nora Nieuw", "aanbieder", WACHTWOORD, "Stichting Nieuwkomer", NIEUW)
        create_account(session, INRICHTING, invoer, nu=datetime(2026, 1, 14, tzinfo=UTC))
    engine.dispose()


def _copy_beschikking(session: Session, oud: Beschikking) -> None:
    oud_id = oud.id
    make_transient(oud)
    oud.id, oud.partijcode, oud.kenmerk = None, NIEUW, f"{oud.kenmerk}-N"
    oud.voorganger_id = None
    session.add(oud)
    session.flush()
    for soort in (BeschikkingGebied, BeschikkingInterventie):
        for deel in session.scalars(select(soort).where(soort.beschikking_id == oud_id)).all():
            make_transient(deel)
            deel.beschikking_id = oud.id
            session.add(deel)


def make_next_quarter(*, fout: str | None = None) -> bytes:
    """Return the example file of the quarter after: same layout, other numbers and dates, no faults or one."""
    werkmap = openpyxl.load_workbook(BESTAND)
    blad = werkmap.worksheets[0]
    for cel, waarde in GOED.items():
        blad[cel] = waarde
    for rij in blad.iter_rows(min_row=7, max_row=250):
        for cel in rij:
            if isinstance(cel.value, str) and DATUM.fullmatch(cel.value):
                dag = datetime.strptime(cel.value, "%d-%m-%Y") + timedelta(days=92)  # noqa: DTZ007 - a day, not a moment
                cel.value = f"{dag:%d-%m-%Y}"
        if isinstance(rij[0].value, str) and rij[0].value.isdecimal():
            rij[0].value = f"1{rij[0].value}"
    blad["A2"] = "Monitoringrapportage jeugdpreventie, vierde kwartaal 2025"
    blad["A253"] = "* peildatum 31 december 2025"
    blad.title = "Trajecten Q4"
    if fout:
        blad["H128"] = fout
    geheugen = io.BytesIO()
    werkmap.save(geheugen)
    return geheugen.getvalue()
